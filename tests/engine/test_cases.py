"""Small audits as text: rules, data, and everything that must come of them.

Each file of `cases/` is a page of prose with three blocks: `pmo`, `json` and `text`. `UPDATE_GOLDEN=1` writes the
last anew; read the difference before you keep it.
"""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from pmo_audit import audit, load_portfolio
from pmo_audit.api import parse_standard
from pmo_audit.findings import AuditResult, Finding

FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))
AS_OF = date(2026, 3, 31)


def block(text: str, kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL)
    return found.group(1) if found else ""


def told(result: AuditResult) -> str:
    lines = []
    for rule in result.rules:
        lines.append(f"{rule.rule}: " + ", ".join(f"{number} {one.value}" for one, number in rule.outcomes.items()))
    for finding in result.findings:
        lines += finding_lines(finding)
    for one in result.ask_for:
        asked = f" of {one.owner}" if one.owner else ""
        lines.append(f"ask{asked} for {one.what}, which decides {one.verdicts} [{one.origin}]")
    lines += [f"data: {one}" for one in result.diagnostics]
    return "\n".join(lines) + "\n"


def finding_lines(finding: Finding) -> list[str]:
    subject = f"{finding.subject.entity} {finding.subject.id}".strip()
    lines = [f"{finding.rule} {finding.outcome.value} {subject}: {finding.message}"]
    for evidence in finding.evidence:
        note = f" ({evidence.note})" if evidence.note else ""
        lines.append(f"  {evidence.outcome}: {evidence.clause}{note}")
        lines += [f"    {one.subject.name} {one.field} = {one.value} [{one.origin}]" for one in evidence.readings]
    lines += [f"  waits for: {one.reason.value} {one.field} of {one.key or one.entity}" for one in finding.missing]
    return lines


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = file.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Path("data.json").write_text(json.dumps(json.loads(block(page, "json"))), encoding="utf-8")
    standard = parse_standard(block(page, "pmo"), "rules.pmo", as_of=AS_OF)
    assert not standard.diagnostics
    found = told(audit([standard], load_portfolio("data.json", standards=[standard]), as_of=AS_OF))
    if os.environ.get("UPDATE_GOLDEN"):
        head = re.split(r"\n```text\n", page)[0].rstrip()
        file.write_text(f"{head}\n\n```text\n{found}```\n", encoding="utf-8")
        page = file.read_text(encoding="utf-8")
    assert found == block(page, "text")
