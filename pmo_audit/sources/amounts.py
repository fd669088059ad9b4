"""Numbers, percentages and money as people write them, read exactly or not at all.

Every function takes a text with single spaces and no longer than `LONGEST`, and gives the value, or None where the
text is not one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Final

from pmo_audit.values import CURRENCIES

LONGEST = 100
"""A longer text is no number, amount or date; this also bounds the work on hostile input."""
_MOST_DIGITS = 400
_GROUPING = str.maketrans("", "", ".,'’ ")
_MINUS = "-\u2212"
_SUFFIXES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million", "millions"), 10**6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 10**9),
}
_SYMBOLS: Final[Mapping[str, str]] = {
    "£": "GBP",
    "€": "EUR",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
}
_SHARED: Final[Mapping[str, frozenset[str]]] = {
    "$": frozenset(("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "BSD", "FJD", "JMD", "NAD", "TTD", "XCD")),
    "¥": frozenset(("JPY", "CNY")),
}


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(r"([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")


@cache
def _money() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>[a-z]{{3}}|[a-z]{{0,2}}[$£€¥])? *(?P<sign>[{_MINUS}])?"
        rf"(?P<body>[0-9.,][0-9.,'’ ]*)(?P<suffix>thousand|millions?|billions?|mn|bn|[kmb])?"
        rf" *(?P<after>[a-z]{{3}}|[a-z]{{0,2}}[$£€¥])?",
        re.IGNORECASE | re.ASCII,
    )


@cache
def _grouped(decimal: str) -> re.Pattern[str]:
    """Digits, plain or in groups of three parted by one and the same sign, then decimals, then an exponent."""
    others = "," if decimal == "." else "."
    return re.compile(
        rf"(?P<whole>[0-9]{{1,3}}(?P<by>[{others}'’ ])[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*|[0-9]+)?"
        rf"(?:[{decimal}](?P<decimals>[0-9]*))?(?:[eE](?P<exponent>[+-]?[0-9]+))?"
    )


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(r"(.*?)\s*(?:%|per ?cent)(\)?)", re.IGNORECASE | re.ASCII)


class TooLargeError(Exception):
    """A number of more digits than anybody counts with."""


def read_plain(text: str) -> Fraction | None:
    """A number in the notation of JSON, `-12.50` or `1e6`. Raises TooLargeError."""
    sign, body = (-1, text[1:]) if text.startswith("-") else (1, text)
    match = _plain().fullmatch(body)
    return None if match is None else _exact(sign, match[1] or "", match[2] or "", match[3] or "0")


def read_number(text: str, decimal: str) -> Fraction | None:
    """A number as people write it: `1,234.5`, `1 234.5`, `(5)`, `−5`; with `,` as decimal sign `1.234,5`."""
    if len(text) <= LONGEST and text.isdigit() and text.isascii():
        return Fraction(int(text))  # most are written so
    sign, body = _signed(text)
    return _read_grouped(sign, body, decimal)


def read_percent(text: str, decimal: str) -> Fraction | None:
    """A number with its percent sign, `5%`, `-3.2 %`, `(5%)`, as the fraction it is."""
    match = _percent().fullmatch(text)
    if match is None:
        return None
    number = read_number(match[1] + match[2], decimal)
    return None if number is None else number / 100


class Amount:
    """What an amount of money says of itself: the bare number, its own scale and its own currency, where given."""

    __slots__ = ("currency", "number", "scale")

    def __init__(self, number: Fraction, scale: int | None, currency: str | None) -> None:
        self.number = number
        self.scale = scale
        self.currency = currency


def read_amount(text: str, decimal: str) -> Amount | None:
    """An amount as written, `£1.90m`, `GBP 45k`, `-£2.60m`, `1.234,50 €`; the currency still a code or symbol."""
    if text[3:4] == " " and text[4:].isdigit() and text[:3].isalpha() and text.isascii() and len(text) <= LONGEST:
        return Amount(Fraction(int(text[4:])), None, text[:3])  # "EUR 500"
    sign, body = _signed(text)
    if body[:1].isdigit() and (number := _read_grouped(sign, body, decimal)) is not None:
        return Amount(number, None, None)  # most are bare
    match = _money().fullmatch(body)
    if match is None or (match["sign"] and sign < 0):
        return None
    number = _read_grouped(-1 if match["sign"] else sign, match["body"].strip(), decimal)
    before, after, suffix = match["before"], match["after"], match["suffix"]
    if number is None or (before and after and before.upper() != after.upper()):
        return None
    return Amount(number, _SUFFIXES[suffix.lower()] if suffix else None, before or after)


def find_currency(written: str, expected: str | None) -> str | None:
    """The currency that a code or symbol means; a symbol that several share only where one of them is expected."""
    upper = written.upper()
    if upper in CURRENCIES:
        return upper
    if upper in _SHARED:
        return expected if expected in _SHARED[upper] else None
    return _SYMBOLS.get(upper)


def _signed(text: str) -> tuple[int, str]:
    """The sign, and the text without it: accountants put negative amounts in parentheses."""
    if text.startswith("(") and text.endswith(")"):
        inner = text[1:-1].strip()
        return (1, "") if inner[:1] in (*_MINUS, "+") else (-1, inner)
    if text[:1] in tuple(_MINUS):
        return -1, text[1:].lstrip()
    if text[:1] == "+":
        return 1, text[1:].lstrip()
    return 1, text


def _read_grouped(sign: int, text: str, decimal: str) -> Fraction | None:
    """The digits, grouped by thousands or not, as the number they write; None where the groups are others."""
    match = _grouped(decimal).fullmatch(text)
    if match is None:
        return None
    whole, _, decimals, exponent = match.groups()
    return _exact(sign, (whole or "").translate(_GROUPING), decimals or "", exponent or "0")


def _exact(sign: int, whole: str, decimals: str, exponent: str) -> Fraction | None:
    """The number from its digits; None where there are none."""
    if not (whole or decimals):
        return None
    if len(exponent) > 5 or len(whole) + len(decimals) + abs(int(exponent)) > _MOST_DIGITS:
        raise TooLargeError
    places = int(exponent) - len(decimals)
    digits = sign * int(whole + decimals)
    return Fraction(digits * 10**places) if places >= 0 else Fraction(digits, 10**-places)
