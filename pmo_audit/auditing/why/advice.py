"""What to do about a failing verdict: a repair, what would have to be, or that nothing helps."""

from __future__ import annotations

from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.changes import change_of
from pmo_audit.auditing.why.edits import SetField
from pmo_audit.auditing.why.exhaustive import choices, never
from pmo_audit.auditing.why.hindrance import hindrance
from pmo_audit.auditing.why.model import Advice, Kind, Way
from pmo_audit.auditing.why.search import GOOD, Found, least, search

WAYS = 3
"""Ways that are told, the best first."""

FULLY = 12
"""Changes of one way that are told with everything that would do as well."""


def advise(bench: Bench) -> Advice:
    """Exactly one of the three kinds of advice, every way of it proved."""
    if never(bench):
        return Advice(Kind.IMPOSSIBLE)
    repairs = search(bench, permitted=True)
    if repairs:
        return Advice(Kind.REPAIR, _ways(bench, repairs))
    others = search(bench, permitted=False)
    if others:
        return Advice(Kind.WOULD_HAVE_TO_BE, _ways(bench, others))
    return _of_everything(bench)


def _of_everything(bench: Bench) -> Advice:
    """What trying everything shows, where the search has found nothing and everything can be tried."""
    every = choices(bench)
    tried = [edits for edits in every or () if bench.outcome(edits) in GOOD]
    if not tried:
        return Advice(Kind.IMPOSSIBLE, proved=every is not None)
    found = [least(bench, edits, bench.outcome(edits)) for edits in tried]
    repairs = [one for one in found if not any(hindrance(bench.portfolio, each, bench.as_of) for each in one.edits)]
    kind = Kind.REPAIR if repairs else Kind.WOULD_HAVE_TO_BE
    return Advice(kind, _ways(bench, sorted(repairs or found, key=lambda one: len(one.edits))))


def _ways(bench: Bench, found: list[Found]) -> tuple[Way, ...]:
    """The best, and others that reach the same with as little, keep as much, and are said in other words."""
    best = found[0]
    told: dict[tuple[str, ...], Way] = {}
    for one in found:
        alike = one.reached is best.reached and len(one.groups) == len(best.groups)
        if alike and (_dodges(best) or not _dodges(one)) and len(told) < WAYS:
            way = _way(bench, one)
            told.setdefault(tuple(sorted(change.deed for change in way.changes)), way)
    return tuple(told.values())


def _way(bench: Bench, one: Found) -> Way:
    changes = (change_of(bench, one.edits, group, briefly=number >= FULLY) for number, group in enumerate(one.groups))
    return Way(tuple(changes), one.reached, one.least)


def _dodges(one: Found) -> bool:
    return any(isinstance(edit, SetField) and edit.dodges for edit in one.edits)
