"""Verdicts counted by project, and by what projects have in common: programme, department, stage.

Counting must not be felt beside judging: each verdict costs two steps of a counter, and everything else is done once
for each kind of record or each project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pmo_audit import ir
from pmo_audit.auditing.facts import facts_of
from pmo_audit.classes import replace
from pmo_audit.findings import MOST_GROUPS, GroupCount, Outcome, ProjectFacts
from pmo_audit.records import Portfolio, Record
from pmo_audit.types import EnumType

GROUPINGS: Final = ("programme", "department", "phase")
_OUTCOMES: Final[Mapping[int, Outcome]] = {id(one): one for one in Outcome}
"""Outcomes by their identity, which is counted many times faster than they themselves are."""

_Belongs = tuple[int, ...]
"""The projects, by their number, against which a record counts."""


class Breakdown:
    """Takes the verdicts of one rule after the other, and says in the end how they fell."""

    def __init__(self, portfolio: Portfolio, chosen: frozenset[str]) -> None:
        """`chosen` are the keys of the projects that are audited; empty for all."""
        records = portfolio.register("project").records
        self._portfolio = portfolio
        self._projects = tuple(one for one in records if not chosen or one.key in chosen)
        self._numbers = {one.key: number for number, one in enumerate(self._projects)}
        self._belonging: dict[str, dict[str, _Belongs]] = {}
        self._totals: Counter[tuple[_Belongs, int]] = Counter()
        self._rules: list[tuple[ir.Rule, Counter[tuple[_Belongs, int]]]] = []
        self._facts: tuple[ProjectFacts, ...] | None = None

    def take(self, rule: ir.Rule, records: Sequence[Record], outcomes: Sequence[Outcome]) -> None:
        """How the rule came out for these records."""
        belonging = self._of(rule.entity)
        counted = Counter(zip([belonging[one.key] for one in records], map(id, outcomes), strict=True))
        self._add(rule, counted)

    def take_unjudged(self, rule: ir.Rule, owners: Iterable[Record | None]) -> None:
        """One undecided verdict for each of these records, under which more may be."""
        unknown = id(Outcome.UNKNOWN)
        counted = Counter((self._belongs(one), unknown) for one in owners if one is not None)
        if counted:
            self._add(rule, counted)

    def projects(self) -> tuple[ProjectFacts, ...]:
        """The projects, each with all that counts against it."""
        found: list[dict[Outcome, int]] = [{} for _ in self._projects]
        for (numbers, outcome), count in self._totals.items():
            for number in numbers:
                of = found[number]
                of[_OUTCOMES[outcome]] = of.get(_OUTCOMES[outcome], 0) + count
        return tuple(
            replace(one, outcomes=in_order(outcomes)) for one, outcomes in zip(self._known(), found, strict=True)
        )

    def groups(self) -> tuple[GroupCount, ...]:
        """Each rule by each programme, department and stage."""
        return tuple(one for by in GROUPINGS for one in self._grouped(by))

    def _grouped(self, by: str) -> Iterable[GroupCount]:
        names = [getattr(one, by) for one in self._known()]
        if len(set(names)) > MOST_GROUPS or not any(names):
            return
        order = self._order(by, names)
        for rule, counted in self._rules:
            found: dict[str, dict[Outcome, int]] = {}
            for (numbers, outcome), count in counted.items():
                for name in dict.fromkeys(names[number] for number in numbers):
                    of = found.setdefault(name, {})
                    of[_OUTCOMES[outcome]] = of.get(_OUTCOMES[outcome], 0) + count
            for name in sorted(found, key=lambda one: order[one]):
                yield GroupCount(by, name, rule.code, rule.standard, in_order(found[name]))

    def _order(self, by: str, names: Iterable[str]) -> Mapping[str, tuple[bool, int, str]]:
        """Where each name stands: stages by the lifecycle, the rest by the alphabet, and what is not said last."""
        field = self._portfolio.schema.find_field("project", by)
        stages = field.type.members if field is not None and isinstance(field.type, EnumType) else ()
        place = {name: number for number, name in enumerate(stages)}
        return {name: (not name, place.get(name, len(place)), name.casefold()) for name in names}

    def _add(self, rule: ir.Rule, counted: Counter[tuple[_Belongs, int]]) -> None:
        self._totals.update(counted)
        self._rules.append((rule, counted))

    def _of(self, entity: str) -> Mapping[str, _Belongs]:
        """For each record of an entity, by its key, the projects it counts against."""
        found = self._belonging.get(entity)
        if found is None:
            records: Iterable[Record] = self._portfolio.register(entity).records
            found = {one.key: self._belongs(one) for one in records}
            found.setdefault("", ())  # the portfolio, where nobody delivered a record of it
            self._belonging[entity] = found
        return found

    def _belongs(self, record: Record) -> _Belongs:
        if record.entity == "project":
            number = self._numbers.get(record.key)
            return (number,) if number is not None else ()
        projects = self._portfolio.record_projects(record)
        return tuple(self._numbers[one.key] for one in projects if one.key in self._numbers)

    def _known(self) -> tuple[ProjectFacts, ...]:
        if self._facts is None:
            self._facts = facts_of(self._portfolio, self._projects)
        return self._facts


def in_order(outcomes: Mapping[Outcome, int]) -> Mapping[Outcome, int]:
    """Counts in the order of the outcomes."""
    return {one: outcomes[one] for one in Outcome if one in outcomes}
