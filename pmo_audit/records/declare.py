"""How an entity and its fields are declared: once, and everything else follows.

The schema of the language, the JSON Schema, the import by column names and the reference page are all derived
from these declarations.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from pmo_audit.classes import dataclass
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
    Type,
)


class Blank(Enum):
    """What an empty cell of a field means."""

    MISSING = "missing"
    """Nobody has said: most fields."""
    NONE = "none"
    """It is known that there is none: `actual_finish` of something that still runs."""


@dataclass(frozen=True, slots=True)
class Field:
    """One fact about an entity.

    `actionable` says that somebody could still change it (an owner named, a date replanned), as against what has
    happened (an actual cost). `happens` marks the day of something that takes place (a start, an approval): once it has
    passed it stands, where a deadline that has passed may still be moved. `aliases` are other headings under which
    registers have it. `unit` is what one of a number is; amounts, percentages and dates carry their own. `dated_by`
    names the field of the same record that says on which day an amount is exchanged, should it meet another currency;
    without one it is the day of the run.
    """

    name: str
    type: Type
    doc: str
    blank: Blank = Blank.MISSING
    actionable: bool = False
    aliases: tuple[str, ...] = ()
    unit: str = ""
    dated_by: str = ""
    happens: bool = False

    @property
    def measured_in(self) -> str:
        """The unit of its values in words; empty where they are no quantity."""
        match self.type:
            case MoneyType():
                return "whole units of its currency"
            case Number(percent=True):
                return "hundredths of the whole"
            case Number():
                return self.unit
            case DateType():
                return "calendar days"
            case DurationType("days"):
                return "calendar days"
            case DurationType(unit):
                return unit
            case _:
                return ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of record.

    `part_of` names the reference fields that make a record one of a collection: an artifact with the field
    `project` is one of its project's `artifacts`. The first is the owner under which JSON nests it.
    It may also be a list of references: a shared issue with the field `projects` is one of the `shared_issues` of each
    of them.
    `key` names the fields that identify a record where it has no `id`.
    `addable` says that somebody could still add one (a document, an approval, a meeting), as against what is there
    whether it is recorded or not. `settled_by` names the date from which on a record tells what has happened, so that
    nobody can change any of it. `derived_from` names the kinds of record from which this one is worked out; of such a
    kind nobody delivers a register.
    `either` names reference fields of which a record has one, as a promise is that of a person or of a resource: what
    stands in one of them makes a blank other known to be none.
    """

    name: str
    plural: str
    doc: str
    fields: tuple[Field, ...]
    part_of: tuple[str, ...] = ()
    key: tuple[str, ...] = ("name",)
    label: str = "name"
    addable: bool = False
    settled_by: str = ""
    either: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()

    @property
    def is_derived(self) -> bool:
        """Whether such records are worked out, and never read."""
        return bool(self.derived_from)

    def find_field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        for field in self.fields:
            if field.name == name:
                return field
        return None

    def owner_of(self, field_name: str) -> str | None:
        """The entity that a `part_of` field leads to, be it a reference or a list of them."""
        field = self.find_field(field_name)
        kind = field.type if field is not None else None
        kind = kind.item if isinstance(kind, ListType) else kind
        return kind.entity if isinstance(kind, RefType) else None


TEXT = Text()
NUMBER = Number()
PERCENT = Number(percent=True)
MONEY = MoneyType()
DATE = DateType()
PERIOD = PeriodType()
TRUTH = Truth()
WORKING_DAYS = DurationType("working days")
TEXTS = ListType(Text())


def ref(entity: str) -> RefType:
    """A reference to a record of that entity."""
    return RefType(entity)


def refs(entity: str) -> ListType:
    """References to several records of that entity."""
    return ListType(RefType(entity))


def one_of(
    name: str, members: str, *, ordered: bool = False, also: Mapping[str, tuple[str, ...]] | None = None
) -> EnumType:
    """An enumeration from its members, written with spaces between; an ordered one from low to high.

    `also` gives members the other words by which every register may call them, in small letters, spaces for `-` and
    `/`.
    """
    words = ((word, member) for member, all_ in (also or {}).items() for word in all_)
    return EnumType(name, tuple(members.split()), ordered, tuple(words))


PERSON = ref("person")
PROJECT = Field("project", ref("project"), "The project it belongs to.", aliases=("project id", "project code"))
ID = Field("id", TEXT, "Identifier, unique within its register.", aliases=("ref", "reference", "no", "key"))
NAME = Field("name", TEXT, "What people call it.", actionable=True, aliases=("title",))
DESCRIPTION = Field("description", TEXT, "What it is about.", actionable=True, aliases=("details", "summary"))
OWNER = Field("owner", PERSON, "The person answerable for it.", actionable=True, aliases=("assigned to",))
DUE = Field("due", DATE, "The day by which it is to be done.", actionable=True, aliases=("due date", "target date"))
