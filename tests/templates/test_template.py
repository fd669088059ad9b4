"""The workbook that collects registers: what it asks for, how it is written, that it says nothing of its own."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pmo_audit.api import load_data, load_standard, make_template, parse_standard
from pmo_audit.sources.own_sheets import FOR_PEOPLE, NOTE_END

RULES = """standard demo "Demo"

extend project with
  tier: one of low, high  "How closely it is watched."

rule D-1 "A sponsor"
  severity minor
  for each project where status is active
  require  sponsor is known and sponsor.email is known

rule D-2 "No high risk"
  severity minor
  for each project
  require  no risk where exposure is high
"""


def made(*entities: str, rules: str = RULES, **more: Any) -> Workbook:
    standards = [parse_standard(rules)] if rules else []
    assert all(one.ok for one in standards), [one.diagnostics for one in standards]
    return load_workbook(io.BytesIO(make_template(standards, entities=entities, **more).content))


def headings(sheet: Worksheet) -> list[Any]:
    return [cell.value for cell in sheet[1]]


def column(sheet: Worksheet, heading: str) -> int:
    return headings(sheet).index(heading) + 1


def letter(sheet: Worksheet, heading: str) -> str:
    return str(sheet.cell(1, column(sheet, heading)).coordinate[:-1])


def rule_of(sheet: Worksheet, heading: str) -> Any:
    """What the cells below a heading are checked by."""
    first = f"{letter(sheet, heading)}2"
    found = [one for one in sheet.data_validations.dataValidation if first in one.sqref]
    return found[0] if found else None


def test_sheets_are_the_registers_that_rules_read() -> None:
    assert made().sheetnames == ["Instructions", "Projects", "People", "Risks"]


def test_without_rules_there_is_a_sheet_for_every_register() -> None:
    names = made(rules="").sheetnames
    assert names[:3] == ["Instructions", "Portfolios", "Programmes"]
    assert made(every=True).sheetnames == names


def test_registers_may_be_named() -> None:
    assert made("issue", "status-reports", "Issues").sheetnames == ["Instructions", "Issues", "Status reports"]
    with pytest.raises(ValueError, match=r"`isues`; did you mean `issues`\?"):
        made("isues")


def test_headings_are_the_fields_with_those_that_standards_add() -> None:
    sheet = made()["Projects"]
    assert headings(sheet)[:3] == ["ID", "Name", "Description"]
    assert headings(sheet)[-1] == "Tier"
    assert rule_of(sheet, "Tier").formula1 == '"Low,High"'


def test_what_follows_from_other_records_is_not_asked_for() -> None:
    assert "Previous" not in headings(made("status_report")["Status reports"])


def test_notes_say_what_a_field_means_how_it_is_written_and_what_a_blank_says() -> None:
    sheet = made(currency="GBP")["Projects"]
    notes = {cell.value: cell.comment.text for cell in sheet[1] if cell.comment}
    assert notes["Sponsor"].splitlines() == [
        "Who answers for the business case.",
        "The name or the id of a person, as on the sheet “People”.",
        "Blank: nobody has said yet.",
        "Asked for by D-1.",
        NOTE_END,
    ]
    assert notes["Actual finish"].splitlines()[-2] == "Blank: there is none."
    assert "An amount in GBP." in notes["Budget"]
    assert "Blank: a project goes by its name." in notes["ID"]


def test_what_rules_ask_for_stands_out() -> None:
    sheet = made()["Projects"]
    colours = {cell.value: cell.fill.fgColor.rgb[-6:] for cell in sheet[1]}
    assert colours["Sponsor"] == colours["Status"] == colours["Name"] == "1F3864"
    assert colours["Budget"] == "D9E2F3"


def test_cells_are_chosen_from_words_and_from_the_other_sheets() -> None:
    book = made()
    projects, risks = book["Projects"], book["Risks"]
    status = rule_of(projects, "Status")
    assert status.formula1 == '"Proposed,Active,On hold,Completed,Cancelled"'
    assert status.errorStyle == "warning"
    people = letter(book["People"], "Name")
    assert rule_of(projects, "Sponsor").formula1 == f"'People'!${people}$2:${people}$2001"
    assert rule_of(risks, "Project").formula1.startswith("'Projects'!$B$2")
    assert rule_of(projects, "Programme") is None, "there is no sheet of programmes to choose from"
    assert rule_of(projects, "Finish").type == "date"
    assert rule_of(made("task")["Tasks"], "Milestone").formula1 == '"yes,no"'


def test_lists_too_long_for_a_cell_stand_on_a_hidden_sheet() -> None:
    stages = [f"stage_number_{number:02}_of_a_long_life" for number in range(20)]
    book = made("project", rules=f'standard long "Long"\n\nlifecycle {", ".join(stages)}\n')
    lists = book["Lists"]
    assert lists.sheet_state == "hidden"
    assert lists["A1"].value == FOR_PEOPLE
    assert rule_of(book["Projects"], "Phase").formula1 == "Lists!$B$2:$B$21"
    assert lists["B21"].value == "Stage number 19 of a long life"


def test_cells_keep_what_is_typed() -> None:
    sheet = made(currency="GBP")["Projects"]
    formats = {
        heading: sheet.column_dimensions[letter(sheet, str(heading))].number_format for heading in headings(sheet)
    }
    assert formats["ID"] == formats["Name"] == formats["Status"] == "@"
    assert formats["Finish"] == "yyyy-mm-dd"
    assert formats["Percent complete"] == "0.0%"
    assert formats["Budget"] == "[$GBP] #,##0.00"
    assert made("status_report")["Status reports"].column_dimensions["C"].number_format == "@", "a period"


def test_nothing_is_locked_and_everything_can_be_printed() -> None:
    for sheet in made(every=True).worksheets:
        assert not sheet.protection.sheet
        assert sheet.page_setup.fitToHeight == 0
        if sheet.title != "Instructions":
            assert sheet.freeze_panes
            assert sheet.print_title_rows == "$1:$1"
            assert sheet.max_row == 1


def test_there_are_no_formulas() -> None:
    book = made(every=True)
    assert all(cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert book["Instructions"]["A1"].value == FOR_PEOPLE


def test_same_input_same_bytes() -> None:
    standard = load_standard("stage_gate")
    assert make_template([standard]).content == make_template([standard]).content


# ------------------------------------------------------------------------------------------- with records in it

DATA = {
    "projects": [
        {
            "id": "007",
            "name": '=HYPERLINK("http://example.com")',
            "status": "on_hold",
            "sponsor": "Ann Lee",
            "budget": "GBP 1.9m",
            "percent_complete": 0.4,
            "finish": "2026-11-30",
            "actual_cost": "EUR 12.345678901234567",
        },
        {"id": "P2", "name": "Ward\x07 network", "status": "Paused", "sponsor": None, "finish": {"none": True}},
        {"id": "P3", "name": "Archive", "status": "active", "sponsor": "TBC", "budget": {"exempt": "Section 43"}},
    ],
    "people": [{"id": "E7", "name": "Ann Lee", "email": "ann.lee@example.com", "skills": ["PRINCE2", "Agile"]}],
}


def filled(**more: Any) -> Workbook:
    return made(portfolio=load_data(DATA), currency="GBP", **more)


def test_records_stand_in_the_workbook_as_a_spreadsheet_has_them() -> None:
    book = filled()
    sheet = book["Projects"]
    cells: dict[str, Any] = {heading: sheet.cell(2, column(sheet, str(heading))) for heading in headings(sheet)}
    assert cells["ID"].value == "007"
    assert cells["Status"].value == "on_hold"
    assert cells["Budget"].value == 1_900_000
    assert cells["Budget"].number_format == "[$GBP] #,##0.00"
    assert cells["Percent complete"].value == pytest.approx(0.4)
    assert cells["Finish"].value.date() == date(2026, 11, 30)
    assert cells["Actual cost"].value == "EUR 12.345678901234567", "more digits than a spreadsheet keeps"
    people = book["People"]
    assert people.cell(2, column(people, "Skills")).value == "PRINCE2; Agile"


def test_values_never_become_formulas() -> None:
    cell = filled()["Projects"]["B2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://example.com")', "s")
    assert cell.quotePrefix


def test_gaps_that_rules_ask_for_are_marked() -> None:
    sheet = filled()["Projects"]

    def is_marked(row: int, heading: str) -> bool:
        return str(sheet.cell(row, column(sheet, heading)).fill.fgColor.rgb).endswith("FFE699")

    assert [is_marked(row, "Sponsor") for row in (2, 3, 4)] == [False, True, True]
    assert is_marked(3, "Status"), "it cannot be read"
    assert sheet.cell(3, column(sheet, "Status")).value == "Paused"
    assert sheet.cell(4, column(sheet, "Sponsor")).value == "TBC"
    assert not is_marked(3, "Budget"), "no rule asks for it"
    told = [str(row[0]) for row in filled()["Instructions"].iter_rows(values_only=True)]
    assert any(one.startswith("3 cells that the rules ask for are empty or cannot be read.") for one in told)


def test_what_a_spreadsheet_cannot_say_is_told() -> None:
    template = make_template([parse_standard(RULES)], portfolio=load_data(DATA))
    assert sorted((one.content, one.lost) for one in template.lost) == [
        ("Section 43", "it is exempt"),
        ("none", "there is none"),
    ]


def test_numbers_keep_all_their_digits() -> None:
    data = {"lessons": [{"id": "L1", "name": "x", "occurrences": "0.1"}, {"id": "L2", "name": "y", "occurrences": 12}]}
    sheet = made("lesson", rules="", portfolio=load_data(data))["Lessons"]
    column_ = column(sheet, "Occurrences")
    assert Decimal(str(sheet.cell(2, column_).value)) == Decimal("0.1")
    assert sheet.cell(3, column_).value == 12
