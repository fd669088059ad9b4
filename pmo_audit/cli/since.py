"""What came and what went between one run and the next, for somebody who mends things one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_audit.reporting.plain import one_line
from pmo_audit.reporting.wording import subject_words
from pmo_audit.text import counted

if TYPE_CHECKING:
    from pmo_audit.findings import AuditResult, Finding

_SHOWN = 5
"""Findings that are named on each side."""


class Since:
    """Remembers the findings of the last run, and says how those of the next one differ."""

    def __init__(self) -> None:
        self._last: dict[str, Finding] | None = None

    def tell(self, result: AuditResult) -> None:
        """Says what changed since the last time this was asked; nothing the first time."""
        from pmo_audit.cli.terminal import errors, styled

        now = {one.fingerprint: one for one in result.findings}
        last, self._last = self._last, now
        if last is None:
            return
        new = [one for key, one in now.items() if key not in last]
        gone = [one for key, one in last.items() if key not in now]
        sheet = errors()
        if not new and not gone:
            sheet.line("since the last run: no finding came or went")
            return
        sheet.line(f"since the last run: {counted(len(gone), 'finding')} gone, {counted(len(new), 'finding')} new")
        for mark, style, found in (("-", "green", gone), ("+", "red", new)):
            for one in found[:_SHOWN]:
                sheet.line(_named(one), lead=styled(f"  {mark} ", style))
            if len(found) > _SHOWN:
                sheet.line(f"and {len(found) - _SHOWN} more", lead="    ")


def _named(finding: Finding) -> str:
    return one_line(f"{finding.rule} {finding.outcome.value}: {subject_words(finding.subject)}")
