"""Who decides: the compiled backend for every rule and record, and the reference for what has to be explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from pmo_audit import ir
from pmo_audit.backends import Judgement, Narrows
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
        from pmo_audit.backends.compiled import Compiled, Narrowing, Sweep  # only where it judges

        self._bound = (compiled or Compiled.of(rules)).bind(portfolio, as_of)
        self._sweep = Sweep(self._bound)
        self.narrowing: Narrows = Narrowing(portfolio)
        """Spares the reference the members that are certainly not meant."""

    def outcomes(self, rule: ir.Rule, records: Sequence[Record]) -> Sequence[Outcome | None]:
        """The outcome of a rule for each of several records; None where the reference has to say.

        That is so for the few rules that the compiled backend does not do, and for records that hold what no reader
        puts there.
        """
        if not self._bound.judges(rule):
            return [None] * len(records)
        return [one.outcome if one is not None else None for one in self._sweep.verdicts(rule, records)]


def disagreement(rule: ir.Rule, subject: str, outcome: Outcome, judgement: Judgement) -> Diagnostic:
    """The two backends say different things of one record, so that nobody can rely on either."""
    message = (
        f"rule `{rule.code}` came out as `{outcome.value}` for {subject}, "
        f"and as `{judgement.outcome.value}` when it was to be explained"
    )
    help_ = "this is a fault of pmo-audit; please report it with the rule and the record"
    return Diagnostic("PA903", message, rule.place, help_)
