"""The page about people carried out as it stands, and its table tried cell by cell."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from pmo_audit.api import load_portfolio
from pmo_audit.diagnostics import find_code
from pmo_audit.settings import STOCK_VACANT, parse_settings
from pmo_audit.values import Missing, Ref, Unreadable
from tests.docs.carrying import carry_out_page
from tests.docs.page import DOCS, Row, blocks, quoted, table

PAGE = (DOCS / "people.md").read_text(encoding="utf-8")
(REGISTER,) = [one.text for one in blocks(PAGE) if one.settings.get("file") == "people.csv"]


def test_the_page_works_as_it_stands(tmp_path: Path) -> None:
    carry_out_page("people.md", tmp_path)
    key = list(csv.DictReader((tmp_path / "key.csv").read_text(encoding="utf-8").splitlines()))
    assert [one["id"] for one in key[:5]] == ["E7", "E8", "E9", "E10", "E11"]
    (shown,) = [one.text for one in blocks(PAGE) if "--redact" in one.text]
    answer = shown.partition("\n")[2]
    assert [one["name"] for one in key if one["name"] in answer or (one["email"] and one["email"] in answer)] == []


def found(cell: str, folder: Path) -> tuple[str, list[str]]:
    """Whom a cell is taken for, and what is told of it."""
    file = io.StringIO()
    csv.writer(file).writerows([["id", "sponsor"], ["P1", cell]])
    (folder / "projects.csv").write_text(file.getvalue(), encoding="utf-8")
    (folder / "people.csv").write_text(REGISTER, encoding="utf-8")
    loaded = load_portfolio(folder)
    (project,) = loaded.portfolio.register("project").records
    codes = [one.code for one in loaded.diagnostics]
    match project.values["sponsor"]:
        case Ref(key=str() as key):
            return key, codes
        case Ref(candidates=candidates):
            return f"nobody: it could be {' or '.join(candidates)}" if candidates else "nobody", codes
        case Unreadable():
            return "nobody: it is unreadable", codes
        case Missing():
            return "nobody: it is missing", codes
        case other:
            return repr(other), codes


@pytest.mark.parametrize("row", table(PAGE, "cell"), ids=lambda row: row["cell"])
def test_each_cell_is_taken_for_whom_the_page_says(row: Row, tmp_path: Path) -> None:
    cells = quoted(row["cell"])
    told = row["is taken for"]
    wanted = told.split(", ") if re.fullmatch(r"E\d+(, E\d+)*", told) else [told]
    wanted = wanted if len(wanted) == len(cells) else wanted * len(cells)
    for cell, who in zip(cells, wanted, strict=True):
        assert found(cell, tmp_path) == (who, [row["told"]] if row["told"] else []), cell


def test_the_mapping_is_one(tmp_path: Path) -> None:
    (block,) = [one for one in blocks(PAGE) if one.kind == "toml"]
    settings, told = parse_settings(block.text)
    assert told == ()
    assert settings.mapping.tables[0].fields["sponsor"].words == (("Khan, A. (PMO)", "E9"),)


def test_every_code_that_is_named_exists() -> None:
    codes = set(re.findall(r"PA\d{3}", PAGE))
    assert {"PA660", "PA661"} <= codes
    assert [one for one in sorted(codes) if find_code(one) is None] == []
    assert "vacant" in STOCK_VACANT
