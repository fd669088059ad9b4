"""The pages about decisions and introductions carried out as they stand, and the programs in them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pmo_audit.derive.meetings.serving import ENOUGH, FEWEST
from pmo_audit.derive.overlaps.substance import SUBSTANTIAL_SHARE, SUBSTANTIAL_WORDS
from pmo_audit.diagnostics import find_code
from pmo_audit.oversight import VERDICTS
from pmo_audit.reporting.introductions import MOST_TALKS
from pmo_audit.sources.decisions.cells import COLUMNS, NEEDED
from tests.docs.carrying import carry_out_page
from tests.docs.page import DOCS, blocks, quoted, table

PAGES = ("decisions.md", "introductions.md")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_works_as_it_stands(name: str, tmp_path: Path) -> None:
    carry_out_page(name, tmp_path)
    (program,) = [one.text for one in blocks((DOCS / name).read_text(encoding="utf-8")) if one.kind == "python"]
    line = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(DOCS.parent)!r})\n{program}"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("O-" if name == "decisions.md" else "P1 ['Calibration of torque tools (P2)']") in done.stdout


@pytest.mark.parametrize("name", PAGES)
def test_every_code_that_is_named_exists(name: str) -> None:
    codes = re.findall(r"PA\d{3}", (DOCS / name).read_text(encoding="utf-8"))
    assert [one for one in codes if find_code(one) is None] == []


def test_what_the_pages_list_is_what_there_is() -> None:
    page = (DOCS / "decisions.md").read_text(encoding="utf-8")
    assert [quoted(row["decision"])[0] for row in table(page, "decision")] == list(VERDICTS)
    columns = [one for row in table(page, "column") for one in quoted(row["column"])]
    assert sorted(columns) == sorted(COLUMNS)
    assert (len(NEEDED), "The first six columns" in page) == (6, True)
    assert (SUBSTANTIAL_WORDS, SUBSTANTIAL_SHARE.denominator) == (3, 3)
    assert (FEWEST, round(ENOUGH * 3), MOST_TALKS) == (2, 1, 4)
