"""The reference evaluator: the meaning of the language, written to be read, and the source of evidence.

It follows the tables of `docs/semantics.md` one by one and keeps a trace of everything it looks at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.backends.bounds import decide
from pmo_audit.backends.gaps import causes_of
from pmo_audit.backends.shares import decide_number, decide_share, tally_of
from pmo_audit.backends.trace import Trace, Unknown, all_of, any_of, joined, of_member, opposite
from pmo_audit.findings import Cause, Outcome, Reason
from pmo_audit.functions import Undecided, find_overload
from pmo_audit.records import Collection, Portfolio, Record
from pmo_audit.types import Truth
from pmo_audit.values import NONE, Exempt, Missing, NoneKnown, Ref, Unreadable

Records = tuple[Record, ...]
"""The records being looked at, the subject first; `Local(depth)` is the one at that place."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule's outcome for one record, with the traces of its scope and of what it requires."""

    outcome: Outcome
    scope: Trace | None
    require: Trace | None


class Reference:
    """Evaluates rules on the records of one portfolio as of one day."""

    def __init__(self, portfolio: Portfolio, as_of: date) -> None:
        self.portfolio = portfolio
        self.as_of = as_of

    def judge(self, rule: ir.Rule, record: Record) -> Judgement:
        """The outcome of a rule for a record, as the table of outcomes says."""
        scope = self.evaluate(rule.where, (record,)) if rule.where is not None else None
        if scope is not None and scope.value is False:
            return Judgement(Outcome.NOT_APPLICABLE, scope, None)
        if scope is not None and isinstance(scope.value, Unknown):
            return Judgement(Outcome.UNKNOWN, scope, None)
        require = self.evaluate(rule.require, (record,))
        if isinstance(require.value, Unknown):
            return Judgement(Outcome.UNKNOWN, scope, require)
        if require.value is False:
            return Judgement(Outcome.FAIL, scope, require)
        return Judgement(Outcome.NOTHING_TO_CHECK if require.vacuous else Outcome.PASS, scope, require)

    def evaluate(self, node: ir.Node, records: Records) -> Trace:
        """The value of a node, with the trace of how it came about."""
        match node:
            case ir.Literal(value) | ir.Parameter(value=value):
                return Trace(node, value)
            case ir.Today():
                return Trace(node, self.as_of)
            case ir.Local(depth):
                record = records[depth]
                return Trace(node, Ref(record.entity, record.key, record.key), record=record)
            case ir.Field():
                return self._field(node, records)
            case ir.And(operands):
                return all_of(node, [self.evaluate(operand, records) for operand in operands])
            case ir.Or(operands):
                return any_of(node, [self.evaluate(operand, records) for operand in operands])
            case ir.Not(operand):
                return opposite(node, self.evaluate(operand, records))
            case ir.StateTest():
                return self._state_test(node, records)
            case ir.Quantified():
                return self._quantified(node, records)
            case ir.Count():
                return self._count(node, records)
            case ir.Call():
                return self._call(node, records)
            case ir.Defined(body=body):
                trace = self.evaluate(body, records)
                return Trace(node, trace.value, trace.vacuous, (trace,))

    # Fields: a value, none, or unknown with the cell that would tell

    def _field(self, node: ir.Field, records: Records) -> Trace:
        record = self._record(node.base, records)
        if not isinstance(record, Record):
            base = (self._field(node.base, records),) if isinstance(node.base, ir.Field) else ()
            return Trace(node, record, children=base)
        value = self.portfolio.value(record, node.name)
        match value:
            case Missing(said):
                return Trace(node, _unknown(Reason.MISSING, record, node.name, said), record=record)
            case Exempt(reason):
                return Trace(node, _unknown(Reason.EXEMPT, record, node.name, reason), record=record)
            case Unreadable(raw, why):
                return Trace(node, _unknown(Reason.UNREADABLE, record, node.name, f"{raw}: {why}"), record=record)
            case _:
                return Trace(node, value, record=record)

    def _record(self, node: ir.Local | ir.Field, records: Records) -> Record | NoneKnown | Unknown:
        """The record a path leads to; none where it is known to lead nowhere."""
        if isinstance(node, ir.Local):
            return records[node.depth]
        trace = self._field(node, records)
        if not isinstance(trace.value, Ref) or trace.record is None:
            return trace.value if isinstance(trace.value, Unknown) else NONE
        found = self.portfolio.follow(trace.value)
        if found is None:
            note = f"`{trace.value.text}` leads to no record of the {trace.value.entity.replace('_', ' ')} register"
            return _unknown(Reason.DANGLING, trace.record, node.name, note)
        return found

    # Questions about states

    def _state_test(self, node: ir.StateTest, records: Records) -> Trace:
        if isinstance(node.operand, ir.Members):
            return self._collection_state(node, self._members(node.operand, records))
        record = self._record(node.operand.base, records)
        if not isinstance(record, Record):
            value: object = record
        else:
            value = self.portfolio.value(record, node.operand.name)
        field = self._field(node.operand, records)
        asked = not isinstance(record, Record) or self.portfolio.asks_for(record.entity, node.operand.name)
        if isinstance(value, Missing) and not asked:
            return Trace(node, field.value, children=(field,))  # nobody asked, so nobody failed to answer
        return Trace(node, _in_state(node.state, value, field), children=(field,))

    def _collection_state(self, node: ir.StateTest, collection: Collection | Unknown) -> Trace:
        if isinstance(collection, Unknown):
            return Trace(node, collection)
        gaps = Unknown(causes_of(self.portfolio, collection))
        match node.state:
            case "exempt":
                value: object = False
            case "known" | "missing":
                unread = not collection.delivered and collection.gaps
                value = gaps if unread else collection.delivered is (node.state == "known")
            case _ if not collection.delivered or (collection.gaps and not collection.members):
                value = gaps
            case _:
                value = not collection.members
        return Trace(node, value, collection=collection)

    # Collections

    def _members(self, node: ir.Members, records: Records) -> Collection | Unknown:
        if node.owner is None:
            return self.portfolio.members(node.entity)
        owner = self._record(node.owner, records)
        if isinstance(owner, Record):
            return self.portfolio.owned(owner, node.entity, node.by)
        return owner if isinstance(owner, Unknown) else Collection(node.entity, (), delivered=True)

    def _quantified(self, node: ir.Quantified, records: Records) -> Trace:
        collection = self._members(node.members, records)
        if isinstance(collection, Unknown):
            return Trace(node, collection)
        if not collection.delivered:
            return Trace(node, Unknown(causes_of(self.portfolio, collection)), collection=collection)
        if node.limit is not None:
            return self._limited(node, node.limit, collection, records)
        judged = [
            trace
            for member in collection.members
            if (trace := self._member(node, member, (*records, member))) is not None
        ]
        folded = all_of(node, judged) if node.quantifier == "every" else any_of(node, judged)
        value, vacuous = folded.value, folded.vacuous
        settled = value is (node.quantifier != "every")
        if collection.gaps and not settled:
            value, vacuous = Unknown((*joined(judged), *causes_of(self.portfolio, collection))), False
        if node.quantifier == "no" and not isinstance(value, Unknown):
            value = not value
        return Trace(node, value, vacuous, tuple(judged), collection=collection)

    def _limited(self, node: ir.Quantified, limit: Fraction, collection: Collection, records: Records) -> Trace:
        """`at most 2`, `at least 90% of`: decided by the bounds that unknown members leave."""
        pairs = [self._standing(node, member, (*records, member)) for member in collection.members]
        standings = [(_truth(among), _truth(meets)) for among, meets in pairs]
        tally = tally_of(standings, more=bool(collection.gaps))
        decided = (decide_share if node.percent else decide_number)(node.quantifier, limit, tally)
        children = tuple(
            of_member(meets if among.value is True else all_of(node, (among, meets)), member)
            for member, (among, meets) in zip(collection.members, pairs, strict=True)
            if among.value is not False
        )
        value: object = decided
        if decided is None:
            value = Unknown((*joined(children), *causes_of(self.portfolio, collection)))
        vacuous = decided is not None and not collection.gaps and _rests_on_nothing(node.quantifier, decided, children)
        return Trace(node, value, vacuous, children, collection=collection)

    def _standing(self, node: ir.Quantified, member: Record, records: Records) -> tuple[Trace, Trace]:
        """Whether a member is asked about, and whether it meets what is asked."""
        where = self.evaluate(node.where, records) if node.where is not None else _counted(node)
        if node.body is None:
            return _counted(node), where
        return where, self.evaluate(node.body, records)

    def _member(self, node: ir.Quantified, member: Record, records: Records) -> Trace | None:
        """What one member comes to, or None for one that is not asked about."""
        where = self.evaluate(node.where, records) if node.where is not None else None
        if node.body is None:
            return of_member(where if where is not None else _counted(node), member)
        if where is not None and where.value is False:
            return None
        body = self.evaluate(node.body, records)
        if where is None or where.value is True:
            return of_member(body, member)
        if node.quantifier == "every":
            return of_member(any_of(node, (opposite(node, where), body)), member)
        return of_member(all_of(node, (where, body)), member)

    def _count(self, node: ir.Count, records: Records) -> Trace:
        collection = self._members(node.members, records)
        if isinstance(collection, Unknown):
            return Trace(node, collection)
        if not collection.delivered:
            return Trace(node, Unknown(causes_of(self.portfolio, collection)), collection=collection)
        traces = tuple(
            of_member(
                self.evaluate(node.where, (*records, member)) if node.where is not None else _counted(node), member
            )
            for member in collection.members
        )
        certain = Fraction(sum(trace.value is True for trace in traces))
        open_ = sum(isinstance(trace.value, Unknown) for trace in traces)
        if not open_ and not collection.gaps:
            return Trace(node, certain, children=traces, collection=collection)
        causes = (*joined(traces), *causes_of(self.portfolio, collection))
        high = None if collection.gaps else certain + open_
        return Trace(node, Unknown(causes, certain, high), children=traces, collection=collection)

    # Strict operations

    def _call(self, node: ir.Call, records: Records) -> Trace:
        overload = find_overload(node.overload)
        assert overload is not None, f"the reference backend has no operation {node.overload}"
        traces = tuple(self.evaluate(argument, records) for argument in node.arguments)
        values = [trace.value for trace in traces]
        if any(isinstance(value, NoneKnown) for value in values):
            return Trace(node, False if overload.compares else NONE, children=traces)
        if any(isinstance(value, Unknown) for value in values):
            decided = decide(overload.name, values) if overload.compares else None
            value = decided if decided is not None else Unknown(joined(traces))
            return Trace(node, value, children=traces)
        result = overload.apply(*values)
        if isinstance(result, Undecided):
            result = Unknown((self._undecided(result, traces, records),))
        return Trace(node, result, children=traces)

    def _undecided(self, result: Undecided, traces: tuple[Trace, ...], records: Records) -> Cause:
        """The cause of an answerless operation, at the last field that went into it."""
        fields = [one for trace in traces for one in trace.walk() if isinstance(one.node, ir.Field) and one.record]
        if not fields:
            return Cause(result.reason, records[-1].entity, records[-1].key, "", None, result.note)
        dangling = [one for one in fields if isinstance(one.value, Ref) and one.value.key is None]
        last = (dangling if dangling and result.reason is Reason.DANGLING else fields)[-1]
        assert isinstance(last.node, ir.Field)
        assert last.record is not None
        name = last.node.name
        return Cause(result.reason, last.record.entity, last.record.key, name, last.record.origin(name), result.note)


def _unknown(reason: Reason, record: Record, field: str, note: str = "") -> Unknown:
    return Unknown((Cause(reason, record.entity, record.key, field, record.origin(field), note),))


def _rests_on_nothing(quantifier: str, answer: bool, members: Sequence[Trace]) -> bool:
    """Whether the members that settle a number or share do so for want of anything to check, or there are none."""
    wants_many = quantifier in ("at least", "more than")
    settling = members if quantifier == "exactly" else [one for one in members if one.value is (wants_many is answer)]
    return all(one.vacuous for one in settling or members)


def _truth(trace: Trace) -> bool | None:
    return trace.value if isinstance(trace.value, bool) else None


def _counted(node: ir.Quantified | ir.Count) -> Trace:
    """A member of which nothing is asked but to be there."""
    return Trace(ir.Literal(True, Truth(), node.span), True)


def _in_state(state: str, value: object, field: Trace) -> object:
    """The table of states: what `is known`, `is missing`, `is exempt` and `is empty` answer."""
    match value:
        case Unknown():
            return value
        case Unreadable():
            return field.value
        case NoneKnown():
            return state == "empty"
        case Missing():
            return field.value if state == "empty" else state == "missing"
        case Exempt():
            return field.value if state == "empty" else state == "exempt"
        case str():
            return state == "known" if state != "empty" else not value.strip()
        case tuple():
            return state == "known" if state != "empty" else not value
        case _:
            return state == "known"
