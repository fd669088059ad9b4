"""Who decides: the compiled backend for every rule and record, and the reference for what has to be explained."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from pmo_audit import ir
from pmo_audit.backends import Judgement
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record

if TYPE_CHECKING:
    from pmo_audit.backends.compiled import Compiled

TOLD: Final = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR)
"""What a report explains, and with that the reference judges again."""


class Deciding:
    """The outcomes of rules for the records of one portfolio."""

    def __init__(self, rules: Iterable[ir.Rule], portfolio: Portfolio, as_of: date, compiled: Compiled | None) -> None:
        """`compiled` are the same rules, and perhaps others, from a cache; None compiles them."""
        from pmo_audit.backends.compiled import Compiled, Sweep  # not needed where only the reference judges

        self._bound = (compiled or Compiled.of(rules)).bind(portfolio, as_of)
        self._sweep = Sweep(self._bound)

    def outcome(self, rule: ir.Rule, record: Record) -> Outcome | None:
        """The outcome of a rule for a record; None where the reference has to say.

        That is so for the few rules that the compiled backend does not do, and for records that hold what no reader
        puts there.
        """
        if not self._bound.judges(rule):
            return None
        try:
            return self._sweep.verdict(rule, record).outcome
        except Exception:  # noqa: BLE001 - the reference says what is right there, or that it too fails
            return None


def disagreement(rule: ir.Rule, subject: str, outcome: Outcome, judgement: Judgement) -> Diagnostic:
    """The two backends say different things of one record, so that nobody can rely on either."""
    message = (
        f"rule `{rule.code}` came out as `{outcome.value}` for {subject}, "
        f"and as `{judgement.outcome.value}` when it was to be explained"
    )
    help_ = "this is a fault of pmo-audit; please report it with the rule and the record"
    return Diagnostic("PA903", message, rule.place, help_)
