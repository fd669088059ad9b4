"""The page about `why` carried out as it stands: its files written, its commands run, its answers compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.docs.carrying import carry_out, fits
from tests.docs.page import DOCS, Block, blocks

PAGE = (DOCS / "why.md").read_text(encoding="utf-8")


def write_files(folder: Path) -> None:
    for block in blocks(PAGE):
        if "file" in block.settings:
            (folder / block.settings["file"]).write_text(block.text, encoding="utf-8")


def commands(block: Block) -> list[tuple[tuple[str, ...], str]]:
    """The commands of a block and what each answers."""
    parts = (part.partition("\n") for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:])
    return [(tuple(shlex.split(command)), answer) for command, _, answer in parts]


def test_the_page_works_as_it_stands(tmp_path: Path) -> None:
    write_files(tmp_path)
    number = 0
    for block in blocks(PAGE):
        for words, answer in commands(block) if block.kind == "console" else ():
            code, got = carry_out(words, tmp_path)
            number += 1
            where = f"why.md:{block.line}: {shlex.join(words)}"
            assert fits(answer, got), f"{where}\n\nexpected\n\n{answer}\ngot\n\n{got}"
            assert code == int(block.settings.get("exit", "0")), f"{where} ended with {code}"
    assert number >= 7


def test_the_example_in_python_works(tmp_path: Path) -> None:
    write_files(tmp_path)
    (block,) = [one for one in blocks(PAGE) if one.kind == "python"]
    root = str(DOCS.parent)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r})\n{block.text}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "repair raise `contingency` from EUR 1,000,000 to EUR 1,800,000 or more\n"
