"""The solver proves what is impossible and nothing else, and finds records for what is possible."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from pmo_audit import ir
from pmo_audit.api import LoadedStandard, parse_standard, schema_of
from pmo_audit.authoring.literals import record_words
from pmo_audit.authoring.solver import Asked, Finder, Solver, Want, moments_of
from tests.authoring.lints.dense import BEFORE, ORDERS, conditions

DAY = date(2026, 3, 31)
CANNOT = (
    "budget < EUR 1m and budget >= EUR 2m",
    "budget < small and budget >= EUR 1m",
    "budget < contingency and contingency < budget",
    "budget - contingency > EUR 5 and budget - contingency < EUR 4",
    "budget > 110% of contingency and budget <= 105% of contingency and contingency > EUR 0",
    "contingency / budget >= 20% and contingency < 10% of budget and budget > EUR 0",
    "budget / EUR 1m > 2 and budget / EUR 1m < 1",
    "contingency / budget < floor and contingency / budget >= 15%",
    "start < finish and finish < baseline_finish and baseline_finish < start",
    "finish - start > 30 days and finish <= start + 10 days",
    "finish differs from start by more than 30 days and slip <= 5 days and start - finish <= 5 days",
    "start is in the last 10 days and start is after today + 3 days",
    "finish > start + 6 months and finish < start + 6 months",
    "working days from start to finish < 5 working days and working days from start to finish > 6 working days",
    "phase is after execution and phase is one of [planning, initiation]",
    "status is active and status is not one of [active, on_hold]",
    'name starts with "ab" and name starts with "b"',
    'name is "abc" and name contains "x"',
    'name is not empty and name is ""',
    'name is department and name is "A" and department is "B"',
    "length(name) < 0",
    "sponsor is missing and sponsor is manager",
    "sponsor is empty and sponsor.email is known",
    "sponsor is sponsor and sponsor is not manager and manager is sponsor",
    "large and budget < EUR 1",
    "(some risk where status is open and status is closed) or wave > 1 and wave < 1",
    "(some risk where status is open) and no risk where status is one of [open, closed]",
    "(some risk) and risks is empty",
    "risks is missing and count(risks) < 5",
    "count(risks) > 3 and count(risks) <= 3",
    "count(risks where bad) > count(risks where exposure is at least high and status is open)",
    "(at least 3 risks where bad) and at most 1 risk where bad",
    "(some risk where project.budget > EUR 5) and budget < EUR 4",
    "(some risk where exposure is more than impact and impact is very_high) or count(risks) < 0",
    "sum(wave of projects) > 5 and sum(wave of projects) < 2",
)
CAN = (
    "budget < EUR 1m and budget >= USD 2m",
    "budget < contingency and contingency < planned_cost and planned_cost < budget",
    "contingency >= 10% of budget and contingency < 5% of budget",
    "budget / EUR 1m > 2 and budget / USD 1m < 1",
    "sponsor is not manager and sponsor is missing or sponsor is not sponsor",
    "not (budget < EUR 1m) and not (budget >= EUR 1m)",
    "(every risk satisfies status is open) and every risk satisfies status is closed",
    'name starts with "ab" and name ends with "b" and name contains "cd"',
    "count(risks where bad) = count(risks)",
    "at most 50% of risks where bad",
    "start <= finish and finish <= start",
)


def asked_of(*requirements: str) -> tuple[list[ir.Rule], LoadedStandard, Solver]:
    blocks = "".join(
        f'rule R-{place} "R"\n  severity minor\n  for each project\n  require {one}\n'
        for place, one in enumerate(requirements)
    )
    loaded = parse_standard(f'standard s "S"\n{BEFORE}{blocks}', as_of=DAY)
    return list(loaded.standard.rules), loaded, Solver("project", DAY)


@pytest.mark.parametrize("requirement", CANNOT)
def test_what_cannot_be_is_proved(requirement: str) -> None:
    (rule,), loaded, solver = asked_of(requirement)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    assert solver.impossible([Asked(rule.require, Want.TRUE)], moments_of([rule]))


@pytest.mark.parametrize("requirement", CAN)
def test_what_can_be_is_not(requirement: str) -> None:
    (rule,), loaded, solver = asked_of(requirement)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    assert not solver.impossible([Asked(rule.require, Want.TRUE)], moments_of([rule]))


def assert_possible_or_unseen(requirements: list[str], data: st.DataObject) -> None:
    """What the solver calls impossible no record shows."""
    rules, loaded, solver = asked_of(*requirements)
    if not loaded.ok:
        return  # the generator does not part a quantifier from what follows it
    asked = [Asked(rule.require, data.draw(st.sampled_from(list(Want)))) for rule in rules]
    moments = moments_of(rules)
    if moments and solver.impossible(asked, moments):
        note([(text, one.want) for text, one in zip(requirements, asked, strict=True)])
        core = solver.core(asked, moments)
        assert not Finder(solver, schema_of([loaded])).contradicted(core, moments, tries=120)


@given(st.lists(conditions(), min_size=1, max_size=3), st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_record_shows_what_is_proved_impossible(requirements: list[str], data: st.DataObject) -> None:
    assert_possible_or_unseen(requirements, data)


@given(conditions(depth=0), st.lists(ORDERS, min_size=1, max_size=2), st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_nor_of_comparisons_that_are_nearly_the_same(one: str, orders: list[str], data: st.DataObject) -> None:
    """Here much contradicts, and what is none or unknown or in another currency matters most."""
    others = [re.sub(r" (<=|>=|<>|<|>|=) ", f" {order} ", one, count=1) for order in orders]
    moved = data.draw(st.sampled_from(["EUR", "USD"]))
    assert_possible_or_unseen([one, *(re.sub("EUR|USD", moved, other) for other in others)], data)


@pytest.mark.parametrize("first", ["<", "<=", ">", ">=", "=", "<>"])
@pytest.mark.parametrize("compared", ["budget {} EUR 1m", "budget {} contingency", "start {} finish", "wave {} 2"])
def test_what_is_none_or_unknown_is_neither(compared: str, first: str) -> None:
    """A comparison that is false may be so because of none, and one that is not true because nobody knows."""
    other = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "<>", "<>": "="}[first]
    rules, _, solver = asked_of(compared.format(first), compared.format(other))
    moments = moments_of(rules)
    both = [[Asked(rule.require, want) for rule in rules] for want in Want]
    assert [solver.impossible(asked, moments) for asked in both] == [True, first in ("=", "<>"), False, False]


@given(conditions(depth=1), conditions(depth=1))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_witness_stands_in_an_example(scope: str, requirement: str) -> None:
    """Written down as an example, it comes out as it was found."""
    rules, loaded, solver = asked_of(requirement, scope)
    if not loaded.ok:
        return
    asked = [Asked(one.require, Want.TRUE) for one in rules]
    schema, moments = schema_of([loaded]), moments_of(rules)
    witness = Finder(solver, schema).witness(asked, moments or ())
    if witness is None:
        return
    types = {(entity, one.name): one.type for entity in schema.entities for one in schema.fields_of(entity)}
    example = f'example "w" as of {witness.day} passes {record_words(witness.record, types)}'
    note(example)
    for one in (scope, requirement):
        clauses = f"for each project\n  require {one}\n  {example}\n"
        text = f'standard s "S"\n{BEFORE}rule R-1 "R"\n  severity minor\n  {clauses}'
        told = parse_standard(text, as_of=DAY).diagnostics
        assert not [one for one in told if "pass" not in one.message or "nothing to check" not in one.message], told
