"""Every row of the tables of `docs/semantics.md` about time, money, sums and bands, held against the evaluator."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pmo_audit.api import load_data
from tests.semantics.bench import LOST, STATES, evaluate, evaluate_first_argument, evaluate_with, said
from tests.semantics.page import Row, tables
from tests.semantics.rowwise import cells, project, rows

# ------------------------------------------------------------------------------------------------------ over, last


@cells("Over and under", "value", "base")
def test_over_and_under(row: Row, column: str) -> None:
    given = project(actual_cost=row["value"], planned_cost=row["base"])
    assert said(evaluate(f"actual_cost is {column} planned_cost", given)) == row[column]


@cells("In the last days, in the next", "day")
def test_in_the_last_days(row: Row, column: str) -> None:
    assert said(evaluate(f"start is {column}", project(start=row["day"]))) == row[column]


# ------------------------------------------------------------------------------------------------- months, working


@cells("Months", "day", "months")
def test_months(row: Row, column: str) -> None:
    given = project(start=row["day"])
    condition = f"start + {row['months']} months < today".replace("+ -", "- ")
    assert said(evaluate_with(f"months {column}", condition, given, first_argument=True)) == row[column]


EASTER = [{"id": "H1", "date": "2026-04-03"}, {"id": "H2", "date": "2026-04-06"}]


@rows("Working days")
def test_working_days(row: Row) -> None:
    given = project(start=row["day"]) | {"holidays": EASTER}
    condition = f"start + {row['working days']} working days < today".replace("+ -", "- ")
    assert said(evaluate_first_argument(condition, given)) == row["comes to"]


@rows("Working days 2")
def test_working_days_between(row: Row) -> None:
    given = project(start=row["from"], finish=row["to"]) | {"holidays": EASTER}
    trace = evaluate_first_argument("working days from start to finish > 1 working day", given)
    assert said(trace) == row["working days"]


@rows("Working days 3")
def test_which_calendar(row: Row) -> None:
    """`own` works every day, `other` from Monday to Saturday, so three weeks tell which was counted by."""
    weeks = {"every_day": "own", "monday_to_saturday": "other", "monday_to_friday": "Monday to Friday"}
    worked = {21: "every_day", 18: "monday_to_saturday", 15: "monday_to_friday"}
    given: dict[str, Any] = {
        "calendars": [
            {"id": "own", "working_week": "every_day"},
            {"id": "other", "working_week": "monday_to_saturday"},
        ],
        "projects": [
            {"id": "P1", "start": "2026-02-01", "finish": "2026-02-22"} | _calendar(row["project's calendar"])
        ],
        "portfolio": {"name": "All"} | _calendar(row["portfolio's calendar"]),
    }
    holidays = {
        "delivered": EASTER,
        "delivered empty": [],
        "one without a day": [{"id": "H1", "name": "Easter"}],
        "one was lost": [LOST],
    }.get(row["holidays"])
    if holidays is not None:
        given["holidays"] = holidays
    trace = evaluate_first_argument("working days from start to finish > 1 working day", given)
    found = said(trace)
    if not found.startswith("unknown"):
        found = weeks[worked[int(found.split()[0])]]
    assert found == row["counted by"]


def _calendar(word: str) -> dict[str, Any]:
    meant: dict[str, Any] = {"none": {"none": True}, "missing": {"missing": True}, "dangles": "nowhere"}
    return {} if word == "not delivered" else {"calendar": meant.get(word, word)}


# -------------------------------------------------------------------------------------------------------- exchange

RATES = [
    {"id": "1", "currency": "GBP", "base": "EUR", "rate": 1.2, "valid_from": "2026-01-01"},
    {"id": "2", "currency": "GBP", "base": "EUR", "rate": 1.3, "valid_from": "2026-04-01"},
    {"id": "3", "currency": "USD", "base": "EUR", "rate": 0.9, "valid_from": "2020-01-01"},
    {"id": "4", "currency": "SEK", "base": "NOK", "rate": 1.05, "valid_from": "2027-01-01"},
]


@rows("Exchange")
def test_exchange(row: Row) -> None:
    left, right = row["amounts"].split(" and ")
    given = project(planned_cost=left, actual_cost=right) | {"exchange_rates": RATES}
    assert said(evaluate(f"planned_cost {row['compared']} actual_cost", given)) == row["comes to"]


@rows("Exchange 2")
def test_the_day_of_an_amount(row: Row) -> None:
    day: Any = {"missing": {"missing": True}, "none": {"none": True}}.get(row["given on"], row["given on"])
    approval = {"id": "A1", "subject": "All", "given_on": day, "limit": row["limit"]}
    given = project(approvals=[approval]) | {"exchange_rates": RATES}
    assert said(evaluate("limit >= EUR 125", given, "approval")) == row["limit >= EUR 125"]


@pytest.mark.parametrize("lack", ["currency", "base", "valid_from", "rate"])
def test_a_rate_of_which_something_is_missing_may_be_the_one_that_counts(lack: str) -> None:
    odd = {"id": "5", "currency": "USD", "base": "EUR", "rate": 0.8, "valid_from": "2026-03-01"} | {lack: None}
    given = project(planned_cost="USD 1", actual_cost="EUR 1") | {"exchange_rates": [*RATES, odd]}
    assert said(evaluate("planned_cost < actual_cost", given)) == "unknown: no exchange rate"


def test_two_rates_of_one_day_that_differ_say_nothing() -> None:
    odd = {"id": "5", "currency": "USD", "base": "EUR", "rate": 0.8, "valid_from": "2020-01-01"}
    given = project(planned_cost="USD 1", actual_cost="EUR 1") | {"exchange_rates": [*RATES, odd]}
    assert said(evaluate("planned_cost < actual_cost", given)) == "unknown: no exchange rate"


def test_three_currencies_are_added_in_the_one_that_all_are_quoted_in() -> None:
    lines = [{"id": str(index), "budget": amount} for index, amount in enumerate(["USD 10", "GBP 10", "EUR 10"])]
    given = project(cost_lines=[{"period": "2026-03", **line} for line in lines]) | {"exchange_rates": RATES}
    assert said(evaluate_first_argument("sum(budget of cost_lines) > EUR 1", given)) == "EUR 31"


# ------------------------------------------------------------------------------------------------------ aggregates


@cells("Sums, averages, largest, smallest", "members", "register")
def test_aggregates(row: Row, column: str) -> None:
    given = project()
    if row["register"] != "not delivered":
        words = [] if row["members"] == "nothing" else row["members"].split(", ")
        benefits = [{"id": f"B{index}"} | _benefit(word) for index, word in enumerate(words)]
        given = project(benefits=[*benefits, *([LOST] if row["register"] == "incomplete" else [])])
    for one in (given, _turned_round(given)):
        trace = evaluate_first_argument(f'{column}(amount of benefits where name is "meant") > EUR 1', one)
        assert said(trace) == row[column]


def _turned_round(given: dict[str, Any]) -> dict[str, Any]:
    """The same benefits in the opposite order, which must not matter."""
    (one,) = given["projects"]
    return project(**one | {"benefits": one["benefits"][::-1]}) if "benefits" in one else given


def _benefit(word: str) -> dict[str, Any]:
    """A benefit that is meant, perhaps meant or not meant, of this amount."""
    how, _, rest = word.partition(" ")
    name: Any = {"perhaps": {"missing": True}, "not": "another"}.get(how, "meant")
    amount = rest if how in ("perhaps", "not") else word
    return {"name": name, "amount": STATES.get(amount, amount)}


@pytest.mark.parametrize("limit", ["EUR 1", "USD 1"])
def test_the_sum_of_nothing_goes_with_any_currency(limit: str) -> None:
    assert said(evaluate(f"sum(amount of benefits) < {limit}", project(benefits=[]))) == "true"
    assert said(evaluate(f"{limit} / sum(amount of benefits) > 1", project(benefits=[]))) == "unknown: undefined"
    summed = evaluate_first_argument(f"sum(amount of benefits) + {limit} > {limit}", project(benefits=[]))
    assert said(summed) == limit


def test_dates_have_an_earliest_and_a_latest() -> None:
    meetings = [{"id": "1", "held_on": "2026-01-02"}, {"id": "2", "held_on": "2026-02-03"}, {"id": "3"}]
    given = project(meetings=[{**one, "held_on": one.get("held_on", {"none": True})} for one in meetings])
    assert said(evaluate_first_argument("earliest(held_on of meetings) < today", given)) == "2026-01-02"
    assert said(evaluate_first_argument("latest(held_on of meetings) < today", given)) == "2026-02-03"


# ----------------------------------------------------------------------------------------------------------- bands

BANDS = """
parameter floor by budget: below EUR 1m 5%, below EUR 10m 10%, otherwise 15%
parameter same by budget: below EUR 1m 10%, below EUR 10m 10%, otherwise 15%
parameter changing = 10% until 2026-03-31 then 8%
"""


@cells("Parameters that go by a field", "budget")
def test_bands(row: Row, column: str) -> None:
    budget = STATES.get(row["budget"], row["budget"])
    trace = evaluate_with(BANDS, f"{column} > 1", project(budget=budget), first_argument=True)
    assert said(trace) == row[column]


def test_bands_that_agree_need_no_budget() -> None:
    bands = "parameter floor by budget: below EUR 1m 5%, otherwise 5%\n"
    assert said(evaluate_with(bands, "floor > 1", project(), first_argument=True)) == "0.05"


def test_a_band_is_found_through_the_project() -> None:
    given = project(budget="EUR 2m", risks=[{"id": "R1", "name": "Flood"}])
    assert said(evaluate_with(BANDS, "floor > 1", given, "risk", first_argument=True)) == "0.1"


@pytest.mark.parametrize(("day", "value"), [(date(2026, 3, 31), "0.1"), (date(2026, 4, 1), "0.08")])
def test_a_parameter_changes_after_its_last_day(day: date, value: str) -> None:
    assert said(evaluate_with(BANDS, "changing > 1", project(), first_argument=True, as_of=day)) == value


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 3, 31), "true"), (date(2026, 4, 1), "false")])
def test_a_list_may_change_too(day: date, expected: str) -> None:
    before = 'parameter names = ["Light rail"] until 2026-03-31 then ["Heavy rail"]\n'
    assert said(evaluate_with(before, "name is one of names", project(), as_of=day)) == expected


# ------------------------------------------------------------------------------------------------- added records


def test_records_that_a_standard_adds() -> None:
    before = (
        "extend project with visits: records of visit\n"
        "extend visit with seen_on: date\n"
        "extend task with feeds: list of reference to task\n"
    )
    visits = [{"id": "V1", "seen_on": "2026-03-01"}, {"id": "V2", "seen_on": "2025-03-01"}]
    tasks = [{"id": "T1", "feeds": []}, {"id": "T2", "feeds": ["T1"]}]
    given = project(visits=visits, tasks=tasks)
    assert said(evaluate_with(before, "exactly 1 visit where seen_on is in the last 45 days", given)) == "true"
    assert said(evaluate_with(before, "exactly 1 task where feeds is empty", given)) == "true"
    assert said(evaluate_with(before, 'project.name is "Light rail"', given, "visit")) == "true"
    assert said(evaluate_with(before, "some visit", project())) == "unknown: missing"


def test_the_tables_speak_of_the_rates_that_are_tried() -> None:
    loaded = load_data({"exchange_rates": RATES})
    assert loaded.diagnostics == ()
    assert tables()["Exchange"].rows
