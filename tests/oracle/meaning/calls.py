"""Comparing and computing: what an operation gives where all that goes into it is known.

Which operation and of which kinds stands in the name of the overload: `less:money`, `add:date,months,text`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.oracle.meaning import days, texts
from tests.oracle.meaning.money import together
from tests.oracle.meaning.plain import DANGLING, NO_RATE, UNDATED, UNDEFINED, UNKNOWN_BECAUSE, Amount, Length
from tests.oracle.meaning.world import World

COMPARING = frozenset(("equal", "less", "at most", "more", "at least", "contains", "starts", "ends", "matches"))
"""Operations that answer yes or no, so that *none* makes them false; all others it makes none."""
_MEETING = frozenset(("equal", "less", "at most", "more", "at least", "add", "subtract", "divide", "distance"))
"""Operations in which two amounts meet."""


def carried_out(world: World, name: str, kinds: str, values: list[Any]) -> object:
    """The result of an operation on known values, or why it has none."""
    if name in _MEETING and len(values) == 2 and all(isinstance(one, Amount) for one in values):
        met = together(world, values)
        if met is None:
            return UNKNOWN_BECAUSE[NO_RATE]
        values = list(met)
    if name in ("less", "at most", "more", "at least"):
        one, other = map(_place, values)
        return {"less": one < other, "at most": one <= other, "more": one > other, "at least": one >= other}[name]
    if name == "equal":
        return _same(kinds, *values)
    return _OPERATIONS[name](*values)


def _place(value: Any) -> Any:
    """By what a value is put in order: the amount, the count, the day. A period by its last day, then by its first."""
    match value:
        case Amount(amount):
            return amount
        case Length(_, count):
            return count
        case _:
            return value


def _same(kinds: str, one: Any, other: Any) -> object:
    match kinds:
        case "text":
            return texts.same(one, other)
        case "reference":
            same = texts.same_record(one, other)
            return UNKNOWN_BECAUSE[DANGLING] if same is None else same
        case _:
            return _place(one) == _place(other)


def _add(one: Any, other: Any, *extra: Any) -> object:
    match one, other:
        case Amount(a, currency, day), Amount(b, _, other_day):
            return Amount(a + b, currency, day if day == other_day else _joint(day, other_day))
        case Length(unit, a), Length(_, b):
            return Length(unit, a + b)
        case Length(), _:
            return _add(other, one)
        case _, Length("days", count):
            return days.days_later(one, count)
        case _, Length("months", count):
            return days.months_later(one, count, extra[0])
        case _, Length(_, count):
            return days.worked_later(one, count, extra[0])
        case _:
            return one + other


def _joint(day: object, other: object) -> object:
    """The day of what comes of two amounts of different days: that of the run, or none that is known."""
    return UNDATED if UNDATED in (day, other) else None


def _subtract(one: Any, other: Any, *extra: Any) -> object:
    if isinstance(other, Fraction | Amount | Length):
        return _add(one, _times(other, Fraction(-1)), *extra)
    return Length("days", Fraction(one.toordinal() - other.toordinal()))


def _times(one: Any, factor: Fraction) -> Any:
    match one:
        case Amount(amount, currency, day):
            return Amount(amount * factor, currency, day)
        case Length(unit, count):
            return Length(unit, count * factor)
        case _:
            return one * factor


def _multiply(one: Any, other: Any) -> object:
    return _times(one, other) if isinstance(other, Fraction) else _times(other, one)


def _divide(one: Any, other: Any) -> object:
    divisor = _place(other)
    if divisor == 0:
        return UNKNOWN_BECAUSE[UNDEFINED]
    if isinstance(other, Fraction):
        return _times(one, 1 / divisor)
    return Fraction(_place(one)) / divisor


def _size(one: Any) -> object:
    return _times(one, Fraction(-1)) if _place(one) < 0 else one


def _distance(one: Any, other: Any) -> object:
    return _size(_subtract(one, other))


def _contains(holder: Any, words: str) -> bool:
    return texts.stands_in(holder, words) if isinstance(holder, str) else any(texts.same(i, words) for i in holder)


def _length(holder: Any) -> Fraction:
    return Fraction(texts.characters(holder) if isinstance(holder, str) else len(holder))


_OPERATIONS: dict[str, Callable[..., object]] = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _multiply,
    "divide": _divide,
    "negate": lambda one: _times(one, Fraction(-1)),
    "size": _size,
    "distance": _distance,
    "rank": lambda one, order: Fraction(list(order).index(one)),
    "contains": _contains,
    "starts": texts.begins,
    "ends": texts.ends,
    "matches": texts.found,
    "length": _length,
    "working days between": lambda start, finish, calendar: Length(
        "working days", Fraction(days.worked_between(start, finish, calendar))
    ),
}
