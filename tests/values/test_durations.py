"""Months and working days, held against a count that looks at one day after another."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from pmo_audit.values import Calendar, Days, Duration, Months, WorkingDays, add_months

ONE = timedelta(days=1)
FRIDAY, MONDAY = date(2026, 4, 3), date(2026, 4, 6)
USUAL = frozenset(range(5))
CALENDARS = {
    "usual": Calendar("usual", USUAL, frozenset()),
    "easter": Calendar("easter", USUAL, frozenset({FRIDAY, MONDAY, date(2026, 4, 5), date(2026, 4, 11)})),
    "sundays": Calendar("sundays", frozenset({6, 0, 1, 2, 3}), frozenset({date(2026, 4, 12)})),
    "every day": Calendar("every day", frozenset(range(7)), frozenset({date(2026, 4, 1)})),
    "mondays": Calendar("mondays", frozenset({0}), frozenset()),
}
DAYS = [date(2026, 3, 27) + n * ONE for n in range(18)]


def worked(calendar: Calendar, day: date) -> bool:
    return day.weekday() in calendar.weekdays and day not in calendar.holidays


def walked(calendar: Calendar, day: date, count: int) -> date:
    """So many working days after a day, one step after another."""
    step = ONE if count > 0 else -ONE
    while count:
        day += step
        count -= worked(calendar, day) * (1 if count > 0 else -1)
    return day


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=CALENDARS)
@pytest.mark.parametrize("start", DAYS, ids=str)
def test_between_counts_the_days_after_the_first_up_to_and_with_the_last(calendar: Calendar, start: date) -> None:
    for length in range(20):
        days = [start + n * ONE for n in range(1, length + 1)]
        assert calendar.between(start, start + length * ONE) == sum(worked(calendar, day) for day in days)
        assert calendar.between(start + length * ONE, start) == -sum(worked(calendar, day) for day in days)


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=CALENDARS)
@pytest.mark.parametrize("start", DAYS, ids=str)
def test_after_goes_so_many_working_days_on_or_back(calendar: Calendar, start: date) -> None:
    for count in range(-9, 10):
        assert calendar.after(start, count) == walked(calendar, start, count)


def test_a_holiday_on_a_day_that_is_not_worked_takes_no_day_away() -> None:
    sunday = Calendar("c", USUAL, frozenset({date(2026, 4, 5)}))
    assert sunday.between(date(2026, 4, 1), date(2026, 4, 8)) == 5


def test_the_ends_of_the_calendar() -> None:
    """Years 1 to 9999: 31 December 9999 is a Friday, 1 January 1 a Monday."""
    usual = CALENDARS["usual"]
    assert usual.after(date(9999, 12, 30), 1) == date.max
    assert usual.after(date(9999, 12, 30), 2) is None
    assert usual.after(date.max, 1) is None
    assert usual.after(date.max, 0) == date.max
    assert usual.after(date(1, 1, 2), -1) == date.min
    assert usual.after(date(1, 1, 2), -2) is None
    assert usual.after(date.min, -1) is None
    assert usual.after(date.min, 1) == date(1, 1, 2)
    assert usual.between(date.min, date.max) == -usual.between(date.max, date.min) == 2608614


def test_a_calendar_in_which_nobody_works_has_no_next_day() -> None:
    nobody = Calendar("c", frozenset(), frozenset())
    assert nobody.after(FRIDAY, 1) is None
    assert nobody.after(FRIDAY, -1) is None
    assert nobody.between(FRIDAY, date.max) == 0


def test_two_calendars_of_the_same_days_are_the_same() -> None:
    assert Calendar("c", USUAL, frozenset({FRIDAY})) == Calendar("c", USUAL, frozenset({FRIDAY}))
    assert Calendar("c", USUAL, frozenset({FRIDAY})) != Calendar("c", USUAL, frozenset())


@pytest.mark.parametrize(
    ("day", "months", "down", "up"),
    [
        ("2026-01-31", 1, "2026-02-28", "2026-03-01"),
        ("2026-01-30", 1, "2026-02-28", "2026-03-01"),
        ("2026-01-28", 1, "2026-02-28", "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29", "2024-03-01"),
        ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29", "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30", "2026-05-01"),
        ("2026-10-31", 1, "2026-11-30", "2026-12-01"),
        ("2026-12-31", 1, "2027-01-31", "2027-01-31"),
        ("2026-11-15", 2, "2027-01-15", "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15", "2025-12-15"),
        ("2026-03-31", -1, "2026-02-28", "2026-03-01"),
        ("2026-05-31", 0, "2026-05-31", "2026-05-31"),
        ("2026-01-01", -24299, "0001-02-01", "0001-02-01"),
        ("2026-01-01", -24300, "0001-01-01", "0001-01-01"),
        ("2026-12-31", 95676, "9999-12-31", "9999-12-31"),
    ],
)
def test_months(day: str, months: int, down: str, up: str) -> None:
    given = date.fromisoformat(day)
    assert add_months(given, months, up=False) == date.fromisoformat(down)
    assert add_months(given, months, up=True) == date.fromisoformat(up)


@pytest.mark.parametrize("up", [False, True])
def test_months_beyond_the_calendar(up: bool) -> None:
    assert add_months(date(9999, 12, 1), 1, up=up) is None
    assert add_months(date(1, 1, 31), -1, up=up) is None
    assert add_months(date(9999, 11, 30), 1, up=up) == date(9999, 12, 30)


def test_lengths_of_one_unit_have_an_order_and_those_of_two_are_never_the_same() -> None:
    assert Days(Fraction(1)) < Days(Fraction(2))
    assert WorkingDays(Fraction(1)) < WorkingDays(Fraction(2))
    assert Months(Fraction(1)) < Months(Fraction(2))
    one: list[Duration] = [Days(Fraction(1)), WorkingDays(Fraction(1)), Months(Fraction(1))]
    assert [[left == right for right in one] for left in one] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
