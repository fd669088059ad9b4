"""Values in words: exact where they can be written exactly, and never longer than a reader takes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from pmo_audit.values import (
    MISSING,
    NONE,
    Calendar,
    Days,
    Exempt,
    Missing,
    Money,
    Months,
    Period,
    Ref,
    StateName,
    Unreadable,
    WorkingDays,
    format_date,
    format_number,
    format_value,
    state_of,
)

HUGE = 10**60


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Fraction(0), "0"),
        (Fraction(5), "5"),
        (Fraction(-5), "-5"),
        (Fraction(999), "999"),
        (Fraction(1000), "1,000"),
        (Fraction(1234567), "1,234,567"),
        (Fraction(-1234567), "-1,234,567"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(100), "100"),
        (Fraction(1, 20), "0.05"),
        (Fraction(123456, 100), "1,234.56"),
        (Fraction(1, 10**4), "0.0001"),
        (Fraction(11, 10**5), "≈ 0.0001"),
        (Fraction(1, 3), "≈ 0.3333"),
        (Fraction(2, 3), "≈ 0.6667"),
        (Fraction(-1, 3), "≈ -0.3333"),
        (Fraction(1, 10**6), "≈ 0"),
        (Fraction(99999, 10**5), "≈ 1"),
        (7, "7"),
        (Fraction(HUGE), f"{HUGE:,}"),
        (Fraction(HUGE + 1), "more than 10^60"),
        (Fraction(-HUGE), f"{-HUGE:,}"),
        (Fraction(-HUGE - 1), "less than -10^60"),
    ],
    ids=lambda one: str(one).replace("≈", "about"),
)
def test_numbers(number: Fraction | int, words: str) -> None:
    assert format_number(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Fraction(1, 10), "10%"),
        (Fraction(5, 1000), "0.5%"),
        (Fraction(-1, 4), "-25%"),
        (Fraction(1, 3), "≈ 33.3333%"),
        (Fraction(25), "2,500%"),
        (Fraction(HUGE + 1, 100), "more than 10^60%"),
    ],
    ids=lambda one: str(one).replace("≈", "about"),
)
def test_percentages(number: Fraction, words: str) -> None:
    assert format_number(number, percent=True) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (Fraction(1, 4), "0.25"),
        (3, "3"),
        (Money(Fraction(1500), "EUR"), "EUR 1,500"),
        (Money(Fraction(-5), "USD"), "USD -5"),
        (Money(Fraction(0), ""), "0"),
        (Days(Fraction(1)), "1 day"),
        (Days(Fraction(-1)), "-1 day"),
        (Days(Fraction(0)), "0 days"),
        (Days(Fraction(3, 2)), "1.5 days"),
        (WorkingDays(Fraction(1)), "1 working day"),
        (WorkingDays(Fraction(2)), "2 working days"),
        (Months(Fraction(1)), "1 month"),
        (Months(Fraction(24)), "24 months"),
        (Calendar("England", frozenset(range(5)), frozenset()), "England"),
        (date(2026, 3, 31), "2026-03-31"),
        (Period.parse("2026-Q1"), "2026-Q1"),
        (Ref("person", "Ann Lee", "P1"), "Ann Lee"),
        (NONE, "none"),
        (MISSING, "missing"),
        (Missing("TBC"), "missing (TBC)"),
        (Exempt("Section 43"), "exempt (Section 43)"),
        (Exempt(""), "exempt"),
        (Unreadable("30/02", "there is no such day"), "unreadable (30/02)"),
        ((Fraction(1), "two", Money(Fraction(3), "EUR")), "1, two, EUR 3"),
        ((), ""),
        ("words", "words"),
    ],
)
def test_every_kind_of_value(value: object, words: str) -> None:
    assert format_value(value) == words


def test_a_percentage_is_written_as_one_only_where_it_is_asked_for() -> None:
    assert format_value(Fraction(1, 10)) == "0.1"
    assert format_value(Fraction(1, 10), percent=True) == "10%"


def test_a_date_has_one_form() -> None:
    assert format_date(date(1, 2, 3)) == "0001-02-03"


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (Fraction(0), StateName.VALUE),
        ("", StateName.VALUE),
        (False, StateName.VALUE),
        (Ref("person", "Ann"), StateName.VALUE),
        (NONE, StateName.NONE),
        (Missing("TBC"), StateName.MISSING),
        (Exempt("withheld"), StateName.EXEMPT),
        (Unreadable("x", "it is no date"), StateName.UNREADABLE),
    ],
)
def test_every_state(value: object, state: StateName) -> None:
    assert state_of(value) is state
