"""Findings as a good linter shows them: by rule, the worst first, each with the values it rests on.

SG-301 critical  A sponsor is named, and is not the project manager  (2 fail)
  fail     project P-104 Depot renewal
           Depot renewal: sponsor Ann Lee, manager ann.lee@acme.example.
             sponsor = Ann Lee; manager = ann.lee@acme.example
             [projects.csv: row 12, columns Sponsor and Manager]
  = remedy: Name a sponsor outside the project team.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from pmo_audit.cli.closing_view import show_closing
from pmo_audit.cli.places import Places, places_of
from pmo_audit.cli.styles import FAINT, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.findings import Cause, Finding, Reading, Subject
from pmo_audit.reporting import Group, View, wording
from pmo_audit.reporting.by_project import ProjectGroup, by_projects
from pmo_audit.reporting.plain import brief, one_line

FINDINGS = 10
"""Findings of one rule that are shown; the others are in the other formats."""
RECORDS = 5
"""Records whose values are shown under one finding."""
_FILES = 3
"""Files that are named one by one."""
_LEAD = " " * 11
"""What stands to the left of all but a finding's first line."""
_LONGEST = 400
"""Letters of a fix."""
_ASIDE = ("parameter", "run")
"""Kinds of subject that need not be named beside their values."""


Fixes = Callable[[Finding], str]
"""What would put a failure right, in one line; empty where there is nothing to say."""


def show_report(sheet: Sheet, view: View, fixes: Fixes | None = None, *, by_project: bool = False) -> None:
    """The whole report, ending in what it amounts to; with `fixes`, each failure with what would put it right."""
    places = places_of([file for file, _ in view.run.data])
    _show_head(sheet, view, places)
    if by_project:
        for project in by_projects(view):
            _show_project(sheet, project, places, fixes)
    else:
        for group in view.groups:
            _show_group(sheet, group, places, fixes)
    _show_quiet(sheet, view)
    show_closing(sheet, view, places)


def _show_head(sheet: Sheet, view: View, places: Places) -> None:
    run = view.run
    sheet.line(styled("PMO audit", STRONG), f" as of {run.as_of.isoformat()}")
    for one in run.standards:
        sheet.line(one_line(f"{one.name} {one.version}: {one.title}"), lead="  standard  ")
    files = [one_line(places.file(file)) for file, _ in run.data]
    told = ", ".join(files) if len(files) <= _FILES else f"{len(files)} files"
    where = f" in {one_line(places.folder)}" if places.folder else ""
    size = f"{wording.counted(run.records, 'record')}, {wording.counted(run.projects, 'project')}"
    sheet.line(f"{told or 'none'}{where}", lead="  data      ", tail=styled(size, FAINT))
    sheet.blank()


def _show_group(sheet: Sheet, group: Group, places: Places, fixes: Fixes | None) -> None:
    rule = group.rule
    lead = words(styled(one_line(rule.id), STRONG), " ", styled(rule.severity.value, style_of(rule.severity)), "  ")
    counts = styled(f"({wording.findings_words(rule.tally)})", FAINT)
    sheet.line(styled(one_line(rule.title), STRONG), lead=lead, tail=counts)
    for finding in group.findings[:FINDINGS]:
        _show_finding(sheet, finding, places, fixes, one_line(_named(finding.subject)))
    more = wording.left_out(len(group.findings), FINDINGS, "finding of this rule", "findings of this rule")
    if more:
        sheet.line(styled(more, FAINT), lead="  ")
    if rule.remedy:
        sheet.line(brief(rule.remedy), lead=words("  ", styled("= ", FAINT), "remedy: "))
    sheet.blank()


def _show_project(sheet: Sheet, project: ProjectGroup, places: Places, fixes: Fixes | None) -> None:
    title = one_line(_named(project.subject)).removeprefix("project ")
    counts = f"({wording.findings_words(project.tally)})"
    sheet.line(styled(title, STRONG), tail=styled(counts, FAINT))
    for finding in project.findings:
        severity = styled(finding.severity.value, style_of(finding.severity))
        rule = words(styled(one_line(finding.rule), STRONG), " ", severity, "  ")
        about = f" ({one_line(_named(finding.subject))})" if finding.subject != project.subject else ""
        _show_finding(sheet, finding, places, fixes, words(rule, one_line(finding.title), styled(about, FAINT)))
    sheet.blank()


def _show_finding(sheet: Sheet, finding: Finding, places: Places, fixes: Fixes | None, title: Text | str) -> None:
    outcome = words("  ", styled(f"{finding.outcome.value:<9}", style_of(finding.outcome)))
    covers = styled(wording.covers_words(finding), FAINT)
    sheet.line(title, lead=outcome, tail=covers)
    sheet.line(brief(finding.message), lead=_LEAD)
    _show_values(sheet, finding, places)
    for note in dict.fromkeys(one.note for one in finding.evidence if one.note):
        sheet.line(brief(note, 160), lead=f"{_LEAD}  ")
    _show_causes(sheet, finding, places)
    fix = fixes(finding) if fixes is not None else ""
    if fix:
        sheet.line(brief(fix, _LONGEST), lead=words(_LEAD, styled("fix: ", STRONG)))


def _named(subject: Subject) -> str:
    """A record as one speaks of it; where it stands for several, how many."""
    return subject.name if not subject.id and subject.name else wording.subject_words(subject)


def _show_values(sheet: Sheet, finding: Finding, places: Places) -> None:
    """The values that decided it, those of one record together with their place."""
    by_subject: dict[Subject, dict[Reading, None]] = {}
    for one in finding.evidence:
        for reading in one.readings:
            by_subject.setdefault(reading.subject, {}).setdefault(reading)
    for subject, readings in list(by_subject.items())[:RECORDS]:
        lead = f"{_LEAD}  "
        if subject != finding.subject and subject.entity not in _ASIDE:
            sheet.line(one_line(_named(subject)), lead=lead)
            lead += "  "
        values = "; ".join(f"{one_line(one.field)} = {brief(one.value, 80)}" for one in readings)
        where = styled(places.together(one.origin for one in readings), FAINT)
        sheet.line(values, lead=lead, tail=where)
    more = wording.left_out(len(by_subject), RECORDS, "record")
    if more:
        sheet.line(styled(more, FAINT), lead=f"{_LEAD}  ")


def _show_causes(sheet: Sheet, finding: Finding, places: Places) -> None:
    """What keeps it from being decided, where no value above has shown it."""
    shown = {(one.subject.entity, one.subject.id, one.field) for each in finding.evidence for one in each.readings}
    causes: list[Cause] = [one for one in finding.missing if (one.entity, one.key, one.field) not in shown]
    for cause in causes[:RECORDS]:
        where = styled(places.one(cause.origin), FAINT)
        sheet.line(one_line(wording.cause_words(cause)), lead=f"{_LEAD}  ", tail=where)
    more = wording.left_out(len(causes), RECORDS, "missing value")
    if more:
        sheet.line(styled(more, FAINT), lead=f"{_LEAD}  ")


def _show_quiet(sheet: Sheet, view: View) -> None:
    if view.quiet:
        names = ", ".join(one_line(rule.id) for rule in view.quiet)
        noun = wording.counted(len(view.quiet), "rule")
        sheet.line(styled(f"{noun} had nothing to judge: {names}", FAINT))
        sheet.blank()
