"""`decide`, `overlaps` and `introductions` at the command line, on a folder of registers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pmo_audit.cli import main
from tests.cli.transcript import SCREEN
from tests.decisions.portfolio import data

SAID = ("--by", "Ann Lee", "--because", "two plants", "--on", "2026-03-31")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "portfolio.json").write_text(json.dumps(data()), encoding="utf-8")
    return tmp_path


def run(*line: str) -> Result:
    return CliRunner().invoke(main, list(line), prog_name="pmo-audit", env=SCREEN)


def raised() -> list[list[str]]:
    found = json.loads(run("overlaps", "--data", "data", "--format", "json").stdout)
    return [sorted((one["left"], one["right"])) for one in found if one["flag"]]


@pytest.mark.parametrize("where", ["data", "data/portfolio.json"])
def test_what_is_decided_is_not_raised_and_can_be_taken_back(where: str, folder: Path) -> None:
    assert ["P1", "P2"] in raised()
    done = run("decide", "P1", "P2", "justified", *SAID, "--data", where)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "P1 and P2: justified\nThey are not raised again until what either is about changes.\n"
        "written to data/overlap-decisions.csv\n"
    )
    assert ["P1", "P2"] not in raised()
    shown = run("overlaps", "--data", where, "--min-score", "50").stdout
    assert "Decided: justified, by Ann Lee on 2026-03-31: two plants" in shown
    assert run("decide", "--undo", "P1~P2", "--data", where).exit_code == 0
    assert ["P1", "P2"] in raised()


def test_what_is_decided_already_is_said_and_not_added(folder: Path) -> None:
    run("decide", "P1", "P2", "justified", *SAID, "--data", "data")
    before = (folder / "data" / "overlap-decisions.csv").read_bytes()
    again = run("decide", "P2", "P1", "justified", "--by", "Bo", "--because", "me too", "--data", "data")
    assert (again.exit_code, again.stdout) == (
        0,
        "P1 and P2: justified\nSo it was decided already on 2026-03-31 by Ann Lee: two plants\n"
        "nothing is added; it stands in data/overlap-decisions.csv: row 2\n",
    )
    assert (folder / "data" / "overlap-decisions.csv").read_bytes() == before
    assert "written to" in run("decide", "P2", "P1", "merge", *SAID, "--data", "data").stdout


def test_a_pair_that_was_not_raised_can_be_decided_and_that_is_said(folder: Path) -> None:
    done = run("decide", "P1", "P5", "not-a-duplicate", *SAID, "--data", "data")
    assert (done.exit_code, "They were not raised" in done.stdout) == (0, True), done.output


def test_decisions_about_what_is_not_there_do_not_hold(folder: Path) -> None:
    run("decide", "P1", "P2", "justified", *SAID, "--data", "data")
    file = folder / "data" / "overlap-decisions.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("P2", "P77"), encoding="utf-8")
    listed = run("decide", "--list", "--data", "data").stdout
    assert listed.endswith("0 decisions hold, 1 is about records that are not there.\n")


def test_a_stale_decision_is_listed_with_what_changed(folder: Path) -> None:
    assert run("decide", "P2~P1", "Not a duplicate", *SAID, "--data", "data").exit_code == 0
    changed = data(P1={"description": "Barcode every torque tool in Leeds and Basel."})
    (folder / "data" / "portfolio.json").write_text(json.dumps(changed), encoding="utf-8")
    listed = " ".join(run("decide", "--list", "--data", "data").stdout.split())
    assert "no longer holds, since the text has changed: P1: new `Basel` and `Leeds`; gone " in listed
    assert "0 decisions hold, 1 does no longer." in listed
    (one,) = json.loads(run("decide", "--list", "--data", "data", "--format", "json").stdout)
    assert (one["stale"], one["verdict"], one["place"]["at"]) == (True, "not-a-duplicate", "row 2")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ((), "PA707"),
        (("merge",), "PA707"),
        (("P1", "P2"), "PA712"),
        (("P1", "P2", "merg", *SAID), "PA712"),
        (("P1", "P2", "merge", "--by", "Ann"), "PA707"),
        (("P1", "P2", "merge", "--because", "x"), "PA707"),
        (("P1", "P9", "merge", *SAID), "PA846"),
        (("--undo",), "PA707"),
        (("--undo", "P1", "P2"), "PA848"),
        (("--list", "P1"), "PA712"),
        (("P1", "P2", "merge", "--by", "A", "--because", "x", "--on", "soon"), "PA706"),
        (("P1", "P2", "merge", "--by", "A", "--because", "x", "--on", "2999-01-01"), "PA706"),
    ],
)
def test_a_slip_writes_nothing(line: tuple[str, ...], code: str, folder: Path) -> None:
    done = run("decide", *line, "--data", "data")
    assert (done.exit_code, f"[{code}]" in done.stderr) == (2, True), done.output
    assert [one.name for one in (folder / "data").iterdir()] == ["portfolio.json"]


def test_a_file_that_cannot_be_read_is_told_and_left_alone(folder: Path) -> None:
    file = folder / "data" / "overlap-decisions.csv"
    file.write_text("left,right\nP1,P2\n", encoding="utf-8")
    done = run("decide", "P1", "P2", "merge", *SAID, "--data", "data")
    assert (done.exit_code, "[PA847]" in done.stderr) == (2, True)
    assert file.read_text(encoding="utf-8") == "left,right\nP1,P2\n"
    assert "[PA840]" in run("overlaps", "--data", "data").stderr


def test_a_run_does_not_take_decisions_for_a_register(folder: Path) -> None:
    run("decide", "P1", "P2", "merge", *SAID, "--data", "data")
    (folder / "s.pmo").write_text(
        'standard s "S"\nrule S-1 "Named"\n  severity minor\n  for each project\n  require name is known\n',
        encoding="utf-8",
    )
    done = run("run", "--rules", "s.pmo", "--data", "data", "--as-of", "2026-03-31")
    assert (done.exit_code, "decisions" in done.output) == (0, False)


# -------------------------------------------------------------------------------------------- introductions


def test_notes_are_written_one_a_project(folder: Path) -> None:
    done = run("introductions", "--data", "data", "--as-of", "2026-03-31", "--output", "notes")
    assert done.exit_code == 0, done.output
    assert sorted(one.name for one in (folder / "notes").iterdir()) == [
        "p1-torque-tool-calibration-tracking.html",
        "p2-calibration-of-torque-tools.html",
        "p5-branch-signs.html",
    ]


def test_a_note_is_shown_for_a_project_or_a_team(folder: Path) -> None:
    by_project = run("introductions", "--data", "data", "--project", "P2", "--as-of", "2026-03-31").stdout
    by_team = run("introductions", "--data", "data", "--team", "quality", "--as-of", "2026-03-31").stdout
    assert by_project == by_team
    assert by_project.startswith("# A note for Calibration of torque tools\n")
    assert by_project.count("# A note for") == 1


def test_the_day_of_the_settings_counts_where_none_is_named(folder: Path) -> None:
    (folder / "pmo-audit.toml").write_text('[run]\nas_of = "2025-12-31"\n', encoding="utf-8")
    shown = run("introductions", "--data", "data", "--project", "P1").stdout
    assert "as of 2025-12-31" in shown
    assert "Cy Moss, project manager" in shown, "who had not left then"
    assert "as of 2026-03-31" in run("introductions", "--data", "data", "--as-of", "2026-03-31").stdout


def test_who_was_decided_to_be_no_duplicate_is_not_introduced(folder: Path) -> None:
    run("decide", "P1", "P2", "not-a-duplicate", *SAID, "--data", "data")
    done = run("introductions", "--data", "data", "--project", "P2")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Nobody is to be introduced to anybody by these projects." in done.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("--format", "html"), "PA709"),
        (("--project", "P9"), "PA705"),
        (("--team", "Qualty"), "PA849"),
        (("--as-of", "soon"), "PA706"),
        (("--format", "json", "--output", "data"), "PA716"),
    ],
)
def test_a_slip_is_told(line: tuple[str, ...], code: str, folder: Path) -> None:
    done = run("introductions", "--data", "data", *line)
    assert (done.exit_code, f"[{code}]" in done.stderr) == (2, True), done.output
