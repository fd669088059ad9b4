"""What a reader makes of a file: tables of raw cells with their places, before anything is known of their meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from pmo_audit.classes import dataclass, field
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.settings import TableMapping
from pmo_audit.text import cell_at

if TYPE_CHECKING:
    from pmo_audit.sources.grid import Sheet

Cell = object
"""What stood in a cell: a text; None for nothing; and from formats that tell them apart also `NumberText`, a truth, a
date, a list or a mapping. `Bad` where the reader already knows that it cannot be read."""


SECTION = "(section)"
"""The heading under which the text of the section that a row stands in is offered."""
MOVED = "its row has more cells than the header"
_MOST_BITS = 4000
NOT_FINITE = "it is not a number that can be computed with"
SHOWS_ERROR = "the spreadsheet shows an error there"
"""Of a `Bad` cell that holds a word such as `#REF!`, which may be one of the words for missing."""


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number in the notation of JSON, whatever the decimal sign of the organisation; kept as text to stay exact.

    `format` is the number format of a workbook's cell where it tells something: `0%`, `"£"#,##0`, `0000`.
    """

    text: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that the reader could not make sense of. `code` is the diagnostic it has already given, if any."""

    raw: str
    why: str
    code: str = ""


_NO_FILLS: Mapping[tuple[int, int], str] = MappingProxyType({})
_NO_PLACES: Mapping[int, str] = MappingProxyType({})


@dataclass(slots=True, eq=False)
class RawRow:
    """One row: its place, a cell for each column, and for a nested row the row it stands in.

    `fault` says why none of its cells can be trusted, where that is so. `places` has the places of cells that stand
    elsewhere than their row and column say, by index: where cells are merged, and in tables that were reshaped.
    """

    at: str
    cells: Sequence[Cell]
    fault: str = ""
    parent: RawRow | None = None
    places: Mapping[int, str] = _NO_PLACES


@dataclass(frozen=True, slots=True)
class Lost:
    """A part that could not be read: where, why, whether a diagnostic has told so, and the row it stood in, if any."""

    at: str
    reason: str
    told: bool = True
    owner: RawRow | None = None


@dataclass(slots=True, eq=False)
class RawTable:
    """Rows under one set of columns.

    `noun` is what the table calls itself: a file's stem or the key it stands under. `at` is its own place in the
    file. `keyed` tells JSON and its like, where places are pointers, a column is a key that any row may leave out
    and a bare number is a number. `single` tells one object where a list may have been meant. `lost` says which
    parts could not be read at all.
    """

    file: str
    noun: str
    columns: tuple[str, ...] = ()
    rows: list[RawRow] = field(default_factory=list)
    at: str = ""
    keyed: bool = False
    delivered: bool = True
    single: bool = False
    lost: list[Lost] = field(default_factory=list)
    faulty: list[int] = field(default_factory=list)
    """The indexes of rows that have a fault."""
    asked_by: TableMapping | None = None
    """The part of the mapping that it was made for; None where any may speak of it."""
    beside: bool = False
    """Whether it stands in a document of which the mapping takes other parts."""
    sheet: str = ""
    """The worksheet it stands in."""
    lines: tuple[str, ...] = ()
    """In a worksheet, the letters of each column; or the numbers of the rows, where each record stands in a column."""
    head: str = "1"
    """The row of the headings; or the letters of their column, where each record stands in a column."""
    lower: tuple[str, ...] = ()
    """The last parts of headings of two storeys, where there are any."""
    fills: Mapping[tuple[int, int], str] = _NO_FILLS
    """The colours of filled cells, by the indexes of row and column."""
    all_texts: bool = False
    """Whether every cell is known to be a text, as in a CSV file."""
    layout: SheetTable | None = None
    """What is known of a table that stands in a worksheet, or in a CSV file with more than a plain table."""


@dataclass(slots=True, eq=False)
class SheetTable:
    """What a table of a sheet brings along to be bound to entities.

    `meant` are the numbers of the parts of the mapping that speak of it. `views` are the rows that each of them reads,
    where they do not read all, and `mapped` is what it says, where more is to be said than stands there. `taken` are
    columns that another table made of the same cells reads. `told` is what there is to say of the table if it is
    read.
    """

    meant: tuple[int, ...] = ()
    views: dict[int, RawTable] = field(default_factory=dict)
    mapped: dict[int, TableMapping] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()
    told: list[Diagnostic] = field(default_factory=list)


def cell_place(table: RawTable, row: RawRow, index: int) -> str:
    """Where a cell stands."""
    if index in row.places:
        return row.places[index]
    return cell_at(row.at, table.columns[index], table.lines[index] if table.lines else "")


def heading_place(table: RawTable, index: int) -> str:
    """Where a heading stands."""
    if table.keyed:
        return f"{table.at}/{pointer(table.columns[index])}"
    if table.asked_by is not None and table.rows:
        return table.rows[0].places.get(index, table.columns[index])
    if not table.lines or not table.lines[index]:
        if not table.head.isdigit():
            return f"column {table.head}, heading {table.columns[index]}"
        return f"row {table.head}, column {table.columns[index]}"
    line = table.lines[index]
    return f"{table.sheet}!{f'{line}{table.head}' if table.head.isdigit() else f'{table.head}{line}'}"


@dataclass(slots=True)
class Reading:
    """What a reader made of one file: tables, or sheets in which the tables are still to be found."""

    tables: list[RawTable] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    """Parts of the sheets that could not be read."""
    document: Cell = None
    """The whole of JSON and its like, from which a mapping may take what stands deeper than the tables."""


def pointer(key: str) -> str:
    """A key as a JSON pointer has it."""
    return key.replace("~", "~0").replace("/", "~1")


def clean(text: str) -> str:
    """A text that can be written to any file: half characters shown as what they are."""
    return text.encode("utf-8", "backslashreplace").decode() if not text.isascii() else text


def show(cell: Cell) -> str:
    """A cell as a diagnostic shows it."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case NumberText(text):
            return text
        case Bad(raw):
            return raw
        case str():
            return cell
        case list() | tuple():
            return "[…]" if cell else "[]"
        case Mapping():
            return "{…}" if cell else "{}"
        case int() | float() | Decimal() | Fraction() | date():
            return "…" if is_endless(cell) else str(cell)
        case _:
            return type(cell).__name__


def is_endless(number: object) -> bool:
    """Whether a number of a Python program has more digits than can be written."""
    return any(
        isinstance(one, int) and one.bit_length() > _MOST_BITS
        for one in (number, getattr(number, "numerator", 0), getattr(number, "denominator", 0))
    )
