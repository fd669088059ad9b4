"""The best way of giving each column at most one field, and each field at most one column."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of a table of scores that together score most; those of 0 are no pairs.

    Scores are squared, so that one sure pair goes before two doubtful ones. This is the Hungarian method: rows come in
    one by one, and each may push others along the path that costs least.
    """
    height, width = len(scores), max((len(row) for row in scores), default=0)
    if not height or not width:
        return []
    size = max(height, width)
    costs = [[-(_at(scores, row, column) ** 2) for column in range(size)] for row in range(size)]
    owner = _settled(costs, size)
    found = ((owner[column] - 1, column - 1) for column in range(1, size + 1))
    return sorted((row, column) for row, column in found if _at(scores, row, column) > 0)


def _settled(costs: Sequence[Sequence[float]], size: int) -> list[int]:
    """For each column (from 1) the row (from 1) that it goes to."""
    by_row, by_column = [0.0] * (size + 1), [0.0] * (size + 1)
    owner, came_from = [0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        owner[0], column = row, 0
        least, done = [float("inf")] * (size + 1), [False] * (size + 1)
        while True:
            done[column] = True
            here, step, following = owner[column], float("inf"), 0
            for other in range(1, size + 1):
                if done[other]:
                    continue
                cost = costs[here - 1][other - 1] - by_row[here] - by_column[other]
                if cost < least[other]:
                    least[other], came_from[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if done[other]:
                    by_row[owner[other]] += step
                    by_column[other] -= step
                else:
                    least[other] -= step
            column = following
            if not owner[column]:
                break
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return owner


def _at(scores: Sequence[Sequence[float]], row: int, column: int) -> float:
    return scores[row][column] if row < len(scores) and column < len(scores[row]) else 0.0
