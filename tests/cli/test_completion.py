"""What the shell is offered, asked as the shell's script asks."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from pmo_audit.cli import main


def offered(line: str) -> list[str]:
    """The words offered behind a line whose last word is being typed; files are offered as `file`."""
    words = ["pmo-audit", *line.split(" ")]
    asked = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), "_PMO_AUDIT_COMPLETE": "bash_complete"}
    shown = CliRunner(env=asked).invoke(main, [])
    kinds = [one.split(",", 1) for one in shown.output.splitlines() if one]
    return ["file" if kind == "file" else word for kind, word in kinds]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ru", ["rules", "run"]),
        ("run --rules ", ["portfolio", "stage_gate", "uk_gmpp", "file"]),
        ("run --rules stage_gate,u", ["stage_gate,uk_gmpp", "file"]),
        ("run --data ", ["file"]),
        ("run --format h", ["html"]),
        ("run --fail-on m", ["major", "minor"]),
        ("run --by ", ["rule", "project"]),
        ("run --redact ", ["people"]),
        ("run --redact-key ", ["file"]),
        ("actions --format ", ["html", "json", "markdown", "table"]),
        ("run --fail-on nothing", []),
    ],
)
def test_what_an_option_takes_is_offered(line: str, expected: list[str]) -> None:
    assert offered(line) == expected


def test_rules_are_those_of_the_standards_named() -> None:
    assert "SG-101" in offered("run --rules stage_gate --select SG-1")
    assert offered("run --rules uk_gmpp --select SG-1") == []
    assert "#ownership" in offered("run --rules stage_gate --select #own")


def test_rules_and_codes_are_offered_where_they_are_asked_about() -> None:
    assert "SG-301" in offered("why SG-3")
    assert offered("explain PA20") == [f"PA20{digit}" for digit in range(1, 10)]
    assert "stage_gate" in offered("explain st")


def test_settings_that_cannot_be_read_offer_nothing(tmp_path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[run\n", encoding="utf-8")
    assert "SG-101" in offered(f"why --config {broken} SG-1")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_asks_this_program(shell: str) -> None:
    shown = CliRunner().invoke(main, ["completion", shell])
    assert shown.exit_code == 0
    assert f"_PMO_AUDIT_COMPLETE={shell}_complete" in shown.output
    assert "pmo-audit" in shown.output


def test_bash_reads_its_script() -> None:
    script = CliRunner().invoke(main, ["completion", "bash"]).output
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_shell_in_use_is_told_by_the_environment() -> None:
    own = CliRunner(env={"SHELL": "/bin/fish"}).invoke(main, ["completion"])
    assert "fish_complete" in own.output
    unknown = CliRunner(env={"SHELL": "/bin/other"}).invoke(main, ["completion"])
    assert unknown.exit_code == 2
    assert "PA712" in unknown.output
