"""Whom a finding waits for, as far as the facts of its projects say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmo_audit.findings import Finding, ProjectFacts

Facts = Mapping[str, ProjectFacts]


def facts_by_id(projects: Iterable[ProjectFacts]) -> Facts:
    """The projects by their ids."""
    return {one.subject.id: one for one in projects}


def who_acts(finding: Finding, facts: Facts) -> tuple[str, ...]:
    """Who can put it right; where nobody is said to, those who manage the finding's projects, each once.

    Where a project has no manager it is its sponsor, or its department.
    """
    if finding.who is not None:
        return (finding.who.name,)
    named = (facts.get(one.id) for one in finding.projects)
    return tuple(dict.fromkeys(who for one in named if one is not None if (who := _answers(one))))


def _answers(project: ProjectFacts) -> str:
    """Who answers for a project, as far as anything says it."""
    department = f"{project.department} (department)" if project.department else ""
    return project.manager or project.sponsor or department


def who_act(findings: Iterable[Finding], facts: Facts) -> tuple[str, ...]:
    """Everybody for whom these findings wait, the one with most of them first."""
    counts: dict[str, int] = {}
    for finding in findings:
        for who in who_acts(finding, facts):
            counts[who] = counts.get(who, 0) + 1
    return tuple(sorted(counts, key=lambda who: -counts[who]))
