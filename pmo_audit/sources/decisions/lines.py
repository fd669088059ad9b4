"""The rows of a file of decisions, each read by itself where one of them breaks the rules of CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.sources.decisions.cells import NEEDED
from pmo_audit.text import fold

SEPARATORS = (",", ";", "\t")
_TORN = "a quoted cell does not end as it should"
_LONG = "it has more cells than the header"
_TITLES = 5
"""Rows in which the header is looked for: people put titles above it."""
_MOST_LINES = 20
"""Lines that a cell may have in a file that is damaged elsewhere."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number from 1, its cells, and why none of them can be trusted, where that is so."""

    number: int
    cells: Sequence[str]
    fault: str = ""


def rows_of(text: str) -> tuple[Line | None, tuple[Line, ...]]:
    """The header and the rows below it; no header where the file is empty."""
    rows = _rows(text)
    filled = [place for place, one in enumerate(rows) if not _says_nothing(one)]
    if not filled:
        return None, ()
    first = next((place for place in filled[:_TITLES] if _is_header(rows[place].cells)), filled[0])
    head = rows[first]
    return head, tuple(_checked(one, head) for one in rows[first + 1 :])


def first_row(text: str) -> int:
    """The number of the first row that says anything, which may be a title above the header; 0 where none does."""
    return next((one.number for one in _rows(text) if not _says_nothing(one)), 0)


def separator_of(text: str) -> str:
    """What stands between cells, as the header shows."""
    lines = [line for line in io.StringIO(text, newline="") if not _says_nothing(Line(0, [line]))][:_TITLES]
    header = next((line for line in lines if all(name in fold(line) for name in NEEDED)), "".join(lines[:1]))
    return max(SEPARATORS, key=header.count)


def _rows(text: str) -> list[Line]:
    separator = separator_of(text)
    whole = _parsed(text, separator)
    return list(_one_by_one(text, separator) if whole is None else _numbered(whole))


def _is_header(cells: Sequence[str]) -> bool:
    columns = {fold(one).replace(" ", "_") for one in cells}
    return columns.issuperset(NEEDED)


def _says_nothing(one: Line) -> bool:
    """Whether a row is blank, or one such as `sep=;` that tells spreadsheets how the others are written."""
    said = "".join(one.cells).strip().lower()
    return not one.fault and (not said or said.startswith("sep="))


def _checked(one: Line, head: Line) -> Line:
    """The row, with what speaks against it: one that was cut off while it was written is shorter than the header."""
    width = len(head.cells)
    if one.fault or not any(cell.strip() for cell in one.cells):
        return one
    surplus = any(cell.strip() for cell in one.cells[width:])
    short = f"it ends after {len(one.cells)} of {width} columns" if len(one.cells) < width else ""
    return Line(one.number, one.cells, _LONG if surplus else short)


def _numbered(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    return (Line(number, cells) for number, cells in enumerate(rows, 1))


def _parsed(text: str, separator: str) -> list[list[str]] | None:
    """All rows, where the text as a whole keeps the rules; cells may then have several lines."""
    before = csv.field_size_limit(max(len(text) + 1, 131072))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    finally:
        csv.field_size_limit(before)


def _one_by_one(text: str, separator: str) -> Iterator[Line]:
    """All rows, each by itself; the number is that of its first line."""
    lines = list(io.StringIO(text, newline=""))
    at, width = 0, 0
    while at < len(lines):
        taken, cells = 1, _row(lines[at : at + 1], separator)
        while cells is None and width and taken < _MOST_LINES and at + taken < len(lines):
            taken += 1
            cells = _row(lines[at : at + taken], separator, width)
        if cells is None:
            yield Line(at + 1, [lines[at]], _TORN)
            at += 1
            continue
        yield Line(at + 1, cells)
        width = width or len(cells)
        at += taken


def _row(lines: Sequence[str], separator: str, width: int = 0) -> list[str] | None:
    """The one row that these lines make, of that width where one is given."""
    rows = _parsed("".join(lines), separator)
    if rows is None or len(rows) != 1 or (width and len(rows[0]) != width):
        return None
    return rows[0]
