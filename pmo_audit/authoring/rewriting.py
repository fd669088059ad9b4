"""Changing a typed tree in places: some nodes are replaced, and only what stands above them is made anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmo_audit import ir
from pmo_audit.classes import replace

Table = Mapping[int, ir.Node]
"""What takes the place of a node, by the identity of the node."""


def rewrite(node: ir.Node, table: Table) -> ir.Node:
    """The tree with nodes replaced; the same object where none is."""
    if id(node) in table:
        return table[id(node)]
    parts = ir.below(node)
    changed = [rewrite(one, table) for one in parts]
    if all(new is old for new, old in zip(changed, parts, strict=True)):
        return node
    return _with_parts(node, changed)


def rewrite_rule(rule: ir.Rule, table: Table) -> ir.Rule:
    """The rule with nodes of its conditions replaced."""
    exemptions = tuple(
        replace(
            one,
            where=rewrite(one.where, table),
            require=rewrite(one.require, table) if one.require is not None else None,
        )
        for one in rule.exemptions
    )
    return replace(
        rule,
        where=rewrite(rule.where, table) if rule.where is not None else None,
        require=rewrite(rule.require, table),
        exemptions=exemptions,
    )


def _with_parts(node: ir.Node, parts: Sequence[ir.Node]) -> ir.Node:
    """The node with other nodes below it, in the order of `ir.below`."""
    match node:
        case ir.And() | ir.Or():
            return replace(node, operands=tuple(parts))
        case ir.Call():
            return replace(node, arguments=tuple(parts))
        case ir.Not():
            return replace(node, operand=parts[0])
        case ir.Defined():
            return replace(node, body=parts[0])
        case ir.StateTest():
            assert isinstance(parts[0], ir.Field)
            return replace(node, operand=parts[0])
        case ir.Quantified() | ir.Count() | ir.Aggregate():
            return _with_members(node, list(parts))
        case ir.Banded():
            return _with_bands(node, list(parts))
        case _:
            return node


def _with_members(node: ir.Quantified | ir.Count | ir.Aggregate, parts: list[ir.Node]) -> ir.Node:
    where = parts.pop(0) if node.where is not None else None
    match node:
        case ir.Quantified():
            return replace(node, where=where, body=parts[0] if parts else None)
        case ir.Aggregate():
            return replace(node, where=where, value=parts[0])
        case _:
            return replace(node, where=where)


def _with_bands(node: ir.Banded, parts: list[ir.Node]) -> ir.Node:
    by = parts.pop(0)
    limited = [band for band in node.bands if band.condition is not None]
    conditions = iter(parts[: len(limited)])
    values = iter(parts[len(limited) :])
    bands: list[ir.Band] = []
    for band in node.bands:
        condition = next(conditions) if band.condition is not None else None
        value = next(values)
        assert condition is None or isinstance(condition, ir.Call)
        assert isinstance(value, ir.Parameter)
        bands.append(ir.Band(condition, value))
    return replace(node, by=by, bands=tuple(bands))
