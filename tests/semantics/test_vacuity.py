"""What rests on nothing, through numbers and shares: an answer does where everything that settles it does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.semantics.bench import LOST, MISSING, evaluate, evaluate_with, mark
from tests.semantics.rowwise import plain

RISKS: dict[str, list[Any]] = {
    "T": [{"id": "R", "name": "a"}],
    "F": [{"id": "R", "name": "b"}],
    "U": [{"id": "R", "name": MISSING}],
    "°": [],
}
"""The risks of a project of which both questions below come to that; of none they come to what is vacuous."""
EVERY = '(every risk satisfies name is "a")'
"""Of no risks vacuously true."""
SOME = '(some risk where name is "a")'
"""Of no risks vacuously false."""


@pytest.mark.parametrize(
    ("word", "asked", "members", "comes_to"),
    [
        ("at least 1", EVERY, "°", "T°"),
        ("at least 1", EVERY, "° T", "T"),
        ("at least 1", EVERY, "° F", "T°"),
        ("at least 1", EVERY, "T F", "T"),
        ("at least 1", SOME, "°", "F°"),
        ("at least 1", SOME, "° F", "F"),
        ("at least 1", SOME, "° T", "T"),
        ("at least 2", EVERY, "° F", "F"),
        ("at least 2", EVERY, "° °", "T°"),
        ("at least 2", SOME, "° T", "F°"),
        ("more than 0", EVERY, "°", "T°"),
        ("more than 0", EVERY, "° T", "T"),
        ("more than 0", EVERY, "° F", "T°"),
        ("more than 1", SOME, "° T", "F°"),
        ("more than 1", EVERY, "° F", "F"),
        ("at most 0", EVERY, "°", "F°"),
        ("at most 0", EVERY, "° T", "F"),
        ("at most 0", EVERY, "° F", "F°"),
        ("at most 0", SOME, "°", "T°"),
        ("at most 0", SOME, "° F", "T"),
        ("at most 1", EVERY, "° F", "T"),
        ("at most 1", SOME, "° T", "T°"),
        ("at most 1", EVERY, "°", "T°"),
        ("fewer than 1", EVERY, "°", "F°"),
        ("fewer than 1", EVERY, "° T", "F"),
        ("fewer than 1", SOME, "°", "T°"),
        ("fewer than 1", SOME, "° F", "T"),
        ("exactly 1", EVERY, "°", "T°"),
        ("exactly 1", EVERY, "° F", "T"),
        ("exactly 1", EVERY, "° °", "F°"),
        ("exactly 1", EVERY, "° T", "F"),
        ("exactly 1", SOME, "°", "F°"),
        ("exactly 1", SOME, "° T", "T"),
        ("at least 50% of", EVERY, "°", "T°"),
        ("at least 50% of", EVERY, "° T", "T"),
        ("at least 50% of", EVERY, "° F", "T°"),
        ("at least 50% of", SOME, "°", "F°"),
        ("at least 50% of", SOME, "° F", "F"),
        ("at most 50% of", SOME, "°", "T°"),
        ("at most 50% of", SOME, "° F", "T"),
        ("at most 50% of", EVERY, "° °", "F°"),
        ("at most 50% of", EVERY, "° T", "F"),
        ("at least 1", EVERY, "° U", "T°"),
        ("at least 1", SOME, "° U", "U"),
        ("at most 2", SOME, "° U", "T°"),
        ("at most 2", SOME, "F U", "T"),
    ],
    ids=plain,
)
def test_numbers_and_shares_of_what_rests_on_nothing(word: str, asked: str, members: str, comes_to: str) -> None:
    share = word.endswith("of")
    noun = "projects as other where" if share else "project as other satisfies"
    for order in (members.split(), members.split()[::-1]):
        projects = [{"id": str(number), "name": "P", "risks": RISKS[one]} for number, one in enumerate(order)]
        assert mark(evaluate(f"({word} {noun} {asked})", {"projects": projects})) == comes_to


@pytest.mark.parametrize(
    ("word", "asked", "members", "comes_to"),
    [
        ("at least 1", EVERY, "°", "T°"),
        ("at least 1", EVERY, "° T", "T"),
        ("at most 0", EVERY, "°", "F°"),
        ("at most 0", EVERY, "° T", "F"),
        ("more than 0", EVERY, "°", "T°"),
        ("at most 2", SOME, "°", "U"),
        ("exactly 1", EVERY, "°", "U"),
    ],
    ids=plain,
)
def test_and_where_there_may_be_more_members(word: str, asked: str, members: str, comes_to: str) -> None:
    projects: list[Any] = [
        {"id": str(number), "name": "P", "risks": RISKS[one]} for number, one in enumerate(members.split())
    ]
    assert mark(evaluate(f"({word} project as other satisfies {asked})", {"projects": [*projects, LOST]})) == comes_to


@pytest.mark.parametrize(("risks", "comes_to"), [("T", "T"), ("F", "F"), ("U", "U"), ("°", "T°")], ids=plain)
def test_through_a_definition(risks: str, comes_to: str) -> None:
    defined = f"define calm of project = {EVERY[1:-1]}\n"
    given = {"projects": [{"id": "P", "name": "P", "risks": RISKS[risks]}]}
    assert mark(evaluate_with(defined, "calm", given)) == comes_to
    assert mark(evaluate_with(defined, "not not calm", given)) == comes_to
