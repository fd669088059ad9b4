"""What the compiled backend says of a record: an outcome, and for an unknown one the reasons. Each exists once."""

from __future__ import annotations

from pmo_audit.classes import dataclass
from pmo_audit.findings import Outcome, Reason

REASONS = tuple(Reason)
"""Reasons in the order of their bits: a set of reasons is a number."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """An outcome, and where it is unknown every reason why."""

    outcome: Outcome
    reasons: frozenset[Reason] = frozenset()


def bit_of(reason: Reason) -> int:
    """The number that stands for one reason."""
    return 1 << REASONS.index(reason)


def reasons_of(bits: int) -> frozenset[Reason]:
    """The reasons that a number stands for."""
    return frozenset(reason for place, reason in enumerate(REASONS) if bits >> place & 1)


PASS, FAIL, NOT_APPLICABLE, EXCEPTED, NOTHING, ERROR = map(
    Verdict,
    (
        Outcome.PASS,
        Outcome.FAIL,
        Outcome.NOT_APPLICABLE,
        Outcome.EXCEPTED,
        Outcome.NOTHING_TO_CHECK,
        Outcome.ERROR,
    ),
)
UNDECIDED = tuple(Verdict(Outcome.UNKNOWN, reasons_of(bits)) for bits in range(1 << len(REASONS)))
"""The unknown verdict for each set of reasons."""
