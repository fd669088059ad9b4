"""What is compared: projects and deliverables as pieces of work, with the passages that say what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

from pmo_audit.classes import dataclass, replace
from pmo_audit.findings import Subject
from pmo_audit.oversight import Passage
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold
from pmo_audit.values import Ref

LEVELS = ("project", "deliverable")
PARTS = frozenset({"objective", "deliverable"})
"""The passages of a project that are about a part of it."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*")
_ABOUT = MappingProxyType(
    {
        "project": ("description", "goals", "method", "expected_outcomes"),
        "deliverable": ("description",),
    }
)
_PEOPLE = ("sponsor", "manager", "budget_owner", "owner")


@dataclass(frozen=True, slots=True)
class Work:
    """A project or a deliverable: its name, the passages about it, and the fields that speak for or against likeness.

    `project` is the key of the project it is part of, its own for a project; empty where nobody said. `waits_for` are
    the keys of projects that it depends on, with the kinds of dependency.
    """

    subject: Subject
    project: Subject
    passages: tuple[Passage, ...]
    department: str = ""
    programme: str = ""
    people: frozenset[str] = frozenset()
    suppliers: frozenset[str] = frozenset()
    objective: str = ""
    start: date | None = None
    finish: date | None = None
    waits_for: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """The name; empty where nobody gave one."""
        return self.passages[0].text if self.passages and self.passages[0].field == "name" else ""

    @property
    def text(self) -> str:
        """Everything that is said about it, a passage a line."""
        return "\n".join(one.text for one in self.passages)

    @property
    def about(self) -> str:
        """What it says of itself, without its parts; everything where it says nothing of itself."""
        return "\n".join(one.text for one in self.passages if one.subject == self.subject) or self.text

    def begins_after(self, other: Work, leeway: int = 60) -> bool:
        """Whether it begins when the other has finished, or shortly before; False where a date is lacking."""
        if self.start is None or other.finish is None or other.start is None:
            return False
        return self.start > other.start and self.start >= other.finish - timedelta(days=leeway)


def read_works(portfolio: Portfolio, level: str) -> tuple[Work, ...]:
    """The pieces of work of a level, in the order of their register."""
    reading = _Reading(portfolio)
    read = reading.project if level == "project" else reading.deliverable
    return tuple(read(one) for one in portfolio.register(level).records)


class _Reading:
    """Reads the works of one portfolio; what belongs to a project is looked up once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._parts = {
            entity: self._by_project(entity) for entity in ("deliverable", "objective", "contract", "dependency")
        }

    def project(self, record: Record) -> Work:
        passages = [*self._passages(record, _ABOUT["project"])]
        for entity in ("objective", "deliverable"):
            for one in self._parts[entity].get(record.key, ()):
                passages += self._of_part(one)
        subject = self._subject(record)
        return self._with_fields(Work(subject, subject, tuple(passages)), record, record)

    def deliverable(self, record: Record) -> Work:
        owner = self._owner(record)
        project = self._subject(owner) if owner is not None else self._unknown_owner(record)
        work = Work(self._subject(record), project, tuple(self._passages(record, _ABOUT["deliverable"])))
        return self._with_fields(work, owner, record) if owner is not None else work

    def _with_fields(self, work: Work, project: Record, record: Record) -> Work:
        value = self._portfolio.value
        people = (self._ref(record, name) for name in _PEOPLE)
        contracts = self._parts["contract"].get(project.key, ())
        suppliers = (value(one, "supplier") for one in contracts)
        return replace(
            work,
            department=self._text(project, "department") or self._ref(project, "organisation_unit"),
            programme=self._ref(project, "programme"),
            people=frozenset(one for one in people if one),
            suppliers=frozenset(fold(one) for one in suppliers if isinstance(one, str)),
            objective=self._ref(project, "strategic_objective"),
            start=self._day(project, "start"),
            finish=self._day(project, "actual_finish") or self._day(project, "finish"),
            waits_for=tuple(self._waits_for(project)),
        )

    def _waits_for(self, project: Record) -> Iterator[tuple[str, str]]:
        for one in self._parts["dependency"].get(project.key, ()):
            target, kind = self._portfolio.value(one, "target"), self._portfolio.value(one, "kind")
            if isinstance(target, Ref) and target.key is not None:
                yield target.key, kind if isinstance(kind, str) else ""

    def _passages(self, record: Record, fields: tuple[str, ...]) -> Iterator[Passage]:
        """The name, then the sentences of what is said about the record."""
        subject = self._subject(record)
        name = self._portfolio.value(record, "name")
        if isinstance(name, str) and name.strip():
            yield Passage(subject, "name", name.strip(), (), record.origin("name"))
        for field in fields:
            text = self._portfolio.value(record, field)
            if isinstance(text, str):
                for sentence in sentences(text):
                    yield Passage(subject, field, sentence, (), record.origin(field))

    def _of_part(self, record: Record) -> Iterator[Passage]:
        """An objective or a deliverable of a project: its name and its description, each a passage with its cell."""
        for field in ("name", "description"):
            said = self._portfolio.value(record, field)
            if isinstance(said, str) and said.strip():
                text = said.strip().rstrip(".")
                yield Passage(self._subject(record), record.entity, text, (), record.origin(field))

    def _by_project(self, entity: str) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self._portfolio.register(entity).records:
            key = self._ref(record, "project")
            if key:
                found.setdefault(key, []).append(record)
        return found

    def _owner(self, record: Record) -> Record | None:
        led = self._portfolio.value(record, "project")
        return self._portfolio.follow(led) if isinstance(led, Ref) else None

    def _unknown_owner(self, record: Record) -> Subject:
        """The project of a deliverable as it is called there, where that leads to no record.

        Where all deliverables name one and the same, and no project came, this says nothing, so they are compared.
        """
        led = self._portfolio.value(record, "project")
        if not isinstance(led, Ref) or self._names_one_project:
            return Subject("project", "", "")
        return Subject("project", fold(led.text), led.text)

    @cached_property
    def _names_one_project(self) -> bool:
        value, register = self._portfolio.value, self._portfolio.register
        named = {
            fold(led.text) for one in register("deliverable").records if isinstance(led := value(one, "project"), Ref)
        }
        return not register("project").records and len(named) == 1

    def _subject(self, record: Record) -> Subject:
        return self._portfolio.subject(record)

    def _text(self, record: Record, field: str) -> str:
        value = self._portfolio.value(record, field)
        return fold(value) if isinstance(value, str) else ""

    def _ref(self, record: Record, field: str) -> str:
        value = self._portfolio.value(record, field)
        return (value.key or fold(value.text)) if isinstance(value, Ref) else ""

    def _day(self, record: Record, field: str) -> date | None:
        value = self._portfolio.value(record, field)
        return value if isinstance(value, date) else None


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, without those that have no letter or digit."""
    found = (one.group().strip() for one in _SENTENCE.finditer(text))
    return [one for one in found if any(char.isalnum() for char in one)]
