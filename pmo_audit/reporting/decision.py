"""The one sentence that a reader in a hurry takes away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pmo_audit.findings import Grade, Outcome
from pmo_audit.reporting.tally import Tally
from pmo_audit.reporting.wording import failures_words
from pmo_audit.text import counted


def decision_sentence(tally: Tally, rules: int, worst: tuple[Grade, int, int] | None) -> str:
    """`37 of 52 checks pass; 4 critical failures in 3 projects; 11 cannot be decided.`

    `worst` is the worst severity at which something fails, with its number of failures and of projects.
    """
    if not tally.checks:
        return _nothing_checked(rules)
    parts = [_passes(tally)]
    if worst:
        parts.append(_failures(tally, *worst))
    if tally.unknown:
        parts.append(f"{tally.unknown:,} cannot be decided")
    if tally.errors:
        parts.append(f"{tally.errors:,} could not be run")
    return f"{'; '.join(parts)}."


def standing_of(tally: Tally) -> Outcome:
    """What it all amounts to: fail where anything fails, pass only where every check passes."""
    if tally.failed:
        return Outcome.FAIL
    if tally.errors:
        return Outcome.ERROR
    if tally.unknown:
        return Outcome.UNKNOWN
    return Outcome.PASS if tally.passed else Outcome.NOTHING_TO_CHECK


STANDING_WORDS: Final[Mapping[Outcome, str]] = {
    Outcome.FAIL: "Does not comply",
    Outcome.ERROR: "Could not be judged in full",
    Outcome.UNKNOWN: "Cannot be decided yet",
    Outcome.PASS: "Complies",
    Outcome.NOTHING_TO_CHECK: "Nothing was checked",
}
"""What each standing amounts to, for a reader with no time for the sentence."""


def _nothing_checked(rules: int) -> str:
    if not rules:
        return "Nothing was checked: there are no rules."
    return f"Nothing was checked: none of {counted(rules, 'rule')} found anything to judge."


def _passes(tally: Tally) -> str:
    if tally.passed < tally.checks:
        verb = "passes" if tally.checks == 1 else "pass"
        return f"{tally.passed:,} of {counted(tally.checks, 'check')} {verb}"
    return "The one check passes" if tally.checks == 1 else f"All {tally.checks:,} checks pass"


def _failures(tally: Tally, severity: Grade, failures: int, projects: int) -> str:
    lesser = tally.failed - failures
    kind = f"{severity.value} failure" if severity is not Grade.INFO else "informative failure"
    return f"{failures_words(failures, projects, kind)}{f', and {lesser:,} less severe' if lesser else ''}"
