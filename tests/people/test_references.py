"""References to people in registers: to whom they lead, what is told, and how a mapping contradicts it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmo_audit.api import audit, load_portfolio, parse_standard
from pmo_audit.api import load_data as load_for
from pmo_audit.diagnostics import Severity
from pmo_audit.records import Extension, Field
from pmo_audit.records.declare import PERSON
from pmo_audit.settings import STOCK_VACANT
from pmo_audit.sources import load_data
from pmo_audit.types import ListType
from pmo_audit.values import Missing, Ref, Unreadable
from tests.sources.given import SCHEMA, codes, load, read

PEOPLE = (
    "id,name,department,email,initials\n"
    "E7,Aisha Khan,PMO,a.khan@example.org,AK\n"
    "E8,Bridget Walsh,Legal,b.walsh@example.org,BW\n"
)


def sponsor(tmp_path: Path, *cells: str, toml: str = "", people: str = PEOPLE):
    rows = "".join(f'P{n},"{cell}"\n' for n, cell in enumerate(cells))
    return load(tmp_path, {"projects.csv": f"id,Sponsor\n{rows}", "people.csv": people}, toml)


def test_a_short_form_leads_to_the_person_and_is_told_once(tmp_path: Path) -> None:
    loaded = sponsor(tmp_path, "Khan, A. (PMO)", "E8", "Khan, A. (PMO)")
    assert read(loaded, "project", "P0", "sponsor") == Ref("person", "Khan, A. (PMO)", "E7")
    assert read(loaded, "project", "P2", "sponsor") == Ref("person", "Khan, A. (PMO)", "E7")
    (note,) = loaded.diagnostics
    assert (note.code, note.severity) == ("PA660", Severity.NOTE)
    assert note.message == "`Khan, A. (PMO)` is taken for Aisha Khan (E7)"
    assert str(note.place).endswith("projects.csv: row 2, column Sponsor")
    assert 'sponsor = { column = "Sponsor", words = { "Khan, A. (PMO)" = "their id" } }' in note.help


def test_the_mapping_contradicts(tmp_path: Path) -> None:
    toml = '[[table]]\nentity = "project"\n[table.fields]\nsponsor = {column = "Sponsor", words = {"A. Khan" = "E8"}}\n'
    loaded = sponsor(tmp_path, "A. Khan", toml=toml)
    assert read(loaded, "project", "P0", "sponsor") == Ref("person", "E8", "E8")
    assert loaded.diagnostics == ()


def test_the_register_says_by_what_else_it_knows_somebody(tmp_path: Path) -> None:
    people = "id,name,also known as,initials\nE1,Aisha Khan,,AK\nE2,Adam Khan,A. Khan; Addy,AD\nE3,Ann Kaya,,AK\n"
    loaded = sponsor(tmp_path, "A. Khan", "addy", "AD", "AK", people=people)
    keys = [read(loaded, "project", f"P{n}", "sponsor") for n in range(4)]
    assert [one.key for one in keys if isinstance(one, Ref)] == ["E2", "E2", "E2", None]
    assert codes(loaded) == ["PA534"]


def test_initials_mean_nobody_where_the_register_has_none(tmp_path: Path) -> None:
    loaded = sponsor(tmp_path, "AK", people="id,name\nE1,Aisha Khan\n")
    assert codes(loaded) == ["PA533"]


@pytest.mark.parametrize("cell", ["A. Khan / B. Walsh", "A Khan & B Walsh", "A. Khan; E8", "AK and BW", "E7\nE8"])
def test_two_names_in_a_cell_for_one_are_unreadable(tmp_path: Path, cell: str) -> None:
    loaded = sponsor(tmp_path, cell)
    assert read(loaded, "project", "P0", "sponsor") == Unreadable(cell, "it names more than one person")
    assert codes(loaded) == ["PA661"]
    assert loaded.diagnostics[0].severity is Severity.WARNING


def test_a_list_takes_both() -> None:
    schema = SCHEMA.extended([Extension("project", Field("board", ListType(PERSON), ""), "demo")])
    document = {
        "people": [{"id": "E7", "name": "Aisha Khan"}, {"id": "E8", "name": "Bridget Walsh"}],
        "projects": [{"id": "P1", "board": ["A. Khan / B. Walsh", "Cy Oz"]}],
    }
    loaded = load_data(document, schema=schema)
    record = loaded.portfolio.find("project", "P1")
    assert record is not None
    assert record.extras["board"] == (
        Ref("person", "A. Khan", "E7"),
        Ref("person", "B. Walsh", "E8"),
        Ref("person", "Cy Oz"),
    )
    assert codes(loaded) == ["PA533", "PA660", "PA660"]


def test_without_a_register_texts_stay_as_they_are(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"projects.csv": "id,sponsor\nP1,A. Khan / B. Walsh\nP2,A. Khan\n"})
    assert read(loaded, "project", "P1", "sponsor") == Ref("person", "A. Khan / B. Walsh")
    assert loaded.diagnostics == ()


def test_without_a_register_what_may_be_one_person_is_told(tmp_path: Path) -> None:
    rows = 'P1,Aisha Khan,A. Khan\nP2,aisha  khan,Bo Ek\nP3,A. Khan,"Ek, Bo"\nP4,Cy Oz,C. Oz\nP5,Di Ray,D Ray\n'
    loaded = load(tmp_path, {"projects.csv": f"id,sponsor,manager\n{rows}"})
    assert read(loaded, "project", "P1", "manager") == Ref("person", "A. Khan")
    (note,) = loaded.diagnostics
    assert (note.code, note.severity) == ("PA665", Severity.NOTE)
    assert note.message.startswith("`Aisha Khan` and `A. Khan`; `Ek, Bo` and `Bo Ek`; `Cy Oz` and `C. Oz`; and 1 more")
    assert str(note.place).endswith("projects.csv: row 4, column sponsor")


def test_without_a_register_what_fits_two_is_not_told(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"projects.csv": "id,sponsor,manager\nP1,Aisha Khan,A. Khan\nP2,Adam Khan,\n"})
    assert loaded.diagnostics == ()


@pytest.mark.parametrize("cell", ["vacant", "Vacant", "VACANT (recruiting)", "vacant - from May", "Unassigned", "TBC"])
def test_a_vacant_post_is_missing(tmp_path: Path, cell: str) -> None:
    loaded = sponsor(tmp_path, cell, "E7")
    assert read(loaded, "project", "P0", "sponsor") == Missing(cell)


def test_vacant_is_missing_whatever_else_the_mapping_calls_missing(tmp_path: Path) -> None:
    toml = '[data]\nmissing = ["awaited"]\n'
    text = "id,name,sponsor\nP1,Vacant,vacant\n"
    loaded = load(tmp_path, {"projects.csv": text}, toml)
    assert read(loaded, "project", "P1", "sponsor") == Missing("vacant")
    assert read(loaded, "project", "P1", "name") == "Vacant"
    assert "vacant" in STOCK_VACANT


def test_a_stranger_in_another_register_makes_a_short_form_open(tmp_path: Path) -> None:
    files = {
        "people.csv": "id,name\nE7,Aisha Khan\n",
        "projects.csv": "id,sponsor\nP1,A. Khan\n",
        "risks.csv": "id,project,name,owner\nR1,P1,Flood,Ahmed Khan\n",
    }
    loaded = load(tmp_path, files)
    assert read(loaded, "project", "P1", "sponsor") == Ref("person", "A. Khan")
    assert codes(loaded) == ["PA533", "PA533"]
    assert "if it is Aisha Khan (E7), write the id" in "".join(one.help for one in loaded.diagnostics)


def test_a_lost_person_makes_short_forms_open(tmp_path: Path) -> None:
    loaded = sponsor(tmp_path, "A. Khan", "Khan, Aisha", people="id,name\nE7,Aisha Khan\n,\n ,\n,,\n")
    assert read(loaded, "project", "P1", "sponsor") == Ref("person", "Khan, Aisha", "E7")
    lost = sponsor(tmp_path, "A. Khan", people="id,name,department\nE7,Aisha Khan,PMO\n,,Legal\n")
    assert read(lost, "project", "P0", "sponsor") == Ref("person", "A. Khan")
    assert codes(lost) == ["PA521", "PA533"]


def test_somebody_without_a_name_may_be_meant(tmp_path: Path) -> None:
    loaded = sponsor(tmp_path, "A. Khan", people="id,name\nE7,Aisha Khan\nE9,\n")
    assert read(loaded, "project", "P0", "sponsor") == Ref("person", "A. Khan", None, ("E7", "E9"))
    assert codes(loaded) == ["PA534"]


def test_a_short_form_is_one_person_for_the_rules(tmp_path: Path) -> None:
    rule = 'rule R-1 "Two people"\n  severity major\n  for each project\n  require sponsor is not manager\n'
    standard = parse_standard(f'standard s "S"\n{rule}')
    document = {
        "people": [{"id": "E7", "name": "Aisha Khan"}, {"id": "E8", "name": "Bridget Walsh"}],
        "projects": [
            {"id": "P1", "sponsor": "Khan, A.", "manager": "Aisha Khan"},
            {"id": "P2", "sponsor": "Khan, A.", "manager": "B Walsh"},
        ],
    }
    result = audit([standard], load_for(document, standards=[standard]), as_of=date(2026, 3, 31))
    assert [(one.subject.id, one.outcome.value) for one in result.findings] == [("P1", "fail")]
    readings = {one.value for each in result.findings[0].evidence for one in each.readings}
    assert readings == {"Aisha Khan (Khan, A.)", "Aisha Khan"}


def test_names_beside_an_address_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "projects.csv").write_text("id,sponsor\nP1,Aisha Khan <a.khan@example.org>\n", encoding="utf-8")
    loaded = load_portfolio(tmp_path)
    assert read(loaded, "project", "P1", "sponsor") == Ref("person", "Aisha Khan <a.khan@example.org>", "E7")
    assert loaded.diagnostics == ()
