"""Which calendar counts for a project, and which days are worked in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmo_audit.backends.gaps import causes_of
from pmo_audit.backends.trace import Unknown
from pmo_audit.classes import dataclass, replace
from pmo_audit.findings import Cause, Reason
from pmo_audit.records import Collection, Gap, Portfolio, Record
from pmo_audit.records.weeks import USUAL, WEEKS
from pmo_audit.values import Calendar, Exempt, Missing, NoneKnown, Ref, Unreadable


@dataclass(frozen=True, slots=True)
class Found:
    """A calendar, or why there is none, and the record that describes it."""

    value: Calendar | Unknown
    record: Record | None = None


class Calendars:
    """The calendars of one portfolio; each is made once, when first asked for."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._made: dict[str, Found] = {}

    def of(self, project: Record | None) -> Found:
        """The project's calendar, else the portfolio's, else the usual week with the holidays of everybody."""
        owners = [project] if project is not None else []
        owners += self._portfolio.register("portfolio").records[:1]
        for owner in owners:
            value = self._portfolio.value(owner, "calendar")
            if not self._portfolio.asks_for(owner.entity, "calendar") or isinstance(value, NoneKnown):
                continue
            return self._referred(owner, value)
        return self._of_record(None)

    def _referred(self, owner: Record, value: object) -> Found:
        record = self._portfolio.follow(value) if isinstance(value, Ref) else None
        if record is not None:
            return self._of_record(record)
        return Found(Unknown((state_cause(value, owner, "calendar"),)))

    def _of_record(self, record: Record | None) -> Found:
        key = record.key if record is not None else ""
        if key not in self._made:
            self._made[key] = Found(self._made_of(record), record)
        return self._made[key]

    def _made_of(self, record: Record | None) -> Calendar | Unknown:
        week: object = USUAL if record is None else self._portfolio.value(record, "working_week")
        causes: list[Cause] = []
        if record is not None and not isinstance(week, str):
            causes.append(state_cause(week, record, "working_week"))
        days, lacking = self._holidays(record)
        causes += lacking
        if causes:
            return Unknown(tuple(dict.fromkeys(causes)))
        assert isinstance(week, str)
        name = self._portfolio.value(record, "name") if record is not None else ""
        return Calendar(_described(name, week, len(days)), WEEKS[week], days)

    def _holidays(self, record: Record | None) -> tuple[frozenset[date], list[Cause]]:
        """The holidays of a calendar and of every one, and why there may be others."""
        everything = self._portfolio.members("holiday")
        if not everything.delivered:
            return frozenset(), list(causes_of(self._portfolio, everything))
        nested = bool(self._portfolio.register("holiday").delivered_for)
        shared = not nested and not self._portfolio.asks_for("holiday", "calendar")
        mine = everything if shared else self._meant(everything, record)
        causes = list(causes_of(self._portfolio, mine))
        days: set[date] = set()
        for one in mine.members:
            day = self._portfolio.value(one, "date")
            if isinstance(day, date):
                days.add(day)
            elif not isinstance(day, NoneKnown):
                causes.append(state_cause(day, one, "date"))
        return frozenset(days), causes

    def _meant(self, everything: Collection, record: Record | None) -> Collection:
        """The holidays that count in a calendar: its own and those of every one."""
        general = tuple(one for one in everything.members if isinstance(one.values.get("calendar"), NoneKnown))
        if record is not None:
            own = self._portfolio.owned(record, "holiday", "calendar")
            return replace(own, members=own.members + general)
        unsaid = [
            Gap("it does not say in which calendar it counts", one.origin("calendar"))
            for one in everything.members
            if not isinstance(one.values.get("calendar"), NoneKnown | Ref)
        ]
        return Collection("holiday", general, True, (*_of_nobody(everything.gaps), *unsaid))


def _of_nobody(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps that may concern everybody: those of one owner's part are that owner's."""
    return tuple(gap for gap in gaps if gap.owner is None)


def state_cause(value: object, record: Record, field: str) -> Cause:
    """Why what a field holds cannot be used: it is missing, withheld or unreadable, or leads nowhere."""
    origin = record.origin(field)
    match value:
        case Missing(said):
            return Cause(Reason.MISSING, record.entity, record.key, field, origin, said)
        case Exempt(reason):
            return Cause(Reason.EXEMPT, record.entity, record.key, field, origin, reason)
        case Unreadable(raw, why):
            return Cause(Reason.UNREADABLE, record.entity, record.key, field, origin, f"{raw}: {why}")
        case Ref(entity, text):
            note = f"`{text}` leads to no record of the {entity.replace('_', ' ')} register"
            return Cause(Reason.DANGLING, record.entity, record.key, field, origin, note)
        case _:
            return Cause(Reason.UNDEFINED, record.entity, record.key, field, origin, "a calendar without a week")


def _described(name: object, week: str, holidays: int) -> str:
    """A calendar as the evidence prints it: its name, its week, and how many holidays."""
    words = week.replace("_", " ").replace("monday", "Monday").replace("friday", "Friday")
    words = words.replace("saturday", "Saturday").replace("sunday", "Sunday").replace("thursday", "Thursday")
    number = f"{holidays} {'holiday' if holidays == 1 else 'holidays'}"
    return f"{name} ({words}, {number})" if isinstance(name, str) and name else f"{words}, {number}"
