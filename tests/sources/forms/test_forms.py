"""Filled-in forms: one record each, every value with its cell, and what does not fit the map told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pmo_audit.api import Loaded, load_portfolio
from pmo_audit.settings import load_settings
from pmo_audit.values import format_value

MAP = """Field name,Tab,Cell,Type,Label
Project name,Summary,C3,TEXT,Name
Senior owner ,Summary,C4,TEXT,
End,Plan,B2,DATE,End date
Whole life cost,Money,D9,NUMBER,
Nobody reads me,Summary,C9,TEXT,
"""
SETTINGS = """
[data]
currency = "GBP"

[[form]]
entity = "project"
file   = "return-*.xlsx"
map    = "cells.csv"
key    = "Field name"
sheet  = "Tab"
cell   = "Cell"
[form.fields]
id      = { value = "{file}" }
name    = "Project name"
sponsor = "senior owner"
finish  = { cell = "End", dates = "day-first" }
budget  = "Money!D9"
rag     = { cell = "'Summary'!$C$6", label = "Health", words = { "Fine" = "green" } }
[[form.rows]]
entity = "milestone"
sheet  = "Plan"
rows   = "5-"
[form.rows.fields]
name     = "A"
baseline = "B"
project  = "Project name"
"""
CELLS: dict[str, dict[str, Any]] = {
    "Summary": {"B3": "Name", "C3": "Light rail", "B4": "Owner", "C4": "Ann Lee", "B6": "Health", "C6": "Fine"},
    "Plan": {
        "A2": "End date",
        "B2": date(2026, 11, 30),
        "A4": "Milestone",
        "A5": "Dig",
        "B5": date(2026, 3, 1),
        "A7": "Open",
    },
    "Money": {"D9": 2_500_000},
}


def workbook(path: Path, cells: dict[str, dict[str, Any]]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, values in cells.items():
        sheet = book.create_sheet(title)
        for name, value in values.items():
            sheet[name] = value
    book.save(path)


def loaded(folder: Path, *, cells: str = MAP, settings: str = SETTINGS, **forms: dict[str, dict[str, Any]]) -> Loaded:
    """The portfolio of forms, each given by its name and its cells."""
    (folder / "cells.csv").write_text(cells, encoding="utf-8")
    (folder / "pmo-audit.toml").write_text(settings, encoding="utf-8")
    for name, values in forms.items():
        workbook(folder / f"return-{name}.xlsx", values)
    read, told = load_settings(folder / "pmo-audit.toml")
    assert told == ()
    return load_portfolio(folder, mapping=read.mapping)


def without(sheet: str) -> dict[str, dict[str, Any]]:
    return {name: values for name, values in CELLS.items() if name != sheet}


def codes(portfolio: Loaded) -> list[str]:
    return sorted(one.code for one in portfolio.diagnostics)


def message(portfolio: Loaded, code: str) -> str:
    (found,) = [one.message for one in portfolio.diagnostics if one.code == code]
    return found


def test_each_form_is_a_record_with_its_cells_as_places(tmp_path: Path) -> None:
    here = loaded(tmp_path, rail=CELLS, tram={**CELLS, "Summary": {**CELLS["Summary"], "C3": "Tram"}}).portfolio
    rail, tram = here.register("project").records
    assert (rail.key, tram.key) == ("return-rail", "return-tram")
    said = {name: format_value(value) for name, value in rail.values.items()}
    assert said == {
        "id": "return-rail",
        "name": "Light rail",
        "sponsor": "Ann Lee",
        "finish": "2026-11-30",
        "budget": "GBP 2,500,000",
        "rag": "green",
    }
    places = {name: str(rail.origin(name)).split(": ", 1)[1] for name in rail.values}
    assert places == {
        "id": "form 1, fields.id",
        "name": "Summary!C3",
        "sponsor": "Summary!C4",
        "finish": "Plan!B2",
        "budget": "Money!D9",
        "rag": "Summary!C6",
    }
    assert str(rail.origin("manager")).endswith("return-rail.xlsx: the form, no column for manager")


def test_rows_of_a_form_are_records_of_the_same_project(tmp_path: Path) -> None:
    here = loaded(tmp_path, rail=CELLS).portfolio
    dig, opened = here.register("milestone").records
    assert [format_value(one) for one in dig.values.values()] == ["Dig", "2026-03-01", "Light rail"]
    assert str(dig.origin("baseline")).endswith("Plan!B5")
    assert [one.key for one in here.record_projects(opened)] == ["return-rail"]


def test_a_blank_form_is_a_project_of_which_everything_is_missing(tmp_path: Path) -> None:
    labels = {name: {cell: one for cell, one in values.items() if cell[0] != "C"} for name, values in CELLS.items()}
    blank = {**labels, "Plan": {"A2": "End date"}, "Money": {"A1": "Money"}}
    here = loaded(tmp_path, blank=blank)
    (project,) = here.portfolio.register("project").records
    assert project.key == "return-blank"
    assert {format_value(one) for name, one in project.values.items() if name != "id"} == {"missing"}
    assert not here.portfolio.register("milestone").delivered, "an empty block does not say that there are none"
    assert not here.is_partial


def test_keys_that_nobody_reads_are_told_once(tmp_path: Path) -> None:
    here = loaded(tmp_path, rail=CELLS, tram=CELLS)
    assert message(here, "PA648") == "1 of the 5 keys of the map are read into no field: `Nobody reads me`"


def test_the_map_is_no_register(tmp_path: Path) -> None:
    assert set(codes(loaded(tmp_path, rail=CELLS))) == {"PA648"}


def test_a_sheet_that_is_not_there_is_told_with_what_should_stand_on_it(tmp_path: Path) -> None:
    here = loaded(tmp_path, rail=without("Money"))
    assert message(here, "PA646") == "the form has no sheet `Money`, where 2 cells should stand"
    (project,) = here.portfolio.register("project").records
    assert format_value(project.values["budget"]) == "missing"


def test_what_is_not_of_the_kind_that_the_map_says_is_told(tmp_path: Path) -> None:
    other = {**CELLS, "Plan": {**CELLS["Plan"], "B2": "05/11/2026"}, "Money": {"D9": "a lot"}}
    here = loaded(tmp_path, rail=other)
    assert message(here, "PA649") == (
        "what stands in the form is not of the kind that the map says: "
        "`05/11/2026` (Plan!B2) is no date and `a lot` (Money!D9) is no number"
    )
    (project,) = here.portfolio.register("project").records
    assert format_value(project.values["finish"]) == "2026-11-05", "it is read all the same where it can be"


def test_a_form_of_another_version_is_told(tmp_path: Path) -> None:
    moved = {**CELLS, "Summary": {"B3": "Number", "C3": "17", "B4": "Owner", "C4": "Ann Lee"}}
    said = message(loaded(tmp_path, rail=moved), "PA650")
    assert said == (
        "the form looks like one of another version: beside Summary!C3 stands `Number` and not `Name` and "
        "beside Summary!C6 stands nothing and not `Health`"
    )


def test_what_a_map_says_twice_is_told(tmp_path: Path) -> None:
    twice = f"{MAP}Project  name,Summary,C8,TEXT,\nAnother,Plan,B2,TEXT,\n"
    here = loaded(tmp_path, cells=twice, rail=CELLS)
    told = [one.message for one in here.diagnostics if one.code == "PA647"]
    assert told == [
        "`Project name` stands more than once in the map, so none of these is read",
        "`Plan!B2` stands more than once in the map, so the keys of each hold the same",
    ]
    assert "PA645" in codes(here), "a field that is read from such a key is read from nowhere"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("", "the map `cells.csv` is empty"),
        ("Field name,Tab\nA,B\n", "the map `cells.csv` has no column for the cell"),
        (f"{MAP}Odd,Summary,row 4,TEXT,\n", "`Summary row 4` is not a cell"),
    ],
)
def test_a_map_that_cannot_be_read(cells: str, said: str, tmp_path: Path) -> None:
    told = [
        one.message for one in loaded(tmp_path, cells=cells, rail=CELLS).diagnostics if one.code in ("PA644", "PA506")
    ]
    assert any(said in one or "empty" in one for one in told)


def test_a_map_that_is_not_there(tmp_path: Path) -> None:
    here = loaded(tmp_path, settings=SETTINGS.replace('"cells.csv"', '"other.csv"'), rail=CELLS)
    assert message(here, "PA644") == "the map `other.csv` cannot be opened"
    (project,) = here.portfolio.register("project").records
    assert format_value(project.values["budget"]) == "GBP 2,500,000", "cells need no map"


def test_a_slip_in_a_key_is_told(tmp_path: Path) -> None:
    here = loaded(tmp_path, settings=SETTINGS.replace('"Project name"', '"Projet name"', 1), rail=CELLS)
    (told,) = [one for one in here.diagnostics if one.code == "PA645"]
    assert told.message == "`Projet name` is not a key of the map, nor a cell"
    assert told.help == "did you mean `Project name`?"
    assert str(told.place).endswith("form 1, fields.name")


def test_a_form_that_no_file_is(tmp_path: Path) -> None:
    workbook(tmp_path / "projects.xlsx", {"Projects": {"A1": "id", "B1": "name", "A2": "P1", "B2": "Rail"}})
    here = loaded(tmp_path)
    assert message(here, "PA614") == "the mapping of `project` found no file `return-*.xlsx`"
    assert [one.key for one in here.portfolio.register("project").records] == ["P1"], "other workbooks are registers"


def test_a_cell_in_a_merged_area_is_its_first(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Summary"
    sheet["B3"], sheet["C3"] = "Name", "Light rail"
    sheet.merge_cells("C3:E4")
    (tmp_path / "cells.csv").write_text(MAP, encoding="utf-8")
    text = SETTINGS.replace('"Project name"', '"Summary!E4"', 1)
    (tmp_path / "pmo-audit.toml").write_text(text, encoding="utf-8")
    book.save(tmp_path / "return-1.xlsx")
    settings, _ = load_settings(tmp_path / "pmo-audit.toml")
    (project,) = load_portfolio(tmp_path, mapping=settings.mapping).portfolio.register("project").records
    assert project.values["name"] == "Light rail"
    assert str(project.origin("name")).endswith("Summary!C3")


def test_a_form_that_cannot_be_read_is_a_project_that_is_lacking(tmp_path: Path) -> None:
    (tmp_path / "return-broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    here = loaded(tmp_path, rail=CELLS)
    assert here.is_partial
    assert [one.key for one in here.portfolio.register("project").records] == ["return-rail"]
    assert [one.reason for one in here.portfolio.register("project").lost] == ["a form could not be read"]


def test_a_form_of_no_kind_of_record_is_told(tmp_path: Path) -> None:
    here = loaded(tmp_path, settings=SETTINGS.replace('entity = "project"', 'entity = "projct"'), rail=CELLS)
    (told,) = [one for one in here.diagnostics if one.code == "PA611"]
    assert told.help == "did you mean `project`?"


def test_a_slip_in_the_mapping_is_told_once_for_all_forms(tmp_path: Path) -> None:
    text = SETTINGS.replace("budget  =", "budgett =")
    here = loaded(tmp_path, settings=text, rail=CELLS, tram=CELLS)
    assert codes(here).count("PA612") == 1
