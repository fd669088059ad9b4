"""The page about overload carried out as it stands, and its tables tried line by line."""

from __future__ import annotations

import contextlib
import io
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_audit.api import find_loads, load_data
from pmo_audit.settings import parse_settings
from tests.docs.carrying import carry_out_page
from tests.docs.page import DOCS, Row, blocks, table

PAGE = (DOCS / "overload.md").read_text(encoding="utf-8")
TODAY = date(2026, 3, 31)


def test_the_page_works_as_it_stands(tmp_path: Path) -> None:
    carry_out_page("overload.md", tmp_path)
    (python,) = [one.text for one in blocks(PAGE) if one.kind == "python"]
    said, here = io.StringIO(), Path.cwd()
    os.chdir(tmp_path)
    try:
        with contextlib.redirect_stdout(said):
            exec(compile(python, "overload.md", "exec"), {})
    finally:
        os.chdir(here)
    assert "Ann Lee 2026-04 11/10 1 ['A1', 'A4', 'A3']" in said.getvalue()


def promises(cell: str) -> list[dict[str, Any]]:
    """What a cell of the table promises of one person."""
    found = []
    for number, part in enumerate(cell.split("; ")):
        one: dict[str, Any] = {"id": f"A{number}", "person": "E1"}
        share = re.match(r"(\d+%)", part)
        one |= {"share": share[1]} if share else {}
        start, finish = re.search(r"from (20\S+)", part), re.search(r"until (20\S+)", part)
        unknown = "nobody knows when" in part
        one |= {"start": "who knows" if unknown else start[1] if start else "2026-03-01"}
        one |= {"finish": finish[1] if finish else "2026-03-31"}
        found.append(one)
    return found


@pytest.mark.parametrize("row", table(PAGE, "promised of one person in March 2026"), ids=lambda row: row["month"])
def test_each_month_is_as_the_table_says(row: Row) -> None:
    people = [{"id": "E1", "name": "Ann Lee", "capacity": "100%"}]
    given = promises(row["promised of one person in March 2026"])
    loads = find_loads(load_data({"people": people, "assignments": given}), as_of=TODAY)
    assert {one.period: one.state for one in loads.months}["2026-03"] == row["month"]


CAPACITIES = {
    "a `capacity` for this person": ([{"id": "E1", "capacity": "80%"}], "90%", "over"),
    "a `capacity` for others, and for this person nothing": (
        [{"id": "E1"}, {"id": "E2", "capacity": 1}],
        "90%",
        "open",
    ),
    "no `capacity` for anybody": ([{"id": "E1"}], "90%", "within"),
    "`left_on`": ([{"id": "E1", "left_on": "2026-03-10"}], "10%", "over"),
}


@pytest.mark.parametrize("row", table(PAGE, "the register of people says"), ids=lambda row: row["then"])
def test_each_capacity_is_as_the_table_says(row: Row) -> None:
    people, share, state = CAPACITIES[row["the register of people says"]]
    promise = {"id": "A1", "person": "E1", "share": share, "start": "2026-03-01", "finish": "2026-03-31"}
    loads = find_loads(load_data({"people": people, "assignments": [promise]}), as_of=TODAY)
    assert [one.state for one in loads.months] == [state]
    assert bool(loads.assumes) == ("full time is taken" in row["then"])


def test_the_mappings_are_some() -> None:
    for one in blocks(PAGE):
        if one.kind == "toml":
            assert parse_settings(one.text)[1] == ()
    (line,) = re.findall(r"`(capacity = [^`]+)`", PAGE)
    assert parse_settings(f'[[table]]\nentity = "person"\n[table.fields]\n{line}\n')[1] == ()
