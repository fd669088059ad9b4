"""Cells in which more than their text has a say: an amount by its currency column, an empty cell by its colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Field
from pmo_audit.settings import DataDefaults, FieldMapping
from pmo_audit.sources.cells import BLANK, reader_for
from pmo_audit.sources.days import OTHER_ORDER
from pmo_audit.sources.kinds import NO_CURRENCY, WHICH_CURRENCY
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import Cell, RawRow, RawTable, show
from pmo_audit.sources.units import find_currency
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin
from pmo_audit.values import Money, Unreadable, Value

OTHER_COLOUR = "its word and its colour contradict each other"
Reader = Callable[[Cell], Value]
Place = Callable[[RawRow], Origin]
"""Where a cell of the column stands in a row."""


class CurrencyColumn:
    """Reads the amounts of a column, each in the currency that another cell of its row names."""

    __slots__ = ("_data", "_expected", "_field", "_line", "_readers", "index")

    def __init__(self, index: int, field: Field, line: FieldMapping, data: DataDefaults) -> None:
        self.index = index
        self._expected = line.currency or data.currency
        self._field, self._line, self._data = field, line, data
        self._readers: dict[str, Reader] = {}

    def read(self, cell: Cell, currency_cell: Cell, plain: Value) -> Value:
        """An amount in the currency that stands beside it; `plain` is what it is read as without."""
        written = show(currency_cell).strip()
        if not written or not (isinstance(plain, Money) or _lacks_currency(plain)):
            return plain
        currency = find_currency(written, self._expected)
        if currency is None:
            return Unreadable(f"{show(cell)} {written}", WHICH_CURRENCY)
        if currency not in self._readers:
            line = replace(self._line, currency=currency)
            self._readers[currency] = reader_for(self._field, line, self._data)
        value = self._readers[currency](cell)
        if isinstance(value, Money) and value.currency != currency:
            return Unreadable(show(cell), f"the currency beside it is {currency}")
        return value


def _lacks_currency(value: Value) -> bool:
    return isinstance(value, Unreadable) and value.why in (NO_CURRENCY, WHICH_CURRENCY)


def in_currencies(table: RawTable, index: int, currencies: CurrencyColumn, values: list[Value]) -> list[Value]:
    """The amounts of a column, each in the currency beside it."""
    return [
        currencies.read(row.cells[index], row.cells[currencies.index], value)
        for row, value in zip(table.rows, values, strict=True)
    ]


def coloured(table: RawTable, index: int, meant: Mapping[str, Value], values: list[Value]) -> list[Value]:
    """The values of a column, empty cells by their colour; unreadable where word and colour contradict each other."""
    found = list(values)
    for (row, column), colour in table.fills.items():
        meaning = meant.get(colour.upper()) if column == index else None
        if meaning is None:
            continue
        if values[row] is BLANK:
            found[row] = meaning
        elif isinstance(values[row], str) and values[row] != meaning:
            found[row] = Unreadable(show(table.rows[row].cells[index]), OTHER_COLOUR)
    return found


def note_orders(table: RawTable, index: int, values: list[Value], place: Place, notes: Notes) -> list[Value]:
    """Tells once of dates in another order than the column's; the values without those that are told thereby."""
    wrong = [row for row, value in enumerate(values) if isinstance(value, Unreadable) and value.why == OTHER_ORDER]
    if not wrong:
        return values
    first = table.rows[wrong[0]]
    shown = f"`{shorten(show(first.cells[index]))}`"
    others = f", as in {len(wrong) - 1} more cells" if len(wrong) > 1 else ""
    message = f"{shown} has day and month the other way round than `{table.columns[index]}` is read{others}"
    help_ = (
        'it cannot be read, and the other dates may be wrong: write all alike, or say `dates = "either"` at the field'
    )
    notes.add(Diagnostic("PA591", message, place(first), help_, Severity.WARNING))
    told = set(wrong)
    return [BLANK if row in told else value for row, value in enumerate(values)]
