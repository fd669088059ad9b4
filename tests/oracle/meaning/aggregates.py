"""Sum, average, largest and smallest of the members of a collection.

| member | counts |
| --- | --- |
| `where` is false | not at all |
| its value is none | not at all, whatever `where` is |
| `where` is true, its value known | with its value |
| anything else | nobody can tell the result |

Nor can they where the register never came, or there may be more members. Over nothing a sum is zero of its kind, and
everything else undefined.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from pmo_audit.types import DurationType, MoneyType, Type
from tests.oracle.meaning.belonging import Members
from tests.oracle.meaning.calls import carried_out
from tests.oracle.meaning.money import together
from tests.oracle.meaning.plain import NO_RATE, NONE, UNDEFINED, UNKNOWN_BECAUSE, Amount, Length, Unknown, because
from tests.oracle.meaning.truth import Found, holds
from tests.oracle.meaning.world import World


def summed_up(
    world: World, operation: str, kind: Type, found: Members, where: Sequence[Found] | None, values: Sequence[object]
) -> object:
    """The result over the members that meet `where`."""
    if not found.came:
        return Unknown(found.doubts)
    conditions = where if where is not None else [None] * len(values)
    pairs = [
        (one, value)
        for one, value in zip(conditions, values, strict=True)
        if value is not NONE and (one is None or holds(one) is not False)
    ]
    doubts = [one for pair in pairs for one in pair if isinstance(one, Unknown)]
    if doubts or found.gaps:
        return because(*doubts, Unknown(found.gaps))
    counting: list[Any] = [value for _, value in pairs]
    if isinstance(kind, MoneyType):
        met = together(world, counting)
        if met is None:
            return UNKNOWN_BECAUSE[NO_RATE]
        counting = list(met)
    return _result(world, operation, kind, counting)


def _result(world: World, operation: str, kind: Type, counting: list[Any]) -> object:
    if not counting:
        return _zero(kind) if operation == "sum" else UNKNOWN_BECAUSE[UNDEFINED]
    if operation in ("largest", "smallest"):
        return _extreme(world, operation, counting)
    total = counting[0]
    for one in counting[1:]:
        total = carried_out(world, "add", "", [total, one])
    return total if operation == "sum" else carried_out(world, "divide", "", [total, Fraction(len(counting))])


def _extreme(world: World, operation: str, counting: list[Any]) -> object:
    """The one that no other is beyond."""
    beyond = "more" if operation == "largest" else "less"
    best = counting[0]
    for one in counting[1:]:
        if carried_out(world, beyond, "", [one, best]):
            best = one
    return best


def _zero(kind: Type) -> object:
    match kind:
        case MoneyType():
            return Amount(Fraction(0), "")
        case DurationType(unit):
            return Length(unit, Fraction(0))
        case _:
            return Fraction(0)
