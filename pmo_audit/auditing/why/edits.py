"""What might be otherwise: edits of a portfolio, and the portfolio as it would then be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from pmo_audit.classes import dataclass, replace
from pmo_audit.classes import field as beside
from pmo_audit.records import Blank, Portfolio, Record, Register
from pmo_audit.values import MISSING, NONE, NoneKnown, Ref, Value

NEW = "(new) "
"""How the keys of records begin that are there only in thought."""


@dataclass(frozen=True, slots=True)
class SetField:
    """A field of a record holds another value.

    `words` say what it holds, as a reader would ask for it: `at least EUR 520,000`. `brings` is a record that comes
    with it: the person who is named and whom nobody knows yet. `dodges` says that it does not meet what is asked of a
    member, but takes it out of the question.
    """

    entity: str
    key: str
    field: str
    value: Value
    words: str = beside(default="", compare=False)
    brings: Record | None = beside(default=None, compare=False)
    dodges: bool = beside(default=False, compare=False)

    @property
    def cell(self) -> tuple[str, str, str]:
        """What it sets."""
        return (self.entity, self.key, self.field)


@dataclass(frozen=True, slots=True)
class AddRecord:
    """There is one more record; `links` say to which others it belongs."""

    entity: str
    key: str
    links: tuple[tuple[str, Value], ...]

    @property
    def cell(self) -> tuple[str, str, str]:
        """What it sets: the record as a whole."""
        return (self.entity, self.key, "")


@dataclass(frozen=True, slots=True)
class Complete:
    """A register came whole: there are no more records in it than those that were read."""

    entity: str

    @property
    def cell(self) -> tuple[str, str, str]:
        """What it sets: the register as a whole."""
        return (self.entity, "", "")


Edit = SetField | AddRecord | Complete
Edits = tuple[Edit, ...]
"""Edits that hold together, no two of the same cell; in the order in which they were thought of."""


def merged(*plans: Iterable[Edit]) -> Edits | None:
    """All edits of several plans; None where two set one cell to different values."""
    found: dict[tuple[str, str, str], Edit] = {}
    for edit in (edit for plan in plans for edit in plan):
        before = found.setdefault(edit.cell, edit)
        if before != edit:
            return None
    return tuple(found.values())


def overlaid(first: Iterable[Edit], then: Iterable[Edit]) -> Edits:
    """Some edits and later ones, which win where both set the same cell."""
    return tuple({edit.cell: edit for edit in (*first, *then)}.values())


def is_new(key: str) -> bool:
    """Whether a key is that of a record that is there only in thought."""
    return key.startswith(NEW)


def apply(portfolio: Portfolio, edits: Edits) -> Portfolio:
    """The portfolio as it would be; the one given stays as it is."""
    changed: dict[str, dict[str, Record]] = {}
    registers: dict[str, Register] = {}
    for edit in edits:
        if isinstance(edit, Complete):
            registers[edit.entity] = _completed(portfolio, edit.entity)
    for edit in edits:
        if isinstance(edit, AddRecord):
            changed.setdefault(edit.entity, {})[edit.key] = new_record(portfolio, edit)
        elif isinstance(edit, SetField) and edit.brings is not None:
            changed.setdefault(edit.brings.entity, {})[edit.brings.key] = edit.brings
    for edit in edits:
        if isinstance(edit, SetField):
            records = changed.setdefault(edit.entity, {})
            now = records.get(edit.key) or portfolio.find(edit.entity, edit.key)
            records[edit.key] = with_value(portfolio, now or Record(edit.entity, edit.key, {}), edit.field, edit.value)
    for entity, records in changed.items():
        register = registers.get(entity, portfolio.register(entity))
        registers[entity] = replace(register, records=_replaced(register.records, records))
    return portfolio.with_registers(registers.values()) if registers else portfolio


def _replaced(records: Sequence[Record], others: Mapping[str, Record]) -> tuple[Record, ...]:
    kept = {one.key: one for one in records}
    return tuple({**kept, **others}.values())


def with_value(portfolio: Portfolio, record: Record, name: str, value: Value) -> Record:
    """The record with another value in a field, which then counts as delivered."""
    columns = record.columns if record.place is None or name in record.columns else {**record.columns, name: name}
    if portfolio.schema.is_extension(record.entity, name):
        return replace(record, extras=MappingProxyType({**record.extras, name: value}), columns=columns)
    return replace(record, values=MappingProxyType({**record.values, name: value}), columns=columns)


def new_record(portfolio: Portfolio, edit: AddRecord) -> Record:
    """A record of which only the links are known; what the register holds of others is blank in it."""
    values: dict[str, Value] = {}
    extras: dict[str, Value] = {}
    for one in portfolio.schema.fields_of(edit.entity):
        if portfolio.asks_for(edit.entity, one.name):
            added = portfolio.schema.is_extension(edit.entity, one.name)
            (extras if added else values)[one.name] = NONE if one.blank is Blank.NONE else MISSING
    for name in ("id", "name"):
        if name in values:
            values[name] = edit.key
    values.update(edit.links)
    return Record(edit.entity, edit.key, MappingProxyType(values), MappingProxyType(extras))


def _completed(portfolio: Portfolio, entity: str) -> Register:
    """The register as if all of it had come: without records of which nobody can tell whose they are."""
    register = portfolio.register(entity)
    part_of = portfolio.schema.entities[entity].part_of
    told = tuple(one for one in register.records if all(_leads(one.values.get(name)) for name in part_of))
    return replace(register, records=told, delivered=True, delivered_for=frozenset(), lost=())


def _leads(value: Value | None) -> bool:
    return isinstance(value, NoneKnown) or (isinstance(value, Ref) and value.key is not None)


def link_to(record: Record) -> Ref:
    """A reference to a record."""
    return Ref(record.entity, record.key, record.key)
