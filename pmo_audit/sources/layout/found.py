"""What was found in a sheet: its tables, and everything in it that is no record, each with its place and reason."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.grid import Area
from pmo_audit.sources.layout.grid import Grid
from pmo_audit.sources.tables import Cell


class Reason(Enum):
    """Why a row, or a cell outside every table, is no record."""

    TITLE = "title"
    SECTION = "section"
    TOTAL = "total"
    NOTE = "note"
    KEY = "key"
    HEADER = "repeated header"
    TEXT = "text"
    NUMBERED = "number without a record"


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A row of a sheet, or a part of one, that is no record: where its first cell stands, why, and its cells.

    `row` and `column` count from 1. `cells` go from the first that holds something to the last.
    """

    row: int
    column: int
    reason: Reason
    cells: tuple[Cell, ...]
    text: str
    """Its first text."""


@dataclass(slots=True, eq=False)
class Found:
    """A table: its headings and which lines are its records.

    Lines are rows, or columns where the table is transposed, and go by their numbers in the sheet. `left` and `right`
    are the indexes of its first and last cell in a line, from 0. `header` has the numbers of the lines with the
    headings. `lower` has the lower part of each heading of two storeys, and is empty where there is one storey.
    """

    grid: Grid
    header: tuple[int, ...]
    left: int
    right: int
    columns: tuple[str, ...]
    lower: tuple[str, ...] = ()
    lines: list[int] = field(default_factory=list)
    """The lines that belong to it below the header, whatever they are."""
    records: list[int] = field(default_factory=list)
    kept_out: list[KeptOut] = field(default_factory=list)
    doubtful: list[KeptOut] = field(default_factory=list)
    """Lines that were kept as records though they may be none."""
    sections: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """The section that a record stands in, by its line; empty where there are no sections."""
    title: str = ""
    name: str = ""
    """What the workbook itself calls the table."""

    @property
    def transposed(self) -> bool:
        """Whether its headings stand below each other and each record in a column."""
        return self.grid.transposed

    @property
    def area(self) -> Area:
        """Where it stands in the sheet, header included."""
        first, last = self.header[0], max((*self.header, *self.lines))
        if self.transposed:
            return Area(self.left + 1, first, self.right + 1, last)
        return Area(first, self.left + 1, last, self.right + 1)


@dataclass(slots=True, eq=False)
class SheetLayout:
    """All of a sheet: its tables, the main one first, and what stands outside them."""

    tables: list[Found] = field(default_factory=list)
    outside: list[KeptOut] = field(default_factory=list)

    @property
    def keys(self) -> list[KeptOut]:
        """What explains signs or colours, wherever it stands."""
        everything = [*self.outside, *(one for table in self.tables for one in table.kept_out)]
        return sorted((one for one in everything if one.reason is Reason.KEY), key=lambda one: (one.row, one.column))
