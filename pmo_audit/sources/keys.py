"""What identifies a record: its id, else the values its entity declares as key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pmo_audit.diagnostics import Severity
from pmo_audit.records import Entity
from pmo_audit.sources.drafts import Draft
from pmo_audit.sources.notes import Notes, Trouble
from pmo_audit.text import Origin
from pmo_audit.types import article
from pmo_audit.values import Ref, StateName, Unreadable, Value, format_value, state_of

BETWEEN = " / "
_UNKNOWN = "?"


def identity_of(entity: Entity, values: dict[str, Value]) -> tuple[str, bool] | None:
    """What identifies a record, and whether that is its id; None where nothing does."""
    own = _text(values.get("id"))
    if own is not None:
        return own, True
    parts = [_text(values.get(name)) for name in entity.key]
    if all(part is None for part in parts):
        return None
    return BETWEEN.join(_UNKNOWN if part is None else part for part in parts), False


class Keys:
    """Gives every record of an entity a key of its own, and remembers which names are shared."""

    def __init__(self, entity: Entity, notes: Notes) -> None:
        self._entity = entity
        self._notes = notes
        self._first: dict[str, Origin] = {}
        self.shared: set[str] = set()
        """Identities that more than one record claims."""

    def assign_all(self, drafts: Sequence[Draft]) -> Sequence[Draft]:
        """Sets the keys of drafts; gives those that there is nothing to identify by."""
        ids = [draft.values.get("id") for draft in drafts]
        if not self._are_new(ids):
            return [draft for draft in drafts if not self.assign(draft)]
        for draft, one in zip(drafts, cast("list[str]", ids), strict=True):
            draft.identity = draft.key = one
            self._first[one] = draft.place
        return ()

    def _are_new(self, ids: Sequence[Value]) -> bool:
        """Whether they are as in most registers: an id each, no two alike, and none known already."""
        if set(map(type, ids)) != {str}:
            return False
        own = cast("list[str]", ids)
        distinct = set(own)
        alike = len(distinct) < len(own) or "" in distinct or own != list(map(str.strip, own))
        return not alike and self._first.keys().isdisjoint(distinct)

    def assign(self, draft: Draft) -> bool:
        """Sets the key of a draft; False where there is nothing to identify it by."""
        found = identity_of(self._entity, draft.values)
        if found is None:
            return False
        identity, by_id = found
        draft.identity = draft.key = identity
        if identity in self._first:
            self.shared.add(identity)
            number = 2
            while (key := f"{identity}#{number}") in self._first:
                number += 1
            draft.key = key
            self._note(draft, identity, by_id)
        self._first[draft.key] = draft.place
        return True

    def _note(self, draft: Draft, identity: str, by_id: bool) -> None:
        first = self._first[identity]
        there = first.at if first.file == draft.place.file else str(first)
        where = (draft.place.file, self._entity.name)
        if by_id:
            message = f"the id `{identity}` is already that of the {self._entity.name.replace('_', ' ')} in {there}"
            help_ = (
                "give each its own; until then the later one is kept with `#2`, and a mention of the id leads nowhere"
            )
            tails = "records have an id that another has already"
            trouble = Trouble("PA522", where, "", "", tails, help_, Severity.ERROR)
        else:
            said = article(self._entity.name)
            message = f"{said} `{identity}` stands already in {there}; this one is `{draft.key}`"
            help_ = "give them ids, so that each keeps its name from run to run"
            tails = "records without an id are the same as another in all that could tell them apart"
            trouble = Trouble("PA524", where, "", "", tails, help_, Severity.NOTE)
        self._notes.cell(trouble, draft.place, message)


def _text(value: Value) -> str | None:
    """A value as a part of a key."""
    if isinstance(value, Unreadable):
        return value.raw.strip() or None
    if value is None or state_of(value) is not StateName.VALUE:
        return None
    if isinstance(value, Ref) and value.key is not None:
        return value.key
    return format_value(value).strip() or None
