"""How high things stand in their columns: level with their neighbours as far as the order leaves room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmo_audit.reporting.drawing.ranks import Edge, neighbours

ROUNDS = 10
"""How often each column is moved towards its neighbours."""


def heights_of(
    columns: Sequence[Sequence[int]], edges: Sequence[Edge], tall: Mapping[int, float], gap: float
) -> dict[int, float]:
    """The middle of each thing. Things of a column stand in their order, each `tall` and a `gap` from the next."""
    count = 1 + max((one for column in columns for one in column), default=-1)
    left, right = neighbours(count, ((b, a) for a, b in edges)), neighbours(count, edges)
    offsets = [_offsets(column, tall, gap) for column in columns]
    middle: dict[int, float] = {}
    for column, offset in zip(columns, offsets, strict=True):
        lower = (offset[-1] if offset else 0.0) / 2
        middle |= {one: at - lower for one, at in zip(column, offset, strict=True)}
    for turn in range(ROUNDS):
        sides: tuple[list[list[int]], ...] = (left,) if turn % 2 == 0 else (right,)
        if turn >= ROUNDS - 2:
            sides = (left, right)
        numbers = range(len(columns)) if turn % 2 == 0 else range(len(columns) - 1, -1, -1)
        for number in numbers:
            _move(columns[number], offsets[number], sides, middle)
    return middle


def _offsets(column: Sequence[int], tall: Mapping[int, float], gap: float) -> list[float]:
    """How far each thing is below the first where they stand as close as they may."""
    found: list[float] = []
    for number, one in enumerate(column):
        found.append(found[-1] + (tall[column[number - 1]] + tall[one]) / 2 + gap if number else 0.0)
    return found


def _move(
    column: Sequence[int], offset: Sequence[float], sides: Sequence[list[list[int]]], middle: dict[int, float]
) -> None:
    wanted = []
    for one, below in zip(column, offset, strict=True):
        near = [middle[other] for side in sides for other in side[one]]
        wanted.append((sum(near) / len(near) if near else middle[one]) - below)
    for one, below, level in zip(column, offset, rising(wanted), strict=True):
        middle[one] = level + below


def rising(wanted: Sequence[float]) -> list[float]:
    """The numbers closest to those wanted of which none is less than the one before it."""
    blocks: list[tuple[float, int]] = []  # sum and number of those that share a level
    for one in wanted:
        total, number = one, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / number:
            before, of = blocks.pop()
            total, number = total + before, number + of
        blocks.append((total, number))
    return [total / number for total, number in blocks for _ in range(number)]
