"""Headings that are no fields: each row makes a record for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.classes import dataclass, replace
from pmo_audit.settings import Across, FieldMapping, TableMapping
from pmo_audit.sources.layout.headers import BETWEEN
from pmo_audit.sources.tables import Cell, RawRow, RawTable, SheetTable, cell_place, heading_place, show
from pmo_audit.sources.words import matches
from pmo_audit.text import fold

HEADING = "(heading)"
CELL = "(cell)"
"""The headings of the columns that are made of headings and their cells."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading that makes records, and the columns below it by index."""

    text: str
    columns: tuple[int, ...]


def groups_of(table: RawTable, across: Across) -> list[Group]:
    """The headings that are meant, each once; empty where there are none."""
    found: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    patterns = [fold(one) for one in across.columns]
    for index, heading in enumerate(table.columns):
        text = _meant(table, index, patterns, whole=across.values is not None)
        if heading and text is not None:
            found.setdefault(fold(text), []).append(index)
            texts.setdefault(fold(text), text)
    return [Group(texts[key], tuple(columns)) for key, columns in found.items()]


def spread(table: RawTable, mapping: TableMapping, across: Across, groups: Sequence[Group]) -> RawTable:
    """The table with a row for each row and group, and what the mapping says of it."""
    taken = {index for group in groups for index in group.columns}
    kept = [index for index in range(len(table.columns)) if index not in taken]
    inner = _inner(table, groups) if across.values is None else [CELL]
    made = RawTable(
        table.file, table.noun, (*(table.columns[one] for one in kept), HEADING, *inner), at=table.at, sheet=table.sheet
    )
    made.head, made.layout = table.head, SheetTable((mapping.number,))
    if table.lines:
        made.lines = (*(table.lines[one] for one in kept), *[""] * (len(inner) + 1))
    if table.lower:
        made.lower = (*(table.lower[one] for one in kept), HEADING, *inner)
    keeps_blank = _keeps_blank(mapping, across)
    fills: dict[tuple[int, int], str] = {}
    for number, row in enumerate(table.rows):
        for group in groups:
            if keeps_blank or any(not _is_blank(row.cells[one]) for one in group.columns):
                colours = _colours(table, number, group, kept, inner)
                fills.update({(len(made.rows), index): colour for index, colour in colours.items()})
                made.rows.append(_row(table, row, group, kept, inner))
    made.fills = fills
    made.layout.mapped = {mapping.number: _with_lines(mapping, across)}
    return made


def _meant(table: RawTable, index: int, patterns: Sequence[str], *, whole: bool) -> str | None:
    """What a heading is called by if it is meant: its upper part, or all of it where the cells are values."""
    heading = table.columns[index]
    lower = table.lower[index] if table.lower else ""
    upper = heading.removesuffix(f"{BETWEEN}{lower}") if lower != heading else ""
    if not table.lower and BETWEEN in heading:
        upper = heading.rsplit(BETWEEN, 1)[0]
    for text in (heading, lower) if whole else (upper,):
        if text and any(matches(one, fold(text)) for one in patterns):
            return text
    return None


def _inner(table: RawTable, groups: Sequence[Group]) -> list[str]:
    """The lower parts of the headings, in order of appearance."""
    return list(dict.fromkeys(_lower(table, index) for group in groups for index in group.columns))


def _lower(table: RawTable, index: int) -> str:
    return table.lower[index] if table.lower else table.columns[index].rsplit(BETWEEN, 1)[-1]


def _row(table: RawTable, row: RawRow, group: Group, kept: Sequence[int], inner: Sequence[str]) -> RawRow:
    cells: list[Cell] = [row.cells[index] for index in kept]
    places = {new: row.places[old] for new, old in enumerate(kept) if old in row.places}
    places[len(cells)] = heading_place(table, group.columns[0])
    cells.append(group.text)
    for index in group.columns:
        own = _own(table, index, kept, inner)
        while len(cells) <= own:
            cells.append(None)
        cells[own] = row.cells[index]
        places[own] = cell_place(table, row, index)
    cells += [None] * (len(kept) + 1 + len(inner) - len(cells))
    return RawRow(row.at, cells, row.fault, places=places)


def _own(table: RawTable, index: int, kept: Sequence[int], inner: Sequence[str]) -> int:
    """The index that a column of a group has in the table made of it."""
    return len(kept) + 1 + (0 if inner == [CELL] else inner.index(_lower(table, index)))


def _colours(table: RawTable, number: int, group: Group, kept: Sequence[int], inner: Sequence[str]) -> dict[int, str]:
    if not table.fills:
        return {}
    where = {old: new for new, old in enumerate(kept)} | {one: _own(table, one, kept, inner) for one in group.columns}
    return {new: table.fills[number, old] for old, new in where.items() if (number, old) in table.fills}


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _keeps_blank(mapping: TableMapping, across: Across) -> bool:
    """Whether the mapping says what an empty cell means, so that it makes a record."""
    line = mapping.fields.get(across.values) if across.values is not None else None
    return line is not None and (line.blank is not None or any(not word.strip() for word, _ in line.words))


def _with_lines(mapping: TableMapping, across: Across) -> TableMapping:
    """The mapping with the lines that read the columns made of headings and cells."""
    fields = dict(mapping.fields)
    for name, heading in ((across.into, HEADING), (across.values, CELL)):
        if name is not None:
            line = fields.get(name)
            fields[name] = replace(line, columns=(heading,)) if line is not None else FieldMapping((heading,))
    return replace(mapping, fields=fields)


def first_text(row: RawRow) -> str:
    """The first thing that stands in a row."""
    return next((text for cell in row.cells if (text := show(cell).strip())), "")
