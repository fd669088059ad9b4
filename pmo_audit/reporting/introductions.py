"""Notes to teams: one for each project, with the people in other projects whom it is worth to talk to.

A note is a service of the PMO and no finding: it says who works on something close, what about, and what each has that
may save the other work. It fits on a page, so that the introductions that are worth most stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pmo_audit.findings import Actor, Subject
from pmo_audit.oversight import Meeting, Overlap, Party, Served, SharedIssue
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.text import counted, in_words

MOST_TALKS = 4
"""Introductions that there is room for on a page."""
MOST_SERVED = 3
_LONGEST = 220
_NAME = 90
"""Characters of a name that there is room for."""
_LABELS = MappingProxyType(
    {
        "duplicate": "the same work",
        "recurrence": "the same work in another period",
        "successor": "another step of one undertaking",
        "sibling": "another part of one undertaking",
        "template": "the same form",
    }
)
_MAYBE = "something alike"
_PARTS = "the same deliverable"
_RANK = ("duplicate", "shared issue", "recurrence", "successor", "sibling", "template")
_ROLES = MappingProxyType({"project manager": 0, "sponsor": 1})
_ENTITIES = MappingProxyType({"artifact": "document"})


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that may serve: its name, what it is, and why it may."""

    name: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One introduction in words: with which project, whom to ask for, about what, and what each has for the other."""

    label: str
    project: str
    people: tuple[str, ...]
    lacking: str
    about: str
    for_you: tuple[Thing, ...]
    for_them: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is told to one team. `more` is how many introductions there was no room for."""

    project: Subject
    to: tuple[Actor, ...]
    as_of: date
    talks: tuple[Talk, ...]
    more: int

    @property
    def name(self) -> str:
        """The name of the project, as far as there is room for it."""
        return _cut(self.project.name)

    @property
    def greeting(self) -> str:
        """How the note begins."""
        names = in_words(one_line(one.name) for one in self.to)
        return f"Hello {names}," if names else "Hello,"

    @property
    def opening(self) -> str:
        """What the note is for."""
        number, are = counted(len(self.talks), "introduction"), "are" if len(self.talks) > 1 else "is"
        return (
            f"Other teams work on something close to {self.name}. Here {are} {number} that may save "
            "you work. This is no finding against anybody: it is what we see because we see all projects, and what you "
            "do with it is up to you."
        )


def notes_of(
    overlaps: Iterable[Overlap], shared: Iterable[SharedIssue], as_of: date, projects: frozenset[str] | None = None
) -> tuple[Note, ...]:
    """A note for each project that has anybody to be introduced to, or for these projects alone; by their ids."""
    talks: dict[str, list[tuple[tuple[int, int, str], Talk]]] = {}
    subjects: dict[str, Subject] = {}
    to: dict[str, dict[tuple[str, str], Actor]] = {}
    for rank, label, meeting, id_ in _meetings(overlaps, shared):
        for own in meeting.parties:
            if projects is not None and own.project.id not in projects:
                continue
            subjects[own.project.id] = own.project
            people = to.setdefault(own.project.id, {})
            for one in own.people:
                people.setdefault((one.id, one.name), one)
            for other in meeting.parties:
                if other.project.id != own.project.id and not _is_in_one_hand(own, other):
                    key = (*rank, id_)
                    talks.setdefault(own.project.id, []).append((key, _talk(label, meeting, own, other)))
    return tuple(
        _note(subjects[key], tuple(to[key].values()), as_of, [talk for _, talk in sorted(talks[key], key=_place)])
        for key in sorted(talks)
    )


def _is_in_one_hand(own: Party, other: Party) -> bool:
    """Whether all whom the other project names are one's own people: nobody needs to be introduced to themselves."""
    ours, theirs = ({(one.id, one.name) for one in each.people} for each in (own, other))
    return bool(theirs) and theirs <= ours


def _place(one: tuple[tuple[int, int, str], Talk]) -> tuple[int, int, str, str]:
    return (*one[0], one[1].project)


def _note(project: Subject, to: Sequence[Actor], as_of: date, talks: Sequence[Talk]) -> Note:
    """The note of a project; of several talks with one other the first is told."""
    single = tuple({one.project: one for one in reversed(talks)}.values())
    ordered = [one for one in talks if one in single]
    first = sorted(to, key=lambda one: _ROLES.get(one.role, len(_ROLES)))
    return Note(project, tuple(first[:2]), as_of, tuple(ordered[:MOST_TALKS]), max(len(ordered) - MOST_TALKS, 0))


def _meetings(
    overlaps: Iterable[Overlap], shared: Iterable[SharedIssue]
) -> Iterator[tuple[tuple[int, int], str, Meeting, str]]:
    """The meetings that a note speaks of, with what decides their order."""
    for one in overlaps:
        settled = one.decision is not None and not one.decision.stale
        told = one.flag or settled or (one.level == "project" and one.kind in ("successor", "sibling"))
        if one.meeting is not None and told:
            yield (_RANK.index(one.kind), -one.points), _label(one), one.meeting, one.id
    for issue in shared:
        if issue.meeting is not None:
            yield (_RANK.index("shared issue"), -issue.points), "the same problem", issue.meeting, issue.id


def _label(one: Overlap) -> str:
    """What an overlap is called: only two projects of which that is sure are the same work."""
    if one.kind != "duplicate":
        return _LABELS[one.kind]
    if not one.is_sure:
        return _MAYBE
    return _LABELS[one.kind] if one.level == "project" else _PARTS


def _talk(label: str, meeting: Meeting, own: Party, other: Party) -> Talk:
    ours = [one for one in meeting.serves if one.of == own.project and one.serves == other.project]
    theirs = [one for one in meeting.serves if one.of == other.project and one.serves == own.project]
    return Talk(
        label=label,
        project=_named(other.project),
        people=tuple(_person(one) for one in _others(own, other)),
        lacking=_lacking(other),
        about=brief(meeting.about, 2 * _LONGEST),
        for_you=_things(theirs),
        for_them=_things(ours),
    )


def _things(served: Sequence[Served]) -> tuple[Thing, ...]:
    return tuple(
        Thing(_cut(one.what.name), _ENTITIES.get(one.what.entity, one.what.entity), brief(one.says, _LONGEST))
        for one in served[:MOST_SERVED]
    )


def _named(one: Subject) -> str:
    name, id_ = _cut(one.name), _cut(one.id)
    return name if name == id_ else f"{name} ({id_})"


def _cut(text: str) -> str:
    """A name on one line, cut where it is longer than names are."""
    line = one_line(text)
    return line if len(line) <= _NAME else f"{line[: _NAME - 1].rstrip()}\u2026"


def _person(one: Actor) -> str:
    email = f", {one_line(one.email)}" if one.email else ""
    return f"{one_line(one.name)}, {one_line(one.role)}{email}"


def _others(own: Party, other: Party) -> tuple[Actor, ...]:
    """The people of the other side, without those of one's own."""
    ours = {(one.id, one.name) for one in own.people}
    return tuple(one for one in other.people if (one.id, one.name) not in ours)


def _lacking(party: Party) -> str:
    """What there is to say where nobody else is named, or where somebody is who has left."""
    left = in_words(f"{one_line(one.name)} ({one_line(one.role)})" for one in party.left)
    gone = f"{left} {'have' if len(party.left) > 1 else 'has'} left. " if left else ""
    if party.people:
        return gone.strip()
    return (
        f"{gone}The records name nobody else to ask."
        if gone
        else "The records name nobody to ask; we help to find out."
    )
