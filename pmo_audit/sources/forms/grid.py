"""The cells of a workbook by where they stand: `Finance!C5`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmo_audit.classes import dataclass
from pmo_audit.sources.grid import Area, Sheet, cell_name
from pmo_audit.sources.tables import Cell, show
from pmo_audit.text import fold

_REFERENCE = re.compile(r"\s*(?:'((?:[^']|'')+)'|([^'!]+))!\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\s*")
_ADDRESS = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\s*")
_COLUMN = re.compile(r"\s*\$?([A-Za-z]{1,3})\s*")
_LEFTMOST = 8
"""So far to the left of a cell its label is looked for."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a form: its sheet as it was written, and its row and column from 1."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """The cell as people look it up."""
        return cell_name(self.sheet, self.row, self.column)


def read_reference(text: str) -> Spot | None:
    """The cell that `Finance!C5` or `'6a - Milestones'!C5` names; None for anything else."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    sheet = (match[1] or match[2]).replace("''", "'").strip()
    return _spot(sheet, match[3], match[4])


def read_address(sheet: str, text: str) -> Spot | None:
    """The cell of a sheet that `C5` names; None for anything else."""
    match = _ADDRESS.fullmatch(text)
    return _spot(sheet, match[1], match[2]) if match is not None and sheet.strip() else None


def read_column(text: str) -> int | None:
    """The number of the column that `C` names; None for anything else."""
    match = _COLUMN.fullmatch(text)
    return _number(match[1]) if match is not None else None


def _spot(sheet: str, letters: str, row: str) -> Spot | None:
    return Spot(sheet.strip(), int(row), _number(letters)) if int(row) else None


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class Workbook:
    """The sheets of one form."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._sheets = {fold(one.name.strip()): one for one in sheets}
        self._rows: dict[str, dict[int, list[Cell]]] = {}

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name; capitals and spaces around it make no difference."""
        return self._sheets.get(fold(name.strip()))

    def at(self, spot: Spot) -> Spot:
        """Where the cell stands: in a merged area, its top left cell."""
        sheet = self.sheet(spot.sheet)
        if sheet is None:
            return spot
        area = next((one for one in sheet.merged if _holds(one, spot)), None)
        return Spot(sheet.name, *((area.top, area.left) if area is not None else (spot.row, spot.column)))

    def cell(self, spot: Spot) -> Cell:
        """What stands in a cell; a text of nothing but spaces is nothing."""
        rows = self._of(spot.sheet)
        cells = rows.get(spot.row, [])
        cell = cells[spot.column - 1] if spot.column <= len(cells) else None
        return None if isinstance(cell, str) and not cell.strip() else cell

    def fill(self, spot: Spot) -> str | None:
        """The colour of a cell."""
        sheet = self.sheet(spot.sheet)
        return sheet.fills.get((spot.row, spot.column)) if sheet is not None else None

    def label(self, spot: Spot) -> str:
        """The nearest text to the left of a cell."""
        for column in range(spot.column - 1, max(0, spot.column - _LEFTMOST), -1):
            cell = self.cell(self.at(Spot(spot.sheet, spot.row, column)))
            if cell is not None:
                return " ".join(show(cell).split())
        return ""

    def last_row(self, sheet: str) -> int:
        """The last row of a sheet that holds anything."""
        return max(self._of(sheet), default=0)

    def _of(self, name: str) -> dict[int, list[Cell]]:
        key = fold(name.strip())
        if key not in self._rows:
            sheet = self._sheets.get(key)
            self._rows[key] = {one.number: one.cells for one in sheet.rows} if sheet is not None else {}
        return self._rows[key]


def _holds(area: Area, spot: Spot) -> bool:
    return area.top <= spot.row <= area.bottom and area.left <= spot.column <= area.right
