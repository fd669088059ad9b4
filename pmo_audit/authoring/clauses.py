"""The clauses of a rule: every condition that is not made of others, also of members and in definitions.

A clause of a definition, and a band of a parameter, is the same wherever it is used: it has one `key`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.authoring.naming import Around, Gatherer, inside, outside
from pmo_audit.authoring.patterns import depends_on, is_clause
from pmo_audit.authoring.phrases import Phrases
from pmo_audit.classes import dataclass
from pmo_audit.records import Schema
from pmo_audit.text import Location
from pmo_audit.types import Truth

Key = tuple[object, ...]
"""What tells one clause from another, the same for all uses of a definition or a parameter."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition not made of others. `part` says where it stands: scope, requirement, an exception, a definition."""

    key: Key
    rule: ir.Rule
    part: str
    words: str
    node: ir.Node
    around: Around
    place: Location


def clauses_of(rule: ir.Rule, schema: Schema) -> tuple[Clause, ...]:
    """Every clause of a rule, in the order in which it is read."""
    found = _Finder(rule, schema)
    around = outside(rule, schema)
    for part, root in parts_of(rule):
        found.part = part
        found.count = 0
        for one in found.conditions(root, around, (rule.code, part)):
            found.clauses.append(one)
    return tuple(found.clauses)


def parts_of(rule: ir.Rule) -> Iterator[tuple[str, ir.Node]]:
    """The conditions of a rule and what each is for."""
    if rule.where is not None:
        yield "scope", rule.where
    yield "requirement", rule.require
    for one in rule.exemptions:
        yield f'exception "{one.title}"', one.where
        if one.require is not None:
            yield f'requirement of exception "{one.title}"', one.require


def definition_key(node: ir.Defined) -> Key:
    """Tells a definition from others, also from one of the same name about another kind of record."""
    shape = tuple(getattr(one, "overload", None) or getattr(one, "name", type(one).__name__) for one in ir.walk(node))
    return ("definition", node.name, shape)


class _Finder:
    """Goes through the conditions of one rule."""

    def __init__(self, rule: ir.Rule, schema: Schema) -> None:
        self.rule = rule
        self.schema = schema
        self.part = ""
        self.count = 0
        self.clauses: list[Clause] = []
        self._told: set[int] = set()
        """The nodes seen already: a value that stands on both sides of a phrase is one."""

    def conditions(self, node: ir.Node, around: Around, owner: Key) -> Iterator[Clause]:
        """The clauses that a condition is made of, each before those that stand within it."""
        defined = owner[0] == "definition"
        match node:
            case ir.And(operands) | ir.Or(operands) if not is_clause(node, in_definition=defined):
                for one in operands:
                    yield from self.conditions(one, around, owner)
            case ir.Not(operand) if self._is_made_of_others(operand, defined):
                yield from self.conditions(operand, around, owner)
            case ir.Defined():
                yield from self._definition(node, around)
            case _:
                yield self._clause(node, around, owner)
                yield from self._within(node, around, owner)

    def _is_made_of_others(self, node: ir.Node, defined: bool) -> bool:
        if isinstance(node, ir.And | ir.Or):
            return not is_clause(node, in_definition=defined)
        return isinstance(node, ir.Not | ir.Defined | ir.Quantified)

    def _within(self, node: ir.Node, around: Around, owner: Key) -> Iterator[Clause]:
        """The clauses within the values and members that a clause speaks of."""
        if id(node) in self._told:
            return
        self._told.add(id(node))
        if isinstance(node, ir.Banded):
            yield from self._bands(node, around)
        if depends_on(node) is not None:
            return  # it is one clause to its reader
        inner = inside(around, node, self.schema) if isinstance(node, Gatherer) else around
        for one in ir.below(node):
            if isinstance(node, Gatherer) and isinstance(type_of(one), Truth):
                yield from self.conditions(one, inner, owner)
            elif isinstance(one, ir.Defined):
                yield from self._definition(one, inner)
            else:
                yield from self._within(one, inner, owner)

    def _definition(self, node: ir.Defined, around: Around) -> Iterator[Clause]:
        part, count = self.part, self.count
        self.part, self.count = f"definition of {node.name}", 0
        key = definition_key(node)
        if isinstance(type_of(node.body), Truth):
            yield from self.conditions(node.body, around, key)
        else:
            yield from self._within(node.body, around, key)
        self.part, self.count = part, count

    def _bands(self, node: ir.Banded, around: Around) -> Iterator[Clause]:
        for number, band in enumerate(node.bands):
            if band.condition is not None:
                words = Phrases(self.schema, bare=True).words(band.condition, around)
                key = ("parameter", node.name, number)
                part = f"band of {node.name}"
                yield Clause(key, self.rule, part, words, band.condition, around, band.value.place)

    def _clause(self, node: ir.Node, around: Around, owner: Key) -> Clause:
        if owner[0] == "definition":
            words = Phrases(self.schema, bare=True).words(node, around)
        else:
            words = self.rule.text_of(node)
        key = (*owner, self.count)
        self.count += 1
        place = Location(self.rule.place.source, node.span)
        return Clause(key, self.rule, self.part, words, node, around, place)


def unique(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Each clause once, also where a definition is used several times."""
    found: dict[Key, Clause] = {}
    for one in clauses:
        found.setdefault(one.key, one)
    return tuple(found.values())
