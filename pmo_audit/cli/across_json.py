"""What was found across projects as JSON for other programs: pairs of like work, and shared issues."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pmo_audit.cli.plain_json import Json, place_json

if TYPE_CHECKING:
    from pmo_audit.findings import Actor, Subject
    from pmo_audit.oversight import Contribution, Meeting, Overlap, Passage, SharedIssue, Spread


def document(items: Iterable[Json]) -> Iterator[str]:
    """A list with one item a line, in pieces, since there may be many thousands."""
    from pmo_audit.reporting.plain import escape_unseen_in_json

    lead = "[\n"
    for one in items:
        yield lead + escape_unseen_in_json(json.dumps(one, ensure_ascii=False))
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def overlap_json(one: Overlap) -> Json:
    """A pair that was scored: `score` lies between 0 and 1 and is the sum of the contributions' points in 10,000."""
    found: Json = {
        "left": one.left.id,
        "right": one.right.id,
        "kind": one.kind,
        "score": _score(one.points),
        "flag": one.flag,
        "evidence": {
            "contributions": _contributions(one.contributions),
            "passages": [{"left": _passage(ours), "right": _passage(theirs)} for ours, theirs in one.passages],
        },
        "id": one.id,
        "level": one.level,
        "because": one.because,
        "names": {"left": one.left.name, "right": one.right.name},
        "projects": [each.id for each in one.projects],
    }
    if one.decision is not None:
        day = one.decision.on.isoformat() if one.decision.on is not None else None
        said = {name: getattr(one.decision, name) for name in ("verdict", "by", "because", "stale")}
        found["decision"] = {**said, "on": day, "changed": list(one.decision.changed)}
    if one.meeting is not None:
        found["meeting"] = _meeting(one.meeting)
    return found


def shared_issue_json(one: SharedIssue) -> Json:
    """One problem that several projects have, with the ways by which it may have come from one to another."""
    found: Json = {
        "members": [each.id for each in one.members],
        "score": _score(one.points),
        "spread": [_spread(each) for each in one.spread],
        "evidence": {
            "contributions": _contributions(one.contributions),
            "passages": [_passage(each) for each in one.passages],
            "shares": list(one.shares),
        },
        "id": one.id,
        "exemplar": one.exemplar.id,
        "names": {each.id: each.name for each in one.members},
        "projects": [each.id for each in one.projects],
        "owners": [_actor(each) for each in one.owners],
        "threatens": [_subject(each) for each in one.threatens],
    }
    if one.meeting is not None:
        found["meeting"] = _meeting(one.meeting)
    return found


def _score(points: int) -> float:
    from pmo_audit.oversight import WHOLE_SCORE

    return points / WHOLE_SCORE


def _contributions(those: Sequence[Contribution]) -> list[Json]:
    return [{"name": one.name, "points": one.points, "says": one.says} for one in those]


def _passage(one: Passage) -> Json:
    marks = [list(each) for each in one.marks]
    place = place_json(one.origin)
    return {**_subject(one.subject), "field": one.field, "text": one.text, "marks": marks, "place": place}


def _spread(one: Spread) -> Json:
    ends = {"source": one.source.id, "target": one.target.id}
    return {"via": one.via, **ends, "says": one.says, "place": place_json(one.origin)}


def _meeting(one: Meeting) -> Json:
    serves = [
        {"what": _subject(each.what), "of": each.of.id, "serves": each.serves.id, "says": each.says}
        for each in one.serves
    ]
    return {"people": [_actor(each) for each in one.people], "about": one.about, "serves": serves}


def _subject(one: Subject) -> Json:
    return {"record": one.id, "entity": one.entity}


def _actor(one: Actor) -> Json:
    return {"id": one.id, "name": one.name, "role": one.role}
