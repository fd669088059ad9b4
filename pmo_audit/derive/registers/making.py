"""What all registers of derived records have in common: how a record is made, and what the register may lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.findings import Cause, Evidence, Reading, Reason, Subject
from pmo_audit.oversight import Oversight
from pmo_audit.records import Blank, Gap, Lack, Portfolio, Record, Register
from pmo_audit.text import Origin
from pmo_audit.values import MISSING, NONE, Ref, Value

LONGEST = 240
"""Characters of a passage that evidence quotes."""

Told = Mapping[tuple[str, str], tuple[Evidence, ...]]
"""What the facts behind records rest on, by entity and key."""


@dataclass(frozen=True, slots=True)
class Made:
    """Registers of derived records, the facts that they were made of, and what each of these rests on."""

    oversight: Oversight
    registers: tuple[Register, ...] = ()
    evidence: Told = field(default_factory=dict)

    def with_(self, other: Made) -> Made:
        """These and others together."""
        facts = {name: getattr(other.oversight, name) for name in Oversight.__match_args__}
        known = {name: value for name, value in facts.items() if value is not None}
        return Made(
            replace(self.oversight, **known),
            (*self.registers, *other.registers),
            {**self.evidence, **other.evidence},
        )


def make_record(portfolio: Portfolio, entity: str, key: str, **given: Value) -> Record:
    """A derived record; what is not given of it is blank."""
    values: dict[str, Value] = {
        one.name: NONE if one.blank is Blank.NONE else MISSING for one in portfolio.schema.entities[entity].fields
    }
    return Record(entity, key, MappingProxyType({**values, "id": key, **given}))


def make_register(portfolio: Portfolio, entity: str, records: Iterable[Record], gaps: Iterable[Gap] = ()) -> Register:
    """A register of derived records; undelivered where nothing came of what they are worked out of."""
    declared, records = portfolio.schema.entities[entity], tuple(records)
    if not records and not any(portfolio.members(one).delivered for one in declared.derived_from):
        return Register(entity)
    lost = (*(gap for one in declared.derived_from for gap in gaps_of(portfolio, one)), *gaps)
    return Register(entity, records, delivered=True, lost=tuple(dict.fromkeys(lost)))


def gaps_of(portfolio: Portfolio, entity: str) -> Iterator[Gap]:
    """What a register lacks, as gaps of what is worked out of it."""
    collection = portfolio.members(entity)
    plural = portfolio.schema.entities[entity].plural
    if not collection.delivered:
        lack = Lack(Reason.MISSING.value, "portfolio", "", plural)
        yield Gap("the register was not delivered", collection.place, None, undelivered=True, lack=lack)
    for gap in collection.gaps:
        reason = Reason.MISSING if gap.undelivered else Reason.INCOMPLETE
        owner = portfolio.owner_in(entity, gap.owner)
        name, key = (owner.entity, owner.key) if owner is not None else ("portfolio", "")
        yield replace(gap, owner=None, lack=Lack(reason.value, name, key, plural))


def gap_of(cause: Cause, owner: tuple[str, str] | None = None) -> Gap:
    """What keeps a fact from being known, as a gap; `owner` is whose collection it concerns, None for anybody's."""
    lack = Lack(cause.reason.value, cause.entity, cause.key, cause.field)
    return Gap(cause.note, cause.origin, owner, cause.reason is Reason.MISSING, lack)


def ref(subject: Subject) -> Ref:
    """A reference to a record."""
    return Ref(subject.entity, subject.name, subject.id)


def refs(subjects: Iterable[Subject], entity: str = "") -> tuple[Ref, ...]:
    """References to records; to those of one entity only where it is named."""
    return tuple(ref(one) for one in subjects if entity in ("", one.entity))


def quoted(text: str) -> str:
    """A passage as evidence shows it."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def reading(subject: Subject, name: str, value: str, origin: Origin | None) -> Reading:
    """Something that a fact rests on."""
    return Reading(subject, name, quoted(value), origin)
