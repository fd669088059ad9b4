"""Records at random, of values that lie at and beside the constants that conditions speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from pmo_audit import ir
from pmo_audit.classes import dataclass, field
from pmo_audit.records import Schema
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
    Type,
)
from pmo_audit.values import MISSING, NONE, Days, Exempt, Money, Months, Period, Ref, Unreadable, WorkingDays

_NAMES = ("Ann Lee", "Bo Ek", "ann lee", "Cy")
_DEEPEST = 3


@dataclass
class _Spoken:
    """What conditions speak of: fields by the record they are of, collections by their owner, constants."""

    fields: dict[str, dict[str, Type]] = field(default_factory=dict)
    collections: dict[tuple[str, str], None] = field(default_factory=dict)
    constants: dict[object, None] = field(default_factory=dict)
    calendars: bool = False

    def take(self, roots: Iterable[ir.Node]) -> None:
        """Takes in conditions."""
        for root in roots:
            for node in ir.walk(root):
                self._node(node)

    def _node(self, node: ir.Node) -> None:
        match node:
            case ir.Literal(value):
                self._constant(value)
            case ir.Parameter(versions=versions):
                for one in versions:
                    self._constant(one.value)
            case ir.Field():
                self._field(node)
            case ir.CalendarOf(base):
                self.calendars = True
                self._path(base)
            case ir.StateTest(operand=ir.Members() as members):
                self._members(members)
            case ir.Quantified() | ir.Count() | ir.Aggregate():
                self._members(node.members)
            case _:
                pass

    def _constant(self, value: object) -> None:
        for one in value if isinstance(value, tuple) else (value,):
            self.constants[one] = None

    def _path(self, node: ir.Local | ir.Field | None) -> None:
        if isinstance(node, ir.Field):
            self._field(node)

    def _field(self, node: ir.Field) -> None:
        self.fields.setdefault(node.entity, {})[node.name] = node.type
        self._path(node.base)

    def _members(self, members: ir.Members) -> None:
        if members.owner is None:
            self.collections["", members.entity] = None
            return
        self._path(members.owner)
        owner = members.owner
        entity = owner.entity if isinstance(owner, ir.Local) else getattr(owner.type, "entity", "")
        self.collections[entity, members.entity] = None


class Samples:
    """Records that may show what conditions come to, as examples would spell them out; the same for the same seed."""

    def __init__(self, roots: Iterable[ir.Node], schema: Schema, day: date, seed: int = 0) -> None:
        self.schema = schema
        self.day = day
        self.random = Random(seed)
        self.spoken = _Spoken()
        self.spoken.take(roots)
        self.lengths = [length for one in self.spoken.constants for length in _in_days(one)]

    def records(self, entity: str, number: int) -> Iterator[ir.ExampleRecord]:
        """So many records of an entity."""
        for _ in range(number):
            yield self._record(entity, 0, frozenset())

    def mixed(self, one: ir.ExampleRecord, other: ir.ExampleRecord) -> ir.ExampleRecord:
        """A record with some of its fields as another has them."""
        fields = dict(one.fields)
        for name, value in other.fields.items():
            if self.random.random() < 0.3:
                fields[name] = value
        return ir.ExampleRecord(one.entity, fields)

    def _record(self, entity: str, depth: int, owners: frozenset[str]) -> ir.ExampleRecord:
        given: dict[str, object] = {}
        for name, type_ in self.spoken.fields.get(entity, {}).items():
            if isinstance(type_, RefType) and type_.entity in owners and self.random.random() < 0.8:
                continue  # the example itself says whose the record is
            given[name] = self._cell(type_, depth)
        given = {name: value for name, value in given.items() if value is not None}
        for owner, member in self.spoken.collections:
            if owner == entity or (not owner and depth == 0):
                self._collect(given, entity, member, depth, owners)
        if depth == 0 and self.spoken.calendars and self.random.random() < 0.8:
            given.setdefault("holidays", ())
        if depth == 0 and self.random.random() < 0.5 and len(self._currencies()) > 1:
            given.setdefault("exchange_rates", tuple(self._rates()))
        return ir.ExampleRecord(entity, given)

    def _collect(self, given: dict[str, object], entity: str, member: str, depth: int, owners: frozenset[str]) -> None:
        plural = self.schema.entities[member].plural
        if self.random.random() < 0.12 or depth >= _DEEPEST or self.schema.find_field(entity, plural) is not None:
            return
        number = self.random.choice((0, 1, 1, 2, 3))
        given[plural] = tuple(self._record(member, depth + 1, owners | {entity}) for _ in range(number))

    def _cell(self, type_: Type, depth: int) -> object:
        """A value or another state of a field; None to leave it out."""
        chance = self.random.random()
        if chance < 0.07:
            return NONE
        if chance < 0.14:
            return MISSING
        if chance < 0.17:
            return Exempt("withheld")
        if chance < 0.2:
            return Unreadable("?", "the example says so")
        if isinstance(type_, RefType):
            return self._reference(type_.entity, depth)
        values = self._values(type_)
        return self.random.choice(values) if values else None

    def _reference(self, entity: str, depth: int) -> object:
        leads = entity in self.spoken.fields or any(owner == entity for owner, _ in self.spoken.collections)
        if leads and depth < _DEEPEST and self.random.random() < 0.8:
            return self._record(entity, depth + 1, frozenset())
        return Ref(entity, self.random.choice(_NAMES))

    def _values(self, type_: Type) -> Sequence[object]:
        """Values of a type at and beside the constants, and some others."""
        constants = self.spoken.constants
        match type_:
            case EnumType(members=members):
                return members
            case Truth():
                return (True, False)
            case Text():
                said = [one for one in constants if isinstance(one, str)]
                return [*said, *(f"{one} x" for one in said), *(f"x {one}" for one in said), "", "Something else"]
            case Number(percent):
                step = Fraction(1, 100) if percent else Fraction(1)
                return list(_beside([one for one in constants if isinstance(one, Fraction)] + [Fraction(0)], step))
            case MoneyType():
                return self._amounts()
            case DateType():
                return self._days()
            case DurationType(unit):
                lengths = [one for one in constants if isinstance(one, Days | WorkingDays | Months)]
                make = {"days": Days, "working days": WorkingDays, "months": Months}[unit]
                counts = _beside([*(one.count for one in lengths), Fraction(0)], Fraction(1))
                return [make(one) for one in counts]
            case PeriodType():
                labels = [one.label for one in constants if isinstance(one, Period)]
                return [Period.parse(one) for one in (*labels, "2025", "2026-Q1", "2026-03", "2026")]
            case ListType(Text()):
                said = [one for one in constants if isinstance(one, str)]
                return [(), ("Something else",), *((one,) for one in said)]
            case _:
                return ()

    def _amounts(self) -> list[object]:
        known = [one.amount for one in self.spoken.constants if isinstance(one, Money)]
        currencies = self._currencies()
        amounts = list(_beside([*known, Fraction(0)], Fraction(1)))
        found: list[object] = [Money(one, self.random.choice(currencies)) for one in amounts]
        own = [Money(one, currencies[0]) for one in amounts]
        return [*found, *own, Money(Fraction(1000), currencies[0]), Money(Fraction(700), currencies[0])]

    def _currencies(self) -> list[str]:
        """The currencies that are written out, and another one; none where no amount is spoken of."""
        known = [one.currency for one in self.spoken.constants if isinstance(one, Money)]
        amounts = any(isinstance(one, MoneyType) for each in self.spoken.fields.values() for one in each.values())
        return list(dict.fromkeys([*(known or ["EUR"]), "CHF"])) if amounts else []

    def _rates(self) -> Iterator[ir.ExampleRecord]:
        """Rates between some of the currencies, from a day before or after this one."""
        pairs = [(one, other) for one in self._currencies() for other in ("CHF", "EUR", "GBP") if one != other]
        for currency, base in self.random.sample(pairs, self.random.randint(1, min(3, len(pairs)))):
            for days in (400, self.random.choice((10, -10))):
                rate = self.random.choice((Fraction(1, 2), Fraction(1), Fraction(9, 10), Fraction(3)))
                day = self.day - timedelta(days=days)
                fields = {"currency": currency, "base": base, "rate": rate, "valid_from": day}
                yield ir.ExampleRecord("exchange_rate", fields)

    def _days(self) -> list[object]:
        known = [self.day, *(one for one in self.spoken.constants if isinstance(one, date))]
        apart = [Fraction(0), *self.lengths, *(-one for one in self.lengths)]
        found = []
        for one in known:
            for length in _beside(apart, Fraction(1)):
                try:
                    found.append(one + timedelta(days=int(length)))
                except OverflowError:
                    continue
        return list(dict.fromkeys(found))


def _in_days(length: object) -> Iterator[Fraction]:
    """About how many days a length of time is."""
    match length:
        case Days(count):
            yield count
        case WorkingDays(count):
            yield from (count, count + 2 * (count // 5 + 1))
        case Months(count):
            yield from (count * 30, count * 30 + count // 2, count * 28)
        case _:
            return


def _beside(values: Iterable[Fraction], step: Fraction) -> Iterator[Fraction]:
    """Values, those a step to either side, and their halves and doubles."""
    found: dict[Fraction, None] = {}
    for one in values:
        found.update(dict.fromkeys((one, one - step, one + step, one / 2, one * 2, -one)))
    yield from found
