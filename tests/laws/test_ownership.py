"""The law of filling where the gap is whose a record is, what an owner is called, or a register as a whole."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from pmo_audit import load_data, parse_standard
from pmo_audit.backends import Reference
from pmo_audit.findings import Outcome

AS_OF = date(2026, 3, 31)
CONDITIONS = (
    "no risk where status is open",
    "some risk where status is open",
    "every risk satisfies status is closed",
    "count(risks) <= 1",
    "count(risks where status is open) = 1",
    "at most 50% of risks where status is open",
    "at least 2 risks where status is closed",
    "risks is empty",
    "sponsor is not manager",
    "sponsor.name is manager.name",
)
STANDARDS = [
    parse_standard(
        f'standard s "S"\nrule R-1 "R"\n  severity minor\n  for each project\n  require {one}\n', as_of=AS_OF
    )
    for one in CONDITIONS
]
HOLDS = {Outcome.NOTHING_TO_CHECK: Outcome.PASS}
STATUS = st.sampled_from(["open", "closed"])
PEOPLE = [{"id": "H1", "name": "Ann"}, {"id": "H2", "name": "Ann"}, {"id": "H3", "name": "Bo"}]


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A portfolio with gaps, and one of the portfolios that it may be in truth."""
    names = [draw(st.sampled_from(["Alpha", "Beta", None])) for _ in range(2)]
    before: list[dict[str, Any]] = []
    after: list[dict[str, Any]] = []
    for number, name in enumerate(names, start=1):
        told = {key: draw(st.sampled_from(["H1", "H3", "Ann", "Bo", "Cy", None])) for key in ("sponsor", "manager")}
        real = {key: _meant(draw, value) for key, value in told.items()}
        before.append({"id": f"P{number}", "name": name, **told})
        true_name = name or draw(st.sampled_from(["Alpha", "Gamma"]))
        after.append({"id": f"P{number}", "name": true_name, **real})
    if draw(st.integers(0, 5)) == 0:
        risks = [
            _risk(draw, number, draw(st.sampled_from(["P1", "P2"])))[1] for number in range(draw(st.integers(0, 3)))
        ]
        return {"projects": before, "people": PEOPLE}, {"projects": after, "people": PEOPLE, "risks": risks}
    pairs = [_risk(draw, number, _owner(draw, before, after)) for number in range(draw(st.integers(0, 3)))]
    return (
        {"projects": before, "people": PEOPLE, "risks": [one for one, _ in pairs]},
        {"projects": after, "people": PEOPLE, "risks": [one for _, one in pairs]},
    )


def _meant(draw: st.DrawFn, told: str | None) -> str:
    """The person that a cell may mean: one of those of that name; a blank, anybody; a stranger stays one."""
    return draw(st.sampled_from({"Ann": ["H1", "H2"], "Bo": ["H3"], None: ["H1", "H2", "H3"]}.get(told, [told or ""])))


def _owner(draw: st.DrawFn, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[str | None, str]:
    """What a risk says of its project, and the project it may be of."""
    told = draw(st.sampled_from(["P1", "P2", "P-1", "Alpha", "Gamma", None]))
    if told in ("P1", "P2"):
        return told, told
    if told is None:
        return told, draw(st.sampled_from(["P1", "P2", "Z9"]))
    if told == "P-1":
        return told, draw(st.sampled_from(["P1", "Z9"]))
    bearing = [one["id"] for one in before if one["name"] == told]
    later = [one["id"] for one in after if one["name"] == told]
    return told, draw(st.sampled_from(bearing or later or ["Z9"]))


def _risk(draw: st.DrawFn, number: int, owner: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    told, real = owner if isinstance(owner, tuple) else (owner, owner)
    status = draw(STATUS)
    risk = {"id": f"R{number}", "status": draw(st.sampled_from([status, None]))}
    return {**risk, "project": told}, {**risk, "status": status, "project": real}


@given(cases(), st.sampled_from(STANDARDS))
@settings(max_examples=300, deadline=None)
def test_nothing_definite_is_contradicted(case: tuple[dict[str, Any], dict[str, Any]], standard: Any) -> None:
    verdicts = []
    for document in case:
        portfolio = load_data(document, standards=[standard]).portfolio
        judge = Reference(portfolio, AS_OF).judge
        verdicts.append(
            [judge(standard.standard.rules[0], one).outcome for one in portfolio.register("project").records]
        )
    note(standard.standard.rules[0].sentence)
    note(json.dumps(case, indent=1))
    for before, after in zip(*verdicts, strict=True):
        assert before is Outcome.UNKNOWN or HOLDS.get(after, after) is HOLDS.get(before, before)
