"""What can be named at a place in a rule: the records being looked at, parameters, definitions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import NamedTuple

from tests.oracle.generator.facts import Facts, Kind


class Looked(NamedTuple):
    """A record being looked at: its kind, and the name that `as` gave it."""

    entity: str
    alias: str


@dataclass(slots=True)
class Setting:
    """What the whole standard has: parameters and definitions by kind, and what its rules are mostly about."""

    random: Random
    facts: Facts
    today: date
    focus: tuple[str, ...]
    months: bool
    parameters: dict[Kind, list[str]] = field(default_factory=dict)
    lists: dict[Kind, list[str]] = field(default_factory=dict)
    banded: dict[str, tuple[Kind, str, Kind]] = field(default_factory=dict)
    """Banded parameters: of which kind, by which field, and of which kind that is."""
    defined: dict[str, list[tuple[str, Kind]]] = field(default_factory=dict)
    """Entity → its definitions by name, with their kinds; `condition` is one."""
    named: int = 0
    left: int = 0
    """Members that the rule being written may still look at."""


class Scope:
    """The records being looked at at a place, innermost last, and how much work what stands there is."""

    def __init__(self, setting: Setting, looked: tuple[Looked, ...], work: int = 1) -> None:
        self.setting = setting
        self.looked = looked
        self.work = work

    @property
    def inner(self) -> str:
        """The kind of record that bare names belong to."""
        return self.looked[-1].entity

    def inside(self, entity: str, alias: str, members: int) -> Scope:
        """The scope of one member of a collection of so many."""
        return Scope(self.setting, (*self.looked, Looked(entity, alias)), self.work * members)

    def path(self, kind: Kind) -> str | None:
        """A path to a value of a kind: mostly a field of the innermost record, else over further ones; None if none."""
        random = self.setting.random
        facts = self.setting.facts
        for prefix, entity in self._starts():
            found = facts.paths(entity).get(kind)
            if not found:
                continue
            if random.random() < 0.7:
                found = [one for one in found if "." not in one] or found
            return f"{prefix}{random.choice(found)}"
        return None

    def record(self, entity: str) -> str | None:
        """A name for a record of a kind that is being looked at."""
        names = [prefix.rstrip(".") for prefix, one in self._named() if one == entity]
        return self.setting.random.choice(names) if names else None

    def depends(self) -> str | None:
        """That one thing waits for another, directly or through others; None where there are none."""
        left, right = self._thing(), self._thing()
        words = ("depends", "does not depend", "directly depends", "does not directly depend")
        return f"{left} {self.setting.random.choice(words)} on {right}" if left and right else None

    def _thing(self) -> str | None:
        random = self.setting.random
        kinds = random.sample(("project", "project", "deliverable", "milestone"), 4)
        found = (self.record(one) if random.random() < 0.5 else self.path(f"ref {one}") for one in kinds)
        return next((one for one in found if one is not None), None)

    def defined(self, kind: Kind) -> str | None:
        """A definition of a kind, of a record at hand."""
        led = self.setting.facts.paths(self.inner)
        starts = self._starts()
        for entity in self.setting.defined:
            starts += [(f"{path}.", entity) for path in led.get(f"ref {entity}", ())]
        found = [
            f"{prefix}{name}"
            for prefix, entity in starts
            for name, given in self.setting.defined.get(entity, ())
            if given == kind
        ]
        return self.setting.random.choice(found) if found else None

    def _starts(self) -> list[tuple[str, str]]:
        """Records that paths may begin at, in the order of a throw of dice: the innermost first more often than not."""
        outer = self._named()
        self.setting.random.shuffle(outer)
        inner = [("", self.inner)]
        return inner + outer if self.setting.random.random() < 0.75 else outer + inner

    def _named(self) -> list[tuple[str, str]]:
        """The records that have a name here, each with the beginning of a path over it."""
        found = [(f"{one.alias}.", one.entity) for one in self.looked if one.alias]
        kinds = [one.entity for one in self.looked]
        fields = self.setting.facts.fields[self.inner]
        found += [(f"{one}.", one) for one in dict.fromkeys(kinds) if kinds.count(one) == 1 and one not in fields]
        return found

    def band(self, kind: Kind) -> str | None:
        """A banded parameter of a kind that can be used here: the nearest field of the name that it goes by fits."""
        usable = [
            name
            for name, (of, by, by_kind) in self.setting.banded.items()
            if of == kind and self._decides(by) == by_kind
        ]
        return self.setting.random.choice(usable) if usable else None

    def _decides(self, by: str) -> Kind | None:
        facts = self.setting.facts
        for one in reversed(self.looked):
            for entity in (one.entity, "project" if facts.project_of(one.entity) else one.entity):
                if by in facts.fields[entity]:
                    return next(kind for kind, paths in facts.paths(entity).items() if by in paths)
        return None
