"""How the text of a rule differs between two versions of its standard, told in canonical words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from pmo_audit import ir
from pmo_audit.authoring.clauses import parts_of
from pmo_audit.authoring.impact_clauses import clause_words
from pmo_audit.authoring.pages import force_of, force_words
from pmo_audit.authoring.parameters import declared_changes
from pmo_audit.authoring.patterns import is_clause, one_of
from pmo_audit.authoring.phrases import list_names
from pmo_audit.records import Portfolio


class HasStandard(Protocol):
    """What is needed of a side."""

    @property
    def standard(self) -> ir.Standard:
        """The standard."""

    @property
    def as_of(self) -> date:
        """The day."""

    @property
    def portfolio(self) -> Portfolio:
        """The data, whose schema is that of the standard."""


def rule_changes(before: ir.Rule, after: ir.Rule, old: HasStandard, new: HasStandard) -> tuple[str, ...]:
    """What was changed in a rule and in what it uses; nothing where it says the same."""
    return tuple(_changes(before, after, old, new))


def _changes(before: ir.Rule, after: ir.Rule, old: HasStandard, new: HasStandard) -> Iterator[str]:
    if before.severity is not after.severity:
        yield f"severity {after.severity.value}, was {before.severity.value}"
    if before.entity != after.entity:
        yield f"for each {after.entity}, was for each {before.entity}"
    forces = [force_words(*force_of(rule, side.standard)) for rule, side in ((before, old), (after, new))]
    if forces[0] != forces[1]:
        yield f"in force {forces[1] or 'always'}, was in force {forces[0] or 'always'}"
    yield from _parts(before, after, old, new)
    used = _used(before, old.standard) & _used(after, new.standard)
    yield from declared_changes(old.standard, new.standard, used)
    yield from _versions(after, old, new)


def _parts(before: ir.Rule, after: ir.Rule, old: HasStandard, new: HasStandard) -> Iterator[str]:
    """Each part that reads otherwise: what came and what went, or that it is put together otherwise."""
    sides = dict(parts_of(before)), dict(parts_of(after))
    for part in dict.fromkeys((*sides[0], *sides[1])):
        first, second = sides[0].get(part), sides[1].get(part)
        words = _words(first, before, old), _words(second, after, new)
        came = [one for one in words[1] if one not in words[0]]
        went = [one for one in words[0] if one not in words[1]]
        if came or went:
            told = [f"{verb} {'; '.join(items)}" for verb, items in (("now", came), ("no longer", went)) if items]
            yield f"{part}: {', '.join(told)}"
        elif first is not None and second is not None and _shape(first) != _shape(second):
            yield f"{part}: the same clauses are put together otherwise"


def _words(node: ir.Node | None, rule: ir.Rule, side: HasStandard) -> list[str]:
    atoms = _atoms(node, defined=False) if node is not None else ()
    return [clause_words(one, rule, side.standard, side.portfolio.schema) for one in atoms]


def _atoms(node: ir.Node, *, defined: bool) -> Iterator[ir.Node]:
    """The clauses of a condition, also of definitions."""
    match node:
        case ir.And(operands) | ir.Or(operands) if not is_clause(node, in_definition=defined):
            for one in operands:
                yield from _atoms(one, defined=defined)
        case ir.Defined(body=ir.And() | ir.Or() | ir.Defined() as body):
            yield from _atoms(body, defined=True)
        case _:
            yield node


def _shape(node: ir.Node, *, defined: bool = False) -> tuple[object, ...]:
    """How a condition is put together, whatever its clauses say."""
    match node:
        case ir.And(operands) | ir.Or(operands) if not is_clause(node, in_definition=defined):
            return (type(node).__name__, *(_shape(one, defined=defined) for one in operands))
        case ir.Defined(body=body):
            return _shape(body, defined=True)
        case ir.Not(operand):
            return ("Not", _shape(operand, defined=defined))
        case _:
            return ()


def _used(rule: ir.Rule, standard: ir.Standard) -> set[str]:
    """The parameters that a rule uses."""
    nodes = [node for root in rule.roots for node in ir.walk(root)]
    named = {one.name for one in nodes if isinstance(one, ir.Parameter | ir.Banded)}
    names = list_names(standard.parameters)
    lists = (one_of(one) for one in nodes if isinstance(one, ir.Or))
    return named | {names[one.values] for one in lists if one is not None and one.values in names}


def _versions(rule: ir.Rule, old: HasStandard, new: HasStandard) -> Iterator[str]:
    """Parameters that say the same on both sides and have another value on the other day."""
    used = _used(rule, new.standard)
    before = {one.name: one for one in old.standard.parameters}
    for one in new.standard.parameters:
        first = before.get(one.name)
        if one.name not in used or first is None or one.bands or first.versions != one.versions:
            continue
        values = [_on(one, side.as_of) for side in (old, new)]
        if values[0] is not values[1]:
            yield f"parameter `{one.name}`: another version counts on {new.as_of.isoformat()} ({one.said})"


def _on(parameter: ir.ParameterDeclared, day: date) -> ir.Version:
    return next(one for one in parameter.versions if one.until is None or day <= one.until)
