"""Comparisons of what has an order: what must hold for each answer."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import TYPE_CHECKING, Final

from pmo_audit import ir
from pmo_audit.authoring.solver.formula import FALSE, TRUE, Fate, Formula, both, either
from pmo_audit.authoring.solver.linear import Form, at_most_zero
from pmo_audit.authoring.solver.shapes import meet_of
from pmo_audit.classes import replace
from pmo_audit.types import Number

if TYPE_CHECKING:
    from pmo_audit.authoring.solver.numbers import Numbers
    from pmo_audit.authoring.solver.world import Places

MIRRORED: Final[Mapping[str, str]] = {
    "less": "more",
    "more": "less",
    "at most": "at least",
    "at least": "at most",
    "equal": "equal",
}
"""What a comparison becomes when its sides change places."""
DENIED: Final[Mapping[str, str]] = {"less": "at least", "at most": "more", "more": "at most", "at least": "less"}
"""The comparison that is true exactly where another is false."""


def holds(relation: str, left: Form, right: Form) -> Formula:
    """Two numbers stand in that relation."""
    apart = left.plus(right, -1)
    match relation:
        case "less":
            return below(apart, strict=True)
        case "at most":
            return below(apart)
        case "more":
            return below(apart.times(-1), strict=True)
        case "at least":
            return below(apart.times(-1))
        case _:
            return both(below(apart), below(apart.times(-1)))


def denied(relation: str, left: Form, right: Form) -> Formula:
    """Two numbers do not stand in that relation."""
    if relation == "equal":
        return either((holds("less", left, right), holds("more", left, right)))
    return holds(DENIED[relation], left, right)


def below(form: Form, *, strict: bool = False) -> Formula:
    """A form is at most zero, or less."""
    if form.is_number:
        return TRUE if form.constant < 0 or (form.constant == 0 and not strict) else FALSE
    return at_most_zero(form, strict=strict)


def compared(numbers: Numbers, node: ir.Call, places: Places) -> Fate | None:
    """What a comparison of two numbers, amounts, days or lengths may come to; None for what is none of them."""
    relation = node.overload.partition(":")[0]
    ratio = _ratio(numbers, node, places)
    if ratio is not None:
        return ratio
    pair = numbers.pair(node, places)
    if pair is None:
        return None
    left, right = pair
    known = both(numbers.known(left), numbers.known(right))
    yes, no = [], []
    for one, guard in left.cases:
        for other, also in right.cases:
            yes.append(both(guard, also, numbers.in_words(holds(relation, one, other), one.plus(other, -1))))
            no.append(both(guard, also, numbers.in_words(denied(relation, one, other), one.plus(other, -1))))
    nothing = numbers.nothing(left, right)
    return Fate(both(known, either(yes)), either((both(known, either(no)), nothing)), numbers.unknown(left, right))


def _ratio(numbers: Numbers, node: ir.Call, places: Places) -> Fate | None:
    """A ratio against a constant: what is divided against so many times what it is divided by; else None."""
    relation = node.overload.partition(":")[0]
    left, right = (_plain(one) for one in node.arguments)
    if not _divides(left):
        left, right, relation = right, left, MIRRORED[relation]
    if not isinstance(left, ir.Call) or not _divides(left):
        return None
    limit = numbers.number(right, places).constant
    above, under = numbers.sides(left, places)
    if limit is None or under.constant is not None:
        return None
    yes, no = [], []
    for (one, guard), (other, also) in product(above.cases, under.cases):
        nought, share = Form.number(0), other.times(limit)
        for sign, towards in (("more", relation), ("less", MIRRORED[relation])):
            way = both(guard, also, holds(sign, other, nought))
            yes.append(both(way, holds(towards, one, share)))
            no.append(both(way, denied(towards, one, share)))
    needed = above.defined | under.defined | meet_of(numbers.keys, left, places) | {numbers.keys.key(left, places)}
    whole = replace(above, paths=above.paths | under.paths, defined=needed)
    known = both(numbers.known(whole), under.extra or TRUE)
    nothing = numbers.nothing(whole)
    return Fate(both(known, either(yes)), either((both(known, either(no)), nothing)), numbers.unknown(whole))


def _divides(node: ir.Node) -> bool:
    return isinstance(node, ir.Call) and node.overload.startswith("divide:") and isinstance(node.type, Number)


def _plain(node: ir.Node) -> ir.Node:
    while isinstance(node, ir.Defined):
        node = node.body
    return node
