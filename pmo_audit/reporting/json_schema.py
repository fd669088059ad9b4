"""The contract of the JSON report, published so that other programs can rely on it."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pmo_audit.diagnostics import Severity
from pmo_audit.findings import Grade, Outcome, Reason
from pmo_audit.reporting.across_json import across_schema
from pmo_audit.reporting.json_report import SCHEMA_VERSION

Schema = dict[str, Any]


def report_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of what `render_json` gives."""
    across, facts = across_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pmo-audit report",
        **_object(
            "The result of one audit of a portfolio against one or more standards.",
            schema={
                "const": SCHEMA_VERSION,
                "description": "The version of this schema, which goes up with each change.",
            },
            run=_run(),
            summary=_summary(),
            ask_for=_list("What to ask for, the most useful first.", _ask()),
            findings=_list("Each verdict that is not a pass, in a fixed order.", _finding()),
            projects=_list("The projects audited, in the order of their register.", _project()),
            groups=_list("Each rule by what projects have in common.", _group()),
            across=across,
            diagnostics=_list("What is wrong or odd about the rules and the data given.", _diagnostic()),
        ),
        "$defs": {"origin": _origin(), "subject": _subject(), "actor": _actor(), "due": _due(), **facts},
    }


def _run() -> Schema:
    standard = _object(
        "A standard that was applied.",
        name=_text("Its short name, to which `standard` elsewhere refers."),
        title=_text("Its full title."),
        version=_text("Its version as its owner counts."),
        owner=_text("Who is responsible for it."),
        source=_text("The handbook or regulation it puts into rules."),
        digest=_text("The hash of its text."),
    )
    data = _object(
        "A file that was read.",
        file=_text("Its name."),
        sha256=_text("The hash of its bytes."),
    )
    return _object(
        "What was run on what, so that anyone can run it again.",
        version=_text("The version of pmo-audit."),
        as_of={**_text("The day on which the audit stands: what `today` means in a rule."), "format": "date"},
        standards=_list("The standards applied.", standard),
        data=_list("The files read.", data),
        records=_count("How many records were read."),
        projects=_count("How many of them are projects."),
        notice=_text("What has to be said of the report as a whole; empty where there is nothing."),
    )


def _summary() -> Schema:
    rule = _object(
        "A rule and how often it came out which way.",
        rule=_text("The id of the rule."),
        standard=_text("The name of its standard."),
        title=_text("Its title."),
        severity=_one_of("How serious a failure is.", Grade),
        tags=_list("Its tags.", {"type": "string"}),
        sentence=_text("The rule as the standard words it."),
        because=_text("Why there is such a rule."),
        remedy=_text("What to do where it fails."),
        source=_text("Where the rule comes from."),
        place=_text("Where it stands: the file and the line."),
        examples=_list("Its examples.", _example()),
        **_tally(),
    )
    line = _object(
        "Verdicts of the rules of one severity.",
        fail=_count("How many failed."),
        error=_count("How many the engine could not reach."),
        unknown=_count("How many cannot be decided."),
    )
    return _object(
        "The numbers that all formats share.",
        decision=_text("The outcome in one sentence."),
        caution=_text("What to bear in mind where the input was not whole; empty where it was."),
        standing=_one_of("What it amounts to: `pass` only where every check passes.", Outcome),
        checks=_count("Verdicts that passed, failed, are unknown or broke down; the rest did not apply."),
        **_tally(),
        severities=_object("Verdicts by severity of their rule.", **{grade.value: line for grade in reversed(Grade)}),
        rules=_list("Every rule, the worst first.", rule),
    )


def _tally() -> dict[str, Schema]:
    counts = {outcome.value: _count(f"How many verdicts are `{outcome.value}`.") for outcome in Outcome}
    return {
        "outcomes": _object("How many verdicts came out which way.", **counts),
        "compliance": _share("Passes over passes and failures."),
        "coverage": _share("Passes and failures over those, the unknown and the errors."),
    }


def _example() -> Schema:
    return _object(
        "A record for which the author says how the rule comes out.",
        title=_text("What it shows."),
        verdict=_one_of("How the rule comes out.", Outcome),
        text=_text("The example as the standard words it."),
    )


def _project() -> Schema:
    return _object(
        "A project and how the verdicts against it came out. What nobody said is empty.",
        id=_text("Its id."),
        name=_text("Its name."),
        programme=_text("The programme it is part of."),
        department=_text("Who runs it, or reported of it last."),
        phase=_text("The stage of the lifecycle it is in."),
        status=_text("Whether it runs."),
        rag=_text("Its health as reported."),
        manager=_text("Who manages it."),
        sponsor=_text("Who answers for its business case."),
        **_tally(),
    )


def _group() -> Schema:
    return _object(
        "How the verdicts of one rule came out for the projects that have one thing in common.",
        by={"enum": ["programme", "department", "phase"], "description": "What they are grouped by."},
        name=_text("What they have in common; empty where they do not say."),
        rule=_text("The id of the rule."),
        standard=_text("The name of its standard."),
        **_tally(),
    )


def _ask() -> Schema:
    return _object(
        "Something that is lacking, and what it would decide.",
        what=_text("What to ask for, in words."),
        entity=_text("The kind of record."),
        id=_text("The record, or empty for a whole column or register."),
        field=_text("The field, or the register."),
        reason=_one_of("Why it is unknown.", Reason),
        count=_count("How many cells are meant."),
        verdicts=_count("How many undecided verdicts name it."),
        rules=_list("The rules that need it.", {"type": "string"}),
        origin=_or_null("Where it stands or would stand.", "origin"),
        owner=_text("Whom to ask, or empty where the records do not say."),
        who=_or_null("Whom to ask, with all that is known.", "actor"),
        projects=_list("The projects of the record.", {"$ref": "#/$defs/subject"}),
        due=_or_null("Their next gate review; null where none is planned.", "due"),
    )


def _finding() -> Schema:
    subject: Schema = {"$ref": "#/$defs/subject"}
    return _object(
        "A verdict that is not a pass.",
        rule=_text("The id of the rule."),
        standard=_text("The name of its standard."),
        title=_text("The title of the rule."),
        severity=_one_of("How serious a failure of the rule is.", Grade),
        tags=_list("The tags of the rule.", {"type": "string"}),
        subject=subject,
        projects=_list("The projects it counts against.", subject),
        verdict=_one_of("How the rule came out.", Outcome),
        message=_text("The finding in one sentence."),
        because=_text("Why there is such a rule."),
        remedy=_text("What to do about it."),
        evidence=_list("What decided it, clause by clause.", _evidence()),
        origins=_list("Every place it rests on, each once.", {"$ref": "#/$defs/origin"}),
        missing=_list("What keeps it from being decided.", _cause()),
        fingerprint=_text("The same for the same finding in another run."),
        covers={**_count("How many verdicts it stands for."), "minimum": 1},
        repair=_text("What would put it right; empty where that was not asked for."),
        who=_or_null("Who can put a failure right; null where nobody is named.", "actor"),
        due=_or_null("The next gate review of its projects; null where none is planned.", "due"),
    )


def _evidence() -> Schema:
    reading = _object(
        "A value that was compared.",
        subject={"$ref": "#/$defs/subject"},
        field=_text("The field it was read from."),
        value=_text("The value as people read it."),
        origin=_or_null("Where it was read; null where it was derived.", "origin"),
    )
    return _object(
        "One clause of the rule and how it came out.",
        clause=_text("The clause in the rule's words."),
        outcome={"enum": ["true", "false", "unknown"], "description": "How it came out."},
        readings=_list("The values it compared.", reading),
        note=_text("What the values alone do not tell."),
    )


def _cause() -> Schema:
    return _object(
        "One thing that keeps a verdict from being decided.",
        reason=_one_of("Why it is unknown.", Reason),
        entity=_text("The kind of record."),
        id=_text("The record, or empty for a whole register."),
        field=_text("The field, or the register."),
        origin=_or_null("Where it stands or would stand.", "origin"),
        note=_text("More about it."),
    )


def _diagnostic() -> Schema:
    number = {"type": ["integer", "null"], "minimum": 1}
    place = _object(
        "Where in the rules or the data.",
        file=_text("The file."),
        at=_text("The place in it, in words or as a JSON pointer."),
        line={**number, "description": "The line of a text, else null."},
        column={**number, "description": "The column of a text, else null."},
    )
    return _object(
        "Something about what was given, not about a project.",
        code=_text("An entry of the catalogue of diagnostics."),
        severity=_one_of("How much it stands in the way.", Severity),
        message=_text("What is wrong."),
        help=_text("What to do about it."),
        place={**place, "type": ["object", "null"]},
    )


def _origin() -> Schema:
    return _object(
        "Where a value was read.",
        file=_text("The file."),
        at=_text("The place in it: a row and column, or a JSON pointer."),
    )


def _actor() -> Schema:
    return _object(
        "Somebody who is to act.",
        id=_text("The person's record; empty where the name leads to none."),
        name=_text("The name."),
        role=_text("As what: owner of the risk, project manager, sponsor."),
        email=_text("The address; empty where it is not known."),
    )


def _due() -> Schema:
    return _object(
        "A day by which something is to be done.",
        day={"type": "string", "format": "date", "description": "The day."},
        what=_text("What happens on it."),
    )


def _subject() -> Schema:
    return _object(
        "A record; `portfolio` with an empty id is the whole.",
        entity=_text("The kind of record."),
        id=_text("Its id."),
        name=_text("Its name."),
    )


def _object(description: str, /, **properties: Schema) -> Schema:
    """An object with exactly these members."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(description: str, items: Schema) -> Schema:
    return {"description": description, "type": "array", "items": items}


def _text(description: str) -> Schema:
    return {"description": description, "type": "string"}


def _count(description: str) -> Schema:
    return {"description": description, "type": "integer", "minimum": 0}


def _share(description: str) -> Schema:
    return {
        "description": f"{description} From 0 to 1; null where nothing was decided.",
        "type": ["number", "null"],
        "minimum": 0,
        "maximum": 1,
    }


def _one_of(description: str, kind: type[Enum]) -> Schema:
    return {"description": description, "enum": [one.value for one in kind]}


def _or_null(description: str, name: str) -> Schema:
    return {"description": description, "anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]}
