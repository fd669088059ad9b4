"""Reads CSV: one file, one table, strictly, with the rows numbered as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.decoding import decode
from pmo_audit.sources.tables import Lost, RawRow, RawTable, Reading
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin

_ONE_BY_ONE = 5
_DELIMITERS = (",", ";", "\t")


def read_csv(content: bytes, file: str, stem: str) -> Reading:
    """The table in a CSV file: UTF-8, `,` `;` or tab between cells, the first row that holds anything as header."""
    table = RawTable(file, stem)
    reading = Reading([table])
    text = decode(content, file)
    if isinstance(text, Diagnostic):
        return _lost(reading, table, text)
    if not text.strip():
        return _empty(reading, table)
    delimiter, skipped = _delimiter(text, file, reading)
    rows = _rows(text, delimiter, table, reading)
    header = next((row for row in rows if row[0] > skipped and any(cell.strip() for cell in row[1])), None)
    if header is None:
        return _empty(reading, table)
    table.columns = tuple(" ".join(cell.split()) for cell in header[1])
    _fill(table, rows, reading)
    return reading


def _rows(text: str, delimiter: str, table: RawTable, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number, up to the first that breaks the rules of CSV."""
    number = 0
    before = csv.field_size_limit(max(len(text) + 1, 131072))
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            number += 1
            yield number, row
    except csv.Error:
        at = f"row {number + 1}"
        message = f"the file cannot be read from {at} on: a quoted cell does not end as it should"
        help_ = 'a cell that begins with `"` ends with `"`, and a `"` inside it is written twice'
        reading.diagnostics.append(Diagnostic("PA507", message, Origin(table.file, at), help_))
        table.lost.append(Lost(at, f"the rows from {at} on could not be read"))
    finally:
        csv.field_size_limit(before)


def _fill(table: RawTable, rows: Iterator[tuple[int, list[str]]], reading: Reading) -> None:
    """The rows below the header, each as wide as the header."""
    width = len(table.columns)
    short: list[tuple[int, int]] = []
    long: list[tuple[int, list[str]]] = []
    append = table.rows.append
    for number, cells in rows:
        if len(cells) == width:
            if "".join(cells).strip():
                append(RawRow(f"row {number}", cells))
        elif any(cell.strip() for cell in cells):
            row = RawRow(f"row {number}", cells[:width])
            if len(cells) < width:
                short.append((number, len(cells)))
                row.cells = [*cells, *[""] * (width - len(cells))]
            elif surplus := [cell for cell in cells[width:] if cell.strip()]:
                row.fault = "its row has more cells than the header"
                table.faulty.append(len(table.rows))
                long.append((number, surplus))
            append(row)
    if len(long) > _ONE_BY_ONE:
        reading.diagnostics.append(_surplus(table, f"{len(long)} rows have, the first is row {long[0][0]},", *long[0]))
    else:
        reading.diagnostics += [_surplus(table, f"row {number} has", number, surplus) for number, surplus in long]
    if short:
        reading.diagnostics.append(_short(table, short))


def _surplus(table: RawTable, subject: str, number: int, surplus: Sequence[str]) -> Diagnostic:
    """Tells of rows with more cells than columns: none of their cells can be trusted, since they may have moved."""
    shown = ", ".join(f"`{shorten(cell)}`" for cell in surplus[:3])
    message = f"{subject} more cells than the header: {shown} after the last column"
    help_ = "put quotes round a cell that holds the separator; until then nothing in such a row is believed"
    return Diagnostic("PA514", message, Origin(table.file, f"row {number}"), help_)


def _short(table: RawTable, short: Sequence[tuple[int, int]]) -> Diagnostic:
    number, cells = short[0]
    width = len(table.columns)
    message = f"row {number} ends after {cells} of {width} columns"
    if len(short) > 1:
        message = f"{len(short)} rows end before the last of {width} columns, the first is row {number}"
    help_ = "the cells that are not there are taken as empty"
    return Diagnostic("PA515", message, Origin(table.file, f"row {number}"), help_, Severity.WARNING)


def _delimiter(text: str, file: str, reading: Reading) -> tuple[str, int]:
    """What stands between cells, by the header; and how many rows come before that say so, as `sep=;` does."""
    first = re.split("[\r\n]", text.lstrip(), maxsplit=1)[0]
    if first[:4].lower() == "sep=" and first[4:] in _DELIMITERS:
        before = text[: len(text) - len(text.lstrip())]
        return first[4], len(re.findall("\r\n|\r|\n", before)) + 1
    outside = "".join(first.split('"')[::2])
    counts = {one: outside.count(one) for one in _DELIMITERS}
    present = [one for one in _DELIMITERS if counts[one]]
    if len(present) > 1 and max(counts, key=lambda one: counts[one]) != ",":
        message = "the header holds more of other separators than of `,`; the commas are taken to part the cells"
        help_ = "put quotes round headings that hold a separator, or begin the file with a line such as `sep=;`"
        reading.diagnostics.append(Diagnostic("PA519", message, Origin(file, "row 1"), help_, Severity.WARNING))
    return (present[0] if len(present) == 1 else ","), 0


def _empty(reading: Reading, table: RawTable) -> Reading:
    if table.lost:
        table.delivered = False
        return reading
    help_ = "an empty register has a header and no rows"
    return _lost(reading, table, Diagnostic("PA506", "the file is empty", Origin(table.file, ""), help_))


def _lost(reading: Reading, table: RawTable, diagnostic: Diagnostic) -> Reading:
    table.delivered = False
    table.lost.append(Lost("", diagnostic.message))
    reading.diagnostics.append(diagnostic)
    return reading
