"""The impact of a change, for programs."""

from __future__ import annotations

from typing import Any

from pmo_audit.authoring.impact import Impact, Moved, RuleImpact, Side
from pmo_audit.authoring.impact_clauses import Reason
from pmo_audit.findings import Evidence

Json = dict[str, Any]


def impact_json(impact: Impact) -> Json:
    """Everything that changes between the two sides."""
    return {
        "old": _side(impact.old),
        "new": _side(impact.new),
        "compared": impact.compared,
        "moved": impact.moved,
        "directions": dict(impact.directions),
        "rules": [_rule(one) for one in impact.rules],
    }


def _side(side: Side) -> Json:
    one = side.standard
    return {"standard": one.name, "version": one.version, "as_of": side.as_of.isoformat(), "digest": one.digest}


def _rule(one: RuleImpact) -> Json:
    return {
        "rule": one.code,
        "title": one.title,
        "status": one.status,
        "changes": list(one.changes),
        "old": {outcome.value: count for outcome, count in one.old.items()},
        "new": {outcome.value: count for outcome, count in one.new.items()},
        "directions": dict(one.directions),
        "verdicts": [_moved(each) for each in one.moved],
    }


def _moved(one: Moved) -> Json:
    return {
        "entity": one.subject.entity,
        "id": one.subject.id,
        "name": one.subject.name,
        "old": one.old.value if one.old is not None else None,
        "new": one.new.value if one.new is not None else None,
        "reasons": [_reason(each) for each in one.reasons],
    }


def _reason(one: Reason) -> Json:
    return {"kind": one.kind, "words": one.words, "old": _evidence(one.old), "new": _evidence(one.new)}


def _evidence(one: Evidence | None) -> Json | None:
    if one is None:
        return None
    readings = [
        {
            "of": {"entity": each.subject.entity, "id": each.subject.id, "name": each.subject.name},
            "field": each.field,
            "value": each.value,
            "origin": {"file": each.origin.file, "at": each.origin.at} if each.origin is not None else None,
        }
        for each in one.readings
    ]
    return {"clause": one.clause, "outcome": one.outcome, "note": one.note, "readings": readings}
