"""The generator reaches all there is: a budget of batches, counted."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from pmo_audit import ir
from pmo_audit.functions import all_overloads
from tests.oracle.generator import make_batch
from tests.oracle.meaning.plain import REASONS
from tests.oracle.reach import Reach, reach_of

BATCHES = 200
QUANTIFIERS = {
    *(f"{word}{more}" for word in ("some", "no") for more in ("", " where", " satisfies", " where satisfies")),
    *("every satisfies", "every where satisfies"),
    *(
        f"{word} {how}{more}"
        for word in ("at least", "at most", "exactly", "more than", "fewer than")
        for how in ("number", "share")
        for more in (" where", " satisfies", " where satisfies")
    ),
    *(f"{word} number" for word in ("at least", "at most", "exactly", "more than", "fewer than")),
}
CONSTANT = {("rank", 1), ("matches", 1)}
ROUNDINGS = {("add:date,months,text", 2), ("subtract:date,months,text", 2)}
"""Arguments that only a constant can be."""
OUTCOMES = {"pass", "fail", "unknown", "not applicable", "excepted", "nothing to check", "error"}
"""All but `not in force`, which is asked before any rule is carried out."""


@pytest.fixture(scope="module")
def reach() -> Reach:
    """What some batches reach, with few portfolios each."""
    return reach_of(make_batch(seed, portfolios=1, plain=0) for seed in range(BATCHES))


def test_every_kind_of_node(reach: Reach) -> None:
    kinds = {one.__name__ for one in get_args(ir.Node)}
    assert not {one for one in kinds if reach.nodes[one] < 20}


def test_every_operation(reach: Reach) -> None:
    assert not {one for one in all_overloads() if reach.overloads[one] < 2}


def test_every_operation_is_carried_out_on_values(reach: Reach) -> None:
    places = {(one.id, place) for one in all_overloads().values() for place in range(len(one.arguments))}
    assert not {one for one in places if not reach.arguments[*one, "value"]}


@pytest.mark.parametrize("state", ["none", "missing", "exempt", "unreadable"])
def test_every_operation_meets_every_state_in_every_place(reach: Reach, state: str) -> None:
    """Counted by the name of the operation, and but for places where only a constant can stand."""
    places = {
        _place(one.id, place)
        for one in all_overloads().values()
        for place in range(len(one.arguments))
        if (one.name, place) not in CONSTANT and (one.id, place) not in ROUNDINGS
    }
    met = {_place(overload, place) for (overload, place, seen), _ in reach.arguments.items() if seen == state}
    never = {("calendar", 0)} if state == "none" else set()  # where there is none of one's own, there is another
    lacking = places - met - never
    assert not lacking


def _place(overload: str, place: int) -> tuple[str, int]:
    """An argument by operation and place; calendars are one wherever they stand."""
    name, _, kinds = overload.partition(":")
    return ("calendar", 0) if kinds.split(",")[place : place + 1] == ["calendar"] else (name, place)


def test_every_quantifier(reach: Reach) -> None:
    assert not {one for one in QUANTIFIERS if reach.quantifiers[one] < 5}


def test_quantifiers_stand_in_quantifiers(reach: Reach) -> None:
    assert all(reach.depths[depth] for depth in (1, 2, 3))


def test_every_question_about_states(reach: Reach) -> None:
    wanted = {f"{state} of {of}" for state in ("known", "missing", "exempt", "empty") for of in ("Field", "Members")}
    assert not {one for one in wanted if reach.questions[one] < 5}


def test_every_aggregate(reach: Reach) -> None:
    quantities = ("Number", "MoneyType", "DurationTypedays", "DurationTypeworking days", "DurationTypemonths")
    wanted = {f"{word} of {kind}" for word in ("sum", "average", "largest", "smallest") for kind in quantities}
    wanted |= {f"{word} of {kind}" for word in ("largest", "smallest") for kind in ("DateType", "PeriodType")}
    assert not {one for one in wanted if not reach.aggregates[one]}


def test_every_outcome_and_none_too_often(reach: Reach) -> None:
    whole = sum(reach.outcomes.values())
    assert not {one for one in OUTCOMES if reach.outcomes[one] < 0.002 * whole}
    assert reach.outcomes["unknown"] < 0.6 * whole
    assert reach.outcomes["pass"] > 0.1 * whole
    assert reach.outcomes["fail"] > 0.1 * whole


def test_every_reason(reach: Reach) -> None:
    whole = sum(reach.reasons.values())
    assert not {one for one in REASONS if reach.reasons[one] < 0.005 * whole}


def test_every_truth(reach: Reach) -> None:
    assert not {one for one in ("T", "T°", "U", "F°", "F") if reach.truths[one] < 200}


def test_every_way_to_another_record(reach: Reach) -> None:
    wanted = {"a record", "none", "missing", "exempt", "unreadable", "dangling reference"}
    assert not {one for one in wanted if reach.ways[one] < 50}


def test_every_way_in_which_a_collection_comes(reach: Reach) -> None:
    gaps = ("", ", missing", ", incomplete collection", ", incomplete collection and missing")
    wanted = {f"{what}{gap}" for what in ("with members", "empty") for gap in gaps}
    wanted |= {"missing as a whole", "unreadable as a whole", "of nobody known", "of none"}
    assert not {one for one in wanted if reach.collections[one] < 5}


def test_all_that_is_counted_is_asked_of() -> None:
    counted = {one.name for one in fields(Reach)} - {"rules"}
    asked = {
        "ways",
        "collections",
        "nodes",
        "overloads",
        "quantifiers",
        "questions",
        "aggregates",
        "depths",
        "arguments",
        "outcomes",
        "reasons",
    }
    assert counted == asked | {"truths"}
