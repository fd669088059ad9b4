"""A workbook drawn as text, as the manual shows it, and as a file.

A line `== Name ==` begins a sheet, `== Name (hidden) ==` a hidden one. Every other line is a row, with `|` between its
cells. `<` is merged with the cell on its left, `^` with the one above. Behind a text may stand `{note: words}` for a
note on the cell and `{fill: FF0000}` for its colour. Days and numbers become what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

_SHEET = re.compile(r"== (.*?)( \(hidden\))? ==")
_MARK = re.compile(r"\s*\{(note|fill): ([^}]*)\}")


def save(text: str, path: Path) -> None:
    """Saves a drawn workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, hidden, rows in _sheets(text):
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if hidden else "visible"
        _fill(sheet, rows)
    book.save(path)


def _sheets(text: str) -> Iterator[tuple[str, bool, list[list[str]]]]:
    parts: list[tuple[str, bool, list[list[str]]]] = []
    for line in text.splitlines():
        if begun := _SHEET.fullmatch(line.strip()):
            parts.append((begun[1], begun[2] is not None, []))
        elif line.strip():
            parts[-1][2].append([cell.strip() for cell in line.strip().strip("|").split("|")])
        else:
            parts[-1][2].append([])
    yield from parts


def _fill(sheet: Worksheet, rows: list[list[str]]) -> None:
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            _put(sheet, row, column, text)
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            if text not in ("<", "^"):
                _merge(sheet, rows, row, column)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    marks = dict(_MARK.findall(text))
    text = _MARK.sub("", text)
    if text not in ("<", "^", ""):
        sheet.cell(row, column).value = _value(text)
    if "note" in marks:
        sheet.cell(row, column).comment = Comment(marks["note"], "")
    if "fill" in marks:
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=marks["fill"])


def _value(text: str) -> date | float | str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return text


def _merge(sheet: Worksheet, rows: list[list[str]], row: int, column: int) -> None:
    """Merges a cell with those that point to it."""

    def is_(row: int, column: int, mark: str) -> bool:
        return row <= len(rows) and column <= len(rows[row - 1]) and rows[row - 1][column - 1] == mark

    right, bottom = column, row
    while is_(row, right + 1, "<"):
        right += 1
    while is_(bottom + 1, column, "^"):
        bottom += 1
    if (right, bottom) != (column, row):
        sheet.merge_cells(start_row=row, start_column=column, end_row=bottom, end_column=right)
