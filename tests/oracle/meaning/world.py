"""The records as the oracle has them: read off the product's own, once, and never asked of it again."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pmo_audit.records import Portfolio, Record, Schema
from pmo_audit.types import ListType, MoneyType, RefType
from pmo_audit.values import (
    Days,
    Exempt,
    Missing,
    Money,
    Months,
    NoneKnown,
    Period,
    Ref,
    Undated,
    Unreadable,
    WorkingDays,
)
from tests.oracle.meaning.plain import (
    IS_EXEMPT,
    IS_MISSING,
    IS_UNREADABLE,
    NONE,
    UNDATED,
    Amount,
    Length,
    Mention,
    Rec,
    Stretch,
)


class Shelf(NamedTuple):
    """A register: its records, whether it came whole, whose parts came else, and whose records were lost on the way.

    A lost record may have been of one owner, given as (field, key), or of anybody: None.
    """

    records: tuple[Rec, ...]
    whole: bool
    parts: frozenset[tuple[str, str]]
    lost: tuple[tuple[str, str] | None, ...]
    asked: frozenset[str]
    """The fields it has at all: a column, or a key in one of its records."""


class Kind(NamedTuple):
    """What a rule of the page needs to know of an entity."""

    label: str
    owners: dict[str, str]
    """Field → the entity to which the record belongs by it, in the order declared."""
    single: frozenset[str]
    """Those of them that name one owner, and not a list of them."""
    dated_by: dict[str, str]
    """Field that holds money → the field that tells its day."""


class World:
    """Everything there is on one day."""

    def __init__(self, shelves: dict[str, Shelf], kinds: dict[str, Kind], today: date) -> None:
        self.shelves = shelves
        self.kinds = kinds
        self.today = today
        self.by_key = {entity: {one.key: one for one in reversed(shelf.records)} for entity, shelf in shelves.items()}
        self.memory: dict[object, object] = {}
        """What was worked out once, by what was asked."""

    def shelf(self, entity: str) -> Shelf:
        """A register; one that nobody delivered where there is none."""
        return self.shelves.get(entity, _NOTHING)

    def find(self, entity: str, key: str) -> Rec | None:
        """The record of that key."""
        return self.by_key.get(entity, {}).get(key)


_NOTHING = Shelf((), False, frozenset(), (), frozenset())


def world_of(portfolio: Portfolio, today: date) -> World:
    """The world that a portfolio shows on a day."""
    shelves = {}
    for entity, register in portfolio.registers.items():
        records = tuple(rec_of(one) for one in register.records)
        asked = frozenset(field for one in register.records for field in _delivered(one))
        lost = tuple(gap.owner for gap in register.lost)
        shelves[entity] = Shelf(records, register.delivered, register.delivered_for, lost, asked)
    return World(shelves, kinds_of(portfolio.schema), today)


def _delivered(record: Record) -> list[str]:
    """A record that was read has the columns of its table; one that a program made has what it holds."""
    return list(record.columns) if record.place is not None else [*record.values, *record.extras]


def rec_of(record: Record) -> Rec:
    """A record with all its cells in one place."""
    cells = {name: plain(value) for name, value in record.extras.items()}
    cells.update((name, plain(value)) for name, value in record.values.items())
    return Rec(record.entity, record.key, cells)


def kinds_of(schema: Schema) -> dict[str, Kind]:
    """What the declarations say of whose records are whose, and on which day amounts are exchanged."""
    found = {}
    for name, entity in schema.entities.items():
        types = {one.name: one.type for one in entity.fields}
        led = {by: one.item if isinstance(one := types[by], ListType) else one for by in entity.part_of}
        owners = {by: one.entity for by, one in led.items() if isinstance(one, RefType)}
        dated = {one.name: one.dated_by for one in entity.fields if isinstance(one.type, MoneyType) and one.dated_by}
        single = frozenset(by for by in owners if isinstance(types[by], RefType))
        found[name] = Kind(entity.label, owners, single, dated)
    return found


def plain(value: object) -> object:
    """A value of the product as the oracle's own."""
    made = _PLAIN.get(value.__class__)
    return made(value) if made is not None else value


_PLAIN = {
    NoneKnown: lambda _: NONE,
    Missing: lambda _: IS_MISSING,
    Exempt: lambda _: IS_EXEMPT,
    Unreadable: lambda _: IS_UNREADABLE,
    Money: lambda one: Amount(one.amount, one.currency, UNDATED if isinstance(one.on, Undated) else one.on),
    Days: lambda one: Length("days", one.count),
    WorkingDays: lambda one: Length("working days", one.count),
    Months: lambda one: Length("months", one.count),
    Period: lambda one: Stretch(one.last, one.first),
    Ref: lambda one: Mention(one.entity, one.text, one.key, one.candidates),
    tuple: lambda many: tuple(plain(one) for one in many),
}
