"""`is one of`: an `or` of equalities with the items of a list, or of a parameter that holds one."""

from __future__ import annotations

from collections.abc import Callable

from pmo_audit import ir
from pmo_audit.analysis.comparisons import advice, meant
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import comparable, type_of
from pmo_audit.language import tree
from pmo_audit.text import Span
from pmo_audit.types import DateType, ListType, Truth, Type, UnknownType, describe, kind_of

Check = Callable[[Scope, tree.Expression], ir.Node]


def check_one_of(scope: Scope, expression: tree.OneOf, check: Check) -> ir.Node:
    """`is one of` as an `or` of equalities."""
    operand = check(scope, expression.operand)
    type_ = type_of(operand)
    lists = _lists(scope, expression.choices, type_, check)
    options = [option for one, _ in lists for option in one]
    if isinstance(type_, UnknownType) or any(isinstance(type_of(option), UnknownType) for option in options):
        return mistake(expression.span)
    for option in options:
        if not comparable(type_, type_of(option)):
            types = type_, type_of(option)
            message = f"{describe(types[0])} is never {describe(types[1])}"
            scope.tell("PA301", message, option.span, advice(types))
            return mistake(expression.span)
    branches = [_during(version, _equal_to_one(operand, items, expression.span)) for items, version in lists]
    node = branches[0] if len(branches) == 1 else ir.Or(tuple(branches), expression.span)
    return ir.Not(node, expression.span) if expression.negated else node


Days = tuple[ir.Node, ...]
"""Conditions on the day of the run under which a list counts; none where it always does."""


def _lists(
    scope: Scope, choices: tree.ListOf | tree.Path, beside: Type, check: Check
) -> list[tuple[tuple[ir.Node, ...], Days]]:
    """The list of choices; of a parameter that changes from a day on, each of its lists with its days."""
    if isinstance(choices, tree.ListOf):
        return [(tuple(meant(scope, item, beside, check) for item in choices.items), ())]
    node = check(scope, choices)
    if isinstance(node, ir.Parameter) and isinstance(node.type, ListType):
        return [
            (_literals(version.value, node.type.item, choices.span), days)
            for version, days in zip(node.versions, _days(node.versions, choices.span), strict=True)
        ]
    if not isinstance(type_of(node), UnknownType):
        message = f"`{choices.text}` is {describe(type_of(node))} and not a list"
        help_ = "write the choices in square brackets, as in `is one of [red, amber]`"
        scope.tell("PA301", message, choices.span, help_)
    return [((mistake(choices.span),), ())]


def _literals(values: object, type_: Type, span: Span) -> tuple[ir.Node, ...]:
    assert isinstance(values, tuple)
    return tuple(ir.Literal(value, type_, span) for value in values)


def _days(versions: tuple[ir.Version, ...], span: Span) -> list[Days]:
    """When each version counts: up to its last day, and after that of the one before."""
    found: list[Days] = []
    before = None
    for version in versions:
        bounds: list[ir.Node] = []
        if before is not None:
            bounds.append(_today("more:date", before, span))
        if version.until is not None:
            bounds.append(_today("at most:date", version.until, span))
            before = version.until
        found.append(tuple(bounds))
    return found


def _today(overload: str, day: object, span: Span) -> ir.Node:
    return ir.Call(overload, (ir.Today(DateType(), span), ir.Literal(day, DateType(), span)), Truth(), span)


def _equal_to_one(operand: ir.Node, options: tuple[ir.Node, ...], span: Span) -> ir.Node:
    overload = f"equal:{kind_of(type_of(operand))}"
    tests = tuple(ir.Call(overload, (operand, one), Truth(), span) for one in options)
    return tests[0] if len(tests) == 1 else ir.Or(tests, span)


def _during(days: Days, test: ir.Node) -> ir.Node:
    return ir.And((*days, test), test.span) if days else test
