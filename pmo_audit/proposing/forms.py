"""Forms in a proposal: which key of the map, or which label beside a cell, is which field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from pmo_audit.classes import dataclass, replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.form_fields import common_unit, possible_lines, read_form_field, why_open
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.matching import Match, Matcher
from pmo_audit.proposing.proposal import ColumnGuess, OpenQuestion, TableGuess
from pmo_audit.proposing.tables import sample_of
from pmo_audit.proposing.vocabulary import Vocabulary
from pmo_audit.records import Schema
from pmo_audit.settings import FieldMapping, FormMapping, TableMapping
from pmo_audit.sources.forms.cell_map import CellMap, Entry, read_map
from pmo_audit.sources.forms.finding import speaks_of_cells
from pmo_audit.sources.forms.grid import Workbook
from pmo_audit.sources.tables import Reading
from pmo_audit.sources.words import alike
from pmo_audit.text import Origin

_ENTITY = "project"
"""What a form is one of, unless somebody says otherwise."""
_NUMBER = re.compile(r"[0-9]+")
_LONGEST = 60
"""A key that is longer is a question or a narrative, and no field's."""


@dataclass(frozen=True, slots=True)
class FormGuess:
    """What forms are taken for, as a table of one row and in the mapping's words; and the readings that they are."""

    table: TableGuess
    mapping: FormMapping
    readings: tuple[Reading, ...]
    map: CellMap


def guess_form(readings: Sequence[Reading], path: Path, seen_as: str, schema: Schema, number: int) -> FormGuess | None:
    """What the workbooks that a map speaks of are taken for; None where it speaks of none.

    `path` is where the map is, `seen_as` what the settings are to call it.
    """
    found = read_map(path, FormMapping(TableMapping(_ENTITY)))
    forms = [one for one in readings if one.sheets and speaks_of_cells(found, Workbook(one.sheets))]
    if not forms:
        return None
    books = [Workbook(one.sheets) for one in forms]
    names = [PurePosixPath(one.sheets[0].file).name for one in forms]
    matches, questions = _matched(found, books, schema)
    columns, more = _columns(found, books[0], names[0], matches)
    questions += more
    fields = MappingProxyType({one.field: one.line for one in columns})
    table = TableMapping(_ENTITY, _pattern(names), only_mapped=True, fields=fields, number=number, part="form")
    spare = len(found.entries) - len(matches)
    told = Guess("the map", f"{spare} keys are not read", "no field is called so", Origin(found.name, ""))
    name = names[0] if len(names) == 1 else f"{len(names)} workbooks such as {names[0]}"
    reason = f"`{found.name}` says what stands in its cells, so it is a form, and a form is one {_ENTITY}"
    place = Origin(forms[0].sheets[0].file, "")
    guess = TableGuess(
        name,
        _ENTITY,
        len(forms),
        table,
        reason,
        False,
        place,
        tuple(columns),
        tuple(questions),
        (),
        (told,) if spare else (),
    )
    return FormGuess(guess, FormMapping(table, seen_as), tuple(forms), found)


def told_of_no_form(path: Path) -> tuple[Diagnostic, ...]:
    """Why a map that somebody named makes a form of none of the files."""
    found = read_map(path, FormMapping(TableMapping(_ENTITY)))
    if any(one.severity is Severity.ERROR for one in found.told):
        return tuple(found.told)
    message = f"the map `{found.name}` lists the cells of none of these files, so it is not used"
    help_ = "name the workbooks whose sheets it speaks of"
    return (*found.told, Diagnostic("PA644", message, Origin(found.name, ""), help_, Severity.WARNING))


def is_map(reading: Reading, found: CellMap) -> bool:
    """Whether a file is the map itself, and no register."""
    return any(one.file.rsplit("/", 1)[-1] == found.name for one in reading.tables)


def _matched(
    found: CellMap, books: Sequence[Workbook], schema: Schema
) -> tuple[list[tuple[Match, Entry]], list[OpenQuestion]]:
    """The fields that keys are taken for; for those that none is, the labels beside the cells are asked."""
    entries, vocabulary = _single(found.entries.values()), Vocabulary(schema)
    entity = schema.entities[_ENTITY]
    by_key = [_evidence(number, one.key, one, books) for number, one in enumerate(entries)]
    matching = Matcher(entity, by_key, vocabulary).matching()
    matches = [(one, entries[one.column.index]) for one in matching.matches]
    questions = [
        OpenQuestion(
            tuple(column.heading for column in one.columns),
            tuple(field.name for field in one.fields),
            one.reason,
            Origin(found.name, entries[one.columns[0].index].line),
        )
        for one in matching.questions
    ]
    asked = {field for one in questions for field in one.fields}
    taken, used = {one.field.name for one, _ in matches} | asked, {one.key for _, one in matches}
    labels = {one.key: one.label or books[0].label(one.spot) for one in entries if one.key not in used}
    labels = {key: label for key, label in labels.items() if alike(label) != alike(key)}
    unique = Counter(alike(one) for one in labels.values())
    by_label = [
        _evidence(number, labels[one.key], one, books)
        for number, one in enumerate(entries)
        if one.key in labels and unique[alike(labels[one.key])] == 1
    ]
    again = Matcher(entity, by_label, vocabulary).matching().matches
    matches += [(one, entries[one.column.index]) for one in again if one.field.name not in taken]
    order = {field.name: number for number, field in enumerate(schema.fields_of(_ENTITY))}
    return sorted(matches, key=lambda one: order.get(one[0].field.name, 0)), questions


def _columns(
    found: CellMap, book: Workbook, file: str, matches: Sequence[tuple[Match, Entry]]
) -> tuple[list[ColumnGuess], list[OpenQuestion]]:
    """The keys as they are read, and those whose cells cannot be read as what they are called."""
    ids = [entry.key for match, entry in matches if match.field.name == "id"]
    columns, questions = [_identity(Origin(found.name, ""), ids)], []
    labels = {one.key: one.label or book.label(one.spot) for one in found.entries.values()}
    usual = common_unit(text for key, label in labels.items() for text in (label, key))
    for match, entry in matches:
        if match.field.name == "id":
            continue
        column = _column(match, entry, book, file)
        if why := why_open(match, entry.key, labels[entry.key], usual):
            lines = tuple(possible_lines(match, column.line, usual))
            questions.append(OpenQuestion((entry.key,), (match.field.name,), why, column.place, lines))
        else:
            columns.append(column)
    return columns, questions


def _single(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stand for one thing: keys that differ in their numbers alone are a list, and no field's."""
    entries = [one for one in entries if len(one.key) <= _LONGEST]
    series = Counter(_NUMBER.sub("#", alike(one.key)) for one in entries)
    return [one for one in entries if series[_NUMBER.sub("#", alike(one.key))] == 1]


def _evidence(number: int, heading: str, entry: Entry, books: Sequence[Workbook]) -> Column:
    cells = [one.cell(one.at(entry.spot)) for one in books]
    return Column(number, heading, cells, [one.fill(one.at(entry.spot)) for one in books], {heading: cells})


def _identity(place: Origin, keys: Sequence[str]) -> ColumnGuess:
    """The file as the id of what stands in it."""
    reason = "a form that comes back blank is still known by its file"
    if keys:
        reason += f"; `{keys[0]}` may be the id, too"
    return ColumnGuess("{file}", "id", FieldMapping((), value="{file}"), "the name of the file", reason, True, place)


def _column(match: Match, entry: Entry, book: Workbook, file: str) -> ColumnGuess:
    label = entry.label or book.label(entry.spot)
    line, guesses = read_form_field(match, entry.key, label)
    line = replace(line, columns=(entry.key,), label=label or None)
    place = Origin(file, book.at(entry.spot).name)
    placed = tuple(replace(one, place=one.place or place) for one in guesses)
    reason = match.reason if match.column.heading == entry.key else f"beside it stands `{label}`: {match.reason}"
    return ColumnGuess(entry.key, match.field.name, line, sample_of(match.column), reason, match.is_sure, place, placed)


def _pattern(names: Sequence[str]) -> str:
    """What all the names have in common."""
    if len(set(names)) == 1:
        return names[0]
    start = _shared(names)
    end = _shared([one[len(start) :][::-1] for one in names])[::-1]
    return f"{start}*{end}"


def _shared(texts: Sequence[str]) -> str:
    """What all the texts begin with."""
    first, last = min(texts), max(texts)
    length = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:length]
