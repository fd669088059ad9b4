"""What examples see of a rule: every clause, also of members and in definitions, true, false and unknown."""

from __future__ import annotations

import pytest

from pmo_audit import load_standard, parse_standard, shipped_packs, try_standard
from pmo_audit.authoring.clauses import clauses_of, unique
from pmo_audit.authoring.report import Report
from pmo_audit.authoring.report_json import report_json
from pmo_audit.findings import Outcome
from tests.authoring.given import AS_OF, HEAD, read, rule_of, schema

FLOOR = 90
"""The least that the examples of a shipped pack see and notice, in hundredths."""


def clauses(text: str) -> list[tuple[str, str]]:
    loaded = read(text)
    found = [one for rule in loaded.standard.rules for one in clauses_of(rule, schema(loaded))]
    return [(one.part, one.words) for one in unique(found)]


def report(text: str) -> Report:
    return try_standard(parse_standard(text, "rules.pmo", as_of=AS_OF), as_of=AS_OF)


def never(told: Report) -> dict[str, tuple[str, ...]]:
    return {one.clause.words: one.never for one in told.coverage.clauses}


@pytest.mark.parametrize("pack", shipped_packs())
def test_shipped_examples_see_and_notice(pack: str) -> None:
    told = try_standard(load_standard(pack, as_of=AS_OF), as_of=AS_OF, mutate=True)
    assert not told.disagreeing
    assert not told.coverage.lacking
    assert told.hunt is not None
    assert told.coverage.share * 100 >= FLOOR
    assert told.hunt.score * 100 >= FLOOR


def test_every_part_of_a_rule_is_made_of_clauses() -> None:
    assert clauses(
        f'{HEAD}rule R-1 "R"\n severity minor\n for each project where status is active and not (phase is closing)\n'
        ' require sponsor is not manager or some artifact where kind is "charter" and status is approved\n'
        ' except "small" where budget < EUR 50k then require count(risks where exposure is at least high) < 3\n'
    ) == [
        ("scope", "status is active"),
        ("scope", "not (phase is closing)"),
        ("requirement", "sponsor is not manager"),
        ("requirement", 'some artifact where kind is "charter" and status is approved'),
        ("requirement", 'kind is "charter"'),
        ("requirement", "status is approved"),
        ('exception "small"', "budget < EUR 50k"),
        ('requirement of exception "small"', "count(risks where exposure is at least high) < 3"),
        ('requirement of exception "small"', "exposure is at least high"),
    ]


def test_one_phrase_is_one_clause() -> None:
    words = 'status is one of [active, on_hold] and start is in the last 30 days and name is not one of ["a", "b"]'
    text = f'{HEAD}rule R-1 "R"\n severity minor\n for each project\n require {words}\n'
    assert [words for _, words in clauses(text)] == [
        "status is one of [active, on_hold]",
        "start is in the last 30 days",
        'name is not one of ["a", "b"]',
    ]


def test_a_definition_and_bands_are_told_once() -> None:
    text = (
        f"{HEAD}parameter floor by budget: below EUR 1m 10%, otherwise 15%\n"
        "define sound of project = contingency / budget >= floor and (sponsor is known or manager is known)\n"
        'rule R-1 "R"\n severity minor\n for each project where sound\n require name is known\n'
        'rule R-2 "R"\n severity minor\n for each risk\n require project.sound\n'
    )
    assert clauses(text) == [
        ("definition of sound", "contingency / budget is at least floor"),
        ("band of floor", "budget is less than EUR 1m"),
        ("definition of sound", "sponsor is known"),
        ("definition of sound", "manager is known"),
        ("requirement", "name is known"),
    ]


def test_definitions_of_one_name_are_told_apart() -> None:
    text = (
        f"{HEAD}define late of project = finish < today\ndefine late of risk = due < today\n"
        'rule R-1 "R"\n severity minor\n for each risk where late\n require project.late\n'
    )
    assert clauses(text) == [
        ("definition of late", "due is before today"),
        ("definition of late", "project.finish is before today"),
    ]


SEEN = """  example "both" passes { sponsor: "Ann", risks: [{ owner: "Bo" }] }
  example "no sponsor" fails { risks: [{ owner: missing }] }
"""


def test_what_was_never_seen_is_told() -> None:
    told = report(
        f'{HEAD}rule R-1 "R"\n severity minor\n for each project\n'
        f" require sponsor is known and every risk where status is not closed satisfies owner is known\n{SEEN}"
    )
    assert never(told) == {
        "sponsor is known": ("unknown",),
        "every risk where status is not closed satisfies owner is known": ("false",),
        "status is not closed": ("true", "false"),
        "owner is known": ("unknown",),
    }
    assert (told.coverage.seen, told.coverage.sides, told.coverage.unknown) == (5, 8, 2)


def test_bands_and_unknowns_are_seen() -> None:
    told = report(
        f"{HEAD}parameter floor by budget: below EUR 1m 10%, otherwise 15%\n"
        'rule R-1 "R"\n severity minor\n for each project\n require contingency / budget >= floor\n'
        '  example "small" passes { budget: EUR 10, contingency: EUR 1 }\n  example "blank" is unknown { }\n'
    )
    assert never(told) == {"contingency / budget >= floor": ("false",), "budget is less than EUR 1m": ("false",)}


def test_kinds_of_example_that_are_lacking() -> None:
    told = report(
        f'{HEAD}rule R-1 "R"\n severity minor\n for each project where status is active\n require sponsor is known\n'
        ' except "small" where budget < EUR 50k\n'
        '  example "a" passes { status: active, budget: EUR 1m, sponsor: "A" }\n'
    )
    assert [one.kinds for one in told.coverage.lacking] == [("fails", "does not apply", "is excepted")]


def test_an_example_that_disagrees_says_why() -> None:
    examples = '  example "poor" passes { budget: EUR 1 }\n'
    told = report(rule_of("budget >= EUR 1m").sources[0].content + examples)
    (tried,) = told.disagreeing
    assert (tried.example.outcome, tried.outcome) == (Outcome.PASS, Outcome.FAIL)
    assert [(one.clause, one.outcome) for one in tried.why] == [("budget >= EUR 1m", "false")]
    (example,) = report_json(told)["examples"]
    assert (example["agrees"], example["expected"], example["outcome"]) == (False, "pass", "fail")
    assert example["why"][0]["readings"] == [{"of": "the example", "field": "budget", "value": "EUR 1"}]


def test_rules_can_be_selected() -> None:
    told = try_standard(load_standard("stage_gate", as_of=AS_OF), as_of=AS_OF, select=["#money"])
    on_money = {one.code for one in load_standard("stage_gate", as_of=AS_OF).standard.rules if "money" in one.tags}
    assert {"SG-201", "SG-202"} < on_money
    assert {one.rule.code for one in told.tried} == on_money
    assert {one.clause.rule.code for one in told.coverage.clauses} == on_money
