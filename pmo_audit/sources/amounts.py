"""Numbers, percentages and money as people write them, read exactly or not at all.

Every function takes a text with single spaces and no longer than `LONGEST`, and gives the value, or None where the
text is not one.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from pmo_audit.sources.units import read_unit_words

LONGEST = 100
"""A longer text is no number, amount or date; this also bounds the work on hostile input."""
_MOST_DIGITS = 400
_GROUPING = str.maketrans("", "", ".,'’ ")
_MINUS = "-\u2212"
_DASHES = "-\u2212\u2013\u2014"


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(r"([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")


@cache
def _money() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>[^{_MINUS}0-9.,()%]{{0,20}}(?:\.(?= ))?) *(?P<sign>[{_MINUS}])? *"
        rf"(?P<body>(?=[.,]?[0-9])[0-9.,][0-9.,'’ ]*)(?P<after>[^{_MINUS}0-9,()%]{{0,30}})"
    )


@cache
def _indian() -> re.Pattern[str]:
    """Groups of two digits before the last three: a lakh is 1,00,000."""
    return re.compile(r"([0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})(?:\.([0-9]*))?")


@cache
def _grouped(decimal: str) -> re.Pattern[str]:
    """Digits, plain or in groups of three parted by one and the same sign, then decimals, then an exponent.

    No first group begins with a nought: 0.350 is no 350 to anybody.
    """
    others = "," if decimal == "." else "."
    return re.compile(
        rf"(?P<whole>[1-9][0-9]{{0,2}}(?P<by>[{others}'’ ])[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*|[0-9]+)?"
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
    """An amount as written, `£1.90m`, `GBP 45k`, `-£2.60m`, `1.234,50 k€`; the currency still a code or symbol."""
    if text[3:4] == " " and text[4:].isdigit() and text[:3].isalpha() and text.isascii() and len(text) <= LONGEST:
        return Amount(Fraction(int(text[4:])), None, text[:3])  # "EUR 500"
    sign, body = _signed(text)
    if body[:1].isdigit() and (number := _read_body(sign, body, decimal)) is not None:
        return Amount(number, None, None)  # most are bare
    if body[:1] in ("£", "€", "$") and body[-1:].isdigit():  # or have just a sign
        number = _read_body(sign, body[1:], decimal)
        if number is not None:
            return Amount(number, None, body[0])
    return _read_dressed(text, decimal)


def _read_dressed(text: str, decimal: str) -> Amount | None:
    """An amount with signs or words round it, each of which must be understood."""
    sign, bare = _bookkeeping(text, decimal)
    match = _money().fullmatch(bare)
    if match is None or (match["sign"] and sign < 0):
        return None
    number = _read_body(-1 if match["sign"] else sign, match["body"].strip(), decimal)
    unit = _unit(match["before"], match["after"])
    return Amount(number, *unit) if number is not None and unit is not None else None


def _unit(before: str, after: str) -> tuple[int | None, str | None] | None:
    """The scale and the currency in the words before and behind a number; None where they make no sense together."""
    if not before or not after:
        return read_unit_words(before or after)
    first, second = read_unit_words(before), read_unit_words(after)
    if first is None or second is None or None not in (first[0], second[0]):
        return None
    one, other = first[1], second[1]
    if one is not None and other is not None and one.upper() != other.upper():
        return None
    return first[0] or second[0], one or other


def _bookkeeping(text: str, decimal: str) -> tuple[int, str]:
    """The sign as accountants write it, and the text without it: `£(5)`, `5.00-`. Nothing is left where it is unclear.

    A dash in the place of the decimals, `5,-` or `5.–`, is no sign but says that there are none.
    """
    sign, bare = _signed(text)
    if "(" in bare or ")" in bare:
        return (-1, _unbracketed(bare)) if sign > 0 else (1, "")
    if bare[-1:] not in _DASHES:
        return sign, bare
    number = bare.rstrip(_DASHES)
    dashes = bare[len(number) :]
    number = number.rstrip()
    if number[-1:] in (".", ","):
        return (sign, number[:-1]) if number[-1] == decimal else (1, "")
    return (-1, number) if sign > 0 and dashes in tuple(_MINUS) and text[:1] != "+" else (1, "")


def _unbracketed(text: str) -> str:
    """`£ 5 m` of `£(5)m`, or nothing where something else stands in the brackets or beside them."""
    before, _, rest = text.partition("(")
    inner, closing, after = rest.partition(")")
    outside = before + after
    clear = closing and not any(one.isdigit() or one in "()+" or one in _MINUS for one in outside)
    return f"{before} {inner.strip()} {after}".strip() if clear and inner.strip()[:1] not in (*_MINUS, "+") else ""


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


def _read_body(sign: int, text: str, decimal: str) -> Fraction | None:
    number = _read_grouped(sign, text, decimal)
    if number is None and decimal == "." and (match := _indian().fullmatch(text)):
        return _exact(sign, match[1].translate(_GROUPING), match[2] or "", "0")
    return number


def _exact(sign: int, whole: str, decimals: str, exponent: str) -> Fraction | None:
    """The number from its digits; None where there are none."""
    if not (whole or decimals):
        return None
    if len(exponent) > 5 or len(whole) + len(decimals) + abs(int(exponent)) > _MOST_DIGITS:
        raise TooLargeError
    places = int(exponent) - len(decimals)
    digits = sign * int(whole + decimals)
    return Fraction(digits * 10**places) if places >= 0 else Fraction(digits, 10**-places)
