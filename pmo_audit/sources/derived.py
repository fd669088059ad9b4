"""References that no cell holds because they follow from others, such as the report before a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from types import MappingProxyType

from pmo_audit.sources.drafts import Draft
from pmo_audit.text import fold
from pmo_audit.values import MISSING, NONE, Missing, Period, Ref, Value

_NOWHERE = ""


def derive(drafts: Mapping[str, list[Draft]], lossy: Mapping[str, bool]) -> None:
    """Sets the derived fields that nobody delivered. `lossy` tells the entities of which records may be lacking."""
    _inherit_owners(drafts)
    for (entity, field), find in DERIVED.items():
        waiting = [one for one in drafts.get(entity, ()) if field not in one.values]
        found = find(drafts.get(entity, []), lossy.get(entity, False)) if waiting else {}
        for one in waiting:
            one.values[field] = found[one.key]


def _inherit_owners(drafts: Mapping[str, list[Draft]]) -> None:
    """Sets whose a record is, where only what it is part of says so: the project of a task, by its schedule."""
    by_key = _ByKey(drafts)
    for some in drafts.values():
        for one in some:
            for field in one.entity.part_of:
                value = one.values.get(field, MISSING)
                if type(value) is Missing and value == MISSING:
                    owner = _owner_through(one, field, by_key)
                    if owner is not None:
                        one.values[field] = owner


class _ByKey(dict[str, Mapping[str, Draft]]):
    """The drafts of each entity by their keys, made when somebody asks."""

    __slots__ = ("_drafts",)

    def __init__(self, drafts: Mapping[str, list[Draft]]) -> None:
        super().__init__()
        self._drafts = drafts

    def __missing__(self, entity: str) -> Mapping[str, Draft]:
        made = self[entity] = {one.key: one for one in self._drafts.get(entity, ())}
        return made


def _owner_through(draft: Draft, field: str, by_key: _ByKey) -> Ref | None:
    """The one owner to which all that the record is part of leads, or None."""
    wanted = draft.entity.owner_of(field)
    found: set[Ref] = set()
    for other in draft.entity.part_of:
        ref = draft.values.get(other)
        holder = by_key[ref.entity].get(ref.key) if isinstance(ref, Ref) and ref.key is not None else None
        for link in holder.entity.part_of if holder is not None and other != field else ():
            led = holder.values.get(link) if holder is not None else None
            if isinstance(led, Ref) and led.entity == wanted and led.key is not None:
                found.add(led)
    return found.pop() if len(found) == 1 else None


def previous_report(reports: list[Draft], lossy: bool) -> Mapping[str, Value]:
    """By key, the same project's report before each: that of the greatest period before its own, NONE for the first.

    MISSING where that cannot be known: the project or period is not; or a report that may be of this project has a
    period that is not known, or lies between the two; or two reports tie; or reports were lost.
    """
    by_project: dict[str, list[tuple[Period | None, str]]] = defaultdict(list)
    for one in reports:
        by_project[_project(one)].append((_period(one), one.key))
    stray = by_project.get(_NOWHERE, [])
    found: dict[str, Value] = {}
    for one in reports:
        period, project = _period(one), _project(one)
        if period is None or not project or lossy:
            found[one.key] = MISSING
        else:
            found[one.key] = _before(period, by_project[project], stray)
    return found


DERIVED: Mapping[tuple[str, str], Callable[[list[Draft], bool], Mapping[str, Value]]] = MappingProxyType(
    {("status_report", "previous"): previous_report}
)
"""(entity, field) → what finds it for all records of the entity."""


def _before(period: Period, own: list[tuple[Period | None, str]], stray: list[tuple[Period | None, str]]) -> Value:
    if any(other is None for other, _ in own + stray):
        return MISSING
    earlier = [(other, key) for other, key in own if other is not None and other < period]
    best = max((other for other, _ in earlier), default=None)
    if any(other is not None and other < period and (best is None or other >= best) for other, _ in stray):
        return MISSING
    tied = [key for other, key in earlier if other == best]
    if not tied:
        return NONE
    return Ref("status_report", tied[0], tied[0]) if len(tied) == 1 else MISSING


def _period(report: Draft) -> Period | None:
    value = report.values.get("period")
    return value if isinstance(value, Period) else None


def _project(report: Draft) -> str:
    """What tells the reports of one project from those of others, even where the project was not delivered."""
    value = report.values.get("project")
    if not isinstance(value, Ref) or value.candidates:
        return _NOWHERE
    return f"key {value.key}" if value.key is not None else f"text {fold(value.text)}"
