"""Computing with dates and lengths of time in their three units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from pmo_audit.findings import Reason
from pmo_audit.functions.arithmetic import ZERO, over
from pmo_audit.functions.comparison import CALENDAR, DATE, DAYS, MONTHS, NUMBER, TEXT, WORKING_DAYS
from pmo_audit.functions.declare import Overload, Undecided, declared
from pmo_audit.types import Type
from pmo_audit.values import Calendar, Days, Duration, Months, WorkingDays, add_months

_BEYOND = Undecided(Reason.UNDEFINED, "a day beyond the calendar")
_UNITS: tuple[tuple[Type, Callable[[Fraction], Duration]], ...] = (
    (DAYS, Days),
    (WORKING_DAYS, WorkingDays),
    (MONTHS, Months),
)


def overloads() -> tuple[Overload, ...]:
    """Lengths of time with each other, and dates with each of them."""
    return (
        *(one for kind, make in _UNITS for one in _lengths(kind, make)),
        *_calendar_days(),
        *_working_days(),
        *_months(),
    )


def _lengths(kind: Type, make: Callable[[Fraction], Duration]) -> tuple[Overload, ...]:
    def of(compute: Callable[..., Fraction]) -> Callable[..., Duration]:
        return lambda *lengths: make(compute(*(one.count for one in lengths)))

    one, two, three, six = (make(Fraction(count)) for count in (1, 2, 3, 6))
    times = Fraction(3)
    pair = (kind, kind)
    return (
        declared("add", pair, kind, of(lambda a, b: a + b), ((one, two), three)),
        declared("subtract", pair, kind, of(lambda a, b: a - b), ((three, two), one)),
        declared("multiply", (kind, NUMBER), kind, lambda a, b: make(a.count * b), ((two, times), six)),
        declared("multiply", (NUMBER, kind), kind, lambda a, b: make(a * b.count), ((times, two), six)),
        declared("divide", pair, NUMBER, lambda a, b: over(a.count, b.count), ((one, three), Fraction(1, 3))),
        declared(
            "divide",
            (kind, NUMBER),
            kind,
            lambda a, b: make(a.count / b) if b else ZERO,
            ((six, times), two),
            ((six, Fraction(0)), ZERO),
        ),
        declared("distance", pair, kind, of(lambda a, b: abs(a - b)), ((one, three), two)),
        declared("size", (kind,), kind, of(abs), ((make(Fraction(-2)),), two)),
        declared("negate", (kind,), kind, of(lambda a: -a), ((make(Fraction(-2)),), two)),
    )


def _calendar_days() -> tuple[Overload, ...]:
    early, late, two = date(2026, 3, 30), date(2026, 4, 1), Days(Fraction(2))
    return (
        declared("add", (DATE, DAYS), DATE, _later, ((early, two), late), ((date.max, two), _BEYOND)),
        declared("add", (DAYS, DATE), DATE, lambda a, b: _later(b, a), ((two, early), late)),
        declared("subtract", (DATE, DAYS), DATE, lambda a, b: _later(a, Days(-b.count)), ((late, two), early)),
        declared("subtract", (DATE, DATE), DAYS, lambda a, b: Days(Fraction((a - b).days)), ((late, early), two)),
        declared("distance", (DATE, DATE), DAYS, lambda a, b: Days(Fraction(abs((a - b).days))), ((early, late), two)),
    )


def _working_days() -> tuple[Overload, ...]:
    easter = Calendar("Easter", frozenset(range(5)), frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    thursday, tuesday = date(2026, 4, 2), date(2026, 4, 7)
    one, day = WorkingDays(Fraction(1)), (DATE, WORKING_DAYS, CALENDAR)
    return (
        declared("add", day, DATE, _worked, ((thursday, one, easter), tuesday), ((date.max, one, easter), _BEYOND)),
        declared(
            "subtract",
            day,
            DATE,
            lambda a, b, worked: _worked(a, WorkingDays(-b.count), worked),
            ((tuesday, one, easter), thursday),
        ),
        declared(
            "working days between",
            (DATE, DATE, CALENDAR),
            WORKING_DAYS,
            lambda a, b, worked: WorkingDays(Fraction(worked.between(a, b))),
            ((thursday, tuesday, easter), one),
            ((tuesday, thursday, easter), WorkingDays(Fraction(-1))),
        ),
    )


def _months() -> tuple[Overload, ...]:
    january, february, march = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 1)
    one, day = Months(Fraction(1)), (DATE, MONTHS, TEXT)
    return (
        declared(
            "add",
            day,
            DATE,
            _rounded,
            ((january, one, "down"), february),
            ((january, one, "up"), march),
            ((date.max, one, "down"), _BEYOND),
        ),
        declared(
            "subtract",
            day,
            DATE,
            lambda a, b, rounding: _rounded(a, Months(-b.count), rounding),
            ((date(2026, 3, 31), one, "down"), february),
        ),
    )


def _later(day: date, by: Days) -> date | Undecided:
    whole = _whole(by, "days")
    if isinstance(whole, Undecided):
        return whole
    try:
        return day + timedelta(days=whole)
    except OverflowError:
        return _BEYOND


def _worked(day: date, by: WorkingDays, calendar: Calendar) -> date | Undecided:
    whole = _whole(by, "working days")
    return whole if isinstance(whole, Undecided) else calendar.after(day, whole) or _BEYOND


def _rounded(day: date, by: Months, rounding: str) -> date | Undecided:
    whole = _whole(by, "months")
    return whole if isinstance(whole, Undecided) else add_months(day, whole, up=rounding == "up") or _BEYOND


def _whole(length: Any, unit: str) -> int | Undecided:
    if length.count.denominator != 1:
        return Undecided(Reason.UNDEFINED, f"not a whole number of {unit}")
    return int(length.count)
