"""What is known of sheets, rows and columns, and what is told of them."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.chartsheet import Chartsheet
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from pmo_audit.diagnostics import Severity
from pmo_audit.sources.grid import Area, Sheet
from tests.sources.xlsx.made import PACKAGE, RELATIONS, by_hand, codes, read, saved


def made() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Portfolio"
    for row in (["id", "name", "rag"], ["P1", "Patient portal", None], ["P2", "Ward network", "red"]):
        sheet.append(row)
    return book, sheet


def only(book: Workbook) -> Sheet:
    (found,) = read(saved(book)).sheets
    return found


def test_rows_keep_their_numbers_and_only_those_that_hold_something_come():
    book, sheet = made()
    sheet["B9"] = "far below"
    found = only(book)
    assert [row.number for row in found.rows] == [1, 2, 3, 9]
    assert [row.cells for row in found.rows][1:] == [
        ["P1", "Patient portal"],
        ["P2", "Ward network", "red"],
        [None, "far below"],
    ]
    assert (found.file, found.name, found.hidden) == ("book.xlsx", "Portfolio", False)


def test_what_is_hidden_is_read_and_told():
    book, sheet = made()
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["Z"].hidden = True
    other = book.create_sheet("Parked")
    other["A1"] = "id"
    other.sheet_state = "veryHidden"
    reading = read(saved(book))
    first, second = reading.sheets
    assert [row.hidden for row in first.rows] == [False, False, True]
    assert first.hidden_columns == {2, 26}
    assert (first.hidden, second.hidden) == (False, True)
    assert {one.severity for one in reading.diagnostics} == {Severity.NOTE}
    assert [one.message for one in reading.diagnostics] == [
        "row 3 of `Portfolio` is hidden; it is read like any other",
        "column `B` of `Portfolio` is hidden; it is read like any other",
        "the sheet `Parked` is hidden; it is read like any other",
    ]


def test_merged_cells_tables_notes_and_fills():
    book, sheet = made()
    sheet.merge_cells("A5:C6")
    sheet.add_table(Table(displayName="Projects", ref="A1:C3"))
    sheet["A2"].comment = Comment("ask Ann", "Bo")
    sheet["C2"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["C3"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    sheet["B3"].fill = PatternFill("gray125", fgColor="FF00FF00")
    sheet["A1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))
    sheet["B1"].fill = PatternFill("solid", fgColor=Color(indexed=10))
    sheet["C30"].fill = PatternFill("solid", fgColor="FFFF0000")
    found = only(book)
    assert found.merged == (Area(5, 1, 6, 3),)
    assert found.named == {"Projects": Area(1, 1, 3, 3)}
    assert {place: "ask Ann" in note for place, note in found.notes.items()} == {(2, 1): True}
    assert found.fills == {(2, 3): "FF0000", (1, 1): "95B3D7", (1, 2): "FF0000"}


def test_a_chart_is_mentioned():
    book, _ = made()
    assert isinstance(book.create_chartsheet("Burn-down"), Chartsheet)
    reading = read(saved(book))
    assert [sheet.name for sheet in reading.sheets] == ["Portfolio"]
    assert [one.message for one in reading.diagnostics] == [
        "the sheet `Burn-down` is a chart, so there is nothing in it to read"
    ]


def test_a_dimension_that_lies_changes_nothing():
    rows = "".join(f'<row r="{number}"><c r="C{number}"><v>{number}</v></c></row>' for number in range(1, 40))
    reading = read(by_hand(rows, before='<dimension ref="A1:A2"/>'))
    assert len(reading.sheets[0].rows) == 39
    assert codes(reading) == []


def test_two_corners_take_no_room_between():
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    (sheet,) = read(by_hand(corners)).sheets
    assert [(row.number, len(row.cells)) for row in sheet.rows] == [(1, 1), (1048576, 16384)]


def test_a_long_text_that_many_cells_share_is_held_once():
    text = "x" * 32_767
    related = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="strings.xml"/>'
        "</Relationships>"
    )
    parts = {"xl/_rels/workbook.xml.rels": related, "xl/strings.xml": f"<sst><si><t>{text}</t></si></sst>"}
    rows = "".join(f'<row><c t="s"><v>0</v></c><c t="str"><v>{number}</v></c></row>' for number in range(20_000))
    (sheet,) = read(by_hand(rows, parts=parts)).sheets
    assert len(sheet.rows) == 20_000
    assert {id(row.cells[0]) for row in sheet.rows} == {id(sheet.rows[0].cells[0])}
    assert sheet.rows[0].cells == [text, "0"]
