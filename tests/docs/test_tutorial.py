"""The tutorial carried out as it stands: its files written, its commands run, its answers compared.

A fenced block whose info string begins with `console` holds commands after `$ ` and what each answers. `…` stands for
anything: alone on a line for any number of lines, within a line for any words. `exit=1` says how its commands end; 0
where nothing is said. `text file=NAME` writes a file, `text add-to=NAME` adds to one.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"
ANYTHING = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what else stands after the fence, its text, and the line it begins in."""

    language: str
    options: dict[str, str]
    text: str
    line: int


@dataclass(frozen=True)
class Command:
    """A command of the page and what it answers there."""

    words: tuple[str, ...]
    answer: str


def blocks() -> list[Block]:
    page = PAGE.read_text(encoding="utf-8")
    found = []
    for match in re.finditer(r"^```(\S+)(.*)\n((?:(?!```).*\n)*)```$", page, re.MULTILINE):
        options = dict(option.split("=", 1) for option in match[2].split())
        found.append(Block(match[1], options, match[3], page.count("\n", 0, match.start()) + 1))
    return found


def commands(block: Block) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, answer = part.partition("\n")
        yield Command(tuple(shlex.split(command)), answer)


def carry_out(words: tuple[str, ...], folder: Path) -> tuple[int, str]:
    """What a command ends with and answers, on both streams as a terminal would show them."""
    assert words[0] == "pmo-audit", f"{words[0]} is no command of ours"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PMO_AUDIT")}
    given = {
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": str(PAGE.parents[1]),
    }
    done = subprocess.run(
        [sys.executable, "-m", "pmo_audit", *words[1:]],
        cwd=folder,
        env=kept | given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    return done.returncode, done.stdout


def fits(expected: str, answer: str) -> bool:
    """Whether an answer is as the page has it."""
    lines = []
    for line in expected.strip("\n").split("\n"):
        if line.strip() == ANYTHING:
            lines.append(r"(?:[^\n]*\n)*?")
        else:
            lines.append(".*?".join(map(re.escape, line.rstrip().split(ANYTHING))) + r"[ ]*\n")
    return re.fullmatch("".join(lines), answer.strip("\n") + "\n") is not None


def test_the_tutorial_works_as_it_stands(tmp_path: Path) -> None:
    for block in blocks():
        if "file" in block.options:
            file = tmp_path / block.options["file"]
            file.parent.mkdir(exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif "add-to" in block.options:
            with (tmp_path / block.options["add-to"]).open("a", encoding="utf-8") as file_so_far:
                file_so_far.write(block.text)
        elif block.language == "console":
            for command in commands(block):
                code, answer = carry_out(command.words, tmp_path)
                where = f"tutorial.md:{block.line}: {shlex.join(command.words)}"
                assert fits(command.answer, answer), f"{where}\n\nexpected\n\n{command.answer}\ngot\n\n{answer}"
                assert code == int(block.options.get("exit", "0")), f"{where} ended with {code}"
    assert {"pmo-audit-demo.html", "report.html"} <= {one.name for one in tmp_path.iterdir()}


def test_every_block_is_understood() -> None:
    told = [(block.language, tuple(block.options)) for block in blocks()]
    assert PAGE.read_text(encoding="utf-8").count("```") == 2 * len(told)
    assert set(told) <= {
        ("shell", ()),
        ("console", ()),
        ("console", ("exit",)),
        ("text", ("file",)),
        ("text", ("add-to",)),
    }
    assert sum(language == "console" for language, _ in told) >= 6


def test_every_command_of_the_program_is_shown() -> None:
    shown = {command.words[1] for block in blocks() if block.language == "console" for command in commands(block)}
    assert {"demo", "check", "run", "explain"} <= shown


def test_the_tutorial_is_one_page() -> None:
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) < 300


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
