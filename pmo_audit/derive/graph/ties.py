"""Dependencies as ties between two ends: who waits, who is waited for, which of their days are tied, and how far apart.

An end is found by the record that says most: a deliverable or milestone of the project before the project. What a
record does not say, or says in words that lead nowhere, stays open and is kept with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Final

from pmo_audit.classes import dataclass
from pmo_audit.derive.graph.things import PARTS, Moment, Thing, Things, cause_of
from pmo_audit.oversight import Link
from pmo_audit.records import Portfolio, Record
from pmo_audit.subjects import Cause, Reason, Subject
from pmo_audit.text import Origin
from pmo_audit.values import Days, Missing, NoneKnown, Ref, Value

FINISH_TO_START = "finish_to_start"
"""What a dependency is that does not say its kind: what is waited for delivers first."""
ENDS: Final[Mapping[str, tuple[str, str]]] = {
    FINISH_TO_START: ("start", "finish"),
    "start_to_start": ("start", "start"),
    "finish_to_finish": ("finish", "finish"),
    "start_to_finish": ("finish", "start"),
}
"""For each kind, which end of the one that waits is tied to which end of the one that is waited for."""
_WAITING = ("project", "deliverable", "milestone")
_AWAITED = ("target", "target_deliverable", "target_milestone")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a dependency. Without a thing, `cause` says why, and `subject` what was written, if anything was.

    `unknown` says that it is surely in no register: the register came whole, and holds nothing of the kind.
    """

    thing: Thing | None
    subject: Subject | None
    origin: Origin | None
    cause: Cause | None = None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A dependency. `kind` is None where it cannot be told, and so is `lag`, in calendar days; `causes` say why."""

    record: Record
    subject: Subject
    waiting: End
    awaited: End
    kind: str | None
    says_kind: bool
    lag: int | None
    says_lag: bool
    needed_by: Moment
    met: bool
    causes: tuple[Cause, ...]

    @property
    def link(self) -> Link | None:
        """It as a link; None where one of its ends says nothing at all."""
        if self.waiting.subject is None or self.awaited.subject is None:
            return None
        lag = self.lag if self.says_lag else None
        return Link(self.waiting.subject, self.awaited.subject, self.kind or "", lag, self.subject, self.awaited.origin)

    @property
    def ends(self) -> tuple[Thing, Thing] | None:
        """The two things, where both are known."""
        waiting, awaited = self.waiting.thing, self.awaited.thing
        return (waiting, awaited) if waiting is not None and awaited is not None else None

    @property
    def is_live(self) -> bool:
        """Whether it still keeps something waiting for what is to come: it is not met, and neither end is over."""
        waiting, awaited = self.both
        return not self.met and not waiting.over and not awaited.over

    @property
    def both(self) -> tuple[Thing, Thing]:
        """The two things of a tie of which both are known."""
        if self.ends is None:
            raise ValueError(f"{self.subject.id} has an end that is not known")
        return self.ends


class Reader:
    """Reads the dependencies of a portfolio."""

    def __init__(self, portfolio: Portfolio, things: Things) -> None:
        self._portfolio = portfolio
        self._things = things

    def ties(self) -> tuple[Tie, ...]:
        """All of them, in the order of their keys."""
        records = sorted(self._portfolio.register("dependency").records, key=lambda one: one.key)
        return tuple(self._tie(one) for one in records)

    def _tie(self, record: Record) -> Tie:
        kind, says_kind, of_kind = self._kind(record)
        lag, says_lag, of_lag = self._lag(record)
        waiting, awaited = self._end(record, _WAITING), self._end(record, _AWAITED)
        causes = (of_kind, of_lag, waiting.cause, awaited.cause)
        return Tie(
            record=record,
            subject=self._things.subject(record),
            waiting=waiting,
            awaited=awaited,
            kind=kind,
            says_kind=says_kind,
            lag=lag,
            says_lag=says_lag,
            needed_by=self._things.moment(record, "needed_by"),
            met=self._value(record, "status") == "met",
            causes=tuple(one for one in causes if one is not None),
        )

    def _value(self, record: Record, field: str) -> Value:
        return self._portfolio.value(record, field)

    def _kind(self, record: Record) -> tuple[str | None, bool, Cause | None]:
        value = self._value(record, "kind")
        if isinstance(value, str):
            return value, True, None
        if _is_blank(value):
            return FINISH_TO_START, False, None
        return None, False, cause_of(record, "kind", value)

    def _lag(self, record: Record) -> tuple[int | None, bool, Cause | None]:
        """In whole days, as the later end has to wait for the day after a part of one."""
        value = self._value(record, "lag")
        if isinstance(value, Days):
            return ceil(value.count), True, None
        if _is_blank(value):
            return 0, False, None
        return None, False, cause_of(record, "lag", value)

    def _end(self, record: Record, fields: Sequence[str]) -> End:
        """One end of a dependency, from the fields for a project, a deliverable and a milestone."""
        said = [one for one in fields[1:] if not _is_blank(self._value(record, one))]
        if not said:
            return self._whole(record, fields[0])
        if len(said) > 1:
            cause = Cause(Reason.UNDEFINED, record.entity, record.key, said[1], record.origin(said[1]), _TWO_ENDS)
            return End(None, None, record.origin(said[1]), cause)
        return self._part(record, said[0], PARTS[fields.index(said[0]) - 1], self._value(record, fields[0]))

    def _whole(self, record: Record, field: str) -> End:
        """An end for which no part of a project is named; the words for the project may yet mean such a part."""
        value, origin = self._value(record, field), record.origin(field)
        found = self._portfolio.follow(value) if isinstance(value, Ref) else None
        if found is None and isinstance(value, Ref) and not value.candidates:
            parts = [one for entity in PARTS for one in self._called(entity, value.text)]
            found = parts[0] if len(parts) == 1 else None
        if found is not None:
            thing = self._things.of(found)
            return End(thing, thing.subject, origin)
        return self._nowhere(record, field, "project", self._came_whole("project", None))

    def _part(self, record: Record, field: str, entity: str, project: Value) -> End:
        """An end that is a part of a project; of several that are called so, the one of the project that is named."""
        value = self._value(record, field)
        owner = self._portfolio.follow(project) if isinstance(project, Ref) else None
        found = self._portfolio.follow(value) if isinstance(value, Ref) else None
        if found is None and isinstance(value, Ref) and owner is not None:
            several = [one for key in value.candidates if (one := self._portfolio.find(entity, key)) is not None]
            own = [one for one in several if owner.key in {each.key for each in self._portfolio.record_projects(one)}]
            found = own[0] if len(own) == 1 else None
        if found is None:
            return self._nowhere(record, field, entity, self._came_whole(entity, owner))
        thing = self._things.of(found)
        return End(thing, thing.subject, record.origin(field))

    def _nowhere(self, record: Record, field: str, entity: str, whole: bool) -> End:
        value, origin = self._value(record, field), record.origin(field)
        cause = cause_of(record, field, value)
        if not isinstance(value, Ref):
            return End(None, None, origin, cause)
        return End(None, Subject(entity, value.text, value.text), origin, cause, whole and not value.candidates)

    def _called(self, entity: str, text: str) -> Iterator[Record]:
        for key in self._portfolio.directory(entity).find(text):
            found = self._portfolio.find(entity, key)
            if found is not None:
                yield found

    def _came_whole(self, entity: str, owner: Record | None) -> bool:
        """Whether all records of an entity came (that the owner has), so that what is not there is nowhere."""
        if owner is None:
            collection = self._portfolio.members(entity)
        else:
            collection = self._portfolio.owned(owner, entity, "project")
        return collection.delivered and not collection.gaps


_TWO_ENDS = "a deliverable and a milestone are named, and one end is meant"


def _is_blank(value: Value) -> bool:
    """Whether nothing is said: a blank, or no such column."""
    return isinstance(value, NoneKnown) or (isinstance(value, Missing) and not value.said)
