"""What a rule with exceptions comes to, from what its conditions come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pmo_audit.backends.compiled.absent import Absent, Truth
from pmo_audit.backends.compiled.verdict import (
    ERROR,
    EXCEPTED,
    FAIL,
    NOTHING,
    PASS,
    UNDECIDED,
    Verdict,
)
from pmo_audit.backends.outcomes import settle
from pmo_audit.findings import Outcome

Exempted = tuple[bool | Absent, Truth | None]
"""Whether an exception applies, and what it requires instead comes to; None where it requires nothing."""

_DEFINITE: Final[Mapping[Outcome, Verdict]] = {one.outcome: one for one in (PASS, FAIL, NOTHING, EXCEPTED)}


def verdict_of(truth: Truth) -> Verdict:
    """What a requirement says of a record."""
    if isinstance(truth, bool):
        return PASS if truth else FAIL
    return truth.verdict


def settled(require: Truth, exceptions: Sequence[Exempted]) -> Verdict:
    """The verdict of a rule, some exception of which applies or may apply."""
    branches = [
        (None if isinstance(where, Absent) else where, (EXCEPTED if own is None else verdict_of(own)).outcome)
        for where, own in exceptions
    ]
    outcome = settle(verdict_of(require).outcome, branches)
    if outcome is None:
        return ERROR
    return UNDECIDED[_reasons(require, exceptions)] if outcome is Outcome.UNKNOWN else _DEFINITE[outcome]


def _reasons(require: Truth, exceptions: Sequence[Exempted]) -> int:
    """Why it is unknown: every condition that is, where it may have a say."""
    looked_at: list[Truth | None] = [require] if not any(where is True for where, _ in exceptions) else []
    looked_at += [one for where, own in exceptions if where is not False for one in (where, own)]
    bits = 0
    for one in looked_at:
        bits |= one.bits if isinstance(one, Absent) else 0
    return bits
