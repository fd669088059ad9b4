"""Likeness against a second reckoning in plain Python; and what counts as a name, and how many words are one."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from math import exp, log, sqrt

import pytest

from pmo_audit.derive.overlaps.slots import find_names
from pmo_audit.derive.shared.entries import Entry, read_entries
from pmo_audit.derive.shared.likeness import DAYS, FEW, NAME, NAMES, START, TIED, TOGETHER, Alike, measure
from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import read_words
from tests.derive.shared.told import PROJECTS, Json, portfolio

VOCABULARY = "card pump valve late roof order Nordkabel Tervaxa rx-9 of the 2024 7 switch".split()  # noqa: SIM905
ELSEWHERE = ["we wait for Nordkabel and the card", "the maker Tervaxa ships a pump"]


def entries(number: int, seed: int) -> tuple[Entry, ...]:
    chance = random.Random(seed)
    issues: list[Json] = []
    for at in range(number):
        row: dict[str, object] = {"id": f"I{at:02}", "project": f"P{chance.randint(1, 6)}"}
        row["name"] = "about " + " ".join(chance.sample(VOCABULARY, chance.randint(0, 6)))
        row["description"] = "we see " + " ".join(chance.choices(VOCABULARY, k=chance.randint(0, 6)))
        if chance.random() < 0.7:
            row["raised_on"] = str(date(2026, 1, 1) + timedelta(chance.randint(0, 60)))
        issues.append(row)
    return read_entries(portfolio(issues))


class Plain:
    """The same by dictionaries and loops."""

    def __init__(self, given: tuple[Entry, ...], texts: list[str], tied: frozenset[tuple[str, str]]) -> None:
        every = [one.text for one in given] + texts
        words = read_words(every)
        self.kinds = {term: Kind(int(kind)) for term, kind in zip(words.terms, words.kinds, strict=True)}
        counts = [self.counted(words.of(at)) for at in range(len(every))]
        spread = Counter(word for one in counts for word in one)
        idf = {word: log((1 + len(every)) / (1 + times)) + 1 for word, times in spread.items()}
        self.names = find_names(every)
        self.given, self.tied = given, tied
        self.rows = [
            {word: (1 + log(n)) * idf[word] * (NAME if self.is_name(word) else 1) for word, n in one.items()}
            for one in counts
        ]

    def counted(self, words: tuple[str, ...]) -> Counter[str]:
        return Counter(one for one in words if self.kinds[one] not in (Kind.STOP, Kind.YEAR))

    def is_name(self, word: str) -> bool:
        return word in self.names or self.kinds[word] is Kind.CODE

    def points(self, left: int, right: int) -> list[int]:
        a, b = self.rows[left], self.rows[right]
        both = a.keys() & b.keys()
        whole = sqrt(sum(one * one for one in a.values())) * sqrt(sum(one * one for one in b.values())) or 1.0
        by_name = sum(a[word] * b[word] for word in both if self.is_name(word)) / whole
        alike = sum(a[word] * b[word] for word in both) / whole
        beyond = max(len(both) - 1, 0)
        columns = (
            START,
            by_name,
            alike - by_name,
            alike * (beyond / (beyond + FEW) - 1),
            TOGETHER * self.together(self.given[left].raised, self.given[right].raised),
            TIED * self.is_tied(self.given[left].project.id, self.given[right].project.id),
        )
        return [round(one * 10_000) for one in columns]

    def together(self, one: date | None, other: date | None) -> float:
        return exp(-abs((one - other).days) / DAYS) if one is not None and other is not None else 0.0

    def is_tied(self, one: str, other: str) -> bool:
        return (one, other) in self.tied or (other, one) in self.tied


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("number", [2, 3, 20])
def test_likeness_is_that_of_a_plain_reckoning(number: int, seed: int) -> None:
    given = entries(number, seed)
    tied = frozenset({("P1", "P2"), ("P4", "P3"), ("P5", "P5"), ("P9", "P1")})
    found, plain = measure(given, ELSEWHERE, tied), Plain(given, ELSEWHERE, tied)
    expected = [
        (a, b)
        for a in range(len(given))
        for b in range(a + 1, len(given))
        if given[a].project.id != given[b].project.id
    ]
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == expected
    for row, pair in zip(found.points.tolist(), expected, strict=True):
        assert row == pytest.approx(plain.points(*pair), abs=1)


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_entries_have_no_pairs(number: int) -> None:
    assert measure(entries(9, 1)[:number], [], frozenset({("P1", "P2")})).points.shape == (0, len(NAMES))


def of_two(one: str, other: str) -> tuple[Alike, dict[str, int]]:
    issues = [{"id": "A", "project": "P1", "name": one}, {"id": "B", "project": "P2", "name": other}]
    found = measure(read_entries(portfolio(issues)), [str(each["description"]) for each in PROJECTS], frozenset())
    return found, dict(zip(NAMES, found.points[0].tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("we wait for Nordkabel", "it broke when Nordkabel came", "nordkabel"),
        ("the relay SC-40 is recalled", "we cannot get an SC-40", "sc-40"),
        ("nothing moves at pump-7 today", "somebody broke pump-7 again", "pump-7"),
        ("the firma Müller is late", "we cannot reach MÜLLER today", "muller"),
    ],
)
def test_names_and_codes_weigh_as_names(one: str, other: str, name: str) -> None:
    found, points = of_two(one, other)
    assert name in found.names
    assert points["names"] > 0


@pytest.mark.parametrize(
    "word",
    ["June", "Monday", "Sept", "Winter", "Seven", "Twelve", "Million", "Q3", "H1", "2nd", "30-day", "6 Months", "5pm"],
)
def test_days_and_numbers_are_no_names(word: str) -> None:
    found, points = of_two(f"we wait until {word} for it", f"it broke in {word} and stays so")
    assert points["names"] == 0
    assert not {term for term in found.names if term != "we"}


def test_a_word_that_mostly_has_no_capital_is_no_name() -> None:
    found, points = of_two("the pump broke, a new pump is late", "we have no Pump for it")
    assert "pump" not in found.names
    assert points["names"] == 0 < points["words"]


def test_a_name_counts_more_than_a_word() -> None:
    named, plain = (of_two(f"we wait for {word} now", f"it broke when {word} came")[1] for word in ("Acme", "glue"))
    assert named["names"] > plain["words"]


@pytest.mark.parametrize("word", ["Nordkabel", "glue", "pump-7", "INV-2041", "漢字"])
def test_of_one_word_alone_nothing_is_left(word: str) -> None:
    _, points = of_two(f"we wait for {word} now", f"somebody broke {word} again")
    assert points["names"] + points["words"] > 0
    assert sum(points.values()) == points["start"]


def test_two_codes_are_two_words_though_they_have_a_part_in_common() -> None:
    _, points = of_two("we wait for pump-7 and pump-8", "somebody broke pump-8 or pump-7")
    assert points["few words"] == pytest.approx(-(points["names"] + points["words"]) / 2, abs=1)


def test_a_part_of_a_code_is_a_word_where_it_stands_alone() -> None:
    _, points = of_two("the pump drips oil", "oil under pump-7")
    assert points["few words"] == pytest.approx(-points["words"] / 2, abs=1)
