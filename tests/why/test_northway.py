"""Every failing verdict of the sample portfolio gets exactly one kind of advice, and none of it is wrong."""

from __future__ import annotations

from collections import Counter
from functools import cache
from time import process_time

import pytest

from pmo_audit.auditing.why import Advice, Bench, Kind, advise, explain
from pmo_audit.auditing.why.cases import cases_of
from pmo_audit.findings import Outcome
from tests.fixtures.test_northway import AS_OF, loaded, result, standard
from tests.why.bench import prove
from tests.why.brute import repair_of_two

WOULD = {
    ("SG-202", "NW-01"), ("SG-202", "NW-04"), ("SG-203", "NW-06"), ("SG-303", "NW-01"), ("SG-305", "CR-07"),
    ("SG-305", "CR-08"), ("SG-305", "CR-09"), ("SG-311", "DE-03"), ("SG-312", "A-04"), ("SG-312", "A-07"),
    ("SG-314", "DE-06"), ("SG-401", "DEP-01"), ("SG-401", "DEP-02"), ("SG-401", "DEP-03"), ("SG-504", "SR-1201"),
    ("SG-603", "B-07"), ("SG-604", "NW-04"), ("SG-703", "NW-16"),
}  # fmt: skip
"""Failures that rest on what has happened or is no decision: money spent, milestones missed, work begun, projects
started, decisions taken, what a benefit is worth."""
PAIRS = [(one.rule, one.subject.entity, one.subject.id) for one in result().findings if one.outcome is Outcome.FAIL]
OPEN = [(one.rule, one.subject.entity, one.subject.id) for one in result().findings if one.outcome is Outcome.UNKNOWN]
INEXACT = {
    ("SG-201", "NW-14"), ("SG-204", "NW-14"),
    ("SG-309", "NW-05"), ("SG-309", "NW-14"), ("SG-311", "DE-10"), ("SG-711", "NW-16"),
}  # fmt: skip
"""A ratio of two unknowns depends on both; and of somebody new nobody can say how much they may approve."""


def bench_of(rule: str, entity: str, key: str) -> Bench:
    portfolio = loaded().portfolio
    (found,) = [one for one in standard().standard.rules if one.code == rule]
    record = portfolio.find(entity, key)
    assert record is not None
    return Bench(portfolio, found, record, AS_OF)


@cache
def advice_of(rule: str, entity: str, key: str) -> Advice:
    return advise(bench_of(rule, entity, key))


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_advice_is_proved(pair: tuple[str, str, str]) -> None:
    prove(bench_of(*pair), advice_of(*pair))


def test_each_failure_gets_the_kind_that_was_worked_out_by_hand() -> None:
    kinds = {(rule, key): advice_of(rule, entity, key).kind for rule, entity, key in PAIRS}
    print(f"\nnorthway, {len(kinds)} failing verdicts: {dict(Counter(one.value for one in kinds.values()))}")
    assert {pair for pair, kind in kinds.items() if kind is Kind.WOULD_HAVE_TO_BE} == WOULD
    assert {kind for pair, kind in kinds.items() if pair not in WOULD} == {Kind.REPAIR}
    assert len(kinds) == 74


@pytest.mark.parametrize("pair", [one for one in PAIRS if (one[0], one[2]) in WOULD], ids=" ".join)
def test_where_nothing_can_be_done_brute_force_finds_nothing_either(pair: tuple[str, str, str]) -> None:
    entities = {
        "SG-202": ("project",),
        "SG-203": ("project",),
        "SG-303": ("project", "milestone"),
        "SG-305": ("approval",),
        "SG-311": ("decision",),
        "SG-312": ("approval",),
        "SG-314": ("decision",),
        "SG-401": ("dependency", "project"),
        "SG-504": ("project",),
        "SG-603": ("benefit",),
        "SG-604": ("project",),
        "SG-703": ("project", "benefit"),
    }
    assert repair_of_two(bench_of(*pair), entities[pair[0]]) is None


def test_brute_force_finds_what_can_be_done() -> None:
    """Otherwise that it finds nothing would say nothing."""
    assert repair_of_two(bench_of("SG-101", "project", "NW-12"), ("artifact",)) is not None
    assert repair_of_two(bench_of("SG-302", "risk", "R-16"), ("risk",)) is not None
    assert repair_of_two(bench_of("SG-304", "project", "NW-08"), ("meeting",)) is not None


def test_repairs_in_words() -> None:
    said = {(rule, key): [one.deed for one in advice_of(rule, e, key).ways[0].changes] for rule, e, key in PAIRS}
    charter = "artifact D-0801 Charter: Ring Road bus priority"
    assert said["SG-101", "NW-08"] == [f"change `status` of {charter} from draft to approved"]
    assert said["SG-101", "NW-12"] == ['add an artifact with `kind` "project charter" and `status` approved']
    assert said["SG-201", "NW-02"] == ["raise `contingency` from EUR 410,000 to EUR 520,000 or more"]
    assert said["SG-301", "NW-04"] == ["name somebody other than Aoife Brennan as `sponsor`"]
    assert said["SG-302", "R-16"] == ["name somebody as `owner`", "set `due` to 2026-03-31 or later"]
    assert said["SG-304", "NW-08"] == ['hold a meeting with `body` "steering committee" and `held_on` 2026-03-31']
    assert said["SG-306", "E1102"] == [
        "name somebody other than Aoife Brennan as `manager` of project NW-01 Depot electrification",
        "name somebody other than Aoife Brennan as `manager` of project NW-14 Control centre move",
    ]
    assert said["SG-303", "NW-06"] == [
        "move `forecast` of milestone M-0602 Tenth unit back in traffic from 2026-07-03 to 2026-04-26 or earlier",
        "move `forecast` of milestone M-0603 Last unit back in traffic from 2027-10-01 to 2027-07-25 or earlier",
    ]


def test_what_would_have_to_be_in_words() -> None:
    ways = advice_of("SG-202", "project", "NW-01").ways
    assert [(one.state, one.hindrance) for way in ways for one in way.changes] == [
        ("`actual_cost` were EUR 3,410,000 or less (it is EUR 3,560,000)", "that is a fact, not a decision"),
        ("`planned_cost` were EUR 3,236,363.64 or more (it is EUR 3,100,000)", "that is a fact, not a decision"),
    ]
    (change,) = advice_of("SG-305", "change", "CR-07").ways[0].changes
    assert change.state == 'there were an approval with `role` "sponsor" and `given_on` 2026-01-19 or earlier'
    assert change.hindrance == "2026-01-19 has passed"


@pytest.mark.parametrize("pair", OPEN, ids=" ".join)
def test_every_open_verdict_is_told_what_each_answer_gives(pair: tuple[str, str, str]) -> None:
    found = cases_of(bench_of(*pair))
    assert found.together
    assert found.exact is (pair[::2] not in INEXACT)
    assert len(found.waits_for) >= 1
    assert len(found.outcomes) > 1
    assert Outcome.ERROR not in found.outcomes


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_every_verdict_can_be_explained(depth: int) -> None:
    portfolio, counts = loaded().portfolio, Counter[Outcome]()
    for rule in standard().standard.rules:
        for record in portfolio.register(rule.entity).records:
            if rule.code in ("SG-303", "SG-305", "SG-401") or depth == 1:
                one = [standard().standard]
                answer = explain(one, one[0], rule, portfolio, record, as_of=AS_OF, depth=depth)
                assert answer.parts
                assert (answer.advice is not None) is (answer.outcome is Outcome.FAIL)
                assert (answer.cases is not None) is (answer.outcome is Outcome.UNKNOWN)
                counts[answer.outcome] += 1
    assert {Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE} <= set(counts)


def test_it_is_fast_enough() -> None:
    start = process_time()
    for pair in PAIRS:
        advise(bench_of(*pair))
    assert process_time() - start < 8
