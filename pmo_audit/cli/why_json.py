"""One verdict with everything there is to say of it, as JSON for programs."""

from __future__ import annotations

from pmo_audit.auditing.why import Advice, Case, Cases, Change, Part, Step, Why
from pmo_audit.cli.plain_json import Json, place_json
from pmo_audit.findings import Reading, Subject


def why_json(why: Why) -> Json:
    """Everything, in the words of the JSON report where it has them."""
    return {
        "rule": why.rule,
        "standard": why.standard,
        "title": why.title,
        "severity": why.severity.value,
        "sentence": why.sentence,
        "because": why.because,
        "remedy": why.remedy,
        "subject": _subject(why.subject),
        "as_of": why.as_of.isoformat(),
        "verdict": why.outcome.value,
        "message": why.message,
        "depth": why.depth,
        "parts": [_part(one) for one in why.parts],
        "advice": _advice(why.advice) if why.advice is not None else None,
        "cases": _cases(why.cases) if why.cases is not None else None,
    }


def _subject(one: Subject) -> Json:
    return {"entity": one.entity, "id": one.id, "name": one.name}


def _reading(one: Reading) -> Json:
    return {
        "subject": _subject(one.subject),
        "field": one.field,
        "value": one.value,
        "place": place_json(one.origin),
    }


def _part(one: Part) -> Json:
    return {
        "role": one.role,
        "title": one.title,
        "came_to": one.came_to,
        "steps": [_step(step) for step in one.steps],
    }


def _step(one: Step) -> Json:
    return {
        "form": one.form,
        "text": one.text,
        "came_to": one.came_to,
        "decided": one.decided,
        "readings": [_reading(reading) for reading in one.readings],
        "notes": list(one.notes),
        "steps": [_step(step) for step in one.steps],
        "left_out": one.left_out,
    }


def _advice(one: Advice) -> Json:
    return {
        "kind": one.kind.value,
        "proved": one.proved,
        "ways": [
            {
                "reached": way.reached.value,
                "least": way.least,
                "changes": [_change(change) for change in way.changes],
            }
            for way in one.ways
        ],
        "effects": [
            {
                "rule": effect.rule,
                "subject": _subject(effect.subject),
                "before": effect.before.value,
                "after": effect.after.value,
            }
            for effect in one.effects
        ],
    }


def _change(one: Change) -> Json:
    return {
        "subject": _subject(one.subject),
        "field": one.field or None,
        "now": one.now,
        "then": one.then,
        "deed": one.deed,
        "state": one.state,
        "hindrance": one.hindrance,
        "place": place_json(one.origin),
    }


def _cases(one: Cases) -> Json:
    return {
        "waits_for": [
            {"what": each.what, "reason": each.why, "place": place_json(each.origin)} for each in one.waits_for
        ],
        "together": one.together,
        "exact": one.exact,
        "outcomes": sorted(outcome.value for outcome in one.outcomes),
        "cases": [_case(case) for case in one.cases],
    }


def _case(one: Case) -> Json:
    return {
        "what": one.what,
        "given": one.given,
        "verdict": one.outcome.value,
        "cases": [_case(case) for case in one.cases],
        "depends_on": list(one.depends),
        "also_waits_for": list(one.also),
        "may_be": [outcome.value for outcome in one.may_be],
        "note": one.note,
    }
