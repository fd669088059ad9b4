"""A standard as the lints look at it: its rules with what each of them asks, and proofs and witnesses about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from pmo_audit import ir
from pmo_audit.authoring.solver import Asked, Finder, Moment, Solver, Want, Witness, moments_of
from pmo_audit.classes import dataclass, field
from pmo_audit.records import Schema
from pmo_audit.text import Location, SourceText

Names = frozenset[tuple[str, str]]
"""Fields as (entity, name), and collections as (entity, "")."""


@dataclass(frozen=True)
class Studied:
    """A rule with its conditions, each as something to ask of a record."""

    rule: ir.Rule
    order: int
    moments: tuple[Moment, ...]

    @cached_property
    def scope(self) -> tuple[Asked, ...]:
        """The rule applies."""
        return (Asked(self.rule.where, Want.TRUE),) if self.rule.where is not None else ()

    @cached_property
    def plain(self) -> tuple[Asked, ...]:
        """The rule applies, and none of its exceptions does."""
        return (*self.scope, *(Asked(one.where, Want.FALSE) for one in self.rule.exemptions))

    @cached_property
    def met(self) -> Asked:
        """What it requires holds."""
        return Asked(self.rule.require, Want.TRUE)

    @cached_property
    def broken(self) -> Asked:
        """What it requires does not hold."""
        return Asked(self.rule.require, Want.FALSE)

    @cached_property
    def speaks_of(self) -> Names:
        """Everything that its conditions look at."""
        return frozenset(name for root in self.rule.roots for name in names_in(root))

    @cached_property
    def scope_of(self) -> Names:
        """Everything that its scope looks at."""
        return names_in(self.rule.where) if self.rule.where is not None else frozenset()

    @cached_property
    def requires_of(self) -> Names:
        """Everything that its requirement looks at."""
        return names_in(self.rule.require)


def names_in(node: ir.Node) -> Names:
    """The fields and collections that a condition looks at."""
    found: set[tuple[str, str]] = set()
    for one in ir.walk(node):
        match one:
            case ir.Field(entity=entity, name=name):
                found.add((entity, name))
            case ir.Quantified() | ir.Count() | ir.Aggregate():
                found.add((one.members.entity, ""))
            case ir.StateTest(operand=ir.Members(entity=entity)):
                found.add((entity, ""))
            case _:
                pass
    return frozenset(found)


@dataclass
class Study:
    """Everything the lints share. `mentioned` are words that a mapping beside the standard speaks of."""

    standard: ir.Standard
    schema: Schema
    sources: tuple[SourceText, ...]
    day: date
    mentioned: frozenset[str] = frozenset()
    finders: dict[str, Finder] = field(default_factory=dict)
    dead: list[Location] = field(default_factory=list)
    """Parts that were found never to be true."""
    flawed: set[str] = field(default_factory=set)
    """Rules that by themselves already cannot be met, broken or applied; nothing is told of them beside others."""

    def about(self, entity: str) -> Finder:
        """Witnesses, and by its solver proofs, about records of an entity."""
        if entity not in self.finders:
            self.finders[entity] = Finder(Solver(entity, self.day), self.schema)
        return self.finders[entity]

    @cached_property
    def rules(self) -> tuple[Studied, ...]:
        """The rules that can be studied; one whose parameters change too often is left out."""
        found = []
        for order, rule in enumerate(self.standard.rules):
            moments = moments_of([rule])
            if moments:
                found.append(Studied(rule, order, moments))
        return tuple(found)

    def moments(self, one: Studied, other: Studied) -> tuple[Moment, ...] | None:
        """The stretches in which two rules are both in force; None for too many."""
        if one.moments == other.moments == (Moment(),):
            return one.moments
        return moments_of([one.rule, other.rule])

    def proof(self, asked: Sequence[Asked], moments: Sequence[Moment] | None, entity: str) -> tuple[Asked, ...] | None:
        """Conditions that can never come about together, of which none can be left out; None where it is not certain.

        What says nothing of any record, such as a parameter that is yes or no, is meant to be changed and no proof.
        """
        finder = self.about(entity)
        if not moments or not finder.solver.impossible(asked, moments):
            return None
        core = finder.solver.core(asked, moments)
        if not any(_looks_at_a_record(one.node) for one in core):
            return None
        return None if finder.contradicted(core, moments) else core

    def can_be(self, asked: Sequence[Asked], studied: Studied) -> bool:
        """Whether nothing is known that keeps conditions of a rule from coming about together."""
        return not asked or not self.about(studied.rule.entity).solver.impossible(asked, studied.moments)

    def witness(self, asked: Sequence[Asked], moments: Sequence[Moment] | None, entity: str) -> Witness | None:
        """A record for which all of it comes about, or None where none was found."""
        return self.about(entity).witness(asked, moments) if moments else None


def _looks_at_a_record(node: ir.Node) -> bool:
    kinds = (ir.Field, ir.Local, ir.Quantified, ir.Count, ir.Aggregate, ir.StateTest)
    return any(isinstance(one, kinds) for one in ir.walk(node))
