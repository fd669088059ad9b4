"""What of one project serves another: artefacts, deliverables and lessons, what is approved or delivered first.

A thing serves a project when it is about what the project is about: of its telling words, weighed by how rare they are
among the projects, enough are words of the project too. An approved document serves also where the other project needs
one of that kind and has none approved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import log
from types import MappingProxyType

from pmo_audit.classes import dataclass
from pmo_audit.derive.overlaps.substance import root, substance_of, text_of
from pmo_audit.findings import Subject
from pmo_audit.oversight import Served
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold, in_words
from pmo_audit.values import Ref

ENOUGH = 0.35
"""The share of a thing's words, by weight, that has to be those of the project it is to serve."""
FEWEST = 2
"""The words that both have to have."""
MOST = 3
"""Things of one project that are named for another, at most."""
_SHOWN = 4
_ENTITIES = ("lesson", "deliverable", "artifact")
_READY = MappingProxyType({"deliverable": ("accepted", "delivered"), "artifact": ("approved",)})
_NEVER = MappingProxyType({"deliverable": ("rejected",), "artifact": ("superseded", "not_started")})
_PROBLEMS = ("issue", "risk")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a project has: its words by their roots, how far it is, and what it is for an artefact."""

    record: Record
    subject: Subject
    words: dict[str, str]
    status: str
    ready: bool
    kind: str = ""


class Shelf:
    """What the projects of a portfolio have that may serve others; each text is looked at once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._things: dict[str, list[Thing]] = {}
        self._needs: dict[str, frozenset[str]] = {}
        for entity in (*_ENTITIES, *_PROBLEMS):
            for record in portfolio.register(entity).records:
                led = portfolio.value(record, "project")
                if isinstance(led, Ref) and led.key is not None:
                    self._things.setdefault(led.key, []).append(self._thing(record))
        projects = portfolio.register("project").records
        seen = Counter(word for one in projects for word in self.needs(one.key))
        self._most = max(len(projects), 1)
        self._rare = {word: log(1 + self._most / times) for word, times in seen.items()}

    def needs(self, project: str) -> frozenset[str]:
        """The words that a project is about, with those of its problems."""
        if project not in self._needs:
            record = self._portfolio.find("project", project)
            words = (
                set(map(root, substance_of(text_of(self._portfolio, record)).words)) if record is not None else set()
            )
            for thing in self._things.get(project, ()):
                if thing.record.entity in _PROBLEMS:
                    words |= thing.words.keys()
            self._needs[project] = frozenset(words)
        return self._needs[project]

    def serving(
        self, source: Subject, target: Subject, about: frozenset[str], *, close: bool, strict: bool = False
    ) -> tuple[Served, ...]:
        """What of one project may serve another, the likeliest first.

        `about` are the words that a meeting is about; a thing that has them comes before one that has not. `close` says
        that both do the same, so that documents of one kind serve, too; `strict`, that nothing serves that is not about
        what the meeting is about.
        """
        found = []
        for thing in self._things.get(source.id, ()):
            if thing.record.entity in _PROBLEMS:
                continue
            if strict and len(about & thing.words.keys()) < FEWEST:
                continue
            says, weight = self._matching(thing, target, about)
            if not says and close and thing.record.entity == "artifact" and thing.ready:
                says, weight = self._lacking(thing, target), 0.0
            if says:
                order = (not thing.ready, thing.record.entity != "lesson", -weight, thing.subject.id)
                found.append((order, thing, says))
        found.sort(key=lambda one: one[0])
        return tuple(self._served(thing, source, target, says) for _, thing, says in found[:MOST])

    def resolved(self, members: Sequence[Record], projects: Sequence[Subject]) -> Iterator[Served]:
        """The answers that one project has found to a problem that others have too."""
        for record in members:
            says = self._portfolio.value(record, "resolution")
            led = self._portfolio.value(record, "project")
            if self._portfolio.value(record, "status") != "closed" or not isinstance(says, str) or not says.strip():
                continue
            source = next((one for one in projects if isinstance(led, Ref) and one.id == led.key), None)
            for target in projects:
                if source is not None and target != source:
                    words = f"closed there, and solved so: {' '.join(says.split())}"
                    yield Served(self._portfolio.subject(record), source, target, words, record.origin("resolution"))

    def _matching(self, thing: Thing, target: Subject, about: frozenset[str]) -> tuple[str, float]:
        """In which words a thing speaks of what a project is about, and how much; nothing where it does too little."""
        wanted = self.needs(target.id) | about
        shared = [word for word in thing.words if word in wanted]
        whole = sum(map(self._weight, thing.words))
        share = sum(map(self._weight, shared)) / whole if whole else 0.0
        close = [word for word in shared if word in about]
        if len(shared) < FEWEST or (share < ENOUGH and len(close) < FEWEST):
            return "", 0.0
        best = sorted(shared, key=lambda word: (word not in about, -self._weight(word), word))[:_SHOWN]
        return f"both speak of {in_words(thing.words[word] for word in best)}", share + len(close)

    def _lacking(self, thing: Thing, target: Subject) -> str:
        """Why a document serves that is of a kind of which the other project has none approved."""
        same = [one for one in self._things.get(target.id, ()) if thing.kind and one.kind == thing.kind]
        if not thing.kind or any(one.ready for one in same):
            return ""
        noun = thing.kind
        return f"{target.name}'s own {noun} is not approved yet" if same else f"{target.name} has no {noun} yet"

    def _weight(self, word: str) -> float:
        return self._rare.get(word, log(1 + self._most))

    def _served(self, thing: Thing, source: Subject, target: Subject, says: str) -> Served:
        status = f"{thing.status}; " if thing.status else ""
        return Served(thing.subject, source, target, f"{status}{says}", thing.record.place)

    def _thing(self, record: Record) -> Thing:
        value, entity = self._portfolio.value, record.entity
        status, kind = value(record, "status"), value(record, "kind")
        said = status if isinstance(status, str) else ""
        day = value(record, {"deliverable": "accepted_on", "artifact": "approved_on"}.get(entity, "recorded_on"))
        ready = entity == "lesson" or said in _READY.get(entity, ())
        on = f" on {day.isoformat()}" if isinstance(day, date) and ready else ""
        about = (text_of(self._portfolio, record), kind if isinstance(kind, str) else "")
        words = {root(word): word for word in sorted(substance_of("\n\n".join(about)).words)}
        told = f"{'recorded' if entity == 'lesson' and on else said.replace('_', ' ')}{on}"
        if said in _NEVER.get(entity, ()):
            words = {}
        folded = fold(kind) if isinstance(kind, str) and entity == "artifact" else ""
        return Thing(record, self._portfolio.subject(record), words, told, ready, folded)
