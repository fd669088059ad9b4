"""The report for machines: everything that was found, with the data unchanged. `json_schema` describes it."""

from __future__ import annotations

import json
from typing import Any

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import (
    Actor,
    Ask,
    Cause,
    Due,
    Evidence,
    Finding,
    GroupCount,
    Outcome,
    ProjectFacts,
    Run,
    StandardUsed,
    Subject,
)
from pmo_audit.reporting.across_json import across_json
from pmo_audit.reporting.plain import escape_unseen_in_json
from pmo_audit.reporting.tally import WORST_FIRST, Tally, tally_of
from pmo_audit.reporting.view import RuleView, SeverityLine, View
from pmo_audit.reporting.wording import diagnostic_position
from pmo_audit.text import Origin

Json = dict[str, Any]
SCHEMA_VERSION = 3
"""Goes up whenever the document changes: 2 brought the projects, the groups, the examples and the repairs, 3 what was
found across the projects."""


def render_json(view: View) -> str:
    """The report as one JSON document; the same view gives the same bytes."""
    document = {
        "schema": SCHEMA_VERSION,
        "run": _run(view.run),
        "summary": _summary(view),
        "ask_for": [ask_json(one) for one in view.asks],
        "findings": [finding_json(one) for one in view.findings],
        "projects": [_project(one) for one in view.projects],
        "groups": [_group(one) for one in view.groups_counted],
        "across": across_json(view.oversight) if view.oversight is not None else None,
        "diagnostics": [_diagnostic(one) for one in view.diagnostics],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return escape_unseen_in_json(text) + "\n"


def _run(run: Run) -> Json:
    return {
        "version": run.version,
        "as_of": run.as_of.isoformat(),
        "standards": [_standard(one) for one in run.standards],
        "data": [{"file": file, "sha256": digest} for file, digest in run.data],
        "records": run.records,
        "projects": run.projects,
        "notice": run.notice,
    }


def _standard(one: StandardUsed) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "version": one.version,
        "owner": one.owner,
        "source": one.source,
        "digest": one.digest,
    }


def _summary(view: View) -> Json:
    return {
        "decision": view.decision,
        "caution": view.caution,
        "standing": view.standing.value,
        "checks": view.tally.checks,
        **_tally(view.tally),
        "severities": {line.severity.value: _severity(line) for line in view.severities},
        "rules": [_rule(one) for one in view.rules],
    }


def _severity(line: SeverityLine) -> Json:
    return {outcome.value: line.tally.of(outcome) for outcome in WORST_FIRST}


def _tally(tally: Tally) -> Json:
    return {
        "outcomes": {outcome.value: tally.of(outcome) for outcome in Outcome},
        "compliance": tally.compliance.ratio,
        "coverage": tally.coverage.ratio,
    }


def _rule(one: RuleView) -> Json:
    return {
        "rule": one.id,
        "standard": one.standard,
        "title": one.title,
        "severity": one.severity.value,
        "tags": list(one.tags),
        "sentence": one.sentence,
        "because": one.because,
        "remedy": one.remedy,
        "source": one.source,
        "place": one.place,
        "examples": [{"title": each.title, "verdict": each.outcome.value, "text": each.text} for each in one.examples],
        **_tally(one.tally),
    }


def _project(one: ProjectFacts) -> Json:
    return {
        "id": one.subject.id,
        "name": one.subject.name,
        "programme": one.programme,
        "department": one.department,
        "phase": one.phase,
        "status": one.status,
        "rag": one.rag,
        "manager": one.manager,
        "sponsor": one.sponsor,
        **_tally(tally_of(one.outcomes)),
    }


def _group(one: GroupCount) -> Json:
    return {
        "by": one.by,
        "name": one.name,
        "rule": one.rule,
        "standard": one.standard,
        **_tally(tally_of(one.outcomes)),
    }


def ask_json(one: Ask) -> Json:
    """Something to ask for, as the schema describes it."""
    return {
        "what": one.what,
        "entity": one.entity,
        "id": one.key,
        "field": one.field,
        "reason": one.reason.value,
        "count": one.count,
        "verdicts": one.verdicts,
        "rules": list(one.rules),
        "origin": _origin(one.origin),
        "owner": one.owner,
        "who": _actor(one.who),
        "projects": [_subject(project) for project in one.projects],
        "due": _due(one.due),
    }


def finding_json(one: Finding) -> Json:
    """A finding, as the schema describes it."""
    return {
        "rule": one.rule,
        "standard": one.standard,
        "title": one.title,
        "severity": one.severity.value,
        "tags": list(one.tags),
        "subject": _subject(one.subject),
        "projects": [_subject(project) for project in one.projects],
        "verdict": one.outcome.value,
        "message": one.message,
        "because": one.because,
        "remedy": one.remedy,
        "evidence": [_evidence(part) for part in one.evidence],
        "origins": [_origin(place) for place in one.origins],
        "missing": [_cause(cause) for cause in one.missing],
        "fingerprint": one.fingerprint,
        "covers": one.covers,
        "repair": one.repair,
        "who": _actor(one.who),
        "due": _due(one.due),
    }


def _actor(one: Actor | None) -> Json | None:
    return {"id": one.id, "name": one.name, "role": one.role, "email": one.email} if one else None


def _due(one: Due | None) -> Json | None:
    return {"day": one.day.isoformat(), "what": one.what} if one else None


def _evidence(one: Evidence) -> Json:
    readings = [
        {
            "subject": _subject(reading.subject),
            "field": reading.field,
            "value": reading.value,
            "origin": _origin(reading.origin),
        }
        for reading in one.readings
    ]
    return {"clause": one.clause, "outcome": one.outcome, "readings": readings, "note": one.note}


def _cause(one: Cause) -> Json:
    return {
        "reason": one.reason.value,
        "entity": one.entity,
        "id": one.key,
        "field": one.field,
        "origin": _origin(one.origin),
        "note": one.note,
    }


def _subject(one: Subject) -> Json:
    return {"entity": one.entity, "id": one.id, "name": one.name}


def _origin(place: Origin | None) -> Json | None:
    return {"file": place.file, "at": place.at} if place else None


def _diagnostic(one: Diagnostic) -> Json:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "help": one.help,
        "place": _place(one),
    }


def _place(one: Diagnostic) -> Json | None:
    if isinstance(one.place, Origin):
        return {"file": one.place.file, "at": one.place.at, "line": None, "column": None}
    position = diagnostic_position(one)
    if one.place is None or position is None:
        return None
    line, column = position
    return {"file": one.place.source.name, "at": f"line {line}, column {column}", "line": line, "column": column}
