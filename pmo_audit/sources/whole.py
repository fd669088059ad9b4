"""The cells of a column read together. What many have in common is found out once, and nothing is done for nothing.

The outcome is that of `Column.read` for each cell (T: held against it), a blank with its meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from pmo_audit.sources.cells import BLANK, Column
from pmo_audit.sources.tables import Cell, NumberText
from pmo_audit.values import Unreadable, Value

_LOOKED_UP = frozenset((str, date, type(None)))
"""Kinds of cells of which equal ones are the same in all."""
_ODD = ("  ", "\n ", " \n", "\n\n")
"""Of texts that are joined by line ends, what shows that one has spaces to drop, or is empty."""
_SAMPLE = 200


def read_all(
    column: Column, cells: Sequence[Cell], blank: Value, *, all_texts: bool = False
) -> tuple[list[Value], bool]:
    """The values of cells, and whether any of them cannot be read; `blank` is what an empty one means.

    `all_texts` says that the cells are known to be texts, as they are in a CSV file.
    """
    known = _Known(column.read, blank)
    kinds = {str} if all_texts else set(map(type, cells))
    if not kinds <= _LOOKED_UP:
        values = _mixed(column, cells, known)
        return values, Unreadable in set(map(type, values))
    states = column.plain_states
    if states is not None and kinds == {str} and len(set(cells[:_SAMPLE])) * 2 > len(cells[:_SAMPLE]):
        return _texts(cast("Sequence[str]", cells), known, states), known.has_unreadable()
    return list(map(known.__getitem__, cells)), known.has_unreadable()


class _Known(dict[Cell, Value]):
    """Cells of one column and the values they were read as."""

    __slots__ = ("_blank", "_read")

    def __init__(self, read: Callable[[Cell], Value], blank: Value) -> None:
        super().__init__()
        self._read, self._blank = read, blank

    def __missing__(self, cell: Cell) -> Value:
        value = self[cell] = self.fresh(cell)
        return value

    def fresh(self, cell: Cell) -> Value:
        """The value of a cell that cannot be looked up."""
        value = self._read(cell)
        return self._blank if value is BLANK else value

    def has_unreadable(self) -> bool:
        """Whether any of the values is none."""
        return Unreadable in set(map(type, self.values()))


def _mixed(column: Column, cells: Iterable[Cell], known: _Known) -> list[Value]:
    """Cells of several kinds: equal texts and days are read once, and so are plain numbers."""
    numbers = _Known(lambda text: column.read(NumberText(text)) if isinstance(text, str) else None, BLANK)
    return [
        known[cell]
        if type(cell) in _LOOKED_UP
        else numbers[cell.text]
        if isinstance(cell, NumberText) and not cell.format
        else known.fresh(cell)
        for cell in cells
    ]


def _texts(cells: Sequence[str], known: _Known, states: Mapping[str, object]) -> list[Value]:
    """Texts that are mostly different, and mostly their own value: those in which anything is odd are read singly.

    Of a text in ASCII with single spaces, the form in which words are compared is the text without capitals.
    """
    longest = max(map(len, states), default=0)
    joined = "\n".join(("", *cells, ""))
    if joined.isascii() and not any(sign in joined for sign in _ODD) and "".join(cells).isprintable():
        lowered = "" if min(map(len, cells)) > longest else joined.lower()
        if not any(f"\n{word}\n" in lowered for word in states):
            return list(cells)
    return [
        known[cell]
        if not cell.isascii()
        or not cell.isprintable()
        or not cell
        or cell[0] == " "
        or cell[-1] == " "
        or "  " in cell
        or (len(cell) <= longest and cell.lower() in states)
        else cell
        for cell in cells
    ]
