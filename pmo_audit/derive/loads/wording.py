"""Amounts of what is promised and given, in words."""

from __future__ import annotations

from fractions import Fraction

from pmo_audit.oversight import FULL_TIME
from pmo_audit.values import Money, format_number, format_value
from pmo_audit.values.kinds import CURRENCIES


def amount_words(amount: Fraction, unit: str) -> str:
    """An amount in its unit: `110%` of full time, `EUR 40,000`, `3 crane`."""
    if unit == FULL_TIME:
        return format_number(_rounded(amount, 1000), percent=True)
    if unit in CURRENCIES:
        return format_value(Money(_rounded(amount, 100), unit))
    return f"{format_number(_rounded(amount, 100))} {unit}".rstrip()


def _rounded(amount: Fraction, parts: int) -> Fraction:
    """An amount as exactly as people want it; what is exact anyway stays so."""
    return Fraction(round(amount * parts), parts)
