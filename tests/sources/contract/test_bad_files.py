"""Bad files end in a code that says so, within two seconds and 300 MB, and never in a portfolio that looks whole."""

from __future__ import annotations

import pytest

from tests.sources.contract.bad_files import GOOD, TEXTS, WORKBOOKS
from tests.sources.contract.costs import Cost, cost_of

pytest.importorskip("resource", reason="what a process costs is told by POSIX systems alone")

SECONDS, MEGABYTES = 2, 300
WARNED = {"PA510", "PA531"}
"""Of these the record is kept and only the value is lost."""


def check(cost: Cost, code: str) -> None:
    assert code in cost.codes
    assert not cost.whole or code in WARNED
    assert cost.seconds < SECONDS
    assert cost.megabytes < MEGABYTES


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_bad_workbook(name, tmp_path):
    made, code = WORKBOOKS[name]
    (tmp_path / "projects.xlsx").write_bytes(made())
    check(cost_of(tmp_path), code)


@pytest.mark.parametrize("name", TEXTS)
def test_a_bad_text(name, tmp_path):
    file, made, code = TEXTS[name]
    (tmp_path / file).write_bytes(made())
    check(cost_of(tmp_path), code)


def test_a_workbook_cut_short_anywhere(tmp_path):
    for part in range(12):
        (tmp_path / f"projects{part}.xlsx").write_bytes(GOOD[: len(GOOD) * part // 12])
    cost = cost_of(tmp_path)
    assert (cost.codes, cost.records, cost.whole) == (["PA506", "PA540"], 0, False)


def test_a_good_workbook_is_whole(tmp_path):
    (tmp_path / "portfolio.xlsx").write_bytes(GOOD)
    cost = cost_of(tmp_path)
    assert (cost.whole, cost.records) == (True, 8)
