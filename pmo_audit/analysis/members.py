"""What is said of collections: quantifiers, counts and aggregates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis.names import enter
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import type_of
from pmo_audit.functions import summable
from pmo_audit.language import tree
from pmo_audit.text import Span
from pmo_audit.types import DateType, Number, PeriodType, Type, UnknownType, describe

Check = Callable[[Scope, tree.Expression], ir.Node]


def check_quantified(scope: Scope, expression: tree.Quantified, condition: Check) -> ir.Node:
    """`some risk where …`, `at most 5% of tasks where … satisfy …`."""
    entered = enter(scope, expression.noun)
    if entered is None:
        return mistake(expression.span)
    found, inner = entered
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
    if quantifier.limit is not None and not is_countable(scope, quantifier, expression.span):
        return mistake(expression.span)
    depth = inner.innermost.depth
    return ir.Quantified(
        quantifier.word, quantifier.limit, quantifier.percent, found, depth, where, body, expression.span
    )


def is_countable(scope: Scope, quantifier: tree.Quantifier, span: Span) -> bool:
    """Whether so many can be: whole numbers of members, and no more than all of them."""
    limit = quantifier.limit
    if not quantifier.percent and limit is not None and limit.denominator != 1:
        scope.tell("PA308", "members are counted in whole numbers", span, "write a whole number, or a percentage")
        return False
    if quantifier.percent and limit is not None and limit > 1:
        scope.tell("PA308", "there is no more than 100% of anything", span, "write a percentage up to 100%")
        return False
    return True


def check_count(scope: Scope, expression: tree.Count, condition: Check) -> ir.Node:
    """`count(risks where …)`."""
    entered = enter(scope, expression.noun)
    if entered is None:
        return mistake(expression.span)
    found, inner = entered
    where = condition(inner, expression.where) if expression.where is not None else None
    return ir.Count(found, inner.innermost.depth, where, Number(), expression.span)


_OF_TIME: Final[Mapping[str, str]] = {"earliest": "smallest", "latest": "largest"}


def check_aggregate(scope: Scope, expression: tree.Aggregate, check: Check, condition: Check) -> ir.Node:
    """`sum(cost of tasks where …)`; `latest` is the largest of dates."""
    entered = enter(scope, expression.noun)
    if entered is None:
        return mistake(expression.span)
    found, inner = entered
    value = check(inner, expression.value)
    where = condition(inner, expression.where) if expression.where is not None else None
    type_ = type_of(value)
    if isinstance(type_, UnknownType) or not _has_aggregate(scope, expression, type_):
        return mistake(expression.span)
    operation = _OF_TIME.get(expression.operation, expression.operation)
    return ir.Aggregate(operation, found, inner.innermost.depth, where, value, type_, expression.span)


def _has_aggregate(scope: Scope, expression: tree.Aggregate, type_: Type) -> bool:
    """Whether values of the type have such a sum, or such a largest; days have a latest and amounts a largest."""
    in_time = isinstance(type_, DateType | PeriodType)
    if expression.operation in _OF_TIME and in_time:
        return True
    if expression.operation not in _OF_TIME and summable(type_):
        return True
    better = {"largest": "latest", "smallest": "earliest", "latest": "largest", "earliest": "smallest"}
    other = better.get(expression.operation)
    help_ = (
        f"write `{other}(…)`" if other and (in_time or summable(type_)) else "numbers, amounts and lengths of time have"
    )
    scope.tell("PA302", f"{describe(type_)} has no {expression.operation}", expression.value.span, help_)
    return False
