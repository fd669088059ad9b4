"""The examples of a standard, tried one by one, with what decided each and what all of them have seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.auditing.evidence import evidence_of
from pmo_audit.authoring.clauses import Key
from pmo_audit.backends import Reference, Trace, Unknown
from pmo_audit.classes import dataclass
from pmo_audit.findings import Evidence, Outcome
from pmo_audit.records import Portfolio, Record, Schema

Clock = Callable[[], float]
"""Tells seconds; the difference of two answers is how long something took."""

Sides = dict[Key, set[bool | None]]
"""What each clause came to so far; None for unknown."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example made ready to be judged as often as one likes."""

    rule: ir.Rule
    example: ir.Example
    portfolio: Portfolio
    subject: Record
    as_of: date

    def outcome(self, rule: ir.Rule) -> Outcome:
        """What a rule says of the example's record: its own, or a changed one."""
        return Reference(self.portfolio, self.as_of).judge(rule, self.subject).outcome


@dataclass(frozen=True, slots=True)
class Tried:
    """An example and what its rule said of it; `fault` is not empty where the rule could not be carried out."""

    rule: ir.Rule
    example: ir.Example
    outcome: Outcome
    seconds: float
    why: tuple[Evidence, ...] = ()
    fault: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the rule says what the example says."""
        return self.outcome is self.example.outcome


def prepare(rules: Iterable[ir.Rule], schema: Schema, today: date) -> tuple[Prepared, ...]:
    """The examples of these rules; `today` counts for those that name no day."""
    return tuple(
        Prepared(rule, example, *portfolio_of(example.record, schema), example.as_of or today)
        for rule in rules
        for example in rule.examples
    )


def try_examples(
    examples: Sequence[Prepared], clauses: Mapping[int, Key], clock: Clock
) -> tuple[tuple[Tried, ...], Sides]:
    """Every example judged, and what the clauses (by the identity of their nodes) came to in them."""
    seen: Sides = {}
    return tuple(_tried(one, _Watching(one.portfolio, one.as_of, clauses, seen), clock) for one in examples), seen


def _tried(one: Prepared, reference: _Watching, clock: Clock) -> Tried:
    start = clock()
    try:
        judgement = reference.judge(one.rule, one.subject)
    except Exception as fault:  # noqa: BLE001 - the engine's own fault must not hide the other examples
        return Tried(one.rule, one.example, Outcome.ERROR, clock() - start, (), f"{type(fault).__name__}: {fault}")
    taken = clock() - start
    if judgement.outcome is one.example.outcome:
        return Tried(one.rule, one.example, judgement.outcome, taken)
    why = evidence_of(one.portfolio, one.rule, judgement.deciding)
    return Tried(one.rule, one.example, judgement.outcome, taken, why)


class _Watching(Reference):
    """The reference evaluator with somebody who writes down what each clause comes to."""

    def __init__(self, portfolio: Portfolio, as_of: date, clauses: Mapping[int, Key], seen: Sides) -> None:
        super().__init__(portfolio, as_of)
        self.clauses = clauses
        self.seen = seen

    def evaluate(self, node: ir.Node, records: tuple[Record, ...]) -> Trace:
        """The value of a node, which is written down where the node is a clause."""
        trace = super().evaluate(node, records)
        key = self.clauses.get(id(node))
        if key is not None:
            self.seen.setdefault(key, set()).add(None if isinstance(trace.value, Unknown) else bool(trace.value))
        return trace
