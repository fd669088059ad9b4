"""The search for what would change a verdict: best first, every plan proved in the world it makes, none with a part
that is not needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations, count

from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.edits import AddRecord, Edit, Edits, SetField, is_new, overlaid
from pmo_audit.auditing.why.ways import Goal, Ways
from pmo_audit.backends import Judgement
from pmo_audit.classes import dataclass
from pmo_audit.findings import Outcome

GOOD = (Outcome.PASS, Outcome.NOTHING_TO_CHECK, Outcome.EXCEPTED, Outcome.NOT_APPLICABLE)
"""What may come of a change, the best first."""
_WORLDS = 60
"""Worlds that are looked into for one verdict."""
_STEPS = 5
"""Plans that are put one upon another, where the first shows what else is in the way."""
_TRIED_UP_TO = 60
"""Changes of which it is tried whether each single one is needed."""
_WORK = 60_000
"""Conditions that may be evaluated before the search ends; and so many more for other ways than the first."""
_MORE_WORK = 6_000
_PROVED_UP_TO = 8
"""Changes of which every choice is tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """Edits that change a verdict, and what it then is; no part of them alone does as well."""

    edits: Edits
    reached: Outcome
    least: bool = True
    """Whether it was proved that no part is enough; of very many changes it is not tried."""

    @property
    def groups(self) -> list[Edits]:
        """The edits as people count them."""
        return grouped(self.edits)


def search(bench: Bench, *, permitted: bool) -> list[Found]:
    """The least changes after which the verdict is a good one, the best first; empty where none was found."""
    start = Ways(bench, (), permitted)
    order = count()
    heap: list[tuple[float, int, int, Edits]] = [(0.0, next(order), 0, ())]
    seen: set[frozenset[Edit]] = set()
    found: dict[frozenset[Edit], Found] = {}
    worlds, begun = 0, bench.work
    while heap and worlds < _WORLDS and bench.work - begun < (_MORE_WORK if _any_kept(found) else _WORK):
        _, _, steps, edits = heappop(heap)
        if frozenset(edits) in seen or _is_more(edits, found.values()):
            continue
        seen.add(frozenset(edits))
        worlds += 1
        judgement = bench.judge(edits)
        if judgement.outcome in GOOD:
            one = least(bench, edits, judgement.outcome)
            found.setdefault(frozenset(one.edits), one)
        if judgement.outcome is Outcome.PASS or steps == _STEPS:
            continue
        ways = Ways(bench, edits, permitted)
        for plan in _plans(ways, judgement):
            more = overlaid(edits, plan)
            heappush(heap, (start.price(more), next(order), steps + 1, more))
    return sorted(found.values(), key=lambda one: _rank(start, one))


def _any_kept(found: Mapping[frozenset[Edit], Found]) -> bool:
    return any(one.reached is Outcome.PASS for one in found.values())


def _rank(ways: Ways, one: Found) -> tuple[int, int, float]:
    return GOOD.index(one.reached), len(one.groups), ways.price(one.edits)


def _is_more(edits: Edits, found: Iterable[Found]) -> bool:
    """Whether something that does with less was found already."""
    return any(one.reached is Outcome.PASS and set(one.edits) <= set(edits) for one in found)


# What a verdict suggests


def _plans(ways: Ways, judgement: Judgement) -> list[Edits]:
    """Plans for each road to a good verdict: the requirement, an exception, or out of the scope."""
    rule, records = ways.bench.rule, (ways.bench.subject,)
    if judgement.outcome is Outcome.NOT_APPLICABLE:
        return []
    scope: list[Goal] = [(rule.where, True)] if rule.where is not None else []
    open_ = [one.exemption for one in judgement.exempted if one.applies is not False]
    roads = [[*scope, *((one.where, False) for one in open_), (rule.require, True)]]
    for one in rule.exemptions:
        others = [(other.where, False) for other in open_ if other is not one]
        own = [(one.require, True)] if one.require is not None else []
        roads.append([*scope, *others, (one.where, True), *own])
    if rule.where is not None:
        roads.append([(rule.where, False)])
    return [plan for road in roads for plan in ways.together(road, records) if plan]


# No more than it takes


def grouped(edits: Edits) -> list[Edits]:
    """Edits as people count them: what is said of a record that one of them brings belongs to that one."""
    groups: dict[str, list[Edit]] = {}
    roots: dict[str, str] = {}
    for number, edit in enumerate(edits):
        inner = isinstance(edit, SetField) and is_new(edit.key)
        brought = _brought(edit)
        root = roots.get(edit.cell[1], edit.cell[1]) if inner else brought or f"{number}"
        if brought is not None:
            roots.setdefault(brought, root)
        groups.setdefault(root, []).append(edit)
    return [tuple(group) for group in groups.values()]


def _brought(edit: Edit) -> str | None:
    """The key of the record that an edit brings along."""
    if isinstance(edit, AddRecord):
        return edit.key
    return edit.brings.key if isinstance(edit, SetField) and edit.brings is not None else None


def least(bench: Bench, edits: Edits, reached: Outcome) -> Found:
    """As few of the changes as still reach as much, and as little said of each as it takes."""
    groups = grouped(edits)
    if len(groups) > _TRIED_UP_TO:
        return Found(edits, reached, least=False)
    if len(groups) <= _PROVED_UP_TO:
        groups = _fewest(bench, groups, reached)
    else:
        groups = _without(bench, groups, reached)
    parts = _without(bench, [(edit,) for group in groups for edit in group], reached)
    edits = _flat(parts)
    return Found(edits, bench.outcome(edits))


def _fewest(bench: Bench, groups: list[Edits], reached: Outcome) -> list[Edits]:
    """The smallest choice that reaches as much; every smaller one was tried."""
    for number in range(len(groups)):
        for some in combinations(groups, number):
            if _reaches(bench, some, reached):
                return list(some)
    return groups


def _without(bench: Bench, groups: list[Edits], reached: Outcome) -> list[Edits]:
    """What is left when one after another is taken away that is not needed."""
    kept = list(groups)
    for one in groups:
        rest = [other for other in kept if other is not one]
        if _reaches(bench, rest, reached):
            kept = rest
    return kept


def _reaches(bench: Bench, groups: Sequence[Edits], reached: Outcome) -> bool:
    outcome = bench.outcome(_flat(groups))
    return outcome in GOOD and GOOD.index(outcome) <= GOOD.index(reached)


def _flat(groups: Iterable[Edits]) -> Edits:
    return tuple(edit for group in groups for edit in group)
