"""Overlaps as records: two projects each, and the deliverables where it is these that resemble each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_audit.derive.overlaps import find_overlaps
from pmo_audit.derive.overlaps.deciding import with_decisions
from pmo_audit.derive.registers.making import Made, make_record, make_register, reading, ref, refs
from pmo_audit.findings import Evidence, Reason, Subject
from pmo_audit.oversight import Decided, Decision, Overlap, Oversight
from pmo_audit.records import Gap, Lack, Portfolio, Record
from pmo_audit.values import NONE, Ref, Value

PASSAGES = 3
"""Pairs of passages that evidence quotes."""
_ABOUT = ("description", "goals", "method", "expected_outcomes")


def overlaps(portfolio: Portfolio, decided: Iterable[Decided]) -> Made:
    """The register of overlaps."""
    found = with_decisions(find_overlaps(portfolio), portfolio, decided)
    told = [one for one in found if one.kind != "similar" or one.decision is not None]  # else every pair would be one
    records = [_record(portfolio, one) for one in told]
    register = make_register(portfolio, "overlap", records, _silent(portfolio))
    evidence = {("overlap", one.id): tuple(_evidence(one)) for one in told}
    return Made(Oversight(overlaps=found), (register,), evidence)


def _record(portfolio: Portfolio, one: Overlap) -> Record:
    left, right = (_project_of(portfolio, side) for side in (one.left, one.right))
    parts = (one.left, one.right) if one.level == "deliverable" else ()
    decision = one.decision if one.decision is not None and not one.decision.stale else None
    return make_record(
        portfolio,
        "overlap",
        one.id,
        name=f"{one.left.name} and {one.right.name}",
        level=one.level,
        left=ref(left),
        right=ref(right),
        left_deliverable=ref(one.left) if parts else NONE,
        right_deliverable=ref(one.right) if parts else NONE,
        kind=one.kind,
        score=one.score,
        flag=one.flag,
        reason=one.because,
        outdated=one.decision is not None and one.decision.stale,
        projects=refs(one.projects),
        deliverables=refs(parts),
        **(_decided(portfolio, decision) if decision is not None else {}),
    )


def _decided(portfolio: Portfolio, decision: Decision) -> dict[str, Value]:
    who = portfolio.directory("person").find(decision.by)
    return {
        "decision": decision.verdict.replace("-", "_"),
        "decided_by": Ref("person", decision.by, who[0] if len(who) == 1 else None),
        "decided_on": decision.on if decision.on is not None else NONE,
        "decision_reason": decision.because,
    }


def _project_of(portfolio: Portfolio, side: Subject) -> Subject:
    """The project of one side of an overlap."""
    record = portfolio.find(side.entity, side.id)
    projects = portfolio.record_projects(record) if record is not None else ()
    return portfolio.subject(projects[0]) if projects else side


def _silent(portfolio: Portfolio) -> Iterator[Gap]:
    """Projects that do not say what they are about: what they have in common with others nobody can tell."""
    projects = portfolio.register("project").records
    silent = [one for one in projects if not any(isinstance(portfolio.value(one, name), str) for name in _ABOUT)]
    if len(silent) == len(projects) > 1:
        lack = Lack(Reason.MISSING.value, "project", "", "description")
        yield Gap("no project says what it is about", None, None, undelivered=True, lack=lack)
        return
    for one in silent:
        lack = Lack(Reason.MISSING.value, "project", one.key, "description")
        yield Gap("it does not say what it is about", one.origin("description"), None, undelivered=True, lack=lack)


def _evidence(one: Overlap) -> Iterator[Evidence]:
    """Why it is thought so: the addends of the score, and the passages that both sides have."""
    addends = (f"{each.says} ({each.points / 100:+.1f})" for each in one.contributions if each.points)
    yield Evidence("the score is a sum", "true", (), "; ".join((one.because, *addends)))
    sides = [side for pair in one.passages[:PASSAGES] for side in pair]
    if sides:
        readings = tuple(reading(each.subject, each.field, each.text, each.origin) for each in sides)
        yield Evidence("both say it", "true", tuple(dict.fromkeys(readings)))
