"""Which part of the mapping speaks of which table, and which of its rows it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pmo_audit.classes import dataclass, field
from pmo_audit.records import Schema
from pmo_audit.settings import ImportMapping, TableMapping
from pmo_audit.sources.grid import Area, Sheet
from pmo_audit.sources.layout.found import Found, SheetLayout
from pmo_audit.sources.layout.placing import is_placed, place_table
from pmo_audit.sources.words import alike, matches
from pmo_audit.text import fold


@dataclass(slots=True, eq=False)
class Asked:
    """A table of a sheet, the parts of the mapping that speak of it, and the name by which it may go without one."""

    sheet: Sheet
    found: Found
    mappings: list[TableMapping] = field(default_factory=list)
    noun: str = ""
    replaced: bool = False
    """Whether the mapping says of the same cells that another table stands there."""


@dataclass(slots=True, eq=False)
class Book:
    """The sheets of one file with what was found in each."""

    sheets: Sequence[tuple[Sheet, SheetLayout]]
    asked: list[Asked] = field(default_factory=list)
    lost: list[tuple[Sheet, TableMapping]] = field(default_factory=list)
    """Parts of the mapping whose header holds nothing, with the sheet they speak of."""
    unclear: list[TableMapping] = field(default_factory=list)
    """Parts of the mapping that could mean several tables; they mean none."""


def entities_by_name(schema: Schema) -> Mapping[str, str]:
    """The entities by their names, singular and plural, as they are compared.

    But for one: a sheet that is called `Portfolio` lists projects as a rule, and nobody lists portfolios.
    """
    names = {alike(noun): one.name for one in schema.entities.values() for noun in (one.plural, one.name)}
    names.pop("portfolio", None)
    return MappingProxyType(names)


def ask(sheets: Sequence[tuple[Sheet, SheetLayout]], mapping: ImportMapping, names: Mapping[str, str]) -> Book:
    """Says of each table of a file which parts of the mapping speak of it."""
    book = Book(sheets)
    for sheet, layout in sheets:
        book.asked += [Asked(sheet, found) for found in layout.tables]
    _name(book, names)
    for one in mapping.tables:
        if one.at is None and sheets and _file(one, sheets[0][0].file):
            _give(book, one, names)
    return book


def speaks_of(mapping: TableMapping, file: str, noun: str, names: Mapping[str, str]) -> bool:
    """Whether a part of the mapping may speak of a file that is called by a noun."""
    if mapping.at is not None or not _file(mapping, file):
        return False
    return mapping.file is not None or names.get(alike(noun)) == mapping.entity


def _name(book: Book, names: Mapping[str, str]) -> None:
    """Gives the tables their names: the main table of a sheet goes by the sheet's, others by their titles."""
    main = {id(layout.tables[0]) for _, layout in book.sheets if layout.tables}
    for one in book.asked:
        own = [one.found.name, one.found.title]
        if id(one.found) in main:
            own = [one.found.name, one.sheet.name or stem_of(one.sheet), one.found.title]
        one.noun = next((name for name in own if name and alike(name) in names), "")
    for one in book.asked:
        if not one.noun:
            one.noun = next((other.noun for other in book.asked if other.noun and _is_like(one, other)), "")
    if not any(one.noun for one in book.asked) and sum(bool(layout.tables) for _, layout in book.sheets) == 1:
        first = next(one for one in book.asked if id(one.found) in main)
        stem = stem_of(first.sheet)
        first.noun = stem if alike(stem) in names else ""


def stem_of(sheet: Sheet) -> str:
    """The name of a sheet's file without its ending."""
    return sheet.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _file(mapping: TableMapping, file: str) -> bool:
    if mapping.file is None:
        return True
    pattern = fold(mapping.file)
    return matches(pattern, fold(file)) or matches(pattern, fold(file.rsplit("/", 1)[-1]))


def _give(book: Book, mapping: TableMapping, names: Mapping[str, str]) -> None:
    """Gives a part of the mapping to the tables it speaks of."""
    layout = mapping.layout
    sheets: Sequence[tuple[Sheet, SheetLayout]] = [
        (sheet, known)
        for sheet, known in book.sheets
        if layout.sheet is None or matches(fold(layout.sheet), fold(sheet.name))
    ]
    if layout.sheet is None:
        named = [one for one in book.asked if names.get(alike(one.noun)) == mapping.entity]
        if named:
            sheets = [(sheet, known) for sheet, known in sheets if any(one.sheet is sheet for one in named)]
        elif mapping.file is None:
            return
        else:
            sheets = _likely(sheets, mapping)
            if len(sheets) > 1 and not _are_alike(sheets):
                book.unclear.append(mapping)
                return
    for sheet, known in sheets:
        _give_in(book, sheet, known, mapping)


def _likely(sheets: Sequence[tuple[Sheet, SheetLayout]], mapping: TableMapping) -> Sequence[tuple[Sheet, SheetLayout]]:
    """The sheets whose tables have most of the headings that the mapping names."""
    having = [one for one in sheets if one[1].tables]
    most = max((_named_headings(found, mapping) for _, known in having for found in known.tables), default=0)
    if most:
        having = [one for one in having if any(_named_headings(found, mapping) == most for found in one[1].tables)]
    return having or sheets[:1]


def _is_like(one: Asked, other: Asked) -> bool:
    """Whether two tables of a sheet have the same headings, so that the second goes on with the first."""
    return one.sheet is other.sheet and _folded(one.found) == _folded(other.found)


def _are_alike(sheets: Sequence[tuple[Sheet, SheetLayout]]) -> bool:
    """Whether the main tables of several sheets have the same headings: one register, parted by sheets."""
    return len({_folded(known.tables[0]) for _, known in sheets if known.tables}) == 1


def _folded(found: Found) -> tuple[str, ...]:
    return tuple(map(fold, found.columns))


def _named_headings(found: Found, mapping: TableMapping) -> int:
    """How many of the columns that the mapping reads a table has."""
    there = {alike(one) for one in (*found.columns, *found.lower)}
    wanted = {alike(column) for line in mapping.fields.values() for column in line.columns}
    wanted |= {alike(heading) for heading, _ in mapping.layout.where}
    return len(there & wanted)


def _give_in(book: Book, sheet: Sheet, known: SheetLayout, mapping: TableMapping) -> None:
    here = [one for one in book.asked if one.sheet is sheet]
    if is_placed(mapping.layout):
        found = place_table(sheet, known, mapping.layout)
        if found is None:
            book.lost.append((sheet, mapping))
            return
        for one in here:
            one.replaced = one.replaced or (one.found is not found and _overlap(one.found.area, found.area))
        same = next((one for one in here if one.found is found), None)
        if same is None:
            same = Asked(sheet, found)
            book.asked.append(same)
        same.mappings.append(mapping)
        return
    if not here:
        return
    most = max(_named_headings(one.found, mapping) for one in here)
    best = next(one for one in here if _named_headings(one.found, mapping) == most)
    for one in here:
        if one is best or _is_like(one, best):
            one.mappings.append(mapping)


def _overlap(one: Area, other: Area) -> bool:
    rows = one.top <= other.bottom and other.top <= one.bottom
    return rows and one.left <= other.right and other.left <= one.right
