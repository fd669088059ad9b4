"""Months after every end of a month, both ways of rounding, held against a table made by walking the calendar."""

from __future__ import annotations

from calendar import monthrange
from fractions import Fraction

import pytest

from pmo_audit import parse_standard
from pmo_audit.api import schema_of
from pmo_audit.records import Portfolio, Record, Register
from pmo_audit.values import Months
from tests.oracle import months
from tests.oracle.evaluators import ORACLE, PRODUCT

ADDED = "start + x_months"
TAKEN = "start - (-x_months)"


def test_the_table_is_what_a_walk_through_the_calendar_gives() -> None:
    assert {(day, number): (down, up) for day, number, down, up in months.walked()} == months.rounded()


def test_the_table_has_every_end_of_a_month() -> None:
    ends = sum(monthrange(year, month)[1] - 27 for year in months.YEARS for month in range(1, 13))
    assert len(months.starts()) == ends


@pytest.mark.parametrize("evaluator", [*PRODUCT, ORACLE], ids=lambda one: one.name)
@pytest.mark.parametrize("rounding", ["down", "up"])
@pytest.mark.parametrize("sum_of", [ADDED, TAKEN])
def test_months_after_every_end_of_a_month(evaluator, rounding: str, sum_of: str) -> None:
    standard = parse_standard(
        f'standard s "S"\n  months round {rounding}\nextend project with x_months: months\n'
        f'rule R-1 "R"\n  severity minor\n  for each project\n  require {sum_of} is finish\n'
    ).standard
    records = tuple(
        Record(
            "project",
            f"{start} {number}",
            {"start": start, "finish": months.later(start, number, rounding)},
            {"x_months": Months(Fraction(number))},
        )
        for start in months.starts()
        for number in range(1, months.MOST + 1)
    )
    portfolio = Portfolio(schema_of([standard]), {"project": Register("project", records, delivered=True)})
    judge = evaluator.of(standard)(portfolio, months.starts()[0])
    assert not [one.key for one in records if judge(standard.rules[0], one).outcome != "pass"]
