"""Finds the records that references mean, once all records are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pmo_audit.classes import replace
from pmo_audit.diagnostics import Severity
from pmo_audit.records import Portfolio, Schema
from pmo_audit.records.names import Directory
from pmo_audit.records.people import Meant
from pmo_audit.sources.drafts import Draft
from pmo_audit.sources.either import settle_either
from pmo_audit.sources.mentions import Mentioned
from pmo_audit.sources.notes import Notes, Trouble
from pmo_audit.text import in_words
from pmo_audit.types import ListType, RefType, article
from pmo_audit.values import Ref, Unreadable, Value


class Resolver:
    """Resolves the references of all records; `within` is what they are added to, to whose records they may lead.

    `lossy` names the registers of which a record was lost, so that somebody may be meant whom nobody knows.
    """

    def __init__(
        self,
        schema: Schema,
        drafts: Mapping[str, list[Draft]],
        delivered: set[str],
        notes: Notes,
        within: Portfolio | None = None,
        lossy: frozenset[str] = frozenset(),
    ) -> None:
        self._schema = schema
        self._drafts = drafts
        self._delivered = delivered
        self._notes = notes
        self._within = within
        self._directories: dict[str, Directory] = {}
        self._found: dict[tuple[str, str], Meant] = {}
        self._mentioned = Mentioned(drafts.get("person", ()), within, notes, lossy="person" in lossy)

    def resolve(self) -> None:
        """Gives every reference the key of the record it means, or tells that there is none."""
        for entity, drafts in self._drafts.items():
            if self._schema.entities[entity].either:
                settle_either(drafts, self._called, self._delivered)
        fields = list(self._reference_fields())
        texts = {
            ref.text: (draft, name)
            for name, target, some in reversed(fields)
            for ref, draft in (_unresolved(some, name) if target == "person" else ())
        }
        if "person" in self._delivered:
            self._mentioned.look_up(one for one in sorted(texts) if not self._called("person", one))
        else:
            self._mentioned.compare(texts, lambda text: texts[text][0].where(texts[text][1]))
        for name, target, drafts in fields:
            self._field(name, target, drafts)

    def _reference_fields(self) -> Iterable[tuple[str, str, list[Draft]]]:
        for entity, drafts in self._drafts.items():
            for field in self._schema.fields_of(entity):
                inner = field.type.item if isinstance(field.type, ListType) else field.type
                if isinstance(inner, RefType):
                    yield field.name, inner.entity, drafts

    def _field(self, name: str, target: str, drafts: Iterable[Draft]) -> None:
        known: dict[str, Ref] = {}
        quiet = target not in self._delivered  # then there is nothing to say of a mention that leads nowhere
        for draft in drafts:
            value = draft.values.get(name)
            if isinstance(value, Ref):
                found = known.get(value.text) if value.key is None else value
                surely = found is not None and (quiet or found.key is not None)
                draft.values[name] = found if surely else self._single(value, name, draft, known)
            elif isinstance(value, tuple):
                draft.values[name] = tuple(each for one in value for each in self._members(one, name, draft, known))

    def _single(self, ref: Ref, name: str, draft: Draft, known: dict[str, Ref]) -> Value:
        several = self._meant(ref).several
        if not several:
            return self._resolved(ref, name, draft, known)
        self._notes.cell(_several(name, draft), draft.where(name), ref.text)
        return Unreadable(ref.text, NOT_ONE)

    def _members(self, value: Value, name: str, draft: Draft, known: dict[str, Ref]) -> Iterable[Value]:
        if not isinstance(value, Ref):
            return (value,)
        parts = self._meant(value).several
        refs = [replace(value, text=part) for part in parts] or [value]
        return [self._resolved(one, name, draft, known) for one in refs]

    def _resolved(self, ref: Ref, name: str, draft: Draft, known: dict[str, Ref]) -> Ref:
        if ref.key is not None:
            return ref
        found = known.get(ref.text)
        if found is not None and found.key is not None:
            return found
        meant = self._meant(ref)
        if len(meant.keys) == 1:
            if not meant.sure:
                self._mentioned.tell(ref.text, meant, draft.columns.get(name, name), name, draft.where(name))
            return known.setdefault(ref.text, replace(ref, key=meant.keys[0]))
        if ref.entity in self._delivered:
            self._note(ref, name, draft, meant)
        return known.setdefault(ref.text, replace(ref, candidates=meant.keys))

    def _note(self, ref: Ref, name: str, draft: Draft, meant: Meant) -> None:
        heading, file = draft.columns.get(name, name), draft.place.file
        entity = self._schema.entities[ref.entity]
        if meant.keys:
            listed = in_words(f"`{key}`" for key in meant.keys)
            tail = f"could mean {listed}"
            trouble = Trouble("PA534", (file, draft.entity.name), heading, tail, tail, _BY_ID, Severity.WARNING)
        else:
            tail = f"names no {entity.name.replace('_', ' ')} that was delivered"
            tails = tail.replace("names", "name", 1)
            help_ = f"add {article(entity.name)} of that id or name, or correct the cell"
            help_ = self._mentioned.near(meant) or help_
            trouble = Trouble("PA533", (file, draft.entity.name), heading, tail, tails, help_, Severity.WARNING)
        self._notes.cell(trouble, draft.where(name), ref.text)

    def _meant(self, ref: Ref) -> Meant:
        asked = (ref.entity, ref.text)
        found = self._found.get(asked)
        if found is None:
            keys = self._called(ref.entity, ref.text)
            found = Meant(keys) if keys or ref.entity != "person" else self._mentioned.meant(ref.text)
            self._found[asked] = found
        return found

    def _called(self, entity: str, text: str) -> tuple[str, ...]:
        around = (self._within.directory(entity),) if self._within is not None else ()
        return self._directory(entity).find(text, *around)

    def _directory(self, entity: str) -> Directory:
        if entity not in self._directories:
            called = ((one.identity, one.key, one.values) for one in self._drafts.get(entity, ()))
            self._directories[entity] = Directory.of(called, self._schema.entities[entity].label)
        return self._directories[entity]


def _unresolved(drafts: Sequence[Draft], name: str) -> Iterable[tuple[Ref, Draft]]:
    """The references in a field that no key was given to yet, the last first."""
    for draft in reversed(drafts):
        value = draft.values.get(name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Ref) and one.key is None:
                yield one, draft


def _several(name: str, draft: Draft) -> Trouble:
    heading, where = draft.columns.get(name, name), (draft.place.file, draft.entity.name)
    tail, tails = "names more than one person, so it is unreadable", "name more than one person, so they are unreadable"
    return Trouble("PA661", where, heading, tail, tails, "name the one who answers for it", Severity.WARNING)


NOT_ONE = "it names more than one person"
"""Why a cell for one person cannot be read that names several."""
_BY_ID = "write the id of the one that is meant"
