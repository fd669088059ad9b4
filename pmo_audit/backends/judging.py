"""From the conditions of a rule to its outcome for a record, with the traces that explain it."""

from __future__ import annotations

from typing import Protocol

from pmo_audit import ir
from pmo_audit.backends.outcomes import of_condition, settle
from pmo_audit.backends.trace import Trace, Unknown
from pmo_audit.classes import dataclass
from pmo_audit.findings import Outcome
from pmo_audit.records import Record


class Evaluates(Protocol):
    """What judging needs of an evaluator."""

    def evaluate(self, node: ir.Node, records: tuple[Record, ...]) -> Trace:
        """The value of a node for the records being looked at."""


@dataclass(frozen=True, slots=True)
class Exempted:
    """An exception of a rule for a record: whether it applies, and what its own requirement came to."""

    exemption: ir.Exemption
    where: Trace
    require: Trace | None

    @property
    def outcome(self) -> Outcome:
        """What comes out where it applies."""
        return _outcome(self.require) if self.require is not None else Outcome.EXCEPTED

    @property
    def applies(self) -> bool | None:
        """Whether it applies; None where nobody can tell."""
        return self.where.value if isinstance(self.where.value, bool) else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule's outcome for one record, with the traces of its scope, of what it requires, and of its exceptions."""

    outcome: Outcome
    scope: Trace | None
    require: Trace | None
    exempted: tuple[Exempted, ...] = ()

    @property
    def deciding(self) -> tuple[Trace, ...]:
        """The conditions that made the outcome what it is; for an unknown one those that are unknown."""
        if self.require is None:
            return (self.scope,) if self.scope is not None else ()
        if self.outcome is Outcome.UNKNOWN:
            parts = [self.require if not any(one.applies for one in self.exempted) else None]
            parts += [trace for one in self.exempted if one.applies is not False for trace in (one.where, one.require)]
            return tuple(one for one in parts if one is not None and isinstance(one.value, Unknown))
        applying = [one for one in self.exempted if one.applies]
        own = [one.require for one in applying if one.require is not None and one.outcome is self.outcome]
        return tuple([one.where for one in applying] + own) if applying else (self.require,)


def judge(evaluator: Evaluates, rule: ir.Rule, record: Record) -> Judgement:
    """The outcome of a rule for a record, as the tables of outcomes and of exceptions say."""
    records = (record,)
    scope = evaluator.evaluate(rule.where, records) if rule.where is not None else None
    if scope is not None and scope.value is False:
        return Judgement(Outcome.NOT_APPLICABLE, scope, None)
    if scope is not None and isinstance(scope.value, Unknown):
        return Judgement(Outcome.UNKNOWN, scope, None)
    require = evaluator.evaluate(rule.require, records)
    exempted = tuple(_exempted(evaluator, one, records) for one in rule.exemptions)
    outcome = settle(_outcome(require), [(one.applies, one.outcome) for one in exempted])
    return Judgement(outcome or Outcome.ERROR, scope, require, exempted)


def _exempted(evaluator: Evaluates, exemption: ir.Exemption, records: tuple[Record, ...]) -> Exempted:
    where = evaluator.evaluate(exemption.where, records)
    require = evaluator.evaluate(exemption.require, records) if exemption.require is not None else None
    return Exempted(exemption, where, require)


def _outcome(trace: Trace) -> Outcome:
    return of_condition(trace.value, vacuous=trace.vacuous)
