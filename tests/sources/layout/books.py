"""Sheets for tests: from a workbook's bytes or file as a reader gives them, or written in the test itself."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pmo_audit.sources.grid import Area, Sheet, SheetRow
from pmo_audit.sources.tables import Bad, NumberText


def sheets_of(book: bytes | Path, file: str = "book.xlsx") -> list[Sheet]:
    """The sheets of a workbook, as its reader gives them."""
    import openpyxl

    source = io.BytesIO(book) if isinstance(book, bytes) else book
    values, formulas = openpyxl.load_workbook(source, data_only=True), openpyxl.load_workbook(source)
    return [_sheet(one, formulas[one.title], file) for one in values.worksheets]


def _sheet(sheet, formulas, file):
    rows = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_cell(one, formulas[one.coordinate]) for one in row]
        if any(one is not None for one in cells):
            rows.append(SheetRow(number, cells, bool(sheet.row_dimensions[number].hidden)))
    everything = [one for row in sheet.iter_rows() for one in row]
    return Sheet(
        file,
        sheet.title,
        rows,
        hidden=sheet.sheet_state != "visible",
        hidden_columns=frozenset(
            number for one in sheet.column_dimensions.values() if one.hidden for number in range(one.min, one.max + 1)
        ),
        merged=tuple(Area(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges),
        named={name: _area(table.ref) for name, table in sheet.tables.items()},
        notes={(one.row, one.column): one.comment.text for one in everything if one.comment},
        fills={
            (one.row, one.column): one.fill.fgColor.rgb[-6:]
            for one in everything
            if one.fill.fill_type == "solid" and isinstance(one.fill.fgColor.rgb, str)
        },
    )


def _area(ref):
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = (int(one or 0) for one in range_boundaries(ref))
    return Area(top, left, bottom, right)


def _cell(cell, formula):
    value = cell.value
    if value is None and isinstance(formula.value, str) and formula.value.startswith("="):
        return Bad(formula.value, "its formula was never calculated")
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return Bad(str(value), "it is an error") if cell.data_type == "e" else value
    if isinstance(value, datetime):
        return value.date() if value == datetime.combine(value.date(), datetime.min.time()) else value
    if isinstance(value, int | float):
        return NumberText(repr(int(value) if value == int(value) else value), cell.number_format)
    return value


def sheet(*rows: Sequence[object] | None, name: str = "Sheet1", first: int = 1, **more: object) -> Sheet:
    """A sheet of rows of plain values; numbers become what a reader makes of them."""
    made = [
        SheetRow(number, [_number(cell) for cell in row])
        for number, row in enumerate(rows, first)
        if row and any(cell is not None for cell in row)
    ]
    return Sheet("book.xlsx", name, made, **more)  # type: ignore[arg-type]


def _number(cell):
    return NumberText(repr(cell)) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell
