"""The report as plain lines: no styling and no width, for a terminal, a mail or a log."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import Ask, Evidence, Finding, Reading, Subject
from pmo_audit.reporting.across_lines import parts_of, summary_line
from pmo_audit.reporting.limits import FINDINGS, LINES, READINGS
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.reporting.view import Group, RuleView, View
from pmo_audit.reporting.wording import (
    ask_effect,
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


def render_text(view: View) -> str:
    """The report in plain text: the decision, what to do, what to ask for, then findings by rule."""
    parts = (
        _head(view),
        _first(view),
        _asks(view),
        _across(view),
        *map(_group, view.groups),
        _quiet(view),
        _tail(view),
    )
    sections = ["\n".join(lines) for lines in map(list, parts) if lines]
    return "\n\n".join(sections) + "\n"


def _head(view: View) -> Iterator[str]:
    tally, run = view.tally, view.run
    yield f"PMO audit as of {run.as_of.isoformat()}: {view.decision}"
    if view.caution:
        yield f"  {view.caution}"
    yield (
        f"  compliance {tally.compliance.text} ({tally.passed:,} of {tally.compliance.whole:,} decided), "
        f"coverage {tally.coverage.text} ({tally.coverage.part:,} of {tally.coverage.whole:,} applicable)"
    )
    for one in run.standards:
        yield f"  standard {one_line(f'{one.name} {one.version}')}: {one_line(one.title)}"
    files = ", ".join(one_line(file) for file, _ in run.data) or "none"
    yield f"  data {files} ({counted(run.records, 'record')}, {counted(run.projects, 'project')})"


def _first(view: View) -> Iterator[str]:
    if view.first:
        yield "Do first"
    for number, group in enumerate(view.first, start=1):
        rule = group.rule
        yield f"  {number}. {_name(rule)}: {failures_words(rule.tally.failed, len(group.projects))}"
        if rule.remedy:
            yield f"     {brief(rule.remedy)}"


def _asks(view: View) -> Iterator[str]:
    if view.asks:
        yield "What to ask for"
    for ask in view.asks[:LINES]:
        yield f"  {_ask_line(ask)}"
    yield from _more(len(view.asks), LINES, "thing to ask for", "things to ask for")


def _ask_line(ask: Ask) -> str:
    who = f"; ask {one_line(ask.owner)}" if ask.owner else ""
    where = f" [{one_line(str(ask.origin))}]" if ask.origin else ""
    return f"{brief(ask.what)}{where}: {ask_effect(ask)}{who}"


def _across(view: View) -> Iterator[str]:
    """What no single project sees."""
    if view.oversight is None:
        return
    yield f"Across projects: {summary_line(view.oversight)}"
    for part in parts_of(view.oversight):
        yield f"  {part.title}"
        for entry in part.entries:
            yield f"    {brief(entry.words)}"
            yield from (f"      {brief(line)}" for line in entry.below)
        if part.left:
            yield f"    {part.left}"


def _group(group: Group) -> Iterator[str]:
    rule = group.rule
    yield f"{_name(rule)} ({tally_words(rule.tally)})"
    for label, text in (("rule", rule.sentence), ("because", rule.because), ("remedy", rule.remedy)):
        if text:
            yield f"  {label}: {brief(text)}"
    for finding in group.findings[:FINDINGS]:
        yield from _finding(finding)
    yield from _more(len(group.findings), FINDINGS, "finding of this rule", "findings of this rule")


def _finding(finding: Finding) -> Iterator[str]:
    covers = covers_words(finding)
    yield (
        f"  {finding.outcome.value}: {one_line(subject_words(finding.subject))}: {brief(finding.message)}"
        f"{f' ({covers})' if covers else ''}"
    )
    others = [one for one in finding.projects if one != finding.subject]
    if others:
        yield f"    in {', '.join(one_line(subject_words(one)) for one in others[:READINGS])}"
        yield from _more(len(others), READINGS, "project", indent="    ")
    for evidence in finding.evidence:
        yield from _evidence(evidence, finding.subject)
    for cause in finding.missing[:READINGS]:
        where = f" [{one_line(str(cause.origin))}]" if cause.origin else ""
        yield f"    {one_line(cause_words(cause))}{where}"
    yield from _more(len(finding.missing), READINGS, "missing value", indent="    ")


def _evidence(evidence: Evidence, about: Subject) -> Iterator[str]:
    note = f" ({one_line(evidence.note)})" if evidence.note else ""
    yield f"    {one_line(evidence.outcome)}: {brief(evidence.clause)}{note}"
    for reading in evidence.readings[:READINGS]:
        yield f"      {_reading(reading, about)}"
    yield from _more(len(evidence.readings), READINGS, "value", indent="      ")


def _reading(reading: Reading, about: Subject) -> str:
    where = f" [{one_line(str(reading.origin))}]" if reading.origin else ""
    return f"{one_line(reading_words(reading, about))} = {brief(reading.value)}{where}"


def _quiet(view: View) -> Iterator[str]:
    if view.quiet:
        yield "Rules that judged nothing"
    for rule in view.quiet:
        reason = rule.quiet_because
        yield f"  {_name(rule)} ({reason.value if reason else ''})"


def _tail(view: View) -> Iterator[str]:
    if view.diagnostics:
        yield "About the rules and the data"
    for one in view.diagnostics[:LINES]:
        yield from _diagnostic(one)
    yield from _more(len(view.diagnostics), LINES, "diagnostic")


def _diagnostic(one: Diagnostic) -> Iterator[str]:
    where = place_words(one.place)
    yield f"  {one.severity.value} {one_line(one.code)}: {brief(one.message)}{f' [{one_line(where)}]' if where else ''}"
    if one.help:
        yield f"    help: {brief(one.help)}"


def _name(rule: RuleView) -> str:
    return f"{rule.severity.value} {one_line(rule.id)} {one_line(rule.title)}".rstrip()


def _more(number: int, shown: int, noun: str, plural: str = "", *, indent: str = "  ") -> Iterator[str]:
    line = left_out(number, shown, noun, plural)
    if line:
        yield f"{indent}{line}"
