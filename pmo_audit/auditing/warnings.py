"""What an audit has to tell of the standard itself, beside its findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.backends import Exempted
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.text import in_words

NAMED = 5
"""Subjects that a warning names."""


def coming_into_force(rule: ir.Rule, start: date, failing: Sequence[str]) -> Diagnostic:
    """A rule that is not yet in force, and who would fail it as things stand."""
    shown = list(failing[:NAMED])
    if len(failing) > NAMED:
        shown.append(f"{len(failing) - NAMED} more")
    message = (
        f"rule `{rule.code}` comes into force on {start.isoformat()}; as things stand {in_words(shown)} would fail it"
    )
    help_ = rule.remedy or "put it right before that day"
    return Diagnostic("PA409", message, rule.place, help_, Severity.WARNING)


def contradiction(rule: ir.Rule, subject: str, applying: Sequence[Exempted]) -> Diagnostic:
    """Two exceptions that apply to one subject and come out differently, with the lines of both."""
    said = [f'"{one.exemption.title}" ({one.exemption.place}) says `{one.outcome.value}`' for one in applying]
    message = f"for {subject}, exceptions of rule `{rule.code}` contradict each other: {in_words(said)}"
    help_ = "narrow the `where` of one of them, so that only one applies"
    return Diagnostic("PA408", message, applying[0].exemption.place, help_)
