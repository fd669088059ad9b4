"""Who and what is promised beyond capacity, month by month."""

from __future__ import annotations

from datetime import date

from pmo_audit.api.judging import records_of
from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.records import Portfolio
from pmo_audit.sources import Loaded

if TYPE_CHECKING:
    from pmo_audit.oversight import Loads, Overload


def find_loads(portfolio: Loaded | Portfolio, *, as_of: date | None = None) -> Loads:
    """What is promised of people, resources and money in each month, as of a day (today where none is given).

    Its `overloads` are the months in which more is promised than there is, its `unsettled` what would have to be known
    to tell of the months that are `open`.
    """
    from pmo_audit.derive.loads import find_loads as found_in  # most of what is imported from here has no use for it

    return found_in(records_of(portfolio)[0], as_of=as_of or date.today())


def find_overloads(portfolio: Loaded | Portfolio, *, as_of: date | None = None) -> tuple[Overload, ...]:
    """The people and resources that are promised beyond capacity, a fact for each and month."""
    return find_loads(portfolio, as_of=as_of).overloads
