"""Conditions on one field that takes few values: whatever is asked of it, the answer is looked up in one table."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.classes import dataclass
from pmo_audit.types import EnumType

Word = str | bool
_ORDERS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "equal:number": operator.eq,
    "less:number": operator.lt,
    "at most:number": operator.le,
    "more:number": operator.gt,
    "at least:number": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is asked of a field: the words of which it is true, and whether it is true of none.

    Of what is unknown it is always unknown.
    """

    field: ir.Field
    holds: Mapping[Word, bool]
    of_none: bool

    @property
    def pairs(self) -> tuple[tuple[Word, bool], ...]:
        """Each word with whether it is true of it."""
        return tuple(self.holds.items())


def predicate_of(node: ir.Node) -> Predicate | None:
    """The condition as a question about one such field; None where it is more than that."""
    match node:
        case ir.Call("equal:word" | "equal:truth", (ir.Field() as field, ir.Literal(value))):
            return _asked(field, lambda word: word == value)
        case ir.Call("equal:word" | "equal:truth", (ir.Literal(value), ir.Field() as field)):
            return _asked(field, lambda word: word == value)
        case ir.Call(overload, (ir.Call("rank:word") as left, ir.Call("rank:word") as right)) if overload in _ORDERS:
            return _ranked(_ORDERS[overload], left, right)
        case ir.Not(operand):
            inner = predicate_of(operand)
            return _combined([inner], lambda truths: not truths[0]) if inner is not None else None
        case ir.And(operands):
            return joined(operands, all)
        case ir.Or(operands):
            return joined(operands, any)
        case ir.Defined(body=body):
            return predicate_of(body)
        case _:
            return None


def joined(operands: Iterable[ir.Node], fold: Callable[[list[bool]], bool]) -> Predicate | None:
    """All operands as one question, where they ask about one field."""
    inner: list[Predicate] = []
    for operand in operands:
        one = predicate_of(operand)
        if one is None or (inner and not _is_same(one.field, inner[0].field)):
            return None
        inner.append(one)
    return _combined(inner, fold)


def _combined(parts: list[Predicate], fold: Callable[[list[bool]], bool]) -> Predicate:
    first = parts[0]
    holds = {word: fold([part.holds[word] for part in parts]) for word in first.holds}
    return Predicate(first.field, holds, fold([part.of_none for part in parts]))


def _asked(field: ir.Field, test: Callable[[Word], bool]) -> Predicate:
    words: tuple[Word, ...] = field.type.members if isinstance(field.type, EnumType) else (True, False)
    return Predicate(field, {word: test(word) for word in words}, of_none=False)


def _ranked(order: Callable[[int, int], bool], left: ir.Call, right: ir.Call) -> Predicate | None:
    match left.arguments, right.arguments:
        case (ir.Field() as field, ir.Literal(tuple() as members)), (ir.Literal(word), _):
            return _asked(field, lambda one: order(members.index(one), members.index(word)))
        case (ir.Literal(word), _), (ir.Field() as field, ir.Literal(tuple() as members)):
            return _asked(field, lambda one: order(members.index(word), members.index(one)))
        case _:
            return None


def _is_same(one: ir.Local | ir.Field, other: ir.Local | ir.Field) -> bool:
    match one, other:
        case ir.Local(), ir.Local():
            return one.depth == other.depth
        case ir.Field(), ir.Field():
            return one.name == other.name and _is_same(one.base, other.base)
        case _:
            return False
