"""Lengths of time in three units that do not compare, and calendars that say which days are worked."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A length of time in calendar days; it may be negative."""

    count: Fraction


@dataclass(frozen=True, slots=True, order=True)
class WorkingDays:
    """A length of time in days on which somebody works; it may be negative."""

    count: Fraction


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """A length of time in months of the calendar; it may be negative."""

    count: Fraction


Duration = Days | WorkingDays | Months


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def add_months(day: date, months: int, *, up: bool) -> date | None:
    """The same day of another month; where that month has no such day, its last, or with `up` the first after it.

    None where the calendar ends before (years 1 to 9999).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if not date.min.year <= year <= date.max.year:
        return None
    length = days_in(year, month)
    if day.day <= length:
        return date(year, month, day.day)
    return date(year, month + 1, 1) if up else date(year, month, length)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: the weekdays (0 for Monday), without the holidays."""

    name: str
    weekdays: frozenset[int]
    holidays: frozenset[date]
    _off: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The holidays that fall on a weekday that would be worked, as ordinals in order."""

    def __post_init__(self) -> None:
        off = sorted(day.toordinal() for day in self.holidays if day.weekday() in self.weekdays)
        object.__setattr__(self, "_off", tuple(off))

    def between(self, start: date, finish: date) -> int:
        """How many working days come after `start`, up to and with `finish`; negative where that is earlier."""
        return self._until(finish.toordinal()) - self._until(start.toordinal())

    def after(self, day: date, count: int) -> date | None:
        """The working day so many after a day, or before it where `count` is negative; None beyond the calendar.

        With a count of 0 the day itself, whether it is worked or not.
        """
        if count == 0:
            return day
        wanted = self._until(day.toordinal() - (count < 0)) + count + (count < 0)
        low, high = date.min.toordinal(), date.max.toordinal()
        if not self._until(low - 1) < wanted <= self._until(high):
            return None
        while low < high:
            middle = (low + high) // 2
            if self._until(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return date.fromordinal(low)

    def _until(self, ordinal: int) -> int:
        """How many working days there are from the first day of the calendar to this one."""
        weeks, rest = divmod(ordinal, 7)  # ordinal 1 was a Monday
        worked = weeks * len(self.weekdays) + sum(1 for one in range(1, rest + 1) if one - 1 in self.weekdays)
        return worked - bisect_right(self._off, ordinal)
