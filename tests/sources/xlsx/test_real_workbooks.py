"""Workbooks that we did not make: every cell that holds something comes over, as openpyxl has it too."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pmo_audit.diagnostics import Severity
from pmo_audit.sources.tables import Bad, NumberText
from pmo_audit.sources.xlsx.reading import read_workbook
from tests.sources.given import data_folder

pytestmark = pytest.mark.data
FOLDERS = ("forms", "messy-dev")
_WITH_CONTENT = re.compile(rb"<c [^>]*[^/]>.*?</c>", re.DOTALL)
_EMPTY = re.compile(rb"<v></v>|<v ?/>")


def workbooks() -> list[Path]:
    root = data_folder()
    found = [path for folder in FOLDERS for path in sorted((root / folder).glob("*.xls[xm]"))]
    assert found
    return found


def counted(path: Path) -> int:
    """The cells with content in all worksheets, by looking for them in the bytes."""
    with zipfile.ZipFile(path) as file:
        sheets = [file.read(name) for name in file.namelist() if re.fullmatch(r"xl/worksheets/[^/]*\.xml", name)]
    cells = [cell for sheet in sheets for cell in _WITH_CONTENT.findall(sheet)]
    return sum(
        (b"<v>" in cell and not _EMPTY.search(cell)) or b"<is>" in cell or _never_calculated(cell) for cell in cells
    )


def _never_calculated(cell: bytes) -> bool:
    return b"<f" in cell and b't="' not in cell and (b"<v" not in cell or bool(_EMPTY.search(cell)))


def test_no_cell_is_lost():
    for path in workbooks():
        reading = read_workbook(path.read_bytes(), path.name, path.stem)
        got = sum(cell is not None for sheet in reading.sheets for row in sheet.rows for cell in row.cells)
        empty_strings = _shared_and_empty(path)
        assert got == counted(path) - empty_strings, path.name
        assert not [one for one in reading.diagnostics if one.severity is Severity.ERROR]


def _shared_and_empty(path: Path) -> int:
    """Cells that mention a shared text without a letter."""
    book = load_workbook(path, read_only=True)
    return sum(cell.value == "" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def test_every_cell_is_what_openpyxl_says():
    for path in workbooks():
        reading = read_workbook(path.read_bytes(), path.name, path.stem)
        book = load_workbook(path, data_only=True)
        formulas = load_workbook(path)
        for sheet in reading.sheets:
            theirs = book[sheet.name]
            assert sheet.hidden == (theirs.sheet_state != "visible")
            assert len(sheet.merged) == len(theirs.merged_cells.ranges)
            assert set(sheet.named) == set(theirs.tables)
            for row in sheet.rows:
                for column, ours in enumerate(row.cells, 1):
                    cell = theirs.cell(row.number, column)
                    formula = formulas[sheet.name].cell(row.number, column).value
                    assert same(ours, cell.value, formula), (path.name, sheet.name, cell.coordinate, ours, cell.value)


def same(ours: object, theirs: object, formula: object) -> bool:
    match ours:
        case NumberText(text):
            return isinstance(theirs, int | float) and abs(float(text) - theirs) <= abs(theirs) * 1e-14
        case Bad(raw):
            return (
                raw == theirs or (theirs is None and isinstance(formula, str) and formula.startswith("=")) or raw == "0"
            )
        case datetime():
            return ours == theirs
        case date():
            return theirs == datetime(ours.year, ours.month, ours.day)
        case str() if theirs is not None and not isinstance(theirs, str):
            return ":" in ours  # a time of day
        case _:
            return ours == theirs or (ours is None and theirs == "")
