"""What a text says of time where it names no day: a quarter, a week, a month, or how far from another day."""

from __future__ import annotations

import re
from functools import cache

from pmo_audit.sources.months import MONTHS, plain

NOT_A_DATE = "it is not a date"
_LONGEST_MONTH = 12


def no_day_in(text: str) -> str:
    """Why a text is no date, as far as that can be told."""
    small = plain(text)
    for pattern, what in _kinds():
        if pattern.search(small):
            return f"{NOT_A_DATE} but {what}"
    words = re.findall(r"[^\W\d_]+", small)
    if any(one in MONTHS for one in words if len(one) <= _LONGEST_MONTH) and len(words) <= 4:
        return f"{NOT_A_DATE} but {_part_of_a_date(small)}"
    return NOT_A_DATE


def _part_of_a_date(small: str) -> str:
    """What a text with the name of a month is, that is no day: `end of March`, `4 May`, `Mar-26`."""
    numbers = re.findall(r"'?[0-9]+", small)
    if not numbers or len(numbers[0]) > 2:
        return "a month"
    return "a day without its year" if small.startswith(numbers[0]) else "a month, or a day without its year"


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    unit = r"(?:d|days?|w|wks?|weeks?|m|mths?|months?|y|yrs?|years?|tage?|wochen?|monate?|jours?|semaines?|mois)"
    return tuple(
        (re.compile(pattern, re.ASCII), what)
        for pattern, what in (
            (r"\bq[1-4]\b.*\bfy|\bfy.*\bq[1-4]\b|\bq[1-4] ?fy", "a quarter of a fiscal year"),
            (
                r"\bq[1-4]\b|\b[1-4]q(?=\b|[0-9])|\bq[1-4](?=[0-9]{2})|\bquarters?\b|\bt[1-4] ?[0-9]{4}|\bquartal",
                "a quarter",
            ),
            (r"\bh[12]\b|\bhalf\b", "a half-year"),
            (r"\bfy ?'?[0-9]{2}|^[0-9]{4}/[0-9]{2}$", "a fiscal year"),
            (
                r"\bw/?[ce]\b|\bweek ?[0-9]|\bwk ?[0-9]|^kw ?[0-9]|^[0-9]{4}-?w[0-9]{1,2}$|\bweek (commencing|ending)",
                "a week",
            ),
            (
                rf"^[+-] ?[0-9]+ ?{unit}\b|^t ?[+-] ?[0-9]+|^[0-9]+ ?{unit} (after|before|from|late)",
                "relative to another day",
            ),
            (r"^[0-9]{4}[-/.][0-9]{1,2}$|^[0-9]{1,2}[/.][0-9]{4}$", "a month"),
            (r"^(early|mid|late|end|end of)?[ -]?(19|20)[0-9]{2}$", "a year"),
        )
    )
