"""Columns of dates: which way round day and month stand, which century is meant, which numbers are days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.proposing.reading.seen import Beside, Said, Seen, few, look
from pmo_audit.sources.days import WHICH_CENTURY, read_date
from pmo_audit.sources.periods import read_period
from pmo_audit.sources.serials import read_serial
from pmo_audit.values import Period

_LOOKED_AT = 60
_FIRST, _LAST = date(1990, 1, 1), date(2060, 12, 31)
"""Days outside these make a guess about a column of dates unlikely."""
_PATTERN = re.compile(r"(?<![a-z])(?:(d)d?[-/. ]mm?[-/. ]|(m)m?[-/. ]dd?[-/. ])(?:yyyy|yy)(?![a-z])", re.IGNORECASE)
"""How a heading tells its dates are written: `dd/mm/yyyy`."""
_NAMES: Mapping[str, str] = MappingProxyType(
    {"day-first": "day first (day/month)", "month-first": "month first (month/day)"}
)
_PIVOT = 1970
_SUSPECT = 3
_THESE_YEARS = range(15, 36)


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})\s?([-/.])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})(?![0-9]).*", re.ASCII)


@cache
def _short_year() -> re.Pattern[str]:
    return re.compile(r".*[^0-9:]([0-9]{2})(?: [0-9]{1,2}:.*)?", re.ASCII)


@dataclass(slots=True)
class Orders:
    """Dates in figures by what they tell: day first, month first, or neither for sure."""

    day_first: list[str] = field(default_factory=list)
    month_first: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)


def orders_in(texts: Iterable[str]) -> Orders:
    """Sorts dates such as `03/04/2026` by the order that they can be read in; `09/09/2026` tells nothing."""
    found = Orders()
    for text in texts:
        if not _numeric().fullmatch(text):
            continue
        one, other = (read_date(text, order, _PIVOT) for order in ("day-first", "month-first"))
        if isinstance(one, date) and isinstance(other, date):
            if one != other:
                found.undecided.append(text)
        elif isinstance(one, date):
            found.day_first.append(text)
        elif isinstance(other, date):
            found.month_first.append(text)
    return found


def order_in(heading: str) -> Literal["day-first", "month-first"] | None:
    """The order of day and month that a heading tells as a pattern: `Start (dd/mm/yyyy)`; None where it has none."""
    found = {(day or month).lower() for day, month in _PATTERN.findall(heading)}
    if len(found) != 1:
        return None
    return "month-first" if found.pop() == "m" else "day-first"


def propose_dates(seen: Seen, beside: Beside, said: Said) -> None:
    """How the dates of a column are to be read."""
    propose_century(seen, said)
    propose_order(seen, beside, said)
    _propose_serials(seen, said)


def propose_order(seen: Seen, beside: Beside, said: Said) -> None:
    """Settles the order of day and month where some cell, here or in the other columns of dates, does so."""
    orders = orders_in(seen.texts)
    if orders.day_first and orders.month_first:
        said.line = replace(said.line, dates="either")
        both = f"{few(orders.day_first, 1)} is day/month, {few(orders.month_first, 1)} is month/day"
        so = f"; {few(orders.undecided)} could be either and stays open" if orders.undecided else ""
        said.guess(seen.heading, "dates in both orders", f"the column mixes both: {both}{so}", sure=False)
    elif orders.day_first or orders.month_first:
        _settle(orders, said, seen.heading)
        _tell_swapped(orders, seen, said)
    elif orders.undecided and (order := order_in(seen.heading)) is not None:
        said.line = replace(said.line, dates=order)
        said.guess(
            seen.heading, _NAMES[order], f"its heading says how dates are written, as in {few(orders.undecided, 1)}"
        )
    elif orders.undecided:
        _settle_by_others(orders, beside, said, seen.heading)


def _settle(orders: Orders, said: Said, heading: str) -> None:
    order, deciding = ("day-first", orders.day_first) if orders.day_first else ("month-first", orders.month_first)
    said.line = replace(said.line, dates=order)
    so = ""
    if orders.undecided:
        day = read_date(orders.undecided[0], order, _PIVOT)
        so = f", so {few(orders.undecided, 1)} is {day} though it fits day/month and month/day"
    said.guess(heading, _NAMES[order], f"{few(deciding, 1)} can be read in no other way{so}")


def _settle_by_others(orders: Orders, beside: Beside, said: Said, heading: str) -> None:
    """No cell of the column tells: its neighbours may, or that figures with points between them begin with the day."""
    near = Orders()
    for cells in beside.values():
        other = orders_in(look("", cells[:_LOOKED_AT]).texts)
        near.day_first += other.day_first
        near.month_first += other.month_first
    first = few(orders.undecided, 1)
    every = few(orders.undecided, _LOOKED_AT)
    if bool(near.day_first) != bool(near.month_first):
        said.line = replace(said.line, dates="day-first" if near.day_first else "month-first")
        deciding = few(near.day_first or near.month_first, 1)
        fits = "fits" if len(orders.undecided) == 1 else "fit"
        reason = f"{every} {fits} day/month and month/day; {deciding} in another column does not"
        said.guess(heading, "day first" if near.day_first else "month first", reason, sure=False)
    elif not (near.day_first or near.month_first) and all("." in one for one in orders.undecided):
        said.line = replace(said.line, dates="day-first")
        reason = f"{first} has points between its figures, as dates have where the day comes first"
        said.guess(heading, "day first", reason, sure=False)
    else:
        reason = f"{few(orders.undecided)} could be day/month or month/day, and no cell tells which"
        said.guess(heading, "order of day and month not told", reason, sure=False)


def _tell_swapped(orders: Orders, seen: Seen, said: Said) -> None:
    """Tells where a spreadsheet may have taken dates the wrong way round: what it could not take stayed a text."""
    texts = orders.day_first or orders.month_first
    if orders.undecided or len(texts) < 2 or len(seen.days) < _SUSPECT or any(one.day > 12 for one in seen.days):
        return
    shown = few([str(one) for one in seen.days], 2)
    reason = (
        f"all real dates ({shown}) would be days the other way round too, and all texts ({few(texts, 2)}) would not"
    )
    said.guess(seen.heading, "days and months may be swapped", reason, sure=False)


def propose_century(seen: Seen, said: Said) -> None:
    """Says which century years of two digits are in, where all of them are plausible in it."""
    short = [text for text in seen.texts if _has_short_year(text)]
    if not short:
        return
    days = [day for text in short for day in (read_date(text, said_order(text), _PIVOT),) if isinstance(day, date)]
    if not days:
        return
    shown = few(short, 2)
    if all(_FIRST <= day <= _LAST for day in days) and not _may_begin_with_year(short):
        said.line = replace(said.line, two_digit_years_from=_PIVOT)
        window = f"{min(days).year} to {max(days).year}"
        said.guess(seen.heading, f"years of two digits are {window}", f"{shown} then make sense")
    else:
        said.guess(seen.heading, "years of two digits not told", f"{shown} could be of several centuries", sure=False)


def propose_period_years(seen: Seen, said: Said) -> None:
    """The same for the months and quarters that reports speak of: `Mar-26`, `Q1/26`."""
    short = [text for text in seen.texts if read_period(text, None, None) == WHICH_CENTURY]
    periods = [read_period(text, None, _PIVOT) for text in short]
    if short and all(isinstance(one, Period) and _FIRST <= one.first <= _LAST for one in periods):
        said.line = replace(said.line, two_digit_years_from=_PIVOT)
        said.guess(seen.heading, "years of two digits are of our time", f"{few(short, 2)} then make sense")


def said_order(text: str) -> str:
    """An order in which a date in figures can be read, for its year only."""
    return "day-first" if isinstance(read_date(text, "day-first", _PIVOT), date) else "month-first"


def _has_short_year(text: str) -> bool:
    match = _numeric().fullmatch(text)
    if match:
        return len(match[4]) == 2
    return bool(_short_year().fullmatch(text)) and isinstance(read_date(text, None, None), str)


def _may_begin_with_year(texts: Sequence[str]) -> bool:
    """Whether dates such as `26-03-31` may be meant: their first parts are all years near ours."""
    matches = [match for text in texts if (match := _numeric().fullmatch(text)) and match[2] == "-"]
    return bool(matches) and all(int(match[1]) in _THESE_YEARS for match in matches)


def _propose_serials(seen: Seen, said: Said) -> None:
    """Takes bare numbers for days as spreadsheets count them, where all of them are likely days."""
    numbers = [one.text for one in seen.numbers]
    numbers += [text for text in seen.texts if text.replace(".", "", 1).isdigit()]
    if not numbers:
        return
    days = [read_serial(one, 1900) for one in numbers]
    likely = [one for one in days if one is not None and _FIRST <= one <= _LAST]
    if len(likely) < len(numbers):
        shown = few([one for one, day in zip(numbers, days, strict=True) if day is None or not _FIRST <= day <= _LAST])
        said.guess(seen.heading, "numbers that are no days", f"{shown} is no likely Excel day number", sure=False)
        return
    said.line = replace(said.line, serials=1900)
    reason = f"bare numbers such as {few(numbers, 1)} are read as Excel dates, here {likely[0]}"
    said.guess(seen.heading, "Excel day numbers (serials)", reason)
