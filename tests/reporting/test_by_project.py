"""Findings by project, counted again from the findings themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmo_audit import audit, load_portfolio, load_standard, render
from pmo_audit.findings import AuditResult, Grade, Outcome
from pmo_audit.reporting import view_of
from pmo_audit.reporting.by_project import by_projects
from pmo_audit.settings import load_settings

NORTHWAY = Path(__file__).parents[2] / "fixtures" / "northway"


def audited(**more) -> AuditResult:
    standard = load_standard("stage_gate")
    settings, _ = load_settings(NORTHWAY / "pmo-audit.toml")
    portfolio = load_portfolio(NORTHWAY / "registers", standards=[standard], mapping=settings.mapping)
    return audit([standard], portfolio, as_of=date(2026, 3, 31), **more)


@pytest.fixture(scope="module")
def result() -> AuditResult:
    return audited()


def test_every_finding_stands_under_each_project_it_counts_against(result: AuditResult) -> None:
    listed = [(one.subject, each.fingerprint) for one in by_projects(view_of(result)) for each in one.findings]
    expected = [(subject, one.fingerprint) for one in result.findings for subject in one.projects or (one.subject,)]
    assert sorted(map(repr, listed)) == sorted(map(repr, expected))


def test_counts_are_those_of_the_findings(result: AuditResult) -> None:
    for group in by_projects(view_of(result)):
        for grade in Grade:
            found = [
                one
                for one in result.findings
                if one.outcome is Outcome.FAIL
                and one.severity is grade
                and group.subject in (one.projects or (one.subject,))
            ]
            assert group.failed(grade) == len(found)


def test_the_worst_comes_first(result: AuditResult) -> None:
    groups = by_projects(view_of(result))
    projects = [one for one in groups if one.subject.entity == "project"]
    assert list(groups[: len(projects)]) == projects
    critical = [one.failed(Grade.CRITICAL) for one in projects]
    assert critical == sorted(critical, reverse=True)
    assert critical[0] > 0
    for group in groups:
        failing = [one.outcome is Outcome.FAIL for one in group.findings]
        assert failing == sorted(failing, reverse=True)


def test_markdown_has_a_line_for_each(result: AuditResult) -> None:
    section = render(result, "markdown").split("## Findings by project")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == len(by_projects(view_of(result)))


def test_an_audit_without_findings_has_no_such_section() -> None:
    nothing = audited(projects=["NW-04"], select=["SG-101"])
    assert not nothing.findings
    assert "Findings by project" not in render(nothing, "markdown")
