"""What waits and is waited for: projects, their deliverables and milestones, and the days on which they start and end.

A day is read and never made up. Where it is not known, a `Moment` says what is missing; the baseline counts as the plan
only where the register has no column for a forecast at all, since it is then the plan as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pmo_audit.classes import dataclass
from pmo_audit.records import Portfolio, Record
from pmo_audit.subjects import Cause, Reason, Subject
from pmo_audit.text import Origin
from pmo_audit.values import Exempt, Missing, NoneKnown, Ref, Unreadable, Value

PARTS = ("deliverable", "milestone")
"""What is a part of a project, and can wait or be waited for."""

_DAYS: Final[Mapping[tuple[str, str], tuple[str, tuple[str, ...]]]] = {
    ("project", "start"): ("actual_start", ("start", "baseline_start")),
    ("project", "finish"): ("actual_finish", ("finish", "baseline_finish")),
    ("deliverable", "finish"): ("accepted_on", ("due",)),
    ("milestone", "finish"): ("actual", ("forecast", "baseline")),
}
"""The field for the day on which something happened, and those for the day on which it is planned to."""
_ENDED: Final[Mapping[str, frozenset[str]]] = {
    "project": frozenset({"completed"}),
    "deliverable": frozenset({"delivered", "accepted"}),
}
_AHEAD: Final[Mapping[str, frozenset[str]]] = {
    "project": frozenset({"proposed", "active", "on_hold"}),
    "deliverable": frozenset({"planned", "in_progress", "rejected"}),
}
"""What a status says of something that has not ended yet."""
_BEGUN: Final = ("in_progress", "delivered", "accepted", "completed")
_RUNS: Final = "active"
_NOT_BEGUN: Final = ("proposed", "planned")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which something starts or ends, and where it was read; or what keeps it from being known.

    `happened` says that it is no plan any more. `cause` is None too where there is no field for it at all.
    """

    day: date | None
    field: str = ""
    origin: Origin | None = None
    happened: bool = False
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that waits or is waited for. `home` is the project that it is a part of, or it itself; None: unknown.

    A deliverable has no field for its start. `over` says that nothing of it lies ahead, and `called_off` why not.
    """

    subject: Subject
    record: Record
    home: Record | None
    start: Moment
    finish: Moment
    over: bool
    called_off: bool
    unfinished: bool
    """Whether it is known not to have ended: its status says so, or it has no day on which it did."""
    status: str | None
    unstarted: bool
    """Whether it is known to have no day on which it started."""

    @property
    def key(self) -> tuple[str, str]:
        """What identifies it."""
        return self.subject.entity, self.subject.id

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a project."""
        return self.subject.entity in PARTS

    def begun(self, as_of: date) -> bool | None:
        """Whether it has started by a day; None where nobody can tell."""
        if self.over or self.status in _BEGUN:
            return True
        if self.status in _NOT_BEGUN:
            return False
        if self.start.day is None or self.subject.entity != "project":
            return None
        return self.start.day <= as_of and (self.start.happened or self.status == _RUNS or not self.unstarted)

    @property
    def has_begun(self) -> bool:
        """Whether it is known to have started, by its status or by a day on which it did, whatever day that is."""
        return self.status in (*_BEGUN, _RUNS) or (self.start.happened and self.start.day is not None)

    @property
    def is_point(self) -> bool:
        """Whether it starts and ends in one: a milestone."""
        return self.subject.entity == "milestone"


class Things:
    """Makes things of the records of a portfolio, each once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._made: dict[tuple[str, str], Thing] = {}

    def of(self, record: Record) -> Thing:
        """The thing that a project, deliverable or milestone is."""
        key = record.entity, record.key
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(record)
        return found

    def home_of(self, thing: Thing) -> Thing:
        """The project that a thing is a part of, or it itself."""
        return thing if thing.home is None else self.of(thing.home)

    def value(self, record: Record, field: str) -> Value:
        """What a field of a record holds."""
        return self._portfolio.value(record, field)

    def _make(self, record: Record) -> Thing:
        project = self._project_of(record)
        finish = self._moment(record, "finish")
        ended = finish.happened or self._says(record, _ENDED)
        called_off = project is not None and self.value(project, "status") == "cancelled"
        return Thing(
            subject=self.subject(record),
            record=record,
            home=project,
            start=finish if record.entity == "milestone" else self._moment(record, "start"),
            finish=finish,
            over=ended or called_off,
            called_off=called_off,
            unfinished=not ended and not called_off and self._is_open(record),
            status=status if isinstance(status := self.value(record, "status"), str) else None,
            unstarted=record.entity == "project" and isinstance(self.value(record, "actual_start"), NoneKnown),
        )

    def _says(self, record: Record, words: Mapping[str, frozenset[str]]) -> bool:
        """Whether the status of a record is one of these words."""
        status = self.value(record, "status")
        return isinstance(status, str) and status in words.get(record.entity, frozenset())

    def _project_of(self, record: Record) -> Record | None:
        if record.entity == "project":
            return record
        return next(iter(self._portfolio.record_projects(record)), None)

    def subject(self, record: Record) -> Subject:
        """A record as findings name it."""
        return self._portfolio.subject(record)

    def _is_open(self, record: Record) -> bool:
        """Whether its status says that something has not ended, or it is known to have no day on which it did."""
        happened, _ = _DAYS[record.entity, "finish"]
        return self._says(record, _AHEAD) or isinstance(self.value(record, happened), NoneKnown)

    def _moment(self, record: Record, end: str) -> Moment:
        if (record.entity, end) not in _DAYS:
            return Moment(None)
        happened, planned = _DAYS[record.entity, end]
        day = self.value(record, happened)
        if isinstance(day, date):
            return Moment(day, happened, record.origin(happened), happened=True)
        field = next((one for one in planned if self._portfolio.asks_for(record.entity, one)), planned[0])
        return self.moment(record, field)

    def moment(self, record: Record, field: str) -> Moment:
        """The day that a field of a record holds, or why it holds none."""
        value = self.value(record, field)
        origin = record.origin(field)
        if isinstance(value, date):
            return Moment(value, field, origin)
        return Moment(None, field, origin, cause=cause_of(record, field, value))


def cause_of(record: Record, field: str, value: Value) -> Cause:
    """Why a field does not say what it should."""
    origin = record.origin(field)
    match value:
        case Unreadable(raw, why):
            return Cause(Reason.UNREADABLE, record.entity, record.key, field, origin, f"`{raw}`: {why}")
        case Exempt(reason):
            return Cause(Reason.EXEMPT, record.entity, record.key, field, origin, reason)
        case Ref(text=text, candidates=candidates):
            note = f"`{text}` may mean {' or '.join(candidates)}" if candidates else f"`{text}`"
            return Cause(Reason.DANGLING, record.entity, record.key, field, origin, note)
        case Missing(said):
            return Cause(Reason.MISSING, record.entity, record.key, field, origin, said)
        case _:
            return Cause(Reason.MISSING, record.entity, record.key, field, origin)
