"""Reads YAML in the shape of JSON, and as strictly: `no`, `010`, `1:30` and `2026-11-30` stay what somebody wrote.

A value without quotes is a number where JSON would have that number, a truth where it is `true` or `false`, nothing
where it is empty, `~` or `null`; everything else is a text. What an anchor stands for is read wherever it is mentioned,
within bounds; `<<` fills in the keys that a record does not have itself. Tags are not followed: what a program would
make of them is not known.
"""

from __future__ import annotations

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.decoding import decode
from pmo_audit.sources.json_source import lost_file, read_document
from pmo_audit.sources.tables import Lost, Reading
from pmo_audit.sources.yaml_tree import Document, RefusedError, compose
from pmo_audit.text import Location, Origin, SourceText, Span


def read_yaml(content: bytes, file: str, stem: str) -> Reading:
    """The tables in a YAML file."""
    text = decode(content, file)
    if isinstance(text, Diagnostic):
        return lost_file(file, stem, text)
    try:
        document = compose(text)
    except RefusedError as error:
        start = min(error.at, len(text))
        place = Location(SourceText(file, text), Span(start, min(start + 1, len(text))))
        return lost_file(file, stem, Diagnostic(error.code, error.message, place, error.help))
    if document.is_empty:
        help_ = "an empty list is `[]`"
        return lost_file(file, stem, Diagnostic("PA506", "the file is empty", Origin(file, ""), help_))
    reading = read_document(document.value, file, stem)
    if document.filled:
        many = "one object has" if document.filled == 1 else f"{document.filled} objects have"
        message = f"{many} keys from others through `<<`; they count as written where they are filled in"
        reading.diagnostics.append(Diagnostic("PA555", message, Origin(file, ""), "", Severity.NOTE))
    if document.second:
        _tell_of_more(reading, document, file)
    return reading


def _tell_of_more(reading: Reading, document: Document, file: str) -> None:
    """A file may hold several documents; which of them counts is not for the reader to decide."""
    at = f"line {document.second}"
    message = f"a second document begins in {at}; only the first is read"
    help_ = "put each into a file of its own, or all records into one"
    reading.diagnostics.append(Diagnostic("PA553", message, Origin(file, at), help_))
    for table in reading.tables:
        table.lost.append(Lost(at, f"the document from {at} on was not read"))
