"""`docs/init.md` keeps its word: its files are read, its commands run, its program too.

Boxes with `file=NAME` are files; a box of `toml` with `written=NAME` is what the commands above it wrote, which
`UPDATE_GOLDEN=1` writes anew.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from pmo_audit.cli import main
from tests.docs.page import DOCS, blocks

PAGE = DOCS / "init.md"
FILE = re.compile(r"(file|written)=(.+)$")


def test_the_page_is_carried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    for one in reversed(list(_carried_out(page))):
        page = page[: one[0]] + one[2] + page[one[1] :]
    if os.environ.get("UPDATE_GOLDEN") == "1":
        PAGE.write_text(page, encoding="utf-8")
    assert page == PAGE.read_text(encoding="utf-8")


def _carried_out(page: str):
    """Carries out the boxes in order; gives those that show what was written, with what it is now."""
    for one in blocks(page):
        named = FILE.search(one.info)
        if named is not None and named[1] == "file":
            Path(named[2]).write_text(one.text, encoding="utf-8")
        elif named is not None:
            yield one.start, one.end, Path(named[2]).read_text(encoding="utf-8")
        elif one.kind == "console":
            for line in one.text.splitlines():
                _run(line.removeprefix("$ "))
        elif one.kind == "python":
            Path("pmo-audit.toml").unlink()
            exec(compile(one.text, "page", "exec"), {})


def _run(line: str) -> None:
    result = CliRunner().invoke(main, shlex.split(line)[1:], prog_name="pmo-audit")
    assert result.exit_code in (0, 1), f"{line}\n{result.output}"
