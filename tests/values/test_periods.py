"""Periods: what their labels mean, and which comes first."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit.values import Period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-03-31", date(2026, 3, 31), date(2026, 3, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_what_a_label_means(text: str, first: date, last: date) -> None:
    period = Period.parse(text)
    assert period is not None
    assert (period.first, period.last, period.label) == (first, last, text)


def test_space_around_a_label_is_no_part_of_it() -> None:
    period = Period.parse(" 2026-Q1\t")
    assert period is not None
    assert period.label == "2026-Q1"


@pytest.mark.parametrize(
    "text",
    [
        *("", "26", "0000", "x2026", "٢٠٢٦", "2026-1", "2026-00", "2026-13", "2026-02-30", "2026-03-31-01"),
        *("2026-Q0", "2026-Q5", "2026-q1", "2026 Q1", "2026Q1"),
    ],
    ids=lambda one: one if one.isascii() else "other digits",
)
def test_what_is_no_period(text: str) -> None:
    assert Period.parse(text) is None


def test_they_are_ordered_by_their_end_and_then_by_their_beginning() -> None:
    labels = ["2026-12-31", "2026-12", "2025", "2026", "2026-Q4", "2026-01", "2026-Q1"]
    periods = [one for one in map(Period.parse, labels) if one is not None]
    assert [one.label for one in sorted(periods)] == [
        *("2025", "2026-01", "2026-Q1", "2026", "2026-Q4", "2026-12", "2026-12-31"),
    ]


def test_two_labels_of_the_same_days_are_the_same_period() -> None:
    assert Period(date(2026, 3, 31), date(2026, 1, 1), "Q1") == Period.parse("2026-Q1")
