"""The periods that reports speak of, as people write them: `2026`, `Q1 2026`, `March 2026`, a day."""

from __future__ import annotations

import re
from functools import cache

from pmo_audit.sources.days import WHICH_CENTURY, read_date
from pmo_audit.sources.months import MONTHS, plain
from pmo_audit.sources.vague import NOT_A_DATE
from pmo_audit.values import Period

_NO_PERIOD = "it is not a period such as 2026, 2026-Q1 or 2026-03"
WHICH_YEAR = "it does not tell when its fiscal year begins"
_YEAR = r"'?(?P<year>[0-9]{4}|[0-9]{2})"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Quarters and months with their years, in either order."""
    forms = (
        rf"[qt](?P<quarter>[1-4])[ /.-]*{_YEAR}",
        r"(?P<year>[0-9]{4})[ /.-]*[qt](?P<quarter>[1-4])",
        rf"(?P<quarter>[1-4])q[ /.-]*{_YEAR}",
        rf"(?P<month>[^\W\d_]{{3,10}})\.?[ /.-]*{_YEAR}",
        r"(?P<year>[0-9]{4})[ /.-]*(?P<month>[^\W\d_]{3,10})\.?",
        r"(?P<number>[0-9]{1,2})[/.-](?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})[/.-](?P<number>[0-9]{1,2})",
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in forms)


def read_period(text: str, order: str | None, century: int | None) -> Period | str:
    """The year, quarter, month or day that a text names, or why it names none."""
    period = Period.parse(text)
    if period is not None:
        return period
    for form in _forms():
        if match := form.fullmatch(text):
            parts = match.groupdict()
            return WHICH_YEAR if _spans_two_years(text, parts) else _period(parts, century)
    day = read_date(text, order, century)
    if isinstance(day, str):
        if "fiscal year" in day:
            return WHICH_YEAR
        return _NO_PERIOD if day.startswith(NOT_A_DATE) else day
    return Period(day, day, day.isoformat())


def _spans_two_years(text: str, parts: dict[str, str]) -> bool:
    """Whether `2025/26` may be meant, which is a year that begins in one and ends in the next."""
    number = parts.get("number", "")
    return len(number) == 2 and text.startswith(parts["year"]) and (int(parts["year"]) + 1) % 100 == int(number)


def _period(parts: dict[str, str], century: int | None) -> Period | str:
    year = parts["year"]
    if len(year) == 2:
        if century is None:
            return WHICH_CENTURY
        year = str(century + (int(year) - century) % 100)
    if quarter := parts.get("quarter"):
        return Period.parse(f"{year}-Q{quarter}") or _NO_PERIOD
    month = int(parts["number"]) if "number" in parts else MONTHS.get(plain(parts["month"]))
    return (Period.parse(f"{year}-{month:02}") if month else None) or _NO_PERIOD
