"""From syntax to typed IR: names are resolved, types checked, synonyms reduced to one form.

`check` never raises and never returns None: where something is wrong it reports it and returns a node whose type
fits everywhere, so that one mistake is told once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis import comparisons
from pmo_audit.analysis.names import find_members, members_or_tell, resolve
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import kind_of, type_of
from pmo_audit.functions import find_overload, pattern_mistake
from pmo_audit.language import tree
from pmo_audit.text import Span
from pmo_audit.types import DateType, ListType, Number, Text, Truth, UnknownType, describe


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
            return _call(scope, "negate", (check(scope, operand),), span)
        case tree.Arithmetic(operator, left, right, span):
            return _call(scope, _OPERATIONS[operator], (check(scope, left), check(scope, right)), span)
        case tree.Compare():
            return comparisons.check_compare(scope, expression, check)
        case tree.Differs():
            return comparisons.check_differs(scope, expression, check)
        case tree.OneOf():
            return comparisons.check_one_of(scope, expression, check)
        case tree.StateTest():
            return _state_test(scope, expression)
        case tree.Contains():
            return _contains(scope, expression)
        case tree.Matches():
            return _matches(scope, expression)
        case tree.Junction(operator, operands, span):
            nodes = tuple(condition(scope, operand) for operand in operands)
            return ir.And(nodes, span) if operator == "and" else ir.Or(nodes, span)
        case tree.Not(operand, span):
            return ir.Not(condition(scope, operand), span)
        case tree.Quantified():
            return _quantified(scope, expression)
        case tree.Count():
            return _count(scope, expression)
        case tree.ListOf(span=span):
            scope.tell("PA301", "a list can only stand after `is one of`", span)
            return mistake(span)
        case tree.Mistake(span):
            return mistake(span)


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


_OPERATIONS: Final[Mapping[str, str]] = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}


def _call(scope: Scope, name: str, arguments: tuple[ir.Node, ...], span: Span) -> ir.Node:
    types = tuple(type_of(argument) for argument in arguments)
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(span)
    overload = find_overload(f"{name}:{','.join(map(kind_of, types))}")
    if overload is None:
        what = " and ".join(map(describe, types))
        scope.tell("PA302", f"{what} cannot be {_PAST[name]}", span, _ADVICE.get(" ".join(map(kind_of, types)), ""))
        return mistake(span)
    percent = name in ("add", "subtract", "negate") and all(type_ == Number(percent=True) for type_ in types)
    return ir.Call(overload.id, arguments, Number(percent=True) if percent else overload.result, span)


_PAST: Final[Mapping[str, str]] = {
    "add": "added",
    "subtract": "taken from one another",
    "multiply": "multiplied",
    "divide": "divided by one another",
    "negate": "negative",
}
_ADVICE: Final[Mapping[str, str]] = {
    "money number": "give the number a currency, as in EUR 1000",
    "number money": "give the number a currency, as in EUR 1000",
    "date number": "say how long, as in `30 days`",
    "duration number": "say how long, as in `30 days`",
    "money money": "an amount times an amount has no meaning; multiply by a number or a percentage",
    "date date": "the days between two dates are `later - earlier`",
}


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
            members = find_members(scope, operand.parts[0])
            if members is not None:
                return members
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


def _contains(scope: Scope, expression: tree.Contains) -> ir.Node:
    left, right = check(scope, expression.left), check(scope, expression.right)
    types = type_of(left), type_of(right)
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(expression.span)
    fits = isinstance(types[0], Text) or types[0] == ListType(Text())
    if not fits or not isinstance(types[1], Text):
        scope.tell(
            "PA301",
            f"{describe(types[0])} cannot contain {describe(types[1])}",
            expression.span,
            'only texts and lists contain something, as in `name contains "pilot"`',
        )
        return mistake(expression.span)
    overload = "contains:list,text" if isinstance(types[0], ListType) else "contains:text,text"
    node: ir.Node = ir.Call(overload, (left, right), Truth(), expression.span)
    return ir.Not(node, expression.span) if expression.negated else node


def _matches(scope: Scope, expression: tree.Matches) -> ir.Node:
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


def _quantified(scope: Scope, expression: tree.Quantified) -> ir.Node:
    members = members_or_tell(scope, expression.noun)
    if members is None:
        return mistake(expression.span)
    inner = scope.inside(members.entity, expression.noun.span)
    where = condition(inner, expression.where) if expression.where is not None else None
    body = condition(inner, expression.satisfies) if expression.satisfies is not None else None
    quantifier = expression.quantifier
    if quantifier.word == "every" and body is None:
        scope.tell(
            "PA307",
            f"`every {expression.noun.text}` does not say what each must satisfy",
            Span(expression.span.start, expression.noun.span.end),
            f"add `satisfies …`, as in `every {expression.noun.text} where … satisfies …`",
        )
        return mistake(expression.span)
    if quantifier.percent and where is None and body is None:
        scope.tell(
            "PA307",
            f"this does not say which {expression.noun.text} are meant",
            Span(expression.span.start, expression.noun.span.end),
            "add `where …`, or `where … satisfy …`",
        )
        return mistake(expression.span)
    if quantifier.limit is not None and not _countable(scope, quantifier, expression.span):
        return mistake(expression.span)
    depth = inner.innermost.depth
    return ir.Quantified(
        quantifier.word, quantifier.limit, quantifier.percent, members, depth, where, body, expression.span
    )


def _countable(scope: Scope, quantifier: tree.Quantifier, span: Span) -> bool:
    """Whether so many can be: whole numbers of members, and no more than all of them."""
    limit = quantifier.limit
    if not quantifier.percent and limit is not None and limit.denominator != 1:
        scope.tell("PA308", "members are counted in whole numbers", span, "write a whole number, or a percentage")
        return False
    if quantifier.percent and limit is not None and limit > 1:
        scope.tell("PA308", "there is no more than 100% of anything", span, "write a percentage up to 100%")
        return False
    return True


def _count(scope: Scope, expression: tree.Count) -> ir.Node:
    members = members_or_tell(scope, expression.noun)
    if members is None:
        return mistake(expression.span)
    inner = scope.inside(members.entity, expression.noun.span)
    where = condition(inner, expression.where) if expression.where is not None else None
    return ir.Count(members, inner.innermost.depth, where, Number(), expression.span)
