"""Which records are whose, and where there may be more of them than came.

A record belongs to the record that its field leads to, or, where that holds a list, to each record that it names. A
record may also name its members itself, in a list of its own. Where a register came whole, that is all of them. There
may be more of an owner's than are seen

- where a record was lost on the way in that may have been the owner's;
- where a record does not say whose it is;
- where it says so in words that may mean this owner: several owners bear them, or they lead nowhere and are this
  owner's id or name but for punctuation; an owner of whom no name is known may be called anything;
- where the register came in parts, as lists in the records that own them, and a part that would be the owner's did not.

What is none belongs to nobody, and what names an owner that is not in the register belongs to somebody outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.oracle.meaning.plain import INCOMPLETE, IS_MISSING, MISSING, NONE, UNREADABLE, Mention, Rec
from tests.oracle.meaning.texts import letters
from tests.oracle.meaning.world import World


class Members(NamedTuple):
    """What is known of a collection: its members, whether any of it came, and why there may be more: a reason each."""

    members: tuple[Rec, ...]
    came: bool
    gaps: frozenset[str]

    @property
    def doubts(self) -> frozenset[str]:
        """Why not all of it is known; of what never came the one reason is that, or that it cannot be read."""
        if self.came:
            return self.gaps
        return frozenset((UNREADABLE if UNREADABLE in self.gaps else MISSING,))


NOBODY = Members((), True, frozenset())
"""The members of what is known to be none."""


def all_of(world: World, entity: str) -> Members:
    """All records of an entity."""
    shelf = world.shelf(entity)
    gaps = {INCOMPLETE for _ in shelf.lost}
    if not shelf.whole and any(_lacking(world, entity, ())):
        gaps.add(MISSING)
    came = shelf.whole or bool(shelf.parts) or bool(shelf.records)
    return Members(shelf.records, came, frozenset(gaps if came else {UNREADABLE} if shelf.lost else ()))


def owned(world: World, owner: Rec, entity: str, by: str) -> Members:
    """The records of an entity that belong to an owner by a field."""
    asked = ("owned", owner.entity, owner.key, entity, by)
    found = world.memory.get(asked)
    if not isinstance(found, Members):
        found = world.memory[asked] = _owned(world, owner, entity, by)
    return found


def _owned(world: World, owner: Rec, entity: str, by: str) -> Members:
    if by not in world.kinds[entity].owners:
        return _listed(world, owner, entity, by)
    shelf = world.shelf(entity)
    mine = tuple(one for one in shelf.records if owner.key in _leads_to(one, by))
    lost = {INCOMPLETE for one in shelf.lost if _may_be_of(world, one, owner, entity, by)}
    strays = {INCOMPLETE for one in shelf.records if _may_belong(world, one, owner, by)}
    if shelf.whole:
        return Members(mine, True, frozenset(lost | strays))
    came, lacking = _part(world, owner, entity, by)
    if mine and not came:  # they name it from elsewhere, and what it would say itself is not there
        came, lacking = True, {INCOMPLETE}
    if not came:
        return Members((), False, frozenset({UNREADABLE} if lost else ()))
    return Members(mine, True, frozenset(lost | strays | lacking))


def _leads(one: Rec, by: str) -> str | None:
    led = one.cells.get(by)
    return led.key if isinstance(led, Mention) else None


def _leads_to(one: Rec, by: str) -> list[str | None]:
    """Whose a record says it is; nobody's where it does not say."""
    return [led.key if isinstance(led, Mention) else None for led in _said(one, by)]


def _said(one: Rec, by: str) -> list[object]:
    led = one.cells.get(by, IS_MISSING)
    return list(led) if type(led) is tuple else [led]  # a mention is a tuple of another type


def _listed(world: World, owner: Rec, entity: str, by: str) -> Members:
    """The records that a list of the owner names; one that leads nowhere is one that nobody sees."""
    if owner.cells.get(by) is NONE:
        return NOBODY
    if type(owner.cells.get(by)) is not tuple:
        return Members((), False, frozenset())
    keys = _leads_to(owner, by)
    found = [world.find(entity, key) if key is not None else None for key in keys]
    members = tuple(dict.fromkeys(one.key for one in found if one is not None))
    seen = [one for key in members if (one := world.find(entity, key)) is not None]
    return Members(tuple(seen), True, frozenset({INCOMPLETE} if None in found else ()))


# Records that were lost, or do not say whose they are


def _may_be_of(world: World, lost: tuple[str, str] | None, owner: Rec, entity: str, by: str) -> bool:
    """Whether a lost record may have been the owner's."""
    if lost is None or lost == (by, owner.key):
        return True
    field, key = lost
    between = world.kinds[entity].owners.get(field)
    if field == by or between is None:
        return False
    link = _link(world, between, owner.entity)
    holder = world.find(between, key)
    if link is None or holder is None:
        return True
    led = holder.cells.get(link)
    return not isinstance(led, Mention) or led.key in (None, owner.key)


def _may_belong(world: World, one: Rec, owner: Rec, by: str) -> bool:
    """Whether a record that leads to nobody may be the owner's."""
    return any(_may_lead(world, led, owner) for led in _said(one, by))


def _may_lead(world: World, led: object, owner: Rec) -> bool:
    """Whether what a record says of whose it is may mean the owner."""
    if led is NONE:
        return False
    if not isinstance(led, Mention):
        return True
    if led.key is not None:
        return False
    if led.perhaps:
        return owner.key in led.perhaps
    name = owner.cells.get(world.kinds[owner.entity].label)
    if not isinstance(name, str):
        return True
    called = {letters(one) for one in (owner.key, name, owner.cells.get("id")) if isinstance(one, str)}
    return letters(led.words) in called - {""}


# Registers that came in parts


def _link(world: World, entity: str, owner: str) -> str | None:
    """The field by which records of one entity belong to another."""
    return next((by for by, led in world.kinds[entity].owners.items() if led == owner), None)


def _nests(world: World, entity: str) -> list[tuple[str, str]]:
    """In whose lists records of the entity came: by which field, and of which entity the holders are."""
    fields = sorted({field for field, _ in world.shelf(entity).parts})
    owners = world.kinds[entity].owners
    return [(field, owners[field]) for field in fields if field in owners]


def _part(world: World, owner: Rec, entity: str, by: str) -> tuple[bool, set[str]]:
    """Whether the owner's part came, in a list of its own or in the lists of what it holds, and what lacks in those."""
    parts = world.shelf(entity).parts
    came, lacking = (by, owner.key) in parts, set()
    for nest, between in _nests(world, entity):
        if nest == by:
            continue
        link = _link(world, between, owner.entity)
        holders = all_of(world, between) if link is None else owned(world, owner, between, link)
        if holders.came:
            came = True
            lacking |= {MISSING for one in holders.members if (nest, one.key) not in parts}
            lacking |= holders.gaps
    return came, lacking


def _lacking(world: World, entity: str, above: tuple[str, ...]) -> Iterator[bool]:
    """A mark for each part of a register that never came, or that would stand in a record that never came."""
    parts = world.shelf(entity).parts
    for nest, between in _nests(world, entity):
        if between in above:
            continue
        for holder in world.shelf(between).records:
            if (nest, holder.key) not in parts and not _came_within(world, entity, nest, holder):
                yield True
        if not world.shelf(between).whole:
            yield from _lacking(world, between, (*above, entity))


def _came_within(world: World, entity: str, nest: str, holder: Rec) -> bool:
    """Whether the holder's part came in the lists of records that it holds instead."""
    parts = world.shelf(entity).parts
    for other, between in _nests(world, entity):
        link = _link(world, between, holder.entity)
        if other != nest and link is not None:
            inner = (one for one in world.shelf(between).records if _leads(one, link) == holder.key)
            if any((other, one.key) in parts for one in inner):
                return True
    return False
