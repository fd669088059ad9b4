"""What a trace tells, whatever was evaluated: which node came to what, of which record, and why it is unknown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_audit import ir, load_data, parse_standard
from pmo_audit.backends import Reference, Trace, Unknown
from pmo_audit.records import Record
from pmo_audit.values import NoneKnown
from tests.engine.test_cases import AS_OF, FILES, block

STANDARD = 'standard s "S"\n  months round down\n'
OF_MANY = ir.Quantified | ir.Count | ir.Aggregate


def rule_of(entity: str, condition: str, before: str = "") -> str:
    """A standard of one rule."""
    return f'{STANDARD}{before}rule R-1 "R"\n  severity minor\n  for each {entity}\n  require {condition}\n'


def evaluated(text: str, document: Any, as_of: date = AS_OF) -> Iterator[tuple[ir.Node, Trace]]:
    """Every condition of a standard with its trace for every record."""
    standard = parse_standard(text, as_of=as_of)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    portfolio = load_data(document, standards=[standard], name="data.json").portfolio
    reference = Reference(portfolio, as_of)
    for rule in standard.standard.rules:
        for record in portfolio.register(rule.entity).records:
            yield from ((root, reference.evaluate(root, (record,))) for root in rule.roots)


def check(root: ir.Node, trace: Trace) -> None:
    """A trace and all below it keep to what a trace is."""
    nodes = {id(one) for node in ir.walk(root) for one in (node, *way(node))}
    spans = {one.span for one in ir.walk(root)}
    for one in trace.walk():
        counted = isinstance(one.node, ir.Literal) and one.node.value is True
        assert id(one.node) in nodes or (counted and one.node.span in spans), one.node
        assert bool(one.causes) is isinstance(one.value, Unknown)
        assert not (one.vacuous and isinstance(one.value, Unknown))
        if isinstance(one.node, OF_MANY):
            of_many(one)
        if isinstance(one.node, ir.Call):
            assert [each.node for each in one.children] == list(one.node.arguments)
        if isinstance(one.node, ir.Banded):
            assert [each.node for each in one.children] == [one.node.by]
        if isinstance(one.node, ir.StateTest):
            of_state(one)


def way(node: ir.Node) -> Iterator[ir.Node]:
    """The records that a field is read over."""
    while isinstance(node, ir.Field):
        node = node.base
        yield node


def of_many(trace: Trace) -> None:
    """Of many: the collection stands in it, and each child speaks of a member."""
    if trace.collection is not None:
        for child in trace.children:
            assert child.record in trace.collection.members
    elif trace.children:
        # What one member comes to, of whom two things are asked; or that the first of them is not so.
        assert len(trace.children) == (1 if trace.record is None else 2)
    else:
        assert isinstance(trace.value, Unknown)  # nobody knows whose they are


def of_state(trace: Trace) -> None:
    assert isinstance(trace.node, ir.StateTest)
    if isinstance(trace.node.operand, ir.Field):
        assert [each.node for each in trace.children] == [trace.node.operand]
    else:
        assert trace.collection is not None or isinstance(trace.value, Unknown)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_in_every_case(file: Path) -> None:
    page = file.read_text(encoding="utf-8")
    for root, trace in evaluated(block(page, "pmo"), json.loads(block(page, "json"))):
        check(root, trace)


CONDITIONS = [
    "some risk",
    "no risk where due is known",
    "every risk satisfies due < today",
    "every risk where status is open satisfies due < today",
    "some risk where status is open satisfies due < today",
    "no risk where status is open satisfies due < today",
    "at most 1 risk",
    "at most 0 risks where status is open satisfies due < today",
    "at least 50% of risks where status is open satisfy due < today",
    "exactly 1 risk satisfies due < today",
    "count(risks) > 1 and count(risks where status is open) > 0",
    "sum(budget of cost_lines where period is known) > EUR 1 and latest(due of risks) > today",
    "floor > 5% and floor < 50%",
    "risks is empty or actions is known or owner_of is known or sponsor.email is known or name is empty",
    "start + 5 working days > today and working days from start to finish > 2 working days",
    "start + 1 month is in the last 30 days and (1 / 0 > 1 or finish differs from start by at most 1 day)",
    "calm and not calm and quiet < 3",
]
BEFORE = """\
extend project with owner_of: reference to person
parameter floor by budget: below EUR 1m 5%, otherwise 10%
define calm of project = (no risk where status is open)
define quiet of project = count(actions where status is open)
"""
MISSING, NONE, EXEMPT = None, {"none": True}, {"exempt": "withheld"}
RISKS: list[Any] = [
    {"id": "1", "name": "A", "status": "open", "due": "2026-01-01"},
    {"id": "2", "name": "B", "status": MISSING, "due": "2026-01-01"},
    {"id": "3", "name": "C", "status": "closed", "due": MISSING},
    {"id": "4", "name": "D", "status": "open", "due": NONE},
]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_of_every_form(condition: str) -> None:
    projects = [
        {"id": "A", "budget": "EUR 1", "start": "2026-01-31", "finish": MISSING, "risks": RISKS, "actions": []},
        {"id": "B", "budget": MISSING, "start": EXEMPT, "finish": "2026-01-01", "risks": [], "sponsor": "Ann"},
        {"id": "C", "budget": NONE, "start": NONE, "risks": [*RISKS, 5], "sponsor": NONE, "cost_lines": []},
    ]
    for root, trace in evaluated(rule_of("project", condition, BEFORE), {"projects": projects}):
        check(root, trace)


def test_of_the_records_of_another() -> None:
    text = f'{STANDARD}rule R-1 "R"\n  severity minor\n  for each risk\n  require '
    text += (
        "(some milestone) or count(milestones) > 1 or milestones is known or latest(forecast of milestones) > today\n"
    )
    risks = [{"id": str(number), "project": one} for number, one in enumerate(["A", MISSING, NONE, EXEMPT, "nowhere"])]
    document = {"projects": [{"id": "A"}], "risks": risks, "milestones": [{"id": "M", "project": "A"}]}
    for root, trace in evaluated(text, document):
        check(root, trace)


# Why something is unknown


def causes(condition: str, document: Any, entity: str = "project", before: str = "") -> list[str]:
    """The causes of a condition, for the first record."""
    _, trace = next(evaluated(rule_of(entity, condition, before), document))
    return [f"{one.reason.value}: {one.field} of {one.entity} {one.key} ({one.note})" for one in trace.causes]


PROJECT = {"id": "A", "name": "Alpha"}


@pytest.mark.parametrize(
    ("condition", "fields", "told"),
    [
        ("budget > EUR 1", {"budget": None}, ["missing: budget of project A ()"]),
        ("budget > EUR 1", {"budget": {"missing": "TBC"}}, ["missing: budget of project A (TBC)"]),
        ("budget > EUR 1", {"budget": EXEMPT}, ["exempt: budget of project A (withheld)"]),
        ("start > today", {"start": "soon"}, ["unreadable: start of project A (soon: it is not a date)"]),
        (
            "organisation_unit.name is known",
            {"organisation_unit": "X"},
            [
                "dangling reference: organisation_unit of project A "
                "(`X` leads to no record of the organisation unit register)"
            ],
        ),
        (
            "organisation_unit.name is known",
            {"organisation_unit": EXEMPT},
            ["exempt: organisation_unit of project A (withheld)"],
        ),
        ("1 / 0 > 1", {}, ["undefined:  of project A (division by zero)"]),
        ("count(risks) / 0 > 1", {"risks": [{"id": "1"}]}, ["undefined:  of project A (division by zero)"]),
        ("budget / EUR 0 > 1", {"budget": "EUR 1"}, ["undefined: budget of project A (division by zero)"]),
        (
            "budget / contingency > 1",
            {"budget": "EUR 1", "contingency": "EUR 0"},
            ["undefined: contingency of project A (division by zero)"],
        ),
        (
            "budget > contingency",
            {"budget": "EUR 1", "contingency": "USD 1"},
            ["no exchange rate: contingency of project A (EUR and USD)"],
        ),
        (
            "largest(budget of cost_lines) > EUR 1",
            {"cost_lines": [{"id": "1", "budget": "EUR 1"}, {"id": "2", "budget": "USD 1"}]},
            ["no exchange rate: budget of cost_line 2 (EUR and USD)"],
        ),
        (
            "largest(budget of cost_lines) > EUR 1",
            {"cost_lines": []},
            ["undefined:  of project A (the largest of nothing)"],
        ),
        (
            "count(risks where owner is project.sponsor) / 0 > 1",
            {"sponsor": "Ann", "risks": [{"id": "1", "owner": "Ann"}, {"id": "2", "owner": NONE, "name": "B"}]},
            ["undefined: sponsor of project A (division by zero)"],
        ),
        ("risks is empty", {}, ["missing: risks of project A (the register was not delivered)"]),
        ("(some risk)", {"risks": [5]}, ["incomplete collection: risks of project A (`5` is not a record)"]),
        (
            "at most 0 risks where status is open satisfies name is known",
            {"risks": [{"id": "1", "name": "A", "status": None}]},
            ["missing: status of risk 1 ()"],
        ),
        (
            "at most 50% of risks where status is open satisfy due < today",
            {"risks": [{"id": "1", "status": None, "due": None}, {"id": "2", "status": "closed", "due": None}]},
            ["missing: status of risk 1 ()", "missing: due of risk 1 ()"],
        ),
    ],
)
def test_causes_name_what_would_tell(condition: str, fields: dict[str, Any], told: list[str]) -> None:
    assert causes(condition, {"projects": [PROJECT | fields]}) == told


def test_a_register_of_the_portfolio_that_did_not_come_or_cannot_be_read() -> None:
    assert causes("(some person)", {"projects": [PROJECT]}) == [
        "missing: people of portfolio  (the register was not delivered)"
    ]
    assert causes("(some person)", {"projects": [PROJECT], "people": 5}) == [
        "unreadable: people of portfolio  (`5` is not a list of records)"
    ]
    assert causes("(some person)", {"projects": [PROJECT], "people": [5]})[0].startswith(
        "incomplete collection: people of portfolio  ("
    )


def test_a_text_that_holds_nothing_is_empty_and_known() -> None:
    """No file gives one, but a program may."""
    standard = parse_standard(rule_of("project", "name is known"))
    (rule,) = standard.standard.rules
    assert isinstance(rule.require, ir.StateTest)
    portfolio = load_data({"projects": []}, standards=[standard]).portfolio
    for name, empty in (("", True), ("  ", True), ("A", False)):
        for state, answer in (("known", True), ("empty", empty), ("missing", False), ("exempt", False)):
            test = ir.StateTest(state, rule.require.operand, rule.require.span)
            record = Record("project", "A", {"id": "A", "name": name})
            assert Reference(portfolio, AS_OF).evaluate(test, (record,)).value is answer, (name, state)


def test_what_a_record_is_as_a_value() -> None:
    (_, trace), *_ = evaluated(
        rule_of("person", "(some project where manager is person)"),
        {"people": [{"id": "E1", "name": "Ann"}], "projects": [PROJECT | {"manager": "E1"}]},
    )
    (local,) = [one for one in trace.walk() if isinstance(one.node, ir.Local)]
    assert (local.value.entity, local.value.text, local.value.key) == ("person", "E1", "E1")  # type: ignore[attr-defined]
    assert local.record is not None
    assert not isinstance(trace.value, NoneKnown)
    assert trace.value is True
