"""True, false, unknown, and what rests on nothing: the tables of `and`, `or`, `not`, word by word.

Each table says of two what their `and` or `or` is. More than two are taken one after the other, in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from tests.oracle.meaning.plain import (
    FALSE,
    FALSE_OF_NOTHING,
    TRUE,
    TRUE_OF_NOTHING,
    TRUTHS,
    Truth,
    Unknown,
    because,
)

HEADINGS = ("T", "T°", "U", "F°", "F")
_AND = """
T  T  U  F° F
T  T° U  F° F
U  U  U  F° F
F° F° F° F° F
F  F  F  F  F
"""
_OR = """
T  T  T  T  T
T  T° T° T° T°
T  T° U  U  U
T  T° U  F° F
T  T° U  F  F
"""
_NOT = "F  F° U  T° T"


def _read(table: str) -> dict[tuple[str, str], str]:
    cells = iter(table.split())
    return {pair: next(cells) for pair in product(HEADINGS, HEADINGS)}


TABLES = {"and": _read(_AND), "or": _read(_OR)}
NEGATED = dict(zip(HEADINGS, _NOT.split(), strict=True))
_MEANT = {one.heading: one for one in TRUTHS}

Found = Truth | Unknown


def _heading(one: Found) -> str:
    return one.heading if isinstance(one, Truth) else "U"


def _joined(word: str, nothing: Truth, truths: Sequence[Found]) -> Found:
    """The `and` or `or` of any number of truths. Of none: what is true, or false, of nothing."""
    if not truths:
        return nothing
    table = TABLES[word]
    result = _heading(truths[0])
    for one in truths[1:]:
        result = table[result, _heading(one)]
    return because(*truths) if result == "U" else _MEANT[result]


def conjunction(truths: Sequence[Found]) -> Found:
    """True where all are."""
    return _joined("and", TRUE_OF_NOTHING, truths)


def disjunction(truths: Sequence[Found]) -> Found:
    """True where one is."""
    return _joined("or", FALSE_OF_NOTHING, truths)


def opposite(truth: Found) -> Found:
    """What `not` makes of it."""
    return _MEANT[NEGATED[truth.heading]] if isinstance(truth, Truth) else truth


def holds(truth: Found) -> bool | None:
    """Whether it is true, whatever it rests on; None where that is not known."""
    return truth.holds if isinstance(truth, Truth) else None


def truth_of(answer: bool, *, vacuous: bool = False) -> Truth:
    """The truth of an answer."""
    if vacuous:
        return TRUE_OF_NOTHING if answer else FALSE_OF_NOTHING
    return TRUE if answer else FALSE
