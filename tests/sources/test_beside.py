"""Cells in which more than their text has a say: currencies beside amounts, colours, the order of a column's dates."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

from pmo_audit.records import core_schema
from pmo_audit.settings import parse_settings
from pmo_audit.sources import load_portfolio
from pmo_audit.sources.load import Loaded
from pmo_audit.values import Money, Unreadable

RED, GREEN = "FFFF0000", "FF00B050"
HEADINGS = ["id", "RAG", "Cost", "Ccy", "Start", "% done"]
ROWS: list[list[Any]] = [
    ["P1", None, "868k", "GBP", date(2025, 1, 31), 0.65],
    ["P2", "Green", 1450000, "€", datetime(2025, 2, 3, 9, 30), 0.5],
    ["P3", "Amber", "GBP 45k", "EUR", "31/01/2026", 40],
    ["P4", None, 240000, None, 46003, 1],
]
FILLS = {2: RED, 3: RED, 4: GREEN, 5: GREEN}
MAPPING = """
[[table]]
entity = "project"
[table.fields]
rag = { column = "RAG", fills = { "ff0000" = "red" } }
budget = { column = "Cost", currency_column = "Ccy" }
start = { column = "Start", serials = true }
percent_complete = { column = "% done", numbers = "mixed" }
"""


def workbook(folder: Path, mapping: str = MAPPING) -> Loaded:
    """A workbook with a colour in each cell of the ratings, read."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Projects"
    for row in [HEADINGS, *ROWS]:
        sheet.append(row)
    for number, colour in FILLS.items():
        sheet.cell(number, 2).fill = PatternFill("solid", fgColor=colour)
    sheet["F3"].number_format = "0%"
    book.save(folder / "projects.xlsx")
    settings, told = parse_settings(mapping)
    assert told == ()
    return load_portfolio(folder / "projects.xlsx", schema=core_schema(), mapping=settings.mapping)


def column(loaded: Loaded, name: str) -> list[object]:
    records = loaded.portfolio.register("project").records
    return [one.why if isinstance(one := record.values[name], Unreadable) else one for record in records]


def test_an_empty_cell_is_read_by_its_colour(tmp_path: Path) -> None:
    loaded = workbook(tmp_path)
    found = column(loaded, "rag")
    assert found[0] == "red"
    assert found[1] == "its word and its colour contradict each other"
    assert found[2] == "amber"  # filled with a colour that the mapping does not speak of
    assert format(found[3]).startswith("Missing")
    (told,) = [one for one in loaded.diagnostics if one.code == "PA592"]
    assert str(told.place).endswith("Projects!B3")


def test_amounts_take_the_currency_beside_them(tmp_path: Path) -> None:
    assert column(workbook(tmp_path), "budget") == [
        Money(Fraction(868000), "GBP"),
        Money(Fraction(1450000), "EUR"),
        "the currency beside it is EUR",
        "it does not tell the currency",
    ]


def test_numbers_are_days_and_percentages_as_the_mapping_says(tmp_path: Path) -> None:
    loaded = workbook(tmp_path)
    assert column(loaded, "start") == [date(2025, 1, 31), date(2025, 2, 3), date(2026, 1, 31), date(2025, 12, 12)]
    assert column(loaded, "percent_complete") == [
        Fraction("0.65"),
        Fraction("0.5"),
        Fraction("0.4"),
        "without a `%` it could be points or a fraction",
    ]


def test_a_number_of_a_workbook_is_no_percentage_unless_somebody_says_so(tmp_path: Path) -> None:
    loaded = workbook(tmp_path, MAPPING.replace(', numbers = "mixed"', ""))
    assert [isinstance(one, Fraction) for one in column(loaded, "percent_complete")] == [False, True, False, False]


def test_a_column_of_currencies_that_is_not_there_is_told(tmp_path: Path) -> None:
    loaded = workbook(tmp_path, MAPPING.replace("Ccy", "Currency"))
    assert "PA613" in [one.code for one in loaded.diagnostics]
    assert all("budget" not in record.values for record in loaded.portfolio.register("project").records)


def test_dates_in_the_other_order_are_told_once(tmp_path: Path) -> None:
    rows = "".join(f"P{number},12/{number}/2026\n" for number in range(10, 20))
    (tmp_path / "projects.csv").write_text(f"id,finish\n{rows}", encoding="utf-8")
    settings, _ = parse_settings('[data]\ndates = "day-first"\n')
    loaded = load_portfolio(tmp_path / "projects.csv", schema=core_schema(), mapping=settings.mapping)
    assert [one.code for one in loaded.diagnostics] == ["PA591"]
    assert "6 more cells" in loaded.diagnostics[0].message
