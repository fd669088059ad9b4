"""The best pairs are the best: against trying all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.proposing.assignment import best_pairs

SCORES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from((0.0, 0.5, 0.7, 0.9, 1.0)), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def worth(scores: list[list[float]], pairs: list[tuple[int, int]]) -> float:
    return sum(scores[row][column] ** 2 for row, column in pairs)


@settings(deadline=None)
@given(SCORES)
def test_no_other_pairs_score_more(scores: list[list[float]]) -> None:
    found = best_pairs(scores)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    columns = [*range(len(scores[0])), *[None] * len(scores)]
    tried = max(
        sum(scores[row][column] ** 2 for row, column in enumerate(chosen) if column is not None)
        for chosen in permutations(columns, len(scores))
    )
    assert abs(worth(scores, found) - tried) < 1e-9


def test_nothing_gives_nothing() -> None:
    assert best_pairs([]) == []
    assert best_pairs([[]]) == []
    assert best_pairs([[0.0]]) == []
