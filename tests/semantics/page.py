"""The tables of `docs/semantics.md`, as the tests read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

PAGE = Path(__file__).resolve().parents[2] / "docs" / "semantics.md"

Row = Mapping[str, str]
"""The cells of a row by their headings, without backticks."""


@dataclass(frozen=True)
class Table:
    """One table of the page: the heading it stands under, its place there, and its rows."""

    heading: str
    number: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """What the table is called in tests: its heading, with its place where it is not the first there."""
        return self.heading if self.number == 1 else f"{self.heading} {self.number}"


@cache
def tables() -> Mapping[str, Table]:
    """All tables of the page by name, in order."""
    found: dict[str, Table] = {}
    heading, number, block = "", 0, []
    for line in [*PAGE.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("|"):
            block.append(line)
            continue
        if block:
            number += 1
            one = _table(heading, number, block)
            found[one.name] = one
            block = []
        if line.startswith("#"):
            heading, number = line.lstrip("#").strip(), 0
    return MappingProxyType(found)


def _table(heading: str, number: int, block: list[str]) -> Table:
    columns, ruler, *rows = [_cells(line) for line in block]
    assert all(set(cell) == {"-"} for cell in ruler), f"{heading}: the second line of a table is its ruler"
    assert len(set(columns)) == len(columns), f"{heading}: two columns have one heading"
    assert all(len(row) == len(columns) for row in rows), f"{heading}: a row has more or fewer cells than the header"
    return Table(heading, number, columns, tuple(dict(zip(columns, row, strict=True)) for row in rows))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().strip("`") for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))
