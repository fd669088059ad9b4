"""Days as whole numbers, the months they are in, and which of them are worked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from pmo_audit.records import Portfolio, Record
from pmo_audit.records.weeks import USUAL, WEEKS
from pmo_audit.values import Calendar, NoneKnown, Ref

EARLIEST, LATEST = date(2, 1, 1).toordinal(), date(9998, 12, 31).toordinal()
"""The first and the last day that anything is reckoned with."""
YEARS = 10
"""So many years before and after the day of the audit are looked at: a promise until 9999 is one without an end."""


def month_of(day: int) -> int:
    """The number of the month that a day is in: they count on from year to year."""
    one = date.fromordinal(day)
    return one.year * 12 + one.month - 1


def first_of(month: int) -> int:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1).toordinal()


def last_of(month: int) -> int:
    """The last day of a month."""
    return first_of(month + 1) - 1


def label_of(month: int) -> str:
    """A month as periods are written: `2026-03`."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def day_of(one: date) -> int:
    """A day as a number, within what is reckoned with."""
    return min(max(one.toordinal(), EARLIEST), LATEST)


def horizon(as_of: date) -> tuple[int, int]:
    """The first and the last day that are looked at."""
    first, last = max(as_of.year - YEARS, 2), min(as_of.year + YEARS, 9998)
    return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()


class Worked:
    """Which days count of those that are looked at: those that are worked, by one calendar; without one, all.

    They are counted once, so that a question costs next to nothing.
    """

    def __init__(self, calendar: Calendar | None, first: int, last: int) -> None:
        self._calendar = calendar
        self._begin = first_of(month_of(first)) - 1
        days = range(self._begin + 1, last_of(month_of(last)) + 1)
        self._until = [0, *accumulate(map(int, map(self._is_worked, days)))]
        self._month = month_of(first)
        self._firsts = [first_of(one) for one in range(self._month, month_of(last) + 2)]

    def count(self, first: int, last: int) -> int:
        """How many days from the first to the last count."""
        return self._until[last - self._begin] - self._until[first - 1 - self._begin]

    def month_of(self, day: int) -> int:
        """The number of the month that a day is in."""
        return self._month + bisect_right(self._firsts, day) - 1

    def count_of(self, month: int) -> int:
        """How many days of a month count."""
        return self.count(first_of(month), last_of(month))

    def months_between(self, first: int, last: int) -> set[int]:
        """The first days of the months that begin after a day, until another."""
        return set(self._firsts[bisect_right(self._firsts, first) : bisect_right(self._firsts, last)])

    def ends(self, first: int, last: int) -> tuple[int, int]:
        """The first and the last day that count of those between two, of which there must be some."""
        before, until = self._until[first - 1 - self._begin], self._until[last - self._begin]
        begin, end = bisect_right(self._until, before), bisect_left(self._until, until)
        return self._begin + begin, self._begin + end

    def _is_worked(self, day: int) -> bool:
        one, calendar = date.fromordinal(day), self._calendar
        return calendar is None or (one.weekday() in calendar.weekdays and one not in calendar.holidays)


def calendar_of(portfolio: Portfolio) -> tuple[Calendar, str]:
    """The portfolio's calendar, and what had to be assumed of it; Monday to Friday where it has none."""
    record, said = _record(portfolio)
    week = portfolio.value(record, "working_week") if record is not None else USUAL
    if not isinstance(week, str):
        said = "which weekdays are worked cannot be told, so Monday to Friday are taken"
        week = USUAL
    return Calendar(week, WEEKS[week], frozenset(_holidays(portfolio, record))), said


def _record(portfolio: Portfolio) -> tuple[Record | None, str]:
    owner = next(iter(portfolio.register("portfolio").records), None)
    value = portfolio.value(owner, "calendar") if owner is not None else None
    if owner is None or isinstance(value, NoneKnown) or not portfolio.asks_for("portfolio", "calendar"):
        return None, ""
    found = portfolio.follow(value) if isinstance(value, Ref) else None
    return found, "" if found is not None else "the portfolio's calendar is not known, so Monday to Friday are taken"


def _holidays(portfolio: Portfolio, record: Record | None) -> Iterable[date]:
    """The holidays of a calendar and of every one."""
    everybody = not portfolio.asks_for("holiday", "calendar")
    for one in portfolio.register("holiday").records:
        day, calendar = portfolio.value(one, "date"), portfolio.value(one, "calendar")
        if isinstance(calendar, Ref):
            counts = record is not None and calendar.key == record.key
        else:
            counts = everybody or isinstance(calendar, NoneKnown)
        if counts and isinstance(day, date):
            yield day
