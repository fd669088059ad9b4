"""The lines of a sheet as the finding of tables sees them: rows, or columns where a table is transposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.grid import Area, Sheet
from pmo_audit.sources.layout.cells import filled
from pmo_audit.sources.tables import Cell


@dataclass(slots=True, eq=False)
class Line:
    """A row, or a column of a transposed table: its number, its cells, and the indexes of those that hold anything."""

    number: int
    cells: list[Cell]
    filled: list[int]
    hidden: bool = False

    def cell(self, index: int) -> Cell:
        """A cell, None where the line ends before."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(slots=True, eq=False)
class Grid:
    """Lines that hold anything, in order. Merged areas go by the lines' own numbers, as if they were rows."""

    lines: list[Line]
    merged: tuple[Area, ...] = ()
    transposed: bool = False
    starts: dict[tuple[int, int], Area] = field(default_factory=dict)
    """Merged areas by the line and cell they begin with, from 1."""

    def __post_init__(self) -> None:
        self.starts = {(one.top, one.left): one for one in self.merged}

    def spans(self, number: int, index: int) -> int:
        """How many cells across the one at this line and index takes."""
        area = self.starts.get((number, index + 1)) if self.starts else None
        return area.right - area.left + 1 if area else 1

    def above(self, number: int, index: int) -> Area | None:
        """The area merged over several lines in which a cell lies without being its first."""
        for area in self.merged:
            if area.top < number <= area.bottom and area.left == index + 1:
                return area
        return None


def grid_of(sheet: Sheet) -> Grid:
    """The rows of a sheet that hold anything."""
    lines = [Line(row.number, row.cells, there, row.hidden) for row in sheet.rows if (there := filled(row.cells))]
    return Grid(lines, sheet.merged)


def turned(grid: Grid, rows: Sequence[int], left: int, right: int) -> Grid:
    """The columns of a part of a sheet as lines. The cells of a line have the rows' own numbers, less one."""
    by_number = {line.number: line for line in grid.lines}
    height = max(rows)
    inside = [(number, by_number[number]) for number in rows if number in by_number]
    lines = []
    for column in range(left, right + 1):
        cells: list[Cell] = [None] * height
        for number, line in inside:
            cells[number - 1] = line.cell(column)
        if there := filled(cells):
            lines.append(Line(column + 1, cells, there))
    merged = tuple(Area(one.left, one.top, one.right, one.bottom) for one in grid.merged if _within(one, rows))
    return Grid(lines, merged, True)


def _within(area: Area, rows: Sequence[int]) -> bool:
    return rows[0] <= area.top and area.bottom <= rows[-1]


def columns_of(lines: Iterable[Line]) -> list[int]:
    """The indexes at which any of the lines holds something, in order."""
    there: set[int] = set()
    for line in lines:
        there.update(line.filled)
    return sorted(there)
