"""`depends on`: some chain of dependencies leads from one to the other, so a backend has no form more to get right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import type_of
from pmo_audit.language import tree
from pmo_audit.text import Span, in_words
from pmo_audit.types import Number, RefType, Truth, UnknownType, describe

Check = Callable[[Scope, tree.Expression], ir.Node]

CHAIN: Final = "dependency_chain"
TARGETS: Final[Mapping[str, str]] = MappingProxyType(
    {"project": "target", "deliverable": "target_deliverable", "milestone": "target_milestone"}
)
"""What can depend on another → the field of a chain that names what is waited for; the entity names who waits."""


def check_depends(scope: Scope, expression: tree.Depends, check: Check) -> ir.Node:
    """`a depends on b` as `some dependency_chain` of a `where target is b`."""
    left, right = check(scope, expression.left), check(scope, expression.right)
    if any(isinstance(type_of(one), UnknownType) for one in (left, right)):
        return mistake(expression.span)
    first, second = _thing(scope, left), _thing(scope, right)
    if first is None or second is None:
        return mistake(expression.span)
    node = _some_chain(scope, first, second, expression.span, direct=expression.direct)
    return ir.Not(node, expression.span) if expression.negated else node


def _thing(scope: Scope, node: ir.Node) -> ir.Local | ir.Field | None:
    """What depends or is depended on; None where that cannot be, which is told."""
    type_ = type_of(node)
    if isinstance(node, ir.Local | ir.Field) and isinstance(type_, RefType) and type_.entity in TARGETS:
        return node
    kinds = in_words((f"{one}s" for one in TARGETS), "and")
    help_ = "name one of them, or ask `some dependency_chain where target.name is …`"
    scope.tell("PA857", f"this is {describe(type_)}, and only {kinds} depend on each other", node.span, help_)
    return None


def _some_chain(
    scope: Scope, left: ir.Local | ir.Field, right: ir.Local | ir.Field, span: Span, *, direct: bool
) -> ir.Quantified:
    assert isinstance(left.type, RefType)
    assert isinstance(right.type, RefType)
    chain = scope.inside(CHAIN, span).innermost
    led = ir.Field(chain, CHAIN, TARGETS[right.type.entity], right.type, span)
    where: ir.Node = ir.Call("equal:reference", (led, right), Truth(), span)
    if direct:
        steps = ir.Field(chain, CHAIN, "steps", Number(), span)
        one = ir.Call("equal:number", (steps, ir.Literal(Fraction(1), Number(), span)), Truth(), span)
        where = ir.And((where, one), span)
    members = ir.Members(CHAIN, left, left.type.entity, span)
    return ir.Quantified("some", None, False, members, chain.depth, where, None, span)
