"""What is said of texts and lists: what they contain, how they begin and end, their length, patterns."""

from __future__ import annotations

from collections.abc import Callable

from pmo_audit import ir
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import type_of
from pmo_audit.functions import pattern_mistake
from pmo_audit.language import tree
from pmo_audit.text import Span
from pmo_audit.types import ListType, Number, Text, Truth, UnknownType, describe

Check = Callable[[Scope, tree.Expression], ir.Node]


def check_holds(scope: Scope, expression: tree.Holds, check: Check) -> ir.Node:
    """`name contains "pilot"`, `id starts with "PRJ-"`."""
    left, right = check(scope, expression.left), check(scope, expression.right)
    types = type_of(left), type_of(right)
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(expression.span)
    listed = types[0] == ListType(Text()) and expression.how == "contains"
    if not (isinstance(types[0], Text) or listed) or not isinstance(types[1], Text):
        verb = {"contains": "contain", "starts": "start with", "ends": "end with"}[expression.how]
        scope.tell(
            "PA301",
            f"{describe(types[0])} cannot {verb} {describe(types[1])}",
            expression.span,
            'only texts and lists contain something, as in `name contains "pilot"`',
        )
        return mistake(expression.span)
    overload = f"{expression.how}:{'list' if listed else 'text'},text"
    node: ir.Node = ir.Call(overload, (left, right), Truth(), expression.span)
    return ir.Not(node, expression.span) if expression.negated else node


def check_length(scope: Scope, operand: ir.Node, span: Span) -> ir.Node:
    """`length(description)`."""
    match type_of(operand):
        case UnknownType():
            return mistake(span)
        case Text():
            return ir.Call("length:text", (operand,), Number(), span)
        case ListType():
            return ir.Call("length:list", (operand,), Number(), span)
        case type_:
            help_ = "texts and lists have; records are counted, as in `count(risks)`"
            scope.tell("PA302", f"{describe(type_)} has no length", operand.span, help_)
            return mistake(span)


def check_matches(scope: Scope, expression: tree.Matches, check: Check) -> ir.Node:
    """`id matches "PRJ-[0-9]+"`."""
    operand = check(scope, expression.operand)
    wrong = pattern_mistake(expression.pattern.text)
    if wrong is not None:
        scope.tell(
            "PA306",
            f"this pattern cannot be read: {wrong}",
            expression.pattern.span,
            "patterns are written in RE2's syntax; look-around and back-references are not part of it",
        )
        return mistake(expression.span)
    type_ = type_of(operand)
    if isinstance(type_, UnknownType):
        return mistake(expression.span)
    if not isinstance(type_, Text):
        scope.tell("PA301", f"{describe(type_)} cannot match a pattern; only texts can", operand.span)
        return mistake(expression.span)
    pattern = ir.Literal(expression.pattern.text, Text(), expression.pattern.span)
    node: ir.Node = ir.Call("matches:text", (operand, pattern), Truth(), expression.span)
    return ir.Not(node, expression.span) if expression.negated else node
