"""JSON that the commands give to other programs, in the same words as the JSON report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pmo_audit import ir
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.text import Location, Origin

Json = dict[str, Any]
FORMAT = click.option(
    "--format",
    "as_json",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    callback=lambda _, __, value: value == "json",
    help="For people or for programs.",
)
"""The option of the commands that have two formats; the command gets a truth."""


def dump(document: Mapping[str, Any] | list[Any]) -> str:
    """A document as JSON, with characters that cannot be seen as escapes."""
    from pmo_audit.reporting.plain import escape_unseen_in_json

    return escape_unseen_in_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def diagnostic_json(one: Diagnostic) -> Json:
    """A diagnostic, as in the JSON report."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "help": one.help,
        "place": place_json(one.place),
    }


def place_json(place: Location | Origin | None) -> Json | None:
    """A place, as in the JSON report."""
    from pmo_audit.text import Origin

    if place is None:
        return None
    if isinstance(place, Origin):
        return {"file": place.file, "at": place.at, "line": None, "column": None}
    line, column = place.source.line_and_column(place.span.start)
    return {"file": place.source.name, "at": f"line {line}, column {column}", "line": line, "column": column}


def rule_json(rule: ir.Rule) -> Json:
    """A rule in its own words."""
    return {
        "rule": rule.code,
        "standard": rule.standard,
        "title": rule.title,
        "severity": rule.severity.value,
        "tags": list(rule.tags),
        "sentence": rule.sentence,
        "because": rule.because,
        "remedy": rule.remedy,
        "source": rule.source,
        "place": place_json(rule.place),
    }
