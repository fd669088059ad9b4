"""Exports of trackers in a proposal: their shape says what they are, and their columns by name what is left to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from pmo_audit.classes import dataclass, replace
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.kinds import Title
from pmo_audit.proposing.proposal import ColumnGuess, LeftOut, TableGuess
from pmo_audit.proposing.tables import sample_of, seen
from pmo_audit.proposing.taking import file_pattern
from pmo_audit.records import Schema
from pmo_audit.settings import FieldMapping, ImportMapping, TableMapping
from pmo_audit.sources.binding import Bound
from pmo_audit.sources.columns import Planner
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.spreading import Spreader
from pmo_audit.sources.tables import RawTable, Reading
from pmo_audit.sources.trackers import Recognised, Said, recognise
from pmo_audit.text import Origin


@dataclass(frozen=True, slots=True)
class Export:
    """A file that a tracker wrote, with the mapping that its shape gives."""

    file: str
    reading: Reading
    known: Recognised


def exports_in(readings: Sequence[Reading], files: Sequence[str]) -> tuple[list[Export], list[Reading]]:
    """The exports of trackers among files, and the files that are none."""
    exports: list[Export] = []
    others: list[Reading] = []
    for one in readings:
        file = next((table.file for table in one.tables), "")
        known = recognise(one.document, file_pattern(file, files)) if one.document is not None and file else None
        if known is not None:
            exports.append(Export(file, one, known))
        else:
            others.append(one)
    return exports, others


def guess_export(export: Export, schema: Schema, first: int) -> Iterator[TableGuess]:
    """What is made of the tables of an export, its parts of the mapping numbered from `first`."""
    mapping = ImportMapping(tables=export.known.tables)
    tables = Spreader(mapping, Notes()).tables(export.reading, export.file)
    asked = [(one, one.asked_by) for one in tables if one.asked_by is not None]
    for number, (table, by) in enumerate(asked, first):
        yield _guess(export, table, by, schema, number)


def _guess(export: Export, table: RawTable, mapping: TableMapping, schema: Schema, number: int) -> TableGuess:
    tracker, place = export.known.tracker, Origin(table.file, table.at)
    columns = list(_columns(export, table, mapping, schema))
    fields = MappingProxyType({one.field: one.line for one in columns})
    left = list(_left(table, mapping, columns, place, tracker))
    whole = replace(mapping, fields=fields, number=number, ignore=tuple(one.heading for one in left))
    about = tuple(
        Guess(one.about, one.meaning, one.reason, place, one.sure)
        for one in export.known.said
        if "." not in one.meaning and _is_about(one, mapping, schema)
    )
    name = f"{export.file.rsplit('/', 1)[-1]}: {mapping.at}" if mapping.at else export.file.rsplit("/", 1)[-1]
    reason = f"it has the shape of an export of {tracker}"
    return TableGuess(
        name, mapping.entity, len(table.rows), whole, reason, True, place, tuple(columns), (), tuple(left), about
    )


def _is_about(said: Said, mapping: TableMapping, schema: Schema) -> bool:
    """Whether a guess is told with this table: it is what it names, or it names none and this is the first."""
    return said.meaning == mapping.entity or (mapping.number == 1 and said.meaning not in schema.entities)


def _columns(export: Export, table: RawTable, mapping: TableMapping, schema: Schema) -> Iterator[ColumnGuess]:
    """What the shape of the export says of its columns, then what they are called."""
    columns = {one.heading: one for one in seen(table, Title(table.noun, "")).columns}
    place = Origin(table.file, table.at)
    said = {one.meaning: one for one in export.known.said}
    for field, line in mapping.fields.items():
        told = said.get(f"{mapping.entity}.{field}")
        reason = told.reason if told is not None else f"so {export.known.tracker} has it"
        heading = line.value if line.value is not None else ", ".join(line.columns)
        column = columns.get(line.columns[0]) if line.columns else None
        sample = sample_of(column) if column is not None else line.value or ""
        yield ColumnGuess(heading, field, line, sample, reason, told is None or told.sure, place)
    yield from _by_name(table, mapping, schema, columns)


def _by_name(
    table: RawTable, mapping: TableMapping, schema: Schema, columns: dict[str, Column]
) -> Iterator[ColumnGuess]:
    if mapping.only_mapped or mapping.entity not in schema.entities:
        return
    bound = Bound(table, schema.entities[mapping.entity], mapping)
    for one in Planner(bound, schema, ImportMapping(), Notes()).plan().columns:
        column = columns.get(table.columns[one.indexes[0]]) if one.indexes else None
        if column is not None and one.field.name not in mapping.fields:
            line, guesses = column.reading(one.field)
            place = Origin(table.file, f"{table.at}/{column.heading}")
            placed = tuple(replace(each, place=each.place or place) for each in guesses)
            line = line if line.columns else FieldMapping((column.heading,))
            yield ColumnGuess(
                column.heading, one.field.name, line, sample_of(column), "it is called so", True, place, placed
            )


def _left(
    table: RawTable, mapping: TableMapping, columns: Sequence[ColumnGuess], place: Origin, tracker: str
) -> Iterator[LeftOut]:
    """Columns that nobody reads: those that a tracker always has, and those that fit no field."""
    read = {heading for one in columns for heading in one.line.columns}
    for heading in mapping.ignore:
        yield LeftOut(heading, f"{tracker} has it, and no field needs it", place)
    if mapping.only_mapped:
        return
    for heading in table.columns:
        if heading and heading not in read and heading not in mapping.ignore:
            yield LeftOut(heading, "no field is called so", place)
