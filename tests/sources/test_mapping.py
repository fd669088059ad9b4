"""Which column becomes which field: by name, by other names, by the mapping; and what is said of the rest."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pmo_audit.values import MISSING, NONE, Exempt, Missing, Money, Ref, Unreadable
from tests.sources.given import codes, load, read

PROJECT = '[[table]]\nentity = "project"\n'


@pytest.mark.parametrize(
    "heading",
    ["finish", "Finish", "FINISH", "End Date", "end_date", "finish-date", "Project Finish", "project  end date"],
)
def test_headings_that_are_one_field(tmp_path, heading):
    loaded = load(tmp_path, {"projects.csv": f"Project ID,{heading}\nP1,2026-03-31\n"})
    assert loaded.diagnostics == ()
    assert str(read(loaded, "project", "P1", "finish")) == "2026-03-31"


def test_a_fields_own_name_goes_before_its_other_names(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id,budget,approved budget\nP1,EUR 1m,EUR 2m\n"})
    assert codes(loaded) == ["PA516"]
    assert "`budget` is read from `budget`" in loaded.diagnostics[0].message
    assert read(loaded, "project", "P1", "budget") == Money(Fraction(10**6), "EUR")


def test_matching_is_unambiguous(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id,bac,approved budget\nP1,EUR 1m,EUR 2m\n"})
    assert codes(loaded) == ["PA517"]
    assert read(loaded, "project", "P1", "budget") == MISSING


def test_the_mapping_goes_first(tmp_path):
    toml = PROJECT + '[table.fields]\nname = "Scheme"\nsponsor = { column = "owner", missing = ["vacant"] }\n'
    loaded = load(tmp_path, {"projects.csv": "id,scheme,owner,name\nP1,Portal,Vacant,x\n"}, toml)
    assert codes(loaded) == ["PA516"]
    assert read(loaded, "project", "P1", "name") == "Portal"
    assert read(loaded, "project", "P1", "sponsor") == Missing("Vacant")


def test_one_column_may_serve_several_fields(tmp_path):
    toml = PROJECT + '[table.fields]\nid = "title"\nname = "title"\n'
    loaded = load(tmp_path, {"projects.csv": "title\nPortal\n"}, toml)
    assert (loaded.diagnostics, read(loaded, "project", "Portal", "name")) == ((), "Portal")


def test_composed_fields(tmp_path):
    toml = PROJECT + '[table.fields]\nid = { columns = ["unit", "no"], join = "-" }\nname = "name"\n'
    loaded = load(tmp_path, {"projects.csv": "unit,no,name\nIT,7,Portal\nIT,,Archive\n"}, toml)
    assert loaded.diagnostics == ()
    assert [one.key for one in loaded.portfolio.register("project").records] == ["IT-7", "Archive"]
    origin = loaded.portfolio.register("project").records[0].origin("id")
    assert str(origin).endswith("projects.csv: row 2, column unit, no")


def test_units_numbers_and_blanks(tmp_path):
    toml = (
        PROJECT
        + """
        [table.fields]
        budget = { column = "budget_m", unit = "GBP m", exempt = ["withheld*"] }
        percent_complete = { column = "done", numbers = "points" }
        start = { column = "start", dates = "month-first", blank = "none" }
        """
    )
    text = "id,budget_m,done,start\nP1,1.5,40,03/31/2026\nP2,Withheld (FOI),,\nP3,2 k,0.5%,\n"
    loaded = load(tmp_path, {"projects.csv": text}, toml)
    assert loaded.diagnostics == ()
    assert read(loaded, "project", "P1", "budget") == Money(Fraction(1500000), "GBP")
    assert read(loaded, "project", "P3", "budget") == Money(Fraction(2000), "GBP")
    assert read(loaded, "project", "P2", "budget") == Exempt("Withheld (FOI)")
    assert read(loaded, "project", "P1", "percent_complete") == Fraction(2, 5)
    assert read(loaded, "project", "P2", "percent_complete") == MISSING
    assert read(loaded, "project", "P3", "percent_complete") == Fraction(1, 200)
    assert read(loaded, "project", "P2", "start") == NONE


def test_only_mapped_columns(tmp_path):
    toml = PROJECT + 'only_mapped = true\n[table.fields]\nid = "id"\n'
    loaded = load(tmp_path, {"projects.csv": "id,name,colour\nP1,Portal,blue\n"}, toml)
    assert loaded.diagnostics == ()
    assert read(loaded, "project", "P1", "name") == MISSING


def test_a_file_by_its_name_may_hold_two_entities(tmp_path):
    toml = """
    [[table]]
    entity = "project"
    file = "return-*.csv"
    distinct = true
    only_mapped = true
    fields = { id = "project", name = "project" }
    [[table]]
    entity = "status_report"
    file = "Return-*.csv"
    """
    files = {
        "return-2024.csv": "project,year,rag\nPortal,2024,red\n",
        "return-2025.csv": "project,year\n Portal ,2025\n",
    }
    loaded = load(tmp_path, files, toml)
    assert loaded.diagnostics == ()
    (project,) = loaded.portfolio.register("project").records
    assert project.key == "Portal"
    first, second = loaded.portfolio.register("status_report").records
    assert second.values["project"] == Ref("project", "Portal", "Portal")
    assert second.values["previous"] == Ref("status_report", first.key, first.key)
    assert "rag" not in second.values
    assert loaded.portfolio.value(second, "rag") == MISSING


def test_rows_of_one_record(tmp_path):
    toml = PROJECT + "distinct = true\n"
    text = "id,name,department,phase\nP1,Portal,IT,\nP1,portal,Estates,planning\nP1,PORTAL,Finance,TBC\np1,Ward,IT,\n"
    loaded = load(tmp_path, {"projects.csv": text}, toml)
    assert codes(loaded) == ["PA523"]
    assert [one.key for one in loaded.portfolio.register("project").records] == ["P1", "p1"]
    assert read(loaded, "project", "P1", "name") == "Portal"
    assert read(loaded, "project", "P1", "phase") == "planning"
    assert read(loaded, "project", "p1", "phase") == MISSING
    differing = read(loaded, "project", "P1", "department")
    assert differing == Unreadable("IT | Estates", "row 2 and row 3 differ")


def test_an_unmatched_key_of_json_is_a_warning_only(tmp_path):
    toml = PROJECT + '[table.fields]\nname = "title"\n'
    loaded = load(tmp_path, {"projects.json": '[{"id": "P1"}]'}, toml)
    assert [(one.code, one.severity.value) for one in loaded.diagnostics] == [("PA613", "warning")]
    assert load(tmp_path, {"projects.json": "[]"}, toml).diagnostics == ()


def test_near_names_are_offered(tmp_path):
    toml = '[[table]]\nentity = "projekt"\n[[table]]\nentity = "project"\n[table.fields]\nnaem = "name"\nrag = "RAAG"\n'
    loaded = load(tmp_path, {"projects.csv": "id,ragg\nP1,red\n"}, toml)
    helps = {one.code: one.help for one in loaded.diagnostics}
    assert "`project`" in helps["PA611"]
    assert "`name`" in helps["PA612"]
    assert "`ragg`" in helps["PA613"]


def test_places_in_the_mapping_are_named(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "id\nP1\n"}, PROJECT + '[table.fields]\nrag = "RAG"\n')
    assert str(loaded.diagnostics[0].place) == "pmo-audit.toml: table 1, fields.rag"
