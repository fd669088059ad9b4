"""The pages about what is found across projects, carried out as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_audit.derive.overlaps.scoring import NAMES
from pmo_audit.diagnostics import find_code
from tests.docs.carrying import carry_out_page
from tests.docs.page import DOCS, blocks, quoted, table

PAGES = ("overlaps.md", "shared-issues.md")


@pytest.mark.parametrize("page", PAGES)
def test_the_page_works_as_it_stands(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carry_out_page(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    for block in blocks((DOCS / page).read_text(encoding="utf-8")):
        if block.kind == "python":
            exec(compile(block.text, page, "exec"), {})


@pytest.mark.parametrize("page", PAGES)
def test_every_code_that_is_named_exists(page: str) -> None:
    codes = set(re.findall(r"PA\d{3}", (DOCS / page).read_text(encoding="utf-8")))
    assert codes
    assert [one for one in codes if find_code(one) is None] == []


def test_every_contribution_is_explained() -> None:
    rows = table((DOCS / "overlaps.md").read_text(encoding="utf-8"), "contribution")
    assert sorted(name for row in rows for name in quoted(row["contribution"])) == sorted([*NAMES, "limit"])
