"""Finds the records that references mean, once all records are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmo_audit.classes import replace
from pmo_audit.diagnostics import Severity
from pmo_audit.records import Portfolio, Schema
from pmo_audit.records.names import Directory
from pmo_audit.sources.drafts import Draft
from pmo_audit.sources.notes import Notes, Trouble
from pmo_audit.text import in_words
from pmo_audit.types import ListType, RefType, article
from pmo_audit.values import Ref, Value


class Resolver:
    """Resolves the references of all records; `within` is what they are added to, to whose records they may lead."""

    def __init__(
        self,
        schema: Schema,
        drafts: Mapping[str, list[Draft]],
        delivered: set[str],
        notes: Notes,
        within: Portfolio | None = None,
    ) -> None:
        self._schema = schema
        self._drafts = drafts
        self._delivered = delivered
        self._notes = notes
        self._within = within
        self._directories: dict[str, Directory] = {}

    def resolve(self) -> None:
        """Gives every reference the key of the record it means, or tells that there is none."""
        for entity, drafts in self._drafts.items():
            for field in self._schema.fields_of(entity):
                inner = field.type.item if isinstance(field.type, ListType) else field.type
                if isinstance(inner, RefType):
                    self._field(field.name, inner.entity, drafts)

    def _field(self, name: str, target: str, drafts: Iterable[Draft]) -> None:
        known: dict[str, Ref] = {}
        for draft in drafts:
            value = draft.values.get(name)
            if isinstance(value, Ref):
                draft.values[name] = self._resolved(value, name, draft, known)
            elif isinstance(value, tuple):
                draft.values[name] = tuple(self._member(one, name, draft, known) for one in value)

    def _member(self, value: Value, name: str, draft: Draft, known: dict[str, Ref]) -> Value:
        return self._resolved(value, name, draft, known) if isinstance(value, Ref) else value

    def _resolved(self, ref: Ref, name: str, draft: Draft, known: dict[str, Ref]) -> Ref:
        if ref.key is not None:
            return ref
        found = known.get(ref.text)
        if found is not None and found.key is not None:
            return found
        keys = self._keys(ref)
        if len(keys) == 1:
            return known.setdefault(ref.text, replace(ref, key=keys[0]))
        if ref.entity in self._delivered:
            self._note(ref, name, draft, keys)
        return known.setdefault(ref.text, replace(ref, candidates=keys))

    def _note(self, ref: Ref, name: str, draft: Draft, keys: tuple[str, ...]) -> None:
        heading = draft.columns.get(name, name)
        file, place = draft.place.file, draft.where(name)
        entity = self._schema.entities[ref.entity]
        if keys:
            meant = in_words(f"`{key}`" for key in keys)
            tail = f"could mean {meant}"
            trouble = Trouble("PA534", (file, draft.entity.name), heading, tail, tail, _BY_ID, Severity.WARNING)
        else:
            tail = f"names no {entity.name.replace('_', ' ')} that was delivered"
            tails = tail.replace("names", "name", 1)
            help_ = f"add {article(entity.name)} of that id or name, or correct the cell"
            trouble = Trouble("PA533", (file, draft.entity.name), heading, tail, tails, help_, Severity.WARNING)
        self._notes.cell(trouble, place, ref.text)

    def _keys(self, ref: Ref) -> tuple[str, ...]:
        around = (self._within.directory(ref.entity),) if self._within is not None else ()
        return self._directory(ref.entity).find(ref.text, *around)

    def _directory(self, entity: str) -> Directory:
        if entity not in self._directories:
            called = ((one.identity, one.key, one.values) for one in self._drafts.get(entity, ()))
            self._directories[entity] = Directory.of(called, self._schema.entities[entity].label)
        return self._directories[entity]


_BY_ID = "write the id of the one that is meant"
