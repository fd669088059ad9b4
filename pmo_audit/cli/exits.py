"""Exit codes: what the command tells a script. Where several apply, the highest wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.findings import AuditResult, Finding, Grade

FINE = 0
"""Nothing was found."""
FOUND = 1
"""There are findings."""
WRONG_INPUT = 2
"""The standards, the settings, the data or the command line are wrong."""
OWN_FAULT = 3
"""pmo-audit itself failed."""
INTERRUPTED = 130
"""Ctrl-C; what shells say of a process that ended so."""
PIPE_CLOSED = 141
"""Whoever read the output stopped; what shells say of a process that ended so."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What makes a run end with another code than 0.

    `fail_on` is the severity from which on a failure counts, None where none ever does. An open verdict counts
    whatever its severity, unless `allow_unknown`. Data of which something was lost counts as wrong input, unless
    `allow_partial`.
    """

    fail_on: Grade | None
    allow_unknown: bool = False
    allow_partial: bool = False


def exit_of_run(result: AuditResult | None, diagnostics: Iterable[Diagnostic], bar: Bar) -> int:
    """The code of a run: of everything that was told about the input, and of what was found, if it came so far."""
    codes = [exit_of_diagnostics(diagnostics, allow_partial=bar.allow_partial)]
    if result is not None:
        codes += (_exit_of_finding(one, bar) for one in result.findings)
    return max(codes)


def exit_of_diagnostics(diagnostics: Iterable[Diagnostic], *, allow_partial: bool = False) -> int:
    """The code that diagnostics alone amount to: 3 for our own fault, 2 for an error of the input, else 0."""
    from pmo_audit.diagnostics import Severity

    wrong = [one for one in diagnostics if one.severity is Severity.ERROR]
    if any(is_own_fault(one) for one in wrong):
        return OWN_FAULT
    return WRONG_INPUT if any(not (allow_partial and is_about_data(one)) for one in wrong) else FINE


def is_about_data(diagnostic: Diagnostic) -> bool:
    """Whether it speaks of the data (PA5xx) or of what stands beside it (PA84x), and of nothing else."""
    return diagnostic.code.startswith(("PA5", "PA84"))


def is_about_usage(diagnostic: Diagnostic) -> bool:
    """Whether it speaks of the command line (PA7xx)."""
    return diagnostic.code.startswith("PA7")


def is_own_fault(diagnostic: Diagnostic) -> bool:
    """Whether pmo-audit itself failed (PA9xx)."""
    return diagnostic.code.startswith("PA9")


def _exit_of_finding(finding: Finding, bar: Bar) -> int:
    from pmo_audit.findings import Outcome

    if finding.outcome is Outcome.ERROR:
        return OWN_FAULT
    if finding.outcome is Outcome.UNKNOWN:
        counts = not bar.allow_unknown
    else:
        counts = bar.fail_on is not None and finding.severity.rank >= bar.fail_on.rank
    return FOUND if counts else FINE
