"""`at most 2`, `at least 90% of`, and counts that are open: every way that the unknown may turn out is tried.

A member is asked about, or not, or perhaps; and it meets what is asked, or not, or perhaps. Each way to settle that
gives so many who meet it out of so many. Where all ways give one answer, that is the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

Standing = tuple[bool | None, bool | None]
"""Whether a member is asked about, and whether it meets what is asked; None where that is not known."""
Way = tuple[int, int]
"""How many meet it, out of how many."""


def ways(standings: Iterable[Standing]) -> set[Way]:
    """Every way that a collection may turn out."""
    found: set[Way] = {(0, 0)}
    for among, meets in standings:
        steps: set[Way] = set() if among is True else {(0, 0)}
        if among is not False:
            steps |= {(int(one), 1) for one in ((True, False) if meets is None else (meets,))}
        found = {(met + more, whole + added) for met, whole in found for more, added in steps}
    return found


def answer(word: str, limit: Fraction, number: Fraction) -> bool:
    """Whether a number or share keeps to a limit."""
    match word:
        case "at least":
            return number >= limit
        case "at most":
            return number <= limit
        case "more than":
            return number > limit
        case "fewer than":
            return number < limit
        case _:
            return number == limit


def so_many(word: str, limit: Fraction, standings: Iterable[Standing], *, more: bool) -> bool | None:
    """Whether so many meet it. Where there may be more members, any number of them may."""
    numbers = {Fraction(met) for met, _ in ways(standings)}
    if more:
        beyond = int(limit) + 2
        numbers |= {one + further for one in numbers for further in range(beyond)}
    return agreed(answer(word, limit, one) for one in numbers)


def such_a_share(word: str, limit: Fraction, standings: Iterable[Standing], *, more: bool) -> bool | None:
    """Whether such a share of those asked about meets it; over nobody every share is kept.

    Where there may be more members, every share between none and all can come about; none of them only where nobody
    is known to meet it, and all of them only where nobody is known not to.
    """
    return agreed(
        answer(word, limit, share) if share is not None else True
        for met, whole in ways(standings)
        for share in _shares(met, whole, limit, more)
    )


def _shares(met: int, whole: int, limit: Fraction, more: bool) -> Iterator[Fraction | None]:
    yield Fraction(met, whole) if whole else None
    if more:
        yield from (one for one in (limit / 2, limit, (limit + 1) / 2) if 0 < one < 1)
        if met == 0:
            yield Fraction(0)
        if met == whole:
            yield Fraction(1)


def agreed(answers: Iterable[bool]) -> bool | None:
    """The one answer, or None where there are two."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None


Bounds = tuple[Fraction, Fraction | None]
"""The least that a number can be, and the most; None where it has no end."""


def compared(operation: str, left: Bounds, right: Bounds) -> bool | None:
    """What a comparison of two numbers comes to, each anywhere between its bounds.

    Nothing but the ends can make a difference to an order. Where the two may overlap they may be the same, or not.
    """
    far = max(one for side in (left, right) for one in side if one is not None) + 1
    first, second = ({low, high if high is not None else far} for low, high in (left, right))
    if operation == "equal":
        apart = max(first) < min(second) or max(second) < min(first)
        return False if apart else True if len(first) == len(second) == 1 else None
    return agreed(_holds(operation, one, other) for one in first for other in second)


def _holds(operation: str, one: Fraction, other: Fraction) -> bool:
    match operation:
        case "less":
            return one < other
        case "at most":
            return one <= other
        case "more":
            return one > other
        case _:
            return one >= other
