"""Records of which one of several references says what they are about, as a promise is of a person or of a resource.

Registers of promises often have one column for both, called `Resource`. What stands there is looked for in the
registers of all, and goes to the one that knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from pmo_audit.classes import replace
from pmo_audit.sources.drafts import Draft
from pmo_audit.text import fold
from pmo_audit.values import MISSING, NONE, Ref

Called = Callable[[str, str], tuple[str, ...]]
"""The keys of the records of an entity that a text may mean."""


def settle_either(drafts: Iterable[Draft], called: Called, delivered: Set[str]) -> None:
    """Leaves each record with the reference that leads somewhere; the blank ones beside it are known to be none."""
    known: dict[tuple[str, str], bool] = {}

    def knows(entity: str, text: str) -> bool:
        """Whether a register knows what stands there."""
        if (entity, text) not in known:
            known[entity, text] = bool(called(entity, text))
        return known[entity, text]

    for draft in drafts:
        said = {name: one for name in draft.entity.either if isinstance(one := draft.values.get(name), Ref)}
        if not said:
            continue
        if len(said) == 1 or len({fold(one.text) for one in said.values()}) == 1:
            _put_home(draft, said, knows, delivered)
        for name in draft.entity.either:
            if draft.values.get(name, MISSING) == MISSING:
                draft.values[name] = NONE


def _put_home(draft: Draft, said: Mapping[str, Ref], knows: Callable[[str, str], bool], delivered: Set[str]) -> None:
    """Puts what stands in one or several of the fields into the one whose register knows it."""
    first, ref = next(iter(said.items()))
    if any(one.key is not None for one in said.values()) or (len(said) == 1 and knows(ref.entity, ref.text)):
        return
    entities = {name: draft.entity.owner_of(name) or "" for name in draft.entity.either}
    free = [name for name in entities if name in said or draft.values.get(name, MISSING) == MISSING]
    knowing = [name for name in (*said, *free) if knows(entities[name], ref.text)]
    came = [name for name in said if entities[name] in delivered]
    home = next(iter([*knowing, *came]), first)
    for name in said:
        draft.values[name] = NONE
    draft.values[home] = replace(ref, entity=entities[home])
    if home not in said:
        _move(draft, first, home)


def _move(draft: Draft, first: str, home: str) -> None:
    """Says of a field that it was read where another was."""
    draft.columns = {**draft.columns, home: draft.columns.get(first, first)}
    if first in draft.lines:
        draft.lines = {**draft.lines, home: draft.lines[first]}
    if first in draft.elsewhere:
        draft.elsewhere = {**draft.elsewhere, home: draft.elsewhere[first]}
