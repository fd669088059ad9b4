"""The kinds of value that Python does not bring: money, day durations, periods, references."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from fractions import Fraction

from pmo_audit.classes import dataclass, field
from pmo_audit.values.durations import days_in

CURRENCIES = frozenset(
    # ISO 4217 codes in use, without funds codes and metals.
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BGN",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SVC",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VED",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
        "ZWG",
    ]
)


class Undated(Enum):
    """The one value `UNDATED`."""

    UNDATED = "the day of an amount that should have one and does not"


UNDATED = Undated.UNDATED


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of one currency, in whole units of it (pounds, not pence).

    The sum of nothing has no currency (an empty `currency`), and goes with any. `on` is the day at whose rate the
    amount is exchanged: None for the day of the run, `UNDATED` where the day is not known.
    """

    amount: Fraction
    currency: str
    on: date | Undated | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, quarter, month or day that a report speaks of, ordered by its last day, then its first."""

    last: date
    first: date
    label: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Period | None:
        """The period that `2026`, `2026-Q1`, `2026-03` or `2026-03-31` names, or None for anything else."""
        match = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?", text.strip(), re.ASCII)
        if match is None:
            return None
        year, quarter, month, day = match.groups()
        try:
            if day:
                one = date(int(year), int(month), int(day))
                return cls(one, one, one.isoformat())
            first_month = int(month) if month else 3 * int(quarter) - 2 if quarter else 1
            last_month = int(month) if month else 3 * int(quarter) if quarter else 12
            first = date(int(year), first_month, 1)
            last = date(int(year), last_month, days_in(int(year), last_month))
        except ValueError:
            return None
        return cls(last, first, match.group(0))


@dataclass(frozen=True, slots=True)
class Ref:
    """A mention of another record: the words that stood there, and the record they lead to.

    `key` is None for a *dangling* reference: it is known that something is meant, and nothing about it is known.
    `candidates` are the keys of several records that the words may mean.
    """

    entity: str
    text: str
    key: str | None = None
    candidates: tuple[str, ...] = ()
