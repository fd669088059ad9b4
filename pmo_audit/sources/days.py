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
from pmo_audit.values import Days, Duration, Months, Period, WorkingDays

NOT_A_DATE = "it is not a date"
NO_SUCH_DAY = "there is no such day"
OTHER_ORDER = "there is no such day, unless day and month stand the other way round"
WHICH_ORDER = "it does not tell day and month apart"
WHICH_CENTURY = "it does not tell the century"

_TIME = (
    r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_FLAGS = re.IGNORECASE | re.ASCII


@cache
def _year_first() -> re.Pattern[str]:
    return re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")


@cache
def _year_last() -> re.Pattern[str]:
    return re.compile(rf"([0-9]{{1,2}})\s?([-/.])\s?([0-9]{{1,2}})\s?\2\s?([0-9]{{4}}|[0-9]{{2}}){_TIME}")


@cache
def _day_named() -> re.Pattern[str]:
    year = r"'?([0-9]{4}|[0-9]{2})"
    return re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[\s./-]*([a-z]{{3,9}})\.?[\s,./-]+{year}{_TIME}", _FLAGS)


@cache
def _month_named() -> re.Pattern[str]:
    return re.compile(rf"([a-z]{{3,9}})\.?\s+([0-9]{{1,2}})(?:st|nd|rd|th)?\s*,?\s+([0-9]{{4}}){_TIME}", _FLAGS)


@cache
def _length() -> re.Pattern[str]:
    return re.compile(r"(.+?)\s*([a-z][a-z .]*)", _FLAGS)


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
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
    `month-first`; a year of two digits only where `century` tells the first of its hundred years.
    """
    if len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdigit() and text.isascii():
        return _day(text[:4], int(text[5:7]), int(text[8:]), century)  # most of them
    if match := _year_first().fullmatch(text):
        return _day(match[1], int(match[3]), int(match[4]), century)
    if match := _year_last().fullmatch(text):
        if order is None:
            return WHICH_ORDER
        day, month = (match[1], match[3]) if order == "day-first" else (match[3], match[1])
        found = _day(match[4], int(month), int(day), century)
        swapped = found == NO_SUCH_DAY and not isinstance(_day(match[4], int(day), int(month), century), str)
        return OTHER_ORDER if swapped else found
    if match := _day_named().fullmatch(text):
        return _day(match[3], _month(match[2]), int(match[1]), century)
    if match := _month_named().fullmatch(text):
        return _day(match[3], _month(match[1]), int(match[2]), century)
    return NOT_A_DATE


def read_period(text: str, order: str | None, century: int | None) -> Period | str:
    """The year, quarter, month or day that a text names, or why it names none."""
    period = Period.parse(text)
    if period is not None:
        return period
    day = read_date(text, order, century)
    if isinstance(day, str):
        return day if day != NOT_A_DATE else "it is not a period such as 2026, 2026-Q1 or 2026-03"
    return Period(day, day, day.isoformat())


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


def _month(word: str) -> int | None:
    """The month a word names, whole or its first three letters (`Sept` too), or None."""
    lower = word.casefold()
    for number, name in enumerate(_MONTHS, 1):
        if lower in (name, name[:3]) or (number == 9 and lower == "sept"):
            return number
    return None
