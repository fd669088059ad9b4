"""The sum, average, largest or smallest of the values of members, from their parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from math import gcd
from typing import Any

from pmo_audit.backends.compiled.absent import UNKNOWN, Absent
from pmo_audit.backends.compiled.shapes import parts_of, width
from pmo_audit.backends.compiled.strict import NO_RATE
from pmo_audit.backends.compiled.working import UNDEFINED, absent_parts
from pmo_audit.records import Portfolio, joint_day
from pmo_audit.types import DurationType, MoneyType, Number, Type
from pmo_audit.values import Money

Parts = tuple[Any, ...]
Total = Callable[[Sequence[Parts], Absent | None, Absent | None], Parts]
"""From the parts of the values that count, why some are not known, and what the collection lacks."""


def total(operation: str, type_: Type, portfolio: Portfolio, as_of: date) -> Total:
    """What an aggregate over values of a type comes to."""
    compute = {"sum": _sum, "average": _average, "largest": _largest, "smallest": _smallest}[operation]
    of_money = isinstance(type_, MoneyType)
    of_days = not isinstance(type_, Number | MoneyType | DurationType)

    many = width(type_)

    def result(items: Sequence[Parts], why: Absent | None, lack: Absent | None) -> Parts:
        return of_all(items, why, lack)[:many]

    def of_all(items: Sequence[Parts], why: Absent | None, lack: Absent | None) -> Parts:
        if why is not None or lack is not None:
            bits = (why.bits if why is not None else 0) | (lack.bits if lack is not None else 0)
            return absent_parts(UNKNOWN[bits])
        if not items and operation != "sum":
            return absent_parts(UNDEFINED)
        if of_money:
            together = _in_one_currency(items, portfolio, as_of)
            return absent_parts(NO_RATE) if together is None else _of_money(compute, operation, together)
        return compute([(number, 1) for (number,) in items] if of_days else items)

    return result


def _in_one_currency(items: Sequence[Parts], portfolio: Portfolio, as_of: date) -> Sequence[Parts] | None:
    currencies = {currency for _, _, currency, _ in items}
    if len(currencies) < 2:
        return items
    amounts = [Money(Fraction(num, den), currency, on) for num, den, currency, on in items]
    together = portfolio.rates.together(amounts, as_of)
    return None if isinstance(together, str) else [parts_of(one) for one in together]


def _of_money(compute: Callable[[Sequence[Parts]], Parts], operation: str, items: Sequence[Parts]) -> Parts:
    if operation in ("largest", "smallest"):
        return compute(items)
    currency = items[0][2] if items else ""
    return (*compute([one[:2] for one in items]), currency, joint_day(one[3] for one in items))


def _sum(items: Sequence[Parts]) -> Parts:
    top, bottom = 0, 1
    for num, den in items:
        if den == bottom:
            top += num
        else:
            shared = gcd(den, bottom)
            top = top * (den // shared) + num * (bottom // shared)
            bottom *= den // shared
    return top, bottom


def _average(items: Sequence[Parts]) -> Parts:
    top, bottom = _sum(items)
    return top, bottom * len(items)


def _largest(items: Sequence[Parts]) -> Parts:
    return max(items, key=_size)


def _smallest(items: Sequence[Parts]) -> Parts:
    return min(items, key=_size)


def _size(parts: Parts) -> Fraction | int:
    num, den = parts[:2]
    return num if den == 1 else Fraction(num, den)
