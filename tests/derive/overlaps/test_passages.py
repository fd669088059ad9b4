"""The sentences that match, with the words in them that both have."""

from __future__ import annotations

import random

import pytest

from pmo_audit.derive.overlaps.passages import MOST, marked, matching, share_outside, shared_words
from pmo_audit.findings import Subject
from pmo_audit.oversight import Passage

A, B = Subject("project", "A", "A"), Subject("project", "B", "B")


def said(subject: Subject, *texts: str) -> list[Passage]:
    return [Passage(subject, "description", one) for one in texts]


def marks(passage: Passage) -> list[str]:
    return [passage.text[begin:end] for begin, end in passage.marks]


def test_the_best_pairs_come_first_and_no_passage_twice() -> None:
    left = said(A, "The team meets on Mondays.", "Switch bank cards on and off by country.", "Cards cost money.")
    right = said(B, "By country, bank cards are switched on and off.", "Nothing of the kind.", "The cards cost more.")
    found = matching(left, right, {})
    assert [(one.text, other.text) for one, other in found] == [
        (left[1].text, right[0].text),
        (left[2].text, right[2].text),
    ]
    assert marks(found[0][0]) == ["bank cards", "country"]
    assert marks(found[0][1]) == ["country", "bank cards"]


def test_rare_words_weigh_more() -> None:
    left = said(A, "alpha beta gamma", "delta epsilon zeta")
    right = said(B, "alpha beta theta", "delta iota kappa")
    assert matching(left, right, {})[0][0].text.startswith("alpha")
    assert matching(left, right, {"delta": 9.0})[0][0].text.startswith("delta")


def test_nothing_in_common_matches_nothing() -> None:
    assert matching(said(A, "roof"), said(B, "ward"), {}) == ()
    assert matching([], said(B, "ward"), {}) == ()
    assert matching(said(A, "the and of"), said(B, "of the and"), {}) == ()


def test_only_so_many_are_shown() -> None:
    texts = [f"word{number} more{number}" for number in range(9)]
    assert len(matching(said(A, *texts), said(B, *texts), {})) == MOST


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Cards, cards and Card.", {"card"}, ["Cards", "cards", "Card"]),
        ("Bank cards", {"bank", "card"}, ["Bank cards"]),
        ("Bank, cards", {"bank", "card"}, ["Bank", "cards"]),
        ("Umlaute: Räume über Gärten", {"raume", "garten"}, ["Räume", "Gärten"]),
        ("SC-40 and www.example.org", {"sc-40"}, ["SC-40"]),
        ("\u202eevil\u202c cards \x00", {"card"}, ["cards"]),
        ("😀 cards 😀", {"card"}, ["cards"]),
        ("", {"card"}, []),
    ],
)
def test_marks_stand_where_the_words_stand(text: str, words: set[str], found: list[str]) -> None:
    assert marks(marked(Passage(A, "name", text), frozenset(words))) == found


@pytest.mark.parametrize("seed", range(30))
def test_marks_of_any_text_are_in_order_and_within_it(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices("ab c-d.\n 1é漢\u0301\u200b'😀", k=60))
    words = frozenset(word for word in ("ab", "c", "d", "1", "e", "a", "b", "漢") if chance.random() < 0.6)
    passage = marked(Passage(A, "name", text), words)
    ends = [place for mark in passage.marks for place in mark]
    assert ends == sorted(ends)
    assert all(begin < end <= len(text) for begin, end in passage.marks)


def test_shared_words_are_written_as_they_stand() -> None:
    left, right = said(A, "Leeds depots, cards"), said(B, "the depot in Leeds; card")
    assert shared_words(left, right, {"leed": 3.0, "card": 2.0}) == ("Leeds", "cards", "depots")


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        (["roof tiles"], ["roof tiles"], 1.0),
        (["roof tiles", "+pump valve"], ["roof gutter", "+pump valve"], 1 / 3),
        (["roof", "+pump valve"], ["ward", "+pump valve"], 0.0),
        (["roof"], ["ward"], 1.0),
        (["+pump valve"], ["roof", "+pump valve"], 1.0),
    ],
)
def test_what_is_shared_outside_of_parts(left: list[str], right: list[str], share: float) -> None:
    ours, theirs = (
        [Passage(A, "deliverable" if text.startswith("+") else "description", text) for text in side]
        for side in (left, right)
    )
    assert share_outside(ours, theirs, {}, frozenset({"deliverable"})) == pytest.approx(share)
