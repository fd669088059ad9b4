"""What a thing can be: the oracle's own values, states and truths.

A number is a `Fraction`, a day a `date`, a text, word, yes-or-no or list what Python has for it. The rest is here. A
condition comes to one of `T T° U F° F`; the third is an `Unknown`, which says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

MISSING, EXEMPT, UNREADABLE = "missing", "exempt", "unreadable"
NO_RATE, DANGLING, UNDEFINED = "no exchange rate", "dangling reference", "undefined"
INCOMPLETE = "incomplete collection"
REASONS = (MISSING, UNREADABLE, EXEMPT, NO_RATE, DANGLING, UNDEFINED, INCOMPLETE)
"""The closed list of the page."""


class Truth:
    """What a condition comes to where it is known, by its heading in the tables. There is one of each."""

    __slots__ = ("heading", "holds", "of_nothing")

    def __init__(self, heading: str) -> None:
        self.heading = heading
        self.holds = heading.startswith("T")
        self.of_nothing = heading.endswith("°")

    def __repr__(self) -> str:
        return self.heading


TRUE, TRUE_OF_NOTHING, FALSE_OF_NOTHING, FALSE = TRUTHS = tuple(map(Truth, ("T", "T°", "F°", "F")))


class State:
    """A cell that holds no value: none, missing, exempt or unreadable. There is one of each."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


NONE = State("none")
IS_MISSING, IS_EXEMPT, IS_UNREADABLE = State(MISSING), State(EXEMPT), State(UNREADABLE)


class Unknown:
    """What cannot be told, and why. A count that is open lies from `low` to `high`, without end where that is None."""

    __slots__ = ("bounded", "high", "low", "reasons")

    def __init__(
        self, reasons: Iterable[str], low: Fraction | None = None, high: Fraction | None = None, bounded: bool = False
    ) -> None:
        self.reasons = frozenset(reasons)
        self.low = low
        self.high = high
        self.bounded = bounded

    def __repr__(self) -> str:
        return f"U({', '.join(sorted(self.reasons))})"


UNKNOWN_BECAUSE = {reason: Unknown((reason,)) for reason in REASONS}


class Amount(NamedTuple):
    """An amount of money, and the day on which it would be exchanged: None for that of the run.

    UNDATED stands for a day that is not known. The sum of nothing has no currency.
    """

    amount: Fraction
    currency: str
    day: object = None


UNDATED = "undated"


class Length(NamedTuple):
    """A length of time: so many `days`, `working days` or `months`."""

    unit: str
    so_many: Fraction


class Stretch(NamedTuple):
    """A period: its last day and its first."""

    last: date
    first: date


class Mention(NamedTuple):
    """A mention of another record: its words, where they lead, and whom they may mean where that is not clear."""

    entity: str
    words: str
    key: str | None
    perhaps: tuple[str, ...]


class Calendar(NamedTuple):
    """Which days are worked: weekdays from 0 for Monday, and the days off."""

    weekdays: frozenset[int]
    holidays: frozenset[date]


class Rec:
    """A record: its cells by field, whether the standard or the product declared them."""

    __slots__ = ("cells", "entity", "key")

    def __init__(self, entity: str, key: str, cells: dict[str, object]) -> None:
        self.entity = entity
        self.key = key
        self.cells = cells


def because(*unknown: object) -> Unknown:
    """Unknown for all the reasons that any of these has."""
    return Unknown(frozenset().union(*(one.reasons for one in unknown if isinstance(one, Unknown))))
