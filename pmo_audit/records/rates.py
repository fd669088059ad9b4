"""Exchange: amounts of several currencies meet through the portfolio's dated rates, and through nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.records.record import Collection, Record
from pmo_audit.values import UNDATED, Money, NoneKnown, Undated

Pair = tuple[str, str]
"""A currency, and the one in which it is quoted."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What one unit of a currency is worth in another, and the record that says so."""

    rate: Fraction
    record: Record


@dataclass
class _Quotes:
    """The rates of a pair from each day on, None where nobody can tell; `unsure` where a day is not known."""

    from_day: dict[date, Quote | None] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)
    unsure: bool = False

    def add(self, record: Record) -> None:
        """Takes in one row of the register."""
        day, rate = record.values.get("valid_from"), record.values.get("rate")
        if not isinstance(day, date):
            self.unsure = self.unsure or not isinstance(day, NoneKnown)
            return
        good = Quote(rate, record) if isinstance(rate, Fraction) and rate > 0 else None
        known = self.from_day.setdefault(day, good)
        if (known and known.rate) != (good and good.rate):
            self.from_day[day] = None  # two rows of one day that do not agree

    def on(self, day: date) -> Quote | None:
        """The rate that counts on a day."""
        if len(self.days) != len(self.from_day):
            self.days = sorted(self.from_day)
        place = bisect_right(self.days, day)
        return self.from_day[self.days[place - 1]] if place and not self.unsure else None


class Rates:
    """The register of exchange rates, ready to be asked.

    A rate says how much of `base` one unit of `currency` is worth from a day on. Which currency amounts are brought
    into depends on the register alone and never on the order of the amounts.
    """

    def __init__(self, register: Collection) -> None:
        self._quotes: dict[Pair, _Quotes] = {}
        self._unsure = bool(register.gaps)
        for record in register.members:
            self._add(record)

    def _add(self, record: Record) -> None:
        names = record.values.get("currency"), record.values.get("base")
        if any(isinstance(name, NoneKnown) for name in names):
            return
        currency, base = names
        if not isinstance(currency, str) or not isinstance(base, str):
            self._unsure = True  # it may quote any pair
            return
        pair = currency.strip().upper(), base.strip().upper()
        self._quotes.setdefault(pair, _Quotes()).add(record)

    def together(self, amounts: Sequence[Money], as_of: date) -> tuple[Money, ...] | str:
        """All amounts in one currency, each exchanged at its own day; or between which currencies there is no rate."""
        if amounts and amounts[0].currency and all(one.currency == amounts[0].currency for one in amounts):
            return tuple(amounts)  # most do
        currencies = sorted({one.currency for one in amounts if one.currency})
        if len(currencies) < 2:
            return tuple(replace(one, currency=currencies[0] if currencies else "") for one in amounts)
        target = None if self._unsure else self._common(currencies)
        exchanged = [self._exchanged(one, target, as_of) for one in amounts] if target is not None else []
        whole = [one for one in exchanged if one is not None]
        if target is None or len(whole) < len(amounts):
            return " and ".join(currencies)
        return tuple(whole)

    def used(self, amounts: Sequence[Money], as_of: date) -> tuple[Record, ...]:
        """The rates at which amounts that come together are exchanged, each once."""
        if len({one.currency for one in amounts}) < 2:
            return ()
        currencies = sorted({one.currency for one in amounts if one.currency})
        target = self._common(currencies) if len(currencies) > 1 else None
        if target is None:
            return ()
        quotes = [self._quote(one, target, as_of) for one in amounts if one.currency not in ("", target)]
        return tuple({one.record.key: one.record for one in quotes if one is not None}.values())

    def _common(self, currencies: Sequence[str]) -> str | None:
        """The currency that all others are quoted in: one of them where that can be, else the first by name."""
        bases = sorted({base for _, base in self._quotes})
        for target in (*currencies, *bases):
            if all(one == target or (one, target) in self._quotes for one in currencies):
                return target
        return None

    def _exchanged(self, amount: Money, target: str, as_of: date) -> Money | None:
        if amount.currency == target:
            return amount
        if not amount.currency:
            return replace(amount, currency=target)
        quote = self._quote(amount, target, as_of)
        return Money(amount.amount * quote.rate, target, amount.on) if quote is not None else None

    def _quote(self, amount: Money, target: str, as_of: date) -> Quote | None:
        if isinstance(amount.on, Undated):
            return None
        return self._quotes[amount.currency, target].on(amount.on or as_of)


def joint_day(days: Iterable[date | Undated | None]) -> date | Undated | None:
    """The day of what comes of several amounts: theirs where it is one, the run's where they differ."""
    found = set(days)
    if UNDATED in found:
        return UNDATED
    return found.pop() if len(found) == 1 else None


def dated(value: Money, record_values: Mapping[str, object], by: str) -> Money:
    """An amount with the day on which it is exchanged, as the field `by` of its record tells; see `Field.dated_by`."""
    day = record_values.get(by)
    if isinstance(day, date):
        return replace(value, on=day)
    last = getattr(day, "last", None)
    if last is not None:
        return replace(value, on=last)
    return value if isinstance(day, NoneKnown) else replace(value, on=UNDATED)
