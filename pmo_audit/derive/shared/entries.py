"""Issues and risks as their projects logged them, and what surrounds those projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pmo_audit.classes import dataclass
from pmo_audit.derive.overlaps.works import sentences
from pmo_audit.findings import Subject
from pmo_audit.oversight import Passage
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold
from pmo_audit.values import Ref

ENTITIES = ("issue", "risk")
SAYS_WHAT = ("name", "description")
"""The fields that say what is the matter; the others say what is done about it."""
_ABOUT = ("description", "resolution", "response")


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue or a risk: its passages, the name first, and the project that logged it."""

    record: Record
    subject: Subject
    project: Subject
    passages: tuple[Passage, ...]
    raised: date | None

    @property
    def text(self) -> str:
        """What is said about it, without what is done about it: the answers to one problem differ."""
        return "\n".join(one.text for one in self.passages if one.field in SAYS_WHAT)


def read_entries(portfolio: Portfolio) -> tuple[Entry, ...]:
    """The issues and risks that say anything and whose project is known, in the order of their registers.

    Where no register of projects came, an entry's project is what it calls it.
    """
    return tuple(
        entry
        for entity in ENTITIES
        for record in portfolio.register(entity).records
        if (entry := _entry(portfolio, record)) is not None
    )


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by their keys, so that the order of the data decides nothing where two fit equally well."""
    return tuple(sorted(entries, key=lambda one: (one.subject.entity, one.subject.id)))


def _entry(portfolio: Portfolio, record: Record) -> Entry | None:
    project = _project(portfolio, record)
    passages = tuple(_passages(portfolio, record))
    if project is None or not any(one.field in SAYS_WHAT for one in passages):
        return None
    raised = portfolio.value(record, "raised_on")
    return Entry(
        record,
        portfolio.subject(record),
        project,
        passages,
        raised if isinstance(raised, date) else None,
    )


def _project(portfolio: Portfolio, record: Record) -> Subject | None:
    """The project that logged an entry; as the entry calls it, where no projects came that could be meant."""
    led = portfolio.value(record, "project")
    if not isinstance(led, Ref):
        return None
    found = portfolio.follow(led)
    if found is not None:
        return portfolio.subject(found)
    named = fold(led.text)
    return Subject("project", named, led.text) if named and not portfolio.register("project").records else None


def _passages(portfolio: Portfolio, record: Record) -> Iterator[Passage]:
    subject = portfolio.subject(record)
    for field in ("name", *_ABOUT):
        text = portfolio.value(record, field)
        if isinstance(text, str):
            for sentence in sentences(text):
                yield Passage(subject, field, sentence, (), record.origin(field))
