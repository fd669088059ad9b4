"""Registers of allocations with a column a month: when they are taken for such, and when not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from pmo_audit.api import propose, read
from pmo_audit.proposing.month_headings import about_months, months_in
from pmo_audit.values import Missing, Period

SHARES = "P1,Ann Lee,50%,80%,\nP2,Bo Ek,,40%,100%\n"


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("Project,Resource,2026-04,2026-05,2026-06", SHARES),
        ("Project,Who,Apr 2026,May 2026,Jun 2026", SHARES),
        ("Project no,Employee,04/2026,05/2026,06/2026", SHARES),
        ("Project,Who,Apr 26,May 26,Jun 26", SHARES),
        ("Project,Who,Apr-26,May-26,Jun-26", SHARES),
        ("Project,Who,2026-04,May-26,Jun 2026", SHARES),
        ("Project,Who,01/04/2026,01/05/2026,01/06/2026", SHARES),
        ("Project,Who,04/01/2026,05/01/2026,06/01/2026", SHARES),
        ("Project,Who,01.04.26,01.05.26,01.06.26", SHARES),
        ("Project,Who,2026-04-01,2026-05-01,2026-06-01", SHARES),
        ("Project,Name,2026-04,2026-05,2026-06", "P1,Ann Lee,0.5,0.8,\nP2,Bo Ek,,0.4,1.0\n"),
    ],
)
def test_shares_below_months_are_promises(heads: str, cells: str, tmp_path: Path) -> None:
    (tmp_path / "allocations.csv").write_text(f"{heads}\n{cells}")
    (tmp_path / "people.csv").write_text("id,name,email\nE1,Ann Lee,ann@a.example\nE2,Bo Ek,bo@a.example\n")
    portfolio = read(tmp_path).portfolio
    found = portfolio.register("assignment").records
    periods = [value.label for one in found if isinstance(value := one.values["period"], Period)]
    assert periods == ["2026-04", "2026-05", "2026-05", "2026-06"]
    assert [str(one.values["share"]) for one in found] == ["1/2", "4/5", "2/5", "1"]
    assert [getattr(one.values["person"], "key", None) for one in found] == ["E1", "E1", "E2", "E2"]


@pytest.mark.parametrize(
    "text",
    [
        "Project,Item,2026-04,2026-05\nP1,Steel,12000,8000\nP2,Glass,,4000\n",
        "Project,Who,2026-04,2026-05\nP1,Ann Lee,3,1\nP2,Bo Ek,,2\n",
        "Site,Weather,2026-04,2026-05\nHarbour,wet,50%,80%\nDepot,dry,,40%\n",
        "Project,Who,2026-04\nP1,Ann Lee,50%\nP2,Bo Ek,40%\n",
        "Project,Who,2026-04,2026-05\nP1,Ann Lee,50%,on leave\nP2,Bo Ek,,40%\n",
        "Project,Who,Apr,May\nP1,Ann Lee,50%,80%\nP2,Bo Ek,,40%\n",  # of which year
        "Project,Who,Apr 26,Jul 26\nP1,Ann Lee,50%,80%\nP2,Bo Ek,,40%\n",  # quarters, or days
        "Project,Who,Apr 26,May 27\nP1,Ann Lee,50%,80%\nP2,Bo Ek,,40%\n",
        "Project,Who,Apr 96,May 96\nP1,Ann Lee,50%,80%\nP2,Bo Ek,,40%\n",  # of which century
        "Project,Who,01/04/2026,08/04/2026\nP1,Ann Lee,50%,80%\nP2,Bo Ek,,40%\n",  # weeks
    ],
)
def test_other_things_below_months_are_not(text: str, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(text)
    proposal = propose(tmp_path)
    assert not any(one.mapping.layout.across for one in proposal.tables)


@pytest.mark.parametrize("word", ["tbc", "TBC", "-", "n/a", "?"])
def test_a_share_that_nobody_knows_is_missing_and_the_others_are_read(word: str, tmp_path: Path) -> None:
    text = f"Project,Person,2026-04,2026-05\nP1,Ann Lee,50%,{word}\nP2,Bo Ek,,40%\n"
    (tmp_path / "allocations.csv").write_text(text)
    found = read(tmp_path).portfolio.register("assignment").records
    shares = [one.values["share"] for one in found]
    assert [str(one) for one in shares if not isinstance(one, Missing)] == ["1/2", "2/5"]
    assert [one.said for one in shares if isinstance(one, Missing)] == [word]


def test_real_dates_head_months(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Project", "Who", *(datetime(2026, month, 1) for month in range(1, 7))])
    for cell in sheet[1][2:]:
        cell.number_format = "mmm-yy"
    sheet.append(["P1", "Ann Lee", 0.5, 0.8, "tbc", None, 0.1, 0.2])
    sheet.append(["P2", "Bo Ek", 0.5, 0.8, 1, 1, 0.1, 0.2])
    book.save(tmp_path / "allocations.xlsx")
    found = read(tmp_path).portfolio.register("assignment").records
    periods = {value.label for one in found if isinstance(value := one.values["period"], Period)}
    assert periods == {f"2026-0{month}" for month in range(1, 7)}
    assert len(found) == 11


def test_headings_are_months_where_that_is_certain() -> None:
    assert dict(months_in(["Who", "Dec 25", "Jan 26"])) == {"Dec 25": "2025-12", "Jan 26": "2026-01"}
    assert dict(months_in(["2026-04", "2026-07", "Start"])) == {"2026-04": "2026-04", "2026-07": "2026-07"}
    assert not months_in(["Apr", "May", "26 Apr", "01/04/2026"])


def test_a_table_that_is_not_read_tells_of_its_months(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Who,Project,Apr,May,Jun,Jul\nAnn Lee,P1,50%,80%,1%,1%\n")
    (told,) = (one for one in propose(tmp_path).diagnostics if one.code == "PA580")
    assert told.help == (
        '`Apr`, `May`, `Jun` and 1 more look like months: `[table.across]` with `into = "period"` and '
        '`values = "share"` reads shares below them, once their headings tell the year, as in `2026-04`'
    )
    assert about_months(["Apr 26", "May 26"]).endswith("reads shares below them")
    assert not about_months(["Start", "May"])
