"""Two currencies meet through the register of exchange rates, each amount at its own day, and through nothing else.

A row says what one `currency` is worth in `base` from a day on. Which of two currencies is given up does not depend on
which is written first: with a row of X in Y, X is exchanged into Y; with rows both ways, into the one that comes first
in the alphabet; with neither, both are exchanged into the first currency in which both are quoted. The rate is that of
the latest row from on or before the amount's day. Where there is none nothing can be said; nor where a row may be of
any pair, or of any day, since nobody can read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tests.oracle.meaning.belonging import all_of
from tests.oracle.meaning.plain import NONE, UNDATED, Amount, Rec
from tests.oracle.meaning.world import World


def together(world: World, amounts: Sequence[Amount]) -> list[Amount] | None:
    """The amounts in one currency; None where one of them cannot be brought there."""
    currencies = sorted({one.currency for one in amounts} - {""})
    if len(currencies) < 2:
        return [Amount(one.amount, currencies[0] if currencies else "", one.day) for one in amounts]
    if _illegible(world):
        return None
    target = _target(world, currencies)
    moved = [_moved(world, one, target) for one in amounts] if target else [None]
    return None if None in moved else [one for one in moved if one is not None]


def _illegible(world: World) -> bool:
    """Whether there may be rates of any pair that nobody can read."""
    register = all_of(world, "exchange_rate")
    return bool(register.gaps) or any(
        not isinstance(_code(row, name), str) and not _is_of_nothing(row)
        for row in register.members
        for name in ("currency", "base")
    )


def _is_of_nothing(row: Rec) -> bool:
    return NONE in (row.cells.get("currency"), row.cells.get("base"))


def _code(row: Rec, name: str) -> str | None:
    said = row.cells.get(name)
    return said.strip().upper() if isinstance(said, str) else None


def _rows(world: World, currency: str, base: str) -> list[Rec]:
    """The rows that say what one is worth in the other."""
    rows = world.shelf("exchange_rate").records
    return [row for row in rows if (_code(row, "currency"), _code(row, "base")) == (currency, base)]


def _target(world: World, currencies: Sequence[str]) -> str | None:
    """The currency in which all the others are quoted: one of them before any other, then by the alphabet."""
    bases = sorted({code for row in world.shelf("exchange_rate").records if (code := _code(row, "base"))})
    quoted = (
        one for one in (*currencies, *bases) if all(each == one or _rows(world, each, one) for each in currencies)
    )
    return next(quoted, None)


def _moved(world: World, amount: Amount, target: str) -> Amount | None:
    if amount.currency in ("", target):
        return Amount(amount.amount, target, amount.day)
    if amount.day == UNDATED:
        return None
    day = amount.day if isinstance(amount.day, date) else world.today
    rate = _rate(_rows(world, amount.currency, target), day)
    return Amount(amount.amount * rate, target, amount.day) if rate is not None else None


def _rate(rows: Sequence[Rec], day: date) -> Fraction | None:
    """The rate that counts on a day. Rows of one day that do not agree say nothing, nor does a rate that is none."""
    dated = [(row.cells.get("valid_from"), row.cells.get("rate")) for row in rows]
    dated = [one for one in dated if one[0] is not NONE]
    if any(not isinstance(since, date) for since, _ in dated):
        return None
    passed = [since for since, _ in dated if isinstance(since, date) and since <= day]
    if not passed:
        return None
    said = {rate if isinstance(rate, Fraction) and rate > 0 else None for since, rate in dated if since == max(passed)}
    return said.pop() if len(said) == 1 else None
