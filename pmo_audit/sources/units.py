"""The words and signs beside the digits of an amount: which currency, and how many units the number counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from pmo_audit.values import CURRENCIES

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
SCALES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("k", "thousand", "thousands", "tsd", "tausend", "mille", "milliers", "dzd", "duizend"), THOUSAND),
    **dict.fromkeys(("mila", "migliaia", "miles"), THOUSAND),
    **dict.fromkeys(("m", "mm", "mn", "million", "millions", "mio", "mln", "millionen", "miljoen"), MILLION),
    **dict.fromkeys(("millones", "milioni", "millon", "milione"), MILLION),
    **dict.fromkeys(("b", "bn", "billion", "billions", "mrd", "md", "mld", "milliard", "milliards"), BILLION),
    **dict.fromkeys(("milliarde", "milliarden", "miljard", "miliardi", "miliardo"), BILLION),
    **dict.fromkeys(("lakh", "lakhs"), 10**5),
    **dict.fromkeys(("crore", "crores"), 10**7),
}
"""What words of several languages multiply by. `mil` is not among them: a thousand in Spain, a million in the City."""
_SYMBOLS: Final[Mapping[str, str]] = {
    "£": "GBP",
    "€": "EUR",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "S$": "SGD",
    "HK$": "HKD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
    "₴": "UAH",
    "₪": "ILS",
    "₩": "KRW",
    "₫": "VND",
    "₦": "NGN",
    "฿": "THB",
    "₱": "PHP",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "USD$": "USD",
    "AUD$": "AUD",
    "CAD$": "CAD",
    "NZD$": "NZD",
    "SFR": "CHF",
    "EURO": "EUR",
    "EUROS": "EUR",
    "STG": "GBP",
    "STERLING": "GBP",
}
_SHARED: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(
        ("$", "DOLLAR", "DOLLARS"),
        frozenset(("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "BSD", "FJD", "JMD", "NAD", "TTD", "XCD")),
    ),
    **dict.fromkeys(("¥", "YEN", "YUAN"), frozenset(("JPY", "CNY"))),
    "KR": frozenset(("SEK", "NOK", "DKK", "ISK")),
    "RS": frozenset(("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
    **dict.fromkeys(("POUND", "POUNDS"), frozenset(("GBP", "EGP", "LBP", "SDG", "SSP", "FKP", "GIP", "SHP"))),
    **dict.fromkeys(("FR", "FRANCS", "FRANKEN"), frozenset(("CHF", "XAF", "XOF", "XPF"))),
}


def find_currency(written: str, expected: str | None) -> str | None:
    """The currency that a code or symbol means; a symbol that several share only where one of them is expected."""
    upper = written.upper()
    if upper in CURRENCIES:
        return upper
    upper = upper.rstrip(".")
    if upper in _SHARED:
        return expected if expected in _SHARED[upper] else None
    return _SYMBOLS.get(upper)


def currencies_of(written: str) -> frozenset[str]:
    """The currencies that a code or symbol may mean."""
    found = find_currency(written, None)
    return frozenset((found,)) if found is not None else _SHARED.get(written.upper().rstrip("."), frozenset())


def is_currency(written: str) -> bool:
    """Whether a word or sign is one that some currency is written with."""
    return bool(currencies_of(written))


@lru_cache(maxsize=512)
def read_unit_words(text: str) -> tuple[int | None, str | None] | None:
    """The scale and the currency in the words beside a number: `k`, `£`, `m EUR`, `k€`, `TEUR`, `Mio. €`; or None.

    Three letters that are no currency are taken for one that is not known.
    """
    word = text.strip()
    if not word:
        return None, None
    if is_currency(word):
        return None, word
    if (scale := _scale(word)) is not None:
        return scale, None
    for cut in range(1, len(word)):
        before, after = word[:cut].strip(), word[cut:].strip(" .")
        if (scale := _scale(before, joined=after == word[cut:])) is not None and is_currency(after):
            return scale, after
        if (scale := _scale(after)) is not None and is_currency(before):
            return scale, before
    return (None, word) if len(word) == 3 and word.isalpha() and word.isascii() else None


def _scale(word: str, *, joined: bool = False) -> int | None:
    """What a word multiplies by. A `T` that a currency hangs on is a German thousand."""
    plain = word.casefold().removesuffix(".").removesuffix(" d'").removesuffix(" de").removesuffix(" di")
    return THOUSAND if joined and plain == "t" else SCALES.get(plain)
