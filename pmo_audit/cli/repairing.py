"""`--repairs`: what would put a failure right, worked out once and told wherever the failure is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_audit.classes import replace

if TYPE_CHECKING:
    from pmo_audit.cli.run import Fixes
    from pmo_audit.findings import AuditResult, Finding

MOST = 500
"""Failures, the worst first, for which a report that is written tells it; each may take a while to work out."""


def remembered(fixes: Fixes) -> Fixes:
    """The same, but each finding is worked out only once."""
    known: dict[int, tuple[Finding, str]] = {}

    def fix(finding: Finding) -> str:
        if id(finding) not in known:
            known[id(finding)] = (finding, fixes(finding))  # which keeps the finding, so that no other gets its id
        return known[id(finding)][1]

    return fix


def with_repairs(result: AuditResult, fixes: Fixes) -> AuditResult:
    """The result in which the worst failures say what would put them right."""
    from pmo_audit.findings import Outcome

    failing = [one for one in result.findings if one.outcome is Outcome.FAIL]
    worst = {id(one) for one in sorted(failing, key=lambda one: -one.severity.rank)[:MOST]}
    findings = tuple(replace(one, repair=fixes(one)) if id(one) in worst else one for one in result.findings)
    return replace(result, findings=findings)
