"""Finds the records that references mean, once all records are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pmo_audit.classes import dataclass, replace
from pmo_audit.diagnostics import Severity
from pmo_audit.records import Schema
from pmo_audit.sources.drafts import Draft
from pmo_audit.sources.notes import Notes, Trouble
from pmo_audit.text import Origin, fold, in_words
from pmo_audit.types import ListType, RefType, article
from pmo_audit.values import Ref, Value

Names = Mapping[str, tuple[str, ...]]
"""What records are called → the keys of all that are called so."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that the records of one entity answer to, the surest first."""

    steps: tuple[tuple[Callable[[str], str], Names], ...]

    def find(self, text: str) -> tuple[str, ...]:
        """The keys of the records a text may mean: none, one, or several."""
        for form, names in self.steps:
            keys = names.get(form(text), ())
            if keys:
                return keys
        return ()


class Resolver:
    """Resolves the references of all records."""

    def __init__(self, schema: Schema, drafts: Mapping[str, list[Draft]], delivered: set[str], notes: Notes) -> None:
        self._schema = schema
        self._drafts = drafts
        self._delivered = delivered
        self._notes = notes
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
        keys = self._directory(ref.entity).find(ref.text)
        if len(keys) == 1:
            return known.setdefault(ref.text, replace(ref, key=keys[0]))
        if ref.entity in self._delivered:
            self._note(ref, name, draft, keys)
        return known.setdefault(ref.text, replace(ref, candidates=keys))

    def _note(self, ref: Ref, name: str, draft: Draft, keys: tuple[str, ...]) -> None:
        heading = draft.columns.get(name, name)
        file, at = draft.place.file, draft.place.at
        place = Origin(file, f"{at}/{heading}" if at.startswith("/") else f"{at}, column {heading}")
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

    def _directory(self, entity: str) -> Directory:
        if entity not in self._directories:
            self._directories[entity] = _directory(self._drafts.get(entity, []), self._schema.entities[entity].label)
        return self._directories[entity]


_BY_ID = "write the id of the one that is meant"


def _directory(drafts: Iterable[Draft], label: str) -> Directory:
    exact: dict[str, list[str]] = {}
    folded: dict[str, list[str]] = {}
    called: dict[str, list[str]] = {}
    mailed: dict[str, list[str]] = {}
    for draft in drafts:
        exact.setdefault(draft.identity, []).append(draft.key)
        if draft.key != draft.identity:
            exact.setdefault(draft.key, []).append(draft.key)
        folded.setdefault(fold(draft.identity), []).append(draft.key)
        for names, name in ((called, label), (mailed, "email")):
            value = draft.values.get(name)
            if isinstance(value, str):
                names.setdefault(fold(value), []).append(draft.key)
    return Directory(((str, _fixed(exact)), (fold, _fixed(folded)), (fold, _fixed(called)), (fold, _fixed(mailed))))


def _fixed(names: Mapping[str, list[str]]) -> Names:
    return {name: tuple(dict.fromkeys(keys)) for name, keys in names.items()}
