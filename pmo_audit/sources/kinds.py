"""The reader of each kind of value. A cell comes here when it is known to hold something, and no word for a state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from pmo_audit.classes import dataclass, replace
from pmo_audit.sources.amounts import Amount, read_amount, read_number, read_percent, read_plain
from pmo_audit.sources.choices import Enumeration, read_truth, unfit
from pmo_audit.sources.days import WHICH_CENTURY, WHICH_ORDER, read_date, read_epoch, read_length
from pmo_audit.sources.number_formats import as_shown, is_percent, shown_currency, thousands_hidden
from pmo_audit.sources.periods import read_period
from pmo_audit.sources.serials import read_serial
from pmo_audit.sources.tables import Cell, NumberText, show
from pmo_audit.sources.units import find_currency
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Truth,
    Type,
)
from pmo_audit.values import Money, Period, Ref, Unreadable, Value

Reader = Callable[[Cell], Value]

NO_CURRENCY = "it does not tell the currency"
WHICH_CURRENCY = "its currency is not known"
WHICH_PERCENT = "without a `%` it could be points or a fraction"
WHICH_DECIMAL = "it does not tell thousands and decimals apart"
TWO_CURRENCIES = "the amount and its number format name two currencies"
TWO_SCALES = "its number format shows another size than the column's"
HELP: Final[Mapping[str, str]] = {
    NO_CURRENCY: 'say `currency = "GBP"` under `[data]`, or `unit = "GBP m"` at the field',
    WHICH_CURRENCY: "write its code, such as USD; a `$` is read where the mapping's currency is a dollar",
    WHICH_PERCENT: 'say `numbers = "points"` (5 is 5%) or `numbers = "fraction"` (0.05 is 5%) at the field',
    WHICH_DECIMAL: 'say `decimal = "."` or `decimal = ","` at the field',
    WHICH_ORDER: 'say `dates = "day-first"` or `dates = "month-first"` under `[data]`',
    WHICH_CENTURY: "say `two_digit_years_from = 1970` under `[data]`",
}
"""What to do about it, by why a cell is unreadable."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the cells of a column are written; see `pmo_audit.settings` for each."""

    currency: str | None = None
    scale: int = 1
    dates: str | None = None
    decimal: str = "."
    century: int | None = None
    numbers: str | None = None
    serials: int | None = None
    epoch: str | None = None


def parser_for(kind: Type, manner: Manner) -> Reader:
    """What reads a cell as this kind: a text with single spaces, a `NumberText`, a truth, or what else came."""
    if manner.decimal == "either":
        with_point, with_comma = (parser_for(kind, replace(manner, decimal=one)) for one in (".", ","))
        counts = isinstance(kind, Number | MoneyType | DurationType)
        return (lambda cell: _either(cell, with_point, with_comma)) if counts else with_point
    match kind:
        case Number(percent=True):
            return lambda cell: _percent(cell, manner)
        case Number():
            return lambda cell: _number(cell, manner)
        case MoneyType():
            return lambda cell: _money(cell, manner)
        case DateType() | PeriodType():
            return lambda cell: _dated(cell, manner, isinstance(kind, PeriodType))
        case DurationType(unit):
            return lambda cell: _length(cell, manner, unit)
        case Truth():
            return read_truth
        case EnumType():
            return Enumeration(kind).read
        case RefType(entity):
            return lambda cell: _reference(cell, entity)
        case ListType(item):
            return _Listing(parser_for(item, manner)).read
        case _:
            return _words


def _either(cell: Cell, one: Reader, other: Reader) -> Value:
    """What a cell says where only one of two manners makes sense of it, or both the same."""
    value, second = one(cell), other(cell)
    if isinstance(value, Unreadable):
        return second
    return value if isinstance(second, Unreadable) or value == second else Unreadable(show(cell), WHICH_DECIMAL)


def _words(cell: Cell) -> Value:
    match cell:
        case str():
            return cell
        case NumberText(text, format):
            return as_shown(text, format) if format else text
        case _:
            return unfit(cell, "a text")


def _reference(cell: Cell, entity: str) -> Value:
    text = _words(cell)
    return Ref(entity, text) if isinstance(text, str) else text


def _number(cell: Cell, manner: Manner) -> Value:
    number = _exact(cell, manner)
    return unfit(cell, "a number") if number is None else number


def _percent(cell: Cell, manner: Manner) -> Value:
    if isinstance(cell, str):
        marked = read_percent(cell, manner.decimal)
        if marked is not None:
            return marked
    number = _exact(cell, manner)
    if number is None:
        return unfit(cell, "a percentage")
    if isinstance(cell, NumberText) and is_percent(cell.format):
        return number
    meant = manner.numbers
    if meant == "keyed":
        meant = None if isinstance(cell, str) else "fraction"
    elif meant == "mixed":
        size = abs(number)
        meant = "points" if size > 1 else "fraction" if size < 1 else None
    if meant is None:
        return Unreadable(show(cell), WHICH_PERCENT)
    return number / 100 if meant == "points" else number


def _exact(cell: Cell, manner: Manner) -> Fraction | None:
    match cell:
        case str():
            return read_number(cell, manner.decimal)
        case NumberText(text):
            return read_plain(text)
        case Fraction():
            return cell
        case _:
            return None


def _money(cell: Cell, manner: Manner) -> Value:
    if isinstance(cell, Mapping):
        return _money_parts(cell, manner)
    if isinstance(cell, str):
        amount = read_amount(cell, manner.decimal)
    else:
        number = _exact(cell, manner)
        amount = None if number is None else Amount(number, None, None)
    if amount is None:
        return unfit(cell, "an amount of money")
    if isinstance(cell, NumberText) and cell.format:
        return _formatted_money(amount, cell, manner)
    return _in_currency(amount, manner, show(cell))


def _formatted_money(amount: Amount, cell: NumberText, manner: Manner) -> Value:
    """An amount whose number format tells its currency, or shows it in thousands or millions."""
    hidden = thousands_hidden(cell.format)
    if hidden > 1 and manner.scale > 1:
        if hidden != manner.scale:
            return Unreadable(cell.text, TWO_SCALES)
        amount.scale = 1
    amount.currency = shown_currency(cell.format)
    return _in_currency(amount, manner, cell.text)


def _money_parts(cell: Mapping[object, Cell], manner: Manner) -> Value:
    """`{"amount": 1, "currency": "USD"}`."""
    number, currency = _exact(cell.get("amount"), manner), cell.get("currency")
    shown = f"{show(currency)} {show(cell.get('amount'))}".strip()
    if number is None or set(cell) - {"amount", "currency"} or not isinstance(currency, str | None):
        return Unreadable(shown, "it is not made of `amount` and `currency`")
    return _in_currency(Amount(number, None, currency.strip() or None if currency else None), manner, shown)


def _in_currency(amount: Amount, manner: Manner, shown: str) -> Value:
    if amount.currency is None:
        currency = manner.currency
    else:
        currency = find_currency(amount.currency, manner.currency)
        if currency is None:
            return Unreadable(shown, WHICH_CURRENCY)
    if currency is None:
        return Unreadable(shown, NO_CURRENCY)
    scale = amount.scale or manner.scale
    return Money(amount.number * scale if scale != 1 else amount.number, currency)


def _dated(cell: Cell, manner: Manner, period: bool) -> Value:
    if manner.epoch is not None and (number := _exact(cell, manner)) is not None:
        counted = read_epoch(number, manner.epoch)
        if isinstance(counted, str):
            return Unreadable(show(cell), counted)
        return _as_period(counted) if period else counted
    text = cell.text if isinstance(cell, NumberText) and period else cell
    if manner.serials is not None and not period and (day := read_serial(show(cell), manner.serials)) is not None:
        return day
    if not isinstance(text, str):
        return unfit(cell, "a period" if period else "a date")
    found = (read_period if period else read_date)(text, manner.dates, manner.century)
    return Unreadable(text, found) if isinstance(found, str) else found


def _as_period(day: date) -> Period:
    return Period(day, day, day.isoformat())


def _length(cell: Cell, manner: Manner, unit: str) -> Value:
    text = cell.text if isinstance(cell, NumberText) else cell
    decimal = "." if isinstance(cell, NumberText) else manner.decimal
    length = read_length(text, decimal, unit) if isinstance(text, str) else None
    return unfit(cell, f"a number of {unit}") if length is None else length


class _Listing:
    """Reads lists: of JSON, or a text with `;` between."""

    __slots__ = ("_item",)

    def __init__(self, item: Reader) -> None:
        self._item = item

    def read(self, cell: Cell) -> Value:
        """The items of a cell, none of them empty; unreadable as a whole where one item is."""
        items = cell.split(";") if isinstance(cell, str) else cell if isinstance(cell, list) else [cell]
        read: list[Value] = []
        for item in items:
            stripped = item.strip() if isinstance(item, str) else item
            if stripped is None or stripped == "":
                continue
            value = self._item(stripped)
            if isinstance(value, Unreadable):
                return Unreadable(show(cell), f"of its items, `{value.raw}`: {value.why}")
            read.append(value)
        return tuple(read)
