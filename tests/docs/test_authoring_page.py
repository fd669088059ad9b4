"""`docs/authoring-tests.md` keeps its word: its command lines can be typed, its programs run."""

from __future__ import annotations

import re
import shlex

import pytest

from pmo_audit.cli import main
from tests.docs.page import DOCS, blocks

PAGE = (DOCS / "authoring-tests.md").read_text(encoding="utf-8")
LINES = [line.removeprefix("$ ") for one in blocks(PAGE) if one.kind == "console" for line in one.text.splitlines()]
PROGRAMS = [one.text for one in blocks(PAGE) if one.kind == "python"]


@pytest.mark.parametrize("line", LINES)
def test_a_command_line_can_be_typed(line: str) -> None:
    program, name, *rest = shlex.split(line)
    command = main.commands[name]
    known = {option for param in command.params for option in param.opts}
    assert program == "pmo-audit"
    assert {word for word in rest if word.startswith("-")} <= known


def test_a_program_runs(capsys: pytest.CaptureFixture[str]) -> None:
    trying, comparing = PROGRAMS
    exec(compile(trying, "page", "exec"), {})
    assert re.fullmatch(r"\d+(/\d+)? \d+(/\d+)? \[.*\]\n", capsys.readouterr().out)
    compile(comparing, "page", "exec")
