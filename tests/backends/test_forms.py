"""Each form of a condition by itself: both backends agree on it, whatever stands in the records."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from pmo_audit import ir, load_data, parse_standard
from pmo_audit.backends.compiled import Compiled
from pmo_audit.ir import Rule
from tests.backends.agreement import disagreements
from tests.backends.wide import EXTENSIONS, HEADER, LEAVES, OF_TWO, documents, filled_in

AS_OF = date(2026, 3, 31)
NONE = {"none": True}
EXEMPT = {"exempt": "withheld"}
UNREADABLE = {"neither": 1, "nor": 2}


@given(st.data(), documents())
@settings(max_examples=12, deadline=None)
def test_every_form(data: st.DataObject, document: dict[str, Any]) -> None:
    """All forms at once, so that none depends on luck."""
    text = HEADER.format(rounding="down") + EXTENSIONS
    for entity in LEAVES:
        for number, form in enumerate((*LEAVES[entity], *OF_TWO[entity])):
            require = data.draw(filled_in(form))
            text += f'rule {entity}-{number} "R"\n  severity minor\n  for each {entity} as mine\n  require {require}\n'
    note(text)
    note(str(document))
    assert differences(text, document) == []


def differences(text: str, document: Any) -> list[str]:
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    return disagreements(standard.standard.rules, load_data(document, standards=[standard]).portfolio, AS_OF)


def rule(condition: str, entity: str = "project", before: str = "") -> str:
    header = 'standard s "S"\n  months round up\n' + before
    return f'{header}rule R-1 "R"\n  severity minor\n  for each {entity} as mine\n  require {condition}\n'


NUMBERS = ({"target": 0}, {"target": -2}, {"target": 0.5}, {"target": NONE}, {"target": None}, {"baseline": None})


@pytest.mark.parametrize("given_", NUMBERS, ids=str)
@pytest.mark.parametrize(
    "condition",
    [
        "baseline / target {} realised",
        "baseline / (target + 1) / 3 {} 0.5",
        "(baseline - target) / (target - baseline) {} 0 - 1",
        "-target {} baseline * 2",
        "baseline differs from target by at most 10%",
    ],
)
@pytest.mark.parametrize("order", ["<", ">=", "="])
def test_numbers(condition: str, order: str, given_: dict[str, Any]) -> None:
    benefit = {"id": "B", "name": "B", "baseline": 1.5, "target": 3, "realised": 0.5, **given_}
    document = {"projects": [{"id": "P"}], "benefits": [{"project": "P", **benefit}]}
    assert differences(rule(condition.format(order), "benefit"), document) == []


PERIODS = ("2026", "2026-Q1", "2026-03", "2026-03-31", NONE, None, EXEMPT, UNREADABLE)


@pytest.mark.parametrize("period", PERIODS, ids=str)
@pytest.mark.parametrize(
    ("entity", "condition"),
    [
        ("cost_line", "period is before other_period"),
        ("cost_line", "period is on or after other_period"),
        ("cost_line", "period is other_period"),
        ("cost_line", "period is not known"),
        ("cost_line", "budget + actual >= forecast"),
        ("cost_line", "budget + limit_of > USD 1"),
        ("project", "latest(period of cost_lines) is earliest(period of cost_lines)"),
        ("project", "latest(period of cost_lines) is after earliest(other_period of cost_lines)"),
        ("project", "sum(budget of cost_lines) > USD 1"),
        ("project", "largest(budget of cost_lines) > USD 1"),
    ],
)
def test_periods(period: Any, entity: str, condition: str) -> None:
    before = "extend cost_line with other_period: period\nextend cost_line with limit_of: money\n"
    lines = [
        {"id": "1", "period": period, "other_period": "2026-03", "budget": "EUR 1", "actual": "USD 1"},
        {"id": "2", "period": "2026-02", "other_period": "2026", "budget": "USD 2", "forecast": "EUR 4"},
    ]
    lines = [{"project": "P", "name": one["id"], "limit_of": "EUR 1", **one} for one in lines]
    rates = [{"id": "1", "currency": "USD", "base": "EUR", "rate": 0.5, "valid_from": "2026-03-01"}]
    document = {"projects": [{"id": "P"}], "cost_lines": lines, "exchange_rates": rates}
    assert differences(rule(condition, entity, before), document) == []


WHOLE = {
    "people": [{"id": "H1", "name": "Ann", "left_on": "2026-03-02"}],
    "holidays": [],
    "calendars": [{"id": "K", "working_week": "every_day"}],
}
STATES = ("2026-03-02", NONE, None, EXEMPT, UNREADABLE, "9999-12-31", "0001-01-01")


@pytest.mark.parametrize("day", STATES, ids=str)
@pytest.mark.parametrize(
    "condition",
    [
        "start + 5 days <= finish",
        "5 days + start <= finish",
        "start - 40 days < 2026-01-31",
        "start + 5 days / 2 > finish",
        "start - 1 month is before finish",
        "start + 3 working days is on or before finish",
        "(finish - start) / (start - finish) < 1",
        "(finish - start) / 2 > 3 days",
        "start differs from finish by at least 2 days",
    ],
)
def test_days(condition: str, day: Any) -> None:
    document = {"projects": [{"id": "P", "start": day, "finish": "2026-03-05"}], **WHOLE}
    assert differences(rule(condition), document) == []


@pytest.mark.parametrize("project", ["P", NONE, None, "nowhere", UNREADABLE], ids=str)
@pytest.mark.parametrize(
    "condition",
    [
        "working days from raised_on to due >= 3 working days",
        "project.status is active and project.status is not completed",
        "project.status is active or project.status is proposed",
        "count(milestones) = 0",
        "milestones is known",
        "milestones is exempt",
        "milestones is empty",
        "planning is before project.phase",
        "project.status is active and status is open",
        "active is project.status",
        "exposure is at least impact",
    ],
)
def test_the_way_to_another_record(condition: str, project: Any) -> None:
    risk = {"id": "R", "name": "R", "project": project, "raised_on": "2026-03-02", "due": "2026-03-08"}
    owner = {"id": "P", "status": "active", "phase": "execution", "calendar": "K"}
    document = {"projects": [owner], "risks": [risk], "milestones": [], **WHOLE}
    assert differences(rule(condition, "risk"), document) == []


@pytest.mark.parametrize(
    ("condition", "entity", "before"),
    [
        ("left_on + 1 working day is before today", "person", ""),
        ("name is called", "project", "define called of project = description\n"),
        ("odd is true", "project", "define odd of project = (no risk)\n"),
        ("odd is even", "project", "define odd of project = (no risk)\ndefine even of project = (some risk)\n"),
        ("true = true", "project", ""),
        ("not (1 > 2) and budget < EUR 3", "project", ""),
        ("(2 + 1) * 3 / 2 > 4 and 1 / (2 - 2) > 1", "project", ""),
        ("count(risks where owner is known) < count(milestones where owner is known)", "project", ""),
        ("count(risks where owner is known) <= percent_complete", "project", ""),
        ("count(risks where owner is known) / 1 <= 5", "project", ""),
        ("sum(percent_complete of tasks) >= 50% and sum((1) of tasks) = 1", "project", ""),
        ("name is tongue", "project", 'parameter tongue = "a" until 2026-01-01 then "Alpha"\n'),
        ('tongue contains "lph"', "project", 'parameter tongue = "a" until 2026-01-01 then "Alpha"\n'),
        ("not (true) or name is known", "project", ""),
        ("(some risk where owner is known) and (no risk where status is open)", "project", ""),
        ("some risk as other where other.project.manager is mine", "person", ""),
        ("budget / floor > EUR 3", "project", "parameter floor by name_length: below 3 2, otherwise 0\n"),
    ],
    ids=lambda one: " ".join(one.split()),
)
def test_odd_ones(condition: str, entity: str, before: str) -> None:
    before = "extend project with name_length: number\n" + before
    base = {"id": "P", "name": "Alpha", "description": "alpha", "budget": "EUR 9", "percent_complete": 0.5}
    projects = [
        base | {"name_length": 2, "risks": [{"id": "R"}], "tasks": [{"id": "T", "percent_complete": 0.5}]},
        base | {"id": "Q", "name_length": 5, "risks": [{"id": "S"}, 5], "milestones": [5], "percent_complete": None},
        base | {"id": "O", "name_length": NONE, "milestones": [], "budget": NONE},
        base | {"id": "N", "budget": "USD 9", "risks": []},
    ]
    assert differences(rule(condition, entity, before), {"projects": projects, **WHOLE}) == []


def changed(change: Any) -> Rule:
    """A rule that no text says."""
    standard = parse_standard(rule('tags contains "x"', before="extend project with tags: list of text\n"), as_of=AS_OF)
    (made,) = standard.standard.rules
    from pmo_audit.classes import replace

    return replace(made, require=change(made.require))


def test_a_form_that_it_does_not_know_is_refused_by_name() -> None:
    def bare(require: ir.Call) -> ir.Node:
        return require.arguments[0]

    compiled = Compiled.of([changed(bare)])
    assert dict(compiled.refused) == {("s", "R-1"): "a condition that is Field"}


def test_an_operation_on_what_the_catalogue_has_none_for_is_refused() -> None:
    def of_money(require: ir.Call) -> ir.Node:
        from fractions import Fraction

        from pmo_audit.classes import replace
        from pmo_audit.types import MoneyType
        from pmo_audit.values import Money

        amount = ir.Literal(Money(Fraction(1), "EUR"), MoneyType(), require.span)
        return replace(require, arguments=(require.arguments[0], amount))

    (why,) = Compiled.of([changed(of_money)]).refused.values()
    assert why == "an operation on an amount of money that the catalogue did not have"
