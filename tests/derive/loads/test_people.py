"""Promises of people: whose they are, what they can give, and what nobody can tell."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pmo_audit.api import find_loads, find_overloads, load_data
from pmo_audit.oversight import FULL_TIME, Loads

TODAY = date(2026, 3, 31)
ANN = {"id": "E1", "name": "Ann Lee", "capacity": "100%"}
APRIL = {"start": "2026-04-01", "finish": "2026-04-30"}


def loads_of(*assignments: dict[str, Any], people: list[dict[str, Any]] | None = None, **more: Any) -> Loads:
    """What is found of promises of Ann, in April where they say nothing else."""
    numbered = [{"id": f"A{number}", "person": "Ann Lee", **APRIL, **one} for number, one in enumerate(assignments, 1)]
    document = {"people": [ANN] if people is None else people, "assignments": numbered, **more}
    return find_loads(load_data(document).portfolio, as_of=TODAY)


def test_a_fact_has_all_that_makes_it_up() -> None:
    projects = [{"id": "P1", "name": "Alpha"}, {"id": "P2", "name": "Beta"}]
    loads = loads_of({"project": "P1", "share": "60%"}, {"project": "P2", "share": "70%"}, projects=projects)
    (one,) = loads.overloads
    assert one.unit == FULL_TIME
    assert (one.promised, one.capacity, one.average, one.days) == (Fraction(13, 10), Fraction(1), Fraction(13, 10), 22)
    assert [str(share.origin) for share in one.shares] == [
        "<data>: /assignments/0/share",
        "<data>: /assignments/1/share",
    ]
    assert [each.name for each in one.projects] == ["Alpha", "Beta"]
    assert str(one.limit_origin) == "<data>: /people/0/capacity"
    assert (loads.first, loads.last, loads.delivered) == ("2026-04", "2026-04", True)


def test_no_register_of_promises_is_no_approval() -> None:
    loads = find_loads(load_data({"people": [ANN]}).portfolio, as_of=TODAY)
    assert (loads.delivered, loads.months) == (False, ())
    assert find_overloads(load_data({"people": [ANN]}), as_of=TODAY) == ()


def test_names_in_no_register_have_sums_of_their_own() -> None:
    loads = loads_of(
        {"person": "Bo Ek", "share": "60%"}, {"person": "bo  ek", "share": "60%"}, {"person": "Cy", "share": "60%"}
    )
    assert [(one.resource.name, one.state) for one in loads.months] == [("Bo Ek", "over"), ("Cy", "open")]
    assert loads.overloads[0].limit == "Bo Ek is no person of the register"


def test_without_a_register_of_people_full_time_is_taken_and_said() -> None:
    loads = loads_of({"share": "60%"}, {"share": "50%"}, {"person": "Bo Ek", "share": "50%"}, people=[])
    assert [one.state for one in loads.months] == ["over", "within"]
    assert loads.overloads[0].assumes == ("nobody says what Ann Lee can give, so full time is taken",)
    assert loads.assumes == ("nobody says what 2 people can give, so full time is taken",)


def test_words_that_may_mean_two_leave_both_open() -> None:
    people = [{**ANN}, {"id": "E2", "name": "Ann Lee", "capacity": "100%"}]
    loads = loads_of(
        {"share": "60%"}, {"person": "E1", "share": "60%"}, {"person": "E2", "share": "30%"}, people=people
    )
    assert [(one.resource.id, one.state) for one in loads.months] == [("E1", "open"), ("E2", "within")]
    assert ["may mean" in one.says for one in loads.unsettled] == [True]


def test_a_promise_of_nobody_may_be_anybodys() -> None:
    loads = loads_of({"person": "", "share": "60%"}, {"person": "TBC", "share": "60%"})
    assert [(one.resource, one.periods, one.field) for one in loads.unsettled] == [(None, ("2026-04",), "person")] * 2


def test_a_lost_record_is_told() -> None:
    loads = loads_of({"share": "60%"}, {"id": "", "person": "", "start": "", "finish": ""})
    assert [(one.record, one.field) for one in loads.unsettled] == [(None, "assignments")]


@pytest.mark.parametrize(
    ("left", "states"),
    [
        ("2026-04-10", ["over"]),
        ("2026-04-30", ["within"]),
        ("", ["within"]),
        ("soon", ["open"]),
    ],
)
def test_who_has_left_gives_nothing(left: str, states: list[str]) -> None:
    loads = loads_of({"share": "10%"}, people=[{**ANN, "left_on": left}])
    assert [one.state for one in loads.months] == states


@pytest.mark.parametrize(
    ("entries", "state"),
    [
        ([{"share": 0, "start": "2026-04-13", "finish": "2026-04-17"}], "over"),
        ([{"share": 0, "start": "2026-04-11", "finish": "2026-04-12"}], "within"),
        ([{"share": "50%", "start": "2026-04-01"}], "within"),
        ([{"share": "40%", "start": "2026-01-01"}, {"share": "60%", "start": "2026-03-01"}], "within"),
        ([{"share": "60%", "start": "2026-01-01"}, {"share": "40%", "start": "2026-03-01"}], "over"),
        ([{"start": "2026-04-13", "finish": "2026-04-17"}], "open"),
        ([{"share": 0, "start": "", "finish": "2026-04-17"}], "open"),
        ([{"share": 0, "start": "2026-04-13", "finish": "some day"}], "open"),
        ([{"share": 0, "start": "2026-04-17", "finish": "2026-04-13"}], "open"),
    ],
)
def test_leave_and_part_time(entries: list[dict[str, Any]], state: str) -> None:
    numbered = [{"id": f"V{number}", "person": "Ann Lee", **one} for number, one in enumerate(entries)]
    assert [one.state for one in loads_of({"share": "50%"}, availabilities=numbered).months] == [state]


def test_leave_of_nobody_is_told() -> None:
    entries = [{"id": "V1", "share": 0, "start": "2026-04-13", "finish": "2026-04-17"}]
    loads = loads_of({"share": "50%"}, availabilities=entries)
    assert [(one.resource, one.record and one.record.id) for one in loads.unsettled] == [(None, "V1")]


PROJECT = {"id": "P1", "name": "Alpha"}


@pytest.mark.parametrize(
    ("project", "promise", "last", "assumes"),
    [
        ({"finish": "2026-06-30"}, {"finish": ""}, "2026-06", True),
        ({"finish": "2026-06-30", "actual_finish": "2026-05-15"}, {"finish": ""}, "2026-05", True),
        ({"actual_finish": "2026-05-15"}, {"finish": "2026-07-31"}, "2026-05", False),
        ({"status": "completed"}, {"finish": "2026-07-31"}, "", False),
        ({"status": "on_hold"}, {"finish": "2026-07-31"}, "2026-07", False),
        ({"start": "2026-03-02"}, {"start": ""}, "2026-04", True),
        ({}, {"period": "2026-05", "start": "", "finish": ""}, "2026-05", False),
    ],
)
def test_a_promise_lasts_as_long_as_its_project(
    project: dict[str, Any], promise: dict[str, Any], last: str, assumes: bool
) -> None:
    loads = loads_of({"share": "120%", "project": "P1", **promise}, projects=[{**PROJECT, **project}])
    assert loads.last == last
    assert any(share.assumes for one in loads.overloads for share in one.shares) == assumes


@pytest.mark.parametrize(
    ("project", "promise", "field"),
    [
        ({}, {"finish": ""}, "finish"),
        ({}, {"start": "", "finish": ""}, "start"),
        ({"finish": "2026-02-27", "status": "active"}, {"start": "2026-02-02", "finish": ""}, "finish"),
        ({}, {"start": "2026-05-01"}, "finish"),
        ({}, {"period": "2026-05", "start": "2026-06-01", "finish": ""}, "period"),
        ({}, {"period": "some time"}, "period"),
    ],
)
def test_days_that_nobody_can_tell_are_told(project: dict[str, Any], promise: dict[str, Any], field: str) -> None:
    people = [{**ANN, "capacity": "50%"}, {"id": "E2", "name": "Bo Ek", "left_on": "2026-12-31"}]
    others = {"share": "30%", "start": "2026-01-01", "finish": "2026-12-31"}
    loads = loads_of(
        {"share": "40%", "project": "P1", **promise}, others, projects=[{**PROJECT, **project}], people=people
    )
    assert field in {one.field for one in loads.unsettled}
    assert "open" in {one.state for one in loads.months}


def test_a_promise_until_ever_is_looked_at_for_ten_years() -> None:
    loads = loads_of({"share": "120%", "finish": "9999-12-31"})
    assert (loads.last, loads.beyond, len(loads.overloads)) == ("2036-12", 1, 129)


@pytest.mark.parametrize(("week", "days"), [("every_day", 30), ("sunday_to_thursday", 22), ("monday_to_saturday", 26)])
def test_working_days_are_those_of_the_portfolio(week: str, days: int) -> None:
    more = {"calendars": [{"id": "C1", "working_week": week}], "portfolios": [{"id": "O", "calendar": "C1"}]}
    assert loads_of({"share": "120%"}, **more).overloads[0].days == days


def test_holidays_are_no_working_days() -> None:
    holidays = [{"id": "H1", "date": "2026-04-03"}, {"id": "H2", "date": "2026-04-06"}]
    assert loads_of({"share": "120%"}, holidays=holidays).overloads[0].days == 20
    more = {"calendars": [{"id": "C1", "working_week": "who knows"}], "portfolios": [{"id": "O", "calendar": "C1"}]}
    assert "Monday to Friday" in loads_of({"share": "120%"}, **more).assumes[0]
    dangling = loads_of({"share": "120%"}, portfolios=[{"id": "O", "calendar": "C9"}])
    assert "Monday to Friday" in dangling.assumes[0]
