"""A worksheet as a reader gives it: cells where they stand, before anything is known of tables or records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.tables import Cell


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, rows and columns from 1, all ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True, eq=False)
class SheetRow:
    """A row that holds something: its number as the spreadsheet shows it, and its cells from column A on."""

    number: int
    cells: list[Cell]
    hidden: bool = False


@dataclass(slots=True, eq=False)
class Sheet:
    """One worksheet.

    `rows` are those that hold anything, in order. `named` are the tables that the workbook itself declares, by name.
    `notes` and `fills` go by (row, column), both from 1; a fill is six hexadecimal digits, and only solid ones count.
    """

    file: str
    name: str
    rows: list[SheetRow] = field(default_factory=list)
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    named: Mapping[str, Area] = field(default_factory=lambda: MappingProxyType({}))
    notes: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    fills: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))


def letters(column: int) -> str:
    """The letters of a column, from 1: A, Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as people look it up: `Portfolio!C5`."""
    return f"{sheet}!{letters(column)}{row}"
