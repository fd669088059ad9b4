"""The tables of files as a proposal looks at them: what they are called, their columns, and where these stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from pmo_audit.classes import dataclass
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.kinds import Title
from pmo_audit.sources.tables import Cell, RawRow, RawTable, pointer
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin


@dataclass(slots=True, eq=False)
class Seen:
    """A table with its columns, all rows or some of them."""

    table: RawTable
    columns: list[Column]
    rows: int
    owner: Seen | None = None
    """The table in whose records this one is nested, as in JSON."""

    @property
    def title(self) -> Title:
        """What it is called."""
        return Title(self.table.noun, PurePosixPath(self.table.file).stem)

    @property
    def place(self) -> Origin:
        """Where it stands."""
        return Origin(self.table.file, self.table.at)

    def heading_place(self, column: Column) -> Origin:
        """Where the heading of a column stands."""
        return heading_place(self.table, column.index)

    def only(self, numbers: Sequence[int]) -> Seen:
        """The same with some of its rows alone."""
        beside = {one.heading: [one.cells[number] for number in numbers] for one in self.columns}
        columns = [
            Column(one.index, one.heading, beside[one.heading], [one.fills[number] for number in numbers], beside)
            for one in self.columns
        ]
        return Seen(self.table, columns, len(numbers), self.owner)

    def without(self, columns: Iterable[Column]) -> Seen:
        """The same without some of its columns."""
        gone = {one.index for one in columns}
        return Seen(self.table, [one for one in self.columns if one.index not in gone], self.rows, self.owner)


def seen(table: RawTable, owner: Seen | None = None) -> Seen:
    """A table as a proposal looks at it; columns of the same heading are left out, since none of them can be meant."""
    cells: list[list[Cell]] = [[row.cells[index] for row in table.rows] for index in range(len(table.columns))]
    counts: dict[str, int] = {}
    for heading in table.columns:
        counts[heading] = counts.get(heading, 0) + 1
    beside = {heading: cells[index] for index, heading in enumerate(table.columns) if counts[heading] == 1 and heading}
    columns = [
        Column(index, heading, cells[index], fills_of(table, index), beside)
        for index, heading in enumerate(table.columns)
        if heading in beside
    ]
    return Seen(table, columns, len(table.rows), owner)


def fills_of(table: RawTable, index: int) -> list[str | None]:
    """The fill colours of a column's cells."""
    return [None] * len(table.rows)


def heading_place(table: RawTable, index: int) -> Origin:
    """Where the heading of a column stands."""
    heading = table.columns[index]
    if table.keyed:
        return Origin(table.file, f"{table.at}/…/{pointer(heading)}")
    return Origin(table.file, f"row 1, column {heading}")


def sample_of(column: Column) -> str:
    """A cell of a column, to show what stands there."""
    return shorten(column.told[0]) if column.told else ""


def nested_in(owner: Seen) -> list[Seen]:
    """The tables that stand in the records of one, as in JSON."""
    return [seen(_nested(owner.table, column), owner) for column in owner.columns if column.holds_records]


def _nested(table: RawTable, column: Column) -> RawTable:
    """The lists under one key of all records, as one table."""
    rows = [
        (row, item)
        for row, cell in zip(table.rows, column.cells, strict=True)
        for item in (cell if isinstance(cell, list) else ())
        if isinstance(item, dict)
    ]
    keys = tuple(dict.fromkeys(str(key) for _, item in rows for key in item))
    held = [
        RawRow(f"{row.at}/{pointer(column.heading)}", [item.get(key) for key in keys], parent=row) for row, item in rows
    ]
    at = f"{table.at}/…/{pointer(column.heading)}"
    return RawTable(table.file, column.heading, keys, held, at, keyed=True)
