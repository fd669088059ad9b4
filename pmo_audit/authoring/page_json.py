"""Pages and handbooks for programs."""

from __future__ import annotations

from typing import Any

from pmo_audit.authoring.pages import Handbook, Page, ParameterSaid
from pmo_audit.text import Location

Json = dict[str, Any]


def page_json(page: Page) -> Json:
    """Everything that the page of a rule says."""
    rule, standard = page.rule, page.standard
    return {
        "rule": rule.code,
        "title": rule.title,
        "severity": rule.severity.value,
        "tags": list(rule.tags),
        "for_each": page.subjects,
        "require": page.requirement,
        "exceptions": list(page.exceptions),
        "core_form": [{"indent": one.indent, "words": one.words, "notes": list(one.notes)} for one in page.core],
        "because": rule.because,
        "remedy": rule.remedy,
        "source": rule.source,
        "message": page.message,
        "in_force": {"when": page.force, "on": page.day.isoformat(), "now": page.in_force},
        "parameters": [_parameter(one) for one in page.parameters],
        "definitions": [{"name": one.name, "of": one.entity, "text": one.text} for one in page.definitions],
        "notes": list(page.notes),
        "examples": [
            {"example": one.head, "record": one.record, "outcome": one.outcome.value, "agrees": one.agrees}
            for one in page.examples
        ],
        "place": _place(rule.place),
        "standard": {
            "name": standard.name,
            "title": standard.title,
            "version": standard.version,
            "owner": standard.owner,
            "source": standard.source,
        },
    }


def handbook_json(handbook: Handbook) -> Json:
    """A whole standard with the page of each rule."""
    standard = handbook.standard
    return {
        "standard": standard.name,
        "title": standard.title,
        "description": handbook.description,
        "facts": dict(handbook.facts),
        "rules": [page_json(one) for one in handbook.pages],
    }


def _parameter(one: ParameterSaid) -> Json:
    said = one.said.removeprefix(" = ").strip()
    return {"name": one.name, "value": said, "on_day": one.on_day, "doc": one.doc, "place": _place(one.place)}


def _place(place: Location) -> Json:
    line, column = place.source.line_and_column(place.span.start)
    return {"file": place.source.name, "line": line, "column": column}
