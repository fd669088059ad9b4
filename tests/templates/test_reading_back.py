"""A template that was filled in reads back without a mapping, and says what a CSV with the same cells says."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pmo_audit.api import Loaded, LoadedStandard, load_portfolio, make_template, parse_standard
from pmo_audit.diagnostics import Severity
from pmo_audit.records import Portfolio
from tests.templates.test_template import RULES

ROWS: dict[str, list[dict[str, Any]]] = {
    "Projects": [
        {
            "ID": "007",
            "Name": "Patient portal",
            "Status": "On hold",
            "Sponsor": "Ann Lee",
            "Budget": 1_900_000,
            "Percent complete": 0.4,
            "Finish": date(2026, 11, 30),
            "Tier": "High",
        },
        {"ID": "P2", "Name": "=1+1", "Status": "TBC", "Budget": 0.1, "Sponsor": "E7"},
        {"Name": "Archive", "Status": "Active", "Start": "2026-03-01"},
    ],
    "People": [{"ID": "E7", "Name": "Ann Lee", "Skills": "PRINCE2; Agile"}],
    "Risks": [{"Project": "007", "Name": "Storm", "Impact": "Very high", "Due": date(2026, 3, 1)}],
}


@pytest.fixture
def standard() -> LoadedStandard:
    return parse_standard(RULES)


def blank(standard: LoadedStandard) -> Workbook:
    return load_workbook(io.BytesIO(make_template([standard], currency="GBP").content))


def filled(standard: LoadedStandard, path: Path) -> Path:
    """The template as somebody sends it back: cells have the formats of their columns."""
    book = blank(standard)
    for title, rows in ROWS.items():
        sheet = book[title]
        columns: dict[Any, Any] = {cell.value: cell for cell in sheet[1]}
        for number, row in enumerate(rows, 2):
            for heading, value in row.items():
                cell = sheet.cell(number, columns[heading].column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
                letter = columns[heading].coordinate.rstrip("1")
                cell.number_format = sheet.column_dimensions[letter].number_format
    book.save(path)
    return path


def as_csv(standard: LoadedStandard, folder: Path) -> Path:
    folder.mkdir()
    written = {"Budget": "GBP {}", "Percent complete": "{:.0%}"}
    for sheet in blank(standard).worksheets[1:]:
        headings = [str(cell.value) for cell in sheet[1]]
        path = folder / f"{sheet.title}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings)
            for row in ROWS.get(sheet.title, []):
                writer.writerow([written.get(one, "{}").format(row[one]) if one in row else "" for one in headings])
    return folder


def said(portfolio: Portfolio) -> object:
    return {
        name: [(one.key, dict(one.values), dict(one.extras)) for one in register.records]
        for name, register in portfolio.registers.items()
    }


def test_it_says_what_csv_says(standard: LoadedStandard, tmp_path: Path) -> None:
    workbook = load_portfolio(filled(standard, tmp_path / "back.xlsx"), standards=[standard])
    text = load_portfolio(as_csv(standard, tmp_path / "csv"), standards=[standard])
    assert said(workbook.portfolio) == said(text.portfolio)
    assert [one.key for one in workbook.portfolio.register("project").records] == ["007", "P2", "Archive"]


def test_there_is_nothing_to_complain_of(standard: LoadedStandard, tmp_path: Path) -> None:
    loaded = load_portfolio(filled(standard, tmp_path / "back.xlsx"), standards=[standard])
    assert not loaded.is_partial
    assert [one.message for one in loaded.diagnostics if one.severity is not Severity.NOTE] == []
    assert {one.code for one in loaded.diagnostics} <= {"PA518", "PA535"}


def test_a_blank_template_is_a_portfolio_without_records(standard: LoadedStandard, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(make_template([standard]).content)
    loaded = load_portfolio(path, standards=[standard])
    assert not loaded.is_partial
    assert {name: one.delivered for name, one in loaded.portfolio.registers.items()} == {
        "project": True,
        "person": True,
        "risk": True,
    }


def test_what_was_filled_in_before_reads_back_as_it_was(standard: LoadedStandard, tmp_path: Path) -> None:
    first = load_portfolio(filled(standard, tmp_path / "back.xlsx"), standards=[standard])
    again = tmp_path / "again.xlsx"
    again.write_bytes(make_template([standard], currency="GBP", portfolio=first).content)
    assert said(load_portfolio(again, standards=[standard]).portfolio) == said(first.portfolio)


def test_every_register_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    made = make_template(every=True)
    path.write_bytes(made.content)
    loaded: Loaded = load_portfolio(path)
    assert len(loaded.portfolio.registers) == len(made.registers)
    assert not loaded.is_partial
