"""Days, months and working days, counted on the fingers."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.meaning.plain import UNDEFINED, UNKNOWN_BECAUSE, Calendar, Unknown

ONE = timedelta(days=1)
LONG = 2000
"""Days that are counted one by one; of more, whole weeks are taken first."""
NOWHERE = UNKNOWN_BECAUSE[UNDEFINED]
"""A day that no calendar has, or a part of a day."""


def days_later(day: date, count: Fraction) -> date | Unknown:
    """So many days after a day."""
    ordinal = day.toordinal() + count
    if ordinal.denominator != 1 or not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return NOWHERE
    return date.fromordinal(int(ordinal))


def days_in(year: int, month: int) -> int:
    """How many days a month has: thirty days hath September."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def months_later(day: date, count: Fraction, rounding: str) -> date | Unknown:
    """The same day so many months later. Where that month has no such day: down to its last, up to the first after."""
    if count.denominator != 1:
        return NOWHERE
    place = day.year * 12 + (day.month - 1) + int(count)
    year, month = place // 12, place % 12 + 1
    if not 1 <= year <= 9999:
        return NOWHERE
    length = days_in(year, month)
    if day.day <= length:
        return date(year, month, day.day)
    return date(year, month, length) if rounding == "down" else date(year, month, length) + ONE


def is_worked(day: date, calendar: Calendar) -> bool:
    """Whether a day is worked: its weekday is, and it is no holiday."""
    return day.weekday() in calendar.weekdays and day not in calendar.holidays


def worked_between(start: date, finish: date, calendar: Calendar) -> int:
    """How many days are worked after `start`, up to and with `finish`; the other way round, so many less than none."""
    if finish < start:
        return -worked_between(finish, start, calendar)
    count, day = 0, start
    if (finish - start).days > LONG:
        weeks = (finish - start).days // 7
        day = start + timedelta(weeks=weeks)
        count = weeks * len(calendar.weekdays)
        count -= sum(1 for off in calendar.holidays if start < off <= day and off.weekday() in calendar.weekdays)
    while day < finish:
        day += ONE
        count += is_worked(day, calendar)
    return count


def worked_later(day: date, count: Fraction, calendar: Calendar) -> date | Unknown:
    """The working day so many after a day, or before it for a count below nothing; with none the day itself."""
    if count.denominator != 1:
        return NOWHERE
    left, step = abs(int(count)), ONE if count > 0 else -ONE
    weeks = max(0, left // max(1, len(calendar.weekdays)) - len(calendar.holidays) - 1)
    if weeks * 7 > LONG:
        return _far(day, int(count), calendar, weeks)
    try:
        while left:
            day += step
            left -= is_worked(day, calendar)
    except OverflowError:
        return NOWHERE
    return day


def _far(day: date, count: int, calendar: Calendar, weeks: int) -> date | Unknown:
    """Leaps whole weeks, fewer than there can be, and counts the rest."""
    sign = 1 if count > 0 else -1
    leap = day.toordinal() + sign * weeks * 7
    if not date.min.toordinal() <= leap <= date.max.toordinal():
        return NOWHERE
    there = date.fromordinal(leap)
    # Going back, what is passed are the days before `day`, down to and with `there`.
    passed = (
        worked_between(day, there, calendar)
        if sign > 0
        else worked_between(there, day, calendar) + is_worked(there, calendar) - is_worked(day, calendar)
    )
    return worked_later(there, Fraction(count - sign * passed), calendar)
