"""Every row of the tables of `docs/semantics.md` about reasons and outcomes, and that no table is untested."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from pmo_audit.api import audit, load_data
from pmo_audit.findings import Cause, Outcome, Reason
from pmo_audit.reporting.tally import tally_of
from tests.semantics import test_quantities, test_tables
from tests.semantics.bench import (
    LOST,
    MISSING,
    STATES,
    TODAY,
    UNREADABLE,
    evaluate,
    judge,
    judge_with,
    said,
    standard_of,
)
from tests.semantics.page import Row, tables
from tests.semantics.rowwise import BESIDE, CONDITIONS, TESTED, cells, project, rows

WHERE_TABLES_ARE_TESTED = (test_tables, test_quantities)
"""Imported, since each says which tables it tests."""

# -------------------------------------------------------------------------------------------------------- reasons

NAMED: dict[str, tuple[str, Any, tuple[tuple[str, str, str], ...]]] = {
    "missing": ("budget > EUR 1", project(), (("project", "P1", "budget"),)),
    "unreadable": ("budget > EUR 1", project(budget=UNREADABLE), (("project", "P1", "budget"),)),
    "exempt": ("budget > EUR 1", project(budget=STATES["exempt"]), (("project", "P1", "budget"),)),
    "no exchange rate": ("budget > USD 1", project(budget="EUR 5"), (("project", "P1", "budget"),)),
    "dangling reference": (
        'sponsor.email is "x"',
        project(sponsor="Cy Oz") | {"people": [{"name": "Ann Lee"}]},
        (("project", "P1", "sponsor"),),
    ),
    "undefined": ("budget / actual_cost > 1", project(budget="EUR 5", actual_cost="EUR 0"), ()),
    "incomplete collection": ("no risk", project(risks=[LOST]), ()),
}
"""By reason: a condition that is unknown for it, the portfolio, and what is named as (entity, key, field)."""


@rows("Reasons of unknown")
def test_reasons_of_unknown(row: Row) -> None:
    condition, given, named = NAMED[row["reason"]]
    trace = evaluate(condition, given)
    assert said(trace) == f"unknown: {row['reason']}"
    (cause,) = trace.causes
    assert cause.field
    if named:
        assert _named(trace.causes) == named


def _named(causes: tuple[Cause, ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((one.entity, one.key, one.field) for one in causes)


def test_a_register_that_is_missing_is_named_with_its_owner() -> None:
    assert _named(evaluate("no risk", project()).causes) == (("project", "P1", "risks"),)


def test_both_currencies_are_named() -> None:
    assert [one.note for one in evaluate("budget > USD 1", project(budget="EUR 5")).causes] == ["EUR and USD"]


def test_the_list_of_reasons_is_closed() -> None:
    assert [row["reason"] for row in tables()["Reasons of unknown"].rows] == [one.value for one in Reason]


# ------------------------------------------------------------------------------------------------------- outcomes


@cells("Outcomes", "scope")
def test_outcomes(row: Row, column: str) -> None:
    scope = "project" if row["scope"] == "–" else f"project where {CONDITIONS[row['scope']]}"
    assert judge(scope, CONDITIONS[column], BESIDE).value == row[column]


COMES_TO = {
    "excepted": "",
    "pass": "then require " + CONDITIONS["T"],
    "fail": "then require " + CONDITIONS["F"],
    "unknown": "then require " + CONDITIONS["U"],
    "nothing to check": "then require " + CONDITIONS["T°"],
}


def _exception(word: str, title: str) -> str:
    how, _, outcome = word.partition(" ") if word.startswith("perhaps ") else ("", "", word)
    if word == "does not apply":
        return f'  except "{title}" where {CONDITIONS["F"]}\n'
    return f'  except "{title}" where {CONDITIONS["U" if how else "T"]} {COMES_TO[outcome]}\n'


@rows("Outcomes 2")
def test_exceptions(row: Row) -> None:
    words = row["first exception"], row["second exception"]
    for first, second in permutations(words):
        clauses = f"  require {CONDITIONS['F']}\n{_exception(first, 'one')}{_exception(second, 'two')}"
        assert judge_with(clauses, BESIDE).value == row["comes to"], clauses


@pytest.mark.parametrize(("scope", "outcome"), [("F", "not applicable"), ("U", "unknown")])
def test_exceptions_are_asked_only_within_the_scope(scope: str, outcome: str) -> None:
    for word in COMES_TO:
        clauses = f"  require {CONDITIONS['F']}\n{_exception(word, 'one')}"
        text = clauses.replace("  require", "  tags x\n  require", 1)
        standard = standard_of(f"project where {CONDITIONS[scope]}", text.partition("require ")[2].rstrip("\n"))
        portfolio = load_data(BESIDE, standards=[standard]).portfolio
        (only,) = audit([standard], portfolio, as_of=TODAY).rules[0].outcomes
        assert only.value == outcome


def test_contradicting_exceptions_are_told_with_both_lines() -> None:
    clauses = f"{CONDITIONS['F']}\n{_exception('pass', 'one')}{_exception('excepted', 'two')}".rstrip("\n")
    standard = standard_of("project", clauses)
    result = audit([standard], load_data(BESIDE, standards=[standard]), as_of=TODAY)
    (told,) = [one for one in result.diagnostics if one.code == "PA408"]
    assert '"one"' in told.message
    assert '"two"' in told.message
    assert result.findings[0].outcome is Outcome.ERROR


TWO = [{"id": "P1"}, {"id": "P2"}]
ONE_RISK = [{"id": "R1", "name": "Flood", "project": "P1"}]
FOUND: dict[str, tuple[str, Any]] = {
    "register with one risk": ("", {"projects": TWO, "risks": ONE_RISK}),
    "register delivered empty": ("", {"projects": TWO, "risks": []}),
    "register not delivered": ("", {"projects": TWO}),
    "register of one project delivered with one risk, of the other not": (
        "",
        {"projects": [{"id": "P1", "risks": [{"id": "R1", "name": "Flood"}]}, {"id": "P2"}]},
    ),
    "register with one risk and one that was lost": ("", {"projects": TWO, "risks": [*ONE_RISK, LOST]}),
    "neither risks nor projects delivered": ("", {"people": []}),
    "standard not yet in force": ("effective from 2026-04-01", {"projects": TWO, "risks": ONE_RISK}),
    "standard no longer in force": (
        "effective from 2025-01-01 until 2026-03-30",
        {"projects": TWO, "risks": ONE_RISK},
    ),
}


RULE_FORCE = {
    "rule not yet in force": "in force from 2026-04-01",
    "rule no longer in force": "in force until 2026-03-30",
    "rule in force from today until today": "in force from 2026-03-31 until 2026-03-31",
}


@rows("Outcomes 3")
def test_what_there_is_to_judge(row: Row) -> None:
    header, document = FOUND.get(row["given"], ("", {"projects": TWO, "risks": ONE_RISK}))
    force = RULE_FORCE.get(row["given"], "")
    standard = standard_of("risk", f"name is known {force}".rstrip(), header)
    result = audit([standard], load_data(document, standards=[standard]).portfolio, as_of=TODAY)
    counts = result.rules[0].outcomes
    assert (
        ", ".join(f"{counts[one]} {one.value}" for one in Outcome if one in counts)
        == row["verdicts of `for each risk` with two projects"]
    )


def test_a_rule_that_comes_into_force_warns_of_those_who_would_fail() -> None:
    standard = standard_of("risk", 'name is "Storm" in force from 2026-04-01')
    result = audit([standard], load_data(FOUND["register with one risk"][1], standards=[standard]), as_of=TODAY)
    (told,) = [one for one in result.diagnostics if one.code == "PA409"]
    assert "2026-04-01" in told.message
    assert "Flood" in told.message
    assert result.findings == ()
    ended = standard_of("risk", 'name is "Storm" in force until 2026-03-30')
    assert not audit([ended], load_data(FOUND["register with one risk"][1], standards=[ended]), as_of=TODAY).diagnostics


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)])
def test_both_ends_of_force_are_included(day: date) -> None:
    standard = standard_of("risk", "name is known", "effective from 2026-03-30 until 2026-04-01")
    result = audit([standard], load_data(FOUND["register with one risk"][1], standards=[standard]), as_of=day)
    assert result.count(Outcome.PASS) == 1


@rows("Outcomes 4")
def test_what_counts(row: Row) -> None:
    tally = tally_of({Outcome(row["outcome"]): 1})
    assert row["counts in compliance"] == ("yes" if tally.compliance.whole else "no")
    assert row["counts in coverage"] == ("yes" if tally.coverage.whole else "no")
    assert (tally.compliance.part == 1) == (row["outcome"] == "pass")


@rows("Other vocabularies")
def test_other_vocabularies(row: Row) -> None:
    assert row["XCCDF"] in (
        *("pass", "fail", "error", "unknown", "notapplicable", "notchecked", "notselected"),
        *("informational", "fixed"),
    )
    assert row["OSCAL state"] in ("satisfied", "not-satisfied", "–")
    assert row["OSCAL reason"] in ("pass", "fail", "other", "–")
    assert (row["XCCDF"] == "pass") == (row["OSCAL state"] == "satisfied") == (row["outcome"] == "pass")


@pytest.mark.parametrize("name", ["Outcomes 4", "Other vocabularies"])
def test_every_outcome_has_a_row(name: str) -> None:
    assert [row["outcome"] for row in tables()[name].rows] == [one.value for one in Outcome]


# ----------------------------------------------------------------------------------------------- nothing untested


def test_every_table_is_tested() -> None:
    assert sorted(tables()) == sorted(TESTED | {"Equality"})


def test_a_missing_cell_is_no_cell() -> None:
    """A blank and a field that was not delivered are the same to a rule."""
    assert said(evaluate("budget > EUR 1", project(budget=MISSING))) == said(evaluate("budget > EUR 1", project()))
