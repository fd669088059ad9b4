"""`--watch`, with changes that the test makes up, and once with real ones."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pmo_audit.cli import main, watching
from pmo_audit.cli.watching import Watched, watch

RULES = """standard toy "Toy"
rule T-1 "A sponsor" severity minor for each project require sponsor is known
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "toy.pmo").write_text(RULES, encoding="utf-8")
    (tmp_path / "projects.csv").write_text("id,sponsor\nP1,\nP2,Ann\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_runs_again_after_each_change(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(watching, "_changes", lambda folders, written: iter([{Path("a.csv")}, {Path("b.csv")}]))
    codes = iter([1, 2, 0])
    assert watch(lambda: next(codes), lambda: Watched(("x",))) == 0
    said = capsys.readouterr().err
    assert "changed: a.csv" in said
    assert "changed: b.csv" in said


def test_a_fault_of_the_program_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_changes", lambda folders, written: iter([{Path("a.csv")}]))
    assert watch(lambda: 3, lambda: Watched(("x",))) == 3


def test_files_are_watched_through_their_folders(office: Path) -> None:
    folders = watching._folders(["toy.pmo", "projects.csv", "nowhere/x.csv"])
    assert folders == {office.resolve(): frozenset({"toy.pmo", "projects.csv"})}
    assert watching._folders(["toy.pmo", "."]) == {office.resolve(): None}


def test_what_came_and_went_is_told(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edits(folders, written) -> Iterator[set[Path]]:
        for text in ("id,sponsor\nP1,Bo\nP2,\n", "id,sponsor\nP1,Bo\nP2,\n", "id,sponsor\nP1,Bo\nP2,Cy\n"):
            (office / "projects.csv").write_text(text, encoding="utf-8")
            yield {office / "projects.csv"}

    monkeypatch.setattr(watching, "_changes", edits)
    shown = CliRunner().invoke(main, ["run", "--rules", "toy.pmo", "--data", "projects.csv", "--watch", "-q"])
    assert shown.exit_code == 0
    said = [line for line in shown.output.splitlines() if line.startswith(("since", "  -", "  +"))]
    assert said == [
        "since the last run: 1 finding gone, 1 finding new",
        "  - T-1 fail: project P1",
        "  + T-1 fail: project P2",
        "since the last run: no finding came or went",
        "since the last run: 1 finding gone, 0 findings new",
        "  - T-1 fail: project P2",
    ]


def test_a_mistake_is_told_and_waited_out(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mended(folders, written) -> Iterator[set[Path]]:
        assert office.resolve() in folders
        (office / "pmo-audit.toml").write_text('[run]\nrules = "toy.pmo"\ndata = "projects.csv"\n', encoding="utf-8")
        yield {office / "pmo-audit.toml"}

    monkeypatch.setattr(watching, "_changes", mended)
    shown = CliRunner().invoke(main, ["run", "--watch"])
    assert "PA707" in shown.output
    assert "1 of 2 checks pass" in shown.output


def test_our_own_reports_are_no_change(office: Path) -> None:
    """Also shows that a real change is noticed, and that Ctrl-C ends it with the code of the last run."""
    line = ["run", "--rules", "toy.pmo", "--data", "projects.csv", "--output", "audit.html", "--watch", "-q"]
    process = subprocess.Popen(
        [sys.executable, "-m", "pmo_audit", *line],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), watching.POLLING: "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stdout is not None
    shown: list[str] = []
    for line_ in process.stdout:
        shown.append(line_)
        if line_.startswith("watching"):
            if "changed: projects.csv\n" in shown:
                break
            time.sleep(1)  # until the folder is looked at
            (office / "projects.csv").write_text("id,sponsor\nP1,Ann\nP2,Ann\n", encoding="utf-8")
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert [one for one in [*shown, rest] if "changed" in one] == ["changed: projects.csv\n"]
