"""From overlaps and shared issues to introductions: whom to bring together, about what, and with what in hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from types import MappingProxyType

from pmo_audit.classes import replace
from pmo_audit.derive.meetings.people import party_of
from pmo_audit.derive.meetings.serving import Shelf
from pmo_audit.derive.overlaps.substance import root, substance_of
from pmo_audit.findings import Actor, Subject
from pmo_audit.oversight import Meeting, Overlap, Party, Passage, Served, SharedIssue
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import in_words
from pmo_audit.values import Ref

_CLOSE = frozenset({"duplicate", "recurrence", "successor", "sibling"})
"""The kinds of overlap in which documents of one kind serve the other side, too."""
_WORTH = MappingProxyType(
    {
        "duplicate": "whether one of you can do it for both, and what of it is already there",
        "recurrence": "what last time taught, and what of its plan and papers can be taken over",
        "successor": "what is handed over, and what the second step has to know of the first",
        "sibling": "what you can share, since you are parts of one undertaking",
        "template": "whether the form that you both use can be kept in one place; the work itself is not the same",
    }
)
_MERGED = "how to bring it together, since that was decided"
_ACCEPTED = "what can be shared all the same; that both do it was decided to be right"
_CAUSE = "what causes it, and who takes it on for all"
_IN_TURN = frozenset({"recurrence", "successor"})
"""The kinds of overlap of which one side comes after the other."""
_WORDS = 5


def introduce(
    portfolio: Portfolio, overlaps: Iterable[Overlap], shared: Iterable[SharedIssue], as_of: date
) -> tuple[tuple[Overlap, ...], tuple[SharedIssue, ...]]:
    """The same overlaps and shared issues, each with the meeting that it is worth.

    A pair that is only similar, or was decided to be no duplicate, is worth none. Whoever has left by `as_of` is asked
    to none.
    """
    making = _Introducing(portfolio, as_of)
    return tuple(map(making.overlap, overlaps)), tuple(map(making.issue, shared))


class _Introducing:
    """Makes the introductions of one portfolio."""

    def __init__(self, portfolio: Portfolio, as_of: date) -> None:
        self._portfolio = portfolio
        self._as_of = as_of
        self._shelf: Shelf | None = None

    def overlap(self, one: Overlap) -> Overlap:
        """An overlap with its meeting, where it is worth one."""
        refused = one.decision is not None and not one.decision.stale and one.decision.verdict == "not-a-duplicate"
        projects = _distinct(one.projects)
        if one.kind not in _WORTH or refused or len(projects) < 2:
            return replace(one, meeting=None)
        parties = []
        for project, side in zip(one.projects, (one.left, one.right), strict=True):
            record = self._portfolio.find(side.entity, side.id)
            parties.append(self._party(project, [record] if record is not None else []))
        about = _marked(passage for pair in one.passages for passage in pair)
        sources = self._earlier(projects) if one.kind in _IN_TURN else projects
        served = self._served(sources, projects, frozenset(map(root, about)), close=one.kind in _CLOSE)
        sides = {(side.entity, side.id) for side in (one.left, one.right)}
        served = tuple(each for each in served if (each.what.entity, each.what.id) not in sides)
        return replace(one, meeting=Meeting(_people(parties), _about(one, about, parties), served, tuple(parties)))

    def issue(self, one: SharedIssue) -> SharedIssue:
        """A shared issue with its meeting."""
        members = [found for each in one.members if (found := self._portfolio.find(each.entity, each.id)) is not None]
        parties = [self._party(each, [own for own in members if self._is_of(own, each)]) for each in one.projects]
        words = _plain_words(one.shares)
        said = f": {in_words(words[:_WORDS])}" if words else ""
        about = f"The same problem, logged by each of you in other words{said}. {_together(parties, _CAUSE)}"
        roots = frozenset(map(root, substance_of(" ".join(one.shares)).words))
        things = self._served(one.projects, one.projects, roots, close=False, strict=True)
        served = (*self._given.resolved(members, one.projects), *things)
        return replace(one, meeting=Meeting(_people(parties), about, served, tuple(parties)))

    @property
    def _given(self) -> Shelf:
        if self._shelf is None:
            self._shelf = Shelf(self._portfolio)
        return self._shelf

    def _party(self, project: Subject, records: Sequence[Record]) -> Party:
        return party_of(self._portfolio, project, records, self._as_of)

    def _is_of(self, record: Record, project: Subject) -> bool:
        led = self._portfolio.value(record, "project")
        return isinstance(led, Ref) and led.key == project.id

    def _served(
        self,
        sources: Sequence[Subject],
        targets: Sequence[Subject],
        about: frozenset[str],
        *,
        close: bool,
        strict: bool = False,
    ) -> tuple[Served, ...]:
        return tuple(
            served
            for source in sources
            for target in targets
            if source != target
            for served in self._given.serving(source, target, about, close=close, strict=strict)
        )

    def _earlier(self, projects: Sequence[Subject]) -> tuple[Subject, ...]:
        """The project that began first, whose things serve the later one; all where that is not known."""
        days = {one.id: self._began(one) for one in projects}
        if any(day is None for day in days.values()) or len(set(days.values())) < len(projects):
            return tuple(projects)
        return (min(projects, key=lambda one: days[one.id] or date.max),)

    def _began(self, project: Subject) -> date | None:
        record = self._portfolio.find("project", project.id)
        day = self._portfolio.value(record, "start") if record is not None else None
        return day if isinstance(day, date) else None


def _about(one: Overlap, words: Sequence[str], parties: Sequence[Party]) -> str:
    """What there is to talk about, in the second person: a note is written to both sides."""
    plain = _plain_words(words)
    shared = f" Both speak of {in_words(plain[:_WORDS])}." if plain else ""
    because = one.because.rstrip(".")
    if one.kind == "duplicate" and not one.is_sure:
        because = "You may be doing the same" if one.level == "project" else "the two may be the same"
    decision = one.decision if one.decision is not None and not one.decision.stale else None
    verdicts = {"merge": _MERGED, "justified": _ACCEPTED}
    worth = verdicts.get(decision.verdict, _WORTH[one.kind]) if decision is not None else _WORTH[one.kind]
    which = f"{one.left.name} and {one.right.name}: " if one.level == "deliverable" else ""
    return f"{which}{because[:1].lower() + because[1:] if which else because}.{shared} {_together(parties, worth)}"


def _together(parties: Sequence[Party], worth: str) -> str:
    """Whether there is to be talk at all: nobody needs to be introduced to themselves."""
    first = {(one.people[0].id, one.people[0].name) for one in parties if one.people}
    if len(first) == 1 and all(one.people for one in parties):
        return f"{next(iter(first))[1]} has both in hand, and may consider {worth}."
    if len([one for one in parties if one.people]) < 2:
        return f"To be settled: {worth}."
    return f"Talk about {worth}."


def _plain_words(words: Iterable[str]) -> tuple[str, ...]:
    """The words that say something by themselves, one of each root: no numbers, no letters."""
    found = (one for one in words if len(one) > 2 and any(char.isalpha() for char in one))
    return tuple({root(one): one for one in reversed(tuple(found))}.values())[::-1]


def _marked(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The telling words of passages that the other side has too, those that come up most first."""
    found: dict[str, int] = {}
    for one in passages:
        for start, end in one.marks:
            for word in substance_of(one.text[start:end]).words:
                found[word] = found.get(word, 0) + 1
    return tuple(sorted(found, key=lambda word: (-found[word], word)))


def _people(parties: Iterable[Party]) -> tuple[Actor, ...]:
    return tuple({(one.id, one.name): one for party in parties for one in party.people}.values())


def _distinct(projects: Iterable[Subject]) -> tuple[Subject, ...]:
    return tuple({one.id: one for one in projects if one.id}.values())
