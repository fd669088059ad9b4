"""Likeness against a second reckoning in plain Python, which looks at every pair and knows no matrix."""

from __future__ import annotations

import random
from collections import Counter
from math import log, sqrt

import numpy as np
import pytest

from pmo_audit.derive.overlaps.likeness import CHARACTERS, ENOUGH, TITLES, WORDS, measure, usual_likeness
from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import read_words

VOCABULARY = "card app branch roof pump valve ward bed nurse form tax year map photo repair school meal fibre".split()  # noqa: SIM905


def texts(number: int, seed: int) -> tuple[list[str], list[str]]:
    """Titles and texts of few words, so that many are alike; each has less than a template has."""
    chance = random.Random(seed)
    titles = [" ".join(chance.choices(VOCABULARY, k=chance.randint(0, 3))) for _ in range(number)]
    bodies = [" ".join(chance.sample(VOCABULARY, k=chance.randint(0, 6))) for _ in range(number)]
    return titles, [f"{title}\n{body}".strip() for title, body in zip(titles, bodies, strict=True)]


class Plain:
    """The same by lists and loops, for texts without templates."""

    def __init__(self, titles: list[str], bodies: list[str]) -> None:
        self.counts = [self.counted(one) for one in bodies]
        self.titles = [set(self.counted(one)) for one in titles]
        spread = Counter(word for one in self.counts for word in one)
        self.idf = {word: log((1 + len(bodies)) / (1 + times)) + 1 for word, times in spread.items()}

    @staticmethod
    def counted(text: str) -> Counter[str]:
        words = read_words([text])
        kinds = dict(zip(words.terms, words.kinds, strict=True))
        return Counter(one for one in words.of(0) if kinds[one] not in (Kind.STOP, Kind.YEAR))

    def words(self, left: int, right: int) -> float:
        rows = [{word: (1 + log(n)) * self.idf[word] for word, n in self.counts[at].items()} for at in (left, right)]
        lengths = [sqrt(sum(one * one for one in row.values())) for row in rows]
        product = sum(value * rows[1].get(word, 0) for word, value in rows[0].items())
        return product / (lengths[0] * lengths[1]) if all(lengths) else 0.0

    def title(self, left: int, right: int) -> float:
        return (self.part(left, right) + self.part(right, left)) / 2

    def part(self, of: int, there: int) -> float:
        whole = sum(self.idf[word] ** 2 for word in self.titles[of])
        found = sum(self.idf[word] ** 2 for word in self.titles[of] if word in self.counts[there])
        return found / whole if whole else 0.0

    def certainty(self, left: int, right: int) -> float:
        shared = sum(self.idf[word] for word in self.counts[left].keys() & self.counts[right].keys())
        return shared / (shared + ENOUGH)


def usual(number: int, alike: dict[tuple[int, int], float], pair: tuple[int, int], best: int) -> float:
    """The mean of how alike either is to its nearest others, each other left out."""
    best = min(best, number - 2)
    if best < 1:
        return 0.0
    means = []
    for one, other in (pair, pair[::-1]):
        others = [alike.get((min(one, at), max(one, at)), 0.0) for at in range(number) if at not in (one, other)]
        means.append(sum(sorted(others, reverse=True)[:best]) / best)
    return max(sum(means) / 2, 0)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("number", [2, 3, 5, 24])
def test_likeness_is_that_of_a_plain_reckoning(number: int, seed: int) -> None:
    titles, bodies = texts(number, seed)
    found = measure(titles, bodies)
    plain = Plain(titles, bodies)
    pairs = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert pairs == [(a, b) for a in range(number) for b in range(a + 1, number)]
    for values, usuals, reckon in (
        (found.words, found.usual_words, plain.words),
        (found.titles, found.usual_titles, plain.title),
    ):
        expected = {pair: reckon(*pair) for pair in pairs}
        assert values == pytest.approx(list(expected.values()), abs=1e-5)
        assert usuals == pytest.approx([usual(number, expected, pair, 10) for pair in pairs], abs=1e-5)
    assert found.certainty == pytest.approx([plain.certainty(*pair) for pair in pairs], abs=1e-5)


def test_the_raw_likeness_is_made_of_its_parts() -> None:
    found = measure(*texts(12, 3))
    parts = (
        WORDS * (found.words - found.usual_words)
        + CHARACTERS * (found.characters - found.usual_characters)
        + TITLES * (found.titles - found.usual_titles)
    )
    assert found.raw == pytest.approx(found.certainty * parts, abs=1e-6)


def test_texts_of_one_owner_are_not_compared() -> None:
    titles, bodies = texts(8, 1)
    apart = [0, 0, 1, 1, 2, 2, 3, 3]
    found = measure(titles, bodies, apart)
    assert len(found.left) == 28 - 4
    assert all(apart[a] != apart[b] for a, b in zip(found.left, found.right, strict=True))


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_texts_have_no_pairs(number: int) -> None:
    assert len(measure(["a"] * number, ["a b"] * number).left) == 0


def test_twins_in_a_small_set_do_not_hide_each_other() -> None:
    bodies = ["pump valve card", "pump valve card", "roof ward bed"]
    found = measure([""] * 3, bodies)
    assert found.words[0] == pytest.approx(1, abs=1e-5)
    assert found.usual_words[0] == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_usual_is_that_of_a_plain_reckoning(seed: int) -> None:
    chance = random.Random(seed)
    number, best = chance.randint(2, 14), chance.randint(1, 6)
    pairs = [(a, b) for a in range(number) for b in range(a + 1, number) if chance.random() < 0.7]
    alike = {pair: chance.choice((0.0, 0.25, 0.5, chance.random())) for pair in pairs}
    left, right = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    found = usual_likeness(number, left, right, np.array(list(alike.values()), np.float32), best)
    assert found == pytest.approx([usual(number, alike, pair, best) for pair in pairs], abs=1e-5)
