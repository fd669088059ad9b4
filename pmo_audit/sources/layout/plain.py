"""CSV files that hold more than a plain table, seen as a sheet without a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit.sources.grid import Sheet, SheetRow
from pmo_audit.sources.layout.finding import find_tables
from pmo_audit.sources.layout.words import has_total_word, says_all
from pmo_audit.sources.tables import Cell

NumberedRow = tuple[int, list[str]]


def sheet_of(file: str, rows: Iterable[NumberedRow]) -> Sheet:
    """The rows of a CSV file as a sheet."""
    return Sheet(file, "", [SheetRow(number, _cells(cells)) for number, cells in rows])


def is_suspect(cells: Sequence[str]) -> bool:
    """Whether a row with an empty cell at its beginning or with a single cell may be no record."""
    there = [cell for cell in cells if cell and not cell.isspace()]
    return len(there) == 1 or (bool(there) and (has_total_word(there[0]) is not None or says_all(there[0])))


def sheet_if_more(file: str, rows: Sequence[NumberedRow], *, narrow: bool) -> Sheet | None:
    """The rows as a sheet where they hold more than a plain table: rows above the header, or rows that are no records.

    `narrow` says that the first row may be no header.
    """
    sheet = sheet_of(file, rows)
    layout = find_tables(sheet)
    if not layout.tables:
        return None
    main, first = layout.tables[0], rows[0][0]
    if main.header == (first,):
        return sheet if main.kept_out or layout.outside else None
    return sheet if narrow and main.header[0] > first else None


def _cells(cells: Sequence[str]) -> list[Cell]:
    return [cell or None for cell in cells]
