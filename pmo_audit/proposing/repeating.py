"""Registers with several rows for one record: a row for each month or year of a project."""

from __future__ import annotations

from pmo_audit.classes import dataclass, replace
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.matching import Match, Matcher, Matching
from pmo_audit.proposing.tables import Seen
from pmo_audit.proposing.vocabulary import Vocabulary
from pmo_audit.records import Entity
from pmo_audit.sources.tables import show
from pmo_audit.sources.words import alike

_REPEATED = 0.7
"""Fewer different names than this share of the rows are names of several rows each."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """What of a repeated record stays the same in all its rows, and the reports that the rows are, if they are."""

    fixed: tuple[Match, ...]
    left: tuple[tuple[Column, str], ...]
    reports: Matching | None
    reason: str
    why_reports: str = ""


def find_repeats(entity: Entity, matching: Matching, seen: Seen, vocabulary: Vocabulary) -> Repeats | None:
    """How the rows of a table repeat its projects, if they do."""
    known = matching.find("id") or matching.find(entity.label)
    if entity.name != "project" or known is None or seen.rows < 4 or known.column.distinct >= _REPEATED:
        return None
    named = max((one for name in ("id", "name") if (one := matching.find(name))), key=lambda one: len(one.column.told))
    reports = Matcher(vocabulary.schema.entities["status_report"], seen.columns, vocabulary).matching()
    dated = reports.find("period")
    taken = {one.column.index for one in reports.matches} if dated is not None else set()
    fixed, left = [], []
    for one in matching.matches:
        if one.field.name in ("id", "name") or (one.column.index not in taken and _stays(one.column, named.column)):
            fixed.append(one)
        elif one.column.index not in taken:
            left.append((one.column, f"it differs between the rows of one {entity.name}"))
    if not any(one.field.name == "id" for one in fixed):
        fixed.insert(0, _as_id(fixed[0], entity, vocabulary))
    count = len({alike(one) for one in named.column.told})
    reason = f"`{named.column.heading}` has {count} different entries in {seen.rows} rows"
    if dated is None or not reports.find("project"):
        return Repeats(tuple(fixed), tuple(left), None, reason)
    why = f"each row has a `{dated.column.heading}`, so it is what a project said of itself for that period"
    return Repeats(tuple(fixed), tuple(left), replace(reports, left=()), reason, why)


def _as_id(match: Match, entity: Entity, vocabulary: Vocabulary) -> Match:
    identifier = vocabulary.schema.find_field(entity.name, "id")
    return replace(match, field=identifier or match.field, reason="there are no ids, so the name tells them apart")


def _stays(column: Column, named: Column) -> bool:
    """Whether a column says the same in all rows of one record."""
    said: dict[str, str] = {}
    for name, cell in zip(named.cells, column.cells, strict=True):
        text = alike(show(cell))
        if text and said.setdefault(alike(show(name)), text) != text:
            return False
    return True
