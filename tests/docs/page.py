"""A page of the manual as the tests read it: its fenced blocks and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"

Row = dict[str, str]
"""The cells of a row of a table by their headings."""


@dataclass(frozen=True)
class Block:
    """A fenced block, the `number`-th from 0: `kind` and `info` are the words after the fence.

    `start` and `end` bound its text.
    """

    kind: str
    info: str
    text: str
    line: int
    number: int
    start: int
    end: int

    @property
    def settings(self) -> dict[str, str]:
        """What the info says, as in `file=projects.csv`."""
        return dict(word.split("=", 1) for word in self.info.split() if "=" in word)


def blocks(page: str) -> list[Block]:
    """All fenced blocks of a page, in order."""
    found = re.finditer(r"^```(\w+)([^\n]*)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return [
        Block(one[1], one[2].strip(), one[3], page.count("\n", 0, one.start()) + 1, number, one.start(3), one.end(3))
        for number, one in enumerate(found)
    ]


def tables(page: str) -> Iterator[list[Row]]:
    """The rows of every table of a page, in order; workbooks that are drawn in its boxes are none."""
    page = re.sub(r"^```\w.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    for match in re.finditer(r"(?:^\|.*\n)+", page, re.MULTILINE):
        headings, _, *rows = [cells(line) for line in match[0].splitlines()]
        yield [dict(zip(headings, row, strict=True)) for row in rows]


def table(page: str, heading: str) -> list[Row]:
    """The table of which the first heading is this one."""
    return next(rows for rows in tables(page) if next(iter(rows[0])) == heading)


def cells(line: str) -> list[str]:
    """The cells of one line of a table."""
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def quoted(cell: str) -> list[str]:
    """The pieces of a cell that stand in backticks."""
    return re.findall(r"`([^`]+)`", cell)
