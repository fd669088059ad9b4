"""Who is to act, and by when, as far as the records say it.

The first of these who is named and has not left: the owner of the record, or its author; the manager of a project it
counts against; that project's sponsor; the owner or sponsor of the project's programme. For the portfolio as a whole it
is its owner. By when: the next gate review of its projects that is planned. No name and no day is ever made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pmo_audit.auditing.plan import subject_of
from pmo_audit.findings import Actor, Due
from pmo_audit.records import Portfolio, Record
from pmo_audit.values import Ref

_OWN = ("owner", "author")
_OF_PROJECT = (("manager", "project manager"), ("sponsor", "sponsor"))
_OF_PROGRAMME = (("owner", "programme owner"), ("sponsor", "programme sponsor"))


class Responsible:
    """Finds who is to act on a record of one portfolio; what follows from a project is found once."""

    def __init__(self, portfolio: Portfolio, as_of: date) -> None:
        self._portfolio = portfolio
        self._as_of = as_of
        self._by_project: dict[str, Actor | None] = {}
        self._gates: dict[str, Due] | None = None

    def who(self, record: Record) -> Actor | None:
        """Who can put right what is wrong with a record, or fill in what it lacks; None where nobody is named."""
        for name in _OWN if record.entity not in ("project", "programme") else ():
            noun = "author" if name == "author" else "owner"
            actor = self._named(record, name, f"{noun} of the {record.entity.replace('_', ' ')}")
            if actor is not None:
                return actor
        if record.entity == "programme":
            return self._first(record, _OF_PROGRAMME)
        found = (self._of_project(one) for one in self._portfolio.record_projects(record))
        return next((one for one in found if one is not None), None)

    def due(self, projects: Iterable[Record]) -> Due | None:
        """The next gate review of these projects; None where none is planned."""
        if self._gates is None:
            self._gates = self._next_gates()
        found = [self._gates[one.key] for one in projects if one.key in self._gates]
        return min(found, key=lambda one: (one.day, one.what), default=None)

    def _of_project(self, project: Record) -> Actor | None:
        if project.key not in self._by_project:
            self._by_project[project.key] = self._first(project, _OF_PROJECT) or self._of_programme(project)
        return self._by_project[project.key]

    def _of_programme(self, project: Record) -> Actor | None:
        value = self._portfolio.value(project, "programme")
        programme = self._portfolio.follow(value) if isinstance(value, Ref) else None
        return self._first(programme, _OF_PROGRAMME) if programme is not None else None

    def _first(self, record: Record, fields: Iterable[tuple[str, str]]) -> Actor | None:
        named = (self._named(record, name, role) for name, role in fields)
        return next((one for one in named if one is not None), None)

    def _named(self, record: Record, field: str, role: str) -> Actor | None:
        """The person in a field, unless it is somebody who has left."""
        value = self._portfolio.value(record, field)
        if not isinstance(value, Ref):
            return None
        person = self._portfolio.follow(value)
        if person is None:
            return Actor("", value.text, role)
        left = self._portfolio.value(person, "left_on")
        if isinstance(left, date) and left < self._as_of:
            return None
        email = self._portfolio.value(person, "email")
        return Actor(
            person.key, subject_of(self._portfolio, person).name, role, email if isinstance(email, str) else ""
        )

    def _next_gates(self) -> dict[str, Due]:
        found: dict[str, Due] = {}
        for key, due in sorted(self._planned(), key=lambda one: (one[1].day, one[1].what)):
            found.setdefault(key, due)
        return found

    def _planned(self) -> Iterator[tuple[str, Due]]:
        """The gate reviews that are still to come, each with the key of its project."""
        for review in self._portfolio.register("gate_review").records:
            project, days = self._portfolio.value(review, "project"), ("planned_for", "held_on")
            held, day = self._portfolio.value(review, "held_on"), None
            if not isinstance(held, date) or held >= self._as_of:
                values = (self._portfolio.value(review, name) for name in days)
                day = next((one for one in values if isinstance(one, date)), None)
            if isinstance(project, Ref) and project.key is not None and day is not None and day >= self._as_of:
                yield project.key, Due(day, f"gate review {subject_of(self._portfolio, review).name}")
