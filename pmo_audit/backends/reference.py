"""The reference evaluator: the meaning of the language, written to be read, and the source of evidence.

It follows the tables of `docs/semantics.md` one by one and keeps a trace of everything it looks at.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pmo_audit import ir
from pmo_audit.backends.bounds import decide
from pmo_audit.backends.calendars import Calendars
from pmo_audit.backends.gaps import causes_of
from pmo_audit.backends.judging import Judgement, judge
from pmo_audit.backends.members import MemberSide, Narrows, Records
from pmo_audit.backends.trace import Trace, Unknown, all_of, any_of, joined, opposite
from pmo_audit.findings import Cause, Reason
from pmo_audit.functions import Overload, Undecided, find_overload
from pmo_audit.records import Collection, Portfolio, Record, dated
from pmo_audit.values import NONE, Exempt, Missing, Money, NoneKnown, Ref, Unreadable


class Reference(MemberSide):
    """Evaluates rules on the records of one portfolio as of one day."""

    def __init__(self, portfolio: Portfolio, as_of: date, narrows: Narrows | None = None) -> None:
        self.portfolio = portfolio
        self.as_of = as_of
        self.narrows = narrows
        self.calendars = Calendars(portfolio)

    def judge(self, rule: ir.Rule, record: Record) -> Judgement:
        """The outcome of a rule for a record, as the table of outcomes says."""
        return judge(self, rule, record)

    def evaluate(self, node: ir.Node, records: Records) -> Trace:
        """The value of a node, with the trace of how it came about."""
        match node:  # the most frequent first
            case ir.Call():
                return self._call(node, records)
            case ir.Field():
                return self._field(node, records)
            case ir.Literal(value):
                return Trace(node, value)
            case ir.And(operands):
                return all_of(node, [self.evaluate(operand, records) for operand in operands])
            case ir.Not(operand):
                return opposite(node, self.evaluate(operand, records))
            case ir.Parameter():
                return Trace(node, node.on(self.as_of))
            case ir.StateTest():
                return self._state_test(node, records)
            case ir.Or(operands):
                return any_of(node, [self.evaluate(operand, records) for operand in operands])
            case ir.Defined(body=body):
                trace = self.evaluate(body, records)
                return Trace(node, trace.value, trace.vacuous, (trace,))
            case ir.Today():
                return Trace(node, self.as_of)
            case ir.Quantified():
                return self._quantified(node, records)
            case ir.Count():
                return self._count(node, records)
            case ir.Aggregate():
                return self._aggregate(node, records)
            case ir.Local(depth):
                record = records[depth]
                return Trace(node, Ref(record.entity, record.key, record.key), record=record)
            case ir.Banded():
                return self._banded(node, records)
            case _:  # ir.CalendarOf
                return self._calendar(node, records)

    # Fields: a value, none, or unknown with the cell that would tell

    def _field(self, node: ir.Field, records: Records) -> Trace:
        base = node.base
        record = records[base.depth] if isinstance(base, ir.Local) else self._record(base, records)
        if not isinstance(record, Record):
            way = (self._field(base, records),) if isinstance(base, ir.Field) else ()
            return Trace(node, record, children=way)
        value = self.portfolio.value(record, node.name)
        match value:
            case Missing(said):
                return Trace(node, _unknown(Reason.MISSING, record, node.name, said), record=record)
            case Exempt(reason):
                return Trace(node, _unknown(Reason.EXEMPT, record, node.name, reason), record=record)
            case Unreadable(raw, why):
                return Trace(node, _unknown(Reason.UNREADABLE, record, node.name, f"{raw}: {why}"), record=record)
            case Money() if node.dated_by:
                return Trace(node, dated(value, record.values, node.dated_by), record=record)
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

    # Parameters that go by a field, and calendars

    def _banded(self, node: ir.Banded, records: Records) -> Trace:
        """None where what decides is none; else the first band that holds, or what all that may hold agree on."""
        by = self.evaluate(node.by, records)
        if isinstance(by.value, NoneKnown):
            return Trace(node, NONE, children=(by,))
        tried = [self._band_holds(band, records) for band in node.bands]
        surely = next(place for place, holds in enumerate(tried) if holds.value is True)
        maybe = [place for place in range(surely + 1) if tried[place].value is not False]
        values = [node.bands[place].value.on(self.as_of) for place in maybe]
        agreed = all(value == values[0] for value in values)
        value = values[0] if agreed else Unknown(joined(tried[place] for place in maybe))
        return Trace(node, value, children=(by,))

    def _band_holds(self, band: ir.Band, records: Records) -> Trace:
        """Whether a band is the one, if none before it is; the last takes all that is left."""
        if band.condition is None:
            return Trace(band.value, True)
        return self.evaluate(band.condition, records)

    def _calendar(self, node: ir.CalendarOf, records: Records) -> Trace:
        project = self._record(node.base, records) if node.base is not None else None
        if isinstance(project, Unknown):
            return Trace(node, project)
        found = self.calendars.of(project if isinstance(project, Record) else None)
        return Trace(node, found.value, record=found.record)

    # Questions about states

    def _state_test(self, node: ir.StateTest, records: Records) -> Trace:
        if isinstance(node.operand, ir.Members):
            return self._collection_state(node, self.collection(node.operand, records))
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

    # Strict operations

    def _call(self, node: ir.Call, records: Records) -> Trace:
        overload = find_overload(node.overload)
        assert overload is not None, f"the reference backend has no operation {node.overload}"
        traces = tuple([self.evaluate(argument, records) for argument in node.arguments])
        values: list[Any] = [trace.value for trace in traces]
        kinds = set(map(type, values))
        if NoneKnown in kinds:
            return Trace(node, False if overload.compares else NONE, children=traces)
        if Unknown in kinds:
            decided = decide(overload.name, values) if overload.compares else None
            value = decided if decided is not None else Unknown(joined(traces))
            return Trace(node, value, children=traces)
        rates = self.portfolio.rates.used(values, self.as_of) if overload.meets_money else ()
        result = self._applied(overload, values)
        if isinstance(result, Undecided):
            result = Unknown((self._undecided(result, traces, records),))
        return Trace(node, result, children=traces, rates=rates)

    def _applied(self, overload: Overload, values: list[Any]) -> object:
        """What an operation answers, after two amounts that meet in it are brought into one currency."""
        if overload.meets_money:
            together = self.portfolio.rates.together(values, self.as_of)
            if isinstance(together, str):
                return Undecided(Reason.NO_RATE, together)
            values = list(together)
        return overload.apply(*values)

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
