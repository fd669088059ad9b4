"""The report on a standard's examples, for programs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pmo_audit.authoring.coverage import Coverage, Seen
from pmo_audit.authoring.literals import record_words
from pmo_audit.authoring.mutants import Hunt, Judged, Mutant
from pmo_audit.authoring.report import Report, Suggestion, Survivor
from pmo_audit.authoring.trial import Tried
from pmo_audit.authoring.witness import Witness
from pmo_audit.findings import Evidence, Outcome
from pmo_audit.text import Location

Json = dict[str, Any]


def report_json(report: Report) -> Json:
    """Everything there is to tell of the examples of one standard."""
    document: Json = {
        "standard": report.standard.name,
        "version": report.standard.version,
        "examples": [_tried(one) for one in report.tried],
        "agreeing": len(report.tried) - len(report.disagreeing),
        "coverage": _coverage(report.coverage),
    }
    return document | ({"mutants": _hunt(report, report.hunt)} if report.hunt is not None else {})


def percent(share: Fraction) -> float:
    """A share in hundredths of the whole, cut to a tenth so that all but all is not all."""
    return int(share * 1000) / 10


def example_words(outcome: Outcome) -> str:
    """How an example says an outcome: `passes`, `does not apply`."""
    return {
        Outcome.PASS: "passes",
        Outcome.FAIL: "fails",
        Outcome.UNKNOWN: "is unknown",
        Outcome.NOT_APPLICABLE: "does not apply",
        Outcome.NOTHING_TO_CHECK: "has nothing to check",
        Outcome.EXCEPTED: "is excepted",
    }.get(outcome, outcome.value)


def witness_words(witness: Witness, report: Report) -> str:
    """A witness as the example that it would be."""
    day = f" as of {witness.as_of.isoformat()}" if witness.as_of is not None else ""
    record = record_words(witness.record, report.types)
    return f'example "…"{day} {example_words(witness.outcome)} {record}'


def place_words(place: Location) -> str:
    """A place as file and line."""
    line, _ = place.source.line_and_column(place.span.start)
    return f"{place.source.name}:{line}"


def _tried(one: Tried) -> Json:
    return {
        "rule": one.rule.code,
        "title": one.example.title,
        "expected": one.example.outcome.value,
        "outcome": one.outcome.value,
        "agrees": one.agrees,
        "seconds": round(one.seconds, 6),
        "place": _place(one.example.place),
        "why": [_evidence(each) for each in one.why],
        "fault": one.fault,
    }


def _evidence(one: Evidence) -> Json:
    readings = [{"of": each.subject.name, "field": each.field, "value": each.value} for each in one.readings]
    return {"clause": one.clause, "outcome": one.outcome, "readings": readings, "note": one.note}


def _coverage(coverage: Coverage) -> Json:
    return {
        "seen": coverage.seen,
        "sides": coverage.sides,
        "percent": percent(coverage.share),
        "unknown": coverage.unknown,
        "clauses": [_seen(one) for one in coverage.clauses],
        "lacking": [{"rule": one.rule.code, "kinds": list(one.kinds)} for one in coverage.lacking],
    }


def _seen(one: Seen) -> Json:
    return {
        "rule": one.clause.rule.code,
        "part": one.clause.part,
        "clause": one.clause.words,
        "place": _place(one.clause.place),
        "true": one.true,
        "false": one.false,
        "unknown": one.unknown,
    }


def _hunt(report: Report, hunt: Hunt) -> Json:
    return {
        "noticed": hunt.killed,
        "of": len(hunt.judged),
        "percent": percent(hunt.score),
        "mutants": [_judged(one) for one in hunt.judged],
        "unnoticed": [_survivor(one, report) for one in report.survivors],
        "suggestions": [_suggestion(one, report) for one in report.suggestions],
        "equivalent": [_mutant(one) | {"because": one.equivalent} for one in hunt.equivalent],
    }


def _mutant(one: Mutant) -> Json:
    return {"rules": list(one.codes), "kind": one.kind, "old": one.old, "new": one.new, "place": _place(one.place)}


def _judged(one: Judged) -> Json:
    by = one.noticed_by
    noticed: Json | None = {"rule": by.rule.code, "example": by.example.title} if by is not None else None
    return _mutant(one.mutant) | {"noticed_by": noticed}


def _survivor(one: Survivor, report: Report) -> Json:
    told = one.witness
    witness: Json | None = None
    if told is not None:
        witness = {
            "rule": told.rule.code,
            "example": witness_words(told, report),
            "outcome": told.outcome.value,
            "mutant": told.mutated.value,
        }
    return _mutant(one.mutant) | {"witness": witness}


def _suggestion(one: Suggestion, report: Report) -> Json:
    notices = [_mutant(each) for each in one.notices]
    return {"rule": one.witness.rule.code, "example": witness_words(one.witness, report), "notices": notices}


def _place(place: Location) -> Json:
    line, column = place.source.line_and_column(place.span.start)
    return {"file": place.source.name, "line": line, "column": column}
