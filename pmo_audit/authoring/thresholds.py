"""Values a little beside a threshold: a unit more and less, and about a tenth more and less."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from pmo_audit.types import EnumType, Number, Type
from pmo_audit.values import Days, Money, Months, WorkingDays

_MOST_PLACES = 12


def beside(value: object, type_: Type) -> tuple[object, ...]:
    """The values that a slip of the pen might have put in the place of this one; none for a text or a list."""
    match value:
        case bool():
            return ()
        case Fraction():
            unit = Fraction(1, 100) if isinstance(type_, Number) and type_.percent else Fraction(1)
            return tuple(_around(value, unit))
        case Money(amount, currency):
            return tuple(Money(one, currency) for one in _around(amount, Fraction(1)))
        case Days(count):
            return tuple(Days(one) for one in _around(count, Fraction(1)))
        case WorkingDays(count):
            return tuple(WorkingDays(one) for one in _around(count, Fraction(1)))
        case Months(count):
            return tuple(Months(one) for one in _around(count, Fraction(1)))
        case date():
            return _days_beside(value)
        case str() if isinstance(type_, EnumType):
            return neighbours(value, type_)
        case _:
            return ()


def neighbours(word: str, type_: EnumType) -> tuple[str, ...]:
    """The words before and after a word in its list."""
    if word not in type_.members:
        return ()
    place = type_.members.index(word)
    return type_.members[max(place - 1, 0) : place] + type_.members[place + 1 : place + 2]


def _around(amount: Fraction, unit: Fraction) -> list[Fraction]:
    """A unit and a step to either side, each once; an amount above zero stays there."""
    while (amount / unit).denominator != 1 and unit > Fraction(1, 10**_MOST_PLACES):
        unit /= 10
    step = max(unit, _one_digit(abs(amount) / 10) // unit * unit)
    found = [amount + unit, amount - unit, amount + step, amount - step]
    return list(dict.fromkeys(one for one in found if one >= 0 or amount <= 0))


def _one_digit(amount: Fraction) -> Fraction:
    """The amount with its first digit only."""
    if amount <= 0:
        return Fraction(0)
    scale = Fraction(1)
    while scale * 10 <= amount:
        scale *= 10
    while scale > amount:
        scale /= 10
    return amount // scale * scale


def _days_beside(day: date) -> tuple[object, ...]:
    if not date.min < day < date.max:
        return ()
    return day + timedelta(days=1), day - timedelta(days=1)
