"""Promises of persons and of resources in one register, with a column for each or with one for both."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_audit.api import load_data, load_portfolio
from pmo_audit.records import Portfolio, Record
from pmo_audit.settings import parse_settings
from pmo_audit.values import Missing, NoneKnown, Ref, Value

KNOWN = {
    "projects": [{"id": "P1"}],
    "people": [{"id": "E1", "name": "Ann Lee"}],
    "resources": [{"id": "R1", "name": "Crane", "capacity": 2}],
}


def told(value: Value) -> str:
    """A reference in short: its key, its words where it leads nowhere, or the state."""
    match value:
        case Ref(key=str() as key):
            return key
        case Ref(text=text):
            return f"{text}?"
        case NoneKnown():
            return "none"
        case Missing(said):
            return said or "missing"
        case _:
            return repr(value)


def at(record: Record, name: str) -> str:
    """The place of a field in its file."""
    place = record.origin(name)
    return place.at if place is not None else ""


def whom(portfolio: Portfolio, key: str) -> tuple[str, str]:
    """The person and the resource of a promise."""
    record = portfolio.find("assignment", key)
    assert record is not None
    return told(portfolio.value(record, "person")), told(portfolio.value(record, "resource"))


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ({"person": "Ann Lee"}, ("E1", "none")),
        ({"person": "E1", "resource": ""}, ("E1", "none")),
        ({"resource": "Crane"}, ("none", "R1")),
        ({"person": "", "resource": "crane"}, ("none", "R1")),
        ({"resource": "Ann Lee"}, ("E1", "none")),
        ({"person": "Crane"}, ("none", "R1")),
        ({"person": "Crane", "resource": "Crane"}, ("none", "R1")),
        ({"person": "Ann Lee", "resource": "Ann Lee"}, ("E1", "none")),
        ({"person": "Ann Lee", "resource": "Crane"}, ("E1", "R1")),
        ({"person": "Bo Ek"}, ("Bo Ek?", "none")),
        ({"resource": "Digger"}, ("none", "Digger?")),
        ({"person": "Digger", "resource": "Digger"}, ("Digger?", "none")),
        ({"person": "TBC", "resource": "Crane"}, ("TBC", "R1")),
        ({}, ("missing", "missing")),
        ({"person": "", "resource": ""}, ("missing", "missing")),
    ],
)
def test_a_promise_is_of_whom_a_register_knows(promise: dict[str, str], expected: tuple[str, str]) -> None:
    loaded = load_data({**KNOWN, "assignments": [{"id": "A1", "project": "P1", **promise}]})
    assert whom(loaded.portfolio, "A1") == expected


def test_a_promise_of_a_resource_leaves_no_gap_in_what_is_promised_of_people() -> None:
    loaded = load_data({**KNOWN, "assignments": [{"id": "A1", "project": "P1", "resource": "Crane"}]})
    ann = loaded.portfolio.find("person", "E1")
    assert ann is not None
    assert loaded.portfolio.owned(ann, "assignment", "person").gaps == ()
    assert loaded.diagnostics == ()


def test_one_column_for_both(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nE1,Ann Lee\n")
    (tmp_path / "resources.csv").write_text("id,name,capacity\nR1,Crane,2\n")
    (tmp_path / "assignments.csv").write_text("Ref,Project,Resource\nA1,P1,Ann Lee\nA2,P1,Crane\nA3,P1,Nobody\n")
    loaded = load_portfolio(tmp_path)
    assert [whom(loaded.portfolio, key) for key in ("A1", "A2", "A3")] == [
        ("E1", "none"),
        ("none", "R1"),
        ("none", "Nobody?"),
    ]
    record = loaded.portfolio.find("assignment", "A1")
    assert record is not None
    assert at(record, "person") == "row 2, column Resource"
    (note,) = [one for one in loaded.diagnostics if one.code == "PA533"]
    assert "`Nobody` in `Resource` names no resource" in note.message


def test_months_across_make_a_promise_for_each_month(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nE1,Ann Lee\n")
    (tmp_path / "plan.csv").write_text("Project,Resource,2026-01,2026-02,2026-03\nP1,Ann Lee,50%,,80%\n")
    settings, problems = parse_settings(
        '[[table]]\nentity = "assignment"\nfile = "plan.csv"\n'
        '[table.across]\ncolumns = ["2026-*"]\ninto = "period"\nvalues = "share"\n'
    )
    assert problems == ()
    loaded = load_portfolio(tmp_path, mapping=settings.mapping)
    found = loaded.portfolio.register("assignment").records
    assert [(told(one.values["person"]), at(one, "share")) for one in found] == [
        ("E1", "row 2, column 2026-01"),
        ("E1", "row 2, column 2026-03"),
    ]
    assert loaded.diagnostics == ()
