"""Whether a verdict can change at all: proved where the rule is plain enough to try everything that it can tell apart.

That is so where it asks of no collection, leads to no other record, and compares each field with constants only.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from pmo_audit import ir
from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.cells import Cell, Comparison, about, cells_in, compares
from pmo_audit.auditing.why.edits import Edits, SetField
from pmo_audit.auditing.why.space import Space
from pmo_audit.backends import Unknown
from pmo_audit.backends.bounds import decide
from pmo_audit.types import ListType, RefType, Text
from pmo_audit.values import MISSING, NONE, Exempt, Unreadable

_MOST = 4_000
"""Choices that are tried."""
_TEXTS = 3
"""Texts that a cell may be compared with, so that every mixture of them is among the options."""


def unreachable(node: ir.Node, wanted: bool, bench: Bench) -> bool:
    """Whether a condition can never come to this, whatever stands in any record; False where nobody can tell."""
    match node:
        case ir.And(operands) | ir.Or(operands):
            some = (unreachable(one, wanted, bench) for one in operands)
            return any(some) if isinstance(node, ir.And) is wanted else all(some)
        case ir.Not(operand):
            return unreachable(operand, not wanted, bench)
        case ir.Defined(body=body):
            return unreachable(body, wanted, bench)
        case ir.Quantified(quantifier="some" | "no" as word, where=where, body=body, limit=None):
            parts = [one for one in (where, body) if one is not None]
            return (word == "some") is wanted and any(unreachable(one, True, bench) for one in parts)
        case ir.Call(arguments=(left, right)) if compares(node) and isinstance(left, ir.Count):
            return _of_count(node, right, wanted, bench)
        case ir.Literal() | ir.Call() if not any(_asks(one) for one in ir.walk(node)):
            return bench.world().evaluate(node, (bench.subject,)).value is not wanted
        case _:
            return False


def _of_count(node: ir.Call, other: ir.Node, wanted: bool, bench: Bench) -> bool:
    """Whether a count, which is anything from 0 on, can never compare so with a constant."""
    if any(_asks(one) for one in ir.walk(other)):
        return False
    name = node.overload.partition(":")[0]
    decided = decide(name, [Unknown((), Fraction(0)), bench.world().evaluate(other, (bench.subject,)).value])
    return decided is (not wanted)


def _asks(node: ir.Node) -> bool:
    """Whether a node reads a record."""
    plain = ir.Literal | ir.Parameter | ir.Today | ir.Call | ir.And | ir.Or | ir.Not | ir.Defined
    return not isinstance(node, plain)


def never(bench: Bench) -> bool:
    """Whether no record whatever could make the rule pass, be excepted or stop applying."""
    rule = bench.rule
    roads: list[tuple[ir.Node | None, ...]] = [(rule.where, rule.require)]
    roads += [(rule.where, one.where, one.require) for one in rule.exemptions]
    closed = all(any(one is not None and unreachable(one, True, bench) for one in road) for road in roads)
    return closed and (rule.where is None or unreachable(rule.where, False, bench))


def choices(bench: Bench) -> list[Edits] | None:
    """Everything that the rule can tell apart of this record, as edits; None where that is more than can be listed."""
    nodes = [one for root in bench.rule.roots for one in ir.walk(root)]
    beyond = ir.Quantified | ir.Count | ir.Aggregate | ir.CalendarOf | ir.Banded
    if any(isinstance(one, beyond) or (isinstance(one, ir.Field) and isinstance(one.base, ir.Field)) for one in nodes):
        return None
    world = bench.world()
    roots = tuple((root, (bench.subject,)) for root in bench.rule.roots)
    cells = dict.fromkeys(cell for root, records in roots for cell in cells_in(world.evaluate(root, records)))
    lists = []
    size = 1
    for cell in cells:
        found = about(bench, world, cell, roots)
        some = _told_apart(bench, cell, found) if _alone(bench, cell, found) else None
        if some is None:
            return None
        lists.append(some)
        size *= len(some)
    return [tuple(one) for one in product(*lists)] if size <= _MOST else None


def _alone(bench: Bench, cell: Cell, comparisons: Sequence[Comparison]) -> bool:
    """Whether a cell is compared with constants only, in ways of which every mixture is listed."""
    world = bench.world()
    if any(set(cells_in(world.evaluate(*one))) != {cell} for one in comparisons):
        return False
    if isinstance(cell.type(bench.portfolio), RefType | ListType):
        return not comparisons
    if not isinstance(cell.type(bench.portfolio), Text):
        return True
    names = {call.overload.partition(":")[0] for call, _ in comparisons if compares(call)}
    return names <= {"equal"} or (names <= {"equal", "contains"} and len(comparisons) <= _TEXTS)


def _told_apart(bench: Bench, cell: Cell, comparisons: Sequence[Comparison]) -> list[SetField]:
    """One value for each way in which the comparisons of a cell come out, and each state of having none."""
    space = Space(bench, (), cell, tuple(comparisons))

    def answer(edits: Edits) -> tuple[object, ...]:
        world = bench.world(edits)
        values = [world.evaluate(*one).value for one in comparisons]
        return tuple(value if isinstance(value, bool) else None for value in values)

    axis = space.axis()
    ranges = space.ranges(axis, answer) if axis is not None else []
    some = [cell.set_to(axis.make(one.inside), "another value") for one in ranges if axis is not None]
    states = [(NONE, "none"), (MISSING, "missing"), (Exempt("a reason"), "withheld"), (Unreadable("?", "?"), "?")]
    return [*some, *space.options(), *(cell.set_to(value, words) for value, words in states)]
