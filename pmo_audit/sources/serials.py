"""Days as spreadsheets keep them: so many days after the turn of 1900, or of 1904."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

FIRST, LAST = date(1950, 1, 1), date(2119, 12, 31)
"""A bare number that would be a day before or after these is most likely none."""
_ZERO: Final[Mapping[int, date]] = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
"""The day of number 0. Excel counts a 29 February 1900 that never was, hence the 30th."""


def read_serial(text: str, since: int) -> date | None:
    """The day that a bare number such as `46003` or `46003.5` counts to; None where it is no likely day."""
    whole, point, rest = text.partition(".")
    if len(whole) != 5 or not (whole.isascii() and whole.isdigit()) or (point and not rest.isdigit()):
        return None
    day = _ZERO[since] + timedelta(days=int(whole))
    return day if FIRST <= day <= LAST else None
