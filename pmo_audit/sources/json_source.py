"""Reads JSON strictly: no key twice, no number that is none, numbers exact.

    {"projects": [{"id": "P1", "risks": [...]}, ...], "people": [...]}

A list for each entity under its plural name, or one bare list whose file is named for the entity. A list under a
plural name inside a record holds what belongs to it; a text in such a list is what people call the record. Nested
lists are unfolded later, when it is known what they are (`pmo_audit.sources.nested`).

    "USD 1.5m" or {"amount": 1500000, "currency": "USD"}    money
    0.65 or "65%"                                           a percentage: a bare number is a fraction
    "E7" or {"id": "E7"} or {"name": "Ann"}                 a mention of another record
    null, or no such key where other records have it        blank: missing or none, as the field declares
    {"missing": "TBC"}  {"none": true}  {"exempt": "why"}   the states, spelt out
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.decoding import decode
from pmo_audit.sources.tables import (
    NOT_FINITE,
    Bad,
    Cell,
    Lost,
    NumberText,
    RawRow,
    RawTable,
    Reading,
    clean,
    pointer,
    show,
)
from pmo_audit.sources.words import shorten
from pmo_audit.text import Location, Origin, SourceText, Span

TWICE = "PA510"
MERGE = "keep one of the two"
TOO_DEEP = "its lists and objects stand too deep"
_SAID = (
    ("Expecting property name", "a key in double quotes is expected here"),
    ("Expecting ':'", "a `:` is expected here"),
    ("Expecting ','", "a `,` is expected here, or the end of the list or object"),
    ("Expecting value", "a value is expected here"),
    ("Unterminated string", "the text that begins here has no closing quote"),
    ("Invalid control character", "a text holds a line break or another control character; write it as `\\n`"),
    ("Invalid \\", "a `\\` in a text begins nothing that is known; write it twice"),
    ("Extra data", "something follows the end of the document"),
    ("Illegal trailing comma", "nothing follows this comma"),
)


def read_json(content: bytes, file: str, stem: str) -> Reading:
    """The tables in a JSON file."""
    text = decode(content, file)
    if isinstance(text, Diagnostic):
        return lost_file(file, stem, text)
    if not text.strip():
        return lost_file(
            file, stem, Diagnostic("PA506", "the file is empty", Origin(file, ""), "an empty list is `[]`")
        )
    try:
        document = parse(text)
    except json.JSONDecodeError as error:
        return lost_file(file, stem, _malformed(error, SourceText(file, text)))
    except RecursionError:
        help_ = "a record holds values, and lists of further records"
        return lost_file(file, stem, Diagnostic("PA508", TOO_DEEP, Origin(file, ""), help_))
    return read_document(document, file, stem)


def parse(text: str) -> Cell:
    """A document in JSON, its numbers as they are written. Raises JSONDecodeError or RecursionError."""
    document: Cell = _DECODER.decode(text)
    return document


def parse_text(text: str) -> Cell:
    """What a text in a cell says that is JSON itself; `Bad` where it is not."""
    try:
        return parse(text)
    except (ValueError, RecursionError):
        return Bad(text, "a part of it is asked for, and it is not JSON")


def read_document(document: object, file: str, stem: str) -> Reading:
    """The tables in a parsed document, which a Python program may also have made itself."""
    reading = Reading(document=document)
    if isinstance(document, list | tuple):
        reading.tables.append(table_of(document, file, stem, ""))
    elif isinstance(document, Mapping):
        for key, part in document.items():
            _part(file, clean(show(key)), part, reading)
    else:
        help_ = 'write `{"projects": [...], "people": [...]}`'
        diagnostic = Diagnostic("PA509", "it holds neither lists of records nor one list", Origin(file, ""), help_)
        return lost_file(file, stem, diagnostic)
    return reading


def table_of(items: Iterable[Cell], file: str, noun: str, at: str) -> RawTable:
    """A list of records as a table."""
    table = RawTable(file, noun, at=at, keyed=True)
    add_rows(table, [(f"{at}/{index}", item, None) for index, item in enumerate(items)])
    return table


def add_rows(table: RawTable, items: Sequence[tuple[str, Cell, RawRow | None]]) -> None:
    """Adds items, each with its place and the row it stands in, to a table without rows.

    There is a column for every key that any of them has, in order of appearance. Items that are texts make a row with
    one cell under the column "". Others are lost.
    """
    columns: dict[str, int] = {}
    for _, item, _ in items:
        keys = item if isinstance(item, Mapping) else ("",) if isinstance(item, str) else ()
        for key in keys:
            columns.setdefault(clean(show(key)), len(columns))
    table.columns = tuple(columns)
    for at, item, parent in items:
        if isinstance(item, Mapping):
            cells: list[Cell] = [None] * len(columns)
            for key, cell in item.items():
                cells[columns[clean(show(key))]] = cell
            table.rows.append(RawRow(at, cells, parent=parent))
        elif isinstance(item, str):
            cells = [None] * len(columns)
            cells[columns[""]] = item
            table.rows.append(RawRow(at, cells, parent=parent))
        else:
            table.lost.append(Lost(at, f"`{shorten(show(item))}` is not a record", False, parent))


def _part(file: str, key: str, part: object, reading: Reading) -> None:
    """One key of the document."""
    at = f"/{pointer(key)}"
    table = RawTable(file, key, at=at, keyed=True)
    if part is None:
        return
    if isinstance(part, list | tuple):
        table = table_of(part, file, key, at)
    elif isinstance(part, Mapping):
        table.single = True
        add_rows(table, [(at, part, None)])
    elif isinstance(part, Bad) and part.code:
        reading.diagnostics.append(Diagnostic(part.code, f"the key `{key}` stands twice", Origin(file, at), MERGE))
        table.delivered = False
        table.lost.append(Lost(at, f"the key `{key}` stands twice"))
    else:
        table.delivered = False
        table.lost.append(Lost(at, f"`{shorten(show(part))}` is not a list of records", told=False))
    reading.tables.append(table)


def object_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, with a mark in the place of a key that stands in it twice."""
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        for key, value in pairs:
            if key in seen:
                made[key] = Bad(show(value), "its key stands twice in the record", TWICE)
            seen.add(key)
    return made


def said_of(error: json.JSONDecodeError) -> str:
    """Python's complaint in our words."""
    return next((ours for theirs, ours in _SAID if error.msg.startswith(theirs)), "this is not JSON")


def _malformed(error: json.JSONDecodeError, source: SourceText) -> Diagnostic:
    """Python's complaint in our words, at its place."""
    place = Location(source, Span(error.pos, min(error.pos + 1, len(source.content))))
    return Diagnostic("PA508", said_of(error), place, "nothing of this file is read", Severity.ERROR)


def lost_file(file: str, stem: str, diagnostic: Diagnostic) -> Reading:
    """What is left of a file of which nothing can be read."""
    return Reading(
        [RawTable(file, stem, delivered=False, keyed=True, lost=[Lost("", diagnostic.message)])], [diagnostic]
    )


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=object_of,
    parse_float=NumberText,
    parse_int=NumberText,
    parse_constant=lambda word: Bad(word, NOT_FINITE),
)
