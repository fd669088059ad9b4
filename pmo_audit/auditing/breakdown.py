"""Verdicts counted by project, and by what projects have in common: programme, department, stage.

Counting must not be felt beside judging: each verdict costs two steps of a counter, and everything else is done once
for each kind of record, each project, or each rule and group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import Final

from pmo_audit import ir
from pmo_audit.auditing.facts import facts_of
from pmo_audit.classes import dataclass, field, replace
from pmo_audit.findings import MOST_GROUPS, GroupCount, Outcome, ProjectFacts
from pmo_audit.records import Portfolio, Record
from pmo_audit.types import EnumType

GROUPINGS: Final = ("programme", "department", "phase")
_OUTCOMES: Final = tuple(Outcome)
_CODES: Final[Mapping[int, int]] = {id(one): code for code, one in enumerate(Outcome)}
"""The number of each outcome, by its identity: numbers are counted many times faster than outcomes are.

What is counted is a sum: of the number of the outcome, and of `len(Outcome)` times that of what it is counted for.
"""
_SEVERAL: Final = len(_OUTCOMES)

_Belongs = tuple[int, ...]
"""The projects, by their number, against which a record counts."""
_Groups = tuple[tuple[str, ...], ...]
"""For each grouping, the groups that these projects are of."""


@dataclass
class _Register:
    """For each record of an entity, by its key: what is counted for its projects, and for their groups."""

    belongs: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)


class Breakdown:
    """Takes the verdicts of one rule after the other, and says in the end how they fell."""

    def __init__(self, portfolio: Portfolio, chosen: frozenset[str]) -> None:
        """`chosen` are the keys of the projects that are audited; empty for all."""
        records = [one for one in portfolio.register("project").records if not chosen or one.key in chosen]
        self._portfolio = portfolio
        self._facts = facts_of(portfolio, records)
        self._numbers = {one.key: number for number, one in enumerate(records)}
        self._registers: dict[str, _Register] = {}
        self._belonging: dict[_Belongs, int] = {}
        self._groups: dict[_Groups, int] = {}
        self._totals: Counter[int] = Counter()
        self._rules: list[tuple[ir.Rule, Counter[int]]] = []

    def take(self, rule: ir.Rule, records: Sequence[Record], outcomes: Sequence[Outcome]) -> None:
        """How the rule came out for these records."""
        register = self._register(rule.entity)
        keys = [one.key for one in records]
        came = [_CODES[id(one)] for one in outcomes]
        self._totals.update(map(add, map(register.belongs.__getitem__, keys), came))
        self._rules.append((rule, Counter(map(add, map(register.groups.__getitem__, keys), came))))

    def take_unjudged(self, rule: ir.Rule, owners: Iterable[Record | None]) -> None:
        """One undecided verdict for each of these records, under which more may be."""
        belonging = [self._belongs(one) for one in owners if one is not None]
        unknown = _CODES[id(Outcome.UNKNOWN)]
        self._totals.update(self._number(one) + unknown for one in belonging)
        self._rules.append((rule, Counter(self._group(one) + unknown for one in belonging)))

    def projects(self) -> tuple[ProjectFacts, ...]:
        """The projects, each with all that counts against it."""
        found: list[dict[Outcome, int]] = [{} for _ in self._facts]
        belonging = tuple(self._belonging)
        for sum_, count in self._totals.items():
            belongs, code = divmod(sum_, _SEVERAL)
            for number in belonging[belongs]:
                _add(found[number], code, count)
        return tuple(
            replace(one, outcomes=_in_order(outcomes)) for one, outcomes in zip(self._facts, found, strict=True)
        )

    def groups(self) -> tuple[GroupCount, ...]:
        """Each rule by each programme, department and stage."""
        return tuple(one for number, by in enumerate(GROUPINGS) for one in self._grouped(number, by))

    def _grouped(self, number: int, by: str) -> Iterable[GroupCount]:
        names = {getattr(one, by) for one in self._facts}
        if len(names) > MOST_GROUPS or not any(names):
            return
        order = self._order(by, names)
        groups = [one[number] for one in self._groups]
        for rule, counted in self._rules:
            found: dict[str, dict[Outcome, int]] = {}
            for sum_, count in counted.items():
                group, code = divmod(sum_, _SEVERAL)
                for name in groups[group]:
                    _add(found.setdefault(name, {}), code, count)
            for name in sorted(found, key=order.__getitem__):
                yield GroupCount(by, name, rule.code, rule.standard, _in_order(found[name]))

    def _order(self, by: str, names: Iterable[str]) -> Mapping[str, tuple[bool, int, str]]:
        """Where each name stands: stages by the lifecycle, the rest by the alphabet, and what is not said last."""
        declared = self._portfolio.schema.find_field("project", by)
        stages = declared.type.members if declared is not None and isinstance(declared.type, EnumType) else ()
        place = {name: number for number, name in enumerate(stages)}
        return {name: (not name, place.get(name, len(place)), name.casefold()) for name in names}

    def _register(self, entity: str) -> _Register:
        found = self._registers.get(entity)
        if found is None:
            found = self._registers[entity] = _Register()
            found.belongs[""], found.groups[""] = self._number(()), self._group(())  # the portfolio itself
            for one in self._portfolio.register(entity).records:
                belongs = self._belongs(one)
                found.belongs[one.key], found.groups[one.key] = self._number(belongs), self._group(belongs)
        return found

    def _belongs(self, record: Record) -> _Belongs:
        if record.entity == "project":
            number = self._numbers.get(record.key)
            return (number,) if number is not None else ()
        projects = self._portfolio.record_projects(record)
        return tuple(self._numbers[one.key] for one in projects if one.key in self._numbers)

    def _number(self, numbers: _Belongs) -> int:
        """What is counted for these projects."""
        return _SEVERAL * self._belonging.setdefault(numbers, len(self._belonging))

    def _group(self, numbers: _Belongs) -> int:
        """What is counted for the groups of these projects."""
        facts = [self._facts[number] for number in numbers]
        groups = tuple(tuple(dict.fromkeys(getattr(one, by) for one in facts)) for by in GROUPINGS)
        return _SEVERAL * self._groups.setdefault(groups, len(self._groups))


def _add(counts: dict[Outcome, int], code: int, count: int) -> None:
    came = _OUTCOMES[code]
    counts[came] = counts.get(came, 0) + count


def _in_order(outcomes: Mapping[Outcome, int]) -> Mapping[Outcome, int]:
    """Counts in the order of the outcomes."""
    return {one: outcomes[one] for one in Outcome if one in outcomes}
