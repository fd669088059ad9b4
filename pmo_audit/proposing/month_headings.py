"""Headings that are months, as `2026-04`, `Apr 26` or the first day of each month; and what to say where they are not.

A year of two digits, or a day that stands for its month, is certain only where the headings go on month by month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from pmo_audit.sources.days import read_date
from pmo_audit.sources.months import MONTHS, plain
from pmo_audit.sources.periods import read_period
from pmo_audit.text import in_words
from pmo_audit.values import Period

if TYPE_CHECKING:
    from pmo_audit.proposing.proposal import Proposal

_PIVOT = 1970
_OUR_CENTURY = 2000
_LEAST = 2
_SHOWN = 3


def months_in(headings: Sequence[str]) -> Mapping[str, str]:
    """The headings that are months for certain, in their order, each with the month it is: `Apr 26` → `2026-04`."""
    found = _read(headings, _plain_month)
    for way in (_short_month, partial(_first_day, "day-first"), partial(_first_day, "month-first")):
        more = _read(headings, way)
        if len(more) > len(found) and _goes_on(more.values()):
            found = more
    return MappingProxyType({heading: month.isoformat()[:7] for heading, month in found.items()})


def is_plain_month(heading: str) -> bool:
    """Whether a heading is a month by itself, whatever stands beside it."""
    return _plain_month(heading) is not None


def about_months(headings: Iterable[str]) -> str:
    """What to do about headings that look like months and were not read; nothing where there are not several."""
    found = [one for one in headings if _looks_like_month(one)]
    if len(found) < _LEAST:
        return ""
    shown = [f"`{one}`" for one in found[:_SHOWN]]
    more = len(found) - len(shown)
    said = in_words([*shown, f"{more} more"] if more else shown, "and")
    year = "" if any(char.isdigit() for char in found[0]) else ", once their headings tell the year, as in `2026-04`"
    return (
        f'{said} look like months: `[table.across]` with `into = "period"` and `values = "share"` reads shares '
        f"below them{year}"
    )


def months_unread(proposal: Proposal | None) -> str:
    """What to do about the first table whose headings look like months and were not read; nothing without one."""
    if proposal is None:
        return ""
    told = [(one.name, one.help) for one in proposal.not_taken]
    told += [(one.name, about_months(each.heading for each in one.left)) for one in proposal.tables]
    return next((f"in `{name}` {help_}" for name, help_ in told if help_), "")


def _read(headings: Iterable[str], way: Callable[[str], date | None]) -> dict[str, date]:
    """The headings that are months by themselves or in one way, each with the first day of its month."""
    read = ((heading, _plain_month(heading) or way(heading)) for heading in headings)
    return {heading: first for heading, first in read if first is not None}


def _goes_on(months: Iterable[date]) -> bool:
    """Whether months follow each other without a gap."""
    counted = [one.year * 12 + one.month for one in months]
    return len(counted) >= _LEAST and counted == list(range(counted[0], counted[0] + len(counted)))


def _plain_month(heading: str) -> date | None:
    return _month(read_period(heading, None, None))


def _short_month(heading: str) -> date | None:
    """The month of `Apr 26`, where that is one of this century."""
    first = _month(read_period(heading, None, _PIVOT))
    return first if first is not None and first.year >= _OUR_CENTURY else None


def _first_day(order: str, heading: str) -> date | None:
    """The month whose first day a heading is, read in one order of day and month."""
    day = read_date(heading, order, _PIVOT)
    return day if isinstance(day, date) and day.day == 1 and day.year >= _OUR_CENTURY else None


def _month(period: Period | str) -> date | None:
    if not isinstance(period, Period) or period.first.day != 1:
        return None
    return period.first if 27 < (period.last - period.first).days + 1 < 32 else None


def _looks_like_month(heading: str) -> bool:
    ways = (_plain_month, _short_month, partial(_first_day, "day-first"), partial(_first_day, "month-first"))
    return plain(heading.strip()) in MONTHS or any(way(heading) is not None for way in ways)
