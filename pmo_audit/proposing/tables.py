"""The tables of files as a proposal looks at them: what they are called, their columns, and where these stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from pmo_audit.classes import TYPE_CHECKING, dataclass
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.kinds import Title
from pmo_audit.proposing.legend import Key, meanings
from pmo_audit.proposing.unit_notes import UnitNote, unit_note
from pmo_audit.settings import Layout
from pmo_audit.sources.grid import Sheet
from pmo_audit.sources.tables import SECTION, Cell, RawRow, RawTable, Reading, cell_place, heading_place, pointer, show
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin

if TYPE_CHECKING:
    from pmo_audit.sources.layout import KeptOut

_ANYWHERE = Layout()
_QUOTED = re.compile(r"`([^`]+)`")
_COLOUR = re.compile(r"\b[0-9A-F]{6}\b")


@dataclass(slots=True, eq=False)
class Seen:
    """A table with its columns, all rows or some of them."""

    table: RawTable
    columns: list[Column]
    rows: int
    title: Title
    layout: Layout = _ANYWHERE
    """What a mapping says to find it."""
    keys: tuple[Key, ...] = ()
    owner: Seen | None = None
    """The table in whose records this one is nested, as in JSON."""
    note: UnitNote | None = None
    """What the sheet says of all its amounts."""

    @property
    def place(self) -> Origin:
        """Where it stands."""
        return Origin(self.table.file, self.table.at)

    @property
    def name(self) -> str:
        """What to call it: its file, with the sheet or the key."""
        file = PurePosixPath(self.table.file).name
        if self.table.sheet:
            return f"{file}, sheet {self.table.sheet}"
        return f"{file}: {self.table.noun}" if self.table.keyed and self.table.at else file

    def heading_place(self, column: Column) -> Origin:
        """Where the heading of a column stands."""
        return Origin(self.table.file, heading_place(self.table, column.index))

    def places_of(self, column: Column, guess: Guess) -> tuple[str, ...]:
        """Where the cells stand that a guess is about: those it quotes, in the fill colour that it names."""
        quoted = {guess.about, *_QUOTED.findall(guess.reason)}
        colours = set(_COLOUR.findall(f"{guess.about} {guess.reason}"))
        found: list[str] = []
        for number, (cell, fill) in enumerate(zip(column.cells, column.fills, strict=True)):
            text = show(cell).strip()
            if (fill in colours and (not text or text in quoted)) if colours else (text in quoted):
                row, index = column.stands_at(number)
                found.append(cell_place(self.table, self.table.rows[row], index))
        return tuple(found)

    def only(self, numbers: Sequence[int]) -> Seen:
        """The same with some of its rows alone; how a column is written, all its rows still tell."""
        beside = {one.heading: one.cells for one in self.columns}
        columns = [
            Column(
                one.index,
                one.heading,
                [one.cells[number] for number in numbers],
                [one.fills[number] for number in numbers],
                beside,
                one.key,
                [one.stands_at(number) for number in numbers],
            )
            for one in self.columns
        ]
        return Seen(self.table, columns, len(numbers), self.title, self.layout, self.keys, self.owner, self.note)

    def without(self, columns: Iterable[Column]) -> Seen:
        """The same without some of its columns."""
        gone = {one.index for one in columns}
        left = [one for one in self.columns if one.index not in gone]
        return Seen(self.table, left, self.rows, self.title, self.layout, self.keys, self.owner, self.note)


def seen_in(readings: Iterable[Reading]) -> Iterator[Seen]:
    """The tables of files, in order; those of a sheet from top to bottom."""
    for reading in readings:
        for table in reading.tables:
            if table.delivered and (table.columns or table.rows):
                yield seen(table, Title(table.noun, PurePosixPath(table.file).stem))
        for sheet in reading.sheets:
            yield from _of_sheet(sheet)


def _of_sheet(sheet: Sheet) -> Iterator[Seen]:
    """The tables of a worksheet."""
    from pmo_audit.sources.layout import find_tables, raw_table  # many a proposal has none

    found = find_tables(sheet)
    keys = tuple(_key(sheet, one) for one in found.keys)
    beside = [*found.outside, *(each for table in found.tables for each in table.kept_out)]
    note = unit_note((each.text, Origin(sheet.file, _at(sheet, each.row, each.column))) for each in beside)
    several = len(found.tables) > 1
    for one in sorted(found.tables, key=lambda one: (one.area.top, one.area.left)):
        table = raw_table(sheet, one)
        title = one.name or one.title
        near = sheet.name if not several or not title else f"{title}"
        layout = Layout(
            sheet=sheet.name or None,
            header=one.header if several else (),
            transposed=True if one.transposed else None,
        )
        yield seen(
            table,
            Title(near or PurePosixPath(sheet.file).stem, PurePosixPath(sheet.file).stem),
            layout,
            keys,
            note=note,
        )


def _key(sheet: Sheet, one: KeptOut) -> Key:
    """A key of a sheet, with the colours that its cells are filled with."""
    cells = {one.column + at: str(cell).strip() for at, cell in enumerate(one.cells) if cell is not None}
    colours = {fill: text for column, text in cells.items() if (fill := sheet.fills.get((one.row, column)))}
    return Key(" ".join(cells.values()), Origin(sheet.file, _at(sheet, one.row, one.column)), tuple(colours.items()))


def _at(sheet: Sheet, row: int, column: int) -> str:
    from pmo_audit.sources.grid import cell_name

    return cell_name(sheet.name, row, column) if sheet.name else f"row {row}"


def seen(
    table: RawTable,
    title: Title,
    layout: Layout = _ANYWHERE,
    keys: tuple[Key, ...] = (),
    owner: Seen | None = None,
    note: UnitNote | None = None,
) -> Seen:
    """A table as a proposal looks at it; columns of the same heading are left out, since none of them can be meant."""
    cells: list[list[Cell]] = [[row.cells[index] for row in table.rows] for index in range(len(table.columns))]
    counts: dict[str, int] = {}
    for heading in table.columns:
        counts[heading] = counts.get(heading, 0) + 1
    key = meanings(keys)
    beside = {heading: cells[index] for index, heading in enumerate(table.columns) if counts[heading] == 1 and heading}
    columns = [
        Column(index, heading, cells[index], _fills(table, index), beside, key)
        for index, heading in enumerate(table.columns)
        if heading in beside
    ]
    return Seen(table, columns, len(table.rows), title, layout, keys, owner, note)


def section_of(one: Seen) -> Column | None:
    """The column that has for each record the section it stands in, if there are sections."""
    return next((column for column in one.columns if column.heading == SECTION), None)


def _fills(table: RawTable, index: int) -> list[str | None]:
    """The fill colours of a column's cells."""
    if not table.fills:
        return [None] * len(table.rows)
    return [table.fills.get((row, index)) for row in range(len(table.rows))]


def sample_of(column: Column) -> str:
    """A cell of a column, to show what stands there."""
    for cell in column.cells:
        if isinstance(cell, Mapping) and "amount" in cell:
            return shorten(f"{show(cell.get('currency'))} {show(cell.get('amount'))}".strip())
        if isinstance(cell, list | tuple) and cell:
            return shorten(", ".join(map(show, cell)))
        if text := show(cell).strip():
            return shorten(text)
    return ""


def nested_in(owner: Seen) -> list[Seen]:
    """The tables that stand in the records of one, as in JSON."""
    return [_nested(owner, column) for column in owner.columns if column.holds_records]


def _nested(owner: Seen, column: Column) -> Seen:
    """The lists under one key of all records, as one table."""
    table = owner.table
    rows = [
        (row, item)
        for row, cell in zip(table.rows, column.cells, strict=True)
        for item in (cell if isinstance(cell, list) else ())
        if isinstance(item, dict)
    ]
    keys = tuple(dict.fromkeys(str(key) for _, item in rows for key in item))
    key = pointer(column.heading)
    held = [RawRow(f"{row.at}/{key}", [item.get(one) for one in keys], parent=row) for row, item in rows]
    inner = RawTable(table.file, column.heading, keys, held, f"{table.at}/…/{key}", keyed=True)
    return seen(inner, Title(column.heading, owner.title.far), owner=owner)
