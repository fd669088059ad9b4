"""Examples run as tests: each record becomes a small portfolio of its own, and the rule judges it."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from pmo_audit import ir
from pmo_audit.backends import Reference
from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import Outcome
from pmo_audit.records import Blank, Portfolio, Record, Register, Schema
from pmo_audit.text import fold
from pmo_audit.types import ListType, Type
from pmo_audit.values import MISSING, NONE, Missing, Ref, Value


def check_examples(standard: ir.Standard, schema: Schema, today: date) -> tuple[Diagnostic, ...]:
    """A diagnostic for each example that its rule judges otherwise; `today` where the example names no day."""
    told = []
    for rule in standard.rules:
        for example in rule.examples:
            if example.as_of is None and _asks_for_today(rule):
                told.append(_undated(rule, example))
            try:
                outcome = judge_example(rule, example, schema, today)
            except Exception as fault:  # noqa: BLE001 - the engine's own fault must not hide the other examples
                told.append(_fault(rule, example, fault))
                continue
            if outcome is not example.outcome:
                told.append(
                    Diagnostic(
                        "PA401",
                        f"rule `{rule.code}` says `{outcome.value}` here, and the example `{example.outcome.value}`",
                        example.place,
                        "correct the rule or the example; they must agree",
                    )
                )
    return tuple(told)


def depends_on_day(standard: ir.Standard) -> bool:
    """Whether some example that names no day may come out otherwise on another day."""
    return any(
        example.as_of is None and (_asks_for_day(rule) or _has_rates(example.record))
        for rule in standard.rules
        for example in rule.examples
    )


def _asks_for_day(rule: ir.Rule) -> bool:
    """Whether the rule asks for today, or for a value that changes on a day."""
    return any(
        isinstance(node, ir.Today | ir.Banded) or (isinstance(node, ir.Parameter) and len(node.versions) > 1)
        for root in rule.roots
        for node in ir.walk(root)
    )


def _has_rates(record: ir.ExampleRecord) -> bool:
    """Whether amounts may be exchanged, at the rate of the day where they have none of their own."""
    return any(
        isinstance(one, ir.ExampleRecord) and (one.entity == "exchange_rate" or _has_rates(one))
        for value in record.fields.values()
        for one in (value if isinstance(value, tuple) else (value,))
    )


def _asks_for_today(rule: ir.Rule) -> bool:
    return any(isinstance(node, ir.Today) for root in rule.roots for node in ir.walk(root))


def _undated(rule: ir.Rule, example: ir.Example) -> Diagnostic:
    return Diagnostic(
        "PA402",
        f"rule `{rule.code}` asks for `today`, and this example names no day",
        example.place,
        'write the day after its title, as in example "…" as of 2026-03-31 fails { … }',
        Severity.WARNING,
    )


def _fault(rule: ir.Rule, example: ir.Example, fault: Exception) -> Diagnostic:
    return Diagnostic(
        "PA901",
        f"an example of rule `{rule.code}` could not be carried out: {type(fault).__name__}: {fault}",
        example.place,
        "this is a fault of pmo-audit; please report it with the rule",
    )


def judge_example(rule: ir.Rule, example: ir.Example, schema: Schema, today: date) -> Outcome:
    """What the rule says of the example's record."""
    portfolio, subject = portfolio_of(example.record, schema)
    return Reference(portfolio, example.as_of or today).judge(rule, subject).outcome


def portfolio_of(given: ir.ExampleRecord, schema: Schema) -> tuple[Portfolio, Record]:
    """The small portfolio that an example spells out, and the record in it that is to be judged."""
    builder = _Builder(schema)
    key = builder.add(given).key
    portfolio = builder.portfolio()
    subject = portfolio.find(given.entity, key)
    assert subject is not None
    return portfolio, subject


class _Builder:
    """Collects the records that an example spells out, with the collections that it delivers."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.records: dict[str, list[Record]] = {}
        self.delivered: dict[str, set[tuple[str, str]]] = {}
        self.whole: set[str] = set()
        """The registers that an example spells out as the portfolio's."""

    def portfolio(self) -> Portfolio:
        """A portfolio of just these records."""
        names = {*self.records, *self.delivered, *self.whole}
        registers = {
            name: Register(
                name,
                tuple(self._resolved(record) for record in self.records.get(name, ())),
                name in self.whole,
                frozenset(self.delivered.get(name, ())),
            )
            for name in names
        }
        return Portfolio(self.schema, MappingProxyType(registers))

    def add(self, given: ir.ExampleRecord, owner: tuple[str, Ref] | None = None) -> Record:
        """The record an example spells out, and all it contains; fields not given are blank."""
        entity = self.schema.entities[given.entity]
        key = f"example {len(self.records.get(given.entity, [])) + 1}"
        self.records.setdefault(given.entity, [])
        values: dict[str, Value] = {
            field.name: NONE if field.blank is Blank.NONE else MISSING for field in self.schema.fields_of(given.entity)
        }
        if owner is not None:
            values[owner[0]] = owner[1]
        here = Ref(given.entity, key, key)
        collections = {**self.schema.collections_of("portfolio"), **self.schema.collections_of(given.entity)}
        index = len(self.records[given.entity])
        self.records[given.entity].append(Record(given.entity, key, {}))
        for name, value in given.fields.items():
            if name in collections and name not in values:
                self._collection(collections[name], here, value)
            else:
                values[name] = self._value(value, named=name in entity.part_of)
        if entity.label not in given.fields and isinstance(values.get(entity.label), Missing):
            values[entity.label] = "the example"
        if owner is not None and isinstance(_type_of(self.schema, given.entity, owner[0]), ListType):
            named = values[owner[0]]
            values[owner[0]] = (owner[1], *(named if isinstance(named, tuple) else ()))
        extras = {name: values.pop(name) for name in tuple(values) if self.schema.is_extension(given.entity, name)}
        record = Record(given.entity, key, MappingProxyType(values), MappingProxyType(extras))
        self.records[given.entity][index] = record
        return record

    def _collection(self, link: tuple[str, str], owner: Ref, value: object) -> None:
        member, by = link
        if isinstance(value, Missing):
            return
        assert isinstance(value, tuple)
        if by:
            self.delivered.setdefault(member, set()).add((by, owner.text))
        else:
            self.whole.add(member)
        for one in value:
            self.add(one, (by, owner) if by else None)

    def _resolved(self, record: Record) -> Record:
        """The record with its references by name led to the records of the example that bear the name."""
        return replace(
            record,
            values=MappingProxyType({name: self._led(value) for name, value in record.values.items()}),
            extras=MappingProxyType({name: self._led(value) for name, value in record.extras.items()}),
        )

    def _led(self, value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(self._led(one) for one in value)
        if not isinstance(value, Ref) or value.key is not None:
            return value
        named = self._named(value.entity, value.text)
        return replace(value, key=named[0]) if len(named) == 1 else value

    def _named(self, entity: str, name: str) -> list[str]:
        """The keys of the records of the example that bear a name."""
        label = self.schema.entities[entity].label
        return [
            one.key
            for one in self.records.get(entity, ())
            if isinstance(one.values.get(label), str) and fold(str(one.values[label])) == fold(name)
        ]

    def _value(self, value: object, *, named: bool) -> Value:
        """A value with the records in it, each led to; a list that makes records belong names those that are there."""
        if isinstance(value, tuple):
            return tuple(self._member(one) if named else self._value(one, named=False) for one in value)
        if isinstance(value, ir.ExampleRecord):
            record = self.add(value)
            return Ref(record.entity, record.key, record.key)
        return value

    def _member(self, value: object) -> Value:
        """A record that a list names: one spelled out, or one of which only the name is given."""
        if isinstance(value, Ref) and not self._named(value.entity, value.text):
            label = self.schema.entities[value.entity].label
            return self._value(ir.ExampleRecord(value.entity, {label: value.text}), named=False)
        return self._value(value, named=False)


def _type_of(schema: Schema, entity: str, name: str) -> Type | None:
    field = schema.find_field(entity, name)
    return field.type if field is not None else None
