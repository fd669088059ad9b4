"""Exit codes, by enumeration: every outcome at every severity against every bar, with every fault of the input."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from pmo_audit.cli.exits import Bar, exit_of_diagnostics, exit_of_run
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import AuditResult, Finding, Grade, Outcome, Subject
from tests.reporting.samples import small

BARS = [None, *Grade]
DATA = Diagnostic("PA521", "a record was lost")
STANDARD = Diagnostic("PA201", "an unknown name")
SETTINGS = Diagnostic("PA603", "an unknown setting")
USAGE = Diagnostic("PA704", "an unknown rule")
FAULT = Diagnostic("PA901", "the engine failed")
WARNING = Diagnostic("PA531", "a cell that cannot be read", severity=Severity.WARNING)


def result_of(*findings: tuple[Outcome, Grade]) -> AuditResult:
    """A result with just these findings."""
    return replace(small(), findings=tuple(finding(*one) for one in findings), diagnostics=())


def finding(outcome: Outcome, severity: Grade) -> Finding:
    return Finding("R", "s", "", severity, (), Subject("project", "P", "P"), (), outcome, "", "", "", (), (), "")


@pytest.mark.parametrize("severity", Grade)
@pytest.mark.parametrize("fail_on", BARS)
@pytest.mark.parametrize("allow_unknown", [False, True])
@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR])
def test_one_finding(outcome: Outcome, severity: Grade, fail_on: Grade | None, allow_unknown: bool) -> None:
    if outcome is Outcome.ERROR:
        expected = 3
    elif outcome is Outcome.UNKNOWN:
        expected = 0 if allow_unknown else 1
    else:
        expected = 0 if fail_on is None or severity.rank < fail_on.rank else 1
    assert exit_of_run(result_of((outcome, severity)), (), Bar(fail_on, allow_unknown)) == expected


@pytest.mark.parametrize(
    ("told", "strict", "lenient"),
    [
        ((), 0, 0),
        ((WARNING,), 0, 0),
        ((DATA,), 2, 0),
        ((STANDARD,), 2, 2),
        ((SETTINGS,), 2, 2),
        ((USAGE,), 2, 2),
        ((FAULT,), 3, 3),
        ((DATA, STANDARD), 2, 2),
        ((DATA, FAULT), 3, 3),
    ],
)
def test_diagnostics(told: tuple[Diagnostic, ...], strict: int, lenient: int) -> None:
    assert exit_of_diagnostics(told) == strict
    assert exit_of_diagnostics(told, allow_partial=True) == lenient


def test_the_highest_wins() -> None:
    """The code of a run is that of its worst part, whatever else there is."""
    faults = [(), (WARNING,), (DATA,), (STANDARD,), (FAULT,)]
    found = [(), ((Outcome.FAIL, Grade.MAJOR),), ((Outcome.UNKNOWN, Grade.INFO),), ((Outcome.ERROR, Grade.INFO),)]
    for told, findings, unknown, partial in product(faults, found, (False, True), (False, True)):
        bar = Bar(Grade.INFO, unknown, partial)
        parts = [exit_of_run(None, told, bar), *(exit_of_run(result_of(one), (), bar) for one in findings)]
        assert exit_of_run(result_of(*findings), told, bar) == max(parts)


def test_no_audit_is_judged_by_what_was_told() -> None:
    assert exit_of_run(None, (), Bar(Grade.MINOR)) == 0
    assert exit_of_run(None, (STANDARD,), Bar(None, True, True)) == 2
