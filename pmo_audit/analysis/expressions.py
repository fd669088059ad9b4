"""From syntax to typed IR: names are resolved, types checked, synonyms reduced to one form.

`check` never raises and never returns None: where something is wrong it reports it and returns a node whose type
fits everywhere, so that one mistake is told once.
"""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.analysis import choices, comparisons, depending, distances, members, texts
from pmo_audit.analysis.arithmetic import OPERATIONS, compute, working_days_between
from pmo_audit.analysis.names import find_members, resolve
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import type_of
from pmo_audit.language import tree
from pmo_audit.types import DateType, Truth, UnknownType, describe


def check(scope: Scope, expression: tree.Expression) -> ir.Node:
    """The typed form of an expression."""
    match expression:
        case tree.Literal(value, type_, span):
            return ir.Literal(value, type_, span)
        case tree.Path():
            return resolve(scope, expression)
        case tree.Today(span):
            return ir.Today(DateType(), span)
        case tree.Negative(operand, span):
            return compute(scope, "negate", (check(scope, operand),), span)
        case tree.Arithmetic(operator, left, right, span):
            return compute(scope, OPERATIONS[operator], (check(scope, left), check(scope, right)), span)
        case tree.WorkingDays(start, finish, span):
            return working_days_between(scope, check(scope, start), check(scope, finish), span)
        case tree.Length(operand, span):
            return texts.check_length(scope, check(scope, operand), span)
        case tree.Compare():
            return comparisons.check_compare(scope, expression, check)
        case tree.Differs():
            return distances.check_differs(scope, expression, check)
        case tree.Over():
            return distances.check_over(scope, expression, check)
        case tree.Within():
            return distances.check_within(scope, expression, check)
        case tree.OneOf():
            return choices.check_one_of(scope, expression, check)
        case tree.StateTest():
            return _state_test(scope, expression)
        case tree.Holds():
            return texts.check_holds(scope, expression, check)
        case tree.Matches():
            return texts.check_matches(scope, expression, check)
        case tree.Depends():
            return depending.check_depends(scope, expression, check)
        case tree.Junction(operator, operands, span):
            nodes = tuple(condition(scope, operand) for operand in operands)
            return ir.And(nodes, span) if operator == "and" else ir.Or(nodes, span)
        case tree.Not(operand, span):
            return ir.Not(condition(scope, operand), span)
        case tree.Quantified():
            return members.check_quantified(scope, expression, condition)
        case tree.Count():
            return members.check_count(scope, expression, condition)
        case tree.Aggregate():
            return members.check_aggregate(scope, expression, check, condition)
        case _:  # a literal that was told when it was read
            return mistake(expression.span)


def condition(scope: Scope, expression: tree.Expression) -> ir.Node:
    """The typed form of something that must be true or false."""
    node = check(scope, expression)
    type_ = type_of(node)
    if not isinstance(type_, Truth | UnknownType):
        scope.tell(
            "PA303",
            f"this is {describe(type_)}, where something true or false is needed",
            node.span,
            "compare it with something, as in `… is at least …`, or ask `… is known`",
        )
        return mistake(node.span)
    return as_condition(node)


def as_condition(node: ir.Node) -> ir.Node:
    """A bare yes-or-no field as the comparison that it stands for: where it is *none*, it is not true."""
    if isinstance(node, ir.Field) and isinstance(node.type, Truth):
        return ir.Call("equal:truth", (node, ir.Literal(True, Truth(), node.span)), Truth(), node.span)
    return node


def _state_test(scope: Scope, test: tree.StateTest) -> ir.Node:
    operand = _state_operand(scope, test.operand)
    if operand is None:
        return mistake(test.span)
    node: ir.Node = ir.StateTest(test.state, operand, test.span)
    return ir.Not(node, test.span) if test.negated else node


def _state_operand(scope: Scope, operand: tree.Expression) -> ir.Field | ir.Members | None:
    """Only a field, or a collection by its plural name, has a state to ask for."""
    if isinstance(operand, tree.Path):
        if len(operand.parts) == 1 and not _names_field(scope, operand.parts[0].text):
            found = find_members(scope, operand.parts[0])
            if found is not None:
                return found
        node = resolve(scope, operand)
        if isinstance(node, ir.Field):
            return node
        if isinstance(type_of(node), UnknownType):
            return None
    elif isinstance(type_of(check(scope, operand)), UnknownType):
        return None
    scope.tell(
        "PA305",
        "only a field or a collection can be known, missing, exempt or empty",
        operand.span,
        "ask it of each field that goes into the result",
    )
    return None


def _names_field(scope: Scope, name: str) -> bool:
    entity = scope.innermost.entity
    return scope.schema.find_field(entity, name) is not None or name in scope.defined_of(entity)
