"""The portfolio: records in registers, and the collections that rules ask for.

A register that was never delivered, one that was delivered empty, and one that lost a record are three different
things here, because they are three different answers: unknown, nothing, and "these, and perhaps more".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from pmo_audit.records.schema import Schema
from pmo_audit.text import Origin
from pmo_audit.values import MISSING, NoneKnown, Ref, Value

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _nothing() -> Mapping[str, Any]:
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its values by field name, those of added fields apart, and where each was read.

    `key` identifies it within its entity and stays the same from run to run. A field that is in neither mapping
    was not delivered; `Portfolio.value` says what that means.
    """

    entity: str
    key: str
    values: Mapping[str, Value]
    extras: Mapping[str, Value] = field(default_factory=_nothing)
    place: Origin | None = None
    columns: Mapping[str, str] = field(default_factory=_nothing)
    """Field name → where in the record's place it stood: a column's heading, or a key below the JSON pointer."""

    def origin(self, field_name: str) -> Origin | None:
        """Where the field was read, or would stand if it were there; None for a record made by a program."""
        if self.place is None:
            return None
        pointer = self.place.at.startswith("/") or self.place.at == ""
        column = self.columns.get(field_name)
        if pointer:
            return Origin(self.place.file, f"{self.place.at}/{column or field_name}")
        if column is None:
            return Origin(self.place.file, f"{self.place.at}, no column for {field_name}")
        return Origin(self.place.file, f"{self.place.at}, column {column}")


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a register may hold less than there is: a record was lost, or the register never came.

    `owners` are the records whose collection it concerns, as (field, key); None means any.
    """

    reason: str
    place: Origin | None = None
    owner: tuple[str, str] | None = None
    undelivered: bool = False
    """Whether nothing was lost, but the owner's part never came."""


@dataclass(frozen=True, slots=True)
class Register:
    """All records of one entity, with what is known to be lacking.

    `delivered` is True where the register came as a whole. Where records came nested in their owners instead,
    it is False and `delivered_for` names the owners, as (field, key), whose part came, be it empty.
    """

    entity: str
    records: tuple[Record, ...] = ()
    delivered: bool = False
    delivered_for: frozenset[tuple[str, str]] = frozenset()
    lost: tuple[Gap, ...] = ()
    place: Origin | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """The members of a collection. `delivered` False: it never came. `gaps`: there may be more members than these."""

    entity: str
    members: tuple[Record, ...]
    delivered: bool
    gaps: tuple[Gap, ...] = ()
    place: Origin | None = None
    owner: tuple[str, str] = ("", "")
    """The reference field and key of the record that owns it; empty where it is the portfolio's."""


@dataclass(frozen=True)
class Portfolio:
    """Everything an audit looks at, immutable once loaded."""

    schema: Schema
    registers: Mapping[str, Register]
    sources: tuple[tuple[str, str], ...] = ()
    """The files read, each with the SHA-256 of its bytes."""
    never_filled: frozenset[tuple[str, str]] = frozenset()
    """(entity, field) of columns that were delivered but hold nothing in any record."""
    _owned: dict[tuple[str, str], Mapping[str, tuple[Record, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

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

    def value(self, record: Record, field_name: str) -> Value:
        """What a field of a record holds; MISSING where nobody delivered it."""
        if field_name in record.values:
            return record.values[field_name]
        return record.extras.get(field_name, MISSING)

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
        refs = [record.values.get(name) for name in entity.part_of] if entity is not None else []
        owners = [self.follow(one) for one in refs if isinstance(one, Ref)]
        return [one for one in owners if one is not None]

    def members(self, entity: str) -> Collection:
        """All records of an entity in the portfolio."""
        register = self.register(entity)
        gaps = register.lost
        if not register.delivered:
            gaps += self._undelivered_owners(register)
        came = register.delivered or bool(register.delivered_for) or bool(register.records)
        return Collection(entity, register.records, came, gaps, register.place)

    def owned(self, owner: Record, entity: str, by: str) -> Collection:
        """The records of `entity` whose reference field `by` leads to `owner`."""
        register = self.register(entity)
        group = self._owned.get((entity, by))
        if group is None:
            group = self._owned[(entity, by)] = _grouped(register.records, by)
        mine = group.get(owner.key, ())
        came = register.delivered or (by, owner.key) in register.delivered_for or bool(mine)
        here = (by, owner.key)
        gaps = tuple(gap for gap in register.lost if gap.owner is None or gap.owner == here)
        noun = by.replace("_", " ")
        gaps += tuple(
            Gap(f"a record does not say which {noun} it belongs to", one.origin(by)) for one in group.get("", ())
        )
        gaps += tuple(
            Gap(f"a record names {_shown(one, by)}, which may mean this {noun}", one.origin(by), here)
            for one in group.get(_nearly(owner.key), ())
        )
        return Collection(entity, mine, came, gaps, register.place, here)

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
        """Where the records of an entity (that `owner` owns) were delivered, or would be."""
        register = self.register(entity)
        nested = not register.delivered or register.place is None
        if nested and owner is not None and owner.place is not None and owner.place.at.startswith("/"):
            return owner.origin(self.schema.entities[entity].plural)
        return register.place

    def _undelivered_owners(self, register: Register) -> tuple[Gap, ...]:
        entity = self.schema.entities[register.entity]
        if not entity.part_of or not register.delivered_for:
            return ()
        field_name = next(iter(sorted(register.delivered_for)))[0]
        owner = entity.owner_of(field_name)
        owners = self.register(owner).records if owner else ()
        return tuple(
            Gap(
                f"no {entity.plural} were delivered for {one.key}",
                self.place_of(register.entity, one),
                (field_name, one.key),
                undelivered=True,
            )
            for one in owners
            if (field_name, one.key) not in register.delivered_for
        )


def _grouped(records: Iterable[Record], by: str) -> Mapping[str, tuple[Record, ...]]:
    """Records by the key their reference leads to; under "" those that may belong to anybody.

    A reference that leads nowhere mostly means a record outside this portfolio. Where its letters and digits are those
    of a key (`P-1` beside `P1`) it may mean that one, so the record stands under `_nearly` the same key.
    """
    groups: dict[str, list[Record]] = {}
    for record in records:
        value = record.values.get(by)
        if isinstance(value, Ref):
            groups.setdefault(value.key if value.key is not None else _nearly(value.text), []).append(record)
        elif not isinstance(value, NoneKnown):
            groups.setdefault("", []).append(record)
    return {key: tuple(members) for key, members in groups.items()}


def _nearly(text: str) -> str:
    """What is left of a key when only its letters and digits count; no key looks like it."""
    return "\x00" + "".join(char for char in text.casefold() if char.isalnum())


def _shown(record: Record, by: str) -> str:
    value = record.values.get(by)
    return f"`{value.text}`" if isinstance(value, Ref) else "something"
