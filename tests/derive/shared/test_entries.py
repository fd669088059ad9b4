"""What is read of issues and risks, and what is told where they cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pmo_audit import load_data
from pmo_audit.derive.shared.entries import in_order, read_entries
from pmo_audit.derive.shared.telling import told_of_entries
from pmo_audit.diagnostics import Severity
from tests.derive.shared.told import LATE, OTHERS, PROJECTS, Json, portfolio


def told(issues: Sequence[Json]) -> list[tuple[str, Severity]]:
    return [
        (one.code, one.severity)
        for one in told_of_entries(load_data({"projects": PROJECTS, "issues": issues}).portfolio)
    ]


def test_an_entry_has_its_sentences_and_the_project_by_its_name() -> None:
    row = {
        "id": "I",
        "project": "Flood gate controls",
        "name": "Late",
        "description": "Gates stuck. Rain came!",
        "resolution": "Grease.",
        "raised_on": "2026-01-02",
    }
    (entry,) = read_entries(portfolio([row]))
    assert entry.project.id == "P3"
    assert [(one.field, one.text) for one in entry.passages] == [
        ("name", "Late"),
        ("description", "Gates stuck."),
        ("description", "Rain came!"),
        ("resolution", "Grease."),
    ]
    assert entry.text == "Late\nGates stuck.\nRain came!"
    assert str(entry.raised) == "2026-01-02"


def test_issues_come_before_risks_and_each_by_its_key() -> None:
    risk = {"id": "A", "project": "P1", "name": "Rain"}
    entries = in_order(read_entries(portfolio(LATE[::-1], risks=[risk])))
    assert [(one.subject.entity, one.subject.id) for one in entries] == [("issue", "A"), ("issue", "B"), ("risk", "A")]


def test_an_answer_alone_says_nothing_of_what_is_the_matter() -> None:
    assert read_entries(portfolio([{"id": "A", "project": "P1", "resolution": "Grease it."}])) == ()


@pytest.mark.parametrize("issues", [[], [LATE[0]], [{"id": "A", "project": "P1"}, {"id": "B", "project": "P2"}]])
def test_where_nothing_can_be_compared_an_error_says_so(issues: Sequence[Json]) -> None:
    assert told(issues) == [("PA831", Severity.ERROR)]


def test_without_a_register_of_projects_an_entry_is_of_what_it_calls_its_project() -> None:
    rows = [{"id": "I", "project": "North ", "name": "Late"}, {"id": "J", "project": "South", "name": "Late"}]
    data = load_data({"issues": [*rows, {"id": "K", "project": "north", "name": "Rain"}, {"id": "L", "name": "Rain"}]})
    entries = read_entries(data.portfolio)
    assert [(one.subject.id, one.project.id) for one in entries] == [("I", "north"), ("J", "south"), ("K", "north")]
    assert [one.code for one in told_of_entries(data.portfolio)] == ["PA834"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"issues": [{"id": "I", "name": "Late"}, {"id": "J", "name": "Late"}]}, "none names its project"),
        (
            {"projects": PROJECTS, "issues": [{"id": one, "project": one, "name": "Late"} for one in ("X", "Y")]},
            "none names a project that was delivered",
        ),
        (
            {"issues": [{"id": one, "project": "North", "name": "Late"} for one in ("X", "Y")]},
            "no two of different projects have a text",
        ),
    ],
)
def test_what_keeps_entries_apart_is_named(data: Json, said: str) -> None:
    (one,) = told_of_entries(load_data(data).portfolio)
    assert one.message == f"there is nothing to compare: among 2 issues and risks {said}"


def test_what_cannot_be_compared_is_counted() -> None:
    assert told([*OTHERS, {"id": "A", "project": "P1"}, {"id": "B", "name": "Rain"}]) == [("PA834", Severity.WARNING)]
    assert told(OTHERS) == []
