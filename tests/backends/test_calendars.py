"""Which calendar counts for a project, what it is called in the evidence, and why one may not be known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pmo_audit import load_data
from pmo_audit.backends import Unknown
from pmo_audit.backends.calendars import Calendars, Found
from pmo_audit.values import Calendar

NONE = {"none": True}
LOST = 5
"""Stands in a list of records and is none."""
UK = {"id": "UK", "name": "England", "working_week": "monday_to_friday"}
US = {"id": "US", "name": "States", "working_week": "monday_to_saturday"}
EVERYBODY = {"id": "1", "name": "New Year", "date": "2026-01-01", "calendar": NONE}
OF_UK = {"id": "2", "name": "Easter Monday", "date": "2026-04-06", "calendar": "UK"}
OF_US = {"id": "3", "name": "Thanksgiving", "date": "2026-11-26", "calendar": "States"}
YEAR, EASTER, THANKS = date(2026, 1, 1), date(2026, 4, 6), date(2026, 11, 26)


def found(project: Any, holidays: Any, **registers: Any) -> Found:
    """The calendar of the one project."""
    document = {"calendars": [UK, US], "projects": [{"id": "P", "calendar": project}], **registers}
    if holidays is not None:
        document["holidays"] = holidays
    portfolio = load_data(document, name="data.json").portfolio
    return Calendars(portfolio).of(portfolio.register("project").records[0])


def calendar(project: Any, holidays: Any, **registers: Any) -> Calendar:
    value = found(project, holidays, **registers).value
    assert isinstance(value, Calendar)
    return value


def why(project: Any, holidays: Any, **registers: Any) -> list[str]:
    value = found(project, holidays, **registers).value
    assert isinstance(value, Unknown)
    return [
        f"{one.reason.value}: {one.field} of {one.entity} {one.key} ({one.note}) [{one.origin}]" for one in value.causes
    ]


@pytest.mark.parametrize(
    ("project", "name", "holidays"),
    [
        ("UK", "England (Monday to Friday, 2 holidays)", {YEAR, EASTER}),
        ("States", "States (Monday to Saturday, 2 holidays)", {YEAR, THANKS}),
        (NONE, "Monday to Friday, 1 holiday", {YEAR}),
    ],
    ids=str,
)
def test_its_own_holidays_and_those_of_everybody(project: Any, name: str, holidays: set[date]) -> None:
    value = calendar(project, [EVERYBODY, OF_UK, OF_US])
    assert (value.name, set(value.holidays)) == (name, holidays)


@pytest.mark.parametrize(
    ("week", "words", "days"),
    [
        ("monday_to_friday", "Monday to Friday", {0, 1, 2, 3, 4}),
        ("monday_to_saturday", "Monday to Saturday", {0, 1, 2, 3, 4, 5}),
        ("sunday_to_thursday", "Sunday to Thursday", {6, 0, 1, 2, 3}),
        ("every_day", "every day", {0, 1, 2, 3, 4, 5, 6}),
    ],
)
def test_each_week(week: str, words: str, days: set[int]) -> None:
    value = calendar("K", [], calendars=[{"id": "K", "name": "Ours", "working_week": week}])
    assert (value.name, set(value.weekdays)) == (f"Ours ({words}, 0 holidays)", days)


@pytest.mark.parametrize("name", [None, NONE])
def test_a_calendar_without_a_name(name: Any) -> None:
    assert calendar("K", [], calendars=[UK | {"id": "K", "name": name}]).name == "Monday to Friday, 0 holidays"


def test_holidays_that_say_nothing_of_calendars_are_those_of_everybody() -> None:
    plain = [{key: value for key, value in one.items() if key != "calendar"} for one in (EVERYBODY, OF_UK)]
    assert calendar("US", plain).holidays == {YEAR, EASTER}
    assert calendar(NONE, plain).holidays == {YEAR, EASTER}


def test_where_the_project_has_none_that_of_the_portfolio_counts() -> None:
    portfolio = {"id": "All", "name": "All", "calendar": "US"}
    assert calendar(NONE, [], portfolio=portfolio).name == "States (Monday to Saturday, 0 holidays)"
    assert calendar("UK", [], portfolio=portfolio).name == "England (Monday to Friday, 0 holidays)"
    record = found(NONE, [], portfolio=portfolio).record
    assert record is not None
    assert record.key == "US"
    assert found(NONE, []).record is None


@pytest.mark.parametrize(
    ("project", "told"),
    [
        ({"missing": True}, "missing: calendar of project P () [data.json: /projects/0/calendar]"),
        ({"missing": "TBC"}, "missing: calendar of project P (TBC) [data.json: /projects/0/calendar]"),
        ({"exempt": "secret"}, "exempt: calendar of project P (secret) [data.json: /projects/0/calendar]"),
        ([1], "unreadable: calendar of project P ([…]: it is a list) [data.json: /projects/0/calendar]"),
        (
            "Mars",
            "dangling reference: calendar of project P (`Mars` leads to no record of the calendar register) "
            "[data.json: /projects/0/calendar]",
        ),
    ],
    ids=lambda one: str(one).replace("…", "..."),
)
def test_why_it_is_not_known_which(project: Any, told: str) -> None:
    assert why(project, []) == [told]


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (None, "missing: working_week of calendar K () [data.json: /calendars/0/working_week]"),
        ({"exempt": "secret"}, "exempt: working_week of calendar K (secret) [data.json: /calendars/0/working_week]"),
        (
            NONE,
            "undefined: working_week of calendar K (a calendar without a week) [data.json: /calendars/0/working_week]",
        ),
    ],
    ids=str,
)
def test_why_it_is_not_known_when_people_work(week: Any, told: str) -> None:
    assert why("K", [], calendars=[{"id": "K", "working_week": week}]) == [told]


def test_both_the_week_and_a_day_may_be_lacking() -> None:
    told = why("K", [EVERYBODY | {"date": None}], calendars=[{"id": "K", "working_week": None}])
    assert told == [
        "missing: working_week of calendar K () [data.json: /calendars/0/working_week]",
        "missing: date of holiday 1 () [data.json: /holidays/0/date]",
    ]


NO_HOLIDAYS = "missing: holidays of portfolio  (the register was not delivered) [None]"


def test_a_register_of_holidays_that_did_not_come() -> None:
    assert why("UK", None) == [NO_HOLIDAYS]
    assert why(NONE, None) == [NO_HOLIDAYS]


def test_a_register_of_holidays_that_cannot_be_read() -> None:
    assert why("UK", "no list") == [
        "unreadable: holidays of portfolio  (`no list` is not a list of records) [data.json: /holidays]"
    ]


def test_a_holiday_that_was_lost_may_be_anybodys() -> None:
    (told,) = why("UK", [EVERYBODY, OF_UK, LOST])
    assert told.startswith("incomplete collection: holidays of ")
    assert told.endswith("[data.json: /holidays/2]")
    (told,) = why(NONE, [EVERYBODY, LOST])
    assert told.startswith("incomplete collection: holidays of portfolio  (")
    assert told.endswith("[data.json: /holidays/1]")


@pytest.mark.parametrize("owner", [{"missing": True}, {"exempt": "secret"}, [1]], ids=str)
def test_a_holiday_that_does_not_say_whose_it_is_may_be_anybodys(owner: Any) -> None:
    holidays = [OF_UK, OF_US | {"calendar": owner}]
    (told,) = why(NONE, holidays)
    said = "it does not say in which calendar it counts"
    assert told == f"incomplete collection: holidays of portfolio  ({said}) [data.json: /holidays/1/calendar]"
    (told,) = why("UK", holidays)
    said = "a record does not say which calendar it belongs to"
    assert told == f"incomplete collection: holidays of portfolio  ({said}) [data.json: /holidays/1/calendar]"


def test_a_holiday_of_a_calendar_that_is_not_there_is_not_that_of_everybody() -> None:
    assert calendar(NONE, [EVERYBODY, OF_UK | {"calendar": "nowhere"}]).holidays == {YEAR}


def test_a_holiday_of_another_calendar_need_not_be_known() -> None:
    holidays = [EVERYBODY, OF_US | {"date": None}]
    assert calendar("UK", holidays).holidays == {YEAR}
    assert calendar(NONE, holidays).holidays == {YEAR}
    assert why("US", holidays) == ["missing: date of holiday 3 () [data.json: /holidays/1/date]"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (None, "missing: date of holiday 2 () [data.json: /holidays/0/date]"),
        ("soon", "unreadable: date of holiday 2 (soon: it is not a date) [data.json: /holidays/0/date]"),
        ({"exempt": "secret"}, "exempt: date of holiday 2 (secret) [data.json: /holidays/0/date]"),
    ],
    ids=str,
)
def test_a_holiday_of_which_the_day_is_not_known(day: Any, told: str) -> None:
    assert why("UK", [OF_UK | {"date": day}]) == [told]
    assert calendar(NONE, [OF_UK | {"date": day}]).holidays == frozenset()


def test_a_holiday_that_is_known_to_have_no_day_takes_none_away() -> None:
    assert calendar("UK", [OF_UK | {"date": NONE}, EVERYBODY]).holidays == {YEAR}


def test_a_calendar_is_made_once() -> None:
    portfolio = load_data({"calendars": [UK, US], "holidays": [], "projects": []}).portfolio
    calendars = Calendars(portfolio)
    assert calendars.of(None) is calendars.of(None)
    two = [{"id": one, "calendar": one} for one in ("UK", "US")]
    portfolio = load_data({"calendars": [UK, US], "holidays": [], "projects": two}).portfolio
    calendars = Calendars(portfolio)
    first, second = (calendars.of(one) for one in portfolio.register("project").records)
    assert first.value != second.value
    assert calendars.of(None).value != first.value


def test_where_the_holidays_of_one_calendar_came_and_those_of_another_did_not() -> None:
    calendars = [UK | {"holidays": [{"id": "2", "date": "2026-04-06"}]}, US, US | {"id": "CA", "name": "Canada"}]
    assert calendar("UK", None, calendars=calendars).holidays == {EASTER}
    assert calendar(NONE, None, calendars=calendars).holidays == frozenset()
    assert why("US", None, calendars=calendars) == [
        "missing: holidays of calendar US (the register was not delivered) [data.json: /calendars/1/holidays]"
    ]
