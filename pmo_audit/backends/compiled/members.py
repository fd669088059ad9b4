"""What becomes of the members of a collection, once all were looked at."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from pmo_audit.backends.compiled.absent import (
    UNKNOWN,
    VACUOUSLY_FALSE,
    VACUOUSLY_TRUE,
    Absent,
    Truth,
    Vacuous,
    both,
    plain,
    unknown,
)
from pmo_audit.backends.shares import Tally, decide_number, decide_share, tally_of
from pmo_audit.findings import Reason

NOT_DELIVERED = unknown(Reason.MISSING)
"""What is lacking where nothing came: a register that could not be read lacks something else."""
_KEEPS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "at most": operator.le,
    "at least": operator.ge,
    "exactly": operator.eq,
    "more than": operator.gt,
    "fewer than": operator.lt,
}

Kept = tuple[Any, Truth]
"""Whether a member is meant, and what it comes to."""


def with_gaps(truth: Truth, lack: Absent, settled: bool) -> Truth:
    """What members that nobody knows of leave of an answer: only one that no member could change."""
    if isinstance(truth, Absent):
        return truth | lack
    return truth if plain(truth) is settled else UNKNOWN[lack.bits]


class Limit:
    """`at most 2`, `at least 90% of`: the answer from how many members meet what is asked."""

    def __init__(self, word: str, limit: Fraction, *, percent: bool) -> None:
        self._word = word
        self._limit = limit
        self._percent = percent
        self._decide = decide_share if percent else decide_number
        self._keeps = _KEEPS[word]

    def of_number(
        self,
        tally: tuple[int, int, int, int, int, int],
        why: Absent | None,
        lack: Absent | None,
        came: bool | None,
    ) -> Truth:
        """The answer from a tally (see `Tally`) and from why some members are not known."""
        met, perhaps, unmet, *maybe = tally
        if lack is None and not perhaps and not any(maybe) and (met or unmet):
            whole = met + unmet if self._percent else 1
            return self._keeps(met * self._limit.denominator, self._limit.numerator * whole)
        if lack is not None and not came:
            return lack
        decided = self._decide(self._word, self._limit, Tally(*tally, more=lack is not None))
        if decided is None:
            return _reasons(why, lack)
        return decided if lack is not None or any(tally) else _vacuous(truth=decided)

    def of_each(self, members: Sequence[Kept], lack: Absent | None, came: bool | None) -> Truth:
        """The same from the members themselves, where what they come to may rest on nothing."""
        if lack is not None and not came:
            return lack
        standings = [(_known(among), _known(meets)) for among, meets in members]
        decided = self._decide(self._word, self._limit, tally_of(standings, more=lack is not None))
        asked = [(among, meets) for among, meets in members if among is not False]
        judged = [meets if among is True else both(among, meets) for among, meets in asked]
        if decided is None:
            telling = [one for pair in asked for one in pair] if self._percent else judged
            return _reasons(UNKNOWN[_union(telling)], lack)
        return _vacuous(truth=decided) if self._on_nothing(judged, decided, more=lack is not None) else decided

    def _on_nothing(self, judged: Sequence[Truth], answer: bool, *, more: bool) -> bool:
        """Whether the members that settle it do so for want of anything to check, or there are none.

        Where nobody settles it, and there may be more members, it rests on them too.
        """
        wants = (self._word in ("at least", "more than")) is answer
        settling = judged if self._word == "exactly" else [one for one in judged if _known(one) is wants]
        return all(isinstance(one, Vacuous) for one in settling or judged) and (bool(settling) or not more)


def _known(truth: Truth) -> bool | None:
    return None if isinstance(truth, Absent) else plain(truth) is True


def _union(truths: Sequence[Truth]) -> int:
    """All reasons for which some of them are unknown."""
    bits = 0
    for one in truths:
        bits |= one.bits if isinstance(one, Absent) else 0
    return bits


def _reasons(why: Absent | None, lack: Absent | None) -> Absent:
    return UNKNOWN[(why.bits if why is not None else 0) | (lack.bits if lack is not None else 0)]


def _vacuous(*, truth: bool) -> Vacuous:
    return VACUOUSLY_TRUE if truth else VACUOUSLY_FALSE


def of_collection(state: str) -> Callable[[Sequence[Any], Absent | None, bool | None], Truth]:
    """What a question about the state of a collection comes to: its rows, what it lacks, and whether it came.

    `came` is None where nobody knows whose collection it is.
    """

    def answer(rows: Sequence[Any], lack: Absent | None, came: bool | None) -> Truth:
        if lack is not None and (came is None or _says_nothing(state, rows, lack, came=came)):
            return lack
        match state:
            case "known":
                return came is True
            case "missing":
                return came is False
            case "empty":
                return not rows
            case _:
                return False

    return answer


def _says_nothing(state: str, rows: Sequence[Any], lack: Absent, *, came: bool) -> bool:
    """Whether what is lacking keeps a question from being answered."""
    match state:
        case "known" | "missing":
            return not came and lack is not NOT_DELIVERED
        case "empty":
            return not came or not rows
        case _:
            return False
