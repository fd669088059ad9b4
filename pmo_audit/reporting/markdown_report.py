"""The report as Markdown, to paste into a wiki or an issue. The user's text never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import Ask, Evidence, Finding, Grade, Outcome, Reading, Subject
from pmo_audit.reporting.across_lines import parts_of, summary_line
from pmo_audit.reporting.by_project import by_projects
from pmo_audit.reporting.limits import FINDINGS, LINES, PROJECTS, READINGS
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.reporting.view import Group, View
from pmo_audit.reporting.wording import (
    cause_words,
    counted,
    covers_words,
    failures_words,
    left_out,
    place_words,
    reading_words,
    subject_words,
    tally_words,
)

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=www)\.")
"""Characters that mean something anywhere in a line; the last two would turn bare addresses into links."""
_LEADING = re.compile(r"^(?:[-+=]|\d+(?=[.)](?:\s|$)))")
"""What would begin a list or a heading at the start of a line."""


def render_markdown(view: View) -> str:
    """The report in Markdown with tables as GitHub knows them, in the order of the page."""
    parts = (
        _head(view),
        _first(view),
        _asks(view),
        _across(view),
        _projects(view),
        _findings(view),
        _quiet(view),
        _diagnostics(view),
        _provenance(view),
    )
    sections = ["\n".join(lines) for lines in map(list, parts) if lines]
    return "\n\n".join(sections) + "\n"


def escape_markdown(text: str) -> str:
    """The text on one line, cut where it is long, with everything escaped that Markdown would read as markup."""
    return escape_whole(brief(text))


def escape_whole(text: str) -> str:
    """The text on one line however long, with everything escaped that Markdown would read as markup."""
    escaped = _MARKUP.sub(_escape, one_line(text))
    return _LEADING.sub(lambda match: f"{match[0]}\\" if match[0][0].isdigit() else f"\\{match[0]}", escaped)


def _escape(match: re.Match[str]) -> str:
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}.get(match[0], f"\\{match[0]}")


def _head(view: View) -> Iterator[str]:
    tally = view.tally
    yield f"# {escape_markdown(view.decision)}"
    yield ""
    if view.caution:
        yield f"**{escape_markdown(view.caution)}**"
        yield ""
    yield f"PMO audit as of {view.run.as_of.isoformat()}."
    yield ""
    yield from _table(
        ("Checks", "Pass", "Fail", "Unknown", "Error", "Compliance", "Coverage"),
        [
            (
                *(f"{number:,}" for number in (tally.checks, tally.passed, tally.failed, tally.unknown, tally.errors)),
                escape_markdown(tally.compliance.text),
                escape_markdown(tally.coverage.text),
            )
        ],
    )


def _first(view: View) -> Iterator[str]:
    if view.first:
        yield "## Do first"
        yield ""
    for number, group in enumerate(view.first, start=1):
        rule = group.rule
        remedy = f" {escape_markdown(rule.remedy)}" if rule.remedy else ""
        name = f"{escape_markdown(rule.id)} {escape_markdown(rule.title)}"
        failures = failures_words(rule.tally.failed, len(group.projects))
        yield f"{number}. **{name}** ({rule.severity.value}, {failures}).{remedy}"


def _asks(view: View) -> Iterator[str]:
    if not view.asks:
        return
    yield "## What to ask for"
    yield ""
    yield from _table(("What", "Where", "Whom", "Would decide"), map(_ask_row, view.asks[:LINES]))
    yield from _more(len(view.asks), LINES, "thing to ask for", "things to ask for")


def _ask_row(ask: Ask) -> tuple[str, ...]:
    where = escape_markdown(place_words(ask.origin))
    return escape_markdown(ask.what), where, escape_markdown(ask.owner), counted(ask.verdicts, "verdict")


def _across(view: View) -> Iterator[str]:
    """What no single project sees."""
    if view.oversight is None:
        return
    yield "## Across projects"
    yield ""
    yield f"{summary_line(view.oversight)[:1].upper()}{summary_line(view.oversight)[1:]}."
    for part in parts_of(view.oversight):
        yield ""
        yield f"### {part.title}"
        yield ""
        for entry in part.entries:
            yield f"- {escape_markdown(entry.words)}"
            yield from (f"  - {escape_markdown(line)}" for line in entry.below)
        if part.left:
            yield f"\n{part.left}"


def _projects(view: View) -> Iterator[str]:
    """How each project stands: its failures by severity, and what is open."""
    groups = by_projects(view)
    if not groups:
        return
    yield "## Findings by project"
    yield ""
    grades = tuple(reversed(Grade))
    rows = [
        (
            escape_markdown(subject_words(one.subject)),
            *(f"{one.failed(grade):,}" for grade in grades),
            f"{one.tally.unknown + one.tally.errors:,}",
        )
        for one in groups[:PROJECTS]
    ]
    yield from _table(("Project", *(f"{grade.value.title()}" for grade in grades), "Undecided"), rows)
    yield from _more(len(groups), PROJECTS, "project", "projects")


def _findings(view: View) -> Iterator[str]:
    if view.groups:
        yield "## Findings by rule"
    for group in view.groups:
        yield ""
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    rule = group.rule
    yield f"### {rule.severity.value.capitalize()}: {escape_markdown(rule.id)} {escape_markdown(rule.title)}"
    yield ""
    yield f"{tally_words(rule.tally).capitalize()}."
    yield ""
    texts = (("> Rule", rule.sentence), ("Because", rule.because), ("Remedy", rule.remedy), ("Source", rule.source))
    for label, text in texts:
        if text:
            yield f"{label}: {escape_markdown(text)}"
            yield ""
    for finding in group.findings[:FINDINGS]:
        yield from _finding(finding)
    yield from _more(len(group.findings), FINDINGS, "finding of this rule", "findings of this rule")


def _finding(finding: Finding) -> Iterator[str]:
    subject = escape_markdown(subject_words(finding.subject))
    covers = covers_words(finding)
    yield (
        f"- **{finding.outcome.value.capitalize()}**: {subject}: {escape_markdown(finding.message)}"
        f"{f' ({covers})' if covers else ''}"
    )
    others = [one for one in finding.projects if one != finding.subject]
    if others:
        yield f"  - In {', '.join(escape_markdown(subject_words(one)) for one in others[:READINGS])}"
        yield from _more(len(others), READINGS, "project", indent="  - ")
    for evidence in finding.evidence:
        yield from _evidence(evidence, finding.subject)
    for cause in finding.missing[:READINGS]:
        yield f"  - {escape_markdown(cause_words(cause))}{_where(place_words(cause.origin))}"
    yield from _more(len(finding.missing), READINGS, "missing value", indent="  - ")


def _evidence(evidence: Evidence, about: Subject) -> Iterator[str]:
    note = f" ({escape_markdown(evidence.note)})" if evidence.note else ""
    yield f"  - {escape_markdown(evidence.outcome.capitalize())}: {escape_markdown(evidence.clause)}{note}"
    for reading in evidence.readings[:READINGS]:
        yield f"    - {_reading(reading, about)}"
    yield from _more(len(evidence.readings), READINGS, "value", indent="    - ")


def _reading(reading: Reading, about: Subject) -> str:
    value = escape_markdown(reading.value)
    return f"{escape_markdown(reading_words(reading, about))} = {value}{_where(place_words(reading.origin))}"


def _quiet(view: View) -> Iterator[str]:
    if view.quiet:
        yield "## Rules that judged nothing"
        yield ""
    for rule in view.quiet:
        reason = rule.quiet_because or Outcome.NOTHING_TO_CHECK
        yield f"- {escape_markdown(rule.id)} {escape_markdown(rule.title)}: {reason.value}"


def _diagnostics(view: View) -> Iterator[str]:
    if view.diagnostics:
        yield "## About the rules and the data"
        yield ""
    for one in view.diagnostics[:LINES]:
        yield _diagnostic(one)
    yield from _more(len(view.diagnostics), LINES, "diagnostic")


def _diagnostic(one: Diagnostic) -> str:
    code, message = escape_markdown(one.code), escape_markdown(one.message)
    help_ = f" Help: {escape_markdown(one.help)}." if one.help else ""
    return f"- {one.severity.value.capitalize()} {code}: {message}{_where(place_words(one.place))}.{help_}"


def _provenance(view: View) -> Iterator[str]:
    run = view.run
    yield "## Provenance"
    yield ""
    read = f"{counted(run.records, 'record')}, {counted(run.projects, 'project')}"
    yield f"pmo-audit {escape_markdown(run.version)}, as of {run.as_of.isoformat()}; {read}."
    yield ""
    rows = [("Standard", f"{one.title} ({one.name} {one.version})", one.digest) for one in run.standards]
    rows += [("Data", file, digest) for file, digest in run.data]
    yield from _table(("Kind", "Name", "Hash"), (tuple(map(escape_markdown, row)) for row in rows))


def _where(place: str) -> str:
    return f" ({escape_markdown(place)})" if place else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(row)} |"


def _more(number: int, shown: int, noun: str, plural: str = "", *, indent: str = "\n") -> Iterator[str]:
    line = left_out(number, shown, noun, plural)
    if line:
        yield f"{indent}{line}"
