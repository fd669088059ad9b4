"""Overload: people and resources promised beyond what they can give, month by month and across projects.

`ledgers` reads what is promised of whom, `spans` from which day to which, `capacity` what can be given, `pots` and
`programmes` the same for money; `sweep` brings both together, and `accounts` tells what comes of it. What is not known
is never guessed: it lies between two bounds, and a month that these bounds do not decide is told with what would.
"""

from __future__ import annotations

from datetime import date

from pmo_audit.derive.loads.finding import find_loads
from pmo_audit.oversight import Overload
from pmo_audit.records import Portfolio

__all__ = ["find_loads", "find_overloads"]


def find_overloads(portfolio: Portfolio, *, as_of: date) -> tuple[Overload, ...]:
    """The people and resources that are promised beyond capacity, a fact for each and month."""
    return find_loads(portfolio, as_of=as_of).overloads
