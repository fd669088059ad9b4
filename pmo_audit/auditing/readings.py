"""The values that a verdict rests on: of which record, which field, what it was, and where it was read."""

from __future__ import annotations

from datetime import date

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.auditing.plan import WHOLE, subject_of
from pmo_audit.backends import Trace, Unknown
from pmo_audit.findings import Reading, Subject
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import Location, Origin, fold
from pmo_audit.types import EnumType, Number, Text, Type
from pmo_audit.values import Ref, format_value


class Readings:
    """Collects readings, each once, in the order in which they are met.

    What a reading is of tells it apart, so that one that was met before need not be made again.
    """

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._found: dict[tuple[str, ...], Reading] = {}

    @property
    def all(self) -> tuple[Reading, ...]:
        """What has been collected."""
        return tuple(self._found.values())

    def of(self, trace: Trace) -> bool:
        """Takes every field and parameter that went into a condition; whether there was any."""
        traces = outside_counts(trace)
        some = False
        for one in traces:
            some = self._take(one) or some
        for rate in (rate for one in traces if one.rates for rate in one.rates):
            self._rate(rate)
            some = True
        return some

    def _take(self, trace: Trace) -> bool:
        """Takes what one node has read; whether it is one that reads."""
        match trace.node:
            case ir.Field(name=name, type=type_) if trace.record is not None:
                self.field(trace.record, name, type_)
            case ir.Parameter(name=name, place=place):
                self._parameter(trace, name, place)
            case ir.Banded(name=name, bands=bands):
                self._parameter(trace, name, bands[0].value.place)
            case ir.CalendarOf() if not isinstance(trace.value, Unknown):
                self._calendar(trace)
            case ir.StateTest(operand=ir.Members()):
                self.collection(trace)
            case ir.Today():
                assert isinstance(trace.value, date)
                if ("run",) not in self._found:
                    run = Subject("run", "", "this run")
                    self._found["run",] = Reading(run, "today", trace.value.isoformat(), None)
            case _:
                return False
        return True

    def field(self, record: Record, name: str, type_: Type) -> None:
        """Takes one field of a record."""
        key = (record.entity, record.key, name)
        if key not in self._found:
            value = said(self._portfolio, self._portfolio.value(record, name), type_)
            self._found[key] = Reading(subject_of(self._portfolio, record), name, value, record.origin(name))

    def collection(self, trace: Trace) -> None:
        """Takes a collection itself: how many records it has, and where they were delivered."""
        collection = trace.collection
        if collection is None:
            return
        owner = self._portfolio.owner_of(collection)
        if owner is None and _is_owned(trace.node):
            return  # the members of nobody, such as those of the project of a risk that has none
        plural = self._portfolio.schema.entities[collection.entity].plural
        number = len(collection.members)
        value = f"{number} {'record' if number == 1 else 'records'}" if collection.delivered else "not delivered"
        subject = subject_of(self._portfolio, owner) if owner is not None else WHOLE
        place = self._portfolio.place_of(collection.entity, owner)
        self._found.setdefault((subject.entity, subject.id, plural, ""), Reading(subject, plural, value, place))

    def member(self, member: Trace) -> None:
        """Takes what was read of a member, or where that is nothing its name."""
        if not self.of(member) and member.record is not None:
            label = self._portfolio.schema.entities[member.record.entity].label
            self.field(member.record, label, Text())

    def _parameter(self, trace: Trace, name: str, place: Location) -> None:
        value = "unknown" if isinstance(trace.value, Unknown) else shown(trace.value, type_of(trace.node))
        key = ("parameter", name, value)
        if key not in self._found:
            line, _ = place.source.line_and_column(place.span.start)
            origin = Origin(place.source.name, f"line {line}")
            self._found[key] = Reading(Subject("parameter", name, name), name, value, origin)

    def _calendar(self, trace: Trace) -> None:
        record = trace.record
        subject = subject_of(self._portfolio, record) if record is not None else WHOLE
        origin = record.place if record is not None else None
        key = (subject.entity, subject.id, "calendar", "")
        self._found.setdefault(key, Reading(subject, "calendar", format_value(trace.value), origin))

    def _rate(self, record: Record) -> None:
        value = self._portfolio.value
        subject = Subject(record.entity, record.key, f"{value(record, 'currency')} in {value(record, 'base')}")
        reading = Reading(subject, "rate", format_value(value(record, "rate")), record.origin("rate"))
        self._found.setdefault((record.entity, record.key, "rate", ""), reading)


def _is_owned(node: ir.Node) -> bool:
    """Whether the members that a node speaks of belong to some record, and not to the whole portfolio."""
    match node:
        case ir.StateTest(operand=ir.Members(owner=owner)) | ir.Quantified(members=ir.Members(owner=owner)):
            return owner is not None
        case ir.Count(members=ir.Members(owner=owner)) | ir.Aggregate(members=ir.Members(owner=owner)):
            return owner is not None
        case _:
            return False


def readings_of(portfolio: Portfolio, trace: Trace) -> tuple[Reading, ...]:
    """Every field and parameter that went into a condition, each once."""
    readings = Readings(portfolio)
    readings.of(trace)
    return readings.all


def collection_reading(portfolio: Portfolio, trace: Trace) -> tuple[Reading, ...]:
    """The collection itself: how many records it has, and where they were delivered."""
    readings = Readings(portfolio)
    readings.collection(trace)
    return readings.all


COUNTS = (ir.Count, ir.Aggregate)


def outside_counts(trace: Trace) -> list[Trace]:
    """The trace and what is below it, but for the members of counts: those are told as a number."""
    found: list[Trace] = []
    waiting = [trace]
    while waiting:
        one = waiting.pop()
        found.append(one)
        if one.children and not isinstance(one.node, COUNTS):
            waiting += one.children[::-1]
    return found


def said(portfolio: Portfolio, value: object, type_: Type) -> str:
    """A value in words; a reference by the name of what it leads to, and by its own words where they differ."""
    record = portfolio.follow(value) if isinstance(value, Ref) else None
    if record is None or not isinstance(value, Ref):
        return shown(value, type_)
    name = subject_of(portfolio, record).name
    return value.text if fold(name) == fold(value.text) else f"{name} ({value.text})"


def shown(value: object, type_: Type) -> str:
    """A value in words, a percentage as one, a word of an enumeration as in the rule."""
    if isinstance(type_, EnumType) and isinstance(value, str):
        return value
    return format_value(value, percent=isinstance(type_, Number) and type_.percent)
