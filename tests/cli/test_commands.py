"""Commands against the shipped content, which transcripts leave out because it changes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from pmo_audit import shipped_packs
from pmo_audit.cli import main
from pmo_audit.diagnostics import all_codes
from tests.cli.transcript import SCREEN


def invoke(*line: str) -> Result:
    return CliRunner().invoke(main, list(line), prog_name="pmo-audit", env=SCREEN)


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.code)
def test_every_code_is_explained(code: object) -> None:
    name, title = code.code, code.title  # type: ignore[attr-defined]
    result = invoke("explain", name.lower())
    assert result.exit_code == 0, result.output
    assert " ".join(result.output.split()).startswith(f"{name}: {title}")
    if code.wrong:  # type: ignore[attr-defined]
        gives = result.output.split("\ngives\n")[1].split("\nRight\n")[0]
        assert f"[{name}]" in gives
        assert "/tmp" not in gives


@pytest.mark.parametrize("pack", shipped_packs())
def test_shipped_packs_are_listed_and_fine(pack: str) -> None:
    assert pack in invoke("rules").output
    assert invoke("check", pack).exit_code == 0
    rules = json.loads(invoke("rules", pack, "--format", "json").stdout)[0]["rules"]
    for rule in rules:
        result = invoke("explain", f"{pack}/{rule['rule']}")
        assert result.exit_code == 0
        assert result.output.startswith(f"{pack}/{rule['rule']} {rule['severity']}")


def test_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("demo")
    assert result.exit_code == 0, result.output
    assert "pmo-audit run --config" in result.stdout
    assert "What next" in result.stdout
    assert "<html" in Path("pmo-audit-demo.html").read_text(encoding="utf-8")


def test_demo_elsewhere(tmp_path: Path) -> None:
    assert invoke("demo", "--output", str(tmp_path / "made")).exit_code == 0
    assert (tmp_path / "made" / "pmo-audit-demo.html").is_file()


def test_schemas_are_schemas() -> None:
    for line in (["schema"], ["schema", "project"], ["schema", "report"], ["schema", "--rules", "uk_gmpp"]):
        result = invoke(*line, "--format", "json")
        assert result.exit_code == 0
        jsonschema.Draft202012Validator.check_schema(json.loads(result.stdout))


def test_schema_holds_what_standards_add() -> None:
    plain = json.loads(invoke("schema", "--format", "json").stdout)
    added = json.loads(invoke("schema", "--rules", "uk_gmpp", "--format", "json").stdout)
    assert "dca" not in plain["$defs"]["status_report"]["properties"]
    assert "dca" in added["$defs"]["status_report"]["properties"]


def test_every_entity_is_listed_and_shown() -> None:
    document = json.loads(invoke("schema", "--format", "json").stdout)
    listed = invoke("schema").output
    for name in document["$defs"]:
        if ":" not in name:
            assert f"  {name} " in listed
            assert invoke("schema", name).exit_code == 0
