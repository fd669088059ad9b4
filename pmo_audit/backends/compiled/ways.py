"""Conditions such as `manager is person`, by which the members that may be meant are found without a look at all."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit import ir
from pmo_audit.backends.compiled.facts import Nodes
from pmo_audit.classes import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """The field of a member that has to lead to what `other` leads to.

    `alone` says that nothing else about the members depends on the records that are looked at besides.
    """

    field: ir.Field
    other: ir.Local | ir.Field
    alone: bool


def way_of(nodes: Nodes, node: ir.Quantified | ir.Count | ir.Aggregate) -> Way | None:
    """The way to the members of a whole register that `where` means, or None where there is none."""
    if node.members.owner is not None or node.where is None:
        return None
    conditions = list(_all_of(node.where))
    for one in conditions:
        sides = _sides(nodes, one, node.depth)
        if sides is not None:
            others = [each for each in conditions if each is not one]
            others += [each for each in ir.below(node) if each is not node.where]
            outside = [nodes.of(each).free & ~(1 << node.depth) for each in others]
            return Way(*sides, alone=not any(outside))
    return None


def _all_of(node: ir.Node) -> Iterator[ir.Node]:
    """The conditions that all have to be met."""
    match node:
        case ir.And(operands):
            for operand in operands:
                yield from _all_of(operand)
        case ir.Defined(body=body):
            yield from _all_of(body)
        case _:
            yield node


def _sides(nodes: Nodes, node: ir.Node, depth: int) -> tuple[ir.Field, ir.Local | ir.Field] | None:
    match node:
        case ir.Call("equal:reference", (left, right)):
            return _side(nodes, left, right, depth) or _side(nodes, right, left, depth)
        case _:
            return None


def _side(nodes: Nodes, mine: ir.Node, other: ir.Node, depth: int) -> tuple[ir.Field, ir.Local | ir.Field] | None:
    match mine, other:
        case ir.Field(base=ir.Local(at)) as field, (ir.Local() | ir.Field()):
            away = not nodes.of(other).free >> depth & 1
            return (field, other) if at == depth and away else None
        case _:
            return None
