"""What is to be told of a standard's examples: how each came out, what they saw, and which slips they would notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.clauses import Key, clauses_of, unique
from pmo_audit.authoring.coverage import Coverage, coverage_of
from pmo_audit.authoring.mutants import Hunt, Mutant, Progress, hunt, mutants_of
from pmo_audit.authoring.trial import Clock, Prepared, Tried, prepare, try_examples
from pmo_audit.authoring.variations import types_of
from pmo_audit.authoring.witness import Witness, witnesses_of
from pmo_audit.backends import Reference
from pmo_audit.classes import dataclass
from pmo_audit.records import Schema
from pmo_audit.types import Type


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no example notices, and a record that would tell it; None where none was found."""

    mutant: Mutant
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An example to add, and the mutants that it would notice and no suggestion before it does."""

    witness: Witness
    notices: tuple[Mutant, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about the examples of a standard. `hunt` is None where mutants were not asked for, or not tried."""

    standard: ir.Standard
    rules: tuple[ir.Rule, ...]
    tried: tuple[Tried, ...]
    coverage: Coverage
    hunt: Hunt | None
    survivors: tuple[Survivor, ...]
    suggestions: tuple[Suggestion, ...]
    """A few examples that would notice what can be noticed, the most telling first."""
    types: Mapping[tuple[str, str], Type]
    """The type of every field, by which records are written down."""

    @property
    def disagreeing(self) -> tuple[Tried, ...]:
        """The examples that come out otherwise than they say."""
        return tuple(one for one in self.tried if not one.agrees)

    @property
    def seconds(self) -> float:
        """How long the examples took."""
        return sum(one.seconds for one in self.tried)


def report_on(
    standard: ir.Standard,
    rules: Sequence[ir.Rule],
    schema: Schema,
    today: date,
    *,
    clock: Clock,
    mutate: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Tries the examples of these rules; with `mutate` also every slip, where all examples agree."""
    clauses = [one for rule in rules for one in clauses_of(rule, schema)]
    watched: dict[int, Key] = {id(one.node): one.key for one in clauses}
    examples = prepare(rules, schema, today)
    tried, seen = try_examples(examples, watched, clock)
    coverage = coverage_of(rules, unique(clauses), seen)
    found: Hunt | None = None
    survivors: tuple[Survivor, ...] = ()
    if mutate and all(one.agrees for one in tried):
        found = hunt(mutants_of(rules, schema, standard.parameters), examples, progress)
        survivors = _survivors(found, examples, schema, progress)
    suggestions = suggest(survivors, schema, today)
    return Report(standard, tuple(rules), tried, coverage, found, survivors, suggestions, types_of(schema))


def _survivors(
    found: Hunt, examples: Sequence[Prepared], schema: Schema, progress: Progress | None
) -> tuple[Survivor, ...]:
    mutants = found.survivors
    return tuple(map(Survivor, mutants, witnesses_of(mutants, examples, schema, progress)))


def suggest(survivors: Sequence[Survivor], schema: Schema, today: date) -> tuple[Suggestion, ...]:
    """Few of the witnesses that together notice all that any of them does: each time the one that adds most."""
    witnesses = [one.witness for one in survivors if one.witness is not None]
    noticed = [_noticed(one, survivors, schema, today) for one in witnesses]
    told: list[Suggestion] = []
    left = {place for places in noticed for place in places}
    while left:
        best = max(range(len(witnesses)), key=lambda number: len(noticed[number] & left))
        gained = sorted(noticed[best] & left)
        told.append(Suggestion(witnesses[best], tuple(survivors[place].mutant for place in gained)))
        left -= noticed[best]
    return tuple(told)


def _noticed(witness: Witness, survivors: Sequence[Survivor], schema: Schema, today: date) -> frozenset[int]:
    """Which mutants a witness tells from its rule, by their places."""
    portfolio, subject = portfolio_of(witness.record, schema)
    reference = Reference(portfolio, witness.as_of or today)
    return frozenset(
        place
        for place, one in enumerate(survivors)
        for before, after in one.mutant.rules
        if before.code == witness.rule.code and reference.judge(after, subject).outcome is not witness.outcome
    )
