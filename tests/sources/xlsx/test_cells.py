"""What becomes of each kind of cell."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pmo_audit.sources.tables import Bad, NumberText
from tests.sources.xlsx.made import by_hand, codes, read, saved, sheet_of


def cells(content: bytes) -> list[object]:
    return [cell for row in sheet_of(content).rows for cell in row.cells]


def row(*inner: str) -> bytes:
    return by_hand(f'<row r="1">{"".join(inner)}</row>')


def one(value: object, number_format: str = "General") -> object:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    cell = sheet.cell(1, 1)
    cell.value = value  # type: ignore[assignment]
    if number_format != "General":
        cell.number_format = number_format
    (found,) = cells(saved(book))
    return found


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("Ann Lee", "Ann Lee"),
        ("  kept as it is\n", "  kept as it is\n"),
        (True, True),
        (False, False),
        (5, NumberText("5")),
        (-0.1, NumberText("-0.1")),
        (0.1 + 0.2, NumberText("0.3")),
        (1234567890123456, NumberText("1234567890123460")),
        (1e21, NumberText("1E+21")),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (datetime(2026, 11, 30, 14, 30), datetime(2026, 11, 30, 14, 30)),
        (time(14, 30), "14:30"),
        (timedelta(hours=37, minutes=30), "37:30"),
        (date(1900, 1, 1), date(1900, 1, 1)),
        (date(1900, 2, 28), date(1900, 2, 28)),
        (date(1900, 3, 1), date(1900, 3, 1)),
    ],
)
def test_a_value_comes_back_as_it_was(value, told):
    assert one(value) == told


@pytest.mark.parametrize(
    ("number_format", "kept"),
    [
        ("0%", "0%"),
        ("0.00", ""),
        ("#,##0", ""),
        ("#,##0,", "#,##0,"),
        ('"£"#,##0', '"£"#,##0'),
        ("[$€-407] #,##0.00", "[$€-407] #,##0.00"),
        ("[Red]#,##0;[Blue]-#,##0", ""),
        ("0000", "0000"),
        ('0.0" days"', '0.0" days"'),
        ("0.00E+00", ""),
        ("@", ""),
        ('_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', ""),
    ],
)
def test_a_format_is_kept_where_it_tells_something(number_format, kept):
    assert one(1.5, number_format) == NumberText("1.5", kept)


@pytest.mark.parametrize(
    ("number_format", "told"),
    [
        ("dd/mm/yyyy", date(2026, 11, 30)),
        ("[$-409]d-mmm-yy;@", date(2026, 11, 30)),
        ("mmm-yy", date(2026, 11, 30)),
        ("mmmm", date(2026, 11, 30)),
        ("yyyy", date(2026, 11, 30)),
        ("h:mm", date(2026, 11, 30)),
        ('"Day "0', NumberText("46356", '"Day "0')),
        ("[h]:mm", "1112544:00"),
    ],
)
def test_a_number_is_a_day_where_its_format_says_so(number_format, told):
    assert one(46356, number_format) == told


@pytest.mark.parametrize("serial", [0, -1, 60, 2958466, 10**9])
def test_a_serial_that_is_no_day_is_told(serial):
    assert one(serial, "dd/mm/yyyy") == Bad(str(serial), "it is no day that a spreadsheet knows")


def test_days_since_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    book.active.append([date(2026, 11, 30), date(1904, 1, 2)])
    assert cells(saved(book)) == [date(2026, 11, 30), date(1904, 1, 2)]


def test_an_error_is_told_as_what_it_shows():
    assert cells(row('<c r="A1" t="e"><v>#REF!</v></c>')) == [Bad("#REF!", "the spreadsheet shows an error there")]


def test_a_formula_is_what_it_came_to():
    found = cells(row('<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c>'))
    assert found == [NumberText("2"), "a"]


def test_a_formula_that_came_to_nothing_is_empty():
    assert cells(row('<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>')) == [None, NumberText("1")]


@pytest.mark.parametrize("empty", ["<v></v>", "<v/>", "<v />"])
def test_a_formula_without_a_type_came_to_something_or_was_never_calculated(empty):
    """openpyxl writes its formulas like this."""
    assert cells(row(f'<c r="A1"><f>A2*2</f>{empty}</c>')) == [Bad("=A2*2", "its formula was never calculated")]


def test_a_formula_that_was_never_calculated_is_told():
    reading = read(row('<c r="A1"><f>A2*2</f></c><c r="B1"><f t="shared" si="0"/></c>'))
    why = "its formula was never calculated"
    assert reading.sheets[0].rows[0].cells == [Bad("=A2*2", why), Bad("=…", why)]
    assert codes(reading) == ["PA547"]
    assert "2 formulas of `Data` were never calculated" in reading.diagnostics[0].message


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ('<c r="A1" t="inlineStr"><is><t>Ann</t></is></c>', "Ann"),
        (
            '<c r="A1" t="inlineStr"><is><r><t>An</t></r><r><t>n</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
            "Ann",
        ),
        ('<c r="A1" t="inlineStr"><is><t>one_x000D_two</t></is></c>', "one\rtwo"),
        ('<c r="A1" t="d"><v>2026-11-30</v></c>', date(2026, 11, 30)),
        ('<c r="A1" t="d"><v>2026-11-30T00:00:00Z</v></c>', date(2026, 11, 30)),
        ('<c r="A1" t="d"><v>2026-11-30T09:15:00.000</v></c>', datetime(2026, 11, 30, 9, 15)),
        ('<c r="A1" t="d"><v>2026-02-30</v></c>', Bad("2026-02-30", "it is no day that a spreadsheet knows")),
        ('<c r="A1"><v>1.50</v></c>', NumberText("1.5")),
        ('<c r="A1"><v>1E-3</v></c>', NumberText("0.001")),
        ('<c r="A1"><v>0.1000000000000000055</v></c>', NumberText("0.1")),
        ('<c r="A1"><v>nan</v></c>', Bad("nan", "it is marked as a number and is none")),
        ('<c r="A1" t="s"><v>7</v></c>', Bad("7", "it names a text that the workbook does not hold")),
        ("<c><v>1</v></c>", NumberText("1")),
    ],
)
def test_what_only_other_programs_write(inner, told):
    assert cells(row(inner)) == [told]


def test_a_prefix_or_the_strict_namespace_makes_no_difference():
    sheet = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row r="3"><x:c r="B3"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    found = sheet_of(by_hand(parts={"xl/worksheets/sheet1.xml": sheet}))
    assert [(one.number, one.cells) for one in found.rows] == [(3, [None, NumberText("4")])]


def test_a_text_that_no_cell_can_hold_is_told():
    long = "x" * 40_000
    assert cells(row(f'<c r="A1" t="str"><v>{long}</v></c>')) == [Bad("x" * 100, "it is longer than a cell can be")]
