"""The verdicts by programme, department and stage, as a report shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pmo_audit.classes import dataclass
from pmo_audit.findings import MOST_GROUPS, GroupCount, Outcome, ProjectFacts
from pmo_audit.reporting.tally import Tally, tally_of

TITLES: Final[Mapping[str, str]] = {
    "programme": "By programme",
    "department": "By department",
    "phase": "By lifecycle stage",
}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The projects that have one thing in common, and how the verdicts against them came out.

    `name` is empty for the projects that do not say what they are in.
    """

    name: str
    projects: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Grouping:
    """All lines by one thing. `too_many` is the number of values where there are too many to compare, else 0."""

    by: str
    title: str
    lines: tuple[GroupLine, ...]
    too_many: int = 0


def groupings_of(projects: Sequence[ProjectFacts], groups: Iterable[GroupCount]) -> tuple[Grouping, ...]:
    """A grouping for each thing that at least one project says of itself."""
    counted: dict[str, dict[str, dict[Outcome, int]]] = {}
    for one in groups:
        counts = counted.setdefault(one.by, {}).setdefault(one.name, {})
        for outcome, number in one.outcomes.items():
            counts[outcome] = counts.get(outcome, 0) + number
    found = (_grouping(by, projects, counted.get(by, {})) for by in TITLES)
    return tuple(one for one in found if one.lines or one.too_many)


def _grouping(by: str, projects: Sequence[ProjectFacts], counted: dict[str, dict[Outcome, int]]) -> Grouping:
    numbers: dict[str, int] = {}
    for one in projects:
        name = getattr(one, by)
        numbers[name] = numbers.get(name, 0) + 1
    if not any(numbers):
        return Grouping(by, TITLES[by], ())
    if len(numbers) > MOST_GROUPS:
        return Grouping(by, TITLES[by], (), len(numbers))
    unjudged: dict[str, dict[Outcome, int]] = {name: {} for name in numbers if name not in counted}
    lines = [
        GroupLine(name, numbers.get(name, 0), tally_of(outcomes)) for name, outcomes in {**counted, **unjudged}.items()
    ]
    return Grouping(by, TITLES[by], tuple(lines if by == "phase" else sorted(lines, key=_worst_first)))


def _worst_first(line: GroupLine) -> tuple[bool, int, int, str]:
    return (not line.name, -line.tally.failed, -line.tally.unknown - line.tally.errors, line.name)
