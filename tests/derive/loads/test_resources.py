"""Machines, licences and money: how many there are, when, and what falls in which budget."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pmo_audit.api import find_loads, load_data
from pmo_audit.oversight import Loads

TODAY = date(2026, 3, 31)
CRANE = {"id": "R1", "name": "Crane", "capacity": 2, "unit": "crane"}
FUND = {"id": "F1", "name": "Fund", "budget": "EUR 100000"}
PROJECTS = [{"id": "P1", "name": "Alpha"}, {"id": "P2", "name": "Beta"}]


def loads_of(resources: list[dict[str, Any]], *assignments: dict[str, Any], **more: Any) -> Loads:
    """What is found of promises to two projects."""
    numbered = [{"id": f"A{number}", "project": "P1", **one} for number, one in enumerate(assignments, 1)]
    document = {"projects": PROJECTS, "resources": resources, "assignments": numbered, **more}
    return find_loads(load_data(document).portfolio, as_of=TODAY)


def states(loads: Loads) -> dict[str, str]:
    """Month → its state; the worst where something has several."""
    found: dict[str, str] = {}
    for one in loads.months:
        found[one.period] = max(found.get(one.period, ""), one.state, key=("", "within", "open", "over").index)
    return found


def used(quantity: Any, start: str, finish: str, **more: Any) -> dict[str, Any]:
    return {"resource": "Crane", "quantity": quantity, "start": start, "finish": finish, **more}


def paid(amount: str, start: str | None = None, **more: Any) -> dict[str, Any]:
    return {"resource": "Fund", "amount": amount, "start": start, **more}


def test_a_machine_is_over_where_more_are_promised_than_there_are() -> None:
    loads = loads_of([CRANE], used(2, "2026-04-01", "2026-04-10"), used(1, "2026-04-10", "2026-05-15"))
    (one,) = loads.overloads
    assert (one.id, one.unit, one.days) == ("resource/R1/2026-04", "crane", 1)
    assert (one.promised, one.capacity) == (Fraction(3), Fraction(2))
    assert one.peak == (date(2026, 4, 10), date(2026, 4, 10))
    assert states(loads) == {"2026-04": "over", "2026-05": "within"}


@pytest.mark.parametrize(
    ("promise", "state"),
    [
        ({"quantity": 2}, "within"),
        ({"share": "250%"}, "over"),
        ({"share": "200%"}, "within"),
        ({}, "open"),
        ({"quantity": -1}, "open"),
        ({"quantity": "two?"}, "open"),
        ({"quantity": 3, "share": "10%"}, "over"),
    ],
)
def test_how_much_of_a_machine_is_promised(promise: dict[str, Any], state: str) -> None:
    days = {"start": "2026-04-01", "finish": "2026-04-30"}
    assert states(loads_of([CRANE], {"resource": "Crane", **days, **promise})) == {"2026-04": state}


@pytest.mark.parametrize(
    ("resource", "state", "assumed"),
    [
        ([{"id": "R1", "name": "Crane", "capacity": 1}], "within", False),
        ([{"id": "R1", "name": "Crane", "capacity": "TBC"}], "open", False),
        ([{"id": "R1", "name": "Crane"}], "within", True),
        ([{"id": "R1", "name": "Crane"}, {"id": "R2", "name": "Digger", "capacity": 3}], "open", False),
        ([{"id": "R2", "name": "Digger", "capacity": 3}], "open", False),
        ([], "within", True),
    ],
)
def test_how_many_there_are(resource: list[dict[str, Any]], state: str, assumed: bool) -> None:
    loads = loads_of(resource, used(1, "2026-04-01", "2026-04-30"))
    assert states(loads) == {"2026-04": state}
    assert bool(loads.assumes) == assumed


def test_a_machine_is_there_from_a_day_until_another() -> None:
    leased = {**CRANE, "available_from": "2026-04-15", "available_until": "2026-05-31"}
    loads = loads_of([leased], used(1, "2026-04-01", "2026-06-30"))
    assert [(one.period, one.capacity, one.limit) for one in loads.overloads] == [
        ("2026-04", Fraction(0), "Crane is there from 2026-04-15"),
        ("2026-06", Fraction(0), "Crane is there until 2026-05-31"),
    ]


def test_one_more_for_a_time_and_one_less() -> None:
    entries = [
        {"id": "V1", "resource": "Crane", "quantity": 3, "start": "2026-04-01", "finish": "2026-04-30"},
        {"id": "V2", "resource": "Crane", "quantity": 1, "start": "2026-06-01", "reason": "one is sold"},
    ]
    loads = loads_of([CRANE], used(2, "2026-03-02", "2026-06-30"), availabilities=entries)
    assert states(loads) == {"2026-03": "within", "2026-04": "within", "2026-05": "within", "2026-06": "over"}
    assert loads.overloads[0].limit == "one is sold"


# Money


def test_money_is_used_up() -> None:
    loads = loads_of([FUND], paid("EUR 70000", "2026-02-09"), paid("EUR 40000", "2026-06-10", project="P2"))
    (one,) = loads.overloads
    assert (one.period, one.unit, one.average) == ("2026-06", "EUR", None)
    assert (one.promised, one.capacity) == (Fraction(110000), Fraction(100000))
    assert [(each.record.id, str(each.start)) for each in one.shares] == [("A1", "2026-02-09"), ("A2", "2026-06-10")]
    assert [each.id for each in one.projects] == ["P1", "P2"]


def test_a_pot_has_nothing_outside_its_days() -> None:
    fund = {**FUND, "available_from": "2026-01-01", "available_until": "2026-12-31"}
    loads = loads_of([fund], paid("EUR 50000", "2026-05-04"), paid("EUR 1", "2027-01-04"))
    assert [(one.period, one.capacity, one.limit) for one in loads.overloads] == [
        ("2027-01", Fraction(0), "Fund is there until 2026-12-31")
    ]


YEARS = [
    {"id": "V1", "resource": "Fund", "amount": "EUR 60000", "start": "2026-01-01", "finish": "2026-12-31"},
    {"id": "V2", "resource": "Fund", "amount": "EUR 40000", "start": "2027-01-01", "finish": "2027-12-31"},
]


@pytest.mark.parametrize(
    ("promises", "found"),
    [
        ([paid("EUR 60000", "2026-05-04"), paid("EUR 40000", "2027-05-03")], {}),
        ([paid("EUR 60000", "2026-05-04"), paid("EUR 1", "2026-06-01")], {"2026-06": "over"}),
        ([paid("EUR 50000", "2027-05-03")], {"2027-05": "over"}),
        ([paid("EUR 50000", "2026-05-04", finish="2027-02-26")], {"2027-02": "open"}),
        ([paid("EUR 30000", "2026-05-04", finish="2027-02-26")], {}),
        ([paid("EUR 70000", "2026-05-04", finish="2027-02-26")], {"2026-12": "open", "2027-02": "open"}),
        ([paid("EUR 30000", "2028-05-01")], {"2028-05": "open"}),
        ([paid("EUR 30000", None, period="2026-04")], {}),
        ([paid("EUR 90000", None, period="2026-04")], {"2026-04": "over"}),
    ],
)
def test_budgets_of_years(promises: list[dict[str, Any]], found: dict[str, str]) -> None:
    loads = loads_of([{"id": "F1", "name": "Fund"}], *promises, availabilities=YEARS)
    told = {period: state for period, state in states(loads).items() if state != "within"}
    assert told.items() >= found.items()
    assert set(told.values()) == set(found.values())


def test_currencies_meet_by_the_rates() -> None:
    promises = [paid("EUR 60000", "2026-05-04"), paid("USD 50000", "2026-06-01")]
    rates = [{"id": "X1", "currency": "USD", "base": "EUR", "rate": 0.9, "valid_from": "2026-01-01"}]
    (one,) = loads_of([FUND], *promises, exchange_rates=rates).overloads
    assert (one.promised, one.unit) == (Fraction(105000), "EUR")
    without = loads_of([FUND], *promises)
    assert states(without)["2026-06"] == "open"
    (why,) = without.unsettled
    assert "no rate between EUR and USD" in why.says
    enough = loads_of([FUND], paid("EUR 160000", "2026-05-04"), paid("USD 50000", "2026-06-01"))
    assert [(one.period, one.at_least) for one in enough.overloads] == [("2026-05", False), ("2026-06", True)]


@pytest.mark.parametrize(
    ("status", "finish", "over"),
    [("active", None, True), ("completed", "2026-03-02", True), ("cancelled", None, False)],
)
def test_what_a_completed_project_drew_stays_drawn(status: str, finish: str | None, over: bool) -> None:
    projects = [{"id": "P1", "status": status, "actual_finish": finish}, {"id": "P2"}]
    promises = [paid("EUR 70000", "2026-02-02"), paid("EUR 40000", "2026-04-06", project="P2")]
    assert bool(loads_of([FUND], *promises, projects=projects).overloads) == over


def test_an_amount_that_nobody_knows_leaves_a_pot_open() -> None:
    loads = loads_of([FUND], paid("TBC", "2026-02-02"), paid("EUR 40000", "2026-04-06"))
    assert set(states(loads).values()) == {"open"}
    assert [(one.record and one.record.id, one.field) for one in loads.unsettled] == [("A1", "amount")]


def test_a_promise_of_money_without_a_day_counts_in_the_end() -> None:
    loads = loads_of([FUND], paid("EUR 70000"), paid("EUR 40000", "2026-04-06"))
    assert states(loads) == {"2026-04": "over"}


def test_the_budget_of_a_programme_is_a_pot() -> None:
    document = {
        "programmes": [{"id": "G1", "name": "Growth", "budget": "EUR 1000"}],
        "projects": [
            {"id": "P1", "programme": "G1", "budget": "EUR 600", "start": "2026-01-05"},
            {"id": "P2", "programme": "G1", "budget": "EUR 500", "start": "2026-04-06"},
            {"id": "P3", "programme": "G1", "budget": "EUR 900", "start": "2026-01-05", "status": "cancelled"},
        ],
    }
    loads = find_loads(load_data(document).portfolio, as_of=TODAY)
    (one,) = loads.overloads
    assert (one.id, one.promised, one.capacity) == ("programme/G1/2026-04/money", Fraction(1100), Fraction(1000))
    assert [each.record.id for each in one.shares] == ["P1", "P2"]
    document["projects"][1]["budget"] = ""
    open_ = find_loads(load_data(document).portfolio, as_of=TODAY)
    assert (open_.overloads, {one.state for one in open_.months}) == ((), {"within", "open"})
