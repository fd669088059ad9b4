"""The values that rules and records have in common, so that they meet: days about the day of the run, round amounts,
words in many spellings.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

RUN_DAYS = (
    *(date(2026, 3, 31), date(2024, 2, 29), date(2026, 1, 31), date(2025, 12, 31), date(2026, 6, 15)),
    *(date(2027, 2, 28), date(2000, 2, 29), date(2100, 2, 28)),
)
STEPS = (0, 0, 0, 1, -1, 2, -2, 3, 5, -5, 7, 28, 29, 30, 31, -28, -30, -31, 59, 90, -90, 181, 365, -366, 1461)
ENDS = (
    *(date(2024, 2, 29), date(2023, 2, 28), date(2026, 4, 30), date(2026, 12, 31), date(2027, 1, 1)),
    *(date(2000, 2, 29), date(1900, 2, 28), date(2099, 12, 31)),
)
EDGES = (date(1, 1, 1), date(9999, 12, 31), date(1, 1, 31), date(9999, 12, 1))


def some_day(random: Random, today: date) -> date:
    """A day near the day of the run, at the end of some month or, seldom, at the end of all days."""
    chance = random.random()
    if chance < 0.75:
        return today + timedelta(days=random.choice(STEPS))
    return random.choice(ENDS) if chance < 0.97 else random.choice(EDGES)


NUMBERS = tuple(map(Fraction, ("0", "1", "2", "3", "5", "0.5", "2.5", "10", "12", "100", "1000")))
ODD_NUMBERS = (Fraction(-1), Fraction(-3), Fraction(1, 3), Fraction(10**30), Fraction(1, 10**12))
SHARES = tuple(map(Fraction, ("0", "0.05", "0.1", "0.25", "1/2", "0.333", "1", "0.995")))
AMOUNTS = tuple(map(Fraction, ("0", "1", "5", "10", "10.01", "50", "100", "1000", "1000000", "2500000")))
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "SEK")
COUNTS = tuple(map(Fraction, ("0", "1", "2", "5", "10", "20", "30", "31", "45", "365")))
MONTHS = tuple(map(Fraction, ("0", "1", "2", "3", "6", "11", "12", "13", "24", "48")))

TEXTS = (
    *("Alpha", "alpha", "ALPHA  ", "Project Charter", "project  charter", "Straße", "STRASSE", "ﬁnal report"),
    *("final report", "Café", "Cafe\u0301", "café society", "Ωmega", "ωMEGA", "İstanbul", "ΌΣΟΣ", "όσος"),
    *("PRJ-0042", "prj-7", "n/a", "", " ", "ﷺ", "１２３", "a\u00a0b", "Ǆ", "naïve\u2003text", "Ⅸ", "Å", "\u212b"),
    *("👩\u200d💻 plan", "שלום", "e", "\u0301", "Beta 2", "K", "\u212a", "\ud800x"),
)
PIECES = ("alpha", "CHARTER", "ß", "ss", "fi", "é", "e", "", " ", "2", "PRJ-", "plan", "ω", "  report", "Å", "society")
PATTERNS = (
    *(
        "^PRJ-[0-9]+$",
        "(?i)alpha",
        "^[A-Z]",
        "a",
        "[0-9]{2}",
        "(?i)^prj-",
        "report$",
        "^$",
        "é",
        "(?i)k",
        "charter|plan",
    ),
)
"""They mean the same in RE2 and in Python, but for `$`."""


def number_text(number: Fraction) -> str:
    """A number that is not below zero as it is written in a rule."""
    if number.denominator == 1:
        return f"{number.numerator:_}" if number >= 1000 else str(number.numerator)
    return f"{float(number):.12f}".rstrip("0")


def percent_text(share: Fraction) -> str:
    """A share as it is written in a rule."""
    return f"{number_text(share * 100)}%"


def quoted(text: str) -> str:
    """A text as it is written in a rule."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
