"""Reads NDJSON, also called JSON lines: one record a line, as JSON; the file's name tells what they are.

A line that cannot be read loses its record alone. Nothing else is different from JSON.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.sources.decoding import decode
from pmo_audit.sources.json_source import TOO_DEEP, add_rows, parse, said_of
from pmo_audit.sources.tables import Cell, Lost, RawRow, RawTable, Reading
from pmo_audit.text import Origin

_ONE_BY_ONE = 5


def read_ndjson(content: bytes, file: str, stem: str) -> Reading:
    """The table in a file with one record a line."""
    table = RawTable(file, stem, keyed=True)
    text = decode(content, file)
    if isinstance(text, Diagnostic):
        return _lost(table, text)
    items: list[tuple[str, Cell, RawRow | None]] = []
    broken: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            items.append((f"line {number}", parse(line), None))
        except json.JSONDecodeError as error:
            broken.append((number, said_of(error)))
        except RecursionError:
            broken.append((number, TOO_DEEP))
    if not items and not broken:
        return _lost(
            table, Diagnostic("PA506", "the file is empty", Origin(file, ""), "an empty register is `[]` in JSON")
        )
    add_rows(table, items)
    table.lost += [Lost(f"line {number}", f"the record in line {number} cannot be read") for number, _ in broken]
    if not items and _is_one_document(text):
        help_ = "the file is one JSON document over several lines: let its name end in `.json`"
        broken = broken[:1]
    else:
        help_ = 'each line is one record as JSON, such as `{"id": "P1"}`'
    return Reading([table], _told(broken, file, help_))


def _told(broken: Sequence[tuple[int, str]], file: str, help_: str) -> list[Diagnostic]:
    if len(broken) <= _ONE_BY_ONE:
        return [
            Diagnostic("PA554", f"line {number} cannot be read: {said}", Origin(file, f"line {number}"), help_)
            for number, said in broken
        ]
    number, said = broken[0]
    message = f"{len(broken)} lines cannot be read, the first is line {number}: {said}"
    return [Diagnostic("PA554", message, Origin(file, f"line {number}"), help_)]


def _is_one_document(text: str) -> bool:
    try:
        parse(text)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def _lost(table: RawTable, diagnostic: Diagnostic) -> Reading:
    table.delivered = False
    table.lost.append(Lost("", diagnostic.message))
    return Reading([table], [diagnostic])
