"""Kinds of likeness, by small cases from several trades, some in German and French (`cases.toml`)."""

from __future__ import annotations

import pytest

from tests.derive.overlaps.given import NOT_RAISED, RAISED, Case, Json, pair


def work(name: str, description: str, **fields: object) -> Json:
    return {"name": name, "description": description, **fields}


@pytest.mark.parametrize("case", RAISED, ids=lambda one: one.name)
@pytest.mark.parametrize("turned", [False, True], ids=["as it stands", "turned round"])
def test_what_is_raised(case: Case, turned: bool) -> None:
    found = pair(case.right, case.left) if turned else pair(case.left, case.right)
    assert (found.kind, found.flag) == (case.kind, True), found.because
    assert found.score >= 0.5


@pytest.mark.parametrize("case", NOT_RAISED, ids=lambda one: one.name)
def test_what_is_told_apart(case: Case) -> None:
    found = pair(case.left, case.right)
    assert (found.kind, found.flag) == (case.kind, False), found.because
    assert case.because in found.because


def test_the_pilot_comes_first_whichever_side_it_stands_on() -> None:
    (case,) = (one for one in NOT_RAISED if one.name == "a pilot and its rollout")
    assert pair(case.left, case.right).because == pair(case.right, case.left).because


def test_what_waits_for_another_follows_it() -> None:
    first = work("Customer data cleaning", "Clean addresses of all customers.", start="2025-01-01", finish="2025-06-30")
    then = work("Customer data in one place", "Addresses of customers in one place, based on that.", start="2025-07-01")
    found = pair(first, then, dependencies=[{"id": "X", "project": "B", "target": "A", "kind": "finish_to_start"}])
    assert found.kind == "successor"
    assert "waits for Customer data cleaning" in found.because


def test_a_year_apart_without_a_word_of_it_is_no_recurrence() -> None:
    (case,) = (one for one in RAISED if one.name == "every year")
    less = [{**one, "description": str(one["description"]).replace("annual ", "")} for one in (case.left, case.right)]
    assert pair(*less).kind == "duplicate"
