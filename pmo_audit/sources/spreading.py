"""Tables out of what stands deeper in a document than a list under a key: as the paths of the mapping say.

A `[[table]]` whose `at` is a path, or that says anything of the parts of its records, gets a table of its own: a row
for each record that its path leads to, and a column for each key, each opened part, each cell by its title and each
path that a field is read from. What then becomes of the columns is the same as with every other table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pmo_audit.classes import dataclass, field
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.settings import ImportMapping, TableMapping, Tree
from pmo_audit.sources.naming import speaks_of
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.parts import Parts, first_of, parts_of, take
from pmo_audit.sources.paths import ANY, Hit, Path, follow, inside, read_path
from pmo_audit.sources.tables import Cell, Lost, NumberText, RawRow, RawTable, Reading, clean, pointer, show
from pmo_audit.sources.words import alike, matches, shorten
from pmo_audit.text import Origin, fold


@dataclass(slots=True)
class _Came:
    """What has come to one place in the files of one name: its records, and what the files say there should be."""

    number: int
    rows: dict[str, int] = field(default_factory=dict)
    should: int | None = None
    unfinished: dict[str, Origin] = field(default_factory=dict)
    tables: list[RawTable] = field(default_factory=list)


class Spreader:
    """Takes documents apart as the tables of a mapping say, and sees whether all came that should have come."""

    def __init__(self, mapping: ImportMapping, notes: Notes) -> None:
        self._mapping = mapping
        self._notes = notes
        self._parts: dict[tuple[str, Tree], list[Parts]] = {}
        """The records of the document that is being taken apart, by where they stand and what is said of them."""
        self._came: dict[tuple[str | None, str | None], _Came] = {}

    def tables(self, reading: Reading, file: str) -> list[RawTable]:
        """The tables of a document: those that the mapping takes out of it, and what else stands in it."""
        document = reading.document
        if not isinstance(document, Mapping | list | tuple):
            return reading.tables
        asking = [one for one in self._mapping.tables if speaks_of(one, file)]
        found = {one.number: hits for one in asking if (hits := _found(one, document)) is not None}
        if not found:
            return reading.tables
        for one in asking:
            if one.number not in found and (hits := _found(one, document, plain=True)) is not None:
                found[one.number] = hits
        taken = {key for one in asking if one.number in found for key in _first_keys(one, document)}
        asking = [one for one in asking if one.number in found]
        self._parts.clear()
        spread = [self._table(one, found[one.number], document, file, _below(one, asking)) for one in asking]
        self._tell_unasked(asking, found, file)
        return spread + list(_others(reading.tables, taken))

    def finish(self) -> None:
        """Tells where less came than there is."""
        for came in self._came.values():
            rows, unfinished = sum(came.rows.values()), next(iter(came.unfinished.values()), None)
            if came.should is not None and rows < came.should:
                place = Origin(self._mapping.name, f"table {came.number}, total")
                self._lacking(came, f"there should be {came.should} records, and {rows} came", place)
            elif came.should is None and unfinished is not None and len(came.rows) == len(came.unfinished):
                self._lacking(came, "the file says that there is more than it holds", unfinished)
            elif came.should is None and unfinished is not None:
                message = "the file says that there is more than it holds"
                help_ = "make sure that the rest is among the other files"
                self._notes.add(Diagnostic("PA642", message, unfinished, help_, Severity.WARNING))

    def _lacking(self, came: _Came, message: str, place: Origin) -> None:
        self._notes.add(Diagnostic("PA642", message, place, "export all pages, and put them beside each other"))
        for table in {one.noun: one for one in came.tables}.values():
            table.lost.append(Lost(table.at, message))

    def _table(
        self, mapping: TableMapping, hits: Sequence[Hit], document: Cell, file: str, elsewhere: set[str]
    ) -> RawTable:
        """The table that one part of the mapping asks for; `elsewhere` are keys of its records that others take."""
        table = RawTable(file, mapping.entity, at=_at(mapping), keyed=True, asked_by=mapping)
        records = self._records(mapping, hits, table)
        wanted = _paths(mapping, records)
        kept = [one for one in records if _is_asked(mapping, one)]
        columns = _columns(mapping, kept, wanted, elsewhere)
        table.columns = tuple(columns)
        table.rows = [_row(one, columns, wanted) for one in kept]
        self._count(mapping, table, document, len(records))
        return table

    def _records(self, mapping: TableMapping, hits: Sequence[Hit], table: RawTable) -> list[Parts]:
        """The records of a table as columns; several tables may speak of the same."""
        found = list(_records(hits, table))
        key = (mapping.at or "", mapping.tree)
        if key not in self._parts:
            self._parts[key] = [parts_of(one, mapping.tree) for one in found]
        return self._parts[key]

    def _count(self, mapping: TableMapping, table: RawTable, document: Cell, rows: int) -> None:
        came = self._came.setdefault((mapping.file, mapping.at), _Came(mapping.number))
        came.rows[table.file] = rows
        came.tables.append(table)
        for hit in _hits(mapping.tree.total, document):
            number = _whole(hit.value)
            if number is not None:
                came.should, came.number = max(came.should or 0, number), mapping.number
        more = next((one for one in _hits(mapping.tree.more, document) if _says_something(one.value)), None)
        if more is not None:
            came.unfinished[table.file] = Origin(table.file, more.at)

    def _tell_unasked(self, tables: Iterable[TableMapping], found: Mapping[int, Sequence[Hit]], file: str) -> None:
        """Tells of records that no table asks for, where all that speak of them ask for some only."""
        groups: dict[str, list[TableMapping]] = defaultdict(list)
        for one in tables:
            if not (one.distinct and one.only_mapped):  # such a table collects what the records of others mention
                groups[one.at or ""].append(one)
        for asking in groups.values():
            if not all(one.layout.where for one in asking):
                continue
            records = self._records(asking[0], found[asking[0].number], RawTable(file, ""))
            spare = [one for one in records if not any(_is_asked(each, one) for each in asking)]
            if spare:
                said = _said(asking[0], spare)
                some = "1 record is" if len(spare) == 1 else f"{len(spare)} records are"
                message = f"{some} not read, since no `[[table]]` asks for {said}"
                help_ = "add the word to the `where` of a table, or a `[[table]]` of its own"
                place = Origin(file, spare[0].hit.at)
                self._notes.add(Diagnostic("PA641", message, place, help_, Severity.WARNING))


def _found(mapping: TableMapping, document: Cell, *, plain: bool = False) -> list[Hit] | None:
    """What the path of a table leads to; None where it leads nowhere, or a key is enough to find the table.

    With `plain`, a key will do: where one table takes a document apart, all that speak of it have to.
    """
    ours = plain or _is_ours(mapping)
    if mapping.at is None:
        return [Hit("", document)] if isinstance(document, list | tuple) and ours else None
    if not mapping.at.strip():
        return [Hit("", document)]
    at = read_path(mapping.at)
    if at is None or at.up or (at.is_plain and not ours):
        return None
    return follow(at, Hit("", document)) or None


def _is_ours(mapping: TableMapping) -> bool:
    """Whether a table says more than a key can answer."""
    if (
        not mapping.tree.is_silent
        or mapping.layout.where
        or any(one.value is not None for one in mapping.fields.values())
    ):
        return True
    paths = (read_path(column) for one in mapping.fields.values() for column in one.columns)
    return any(one is not None and not one.is_plain for one in paths)


def _first_keys(mapping: TableMapping, document: Cell) -> Iterator[str]:
    at = read_path(mapping.at or "")
    if at is None or not isinstance(document, Mapping):
        return
    first = first_of({show(key): one for key, one in document.items()}, at)
    yield from (alike(show(key)) for key in document) if first is None else (alike(first),)
    beside = (mapping.tree.total, mapping.tree.more, *(one.titles for one in mapping.tree.cells))
    for path in (read_path(one) for one in beside if one is not None):
        if path is not None and path.steps:
            yield alike(path.steps[0].key)


def _others(tables: Iterable[RawTable], taken: set[str]) -> Iterator[RawTable]:
    """What else a document holds: its other lists and objects. What is neither tells of the document itself."""
    for one in tables:
        if one.at and alike(one.noun) not in taken and (one.delivered or any(each.told for each in one.lost)):
            one.beside = True
            yield one


def _records(hits: Iterable[Hit], table: RawTable) -> Iterator[Hit]:
    """The records that a path leads to: the items of lists, and objects."""
    for hit in hits:
        items = inside(hit) if isinstance(hit.value, list | tuple) else [hit]
        for item in items:
            if isinstance(item.value, Mapping | str):
                yield item
            elif item.value is not None:
                table.lost.append(Lost(item.at, f"`{shorten(show(item.value))}` is not a record", told=False))


def _paths(mapping: TableMapping, records: Sequence[Parts]) -> dict[str, Path]:
    """The paths that fields are read from, by how they are written; not those that are columns themselves."""
    there = {alike(name) for one in records for name in one.cells if name not in one.hidden}
    wanted = [column for one in mapping.fields.values() for column in one.columns]
    found = {one: read_path(one) for one in wanted if alike(one) not in there}
    return {name: path for name, path in found.items() if path is not None and not path.is_plain}


def _below(mapping: TableMapping, others: Iterable[TableMapping]) -> set[str]:
    """The keys of the records of a table in which those of other tables stand."""
    own = _steps(mapping)
    deeper = (steps for one in others if len(steps := _steps(one)) > len(own) and steps[: len(own)] == own)
    return {steps[len(own)] for steps in deeper}


def _steps(mapping: TableMapping) -> list[str]:
    path = read_path(mapping.at or "")
    return [alike(one.key) for one in path.steps if one.key != ANY] if path is not None else []


def _columns(
    mapping: TableMapping, records: Sequence[Parts], wanted: Mapping[str, Path], elsewhere: set[str]
) -> dict[str, int]:
    """The columns in the order in which they appear, without those that are taken apart by a path or another table."""
    whole = {alike(column) for one in mapping.fields.values() for column in one.columns}
    names = dict.fromkeys(
        name
        for one in records
        for name in one.cells
        if name not in one.hidden and (alike(name) in whole or not (mapping.only_mapped or alike(name) in elsewhere))
    )
    asked = [path for heading, _ in mapping.layout.where if (path := read_path(heading)) is not None]
    for path in (*wanted.values(), *asked):
        first = first_of(names, path)
        if first is not None and alike(first) not in whole:
            names.pop(first)
    return {name: number for number, name in enumerate((*names, *wanted))}


def _row(parts: Parts, columns: Mapping[str, int], wanted: Mapping[str, Path]) -> RawRow:
    cells: list[Cell] = [None] * len(columns)
    places: dict[int, str] = {}
    for name, value in parts.cells.items():
        if name in columns and name not in parts.hidden:
            cells[columns[name]] = value
            if name in parts.places:
                places[columns[name]] = parts.places[name]
    for name, path in wanted.items():
        cells[columns[name]], places[columns[name]] = take(parts, path)
    return RawRow(parts.hit.at, cells, places=places)


def _is_asked(mapping: TableMapping, parts: Parts) -> bool:
    """Whether a record is one of those that the table asks for."""
    return all(
        any(matches(fold(word), fold(said)) for word in words for said in _answers(parts, heading))
        for heading, words in mapping.layout.where
    )


def _answers(parts: Parts, heading: str) -> list[str]:
    """What a record says under a heading, or where a path leads."""
    near = next((name for name in parts.cells if alike(name) == alike(heading)), None)
    path = read_path(heading)
    value = parts.cells[near] if near is not None else take(parts, path)[0] if path is not None else None
    return [show(one).strip() for one in value] if isinstance(value, list) else [show(value).strip()]


def _said(mapping: TableMapping, spare: Sequence[Parts]) -> str:
    """What records say that nobody asks for, in few words."""
    heading, _ = mapping.layout.where[0]
    said = dict.fromkeys(word or "nothing" for one in spare for word in _answers(one, heading))
    shown = ", ".join(f"`{shorten(one)}`" for one in list(said)[:3])
    return f"{shown}{' and others' if len(said) > 3 else ''} in `{heading}`"


def _hits(path: str | None, document: Cell) -> list[Hit]:
    read = read_path(path) if path is not None else None
    return follow(read, Hit("", document)) if read is not None else []


def _whole(value: Cell) -> int | None:
    text = value.text if isinstance(value, NumberText) else value
    if isinstance(text, int) and not isinstance(text, bool):
        return text
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 10 else None


def _says_something(value: Cell) -> bool:
    return value not in (None, "", False) and value != [] and value != {} and show(value) not in ("0", "false")


def _at(mapping: TableMapping) -> str:
    """The place of a table of which the records may stand in many."""
    path = read_path(mapping.at or "")
    return "".join(f"/{pointer(clean(one.key))}" for one in path.steps) if path is not None else ""
