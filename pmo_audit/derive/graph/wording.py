"""What is found about dependencies, in clauses and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from pmo_audit.derive.graph.things import Thing
from pmo_audit.derive.graph.ties import ENDS
from pmo_audit.oversight import Link
from pmo_audit.subjects import Cause, Reason, Subject
from pmo_audit.text import counted, in_words

_VERBS: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("project", "start"): ("starts", "start"),
    ("project", "finish"): ("finishes", "finish"),
    ("deliverable", "start"): ("starts", "start"),
    ("deliverable", "finish"): ("is delivered", "be delivered"),
}
_REACHED = ("is reached", "be reached")
"""What is said of a milestone."""


def link_words(link: Link) -> str:
    """What a link says: `Portal cannot start before Network finishes`."""
    one, other = link.source, link.target
    if link.record is None and link.kind == "start_to_start":
        return f"{one.name} is a part of {other.name}"
    if link.record is None:
        return f"{one.name} is not finished before {other.name}, a part of it"
    if link.kind not in ENDS:
        return f"{one.name} waits for {other.name} in a way that cannot be read"
    waits, awaits = ENDS[link.kind]
    verb, after = _verbs(one, waits)[1], _verbs(other, awaits)[0]
    return f"{one.name} cannot {verb} before {other.name} {after}{lag_words(link.lag or 0)}"


def _verbs(one: Subject, end: str) -> tuple[str, str]:
    return _VERBS.get((one.entity, end), _REACHED)


def happens(thing: Thing, end: str, day: date) -> str:
    """An event with its day: `Portal starts on 2026-03-02`."""
    return f"{thing.subject.name} {_verbs(thing.subject, end)[0]} on {day.isoformat()}"


def was_to_happen(thing: Thing, day: date, as_of: date) -> str:
    """An end that was planned for a day that has passed: `Portal was to finish on 2026-03-02, and has not`."""
    verb = _verbs(thing.subject, "finish")[1]
    return f"{thing.subject.name} was to {verb} on {day.isoformat()}, and had not by {as_of.isoformat()}"


def lag_words(lag: int) -> str:
    """What a lag adds to a sentence; nothing where there is none."""
    if lag > 0:
        return f", and {counted(lag, 'day')} must pass in between"
    return f", though they may overlap by {counted(-lag, 'day')}" if lag < 0 else ""


def causes_words(causes: Iterable[Cause], subject: Subject) -> str:
    """Why something cannot be told: `finish of NW-14 is missing (TBC) and lag cannot be read`."""
    return in_words(dict.fromkeys(_cause_words(one, subject) for one in causes))


def _cause_words(cause: Cause, subject: Subject) -> str:
    own = (cause.entity, cause.key) == (subject.entity, subject.id)
    what = f"`{cause.field}`" if own else f"`{cause.field}` of {cause.key}"
    note = f" ({cause.note})" if cause.note else ""
    match cause.reason:
        case Reason.UNREADABLE:
            return f"{what} cannot be read{note}"
        case Reason.EXEMPT:
            return f"{what} is withheld{note}"
        case Reason.DANGLING:
            return f"{what} leads to no one record{note}"
        case Reason.UNDEFINED:
            return cause.note
        case _:
            return f"{what} is missing{note}"
