"""Amounts of a pot in one currency: what is promised of it and what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmo_audit.records import Portfolio
from pmo_audit.values import Money

Exchanged = list[Money | str | None]
"""Each amount in the common currency; between which currencies there is no rate; None where there was no amount."""


def in_one_currency(
    portfolio: Portfolio, as_of: date, promised: Sequence[Money | None], given: Sequence[Money | None]
) -> tuple[Exchanged, Exchanged, str]:
    """What is promised and what is given, in one currency, and which that is.

    Where there is no rate for all, those that cannot be brought into the currency of what is given are left out.
    """
    own = next((one.currency for one in (*given, *promised) if one is not None and one.currency), "")
    amounts = [one for one in (*promised, *given) if one is not None]
    found = portfolio.rates.together(amounts, as_of)
    lacking: dict[str, str] = {}
    if isinstance(found, str):
        lacking = _without_rate(portfolio, as_of, amounts, own)
        amounts = [one for one in amounts if one.currency not in lacking]
        found = portfolio.rates.together(amounts, as_of)
    if isinstance(found, str):  # the rates of some days only are there
        lacking = {one.currency: _pair(own, one.currency) for one in amounts if one.currency not in ("", own)} | lacking
        found = tuple(one for one in amounts if one.currency not in lacking)
    left = iter(found)
    told: list[Exchanged] = [
        [None if one is None else lacking.get(one.currency) or next(left) for one in some] for some in (promised, given)
    ]
    return told[0], told[1], next((one.currency for one in found if one.currency), own)


def _without_rate(portfolio: Portfolio, as_of: date, amounts: Sequence[Money], own: str) -> dict[str, str]:
    """The currencies of which some amount cannot be brought together with the pot's own."""
    found: dict[str, str] = {}
    for one in amounts:
        if one.currency not in (*found, "", own):
            both = portfolio.rates.together([one, Money(one.amount, own, one.on)], as_of)
            if isinstance(both, str):
                found[one.currency] = _pair(own, one.currency)
    return found


def _pair(one: str, other: str) -> str:
    return " and ".join(sorted((one, other)))
