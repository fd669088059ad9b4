"""Tests that take the tables of the page row by row, and the small portfolios they are tried on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.semantics.page import Row, tables

TESTED: set[str] = set()
QUESTIONS = ("is known", "is missing", "is exempt", "is empty")
MARKS = ("T", "T°", "U", "F°", "F")


def cells(name: str, *outer: str) -> Any:
    """Parametrizes a test with (row, column) for every cell of a table but those under `outer`."""
    TESTED.add(name)
    table = tables()[name]
    given = [(row, column) for row in table.rows for column in table.columns if column not in outer]
    return pytest.mark.parametrize(("row", "column"), given, ids=[_label(row, outer, column) for row, column in given])


def rows(name: str) -> Any:
    """Parametrizes a test with every row of a table."""
    TESTED.add(name)
    return pytest.mark.parametrize("row", tables()[name].rows, ids=lambda row: plain(next(iter(row.values()))))


def _label(row: Row, outer: tuple[str, ...], column: str) -> str:
    return plain(f"{', '.join(row[one] for one in outer)}: {column}")


def plain(label: str) -> str:
    """A label that can be typed, so that the test can be asked for by its name."""
    shown = label.replace("°", "*").replace("…", "...").replace("–", "-")
    return shown.encode("ascii", "xmlcharrefreplace").decode()


def project(**fields: Any) -> dict[str, Any]:
    """A portfolio of one project."""
    return {"projects": [{"id": "P1", "name": "Light rail"} | fields]}


CONDITIONS = {
    "T": 'name is "Light rail"',
    "T°": "(no risk)",
    "U": "budget > EUR 1",
    "F°": "(some risk)",
    "F": 'name is "Metro"',
}
BESIDE = project(risks=[])
"""The portfolio in which each of these conditions comes to its mark."""
