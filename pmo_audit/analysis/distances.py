"""How far values are apart: `differs from … by`, `at most … over`, `in the last …`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis.arithmetic import compute
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import comparable, type_of
from pmo_audit.functions import find_overload
from pmo_audit.language import tree
from pmo_audit.text import Span
from pmo_audit.types import DateType, DurationType, Number, Truth, Type, UnknownType, describe, kind_of

Check = Callable[[Scope, tree.Expression], ir.Node]

_LIMITS = (("at most", "at most"), ("at least", "at least"), ("more than", "more"), ("less than", "less"))


def check_differs(scope: Scope, expression: tree.Differs, check: Check) -> ir.Node:
    """`a differs from b by at most …`: their distance against a quantity, or against a share of b's size."""
    left, right, by = (check(scope, one) for one in (expression.left, expression.right, expression.by))
    types = type_of(left), type_of(right), type_of(by)
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(expression.span)
    distance = find_overload(f"distance:{kind_of(types[0])},{kind_of(types[1])}")
    if distance is None:
        what = f"{describe(types[0])} and {describe(types[1])} have no difference"
        scope.tell("PA302", what, expression.span, "numbers, amounts, dates and lengths of time have")
        return mistake(expression.span)
    apart = ir.Call(distance.id, (left, right), distance.result, left.span.join(right.span))
    by = _measured(by, right)
    if not comparable(distance.result, type_of(by)):
        what = f"the difference is {describe(distance.result)}, and the limit {describe(types[2])}"
        scope.tell("PA301", what, by.span, "give a limit of the same kind, or a percentage")
        return mistake(expression.span)
    operation = dict(_LIMITS)[expression.limit]
    return ir.Call(f"{operation}:{kind_of(distance.result)}", (apart, by), Truth(), expression.span)


def _measured(by: ir.Node, base: ir.Node) -> ir.Node:
    """A percentage as that share of the base's size, whatever its sign; anything else as it stands."""
    type_, of = type_of(by), type_of(base)
    size = find_overload(f"size:{kind_of(of)}")
    if not (isinstance(type_, Number) and type_.percent) or of == Number(percent=True) or size is None:
        return by
    whole = ir.Call(size.id, (base,), of, base.span)
    product = find_overload(f"multiply:{kind_of(of)},number")
    assert product is not None
    return ir.Call(product.id, (whole, by), of, by.span)


_OVER: Final[Mapping[str, str]] = {
    "is at most": "at most",
    "<=": "at most",
    "is at least": "at least",
    ">=": "at least",
    "is more than": "more",
    ">": "more",
    "is less than": "less",
    "<": "less",
}
_UNDER: Final[Mapping[str, str]] = {"at most": "at least", "at least": "at most", "more": "less", "less": "more"}
"""To be at most so much under something is to be at least what is left of it."""


def check_over(scope: Scope, expression: tree.Over, check: Check) -> ir.Node:
    """`a is at most 10% over b`: a against b and so much more; `under`: against b and so much less."""
    left, by, base = (check(scope, one) for one in (expression.left, expression.by, expression.base))
    types = type_of(left), type_of(by), type_of(base)
    span = expression.span
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(span)
    word = "under" if expression.under else "over"
    operation = _OVER.get(expression.relation)
    if operation is None:
        help_ = f"write `is at most … {word}`, `is at least`, `is more than` or `is less than`"
        scope.tell("PA304", f"`{expression.relation}` does not go with `{word}`", span, help_)
        return mistake(span)
    if find_overload(f"distance:{kind_of(types[0])},{kind_of(types[2])}") is None:
        what = f"{describe(types[0])} is never {word} {describe(types[2])}"
        scope.tell("PA302", what, span, "numbers, amounts, dates and lengths of time are")
        return mistake(span)
    shift = "subtract" if expression.under else "add"
    shifted = compute(scope, shift, (base, _measured(by, base)), by.span.join(base.span))
    if isinstance(type_of(shifted), UnknownType):
        return shifted
    if not comparable(types[0], type_of(shifted)):
        scope.tell("PA301", f"{describe(types[0])} cannot be compared with {describe(type_of(shifted))}", span)
        return mistake(span)
    operation = _UNDER[operation] if expression.under else operation
    return ir.Call(f"{operation}:{kind_of(types[0])}", (left, shifted), Truth(), span)


def check_within(scope: Scope, expression: tree.Within, check: Check) -> ir.Node:
    """`held_on is in the last 45 days`: not before then, and not after today; both ends are included."""
    operand, by = check(scope, expression.operand), check(scope, expression.by)
    types: tuple[Type, Type] = type_of(operand), type_of(by)
    span = expression.span
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(span)
    if not isinstance(types[0], DateType) or not isinstance(types[1], DurationType):
        odd = types[0] if not isinstance(types[0], DateType) else types[1]
        message = f"this asks for a date and a length of time, and here is {describe(odd)}"
        scope.tell("PA301", message, span, "write it as in `held_on is in the last 45 days`")
        return mistake(span)
    end = _from_today(scope, by, span, ahead=expression.ahead)
    if isinstance(type_of(end), UnknownType):
        return end
    today = ir.Today(DateType(), span)
    first, last = (today, end) if expression.ahead else (end, today)
    node: ir.Node = ir.And(
        (
            ir.Call("at least:date", (operand, first), Truth(), span),
            ir.Call("at most:date", (operand, last), Truth(), span),
        ),
        span,
    )
    return ir.Not(node, span) if expression.negated else node


def _from_today(scope: Scope, by: ir.Node, span: Span, *, ahead: bool) -> ir.Node:
    return compute(scope, "add" if ahead else "subtract", (ir.Today(DateType(), span), by), span)
