"""The tutorial carried out as it stands; what carries it out is tried, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.carrying import blocks, carry_out_page, commands, fits
from tests.docs.page import DOCS


def test_the_tutorial_works_as_it_stands(tmp_path: Path) -> None:
    carry_out_page("tutorial.md", tmp_path)
    assert {"pmo-audit-demo.html", "pmo-audit.toml", "report.html"} <= {one.name for one in tmp_path.iterdir()}


def test_every_block_is_understood() -> None:
    told = [(block.language, tuple(block.options)) for block in blocks("tutorial.md")]
    assert (DOCS / "tutorial.md").read_text(encoding="utf-8").count("```") == 2 * len(told)
    assert set(told) <= {
        ("shell", ()),
        ("console", ()),
        ("console", ("exit",)),
        ("text", ("file",)),
        ("sheet", ("file",)),
        ("text", ("add-to",)),
    }
    assert sum(language == "console" for language, _ in told) >= 6


def test_every_command_of_the_program_is_shown() -> None:
    shown = {
        command.words[1]
        for block in blocks("tutorial.md")
        if block.language == "console"
        for command in commands(block)
    }
    assert {"demo", "init", "run", "actions", "check", "why", "explain"} <= shown


def test_the_tutorial_is_one_page() -> None:
    assert len((DOCS / "tutorial.md").read_text(encoding="utf-8").splitlines()) < 300


@pytest.mark.parametrize(
    ("expected", "answer", "as_expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\n", "a\nb\n", True),
        ("a … c\n", "a b c\n", True),
        ("a … c\n", "a b\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
        ("", "", True),
    ],
)
def test_the_comparison_compares(expected: str, answer: str, as_expected: bool) -> None:
    assert fits(expected, answer) is as_expected
