"""Small portfolios for the tests: projects that run for a hundred days each, and dependencies in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from pmo_audit import load_data
from pmo_audit.records import Portfolio

AS_OF = date(2026, 3, 31)
DAY_0 = date(2026, 1, 1)
KINDS = {"FS": "finish_to_start", "SS": "start_to_start", "FF": "finish_to_finish", "SF": "start_to_finish"}


def day(number: int) -> str:
    """The day so long after the first of 2026."""
    return (DAY_0 + timedelta(number)).isoformat()


def project(key: str, start: int | None = None, finish: int | None = None, **more: object) -> dict[str, object]:
    dates = {"start": None if start is None else day(start), "finish": None if finish is None else day(finish)}
    return {"id": key, "name": f"Project {key}", **dates, **more}


def tie(waits: str, awaits: str, kind: str = "FS", **more: object) -> dict[str, object]:
    """`A` waits for `B`; `A.D1` is a deliverable of A and `A.M1` a milestone."""
    said: dict[str, object] = {"kind": KINDS.get(kind, kind)} if kind else {}
    for (whole, deliverable, milestone), end in zip(
        (("project", "deliverable", "milestone"), ("target", "target_deliverable", "target_milestone")),
        (waits, awaits),
        strict=True,
    ):
        home, _, part = end.partition(".")
        said[whole] = home
        if part:
            said[milestone if part.startswith("M") else deliverable] = end
    return said | more


def portfolio(
    projects: Iterable[Mapping[str, object]],
    ties: Iterable[Mapping[str, object]] = (),
    deliverables: Iterable[Mapping[str, object]] = (),
    milestones: Iterable[Mapping[str, object]] = (),
) -> Portfolio:
    """A portfolio in which all registers came whole. Dependencies without an id are T1, T2 and so on."""
    numbered = [{"id": f"T{number}", **one} for number, one in enumerate(ties, start=1)]
    document = {
        "projects": list(projects),
        "dependencies": numbered,
        "deliverables": list(deliverables),
        "milestones": list(milestones),
    }
    return load_data(document).portfolio


def chain(*keys: str) -> list[dict[str, object]]:
    """Each waits for the next."""
    return [tie(one, other) for one, other in pairwise(keys)]
