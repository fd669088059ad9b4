"""Small portfolios for the tests of overlaps, and what is found in them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pmo_audit import load_data
from pmo_audit.derive.overlaps import find_overlaps
from pmo_audit.oversight import Overlap
from pmo_audit.records import Portfolio

Json = Mapping[str, object]


@dataclass(frozen=True)
class Case:
    """Two projects and what is told of them; `because` stands in the reason of what is not raised."""

    name: str
    kind: str
    left: Json
    right: Json
    because: str = ""


CASES = tuple(
    Case(**one) for one in tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
)
RAISED = tuple(one for one in CASES if not one.because)
NOT_RAISED = tuple(one for one in CASES if one.because)
CARDS, DEBIT = RAISED[0].left, RAISED[0].right
"""The same work in other words."""
MANY: Sequence[Json] = tuple(
    {"id": f"{case.name}/{side}", **one} for case in CASES for side, one in (("a", case.left), ("b", case.right))
)
"""All of the cases as one portfolio."""

OFFICE: Sequence[Json] = tuple(
    {"id": f"Z{number}", "name": name, "description": text}
    for number, (name, text) in enumerate(
        (
            ("Fibre ring south", "Lay a ring of fibre cable around the southern districts and connect nine schools."),
            ("School meals ordering", "Parents order and pay lunches for their children on a website."),
            ("Flood gate controls", "New motors and sensors for the gates at the harbour mouth."),
            ("Leave and absence rules", "Rewrite the rules for leave and train line managers."),
            ("Choir hall acoustics", "Panels and a curtain for the rehearsal hall."),
            ("Payroll change-over", "Move payroll to the new provider before the tax year ends."),
        ),
        1,
    )
)
"""Projects that have nothing to do with each other, since likeness is told from what is usual."""


def portfolio(projects: Sequence[Json], **registers: Sequence[Json]) -> Portfolio:
    """A portfolio of these records, all of which can be read."""
    loaded = load_data({"projects": list(projects), **{name: list(rows) for name, rows in registers.items()}})
    assert [str(one) for one in loaded.diagnostics] == []
    return loaded.portfolio


def pair(left: Json, right: Json, *others: Json, **registers: Sequence[Json]) -> Overlap:
    """What is told of two projects among those of the office."""
    found = find_overlaps(
        portfolio([*OFFICE, *others, {"id": "A", **left}, {"id": "B", **right}], **registers), level="project"
    )
    return between(found, "A", "B")


def between(found: Sequence[Overlap], one: str, other: str) -> Overlap:
    """The overlap of two records."""
    (overlap,) = (each for each in found if {each.left.id, each.right.id} == {one, other})
    return overlap
