"""What surrounds a shared issue: the ways it may have come, who could own it, and what it threatens."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from pmo_audit import load_data
from pmo_audit.derive.shared import find_shared_issues
from pmo_audit.derive.shared.surroundings import MANY
from pmo_audit.oversight import SharedIssue
from tests.derive.shared.told import PROJECTS, Json, same, shared


def ways(found: SharedIssue) -> list[tuple[str, str, str]]:
    return [(one.via, one.source.id, one.target.id) for one in found.spread]


def run_by(**departments: str) -> list[Json]:
    return [{**one, "department": departments.get(str(one["id"]), "")} for one in PROJECTS]


# By which way


def test_a_dependency_leads_from_what_is_waited_for() -> None:
    needs = [
        {"id": "D2", "project": "P3", "target": "P1"},
        {"id": "D1", "project": "P1", "target": "P2"},
        {"id": "D3", "project": "P1", "target": "P6"},
        {"id": "D4", "project": "P1", "target": "P1"},
    ]
    found = shared(same(["P1", "P2", "P3"], raised_on=["2026-01-01", "2026-02-01", "2026-03-01"]), dependencies=needs)
    assert ways(found) == [("dependency", "P2", "P1"), ("dependency", "P1", "P3")]
    first = found.spread[0]
    assert first.says == "Fibre ring south depends on School meals ordering."
    assert first.origin is not None
    assert first.origin.at == "/dependencies/1/target"


def test_projects_that_wait_for_each_other_are_two_ways() -> None:
    needs = [{"id": f"D{a}", "project": a, "target": b} for a, b in (("P2", "P1"), ("P1", "P2"))]
    found = shared(same(["P1", "P2"]), dependencies=needs)
    assert ways(found) == [("dependency", "P2", "P1"), ("dependency", "P1", "P2")]


def test_a_dependency_that_is_met_ties_nothing() -> None:
    needs = [{"id": "D1", "project": "P2", "target": "P1", "status": "met"}]
    plain, met = (shared(same(["P1", "P2"]), dependencies=some) for some in ([], needs))
    assert met.spread == ()
    assert met.points == plain.points
    assert threatened("P1", "P2", dependencies=[{"id": "N", "project": "P5", "target": "P1", "status": "met"}]) == []


def test_tied_projects_add_to_the_score() -> None:
    issues: list[Json] = [
        {"id": "A", "project": "P1", "name": "We wait for Nordkabel and their switches"},
        {"id": "B", "project": "P2", "name": "Line dead as Nordkabel sent wrong switches"},
    ]
    plain, tied = (shared(issues, dependencies=needs) for needs in ([], [{"id": "D", "project": "P2", "target": "P1"}]))
    assert {one.name: one.points for one in tied.contributions} == {
        **{one.name: one.points for one in plain.contributions},
        "tied projects": 300,
    }


@pytest.mark.parametrize(
    ("days", "way"),
    [
        (("2026-03-01", "2026-01-01"), ("P2", "P1")),
        (("2026-01-01", "2026-03-01"), ("P1", "P2")),
        (("2026-01-01", "2026-01-01"), ("P1", "P2")),
        ((None, "2026-03-01"), ("P2", "P1")),
        ((None, None), ("P1", "P2")),
    ],
)
def test_a_supplier_of_both_leads_from_where_it_was_logged_first(
    days: Sequence[str | None], way: tuple[str, str]
) -> None:
    contracts = [
        {"id": "C1", "project": "P1", "supplier": "Nordkabel"},
        {"id": "C2", "project": "P2", "supplier": "NORDKABEL"},
        {"id": "C3", "project": "P2", "supplier": "Nordkabel"},
        {"id": "C4", "project": "P2", "supplier": "Another"},
        {"id": "C5", "project": "P3", "supplier": "Another"},
    ]
    found = shared(same(["P1", "P2"], raised_on=days), contracts=contracts)
    assert ways(found) == [("supplier", *way)]
    (only,) = found.spread
    assert only.says == "Both have a contract with Nordkabel."
    assert only.origin is not None
    assert only.origin.at == "/contracts/0/supplier"


def test_one_department_is_a_way_however_it_is_written() -> None:
    found = shared(same(["P1", "P2", "P3"]), projects=run_by(P1="Works", P2=" WORKS", P3="Lines", P4="Works"))
    assert ways(found) == [("team", "P1", "P2")]
    (only,) = found.spread
    assert only.says == "Both are run by Works."
    assert only.origin is not None
    assert only.origin.at == "/projects/0/department"


def test_no_department_is_no_way() -> None:
    assert shared(same(["P1", "P2"]), projects=run_by(P6="Works")).spread == ()


def many(number: int) -> list[tuple[str, str, str]]:
    projects = [{"id": f"M{at:02}", "name": f"Depot {at}", "department": "Works"} for at in range(number)]
    days = [f"2026-01-{28 - at:02}" for at in range(number)]
    issues = same([str(one["id"]) for one in projects], raised_on=days)
    return ways(shared(issues, projects=[*PROJECTS, *projects]))


def test_of_many_projects_with_one_department_each_has_a_way_from_the_first() -> None:
    some = [f"M{at:02}" for at in range(MANY)]
    assert many(MANY) == [("team", b, a) for a, b in combinations(some, 2)]
    assert many(MANY + 1) == [("team", f"M{MANY}", one) for one in some]


# Who could own it

PEOPLE: Sequence[Json] = (
    {"id": "H1", "name": "Ada Ruiz", "email": "ada@example.org"},
    {"id": "H2", "name": "Bo Lind"},
    {"id": "H3", "name": "Cy Marsh", "left_on": "2020-01-01"},
    {"id": "H4", "name": "Di Okoro"},
    {"id": "H5", "name": "Ed Falk"},
)


def led(**managers: str) -> list[Json]:
    return [{**one, "manager": managers.get(str(one["id"]), "")} for one in PROJECTS]


def test_whoever_owns_most_entries_comes_first_then_who_runs_the_source() -> None:
    found = shared(
        same(["P1", "P2", "P3"], owner=["H1", "H1", "H5"]),
        projects=led(P1="H2", P2="H4", P3="H5"),
        people=PEOPLE,
        dependencies=[{"id": "D1", "project": "P1", "target": "P2"}, {"id": "D2", "project": "P3", "target": "P2"}],
    )
    assert [(one.id, one.role) for one in found.owners] == [
        ("H1", "owner of S0"),
        ("H4", "manager of School meals ordering"),
        ("H5", "owner of S2"),
    ]
    assert (found.owners[0].name, found.owners[0].email) == ("Ada Ruiz", "ada@example.org")


def test_nobody_is_named_who_has_left() -> None:
    found = shared(same(["P1", "P2"], owner=["H3", "H3"]), projects=led(P1="H3", P2="H2"), people=PEOPLE)
    assert [one.id for one in found.owners] == ["H2"]


def test_nobody_is_named_where_nobody_is() -> None:
    assert shared(same(["P1", "P2"]), people=PEOPLE).owners == ()


def test_a_name_that_leads_to_nobody_is_not_named() -> None:
    issues = same(["P1", "P2"], owner=["Zed Nobody", "Zed Nobody"])
    (found,) = find_shared_issues(load_data({"projects": PROJECTS, "people": PEOPLE, "issues": issues}).portfolio)
    assert found.owners == ()


# What it threatens

STONES: Sequence[Json] = (
    {"id": "M1", "project": "P1", "name": "Design done", "forecast": "2026-01-01", "actual": "2026-01-02"},
    {"id": "M2", "project": "P1", "name": "Ring closed", "forecast": "2026-09-01"},
    {"id": "M3", "project": "P1", "name": "Trench dug", "forecast": "2026-06-01"},
    {"id": "M4", "project": "P2", "name": "Pilot over", "forecast": "2026-02-01", "actual": "2026-02-01"},
    {"id": "M5", "project": "P3", "name": "Not dated"},
)
PARTS: Sequence[Json] = (
    {"id": "D1", "project": "P1", "name": "Cable", "due": "2026-02-01"},
    {"id": "D2", "project": "P2", "name": "Shop", "due": "2026-08-01"},
    {"id": "D3", "project": "P2", "name": "Menu", "due": "2026-05-01", "accepted_on": "2026-05-01"},
    {"id": "D4", "project": "P2", "name": "Till", "due": "2026-08-01"},
)


def threatened(*projects: str, **registers: Sequence[Json]) -> list[tuple[str, str]]:
    return [(one.entity, one.id) for one in shared(same(projects), **registers).threatens]


def test_the_next_open_milestone_is_threatened_else_the_next_deliverable() -> None:
    found = threatened("P1", "P2", "P3", milestones=STONES, deliverables=PARTS)
    assert found == [("milestone", "M3"), ("deliverable", "D2")]


def test_the_projects_that_wait_are_threatened_once_each() -> None:
    needs = [
        {"id": f"N{at}", "project": a, "target": b}
        for at, (a, b) in enumerate(
            (("P5", "P1"), ("P5", "P2"), ("P4", "P2"), ("P2", "P1"), ("P1", "P6"), ("P6", "P5"))
        )
    ]
    assert threatened("P1", "P2", dependencies=needs) == [("project", "P4"), ("project", "P5")]


def test_where_nothing_is_planned_nothing_is_threatened() -> None:
    assert threatened("P1", "P2") == []
