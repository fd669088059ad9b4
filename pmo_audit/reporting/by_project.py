"""Findings by project: what somebody wants to see who answers for one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pmo_audit.findings import Finding, Grade, Outcome, Subject
from pmo_audit.reporting.tally import WORST_FIRST, Tally, tally_of
from pmo_audit.reporting.view import View


@dataclass(frozen=True, slots=True)
class ProjectGroup:
    """A project with every finding that counts against it, the worst first.

    Findings that count against no project stand under the record that they are about.
    """

    subject: Subject
    findings: tuple[Finding, ...]

    @property
    def tally(self) -> Tally:
        """How many verdicts came out which way, those aside that are no findings."""
        counts: Counter[Outcome] = Counter()
        for one in self.findings:
            counts[one.outcome] += one.covers
        return tally_of(counts)

    def failed(self, severity: Grade) -> int:
        """Failures of this severity."""
        return sum(one.covers for one in self.findings if one.outcome is Outcome.FAIL and one.severity is severity)


def by_projects(view: View) -> tuple[ProjectGroup, ...]:
    """The projects with findings, the one with the worst first; a finding against two projects stands under both."""
    groups: dict[tuple[str, str], tuple[Subject, list[Finding]]] = {}
    for finding in view.findings:
        for subject in finding.projects or (finding.subject,):
            groups.setdefault((subject.entity, subject.id), (subject, []))[1].append(finding)
    made = (ProjectGroup(subject, tuple(sorted(found, key=_order))) for subject, found in groups.values())
    return tuple(sorted(made, key=_weight))


def _order(finding: Finding) -> tuple[int, int, str]:
    return WORST_FIRST.index(finding.outcome), -finding.severity.rank, finding.rule


def _weight(group: ProjectGroup) -> tuple[int, int, int, str, str]:
    """Projects before other records; then by how many failures there are of each severity, and by id."""
    failing = [one.severity.rank for one in group.findings if one.outcome is Outcome.FAIL]
    worst = max(failing, default=-1)
    return (group.subject.entity != "project", -worst, -failing.count(worst), group.subject.entity, group.subject.id)
