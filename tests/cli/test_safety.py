"""What a run must never do: destroy what it read, hide that something was lost, or take a slip for a choice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pmo_audit.cli import main

PROJECTS = 'id,name,status,sponsor,manager\nA,Alpha,active,Ann,Bo\n"B, the second",Beta,active,Cy,Cy\n'
RULES = (
    'standard s "S"\nrule S-1 "Two people"\n  severity major\n  for each project\n  require sponsor is not manager\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    (tmp_path / "s.pmo").write_text(RULES, encoding="utf-8")
    (tmp_path / "linked.md").hardlink_to(tmp_path / "registers" / "projects.csv")
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(
        main, ["run", "--rules", "s.pmo", "--data", "registers", "--as-of", "2026-03-31", *words]
    )
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "json", "--output", "registers/projects.csv"),
        ("--output", "registers/audit.json"),
        ("--format", "text", "--output", "s.pmo"),
        ("--format", "json", "--output", "registers"),
        ("--format", "markdown", "--output", "registers/projects.json"),
        ("--format", "markdown", "--output", "linked.md"),
    ],
    ids=" ".join,
)
def test_no_report_takes_the_place_of_what_is_read(folder: Path, words: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, _, told = run(*words)
    assert (code, "PA716" in told) == (2, True)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_page_beside_the_data_is_fine(folder: Path) -> None:
    assert run("--output", "registers/audit.html")[0] == 1
    assert (folder / "registers" / "audit.html").is_file()


@pytest.mark.parametrize("output", ["-", "no/such/folder/audit.html"])
def test_an_output_that_is_a_slip_makes_nothing(folder: Path, output: str) -> None:
    before = set(folder.rglob("*"))
    assert run("--output", output)[0] == 2
    assert set(folder.rglob("*")) == before


def test_a_project_whose_id_holds_a_comma_can_be_named(folder: Path) -> None:
    code, shown, _ = run("--project", "b, the second", "--format", "json")
    assert code == 1
    assert [one["subject"]["id"] for one in json.loads(shown)["findings"]] == ["B, the second"]


def test_a_project_may_be_asked_for_by_name_and_is_told_its_id(folder: Path) -> None:
    code, _, told = run("--project", "Alpha")
    assert code == 2
    assert "did you mean `A`?" in told


@pytest.mark.parametrize("option", ["--select", "--project", "--rules"])
def test_long_lists_are_no_paths(folder: Path, option: str) -> None:
    code, _, told = run(option, ",".join(["A-1"] * 200))
    assert code == 2
    assert "PA90" not in told


def test_partial_data_is_said_beside_the_headline(folder: Path) -> None:
    (folder / "registers" / "risks.csv").write_text("id,project,status\n,,\n,,open\n", encoding="utf-8")
    code, shown, _ = run("--format", "markdown")
    assert code == 2
    assert "these figures are not the whole picture" in shown.splitlines()[2]


def test_a_pipe_that_is_no_file_hangs_nothing(folder: Path) -> None:
    import os

    (folder / "rules").mkdir()
    os.mkfifo(folder / "rules" / "x.pmo")
    assert CliRunner().invoke(main, ["check", "rules"]).exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        f"budget < EUR 1{'0' * 5000}",
        f"finish - start < {'9' * 5000} days",
        f"percent_complete < {'9' * 5000}%",
        f"count(risks) < {'9' * 5000}",
        f"at most {'9' * 5000} risks where status is open",
        f"{'9' * 5000}% of budget > EUR 1",
        "programme.owner." + "organisation_unit.parent." * 300 + "name is known",
        'name matches "\ud800"',
    ],
    ids=lambda text: text[:20],
)
def test_what_no_quantity_needs_is_told(text: str) -> None:
    from pmo_audit import parse_standard

    told = parse_standard(RULES.replace("sponsor is not manager", text)).diagnostics
    assert {one.code for one in told} <= {"PA108", "PA109", "PA206", "PA306"}
    assert told


@pytest.mark.parametrize("end", ["\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\r\n"])
def test_every_end_of_a_line_ends_a_comment(end: str) -> None:
    from pmo_audit import parse_standard

    text = RULES.replace("\n  require sponsor", f"\n  require name is known -- first{end}  and sponsor")
    standard = parse_standard(text)
    assert standard.diagnostics == ()
    assert standard.standard.rules[0].sentence.endswith("require name is known and sponsor is not manager")
    assert "And" in type(standard.standard.rules[0].require).__name__
