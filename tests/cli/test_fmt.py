"""`pmo-audit fmt` writes what it says and nothing else: whole files, their rights, and the letters that were there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pmo_audit.cli import main

UNTIDY = 'parameter  a=1\nparameter bb = 2 "b"'
TIDY = 'parameter a  = 1\nparameter bb = 2 "b"\n'
BROKEN = "parameter  a=1\nrule (\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules" / "more").mkdir(parents=True)
    (tmp_path / "rules" / "untidy.pmo").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "rules" / "more" / "tidy.pmo").write_text(TIDY, encoding="utf-8")
    (tmp_path / "rules" / "other.txt").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "rules" / ".hidden").mkdir()
    (tmp_path / "rules" / ".hidden" / "x.pmo").write_text(UNTIDY, encoding="utf-8")
    return tmp_path


def fmt(*words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["fmt", *words], input=given)


def all_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_below_folders_are_written_and_others_left(folder: Path) -> None:
    before = all_of(folder)
    done = fmt("rules")
    assert (done.exit_code, done.output) == (0, "1 file reformatted, 1 file left unchanged\n")
    assert all_of(folder) == before | {folder / "rules" / "untidy.pmo": TIDY.encode()}
    assert fmt("rules", "rules/untidy.pmo").output == "2 files left unchanged\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written_to_look(folder: Path, option: str) -> None:
    before = all_of(folder)
    done = fmt(option, "rules")
    assert done.exit_code == 1
    assert "1 file would be reformatted, 1 file already formatted\n" in done.output
    assert all_of(folder) == before
    assert fmt(option, "rules/more").exit_code == 0


def test_a_difference_can_be_applied(folder: Path) -> None:
    done = fmt("--diff", "rules")
    assert done.stdout == (
        "--- rules/untidy.pmo\n+++ rules/untidy.pmo\n@@ -1,2 +1,2 @@\n-parameter  a=1\n"
        '-parameter bb = 2 "b"\n\\ No newline at end of file\n+parameter a  = 1\n+parameter bb = 2 "b"\n'
    )


def test_both_may_be_asked_for_at_once(folder: Path) -> None:
    done = fmt("--diff", "--check", "rules")
    assert (done.exit_code, done.stdout.startswith("---")) == (1, True)


def test_standard_input_goes_to_standard_output() -> None:
    given = b"\xef\xbb\xbfparameter  a=1\r\n-- \xe2\x80\xae\r\n"
    done = fmt("-", given=given)
    assert (done.exit_code, done.stdout_bytes, done.stderr) == (
        0,
        b"\xef\xbb\xbfparameter a = 1\r\n-- \xe2\x80\xae\r\n",
        "",
    )
    assert fmt("-", given=TIDY.encode()).stdout == TIDY
    assert fmt("-", given=b"").stdout_bytes == b""
    assert fmt("--check", "-", given=given).exit_code == 1
    assert fmt("--check", "-", given=TIDY.encode()).exit_code == 0


def test_standard_input_stands_alone(folder: Path) -> None:
    done = fmt("-", "rules", given=b"")
    assert (done.exit_code, "PA712" in done.output) == (2, True)


def test_what_cannot_be_read_is_told_and_the_rest_laid_out(folder: Path) -> None:
    (folder / "rules" / "broken.pmo").write_text(BROKEN, encoding="utf-8")
    (folder / "rules" / "latin.pmo").write_bytes(b"parameter  a=1 -- caf\xe9\n")
    done = fmt("rules", "nowhere")
    assert done.exit_code == 2
    assert [code for code in ("PA101", "PA406", "PA405") if code in done.stderr] == ["PA101", "PA406", "PA405"]
    assert (folder / "rules" / "broken.pmo").read_text(encoding="utf-8") == "parameter a = 1\n\nrule (\n"
    assert (folder / "rules" / "latin.pmo").read_bytes() == b"parameter  a=1 -- caf\xe9\n"
    assert "2 files reformatted, 1 file left unchanged" in done.stdout
    assert fmt("--check", "rules").exit_code == 2


def test_a_folder_without_rules_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "`empty` holds no rule files" in fmt("empty").stderr


def test_rights_and_links_stay(folder: Path) -> None:
    file = folder / "rules" / "untidy.pmo"
    file.chmod(0o640)
    (folder / "link.pmo").symlink_to(file)
    assert fmt("link.pmo").exit_code == 0
    assert (folder / "link.pmo").is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.read_text(encoding="utf-8") == TIDY


def test_a_file_that_cannot_be_replaced_is_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = all_of(folder)
    monkeypatch.setattr("pmo_audit.cli.rule_files.copymode", full)
    done = fmt("rules")
    assert (done.exit_code, "PA717" in done.stderr) == (2, True)
    assert all_of(folder) == before


def test_a_file_that_may_not_be_written_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = fmt("rules")
    assert (done.exit_code, "that is not allowed" in done.stderr) == (2, True)
    assert (folder / "rules" / "untidy.pmo").read_text(encoding="utf-8") == UNTIDY


def test_pipes_and_loops_hang_nothing(folder: Path) -> None:
    os.mkfifo(folder / "rules" / "pipe.pmo")
    (folder / "rules" / "loop").symlink_to(folder / "rules")
    assert fmt("rules").output == "1 file reformatted, 1 file left unchanged\n"
