"""In which order the things of a column stand, so that few lines cross: each by the middle of its neighbours."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise

from pmo_audit.reporting.drawing.ranks import Edge, neighbours

SWEEPS = 12
"""How often the columns are gone through, from left to right and back."""


def ordered(columns: Sequence[Sequence[int]], edges: Sequence[Edge]) -> list[list[int]]:
    """The columns with few crossings; `edges` lead from a column to one further right.

    Where all edges lead to the next column, the best of what was tried is kept.
    """
    count = 1 + max((one for column in columns for one in column), default=-1)
    after, before = neighbours(count, edges), neighbours(count, ((b, a) for a, b in edges))
    at = {one: number for number, column in enumerate(columns) for one in column}
    short = all(at[b] - at[a] == 1 for a, b in edges)
    best = now = [list(column) for column in columns]
    least = crossings(best, after) if short else 0
    for sweep in range(SWEEPS):
        now = _swept(now, before if sweep % 2 == 0 else after, backwards=sweep % 2 == 1)
        if not short:
            best = now
            continue
        number = crossings(now, after)
        if number < least:
            best, least = now, number
        if not least:
            break
    return best


def _swept(columns: list[list[int]], near: list[list[int]], *, backwards: bool) -> list[list[int]]:
    """Each column sorted by where its neighbours on one side stand, from 0 at the top to 1."""
    made = [list(column) for column in columns]
    place: dict[int, float] = {}
    for column in made:
        _set_places(column, place)
    for column in reversed(made) if backwards else made:
        wanted = {
            one: sum(place[other] for other in near[one]) / len(near[one]) if near[one] else place[one]
            for one in column
        }
        column.sort(key=wanted.__getitem__)
        _set_places(column, place)
    return made


def _set_places(column: Sequence[int], place: dict[int, float]) -> None:
    for number, one in enumerate(column):
        place[one] = (number + 0.5) / len(column)


def crossings(columns: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> int:
    """How many pairs of lines between neighbouring columns cross."""
    total = 0
    for left, right in pairwise(columns):
        place = {one: number for number, one in enumerate(right)}
        met: list[int] = []
        for one in left:
            ends = sorted(place[other] for other in after[one] if other in place)
            total += sum(len(met) - bisect_right(met, end) for end in ends)
            for end in ends:
                insort(met, end)
    return total
