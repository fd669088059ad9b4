"""Reads CSV: one file, one table, strictly, with the rows numbered as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.decoding import decode
from pmo_audit.sources.tables import MOVED, Lost, RawRow, RawTable, Reading
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin

_ONE_BY_ONE = 5
_LOOKED_AT = 12
_PREFACE = 10_000
_DELIMITERS = (",", ";", "\t")


def read_csv(content: bytes, file: str, stem: str) -> Reading:
    """The table in a CSV file: UTF-8, `,` `;` or tab between cells, the first row that holds anything as header.

    Where the first row cannot be the header, or rows stand among the others that are no records, it is a sheet in which
    the table is still to be found.
    """
    table = RawTable(file, stem, all_texts=True)
    reading = Reading([table])
    rows = _all_rows(content, table, reading)
    if not rows:
        return reading
    number, header = rows[0]
    table.columns = tuple(" ".join(cell.split()) for cell in header)
    table.head = str(number)
    found: list[Diagnostic] = []
    suspect = _fill(table, rows[1:], found, header[0])
    narrow = 2 * sum(map(bool, table.columns)) <= max((len(cells) for _, cells in rows[1:_LOOKED_AT]), default=0)
    if (suspect or narrow) and not table.lost:
        from pmo_audit.sources.layout.plain import sheet_if_more  # most files are plain tables

        sheet = sheet_if_more(file, rows, narrow=narrow)
        if sheet is not None:
            return Reading([], reading.diagnostics, [sheet])
    reading.diagnostics += found
    return reading


def csv_sheet(content: bytes, file: str, stem: str) -> Reading:
    """A CSV file as a sheet, whatever stands in it: for those of which the mapping says where their table is."""
    from pmo_audit.sources.layout.plain import sheet_of  # many a run needs none

    table = RawTable(file, stem)
    reading = Reading([table])
    rows = _all_rows(content, table, reading)
    return Reading([], reading.diagnostics, [sheet_of(file, rows)], table.lost) if rows else reading


def _all_rows(content: bytes, table: RawTable, reading: Reading) -> list[tuple[int, list[str]]]:
    """The rows from the first that holds anything; none where there is nothing to read, which is told."""
    text = decode(content, table.file)
    if isinstance(text, Diagnostic):
        _lost(reading, table, text)
        return []
    if not text.strip():
        _empty(reading, table)
        return []
    delimiter, skipped = _delimiter(text, table.file, reading)
    rows = _rows(text, delimiter, table, reading)
    first = next((i for i, row in enumerate(rows) if row[0] > skipped and any(cell.strip() for cell in row[1])), None)
    if first is None:
        _empty(reading, table)
        return []
    return rows[first:]


def _rows(text: str, delimiter: str, table: RawTable, reading: Reading) -> list[tuple[int, list[str]]]:
    """Every row with its number, up to the first that breaks the rules of CSV."""
    rows: list[tuple[int, list[str]]] = []
    before = csv.field_size_limit(max(len(text) + 1, 131072))
    try:
        for row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            rows.append(row)
    except csv.Error:
        at = f"row {len(rows) + 1}"
        message = f"the file cannot be read from {at} on: a quoted cell does not end as it should"
        help_ = 'a cell that begins with `"` ends with `"`, and a `"` inside it is written twice'
        reading.diagnostics.append(Diagnostic("PA507", message, Origin(table.file, at), help_))
        table.lost.append(Lost(at, f"the rows from {at} on could not be read"))
    finally:
        csv.field_size_limit(before)
    return rows


def _fill(table: RawTable, rows: Sequence[tuple[int, list[str]]], told: list[Diagnostic], first: str) -> bool:
    """The rows below the header, each as wide as the header; gives whether one of them looks like no record."""
    width = len(table.columns)
    short: list[tuple[int, int]] = []
    long: list[tuple[int, list[str]]] = []
    suspects: list[list[str]] = []
    append = table.rows.append
    for number, cells in rows:
        if len(cells) == width:
            if width < 2 or (cells[0] and cells[1] and cells[0] != first):  # as most records have it
                append(RawRow(f"row {number}", cells))
            elif "".join(cells).strip():
                suspects.append(cells)
                append(RawRow(f"row {number}", cells))
        elif any(cell.strip() for cell in cells):
            row = RawRow(f"row {number}", cells[:width])
            if len(cells) < width:
                suspects.append(cells)
                short.append((number, len(cells)))
                row.cells = [*cells, *[""] * (width - len(cells))]
            elif surplus := [cell for cell in cells[width:] if cell.strip()]:
                row.fault = MOVED
                table.faulty.append(len(table.rows))
                long.append((number, surplus))
            append(row)
    told += surplus_told(table, long)
    if rows and "" in rows[-1][1]:  # a total may have a second text: `Total`, `6 schemes`
        suspects.append(rows[-1][1])
    if short:
        told.append(short_told(table, short))
    return width > 1 and bool(suspects) and _any_suspect(suspects, first)


def _any_suspect(rows: Sequence[Sequence[str]], first: str) -> bool:
    from pmo_audit.sources.layout.plain import is_suspect  # most files are plain tables

    return any(row[:1] == [first] or is_suspect(row) for row in rows)


def surplus_told(table: RawTable, long: Sequence[tuple[int, Sequence[str]]]) -> list[Diagnostic]:
    """Tells of rows with more cells than the header, one by one or together."""
    if len(long) > _ONE_BY_ONE:
        return [_surplus(table, f"{len(long)} rows have, the first is row {long[0][0]},", *long[0])]
    return [_surplus(table, f"row {number} has", number, surplus) for number, surplus in long]


def _surplus(table: RawTable, subject: str, number: int, surplus: Sequence[str]) -> Diagnostic:
    """Tells of rows with more cells than columns: none of their cells can be trusted, since they may have moved."""
    shown = ", ".join(f"`{shorten(cell)}`" for cell in surplus[:3])
    message = f"{subject} more cells than the header: {shown} after the last column"
    help_ = "put quotes round a cell that holds the separator; until then nothing in such a row is believed"
    return Diagnostic("PA514", message, Origin(table.file, f"row {number}"), help_)


def short_told(table: RawTable, short: Sequence[tuple[int, int]]) -> Diagnostic:
    """Tells of rows that end before the header does: number and how many cells each has."""
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
    if not any(one in first for one in _DELIMITERS):  # a title, perhaps
        first = next((line for line in text[:_PREFACE].splitlines() if any(one in line for one in _DELIMITERS)), first)
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
