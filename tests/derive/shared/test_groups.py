"""Groups against average linkage by its definition, in fractions."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmo_audit.derive.shared import groups
from pmo_audit.derive.shared.groups import group

WHOLE, HALF = 10_000, 5_000
Pairs = dict[tuple[int, int], int]


def found(number: int, pairs: Pairs, threshold: int = HALF) -> list[list[int]]:
    left, right = (np.array([one[side] for one in pairs], np.int32) for side in (0, 1))
    return group(number, left, right, np.array(list(pairs.values()), np.int32), threshold)


def distance(one: frozenset[int], other: frozenset[int], pairs: Pairs) -> Fraction:
    far = [
        max(WHOLE - pairs[a, b], 0) if (a, b) in pairs else 2 * WHOLE
        for a, b in (sorted((x, y)) for x in one for y in other)
    ]
    return Fraction(sum(far), len(far))


def reference(number: int, pairs: Pairs, threshold: int = HALF) -> list[list[int]]:
    """Joins the two nearest as long as they are near enough; gives up where two joins are equally good."""
    parts = [frozenset({one}) for one in range(number)]
    while len(parts) > 1:
        far = sorted(
            ((distance(a, b, pairs), sorted(a), sorted(b)) for a, b in combinations(parts, 2)), key=lambda one: one[0]
        )
        best = far[0][0]
        assume(abs(best - (WHOLE - threshold)) > Fraction(1, 100))
        if best > WHOLE - threshold:
            break
        assume(len(far) == 1 or far[1][0] != best)
        joined = frozenset(far[0][1] + far[0][2])
        parts = [one for one in parts if not one <= joined] + [joined]
    return sorted(sorted(one) for one in parts if len(one) > 1)


@st.composite
def pairs_of(draw: st.DrawFn) -> tuple[int, Pairs]:
    number = draw(st.integers(2, 8))
    every = list(combinations(range(number), 2))
    some = draw(st.lists(st.sampled_from(every), unique=True, min_size=1))
    values = draw(st.lists(st.integers(3000, 9999), unique=True, min_size=len(some), max_size=len(some)))
    return number, dict(zip(some, values, strict=True))


@given(pairs_of())
def test_groups_are_those_of_average_linkage(drawn: tuple[int, Pairs]) -> None:
    assert found(*drawn) == reference(*drawn)


@given(pairs_of(), st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(drawn: tuple[int, Pairs], chance: random.Random) -> None:
    number, pairs = drawn
    reference(number, pairs)
    place = chance.sample(range(number), number)
    moved = [(min(place[a], place[b]), max(place[a], place[b]), value) for (a, b), value in pairs.items()]
    turned = {(a, b): value for a, b, value in chance.sample(moved, len(moved))}
    assert found(number, turned) == sorted(sorted(place[one] for one in each) for each in found(number, pairs))


def test_a_chain_falls_apart() -> None:
    chain = {(0, 1): 9000, (1, 2): 8000, (2, 3): 8500}
    assert found(4, chain) == [[0, 1], [2, 3]]


def test_whatever_is_alike_all_round_stays_together_and_lone_ones_are_no_groups() -> None:
    ring = {(0, 1): 9000, (0, 3): 6000, (1, 3): 7000, (2, 4): 4999}
    assert found(6, ring) == [[0, 1, 3]]


@pytest.mark.parametrize("points", [HALF, WHOLE, 14_900])
def test_at_the_threshold_and_beyond_the_scale_two_are_alike(points: int) -> None:
    assert found(2, {(0, 1): points}) == [[0, 1]]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_without_pairs_there_are_no_groups(number: int) -> None:
    assert found(number, {}) == []


def test_of_too_many_the_weakest_ties_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "LARGEST", 4)
    near = {(a, b): 9000 for part in ((0, 1, 2), (3, 4, 5)) for a, b in combinations(part, 2)}
    assert found(6, {**near, (2, 3): 5200}) == [[0, 1, 2], [3, 4, 5]]


def test_of_too_many_that_are_equally_alike_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "LARGEST", 4)
    assert found(10, dict.fromkeys(combinations(range(10), 2), 14_900)) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]
