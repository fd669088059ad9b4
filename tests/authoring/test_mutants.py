"""Slips: which are made, which an example notices, and which nothing can notice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, note, settings

from pmo_audit import audit, ir, load_data, parse_standard, try_standard
from pmo_audit.api import LoadedStandard
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.mutants import Mutant, hunt, mutants_of
from pmo_audit.authoring.report import Report
from pmo_audit.authoring.report_json import witness_words
from pmo_audit.authoring.trial import prepare
from pmo_audit.authoring.witness import witnesses_of
from pmo_audit.backends import Reference
from tests.authoring.given import AS_OF, HEAD, read, rule_of, schema
from tests.laws.generated import portfolios, rules


def mutants(loaded: LoadedStandard) -> tuple[Mutant, ...]:
    return mutants_of(loaded.standard.rules, schema(loaded), loaded.standard.parameters)


def slips(loaded: LoadedStandard, *kinds: str) -> list[str]:
    return [f"{one.old} → {one.new}" for one in mutants(loaded) if not kinds or one.kind in kinds]


SLIPS = (
    ("budget >= EUR 1m", "threshold", [
        "budget is at least EUR 1m → budget is at least EUR 1_000_001",
        "budget is at least EUR 1m → budget is at least EUR 999_999",
        "budget is at least EUR 1m → budget is at least EUR 1.1m",
        "budget is at least EUR 1m → budget is at least EUR 900k",
    ]),
    ("finish - start > 30 days", "threshold", [
        "finish - start is more than 30 days → finish - start is more than 31 days",
        "finish - start is more than 30 days → finish - start is more than 29 days",
        "finish - start is more than 30 days → finish - start is more than 33 days",
        "finish - start is more than 30 days → finish - start is more than 27 days",
    ]),
    ("start > 2026-03-31", "threshold", [
        "start is after 2026-03-31 → start is after 2026-04-01",
        "start is after 2026-03-31 → start is after 2026-03-30",
    ]),
    ("percent_complete >= 2.5%", "threshold", [
        "percent_complete is at least 2.5% → percent_complete is at least 2.6%",
        "percent_complete is at least 2.5% → percent_complete is at least 2.4%",
        "percent_complete is at least 2.5% → percent_complete is at least 2.7%",
        "percent_complete is at least 2.5% → percent_complete is at least 2.3%",
    ]),
    ("budget < EUR 1m", "boundary", ["budget is less than EUR 1m → budget is at most EUR 1m"]),
    ("budget < EUR 1m", "operator", ["budget is less than EUR 1m → budget is at least EUR 1m"]),
    ("budget is EUR 1m", "operator", [
        "budget is EUR 1m → budget is at most EUR 1m",
        "budget is EUR 1m → budget is at least EUR 1m",
    ]),
    ("budget - actual_cost > EUR 0", "operator", [
        "budget - actual_cost is more than EUR 0 → budget - actual_cost is at most EUR 0",
        "budget - actual_cost is more than EUR 0 → budget + actual_cost is more than EUR 0",
    ]),
    ("id starts with \"PRJ-\"", "operator", ['id starts with "PRJ-" → id contains "PRJ-"']),
    ("name is \"Alpha\"", "text", ['name is "Alpha" → name is "Alphas"']),
    ("id matches \"^PRJ-[0-9]+$\"", "text", [
        'id matches "^PRJ-[0-9]+$" → id matches "PRJ-[0-9]+$"',
        'id matches "^PRJ-[0-9]+$" → id matches "^PRJ-[0-9]+"',
    ]),
    ("status is active", "word", ["status is active → status is proposed", "status is active → status is on_hold"]),
    ("phase is after initiation", "boundary", ["phase is after initiation → phase is on or after initiation"]),
    ("status is one of [active, on_hold]", "dropped", ["active → (left out)", "on_hold → (left out)"]),
    ("status is one of [active, on_hold]", "word", [
        "status is one of [active, on_hold] → status is one of [active, on_hold, proposed]",
        "status is one of [active, on_hold] → status is one of [active, on_hold, completed]",
    ]),
    ("sponsor is known and manager is known", "junction", [
        "sponsor is known and manager is known → sponsor is known or manager is known",
    ]),
    ("sponsor is known or manager is known", "dropped", [
        "sponsor is known → (left out)", "manager is known → (left out)",
    ]),
    ("sponsor is not manager", "negation", ["sponsor is not manager → sponsor is manager"]),
    ("not (sponsor is known and manager is known)", "negation", [
        "not (sponsor is known and manager is known) → sponsor is known and manager is known",
        "sponsor is known → sponsor is not known",
        "manager is known → manager is not known",
    ]),
    ("some risk where status is open", "quantifier", ["some risk → no risk", "some risk → every risk"]),
    ("every risk where status is open satisfies owner is known", "quantifier", [
        "every risk → some risk", "every risk → no risk",
    ]),
    ("every risk where status is open satisfies owner is known", "dropped", ["where status is open → (left out)"]),
    ("at most 2 risks where status is open", "limit", [
        "at most 2 risks → at most 3 risks", "at most 2 risks → at most 1 risk",
    ]),
    ("at most 2 risks where status is open", "quantifier", [
        "at most 2 risks → at least 2 risks", "at most 2 risks → exactly 2 risks",
    ]),
    ("at least 50% of risks where status is open", "boundary", [
        "at least 50% of risks → more than 50% of risks",
    ]),
    ("count(risks where status is open) <= 3", "dropped", ["where status is open → (left out)"]),
    ("largest(budget of cost_lines) <= budget", "aggregate", [
        "largest(cost_line.budget of cost_lines) is at most budget → "
        "smallest(cost_line.budget of cost_lines) is at most budget",
    ]),
    ("finish is in the last 30 days", "dropped", [
        "finish is on or after today - 30 days → (left out)", "finish is on or before today → (left out)",
    ]),
)  # fmt: skip


@pytest.mark.parametrize(("condition", "kind", "wanted"), SLIPS, ids=[f"{one}: {kind}" for one, kind, _ in SLIPS])
def test_slips(condition: str, kind: str, wanted: list[str]) -> None:
    assert [one.replace("cost_line.budget", "budget") for one in slips(rule_of(condition), kind)] == [
        one.replace("cost_line.budget", "budget") for one in wanted
    ]


def test_scope_and_exceptions_are_left_out() -> None:
    loaded = read(
        f'{HEAD}rule R-1 "R"\n severity minor\n for each project where status is active\n require sponsor is known\n'
        ' except "small" where budget < EUR 50k then require manager is known\n'
    )
    assert slips(loaded, "scope", "exception") == [
        "where status is active → (left out)",
        'except "small" → (left out)',
        "then require manager is known → (left out)",
    ]


def test_a_definition_and_a_parameter_slip_once_for_all_their_uses() -> None:
    before = (
        'parameter floor = 10% until 2026-06-30 then 8%\ndefine held of project = contingency >= floor * budget\n'
        'rule R-2 "R"\n severity minor\n for each project\n require held and sponsor is known\n'
        'rule R-3 "R"\n severity minor\n for each risk\n require project.held\n'
    )  # fmt: skip
    loaded = rule_of("held or contingency is exempt", before=before)
    found = [one for one in mutants(loaded) if len(one.rules) > 1]
    assert {one.codes for one in found} == {("R-2", "R-3", "R-1")}
    assert [f"{one.kind}: {one.new}" for one in found if one.kind in ("threshold", "day")] == [
        "threshold: floor = 11% until 2026-06-30 then 8%",
        "threshold: floor = 9% until 2026-06-30 then 8%",
        "day: floor = 10% until 2026-07-01 then 8%",
        "day: floor = 10% until 2026-06-29 then 8%",
        "threshold: floor = 10% until 2026-06-30 then 9%",
        "threshold: floor = 10% until 2026-06-30 then 7%",
    ]


def test_bands_slip_in_limits_and_values() -> None:
    before = "parameter floor by budget: below EUR 1m 10%, otherwise 15%\n"
    found = slips(rule_of("contingency / budget >= floor", before=before), "threshold")
    assert found[:2] == [
        "band of floor below EUR 1m → band of floor below EUR 1_000_001",
        "band of floor below EUR 1m → band of floor below EUR 999_999",
    ]
    assert "floor where budget is less than EUR 1m = 10% → floor where budget is less than EUR 1m = 11%" in found
    assert "floor in its last band = 15% → floor in its last band = 16%" in found


def test_lists_that_change_slip_in_their_days_and_words() -> None:
    before = 'parameter odd = ["a", "b"] until 2026-12-31 then ["c", "d"]\n'
    loaded = rule_of("name is not one of odd", before=before)
    assert len(slips(loaded, "day")) == 2
    assert slips(loaded, "dropped") == [f'"{one}" in odd → (left out)' for one in "abcd"]


# ------------------------------------------------------------------------------------------ what is noticed

BOTH_SIDES = """  example "at the limit" passes { budget: EUR 1m }
  example "a euro less" fails { budget: EUR 999_999 }
"""


def report(loaded: LoadedStandard) -> Report:
    return try_standard(loaded, as_of=AS_OF, mutate=True)


def test_examples_on_both_sides_of_a_threshold_notice_every_slip() -> None:
    told = report(rule_of("budget >= EUR 1m", examples=BOTH_SIDES))
    assert told.hunt is not None
    assert (told.hunt.killed, len(told.hunt.judged), told.survivors) == (6, 6, ())


def test_what_is_not_noticed_comes_with_an_example_that_would() -> None:
    told = report(rule_of("budget >= EUR 1m", examples='  example "rich" passes { budget: EUR 2m }\n'))
    assert told.hunt is not None
    assert [one.mutant.new for one in told.survivors] == [
        "budget is more than EUR 1m",
        *(f"budget is at least {one}" for one in ("EUR 1_000_001", "EUR 999_999", "EUR 1.1m", "EUR 900k")),
    ]
    assert [(witness_words(one.witness, told), len(one.notices)) for one in told.suggestions] == [
        ('example "…" passes { budget: EUR 1m }', 3),
        ('example "…" fails { budget: EUR 999_999 }', 2),
    ]


def test_examples_that_disagree_are_settled_first() -> None:
    broken = BOTH_SIDES.replace("passes", "fails")
    text = f'{HEAD}rule R-1 "R"\n severity minor\n for each project\n require budget >= EUR 1m\n{broken}'
    assert try_standard(parse_standard(text, as_of=AS_OF), as_of=AS_OF, mutate=True).hunt is None


@given(rules())
@settings(max_examples=10, deadline=None)
def test_a_witness_tells_the_mutant_from_its_rule(text: str) -> None:
    loaded = read(text)
    blank = ir.ExampleRecord("project", {"risks": ()})
    rule = loaded.standard.rules[0]
    portfolio, subject = portfolio_of(blank, schema(loaded))
    outcome = Reference(portfolio, AS_OF).judge(rule, subject).outcome
    example = ir.Example("blank", None, outcome, blank, rule.place)
    prepared = prepare([replace(rule, examples=(example,))], schema(loaded), AS_OF)
    some = mutants(loaded)[:3]
    for mutant, witness in zip(some, witnesses_of(some, prepared, schema(loaded)), strict=True):
        if witness is not None:
            portfolio, subject = portfolio_of(witness.record, schema(loaded))
            outcomes = [Reference(portfolio, AS_OF).judge(one, subject).outcome for one in mutant.rules[0]]
            assert outcomes == [witness.outcome, witness.mutated]
            assert outcomes[0] is not outcomes[1]


# --------------------------------------------------------------------------------------- what nothing notices

EQUIVALENT = (
    ("exposure is very_low", "exposure is very_low → exposure is at most very_low"),
    ("exposure is very_high", "exposure is very_high → exposure is at least very_high"),
    ("count(risks) is 0", "count(risks) is 0 → count(risks) is at most 0"),
    ("count(risks) > 0.5", "count(risks) is more than 0.5 → count(risks) is at least 0.5"),
    ("exactly 0 risks where owner is missing", "exactly 0 risks → at most 0 risks"),
    ("at least 100% of risks where owner is known", "at least 100% of risks → exactly 100% of risks"),
    ("finish - start > 30.5 days", "finish - start is more than 30.5 days → finish - start is at least 30.5 days"),
    ("finish - start > 30.5 days", "finish - start is more than 30.5 days → finish - start is more than 30.4 days"),
    ("sponsor is known and sponsor is known", "sponsor is known → (left out)"),
    ('name is not one of ["n/a", "N/A"]', '"n/a" → (left out)'),
)


@pytest.mark.parametrize(("condition", "slip"), EQUIVALENT, ids=[one for _, one in EQUIVALENT])
def test_equivalents_are_proved(condition: str, slip: str) -> None:
    loaded = rule_of(condition, "risk" if "exposure" in condition else "project")
    found = {f"{one.old} → {one.new}": one.equivalent for one in mutants(loaded)}
    assert found[slip]


def test_equivalents_count_on_neither_side() -> None:
    loaded = rule_of("count(risks) is 0", examples='  example "none" passes { risks: [] }\n')
    found = hunt(mutants(loaded), prepare(loaded.standard.rules, schema(loaded), AS_OF))
    assert len(found.judged) + len(found.equivalent) == len(mutants(loaded))
    assert found.equivalent
    assert all(one.mutant.equivalent == "" for one in found.judged)


@given(rules(), portfolios())
@settings(max_examples=80, deadline=None)
def test_what_is_called_equivalent_never_differs(text: str, document: dict[str, object]) -> None:
    loaded = read(text)
    note(text)
    data = load_data(document, standards=[loaded]).portfolio
    record = data.register("project").records[0]
    reference = Reference(data, AS_OF)
    for mutant in mutants(loaded):
        if mutant.equivalent:
            note(f"{mutant.old} → {mutant.new}: {mutant.equivalent}")
            outcomes = [reference.judge(rule, record).outcome for rule in mutant.rules[0]]
            assert outcomes[0] is outcomes[1]


@given(rules(), portfolios())
@settings(max_examples=30, deadline=None)
def test_every_mutant_can_be_carried_out(text: str, document: dict[str, object]) -> None:
    loaded = read(text)
    data = load_data(document, standards=[loaded]).portfolio
    record = data.register("project").records[0]
    for mutant in mutants(loaded):
        for _, after in mutant.rules:
            Reference(data, AS_OF).judge(after, record)
    assert audit([loaded], data, as_of=AS_OF).rules
