"""Examples run as tests: each record becomes a small portfolio of its own, and the rule judges it."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from pmo_audit import ir
from pmo_audit.backends import Reference
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import Outcome
from pmo_audit.records import Blank, Portfolio, Record, Register, Schema
from pmo_audit.values import MISSING, NONE, Missing, Ref, Value


def check_examples(standard: ir.Standard, schema: Schema, today: date) -> tuple[Diagnostic, ...]:
    """A diagnostic for each example that its rule judges otherwise; `today` where the example names no day."""
    told = []
    for rule in standard.rules:
        for example in rule.examples:
            outcome = judge_example(rule, example, schema, today)
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


def judge_example(rule: ir.Rule, example: ir.Example, schema: Schema, today: date) -> Outcome:
    """What the rule says of the example's record."""
    builder = _Builder(schema)
    subject = builder.add(example.record)
    reference = Reference(builder.portfolio(), example.as_of or today)
    return reference.judge(rule, subject).outcome


class _Builder:
    """Collects the records that an example spells out, with the collections that it delivers."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.records: dict[str, list[Record]] = {}
        self.delivered: dict[str, set[tuple[str, str]]] = {}

    def portfolio(self) -> Portfolio:
        """A portfolio of just these records."""
        names = {*self.records, *self.delivered}
        registers = {
            name: Register(name, tuple(self.records.get(name, ())), False, frozenset(self.delivered.get(name, ())))
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
        collections = self.schema.collections_of(given.entity)
        index = len(self.records[given.entity])
        self.records[given.entity].append(Record(given.entity, key, {}))
        for name, value in given.fields.items():
            if name in collections:
                self._collection(collections[name], here, value)
            else:
                values[name] = self._value(self.schema.find_field(given.entity, name), value)
        if isinstance(values.get(entity.label), Missing):
            values[entity.label] = "the example"
        extras = {name: values.pop(name) for name in tuple(values) if self.schema.is_extension(given.entity, name)}
        record = Record(given.entity, key, MappingProxyType(values), MappingProxyType(extras))
        self.records[given.entity][index] = record
        return record

    def _collection(self, link: tuple[str, str], owner: Ref, value: object) -> None:
        member, by = link
        if isinstance(value, Missing):
            return
        assert isinstance(value, tuple)
        self.delivered.setdefault(member, set()).add((by, owner.text))
        for one in value:
            self.add(one, (by, owner))

    def _value(self, field: object, value: object) -> Value:
        if isinstance(value, ir.ExampleRecord):
            record = self.add(value)
            return Ref(record.entity, record.key, record.key)
        return value
