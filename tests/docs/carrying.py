"""Pages carried out as they stand: their files written, their commands run, their answers compared.

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

from tests.docs.drawing import save
from tests.docs.page import DOCS

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


def blocks(name: str) -> list[Block]:
    """The fenced blocks of a page of the manual."""
    page = (DOCS / name).read_text(encoding="utf-8")
    found = []
    for match in re.finditer(r"^```(\S+)(.*)\n((?:(?!```).*\n)*)```$", page, re.MULTILINE):
        options = dict(option.split("=", 1) for option in match[2].split())
        found.append(Block(match[1], options, match[3], page.count("\n", 0, match.start()) + 1))
    return found


def commands(block: Block) -> Iterator[Command]:
    """The commands of a block."""
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
        "PYTHONPATH": str(DOCS.parent),
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


def carry_out_page(name: str, folder: Path) -> None:
    """Does all that a page says, in this folder; fails where something else comes of it than the page tells."""
    for block in blocks(name):
        if "file" in block.options:
            file = folder / block.options["file"]
            file.parent.mkdir(exist_ok=True)
            if block.language == "sheet":
                save(block.text, file)
            else:
                file.write_text(block.text, encoding="utf-8")
        elif "add-to" in block.options:
            with (folder / block.options["add-to"]).open("a", encoding="utf-8") as file_so_far:
                file_so_far.write(block.text)
        elif block.language == "console":
            for command in commands(block):
                code, answer = carry_out(command.words, folder)
                where = f"{name}:{block.line}: {shlex.join(command.words)}"
                assert fits(command.answer, answer), f"{where}\n\nexpected\n\n{command.answer}\ngot\n\n{answer}"
                assert code == int(block.options.get("exit", "0")), f"{where} ended with {code}"
