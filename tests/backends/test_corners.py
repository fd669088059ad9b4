"""Conditions for which the compiled backend has a way of its own that is seldom taken: the reference says the same."""

from __future__ import annotations

import gc
from datetime import date
from typing import Any

import pytest

from pmo_audit import audit, load_data, parse_standard
from pmo_audit.backends.compiled import Bound, Compiled
from pmo_audit.findings import Outcome
from tests.backends.agreement import disagreements

AS_OF = date(2026, 3, 31)
STATES: tuple[Any, ...] = ({"none": True}, None, {"exempt": "withheld"}, {"neither": 1, "nor": 2})
RISK = {"id": "R", "name": "Flood", "owner": "Ann", "exposure": "high"}
TASK = {"id": "T", "name": "Dig", "total_float": 2, "predecessors": ["T"]}
PROJECT: dict[str, Any] = {
    "id": "P",
    "name": "Alpha",
    "budget": "EUR 9",
    "contingency": "USD 2",
    "phase": "execution",
    "rag": "amber",
    "sponsor": "Ann",
    "manager": "Bo",
    "start": "2026-03-01",
    "percent_complete": 0.5,
}
BEFORE = """\
extend project with span: months
extend project with term: working days
extend project with wait: days
extend project with quarter: period
extend project with words: text
define boss of project = sponsor
define worth of project = budget
"""


def standard_of(condition: str, entity: str = "project"):
    text = f'standard s "S"\n  months round down\n{BEFORE}'
    text += f'rule R-1 "R"\n  severity minor\n  for each {entity}\n  require {condition}\n'
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    return standard


def differences(condition: str, document: Any, entity: str = "project") -> list[str]:
    standard = standard_of(condition, entity)
    return disagreements(standard.standard.rules, load_data(document, standards=[standard]).portfolio, AS_OF)


@pytest.mark.parametrize(
    "condition",
    [
        "budget / budget >= 1",
        "budget <= budget",
        "budget < budget",
        "budget - budget = EUR 0",
        "worth / budget > 0.5",
        "contingency / budget > 0.5",
        "true",
        "true and not false",
        "(name is known) or true",
        "execution is at most phase",
        "amber is more than rag",
        "rag is amber or rag is red",
        "phase is planning or rag is amber",
        "at most 2 risks",
        "at least 1 risk",
        "exactly 3 risks",
        "no risk where owner is project.sponsor",
        "no project as other where other.sponsor is project.boss",
        "some project as other where project.boss is other.manager",
        "span > 2 months and term > 2 working days and wait > 2 days",
        "span / 2 > 2 months or term * 2 > 2 working days or wait + wait > 2 days",
        "start + wait < today and start + term < today and start + span < today",
        "start + 1 month * percent_complete < today",
        "start + (term + term) < today",
        "wait differs from wait by at most 1 day",
        "quarter is after quarter",
        "some task where total_float > 1 working day and predecessors is not empty",
        'name contains ""',
        'name contains words or name starts with words or words ends with "x"',
        "count(risks where owner is known) * 2 > 1 and count(risks where due < today) / 2 < 1",
        "count(risks where due < today) * 0.5 >= percent_complete",
        "count(risks where due < today) / count(tasks) < 1",
        "count(risks where due < today) = count(risks where due < today)",
        "budget / count(risks where due < today) > EUR 1",
    ],
)
@pytest.mark.parametrize("field", [*PROJECT, "span", "term", "wait", "quarter", "words"])
def test_whatever_stands_in_a_field(condition: str, field: str) -> None:
    extras = {"span": 3, "term": 4, "wait": 5, "quarter": "2026-Q1", "words": "ph"}
    whole = PROJECT | extras
    odd = [whole | {"id": f"P{number}", field: state} for number, state in enumerate(STATES)]
    document = {"projects": [whole | {"risks": [RISK], "tasks": [TASK]}, *odd], "people": [{"id": "Ann"}, {"id": "Bo"}]}
    assert differences(condition, document) == []


@pytest.mark.parametrize("project", ["P", "nowhere", *STATES], ids=str)
@pytest.mark.parametrize(
    "condition",
    [
        *("project.budget > EUR 1", "project.sponsor is owner", "project.phase is closing"),
        "status is open and project.status is active",
    ],
)
def test_two_ways_that_end_alike(condition: str, project: Any) -> None:
    risks = [RISK | {"id": one, "project": project} for one in "RST"]
    assert differences(condition, {"projects": [PROJECT], "risks": risks}, "risk") == []


@pytest.mark.parametrize("on", [True, False])
def test_the_collection_of_garbage_is_left_as_it_was(on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        Compiled.of(standard_of("name is known").standard.rules)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_several_records_at_once_are_judged_as_each_by_itself() -> None:
    standard = standard_of("budget > EUR 5")
    portfolio = load_data(
        {"projects": [PROJECT, PROJECT | {"id": "Q", "budget": "EUR 1"}]}, standards=[standard]
    ).portfolio
    records = portfolio.register("project").records
    bound = Compiled.of(standard.standard.rules).bind(portfolio, AS_OF)
    together = bound.verdicts_on(records)
    assert together == [bound.verdicts(one) for one in records]
    assert [one.outcome for (one,) in together] == [Outcome.PASS, Outcome.FAIL]


def test_where_a_record_cannot_be_made_a_row_the_reference_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Bound.row

    def stumbles(self, record):
        if record.key == "P":
            raise ZeroDivisionError
        return row(self, record)

    monkeypatch.setattr(Bound, "row", stumbles)
    standard = standard_of("budget > EUR 5")
    loaded = load_data({"projects": [PROJECT, PROJECT | {"id": "Q", "budget": "EUR 1"}]}, standards=[standard])
    result = audit([standard], loaded, as_of=AS_OF)
    assert result.rules[0].outcomes == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert result.diagnostics == ()


@pytest.mark.parametrize("truth", ["true", "false", "true until 2026-01-31 then false"])
def test_a_truth_of_a_parameter_in_a_definition_over_a_reference(truth: str) -> None:
    """There the definition has the parameter bare, and not compared with anything."""
    text = f'standard s "S"\nparameter p = {truth}\ndefine led of person = name is "Bo" or p\n'
    text += 'rule R-1 "R"\n  severity minor\n  for each project\n  require sponsor.led\n'
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    document = {"projects": [PROJECT, {"id": "Q", "sponsor": "Bo"}], "people": [{"name": "Ann"}, {"name": "Bo"}]}
    portfolio = load_data(document, standards=[standard]).portfolio
    assert not disagreements(standard.standard.rules, portfolio, AS_OF)
