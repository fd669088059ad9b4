"""Every end of a month and up to 48 months after it: `months.csv`, made by walking the calendar day by day.

The table holds each day from the 28th on of some years, leap years and the turns of centuries among them, and each
number of months after which there is no such day; with the day that it is rounded down to, and up. What is not in the
table keeps its day.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("months.csv")
YEARS = (1999, 2000, 2023, 2024, 2025, 2026, 2027, 2028, 2100)
MOST = 48
_ONE = timedelta(days=1)


def starts() -> list[date]:
    """Every day from the 28th on of these years."""
    days = [date(year, 1, 1) + timedelta(days=more) for year in YEARS for more in range(366)]
    return sorted({day for day in days if day.day >= 28 and day.year in YEARS})


def walked() -> Iterator[tuple[date, int, date, date]]:
    """Day, months, down and up where they are not the same, found by walking on from the day."""
    for start in starts():
        month, day = 0, start
        while month < MOST:
            day += _ONE
            if day.day != 1:
                continue
            month += 1  # a month begins; its days are gone through up to the one that is meant
            there = day
            while there.day < start.day and (there + _ONE).day != 1:
                there += _ONE
            if there.day < start.day:
                yield start, month, there, there + _ONE


def write() -> None:
    """Writes the table anew."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("day", "months", "down", "up"))
        writer.writerows(
            (day.isoformat(), months, down.isoformat(), up.isoformat()) for day, months, down, up in walked()
        )


@cache
def rounded() -> dict[tuple[date, int], tuple[date, date]]:
    """The table as it is stored: by day and months, the day down and up."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (date.fromisoformat(row["day"]), int(row["months"])): (
                date.fromisoformat(row["down"]),
                date.fromisoformat(row["up"]),
            )
            for row in csv.DictReader(file)
        }


def later(day: date, months: int, rounding: str) -> date:
    """So many months after a day, by the table."""
    if (day, months) in rounded():
        down, up = rounded()[day, months]
        return down if rounding == "down" else up
    place = day.month + months
    return date(day.year + (place - 1) // 12, (place - 1) % 12 + 1, day.day)
