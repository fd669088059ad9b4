"""Scope, exceptions and requirement: every combination of what they may come to, tried by brute force."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from pmo_audit import parse_standard
from pmo_audit.backends.outcomes import settle
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record, Register, core_schema
from pmo_audit.values import MISSING as NOT_SAID
from tests.oracle.evaluators import ORACLE, PRODUCT
from tests.oracle.generator.pools import RUN_DAYS
from tests.oracle.meaning.plain import FALSE, MISSING, TRUE, UNKNOWN_BECAUSE, Truth
from tests.oracle.meaning.verdicts import Branch, settled

APPLIES: dict[str, Any] = {"true": TRUE, "false": FALSE, "unknown": UNKNOWN_BECAUSE[MISSING]}
OWN = ("pass", "fail", "unknown", "nothing to check")
COMES_TO = (*OWN, "excepted")
CONDITIONS = {
    "pass": "true",
    "fail": "false",
    "unknown": "budget > EUR 0",
    "nothing to check": "no risk",
    "true": "true",
    "false": "false",
}


def cases(most: int) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every outcome of the rule alone, with up to so many exceptions, each with whether it applies and its outcome."""
    every = tuple(product(APPLIES, COMES_TO))
    for size in range(most + 1):
        yield from product(OWN, product(every, repeat=size))


def test_every_combination_of_three_exceptions() -> None:
    """The product settles outcomes by a rule of thumb; the oracle tries every way the unknown may turn out."""
    wrong = []
    for own, exceptions in cases(3):
        taken = [(APPLIES[applies], Branch(outcome)) for applies, outcome in exceptions if applies != "false"]
        expected = settled(Branch(own), taken).outcome
        branches = [(_known(APPLIES[applies]), Outcome(outcome)) for applies, outcome in exceptions]
        found = settle(Outcome(own), branches) or Outcome.ERROR
        if found.value != expected:
            wrong.append((own, exceptions, expected, found.value))
    assert not wrong


def _known(truth: object) -> bool | None:
    return truth.holds if isinstance(truth, Truth) else None


def rules() -> str:
    """A rule for every scope, every requirement and every exception, and none."""
    written: list[str] = []
    for scope, own, exception in product(APPLIES, OWN, [None, *product(APPLIES, COMES_TO)]):
        lines = [f'rule R-{len(written)} "{scope}, {own}, {exception}"', "  severity minor"]
        where = {"true": "true", "false": "false", "unknown": "budget > EUR 0"}
        lines.append(f"  for each project where {where[scope]}")
        lines.append(f"  require {CONDITIONS[own]}")
        if exception is not None:
            then = f" then require {CONDITIONS[exception[1]]}" if exception[1] != "excepted" else ""
            lines.append(f'  except "e" where {where[exception[0]]}{then}')
        written.append("\n".join(lines))
    return "\n".join(('standard s "S"', *written))


@pytest.mark.parametrize("evaluator", PRODUCT, ids=lambda one: one.name)
def test_every_scope_requirement_and_exception(evaluator) -> None:
    standard = parse_standard(rules()).standard
    project = Record("project", "P1", {"id": "P1", "budget": NOT_SAID})
    registers = {"project": Register("project", (project,), delivered=True), "risk": Register("risk", delivered=True)}
    portfolio = Portfolio(core_schema(), registers)
    oracle, product_ = (one.of(standard)(portfolio, RUN_DAYS[0]) for one in (ORACLE, evaluator))
    assert len(standard.rules) == 3 * 4 * 16
    assert not [one.title for one in standard.rules if oracle(one, project) != product_(one, project)]
