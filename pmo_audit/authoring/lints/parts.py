"""The parts of a rule that can be looked at by themselves, each with what surely holds around it."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit import ir
from pmo_audit.authoring.lints.study import Studied
from pmo_audit.authoring.solver import Asked, Want
from pmo_audit.classes import dataclass

Within = tuple[ir.Members, ...]


@dataclass(frozen=True)
class Part:
    """A condition of a rule. `around` holds wherever it matters what the condition comes to."""

    asked: Asked
    around: tuple[Asked, ...]
    role: str
    """`scope`, `requirement`, `exception` or `its requirement` of a whole condition; else `alternative`, `clause`,
    `members` or `satisfies`."""

    @property
    def node(self) -> ir.Node:
        """The condition itself."""
        return self.asked.node


def whole_parts(studied: Studied) -> Iterator[Part]:
    """The conditions of a rule, each as a whole."""
    rule, scope = studied.rule, studied.scope
    if rule.where is not None:
        yield Part(scope[0], (), "scope")
    yield Part(studied.met, scope, "requirement")
    for one in rule.exemptions:
        applies = Asked(one.where, Want.TRUE)
        yield Part(applies, scope, "exception")
        if one.require is not None:
            yield Part(Asked(one.require, Want.TRUE), (*scope, applies), "its requirement")


def alternatives(part: Part) -> Iterator[Part]:
    """The operands of the `or`s in a condition, and what is asked of members, outermost first.

    Where an operand of an `and` is looked into, the others hold around it.
    """
    asked, node = part.asked, part.node
    joined, parted = _junction(node, asked.want)
    if joined:
        for one in joined:
            others = tuple(_like(asked, other) for other in joined if other is not one)
            yield from alternatives(Part(_like(asked, one), (*part.around, *others), "clause"))
        return
    for one in parted:
        inner = Part(_like(asked, one), part.around, "alternative")
        yield inner
        yield from alternatives(inner)
    if not parted:
        yield from _of_members(node, part, asked.within)


def clauses(part: Part) -> Iterator[Part]:
    """The operands of an `and`, and what is asked of members, outermost first."""
    asked, node = part.asked, part.node
    joined, parted = _junction(node, asked.want)
    for one in joined:
        inner = Part(_like(asked, one), part.around, "clause")
        yield inner
        yield from clauses(inner)
    if not joined and not parted:
        yield from _of_members(node, part, asked.within)


def _junction(node: ir.Node, want: Want) -> tuple[tuple[ir.Node, ...], tuple[ir.Node, ...]]:
    """The operands that must all come to what is wanted, or those of which one must."""
    match node:
        case ir.Not(ir.And(operands) | ir.Or(operands), span) if span != node.operand.span:
            opposite = tuple(ir.Not(one, one.span) for one in operands)
            return (opposite, ()) if isinstance(node.operand, ir.Or) is (want is Want.TRUE) else ((), opposite)
        case ir.And(operands):
            return (operands, ()) if want is Want.TRUE else ((), operands)
        case ir.Or(operands) if not _is_one_of(node):
            return ((), operands) if want is Want.TRUE else (operands, ())
        case _:
            return (), ()


def _is_one_of(node: ir.Or) -> bool:
    """Whether an `or` was written as `is one of`."""
    return all(one.span == node.span for one in node.operands)


def _like(asked: Asked, node: ir.Node) -> Asked:
    return Asked(node, asked.want, asked.base, asked.within)


def _of_members(node: ir.Node, part: Part, within: Within) -> Iterator[Part]:
    """What is asked of the members of every collection that a condition goes through."""
    for one in _collections(node):
        inside = (*within, one.members)
        around = part.around
        if one.where is not None:
            where = Part(Asked(one.where, Want.TRUE, part.asked.base, inside), around, "members")
            yield where
            yield from alternatives(where)
            around = (*around, where.asked)
        if isinstance(one, ir.Quantified) and one.body is not None:
            body = Part(Asked(one.body, Want.TRUE, part.asked.base, inside), around, "satisfies")
            yield body
            yield from alternatives(body)


def _collections(node: ir.Node) -> Iterator[ir.Quantified | ir.Count | ir.Aggregate]:
    """The outermost collections in a condition; definitions are looked at where they are used, as a whole."""
    match node:
        case ir.Quantified() | ir.Count() | ir.Aggregate():
            yield node
        case ir.Not(operand):
            yield from _collections(operand)
        case ir.Call(arguments=arguments) | ir.And(arguments) | ir.Or(arguments):
            for one in arguments:
                yield from _collections(one)
        case _:
            return
