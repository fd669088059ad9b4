"""Neighbours by the fast way, held against looking at every pair; and what may not get out of hand."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.derive.texts.groups import CROWD
from pmo_audit.derive.texts.neighbours import Pairs, candidates, likeness, nearest_sums
from pmo_audit.derive.texts.rows import content_hash
from pmo_audit.derive.texts.space import TextSpace, text_space
from pmo_audit.derive.texts.tokens import read_words

SYLLABLES = [first + vowel + last for first in "bdgklmnprst" for vowel in "aeiou" for last in "lnrt"]
WORDS = [one + other for one in SYLLABLES for other in SYLLABLES[:9]]


def made_up(number: int, seed: int, *, words: int = 12, of: int = len(WORDS)) -> list[str]:
    """Texts of random words."""
    chance = Random(seed)
    return [" ".join(chance.choices(WORDS[:of], k=chance.randint(1, words))) for _ in range(number)]


def spaced(texts: list[str]) -> TextSpace:
    return text_space(read_words(texts))


def told(pairs: Pairs) -> set[tuple[int, int]]:
    return set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def by_rows(pairs: Pairs, space: TextSpace) -> list[tuple[int, ...]]:
    """The pairs by the rows of their texts, whatever the order."""
    rows = content_hash(space.matrix).tolist()
    both = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return sorted(tuple(sorted((rows[one], rows[other]))) for one, other in both)


# Against every pair --------------------------------------------------------------------------------------------------


def test_a_small_set_is_looked_at_whole() -> None:
    pairs = candidates(spaced(made_up(40, 1)).matrix)
    assert told(pairs) == {(one, other) for one in range(40) for other in range(one + 1, 40)}


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 120), st.sampled_from([15, 60, 400]))
def test_nobody_near_is_lost(seed: int, number: int, of: int) -> None:
    """With room for all words, each text is paired with its nearest; ties may be settled either way."""
    matrix = spaced(made_up(number, seed, of=of)).matrix
    found = told(candidates(matrix, top=5, most=50, small=0))
    like = (matrix @ matrix.T).toarray()
    shapes: dict[tuple[int, ...], list[int]] = {}
    for text in range(number):
        shapes.setdefault(tuple(matrix[text].indices), []).append(text)
    single = sorted(texts[0] for texts in shapes.values() if len(texts) == 1)
    for text in single:
        others = [other for other in range(number) if other != text]
        fifth = sorted((like[text, other] for other in others), reverse=True)[:5][-1]
        for other in single:
            if other != text and like[text, other] > fifth + 1e-5:
                assert (min(text, other), max(text, other)) in found


def test_pruned_words_keep_nearly_all_that_say_the_same() -> None:
    chance = Random(7)
    texts = made_up(2_000, 7, words=60)
    planted = []
    for text in range(0, 400, 4):
        kept = [word for word in texts[text].split() if chance.random() < 0.6]
        texts.append(" ".join(chance.sample([*kept, *made_up(1, text, words=20)[0].split()], k=len(kept))))
        planted.append((text, len(texts) - 1))
    found = told(candidates(spaced(texts).matrix))
    long = [pair for pair in planted if len(texts[pair[1]].split()) > 5]
    assert len(long) > 60
    assert sum(pair in found for pair in long) / len(long) > 0.97


@given(st.integers(0, 10_000), st.integers(0, 30), st.sampled_from([5, 400]))
def test_likeness_is_the_cosine(seed: int, number: int, of: int) -> None:
    matrix = spaced(made_up(number, seed, of=of)).matrix
    pairs = candidates(matrix)
    dense = matrix.toarray()
    expected = np.einsum("ij,ij->i", dense[pairs.left], dense[pairs.right])
    np.testing.assert_allclose(likeness(matrix, pairs.left, pairs.right), expected, atol=1e-6)
    few = slice(0, len(pairs) // 8)
    np.testing.assert_allclose(likeness(matrix, pairs.left[few], pairs.right[few]), expected[few], atol=1e-6)


@given(st.lists(st.sampled_from([-0.5, -0.0, 0.0, 0.25, 0.5, 1.0, 1.5]), max_size=21), st.integers(0, 5))
def test_sums_of_the_nearest(values: list[float], best: int) -> None:
    left, right = (one[: len(values)].astype(np.int32) for one in np.triu_indices(7, 1))
    total, last = nearest_sums(7, left, right, np.array(values, np.float32), best)
    for text in range(7):
        own = sorted((value for a, b, value in zip(left, right, values, strict=True) if text in (a, b)), reverse=True)
        assert total[text] == sum(own[: best + 1])
        assert last[text] == (own[best] if len(own) > best else 0)


def test_rows_of_two_matrices() -> None:
    space = spaced(made_up(300, 2, of=60))
    ones = space.matrix.copy()
    ones.data[:] = 1
    left, right = np.arange(300, dtype=np.int32), np.arange(300, dtype=np.int32)[::-1].copy()
    expected = np.einsum("ij,ij->i", space.matrix.toarray(), ones.toarray()[::-1])
    np.testing.assert_allclose(likeness(space.matrix, left, right, ones), expected, atol=1e-6)
    every = candidates(space.matrix)
    whole = likeness(space.matrix, every.left, every.right, ones)
    few = likeness(space.matrix, every.left[:50], every.right[:50], ones)
    np.testing.assert_allclose(whole[:50], few, atol=1e-6)


# What may not get out of hand ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("texts", [[], [""], ["one text"], [""] * 5, ["the of", "and"], ["once", "twice"]])
def test_next_to_nothing(texts: list[str]) -> None:
    matrix = spaced(texts).matrix
    pairs = candidates(matrix, small=0)
    assert len(pairs) == 0
    assert pairs.alone.tolist() == list(range(len(texts)))
    total, _ = nearest_sums(len(texts), pairs.left, pairs.right, likeness(matrix, pairs.left, pairs.right), 10)
    assert len(total) == len(texts)
    assert not total.any()


@pytest.mark.parametrize("number", [2, CROWD, CROWD + 1])
def test_a_few_copies_are_all_paired(number: int) -> None:
    pairs = candidates(spaced(["the same old text", *["a copy of it"] * number]).matrix, small=0)
    assert len(pairs) == number * (number - 1) // 2
    assert (pairs.crowds == -1).all()
    assert pairs.alone.tolist() == [0]


def test_a_hundred_thousand_copies() -> None:
    texts = [*["replace the pumps of the old works before winter"] * 100_000, "replace the pumps", "winter works"]
    matrix = spaced(texts).matrix
    pairs = candidates(matrix)
    assert len(pairs) < 13 * len(texts)
    assert (pairs.crowds[:100_000] == 0).all()
    assert (pairs.crowds[100_000:] == -1).all()
    assert 100_000 in pairs.right
    total, last = nearest_sums(len(texts), pairs.left, pairs.right, likeness(matrix, pairs.left, pairs.right), 9)
    assert total[:100_000].min() > 9.9
    assert last[:100_000].min() > 0.99


def test_a_hundred_thousand_of_one_template() -> None:
    """Each names another number, site and year: those with the same site and year stand nearest."""
    texts = [f"Annual audit {n} of the {WORDS[n % 700]} depot in {2000 + n % 11}" for n in range(100_000)]
    pairs = candidates(spaced(texts).matrix)
    assert len(pairs) < 25 * len(texts)
    assert np.mean(pairs.left % 7_700 == pairs.right % 7_700) > 0.3


def test_few_words_in_all_texts_are_left_out_and_told() -> None:
    texts = made_up(4_000, 3, words=30, of=60)
    space = spaced([*texts, "unheard novelty here", "unheard novelty there"])
    pairs = candidates(space.matrix, small=0, budget=500, free=0)
    assert len(pairs.left_out)
    kept = np.setdiff1d(np.unique(space.matrix.indices), pairs.left_out)
    assert space.spread[pairs.left_out].min() >= np.median(space.spread[kept])
    assert (4_000, 4_001) in told(pairs)
    assert len(pairs) < 30 * 4_000


@pytest.mark.parametrize("seed", range(3))
def test_groups_of_a_few_are_paired_with_each_other(seed: int) -> None:
    """Two who say the same thing are both paired with each of two who say nearly that."""
    twos = [f"{one} in 4711" for one in made_up(60, seed, words=8) for _ in range(2)]
    texts = [*twos, *(f"{one} again" for one in twos)]
    found = told(candidates(spaced(texts).matrix, small=0))
    for text in range(0, 120, 2):
        if len(set(twos[text].split())) > 5:
            assert {(text, text + 1), (text, text + 120), (text, text + 121), (text + 1, text + 121)} <= found


def test_hostile_and_long_texts() -> None:
    texts = ["\u202eabc\u202c", "\ud800", "\0", "x" * 100_000, " ".join(WORDS * 20), "😀", *made_up(50, 1)]
    matrix = spaced(texts).matrix
    pairs = candidates(matrix, small=0)
    assert np.isfinite(likeness(matrix, pairs.left, pairs.right)).all()


# The same from run to run --------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 150), st.sampled_from([6, 40, 400]), st.sampled_from([2, 16]))
def test_another_order_changes_the_order_alone(seed: int, number: int, of: int, most: int) -> None:
    texts = made_up(number, seed, of=of)
    others = Random(seed).sample(texts, k=number)

    def found(given: list[str]) -> list[tuple[int, ...]]:
        space = spaced(given)
        return by_rows(candidates(space.matrix, small=0, top=3, most=most, budget=200, free=0), space)

    assert found(texts) == found(others)


def test_pairs_are_in_order_and_once() -> None:
    pairs = candidates(spaced(made_up(500, 5, of=60)).matrix, small=0)
    both = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert both == sorted(set(both))
    assert (pairs.left < pairs.right).all()


_PROGRAM = """
from hashlib import sha256
from random import Random
from pmo_audit.derive.texts.neighbours import candidates, likeness, nearest_sums
from pmo_audit.derive.texts.space import text_space
from pmo_audit.derive.texts.templates import find_templates, own_weights
from pmo_audit.derive.texts.tokens import read_words
chance = Random(1)
texts = [" ".join(chance.choices([f"w{n}x" for n in range(300)] + ["risks.", "SC-40"], k=20)) for _ in range(2_000)]
words = read_words(texts)
matrix = text_space(words, weights=own_weights(words, find_templates(words), keep=0.3)).matrix
pairs = candidates(matrix)
like = likeness(matrix, pairs.left, pairs.right)
every = [matrix.data, pairs.left, pairs.right, like, *nearest_sums(len(words), pairs.left, pairs.right, like, 10)]
print(sha256(b"".join(one.tobytes() for one in every)).hexdigest())
"""


def test_two_runs_give_the_same_bytes() -> None:
    def run(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", _PROGRAM]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert run("1") == run("2") != ""
