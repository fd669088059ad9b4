"""`pmo-audit.toml`: what is read, and what is said of mistakes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.settings import STOCK_MISSING, FieldMapping, ImportMapping, RunDefaults, load_settings, parse_settings
from pmo_audit.text import Location

WHOLE = """
[run]
rules = ["stage_gate", "ours"]
data = "registers"
as_of = "2026-03-31"
fail_on = "major"
select = ["SG-*"]
ignore = "SG-101"
project = "P1"
format = "html"
output = "report.html"
allow_unknown = true
allow_partial = false

[data]
currency = "GBP"
dates = "day-first"
decimal = ","
missing = ["TBC"]
none = ["No end date"]
exempt = ["Exempt*"]
two_digit_years_from = 1970

[[table]]
entity = "status_report"
file = "gmpp-*.csv"
at = "reports"
distinct = true
only_mapped = true
ignore = ["gmpp_id"]
[table.fields]
period = "year"
id = { columns = ["project", "year"], join = " / " }
budget = { column = "b", unit = "GBP m", words = { "a" = "b" }, missing = ["x"], none = ["y"], exempt = ["z"] }
spent = { column = "s", numbers = "points", dates = "month-first", decimal = ".", blank = "none" }
"""


def test_everything_there_is_to_say():
    settings, diagnostics = parse_settings(WHOLE)
    assert diagnostics == ()
    assert settings.run == RunDefaults(
        *(("stage_gate", "ours"), ("registers",), date(2026, 3, 31), "major", ("SG-*",), ("SG-101",), ("P1",)),
        *("html", "report.html", True, False),
    )
    data = settings.mapping.data
    assert (data.currency, data.dates, data.decimal, data.two_digit_years_from) == ("GBP", "day-first", ",", 1970)
    assert (data.missing, data.none, data.exempt) == (("TBC",), ("No end date",), ("Exempt*",))
    (table,) = settings.mapping.tables
    assert (table.entity, table.file, table.at, table.distinct) == ("status_report", "gmpp-*.csv", "reports", True)
    assert (table.only_mapped, table.ignore, table.number) == (True, ("gmpp_id",), 1)
    assert table.fields["period"] == FieldMapping(("year",))
    assert table.fields["id"] == FieldMapping(("project", "year"), " / ")
    budget = table.fields["budget"]
    assert (budget.currency, budget.scale, budget.words) == ("GBP", 10**6, (("a", "b"),))
    assert (budget.missing, budget.none, budget.exempt) == (("x",), ("y",), ("z",))
    spent = table.fields["spent"]
    assert (spent.numbers, spent.dates, spent.decimal, spent.blank) == ("points", "month-first", ".", "none")


def test_nothing_said_is_the_default():
    settings, diagnostics = parse_settings("")
    assert diagnostics == ()
    assert settings.run == RunDefaults()
    assert settings.mapping == ImportMapping()
    assert settings.mapping.is_empty
    assert settings.mapping.data.missing == STOCK_MISSING
    assert not parse_settings("[data]\nmissing = []\n")[0].mapping.is_empty


@pytest.mark.parametrize("day", ['"2026-03-31"', "2026-03-31"])
def test_a_day_may_be_written_either_way(day):
    assert parse_settings(f"[run]\nas_of = {day}\n")[0].run.as_of == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "code", "at", "help_"),
    [
        ("[rum]\n", "PA603", "rum", "`run`"),
        ("[run]\nrule = []\n", "PA603", "run.rule", "`rules`"),
        ('[run]\nas_of = "31.3.26"\n', "PA604", "run.as_of", "2026-03-31"),
        ("[run]\nas_of = 2026-03-31T10:00:00\n", "PA604", "run.as_of", "2026-03-31"),
        ("[run]\nallow_partial = 1\n", "PA604", "run.allow_partial", "true or false"),
        ("run = 3\n", "PA604", "run", ""),
        ("[data]\ncurrency = 'GPB'\n", "PA604", "data.currency", "`GBP`"),
        ("[data]\nmissing = 'TBC'\n", "PA604", "data.missing", "a list"),
        ("[data]\ntwo_digit_years_from = 70\n", "PA604", "data.two_digit_years_from", "1970"),
        ("[table]\nentity = 'project'\n", "PA604", "table", "[[table]]"),
        ("[[table]]\n", "PA605", "table 1", "`project`"),
        ("[[table]]\nentity = 'x'\nflie = 'y'\n", "PA603", "table 1, flie", "`file`"),
        ("[[table]]\nentity = 'x'\nfields = { a = 3 }\n", "PA604", "table 1, fields.a", ""),
        ("[[table]]\nentity = 'x'\nfields = { a = {} }\n", "PA605", "table 1, fields.a", "column"),
        ("[[table]]\nentity = 'x'\nfields.a = { column = 'b', columns = ['c'] }\n", "PA605", "table 1, fields.a", ""),
        (
            "[[table]]\nentity = 'x'\nfields.a = { column = 'b', unti = 'm' }\n",
            "PA603",
            "table 1, fields.a.unti",
            "`unit`",
        ),
        (
            "[[table]]\nentity = 'x'\nfields.a = { column = 'b', unit = 'GBP mm' }\n",
            "PA604",
            "table 1, fields.a.unit",
            "`GBP m`",
        ),
    ],
)
def test_mistakes_are_told_at_their_key(text, code, at, help_):
    _, (one,) = parse_settings(text, "our.toml")
    assert (one.code, str(one.place)) == (code, f"our.toml: {at}")
    assert help_ in one.help


def test_a_mistake_leaves_the_rest_in_force():
    settings, diagnostics = parse_settings('[data]\ncurrency = "EUR"\ndates = "dmy"\n[run]\nformat = 3\ndata = "x"\n')
    assert [one.code for one in diagnostics] == ["PA604", "PA604"]
    assert (settings.mapping.data.currency, settings.mapping.data.dates, settings.run.data) == ("EUR", None, ("x",))


def test_nothing_of_pydantic_is_shown():
    _, diagnostics = parse_settings(WHOLE.replace("true", '"x"').replace("[", "[[", 1).replace("]", "]]", 1))
    for one in diagnostics:
        assert "Input should" not in str(one)
        assert "valid" not in str(one)


@pytest.mark.parametrize(
    "text", ["a", "a = ", "a = 1\na = 2", "[a", 'a = "b', "a = [1", "a = 1 b", "a = " + "[" * 5000]
)
def test_broken_toml_is_told_at_its_place(text):
    _, (one,) = parse_settings(text)
    assert one.code == "PA602"
    assert isinstance(one.place, Location)
    str(one)


def test_a_file_that_is_not_there_and_one_that_is_no_text(tmp_path):
    (tmp_path / "latin.toml").write_bytes("a = 'é'".encode("cp1252"))
    for name in ("nowhere.toml", "latin.toml", ""):
        settings, (one,) = load_settings(tmp_path / name)
        assert one.code == "PA601"
        assert settings.mapping.is_empty


@given(st.text())
def test_no_text_raises(text):
    for one in parse_settings(text)[1]:
        str(one)


VALUES = st.sampled_from(["3", "true", "'x'", "[]", "['a']", "{}", "2026-03-31", "1.5", "{ column = 'a' }", "[{}]"])
LINES = st.sampled_from(
    ["rules", "as_of", "currency", "dates", "entity", "fields", "words", "unit", "column", "missing", "table", "run"]
)


@given(
    st.sampled_from(["", "[run]", "[data]", "[[table]]", "[table.fields]"]), st.dictionaries(LINES, VALUES, max_size=4)
)
def test_no_document_raises(heading, lines):
    text = f"{heading}\n" + "".join(f"{key} = {value}\n" for key, value in lines.items())
    for one in parse_settings(text)[1]:
        assert "Input" not in str(one)
