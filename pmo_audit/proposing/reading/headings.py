"""The currency and the size that the heading of a column of amounts names: `Budget (£k)`, `Cost in USD millions`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pmo_audit.classes import dataclass
from pmo_audit.sources.units import MILLION, SCALES, THOUSAND, currencies_of, read_unit_words
from pmo_audit.values import CURRENCIES

_COMMON = frozenset(
    re.findall(
        "[A-Z]+",
        "GBP EUR USD CHF SEK NOK DKK PLN CZK HUF JPY CNY AUD CAD NZD INR SGD HKD ZAR BRL MXN AED SAR RON BGN ISK ILS "
        "KRW QAR KWD EGP NGN KES THB MYR IDR PHP VND TWD CLP COP",
    )
)
"""Codes that are no words of English in capitals, as ALL and TOP are; those are believed in brackets only."""
_LONG_SCALES = frozenset(one for one in SCALES if len(one) > 3) | {"tsd", "mio", "mln", "mrd", "mld", "dzd"}
_LEADING = frozenset(("in", "en", "x", "of"))
_ZEROS = re.compile(r"(?<![0-9])(?<![0-9][,.'’])[,.'’]?(?:000[,.'’]?)?000(?:['’]?s)?(?![0-9])")
_SIGN = r"(?P<sign>[$£€¥]|\b[A-Z]{3}\b)?"
_TIMES = re.compile(
    rf"(?:[x×*] ?{_SIGN} ?|\bin )1(?:[.,'’ ]?000){{1,2}}(?![0-9])"
    rf"|{_SIGN.replace('sign', 'mark')} ?\b1[.,'’ ]?000['’]?s\b"
)


@dataclass(frozen=True, slots=True)
class HeadingUnit:
    """What a heading names: the signs of currencies as written, what the numbers count, and the words that say so."""

    currencies: tuple[str, ...] = ()
    scales: tuple[int, ...] = ()
    words: str = ""

    @property
    def scale(self) -> int:
        """What the numbers are multiplied by, where the heading says one thing."""
        return self.scales[0] if len(self.scales) == 1 else 1


@lru_cache(maxsize=512)
def read_heading(heading: str) -> HeadingUnit:
    """The unit in a heading."""
    scales: dict[int, str] = {}
    rest = heading
    for pattern in (_TIMES, _ZEROS):
        if match := pattern.search(rest):
            scales[MILLION if match[0].count("0") >= 6 else THOUSAND] = match[0].strip()
            signs = match.groupdict()
            rest = f"{rest[: match.start()]} {signs.get('sign') or signs.get('mark') or ''} {rest[match.end() :]}"
    currencies: dict[str, str] = {}
    for word, scale, currency in _units(_words(rest)):
        if scale is not None:
            scales.setdefault(scale, word)
        if currency is not None and not any(currencies_of(one) == currencies_of(currency) for one in currencies):
            currencies.setdefault(currency, word)
    sizes = list(scales.values())
    named = [word for word in currencies.values() if not any(word in one for one in sizes)]
    shown = " ".join(dict.fromkeys((*named, *sizes)))
    return HeadingUnit(tuple(currencies), tuple(scales), shown)


def _words(heading: str) -> list[tuple[str, bool]]:
    """The words of a heading, each with whether it stands in brackets or after an `in`.

    In headings such as `budget_gbp_m` the codes of currencies stand in small letters.
    """
    if "_" in heading and re.fullmatch(r"\w+", heading):
        parts = [one for one in heading.split("_") if one]
        return [(one.upper() if one.upper() in _COMMON else one, False) for one in parts]
    found: list[tuple[str, bool]] = []
    depth, after_in = 0, False
    for word in re.findall(r"[()\[\]]|[^\s()\[\]/,;:|–—_]+", heading):
        if word in "([":
            depth += 1
        elif word in ")]":
            depth -= 1
        else:
            found.append((word, depth > 0 or after_in))
            after_in = word.casefold() in _LEADING or (after_in and word.casefold() in SCALES)
    return found


def _units(words: list[tuple[str, bool]]) -> Iterator[tuple[str, int | None, str | None]]:
    """The words that name a currency or a size, with what they name."""
    beside_currency = False
    for at, (word, marked) in enumerate(words):
        unit = read_unit_words(word.removeprefix("d'").removeprefix("d’").rstrip(":."))
        scale, currency = unit if unit is not None else (None, None)
        if currency is not None and not _is_meant(currency, marked=marked):
            scale = currency = None
        if currency is None and scale is not None:
            next_currency = at + 1 < len(words) and _names_currency(*words[at + 1])
            if word.casefold().rstrip(".") not in _LONG_SCALES and not (marked or beside_currency or next_currency):
                scale = None
        beside_currency = currency is not None
        if scale is not None or currency is not None:
            yield word, scale, currency


def _names_currency(word: str, marked: bool) -> bool:
    unit = read_unit_words(word.rstrip(":."))
    return unit is not None and unit[1] is not None and _is_meant(unit[1], marked=marked)


def _is_meant(currency: str, *, marked: bool) -> bool:
    """Whether letters in a heading are meant as a currency."""
    if currency.upper() in CURRENCIES:
        return currency.isupper() and (marked or currency in _COMMON)
    if not currencies_of(currency):
        return False
    return len(currency) > 3 or marked or not currency.isascii() or "$" in currency
