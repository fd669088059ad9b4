"""Whom a finding waits for: who can put a failure right, or give what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from pmo_audit.findings import Ask, Finding, ProjectFacts


class Acting:
    """Says of each finding of a report for whom it waits."""

    def __init__(self, projects: Iterable[ProjectFacts], asks: Iterable[Ask]) -> None:
        self._projects = {one.subject.id: one for one in projects}
        self._owners = {(one.entity, one.key, one.field): one.owner for one in asks if one.owner}

    def on(self, finding: Finding) -> tuple[str, ...]:
        """Those who are to act, each once: who can put it right, else who can give what is missing.

        Where the records name neither, it is for the departments of its projects to say.
        """
        if finding.who is not None:
            return (finding.who.name,)
        asked = (self._owners.get((one.entity, one.key, one.field), "") for one in finding.missing)
        return _named(asked) or _named(self._answers(one.id) for one in finding.projects)

    def on_all(self, findings: Iterable[Finding]) -> tuple[str, ...]:
        """Everybody for whom these findings wait, the one with most of them first."""
        counts: dict[str, int] = {}
        for finding in findings:
            for who in self.on(finding):
                counts[who] = counts.get(who, 0) + 1
        return tuple(sorted(counts, key=lambda who: -counts[who]))

    def _answers(self, project: str) -> str:
        """The department that answers for a project where no person does, who has not left."""
        one = self._projects.get(project)
        return f"{one.department} (department)" if one is not None and one.department else ""


def _named(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
