"""Numbers, percentages and money as people write them, read exactly or not at all.

Every function takes a text with single spaces and no longer than `LONGEST`, and gives the value, or None where the
text is not one.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from pmo_audit.values import CURRENCIES

LONGEST = 100
"""A longer text is no number, amount or date; this also bounds the work on hostile input."""
_MOST_DIGITS = 400
_MINUS = "-\u2212"
_PLAIN = re.compile(r"([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")
_SUFFIXES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million", "millions"), 10**6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 10**9),
}
_MONEY = re.compile(
    rf"(?P<before>[a-z]{{3}}|[a-z]{{0,2}}[$£€¥])? *(?P<sign>[{_MINUS}])?"
    rf"(?P<body>[0-9.,][0-9.,'’ ]*)(?P<suffix>thousand|millions?|billions?|mn|bn|[kmb])?"
    rf" *(?P<after>[a-z]{{3}}|[a-z]{{0,2}}[$£€¥])?",
    re.IGNORECASE | re.ASCII,
)
_SYMBOLS = {"£": "GBP", "€": "EUR", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD"}
_SHARED = {
    "$": frozenset(("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "BSD", "FJD", "JMD", "NAD", "TTD", "XCD")),
    "¥": frozenset(("JPY", "CNY")),
}
_PERCENT = re.compile(r"(.*?)\s*(?:%|per ?cent)(\)?)", re.IGNORECASE | re.ASCII)


class TooLargeError(Exception):
    """A number of more digits than anybody counts with."""


def read_plain(text: str) -> Fraction | None:
    """A number in the notation of JSON, `-12.50` or `1e6`. Raises TooLargeError."""
    sign, body = (-1, text[1:]) if text.startswith("-") else (1, text)
    match = _PLAIN.fullmatch(body)
    if match is None or not (match[1] or match[2]):
        return None
    whole, decimals = match[1] or "", match[2] or ""
    exponent = match[3] or "0"
    if len(exponent) > 5 or len(whole) + len(decimals) + abs(int(exponent)) > _MOST_DIGITS:
        raise TooLargeError
    places = int(exponent) - len(decimals)
    digits = sign * int(whole + decimals)
    return Fraction(digits * 10**places) if places >= 0 else Fraction(digits, 10**-places)


def read_number(text: str, decimal: str) -> Fraction | None:
    """A number as people write it: `1,234.5`, `1 234.5`, `(5)`, `−5`; with `,` as decimal sign `1.234,5`."""
    sign, body = _signed(text)
    plain = _ungrouped(body, decimal)
    if plain is None:
        return None
    number = read_plain(plain)
    return -number if number is not None and sign < 0 else number


def read_percent(text: str, decimal: str) -> Fraction | None:
    """A number with its percent sign, `5%`, `-3.2 %`, `(5%)`, as the fraction it is."""
    match = _PERCENT.fullmatch(text)
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
    sign, body = _signed(text)
    match = _MONEY.fullmatch(body)
    if match is None:
        number = read_number(text, decimal)
        return None if number is None else Amount(number, None, None)
    if match["sign"]:
        if sign < 0:
            return None
        sign = -1
    plain = _ungrouped(match["body"].strip(), decimal)
    number = None if plain is None else read_plain(plain)
    before, after = match["before"], match["after"]
    if number is None or (before and after and before.upper() != after.upper()):
        return None
    suffix = match["suffix"]
    return Amount(sign * number, _SUFFIXES[suffix.lower()] if suffix else None, before or after)


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


def _ungrouped(text: str, decimal: str) -> str | None:
    """The digits with `.` as decimal sign and no grouping; None where the groups are not thousands."""
    match = _grouping(decimal).fullmatch(text)
    if match is None:
        return None
    whole = re.sub(r"[.,'’ ]", "", match["whole"] or "")
    tail = f".{match['decimals']}" if match["decimals"] is not None else ""
    return f"{whole}{tail}{match['exponent'] or ''}"


@cache
def _grouping(decimal: str) -> re.Pattern[str]:
    mark, other = re.escape(decimal), "," if decimal == "." else r"\."
    return re.compile(
        rf"(?P<whole>[0-9]{{1,3}}(?P<by>[{other}'’ ])[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*|[0-9]+)?"
        rf"(?:{mark}(?P<decimals>[0-9]*))?(?P<exponent>[eE][+-]?[0-9]+)?"
    )
