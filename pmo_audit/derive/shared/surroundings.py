"""What surrounds a shared issue: by which way it may have spread, who could own it, and what it threatens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from pmo_audit.derive.shared.entries import Entry
from pmo_audit.findings import Actor, Subject
from pmo_audit.oversight import Spread
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold
from pmo_audit.values import Ref

MOST_OWNERS = 3
MANY = 12
"""Up to so many projects with one supplier or department, each pair of them is a way."""

_Way = tuple[tuple[str, str, int, str], Spread]
"""A way with what puts it in order: the ids of both projects, the lower first, and what joins them."""


class Surroundings:
    """Answers what surrounds the projects of one portfolio; what belongs to a project is looked up once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._projects = {one.key: one for one in portfolio.register("project").records}
        self._parts = {
            entity: self._by_project(entity) for entity in ("dependency", "contract", "milestone", "deliverable")
        }
        self._tied = frozenset((source, target) for source in self._projects for target, _ in self._waits_for(source))

    def tied(self) -> frozenset[tuple[str, str]]:
        """The pairs of projects of which the first depends on the second."""
        return self._tied

    def texts(self) -> list[str]:
        """What is said of projects and deliverables, by which a word is rare or not."""
        found = []
        for entity in ("project", "deliverable"):
            for record in self._portfolio.register(entity).records:
                said = (self._portfolio.value(record, field) for field in ("name", "description"))
                found.append(". ".join(one for one in said if isinstance(one, str)))
        return found

    def spread(self, members: Sequence[Entry]) -> tuple[Spread, ...]:
        """The ways between the projects of these entries: dependencies, suppliers that both have, one department.

        Of more than `MANY` projects that have one supplier or department, the ways from the first that logged it are
        told alone: the ways between all of them would be thousands.
        """
        projects = {one.project.id: one.project for one in members}
        raised = {one.project.id: date.max for one in members}
        for one in members:
            raised[one.project.id] = min(raised[one.project.id], one.raised or date.max)
        first = sorted(projects.values(), key=lambda one: (raised[one.id], one.id))
        found = [*self._dependencies(projects), *self._same_suppliers(first), *self._same_team(first)]
        return tuple(way for _, way in sorted(found, key=lambda each: each[0]))

    def _dependencies(self, projects: Mapping[str, Subject]) -> Iterator[_Way]:
        for target in projects.values():
            for key, record in self._waits_for(target.id):
                if key in projects and key != target.id:
                    source = projects[key]
                    says = f"{target.name} depends on {source.name}."
                    way = Spread("dependency", source, target, says, record.origin("target"))
                    yield _place(source, target, 0, target.id), way

    def _same_suppliers(self, first: Sequence[Subject]) -> Iterator[_Way]:
        with_one: dict[str, list[Subject]] = {}
        contracts = {project.id: self._suppliers(project.id) for project in first}
        for project in first:
            for supplier in contracts[project.id]:
                with_one.setdefault(supplier, []).append(project)
        for supplier, projects in with_one.items():
            for one, other in _ways_among(projects):
                name, record = contracts[min(one.id, other.id)][supplier]
                way = Spread("supplier", one, other, f"Both have a contract with {name}.", record.origin("supplier"))
                yield _place(one, other, 1, supplier), way

    def _same_team(self, first: Sequence[Subject]) -> Iterator[_Way]:
        in_one: dict[str, list[Subject]] = {}
        for project in first:
            if team := fold(self._text(project.id, "department")):
                in_one.setdefault(team, []).append(project)
        for projects in in_one.values():
            for one, other in _ways_among(projects):
                named = min(one.id, other.id)
                says = f"Both are run by {self._text(named, 'department')}."
                way = Spread("team", one, other, says, self._projects[named].origin("department"))
                yield _place(one, other, 2), way

    def owners(self, members: Sequence[Entry], spread: Sequence[Spread]) -> tuple[Actor, ...]:
        """Who could own it: whoever owns most of its entries, then who runs the project that it came from."""
        sources = Counter(one.source.id for one in spread if one.via == "dependency")
        found: Counter[str] = Counter()
        roles: dict[str, str] = {}
        for entry in members:
            self._count(entry.record, "owner", f"owner of {entry.subject.id}", 4, found, roles)
            project = self._projects.get(entry.project.id)
            if project is not None:
                weight = 2 + 2 * sources[entry.project.id]
                self._count(project, "manager", f"manager of {entry.project.name}", weight, found, roles)
                self._count(project, "sponsor", f"sponsor of {entry.project.name}", 1, found, roles)
        best = sorted(found, key=lambda key: (-found[key], key))[:MOST_OWNERS]
        return tuple(self._actor(key, roles[key]) for key in best)

    def _count(
        self, record: Record, field: str, role: str, weight: int, found: Counter[str], roles: dict[str, str]
    ) -> None:
        value = self._portfolio.value(record, field)
        if not isinstance(value, Ref) or value.key is None or not self._is_here(value.key):
            return
        found[value.key] += weight
        roles.setdefault(value.key, role)

    def _is_here(self, person: str) -> bool:
        record = self._portfolio.find("person", person)
        return record is None or not isinstance(self._portfolio.value(record, "left_on"), date)

    def _actor(self, key: str, role: str) -> Actor:
        record = self._portfolio.find("person", key)
        if record is None:
            return Actor("", key, role)
        email = self._portfolio.value(record, "email")
        return Actor(key, self._portfolio.subject(record).name, role, email if isinstance(email, str) else "")

    def threatens(self, members: Sequence[Entry]) -> tuple[Subject, ...]:
        """The next open milestone of each project, or else its next deliverable, and the projects that wait for it."""
        projects = dict.fromkeys(one.project.id for one in members)
        found = [one for key in projects if (one := self._next(key)) is not None]
        waiting = sorted(
            (
                self._projects[source].key
                for source, target in self._tied
                if target in projects and source not in projects
            )
        )
        found += [self._portfolio.subject(self._projects[key]) for key in dict.fromkeys(waiting)]
        return tuple(found)

    def _next(self, project: str) -> Subject | None:
        for entity, done, day in (("milestone", "actual", "forecast"), ("deliverable", "accepted_on", "due")):
            open_ = [
                (due, one.key, one)
                for one in self._parts[entity].get(project, ())
                if not isinstance(self._portfolio.value(one, done), date)
                and isinstance(due := self._portfolio.value(one, day), date)
            ]
            if open_:
                return self._portfolio.subject(min(open_)[2])
        return None

    def _waits_for(self, project: str) -> Iterator[tuple[str, Record]]:
        """The projects that one depends on by what is not met, with the dependency."""
        for record in self._parts["dependency"].get(project, ()):
            target = self._portfolio.value(record, "target")
            if self._portfolio.value(record, "status") == "met":
                continue
            if isinstance(target, Ref) and target.key is not None:
                yield target.key, record

    def _suppliers(self, project: str) -> Mapping[str, tuple[str, Record]]:
        found: dict[str, tuple[str, Record]] = {}
        for record in self._parts["contract"].get(project, ()):
            name = self._portfolio.value(record, "supplier")
            if isinstance(name, str):
                found.setdefault(fold(name), (name, record))
        return found

    def _text(self, project: str, field: str) -> str:
        record = self._projects.get(project)
        value = self._portfolio.value(record, field) if record is not None else None
        return value if isinstance(value, str) else ""

    def _by_project(self, entity: str) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self._portfolio.register(entity).records:
            led = self._portfolio.value(record, "project")
            if isinstance(led, Ref) and led.key is not None:
                found.setdefault(led.key, []).append(record)
        return {key: sorted(records, key=lambda one: one.key) for key, records in found.items()}


def _ways_among(projects: Sequence[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """Pairs of projects, the one that logged it first before the other."""
    yield from product(projects[:1], projects[1:]) if len(projects) > MANY else combinations(projects, 2)


def _place(one: Subject, other: Subject, rank: int, what: str = "") -> tuple[str, str, int, str]:
    return min(one.id, other.id), max(one.id, other.id), rank, what
