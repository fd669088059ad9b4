"""Dates, periods and lengths of time as people write them, read surely or not at all.

Every function takes a text with single spaces and no longer than `amounts.LONGEST`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final

from pmo_audit.sources.amounts import read_number
from pmo_audit.sources.months import MONTHS, WEEKDAYS, plain
from pmo_audit.sources.vague import NOT_A_DATE, no_day_in
from pmo_audit.values import Days, Duration, Months, WorkingDays

NO_SUCH_DAY = "there is no such day"
OTHER_ORDER = "there is no such day, unless day and month stand the other way round"
WHICH_ORDER = "it does not tell day and month apart"
WHICH_CENTURY = "it does not tell the century"
OTHER_WEEKDAY = "its weekday is not that of the day"

_TIME = (
    r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_LETTERS = r"[^\W\d_]"
_FLAGS = re.IGNORECASE | re.ASCII


@cache
def _year_first() -> re.Pattern[str]:
    return re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")


@cache
def _year_last() -> re.Pattern[str]:
    return re.compile(rf"([0-9]{{1,2}})\s?([-/.])\s?([0-9]{{1,2}})\s?\2\s?([0-9]{{4}}|[0-9]{{2}}){_TIME}")


@cache
def _day_named() -> re.Pattern[str]:
    of = r"(?:de |del |d['’])?"
    year = rf"{of}'?([0-9]{{4}}|[0-9]{{2}})"
    day = r"([0-9]{1,2})(?:st|nd|rd|th|er|º|°)?"
    return re.compile(rf"{day}[\s./-]*{of}({_LETTERS}{{3,10}})\.?[\s,./-]+{year}{_TIME}", re.IGNORECASE)


@cache
def _month_named() -> re.Pattern[str]:
    return re.compile(rf"({_LETTERS}{{3,10}})\.?\s+([0-9]{{1,2}})(?:st|nd|rd|th)?\s*,?\s+([0-9]{{4}}){_TIME}", re.I)


@cache
def _weekday_first() -> re.Pattern[str]:
    return re.compile(rf"({_LETTERS}{{2,10}})\.?,?\s+(\S.*)")


@cache
def _length() -> re.Pattern[str]:
    return re.compile(r"(.+?)\s*([a-z][a-z .]*)", _FLAGS)


_EPOCH = date(1970, 1, 1).toordinal()
_IN_A_DAY: Final[Mapping[str, int]] = {"days": 1, "seconds": 86_400, "milliseconds": 86_400_000}
_DAY, _WORKED, _MONTH = "days", "working days", "months"
_LENGTHS: Final[Mapping[str, tuple[Callable[[Fraction], Duration], Mapping[str, int]]]] = {
    _DAY: (Days, {"day": 1, "d": 1, "week": 7, "w": 7}),
    _WORKED: (WorkingDays, {"working day": 1, "work day": 1, "workday": 1, "wd": 1, "day": 1, "d": 1}),
    _MONTH: (Months, {"month": 1, "mo": 1, "m": 1, "year": 12, "y": 12, "yr": 12}),
}
"""How each unit is written, and how much of it a word stands for."""


def read_date(text: str, order: str | None, century: int | None) -> date | str:
    """The day that a text names, or why it names none.

    ISO dates and dates with the month in words are always read; `03/04/2026` only where `order` says `day-first` or
    `month-first`, though `31/03/2026` leaves no choice; a year of two digits only where `century` tells the first of
    its hundred years.
    """
    if len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdigit() and text.isascii():
        return _day(text[:4], int(text[5:7]), int(text[8:]), century)  # most of them
    if match := _year_first().fullmatch(text):
        return _day(match[1], int(match[3]), int(match[4]), century)
    if match := _year_last().fullmatch(text):
        return _ordered(match, order, century)
    if match := _day_named().fullmatch(text):
        return _day(match[3], MONTHS.get(plain(match[2])), int(match[1]), century)
    if match := _month_named().fullmatch(text):
        return _day(match[3], MONTHS.get(plain(match[1])), int(match[2]), century)
    if (match := _weekday_first().fullmatch(text)) and (weekday := WEEKDAYS.get(plain(match[1]))) is not None:
        found = read_date(match[2], order, century)
        return OTHER_WEEKDAY if isinstance(found, date) and found.weekday() != weekday else found
    return no_day_in(text)


def _ordered(match: re.Match[str], order: str | None, century: int | None) -> date | str:
    """The day of `03/04/2026`, by the order or, without one, where only one order gives a day."""
    first, sign, second, year = match.groups()
    if order in ("day-first", "month-first"):
        day, month = (first, second) if order == "day-first" else (second, first)
        found = _day(year, int(month), int(day), century)
        swapped = found == NO_SUCH_DAY and isinstance(_day(year, int(day), int(month), century), date)
        return OTHER_ORDER if swapped else found
    day_first = _day(year, int(second), int(first), century)
    month_first = _day(year, int(first), int(second), century)
    if day_first == month_first:
        return day_first
    days = [one for one in (day_first, month_first) if isinstance(one, date)]
    return days[0] if len(days) == 1 and (len(year) == 4 or sign != "-") else WHICH_ORDER


def read_epoch(number: Fraction, unit: str) -> date | str:
    """The day that so many days, seconds or milliseconds after the beginning of 1970 lead to, or why there is none."""
    days = number // _IN_A_DAY[unit]
    try:
        return date.fromordinal(_EPOCH + days)
    except (ValueError, OverflowError):
        return NO_SUCH_DAY


def read_length(text: str, decimal: str, unit: str) -> Duration | None:
    """A length of time in a unit: `30`, `30 days`, `6 weeks`; `5 wd`, `5 working days`; `6 months`, `2 years`."""
    make, words = _LENGTHS[unit]
    match = _length().fullmatch(text)
    factor = words.get(_singular(match[2])) if match else 1
    number = read_number(match[1] if match else text, decimal)
    return make(number * factor) if number is not None and factor is not None else None


def _singular(words: str) -> str:
    return " ".join(words.lower().split()).removesuffix(".").removesuffix("s")


def _day(year: str, month: int | None, day: int, century: int | None) -> date | str:
    if month is None:
        return NOT_A_DATE
    number = int(year)
    if len(year) == 2:
        if century is None:
            return WHICH_CENTURY
        number = century + (number - century) % 100
    try:
        return date(number, month, day)
    except ValueError:
        return NO_SUCH_DAY
