"""What a rule comes to with its exceptions: the table of outcomes, on outcomes alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit.findings import Outcome

Branch = tuple[bool | None, Outcome]
"""Whether an exception applies (None: nobody can tell), and what comes out where it does."""


def settle(plain: Outcome, branches: Sequence[Branch]) -> Outcome | None:
    """The outcome of a rule whose requirement alone comes to `plain`; None where two exceptions contradict each other.

    What may apply must not matter: the outcome is known where every way the unknown exceptions may turn out leads
    to the same one.
    """
    sure = [outcome for applies, outcome in branches if applies]
    perhaps = [outcome for applies, outcome in branches if applies is None]
    settled = joint(sure) if sure else plain
    if settled is None or all((joint((*sure, outcome)) if sure else outcome) is settled for outcome in perhaps):
        return settled
    return Outcome.UNKNOWN


def joint(outcomes: Iterable[Outcome]) -> Outcome | None:
    """What several exceptions that apply come to together; None where they contradict each other.

    A pass and nothing to check both say that the rule is kept.
    """
    found = set(outcomes)
    if len(found) == 1:
        return found.pop()
    definite = found - {Outcome.UNKNOWN}
    if len(definite) == 1:
        return Outcome.UNKNOWN
    if definite != {Outcome.PASS, Outcome.NOTHING_TO_CHECK}:
        return None
    return Outcome.UNKNOWN if Outcome.UNKNOWN in found else Outcome.PASS


def of_condition(value: object, *, vacuous: bool) -> Outcome:
    """What a requirement that came to this says of a record; neither true nor false is unknown."""
    if value is True:
        return Outcome.NOTHING_TO_CHECK if vacuous else Outcome.PASS
    return Outcome.FAIL if value is False else Outcome.UNKNOWN
