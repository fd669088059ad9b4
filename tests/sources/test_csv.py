"""CSV: separators, encodings, rows that are too short, too long or blank, and what breaks the rules."""

from __future__ import annotations

import codecs

import pytest

from pmo_audit.diagnostics import Severity
from pmo_audit.text import Origin
from pmo_audit.values import MISSING, NONE, Unreadable
from tests.sources.given import codes, load, read


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(tmp_path, separator, end):
    text = end.join(separator.join(row) for row in (["id", "name"], ["P1", "Portal"], ["P2", "Archive"]))
    loaded = load(tmp_path, {"projects.csv": text})
    assert loaded.diagnostics == ()
    assert read(loaded, "project", "P2", "name") == "Archive"


def test_the_file_may_name_its_separator(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "sep=;\nid;name, whole\nP1;Portal\n"}, _name("name, whole"))
    assert loaded.diagnostics == ()
    record = loaded.portfolio.register("project").records[0]
    assert record.origin("name") == Origin(f"{tmp_path.name}/projects.csv", "row 3, column name, whole")


@pytest.mark.parametrize("before", ["\n", "\r\n \r\n", "\r", "  \n\n"])
def test_the_line_that_names_the_separator_may_stand_below_empty_ones(tmp_path, before):
    loaded = load(tmp_path, {"projects.csv": f"{before}sep=;\nid;name\nP1;Portal\n"})
    (record,) = loaded.portfolio.register("project").records
    assert record.values["name"] == "Portal"
    assert loaded.diagnostics == ()


def test_byte_order_mark(tmp_path):
    loaded = load(tmp_path, {"projects.csv": codecs.BOM_UTF8 + b"id,name\nP1,Caf\xc3\xa9\n"})
    assert (loaded.diagnostics, read(loaded, "project", "P1", "name")) == ((), "Café")


@pytest.mark.parametrize("content", ["id,name\nP1,Café\n".encode("cp1252"), "id,name\nP1,x\n".encode("utf-16-le")])
def test_other_encodings_are_refused(tmp_path, content):
    loaded = load(tmp_path, {"projects.csv": content})
    assert codes(loaded) == ["PA504"]
    register = loaded.portfolio.register("project")
    assert (register.records, register.delivered, len(register.lost)) == ((), False, 1)


def test_rows_are_numbered_as_in_a_spreadsheet(tmp_path):
    text = '\n\nid,name\n\nP1,"two\nlines"\n,\n  ,\nP2,Archive\n'
    loaded = load(tmp_path, {"projects.csv": text})
    places = [one.place.at for one in loaded.portfolio.register("project").records if one.place]
    assert places == ["row 5", "row 8"]
    assert loaded.diagnostics == ()


def test_short_rows_are_blank_at_the_end(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id,name,start,actual_finish\nP1,Portal\nP2\n"})
    assert codes(loaded) == ["PA515", "PA535"]
    assert read(loaded, "project", "P1", "start") == MISSING
    assert read(loaded, "project", "P1", "actual_finish") == NONE


def test_nothing_in_a_long_row_is_believed(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id,name,start\nP1,Portal,2026-01-05,,  \nP2,Portal, two,2026-01-05\n"})
    assert codes(loaded) == ["PA514"]
    (one,) = loaded.diagnostics
    assert one.severity is Severity.ERROR
    assert "row 2" in one.message or "row 3" in one.message
    assert "2026-01-05" in one.message
    assert read(loaded, "project", "P1", "name") == "Portal"
    assert isinstance(read(loaded, "project", "P2", "id"), Unreadable)
    assert isinstance(read(loaded, "project", "P2", "start"), Unreadable)


def test_doubled_headings_are_not_read_unless_ignored(tmp_path):
    files = {"projects.csv": "id,name,start,Start\nP1,Portal,2026-01-05,2026-02-02\n"}
    loaded = load(tmp_path, files)
    assert codes(loaded) == ["PA512"]
    assert read(loaded, "project", "P1", "start") == MISSING
    assert load(tmp_path, files, '[[table]]\nentity = "project"\nignore = ["start"]\n').diagnostics == ()


def test_a_quote_left_open_keeps_what_stands_above(tmp_path):
    loaded = load(tmp_path, {"projects.csv": 'id,name\nP1,Portal\nP2,"Archive\nP3,Ward\n'})
    assert codes(loaded) == ["PA507"]
    assert loaded.diagnostics[0].place == Origin(f"{tmp_path.name}/projects.csv", "row 3")
    register = loaded.portfolio.register("project")
    assert [one.key for one in register.records] == ["P1"]
    assert len(register.lost) == 1
    assert loaded.portfolio.members("project").gaps == register.lost


def test_nul_makes_a_cell_unreadable(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id,name\nP1,Por\0tal\n"})
    assert codes(loaded) == ["PA531"]
    assert isinstance(read(loaded, "project", "P1", "name"), Unreadable)


def test_a_very_long_cell(tmp_path):
    words = "word " * 100_000
    loaded = load(tmp_path, {"projects.csv": f"id,description\nP1,{words}\n"})
    assert (loaded.diagnostics, read(loaded, "project", "P1", "description")) == ((), words.strip())


def test_a_header_alone_is_an_empty_register(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id,name\n"})
    assert codes(loaded) == ["PA518"]
    assert loaded.portfolio.members("project").delivered
    assert not loaded.portfolio.members("risk").delivered


@pytest.mark.parametrize("content", ["", "\n\n", " \n", codecs.BOM_UTF8])
def test_an_empty_file_delivers_nothing(tmp_path, content):
    loaded = load(tmp_path, {"projects.csv": content})
    assert codes(loaded) == ["PA506"]
    assert not loaded.portfolio.members("project").delivered


@pytest.mark.parametrize("content", [",,\n,,\n", '""\n'])
def test_a_file_of_blank_cells_delivers_nothing(tmp_path, content):
    loaded = load(tmp_path, {"projects.csv": content})
    assert codes(loaded) == ["PA506"]
    assert not loaded.portfolio.members("project").delivered


def test_many_bad_cells_are_one_line(tmp_path):
    rows = "".join(f"P{n},soon,{n}\n" for n in range(900))
    loaded = load(tmp_path, {"projects.csv": f"id,start,name\n{rows}"})
    (one,) = loaded.diagnostics
    assert one.message.startswith("900 cells of `start` cannot be read: it is not a date; the first are `soon` (row 2)")


def _name(column: str) -> str:
    return f'[[table]]\nentity = "project"\n[table.fields]\nname = "{column}"\n'


def test_many_long_rows_are_one_line(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id,name\n" + "".join(f"P{n},a,b\n" for n in range(9))})
    assert [one.message for one in loaded.diagnostics] == [
        "9 rows have, the first is row 2, more cells than the header: `b` after the last column"
    ]
