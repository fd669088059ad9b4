"""Small portfolios and conditions, carried out by the reference evaluator and told in the words of the page.

Whatever is carried out here, the compiled backend must say the same of.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from pmo_audit import ir
from pmo_audit.api import LoadedStandard, load_data, parse_standard
from pmo_audit.backends import Reference, Trace, Unknown
from pmo_audit.findings import Outcome, Reason
from pmo_audit.values import format_value
from tests.backends.agreement import disagreements

TODAY = date(2026, 3, 31)

NONE = {"none": True}
MISSING = None
EXEMPT = {"exempt": "under review"}
UNREADABLE = {"neither": 1, "nor": 2}
"""What no field but a whole record can hold."""

STATES = {"none": NONE, "missing": MISSING, "exempt": EXEMPT, "unreadable": UNREADABLE}
LOST = 5
"""Stands in a list of records and is none, so that the list is incomplete."""


@cache
def standard_of(scope: str, require: str, header: str = "") -> LoadedStandard:
    """A standard of one rule, which must be without mistakes."""
    text = (
        f'standard bench "Bench"\n  version "1"\n  owner "Tests"\n  {header}\n'
        f'rule B-1 "The one rule"\n  severity major\n  for each {scope}\n  require {require}\n'
    )
    loaded = parse_standard(text, as_of=TODAY)
    assert loaded.diagnostics == (), [str(one) for one in loaded.diagnostics]
    return loaded


def evaluate(condition: str, document: Any, entity: str = "project") -> Trace:
    """What a condition comes to for the first record of an entity."""
    standard = standard_of(entity, condition)
    return evaluate_node(standard.standard.rules[0].require, standard, document, entity)


def evaluate_first_argument(condition: str, document: Any, entity: str = "project") -> Trace:
    """What the left side of a comparison comes to for the first record of an entity."""
    standard = standard_of(entity, condition)
    call = standard.standard.rules[0].require
    assert isinstance(call, ir.Call)
    return evaluate_node(call.arguments[0], standard, document, entity)


def evaluate_node(node: ir.Node, standard: LoadedStandard, document: Any, entity: str) -> Trace:
    portfolio = load_data(document, standards=[standard]).portfolio
    record = portfolio.register(entity).records[0]
    assert disagreements(standard.standard.rules, portfolio, TODAY) == []
    return Reference(portfolio, TODAY).evaluate(node, (record,))


def judge(scope: str, require: str, document: Any) -> Outcome:
    """The outcome of a rule for the first project."""
    standard = standard_of(scope, require)
    portfolio = load_data(document, standards=[standard]).portfolio
    record = portfolio.register("project").records[0]
    assert disagreements(standard.standard.rules, portfolio, TODAY) == []
    return Reference(portfolio, TODAY).judge(standard.standard.rules[0], record).outcome


def said(trace: Trace) -> str:
    """What a trace came to: `true`, `false`, `none`, a value, or `unknown: …` with its reasons."""
    match trace.value:
        case Unknown(causes):
            reasons = {cause.reason for cause in causes}
            return f"unknown: {', '.join(one.value for one in Reason if one in reasons)}"
        case bool():
            return "true" if trace.value else "false"
        case _:
            return format_value(trace.value)


def mark(trace: Trace) -> str:
    """What a condition came to, as one of `T T° U F° F`."""
    if isinstance(trace.value, Unknown):
        assert not trace.vacuous, "what is unknown is never vacuous"
        return "U"
    assert isinstance(trace.value, bool)
    return ("T" if trace.value else "F") + ("°" if trace.vacuous else "")


def evaluate_with(
    before: str,
    condition: str,
    document: Any,
    entity: str = "project",
    *,
    first_argument: bool = False,
    as_of: date = TODAY,
) -> Trace:
    """What a condition (or its left side) comes to in a standard with a header line, or with blocks, of its own."""
    header, blocks = (before, "") if before.startswith("months") else ("", before)
    text = (
        f'standard bench "Bench"\n  version "1"\n  {header}\n{blocks}\n'
        f'rule B-1 "The one rule"\n  severity major\n  for each {entity}\n  require {condition}\n'
    )
    standard = parse_standard(text, as_of=as_of)
    assert standard.diagnostics == (), [str(one) for one in standard.diagnostics]
    node = standard.standard.rules[0].require
    if first_argument:
        assert isinstance(node, ir.Call)
        node = node.arguments[0]
    portfolio = load_data(document, standards=[standard]).portfolio
    record = portfolio.register(entity).records[0]
    assert disagreements(standard.standard.rules, portfolio, as_of) == []
    return Reference(portfolio, as_of).evaluate(node, (record,))


def judge_with(clauses: str, document: Any) -> Outcome:
    """The outcome of a rule with these clauses for the first project."""
    text = f'standard bench "Bench"\nrule B-1 "The one rule"\n  severity major\n  for each project\n{clauses}\n'
    standard = parse_standard(text, as_of=TODAY)
    assert standard.diagnostics == (), [str(one) for one in standard.diagnostics]
    portfolio = load_data(document, standards=[standard]).portfolio
    record = portfolio.register("project").records[0]
    assert disagreements(standard.standard.rules, portfolio, TODAY) == []
    return Reference(portfolio, TODAY).judge(standard.standard.rules[0], record).outcome
