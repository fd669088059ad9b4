"""What `read` gives to programs: every value with its place, and a remark for whatever is none."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from pmo_audit import read
from pmo_audit.proposing.account import _number

TEXT = """Project ID,Project name,Finish,Budget (£k),% complete,Colour
P1,Portal,2026-03-01,100.5,40%,blue
P2,Wards,TBC,lots,80%,
,,2026-04-01,20,10%,
"""


@pytest.fixture
def document(tmp_path: Path):
    path = tmp_path / "projects of ours.csv"
    path.write_text(TEXT)
    (file,) = read(path).document()["files"].values()
    return file


def test_values_are_written_as_programs_want_them(document):
    first = document["records"][0]
    assert first["entity"] == "project"
    assert first["id"] == "P1"
    assert first["fields"] == {
        "id": "P1",
        "name": "Portal",
        "finish": "2026-03-01",
        "budget": {"amount": "100500", "currency": "GBP"},
        "percent_complete": "0.4",
    }
    assert first["at"]["budget"] == "2:4"


def test_what_is_no_value_is_left_out_and_told_at_its_place(document):
    assert "finish" not in document["records"][1]["fields"]
    told = {tuple(one["at"]): one["text"] for one in document["reports"] if "`" in one["text"] and one["at"]}
    assert "says that nobody knows" in told[("3:3",)]
    assert "cannot be read" in told[("3:4",)]


def test_records_that_were_lost_and_columns_that_are_not_read_are_told(document):
    texts = [(one["text"], one["at"]) for one in document["reports"]]
    assert any(at == ["4"] and "left out" in text for text, at in texts)
    assert any(at == ["1:6"] and '"Colour"' in text for text, at in texts)


def test_settings_take_the_place_of_guesses(tmp_path: Path):
    from pmo_audit.settings import parse_settings

    path = tmp_path / "things.csv"
    path.write_text("A,B\nP1,Portal\n")
    text = '[[table]]\nentity = "project"\nfile = "things.csv"\n[table.fields]\nid = "A"\nname = "B"\n'
    account = read(path, mapping=parse_settings(text)[0].mapping)
    assert account.proposal is None
    assert [one.key for one in account.portfolio.register("project").records] == ["P1"]


@pytest.mark.parametrize(
    ("number", "text"),
    [("3", "3"), ("-1/4", "-0.25"), ("1/3", "1/3"), ("1234567/1000", "1234.567"), ("0", "0"), ("1/1000", "0.001")],
)
def test_numbers_keep_all_their_digits(number: str, text: str):
    assert _number(Fraction(number)) == text
