"""In which column each thing stands: behind everything it waits for, and no further from it than it must."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit.classes import dataclass

Edge = tuple[int, int]
"""What comes first, and what comes after it."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """The column of each thing from 0, and the edges in the direction in which they are drawn: from left to right.

    `turned` are the places of those edges that had to be turned round, since the things wait in a circle.
    """

    of: tuple[int, ...]
    edges: tuple[Edge, ...]
    turned: frozenset[int]


def ranks_of(count: int, edges: Sequence[Edge]) -> Ranks:
    """The columns of things by their edges; an edge from a thing to itself counts for nothing."""
    turned = _turned(count, edges)
    drawn = tuple((b, a) if at in turned else (a, b) for at, (a, b) in enumerate(edges))
    after = neighbours(count, ((a, b) for a, b in drawn if a != b))
    before = neighbours(count, ((b, a) for a, b in drawn if a != b))
    order = _in_order(after, before)
    rank = [0] * count
    for one in order:
        rank[one] = max((rank[other] + 1 for other in before[one]), default=0)
    for one in reversed(order):  # what waits for nothing stands close to what waits for it
        if after[one] and not before[one]:
            rank[one] = min(rank[other] for other in after[one]) - 1
    return Ranks(tuple(rank), drawn, turned)


def components_of(count: int, edges: Iterable[Edge]) -> tuple[tuple[int, ...], ...]:
    """The things that hang together, each group in order, the group of the first thing first."""
    parent = list(range(count))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b in edges:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    groups: dict[int, list[int]] = {}
    for one in range(count):
        groups.setdefault(root(one), []).append(one)
    return tuple(map(tuple, groups.values()))


def neighbours(count: int, edges: Iterable[Edge]) -> list[list[int]]:
    """For each thing those to which an edge leads."""
    found: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        found[a].append(b)
    return found


def _turned(count: int, edges: Sequence[Edge]) -> frozenset[int]:
    """The places of the edges that close a circle, when one walks along the edges from the first thing on."""
    leaving: list[list[int]] = [[] for _ in range(count)]
    entered = [False] * count
    for at, (a, b) in enumerate(edges):
        if a != b:
            leaving[a].append(at)
            entered[b] = True
    turned: set[int] = set()
    state = [0] * count  # 1 on the way, 2 done
    starts = sorted(range(count), key=lambda one: entered[one])
    for start in starts:
        if not state[start]:
            _walk(start, edges, leaving, state, turned)
    return frozenset(turned)


def _walk(start: int, edges: Sequence[Edge], leaving: list[list[int]], state: list[int], turned: set[int]) -> None:
    way = [(start, iter(leaving[start]))]
    state[start] = 1
    while way:
        one, left = way[-1]
        for at in left:
            other = edges[at][1]
            if state[other] == 1:
                turned.add(at)
            elif not state[other]:
                state[other] = 1
                way.append((other, iter(leaving[other])))
                break
        else:
            state[one] = 2
            way.pop()


def _in_order(after: list[list[int]], before: list[list[int]]) -> list[int]:
    """All things, each behind everything that comes before it."""
    waiting = [len(one) for one in before]
    order = [one for one, number in enumerate(waiting) if not number]
    for one in order:
        for other in after[one]:
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    return order
