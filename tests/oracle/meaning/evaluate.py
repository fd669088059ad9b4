"""What every node of the checked tree comes to, and the verdict of a rule.

A value is one of the oracle's own (see `plain`), `NONE`, or `Unknown`. A condition is a `Truth` or `Unknown`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from pmo_audit import ir
from tests.oracle.meaning import calendars, collections, states
from tests.oracle.meaning.aggregates import summed_up
from tests.oracle.meaning.belonging import NOBODY, Members, all_of, owned
from tests.oracle.meaning.calls import COMPARING, carried_out
from tests.oracle.meaning.numbers import compared
from tests.oracle.meaning.plain import FALSE, NONE, Amount, Mention, Rec, Truth, Unknown, because
from tests.oracle.meaning.truth import Found, conjunction, disjunction, opposite, truth_of
from tests.oracle.meaning.verdicts import Verdict, verdict_of
from tests.oracle.meaning.world import World, plain

Looking = tuple[Rec, ...]
"""The records being looked at, the subject first."""


class Oracle:
    """The meaning of checked rules in one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._literals: dict[int, tuple[object, object]] = {}

    def judge(self, rule: ir.Rule, record: Rec) -> Verdict:
        """The outcome of a rule for a record and, where it is unknown, why."""
        return verdict_of(rule, lambda node: self.truth(node, (record,)))

    # Conditions and values

    def truth(self, node: ir.Node, looking: Looking) -> Any:
        """What a condition comes to. One that is a value, such as a parameter, is true where that is."""
        found = self.of(node, looking)
        if isinstance(found, bool):
            return truth_of(found)
        return FALSE if found is NONE else found

    def value(self, node: ir.Node, looking: Looking) -> object:
        """What a node comes to as a value. Of a truth only whether it holds is left."""
        found = self.of(node, looking)
        return found.holds if isinstance(found, Truth) else found

    def of(self, node: ir.Node, looking: Looking) -> object:
        """What a node comes to."""
        return _MEANINGS[node.__class__](self, node, looking)

    def _literal(self, node: ir.Literal, looking: Looking) -> object:
        return self._constant(node.value)

    def _constant(self, value: object) -> object:
        if isinstance(value, bool):
            return value
        known = self._literals.get(id(value))
        if known is None:
            known = self._literals[id(value)] = (plain(value), value)
        return known[0]

    def _parameter(self, node: ir.Parameter, looking: Looking) -> object:
        """The first version whose last day has not passed."""
        left = [one for one in node.versions if one.until is None or one.until >= self.world.today]
        return self._constant(left[0].value)

    def _banded(self, node: ir.Banded, looking: Looking) -> object:
        """The value of the first band whose condition is true.

        | condition | what counts |
        | --- | --- |
        | true | this band's value |
        | false | what the bands after it come to |
        | unknown | both where they are the same, else it is unknown |
        """
        if self.value(node.by, looking) is NONE:
            return NONE
        doubts: list[object] = []
        possible: list[object] = []
        for band in node.bands:
            met = self.truth(band.condition, looking) if band.condition is not None else truth_of(True)
            if isinstance(met, Unknown) or met.holds:
                possible.append(self.of(band.value, looking))
            if isinstance(met, Truth) and met.holds:
                break
            doubts.append(met)
        agreed = all(_alike(possible[0], one) for one in possible)
        return possible[0] if agreed else because(*doubts)

    def _today(self, node: ir.Today, looking: Looking) -> object:
        return self.world.today

    def _calendar(self, node: ir.CalendarOf, looking: Looking) -> object:
        project = self.record(node.base, looking) if node.base is not None else NONE
        return calendars.calendar_of(self.world, project)

    def _local(self, node: ir.Local, looking: Looking) -> object:
        record = looking[node.depth]
        return Mention(record.entity, record.key, record.key, ())

    # Fields: the way there, then the cell

    def _field(self, node: ir.Field, looking: Looking) -> object:
        record = self.record(node.base, looking)
        if not isinstance(record, Rec):
            return record
        return states.content(self.world, record, node.name)

    def record(self, node: ir.Local | ir.Field, looking: Looking) -> Rec | Any:
        """The record that a path leads to; none where it leads to none, unknown where that is not known."""
        if isinstance(node, ir.Local):
            return looking[node.depth]
        return states.led_to(self.world, self._field(node, looking))

    def _state_test(self, node: ir.StateTest, looking: Looking) -> object:
        if isinstance(node.operand, ir.Members):
            return states.of_collection(node.state, self.members(node.operand, looking))
        record = self.record(node.operand.base, looking)
        if not isinstance(record, Rec):
            return states.on_the_way(node.state, record)
        return states.of_cell(node.state, self.world, record, node.operand.name)

    # And, or, not

    def _and(self, node: ir.And, looking: Looking) -> Found:
        return conjunction([self.truth(one, looking) for one in node.operands])

    def _or(self, node: ir.Or, looking: Looking) -> Found:
        return disjunction([self.truth(one, looking) for one in node.operands])

    def _not(self, node: ir.Not, looking: Looking) -> Found:
        return opposite(self.truth(node.operand, looking))

    # Collections

    def members(self, node: ir.Members, looking: Looking) -> Members | Unknown:
        """A collection; unknown where it is not known whose is meant."""
        if node.owner is None:
            return all_of(self.world, node.entity)
        owner = self.record(node.owner, looking)
        if isinstance(owner, Rec):
            return owned(self.world, owner, node.entity, node.by)
        return NOBODY if owner is NONE else owner

    def asked(self, node: ir.Node | None, looking: Looking, members: Sequence[Rec]) -> list[Found] | None:
        """What a condition comes to for each member; None where there is no condition."""
        return None if node is None else [self.truth(node, (*looking, one)) for one in members]

    def _quantified(self, node: ir.Quantified, looking: Looking) -> object:
        found = self.members(node.members, looking)
        if isinstance(found, Unknown):
            return found
        where = self.asked(node.where, looking, found.members)
        body = self.asked(node.body, looking, found.members)
        if node.limit is None:
            return collections.quantified(node.quantifier, found, where, body)
        return collections.limited(node.quantifier, node.limit, node.percent, found, where, body)

    def _count(self, node: ir.Count, looking: Looking) -> object:
        found = self.members(node.members, looking)
        if isinstance(found, Unknown):
            return found
        return collections.counted(found, self.asked(node.where, looking, found.members))

    def _aggregate(self, node: ir.Aggregate, looking: Looking) -> object:
        found = self.members(node.members, looking)
        if isinstance(found, Unknown):
            return found
        where = self.asked(node.where, looking, found.members)
        values = [self.value(node.value, (*looking, one)) for one in found.members]
        return summed_up(self.world, node.operation, node.type, found, where, values)

    # Operations

    def _call(self, node: ir.Call, looking: Looking) -> object:
        """None makes a comparison false and a computation none; else the unknown makes it unknown, but for an open
        count that no value between its bounds would change.
        """
        name, _, kinds = node.overload.partition(":")
        values = [self.value(one, looking) for one in node.arguments]
        if any(one is NONE for one in values):
            return FALSE if name in COMPARING else NONE
        unknown = [one for one in values if isinstance(one, Unknown)]
        if unknown:
            decided = _decided(name, values)
            return because(*unknown) if decided is None else truth_of(decided)
        result = carried_out(self.world, name, kinds, values)
        return truth_of(result) if isinstance(result, bool) else result

    def _defined(self, node: ir.Defined, looking: Looking) -> object:
        return self.of(node.body, looking)


def _decided(name: str, values: Sequence[object]) -> bool | None:
    """What a comparison of open counts comes to, where their bounds tell."""
    bounds = [one for value in values if (one := _bounds(value)) is not None]
    return compared(name, *bounds) if name in COMPARING and len(bounds) == len(values) == 2 else None


def _bounds(value: object) -> tuple[Fraction, Fraction | None] | None:
    match value:
        case Fraction():
            return value, value
        case Unknown(bounded=True, low=Fraction() as low, high=high):
            return low, high
        case _:
            return None


def _alike(one: object, other: object) -> bool:
    """Whether two values of a parameter are the same: the same amount of the same currency, the same number."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        return one[:2] == other[:2]
    return one == other


_MEANINGS: dict[type, Callable[[Oracle, Any, Looking], object]] = {
    ir.Literal: Oracle._literal,
    ir.Parameter: Oracle._parameter,
    ir.Banded: Oracle._banded,
    ir.Today: Oracle._today,
    ir.CalendarOf: Oracle._calendar,
    ir.Local: Oracle._local,
    ir.Field: Oracle._field,
    ir.And: Oracle._and,
    ir.Or: Oracle._or,
    ir.Not: Oracle._not,
    ir.StateTest: Oracle._state_test,
    ir.Quantified: Oracle._quantified,
    ir.Count: Oracle._count,
    ir.Aggregate: Oracle._aggregate,
    ir.Call: Oracle._call,
    ir.Defined: Oracle._defined,
}
