"""From a thrown portfolio to the product's: made of its own objects, or read by its loader from a document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from pmo_audit.records import Gap, Portfolio, Record, Register, Schema
from pmo_audit.types import ListType, RefType
from pmo_audit.values import (
    Days,
    Exempt,
    Missing,
    Money,
    Months,
    NoneKnown,
    Period,
    Ref,
    Unreadable,
    Value,
    WorkingDays,
)
from tests.oracle.generator.plan import Plan, Sheet
from tests.oracle.meaning.mentions import Directory
from tests.oracle.meaning.world import rec_of


def build(plan: Plan, schema: Schema) -> Portfolio:
    """The portfolio made of objects. Mentions are resolved as the manual says, by the oracle's own reading of it."""
    made = {entity: _register(entity, sheet, schema) for entity, sheet in plan.sheets.items()}
    directories = {
        entity: Directory(map(rec_of, register.records), schema.entities[entity].label)
        for entity, register in made.items()
    }
    for entity, register in made.items():
        fields = [one for one in schema.fields_of(entity) if isinstance(_item(one.type), RefType)]
        for record in register.records:
            for field in fields:
                _resolve(record, field.name, directories)
    return Portfolio(schema, made)


def _item(kind: object) -> object:
    return kind.item if isinstance(kind, ListType) else kind


def _register(entity: str, sheet: Sheet, schema: Schema) -> Register:
    added = {one.field.name for one in schema.extensions if one.entity == entity}
    records = tuple(
        Record(
            entity,
            row.key,
            {field: cell for field, cell in row.cells.items() if field not in added},
            {field: cell for field, cell in row.cells.items() if field in added},
        )
        for row in sheet.rows
    )
    lost = tuple(Gap("lost on the way", None, owner) for owner in sheet.lost)
    return Register(entity, records, sheet.whole, frozenset(sheet.parts), lost)


def _resolve(record: Record, field: str, directories: dict[str, Directory]) -> None:
    values: Any = record.values if field in record.values else record.extras
    value = values.get(field)
    if isinstance(value, Ref):
        values[field] = _resolved(value, directories)
    elif isinstance(value, tuple):
        values[field] = tuple(_resolved(one, directories) if isinstance(one, Ref) else one for one in value)


def _resolved(ref: Ref, directories: dict[str, Directory]) -> Ref:
    if ref.key is not None:
        return ref
    meant = directories[ref.entity].meant(ref.text) if ref.entity in directories else ()
    return Ref(ref.entity, ref.text, meant[0]) if len(meant) == 1 else Ref(ref.entity, ref.text, None, meant)


# As a document


def document(plan: Plan, schema: Schema) -> dict[str, Any]:
    """The same as the loader reads it, in lists and dictionaries: lists in records where the register came in parts."""
    items: dict[tuple[str, str], dict[str, Any]] = {}
    for entity, sheet in plan.sheets.items():
        for row in sheet.rows:
            items[entity, row.key] = {field: _written(cell) for field, cell in row.cells.items()}
    found: dict[str, Any] = {}
    for entity, sheet in plan.sheets.items():
        declared = schema.entities[entity]
        for by, key in sorted(sheet.parts):
            holder = items.get((declared.owner_of(by) or "", key))
            if holder is not None:
                own = [items[entity, row.key] for row in sheet.rows if row.nested == (by, key)]
                holder[declared.plural] = own + [5] * sheet.lost.count((by, key))
        free = [items[entity, row.key] for row in sheet.rows if row.nested is None]
        if sheet.whole or free:
            found[declared.plural] = free + [5] * sheet.lost.count(None)
        elif None in sheet.lost:
            found[declared.plural] = 5
    return found


def _written(cell: Value) -> Any:
    return _WRITTEN.get(type(cell), lambda value: value)(cell)


_WRITTEN: dict[type, Callable[[Any], Any]] = {
    NoneKnown: lambda _: {"none": True},
    Missing: lambda one: {"missing": one.said or True},
    Exempt: lambda one: {"exempt": one.reason},
    Unreadable: lambda _: {"neither": 1, "nor": 2},
    Money: lambda one: {"amount": one.amount, "currency": one.currency},
    Days: lambda one: _plain_number(one.count),
    WorkingDays: lambda one: _plain_number(one.count),
    Months: lambda one: _plain_number(one.count),
    Period: lambda one: one.label,
    Ref: lambda one: one.text,
    date: lambda one: one.isoformat(),
    tuple: lambda many: [_written(one) for one in many],
}


def _plain_number(number: Fraction) -> str:
    return str(float(number)) if number.denominator != 1 else str(number.numerator)
