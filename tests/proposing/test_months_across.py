"""Registers of allocations with a column a month: when they are taken for such, and when not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_audit.api import propose, read
from pmo_audit.values import Period

SHARES = "P1,Ann Lee,50%,80%,\nP2,Bo Ek,,40%,100%\n"


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("Project,Resource,2026-04,2026-05,2026-06", SHARES),
        ("Project,Who,Apr 2026,May 2026,Jun 2026", SHARES),
        ("Project no,Employee,04/2026,05/2026,06/2026", SHARES),
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
    ],
)
def test_other_things_below_months_are_not(text: str, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(text)
    proposal = propose(tmp_path)
    assert not any(one.mapping.layout.across for one in proposal.tables)
