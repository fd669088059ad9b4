"""The portfolio: everything an audit looks at, immutable once loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from pmo_audit.classes import dataclass, replace
from pmo_audit.records.belonging import Belonging
from pmo_audit.records.names import Directory
from pmo_audit.records.rates import Rates
from pmo_audit.records.record import Collection, Record, Register
from pmo_audit.records.schema import Schema
from pmo_audit.subjects import Subject
from pmo_audit.text import Origin, is_pointer
from pmo_audit.values import MISSING, NoneKnown, Ref, Value


@dataclass(frozen=True)
class Portfolio:
    """Everything an audit looks at, immutable once loaded."""

    schema: Schema
    registers: Mapping[str, Register]
    sources: tuple[tuple[str, str], ...] = ()
    """The files read, each with the SHA-256 of its bytes."""
    never_filled: frozenset[tuple[str, str]] = frozenset()
    """(entity, field) of columns that were delivered but hold nothing in any record."""

    def register(self, entity: str) -> Register:
        """The register of an entity; an undelivered one where none came."""
        return self.registers.get(entity, Register(entity))

    @cached_property
    def _by_key(self) -> Mapping[str, Mapping[str, Record]]:
        return {name: {one.key: one for one in register.records} for name, register in self.registers.items()}

    def find(self, entity: str, key: str) -> Record | None:
        """The record with that key, or None."""
        return self._by_key.get(entity, {}).get(key)

    def follow(self, ref: Ref) -> Record | None:
        """The record a reference leads to, or None where it dangles."""
        return self.find(ref.entity, ref.key) if ref.key is not None else None

    def directory(self, entity: str) -> Directory:
        """What the records of an entity answer to."""
        found = self._directories.get(entity)
        if found is None:
            records = self.register(entity).records
            called = ((own if isinstance(own := one.values.get("id"), str) else one.key, one) for one in records)
            label = self.schema.entities[entity].label
            found = Directory.of(((identity, one.key, one.values) for identity, one in called), label)
            self._directories[entity] = found
        return found

    @cached_property
    def _directories(self) -> dict[str, Directory]:
        return {}

    def with_registers(self, changed: Iterable[Register]) -> Portfolio:
        """The same portfolio with these registers in place of its own: what would be if they said so.

        What was worked out of the other registers is kept, so that this costs no more than the changed ones.
        """
        given = {one.entity: one for one in changed}
        other = replace(self, registers=MappingProxyType({**self.registers, **given}))
        keyed = {name: {one.key: one for one in register.records} for name, register in given.items()}
        other.__dict__["_by_key"] = {**self._by_key, **keyed}
        other.__dict__["_asked"] = {key: one for key, one in self._asked.items() if key[0] not in given}
        other.__dict__["_directories"] = {key: one for key, one in self._directories.items() if key not in given}
        other.__dict__["_belonging"] = self._belonging.within(other.registers, other.value, other.place_of)
        if "exchange_rate" not in given:
            other.__dict__["rates"] = self.rates
        return other

    def value(self, record: Record, field_name: str) -> Value:
        """What a field of a record holds; MISSING where nobody delivered it."""
        if field_name in record.values:
            return record.values[field_name]
        return record.extras.get(field_name, MISSING)

    def subject(self, record: Record) -> Subject:
        """A record as people name it: its label where it has one, else its key."""
        label = self.value(record, self.schema.entities[record.entity].label)
        return Subject(record.entity, record.key, label if isinstance(label, str) and label.strip() else record.key)

    def asks_for(self, entity: str, field_name: str) -> bool:
        """Whether the register has the field at all: a column, or a key in one of its records."""
        name = (entity, field_name)
        found = self._asked.get(name)
        if found is None:
            found = self._asked[name] = any(_has(record, field_name) for record in self.register(entity).records)
        return found

    @cached_property
    def _asked(self) -> dict[tuple[str, str], bool]:
        return {}

    def record_projects(self, record: Record) -> tuple[Record, ...]:
        """The projects a record counts against: itself, or those that what it is part of leads to; () for none."""
        found: dict[str, Record] = {}
        seen: set[tuple[str, str]] = set()
        left = [record]
        while left:
            one = left.pop()
            if (one.entity, one.key) in seen:
                continue
            seen.add((one.entity, one.key))
            if one.entity == "project":
                found.setdefault(one.key, one)
            else:
                left += reversed(self._owners(one))
        return tuple(found.values())

    def _owners(self, record: Record) -> list[Record]:
        entity = self.schema.find_entity(record.entity)
        held = [record.values.get(name) for name in entity.part_of] if entity is not None else []
        refs = [one for value in held for one in (value if isinstance(value, tuple) else (value,))]
        owners = [self.follow(one) for one in refs if isinstance(one, Ref)]
        return [one for one in owners if one is not None]

    @cached_property
    def _belonging(self) -> Belonging:
        return Belonging(self.schema, self.registers, self.value, self.place_of)

    def members(self, entity: str) -> Collection:
        """All records of an entity in the portfolio."""
        return self._belonging.members(entity)

    def owned(self, owner: Record, entity: str, by: str) -> Collection:
        """The records of `entity` whose reference field `by` leads to `owner`."""
        return self._belonging.owned(owner, entity, by)

    @cached_property
    def rates(self) -> Rates:
        """The portfolio's exchange rates."""
        return Rates(self.members("exchange_rate"))

    def may_belong(self, record: Record, projects: frozenset[str]) -> bool:
        """Whether a record that leads to no project may yet be one of these projects', for all that is known."""
        entity = self.schema.entities[record.entity]
        return any(
            not isinstance(value := self.value(record, by), NoneKnown)
            and (not isinstance(value, Ref) or (value.key is None and bool(projects.intersection(value.candidates))))
            for by in entity.part_of
            if entity.owner_of(by) == "project"
        )

    def owner_of(self, collection: Collection) -> Record | None:
        """The record that owns a collection; None where it is the portfolio's."""
        return self.owner_in(collection.entity, collection.owner)

    def owner_in(self, entity: str, owner: tuple[str, str] | None) -> Record | None:
        """The record that a reference field of `entity` and a key lead to, or None."""
        if owner is None or not owner[0]:
            return None
        target = self.schema.entities[entity].owner_of(owner[0])
        return self.find(target, owner[1]) if target is not None else None

    def place_of(self, entity: str, owner: Record | None) -> Origin | None:
        """Where the records of an entity (that `owner` owns) were delivered, or would be; None for what is derived."""
        if self.schema.entities[entity].is_derived:
            return None
        register = self.register(entity)
        nested = not register.delivered or register.place is None
        if nested and owner is not None and owner.place is not None and is_pointer(owner.place.at):
            return owner.origin(self.schema.entities[entity].plural)
        return register.place


def _has(record: Record, field_name: str) -> bool:
    """Whether a field of a record was delivered; of one that a program made, whether it has it."""
    if record.place is not None:
        return field_name in record.columns
    return field_name in record.values or field_name in record.extras
