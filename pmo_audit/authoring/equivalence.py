"""Changes that nothing can ever notice, with the proof in words.

A change counts as equivalent only where that follows from the range of what is compared: the words of an
enumeration, whole numbers from zero on, shares from nothing to all. Whatever is merely hard to notice is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.authoring import patterns
from pmo_audit.authoring.rewriting import rewrite
from pmo_audit.backends.shares import Tally, decide_number, decide_share
from pmo_audit.text import fold
from pmo_audit.types import EnumType
from pmo_audit.values import Days, WorkingDays

_ORDERS = ("less", "at most", "more", "at least", "equal")
_FLIPPED: Final[Mapping[str, str]] = {**patterns.MIRRORED, "equal": "equal"}
_SAME = "it says the same"


def reason_of(frame: ir.Node | None, target: ir.Node | None, node: ir.Node | None) -> str:
    """Why putting `node` in the place of `target` within a clause changes nothing; empty where it may."""
    if frame is None or target is None or node is None:
        return ""
    return _proof(frame, rewrite(frame, {id(target): node}))


def _proof(old: ir.Node, new: ir.Node) -> str:
    """Why two nodes always come out alike; empty where that does not follow."""
    if patterns.same(old, new):
        return _SAME
    found = _proof_here(old, new)
    if found or type(old) is not type(new) or _differs_itself(old, new):
        return found
    pairs = list(zip(ir.below(old), ir.below(new), strict=True))
    differing = [(one, other) for one, other in pairs if one is not other]
    return _proof(*differing[0]) if len(differing) == 1 else ""


def _differs_itself(old: ir.Node, new: ir.Node) -> bool:
    """Whether two nodes of one kind differ in more than what stands below them."""
    if len(ir.below(old)) != len(ir.below(new)):
        return True
    table = {id(one): other for one, other in zip(ir.below(old), ir.below(new), strict=True)}
    return not patterns.same(rewrite(old, table), new)


def _proof_here(old: ir.Node, new: ir.Node) -> str:
    match old, new:
        case ir.Quantified(), ir.Quantified():
            return _same_number(old, new)
        case ir.Call(), ir.Call():
            return _same_truth(old, new)
        case ir.Parameter(), ir.Parameter():
            return _same_value(old, new)
        case ((ir.And() | ir.Or()), _):
            return _same_junction(old, new)
        case _:
            return ""


# Comparisons with a constant


def _same_truth(old: ir.Call, new: ir.Call) -> str:
    """Two comparisons of one quantity with constants, which come out alike for everything the quantity can be."""
    before, after = _against(old), _against(new)
    if before is None or after is None:
        return ""
    operand, order, first = before
    other, changed, second = after
    if not patterns.same(operand, other):
        return ""
    points = _range(operand, first, second)
    if points and all(_holds(order, point, first) is _holds(changed, point, second) for point in points):
        return f"both are the same for {_range_words(operand)}"
    return ""


def _against(node: ir.Call) -> tuple[ir.Node, str, Fraction] | None:
    """A comparison as operand, order and constant; a word counts as its place in its list."""
    order = node.overload.partition(":")[0]
    if order not in _ORDERS:
        return None
    left, right = (_unranked(one) for one in node.arguments)
    constant = _constant(right)
    if constant is not None:
        return left, order, constant
    constant = _constant(left)
    return (right, _FLIPPED[order], constant) if constant is not None else None


def _unranked(node: ir.Node) -> ir.Node:
    match node:
        case ir.Call(overload="rank:word", arguments=(word, *_)):
            return word
        case _:
            return node


def _constant(node: ir.Node) -> Fraction | None:
    match node:
        case ir.Literal(value=str() as word, type=EnumType(members=members)) if word in members:
            return Fraction(members.index(word))
        case ir.Literal(value=value):
            return _number(value)
        case ir.Parameter(versions=(only,)):
            return _number(only.value)
        case _:
            return None


def _number(value: object) -> Fraction | None:
    match value:
        case bool():
            return None
        case Fraction():
            return value
        case Days(count) | WorkingDays(count):
            return count
        case _:
            return None


def _range(operand: ir.Node, *limits: Fraction) -> list[Fraction]:
    """Points that stand for everything the operand can be, as far as limits tell; none where it can be anything."""
    type_ = type_of(operand)
    if isinstance(type_, EnumType):
        return [Fraction(place) for place in range(len(type_.members))]
    if not _is_whole(operand):
        return []
    near = {Fraction(whole + step) for limit in limits for whole in (floor(limit), ceil(limit)) for step in (-1, 0, 1)}
    return sorted(one for one in near | {Fraction(0)} if one >= 0 or not _is_from_zero(operand))


def _is_whole(node: ir.Node) -> bool:
    """Whether a node gives whole numbers only."""
    whole = ("subtract:date,date", "working days between:date,date,calendar")
    return _is_from_zero(node) or (isinstance(node, ir.Call) and node.overload in whole)


def _is_from_zero(node: ir.Node) -> bool:
    """Whether a node gives whole numbers from zero on."""
    lengths = ("length:text", "length:list", "distance:date,date")
    return isinstance(node, ir.Count) or (isinstance(node, ir.Call) and node.overload in lengths)


def _range_words(operand: ir.Node) -> str:
    if isinstance(type_of(operand), EnumType):
        return "every word of the list"
    return "every whole number from 0 on" if _is_from_zero(operand) else "every whole number"


def _holds(order: str, value: Fraction, limit: Fraction) -> bool:
    match order:
        case "less":
            return value < limit
        case "at most":
            return value <= limit
        case "more":
            return value > limit
        case "at least":
            return value >= limit
        case _:
            return value == limit


# Numbers and shares of members


def _same_number(old: ir.Quantified, new: ir.Quantified) -> str:
    """Two numbers or shares of the same members, which come out alike however many meet the condition."""
    if old.limit is None or new.limit is None or old.percent is not new.percent or not _alike_within(old, new):
        return ""
    decide = decide_share if old.percent else decide_number
    tallies = _shares(old.limit, new.limit) if old.percent else _numbers(old.limit, new.limit)
    if all(decide(old.quantifier, old.limit, one) is decide(new.quantifier, new.limit, one) for one in tallies):
        return f"both are the same for every {'share' if old.percent else 'number'} of members"
    return ""


def _alike_within(old: ir.Quantified, new: ir.Quantified) -> bool:
    """Whether both ask the same of the same members, and of each something that does not rest on nothing."""
    nested = any(isinstance(one, ir.Quantified) for part in ir.below(old) for one in ir.walk(part))
    parts = ((old.where, new.where), (old.body, new.body), (old.members, new.members))
    return not nested and all(patterns.same(one, other) for one, other in parts)


def _numbers(*limits: Fraction) -> list[Tally]:
    return [Tally(met=met) for met in range(int(max(limits)) + 3)]


def _shares(*limits: Fraction) -> list[Tally]:
    """Tallies with every share that matters: the limits, what lies close to them, nothing and all."""
    close = Fraction(1, 10**6)
    wanted = {Fraction(0), Fraction(1), *(limit + step for limit in limits for step in (-close, 0, close))}
    return [Tally(met=one.numerator, unmet=one.denominator - one.numerator) for one in sorted(wanted) if 0 <= one <= 1]


# Parameters and junctions


def _same_value(old: ir.Parameter, new: ir.Parameter) -> str:
    """A day on which a parameter changes that matters not, since it is the same before and after."""
    ends = [one.until for node in (old, new) for one in node.versions if one.until is not None]
    days = [end + timedelta(days=step) for end in ends for step in (-1, 0, 1)]
    return "its value is the same before and after" if days and all(old.on(d) == new.on(d) for d in days) else ""


def _same_junction(old: ir.And | ir.Or, new: ir.Node) -> str:
    """A condition that stands twice, or a list of choices with the same words."""
    before = _distinct(old)
    after = _distinct(new) if isinstance(new, ir.And | ir.Or) else {_test(new)}
    if before != after:
        return ""
    alike = isinstance(new, type(old)) or len(before) == 1
    return "what is left out stands there twice" if alike else ""


def _distinct(node: ir.And | ir.Or) -> set[object]:
    return {_test(one) for one in node.operands}


def _test(node: ir.Node) -> object:
    """A test without its place; the text it compares with as words alike."""
    match node:
        case ir.Call(overload="equal:text", arguments=(operand, ir.Literal(value=str() as text))):
            return (patterns.placeless(operand), fold(text))
        case _:
            return patterns.placeless(node)
