"""`docs/exports.md` keeps its word: its exports are read as it says, and every word it explains is one there is.

`UPDATE_GOLDEN=1` writes the answers anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pmo_audit.settings import parse_settings
from pmo_audit.sources.paths import read_path
from tests.docs.page import DOCS, Block, blocks, quoted, table
from tests.docs.test_data_page import Case, answer, cases

FILE = DOCS / "exports.md"
PAGE = FILE.read_text(encoding="utf-8")
CASES = list(cases(PAGE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_example(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert case.answer is not None
    told = answer(case, tmp_path, monkeypatch)
    if os.environ.get("UPDATE_GOLDEN"):
        page = FILE.read_text(encoding="utf-8")
        now = blocks(page)[case.answer.number]
        FILE.write_text(page[: now.start] + told + page[now.end :], encoding="utf-8")
    else:
        assert told == case.answer.text


@pytest.mark.parametrize(
    "block", [one for one in blocks(PAGE) if one.kind == "toml"], ids=lambda one: f"line {one.line}"
)
def test_settings_say_what_there_is_to_say(block: Block) -> None:
    assert parse_settings(block.text)[1] == ()


@pytest.mark.parametrize("row", table(PAGE, "in a path"), ids=lambda row: row["in a path"])
def test_every_path_is_one(row: dict[str, str]) -> None:
    (path,) = quoted(row["in a path"])
    assert read_path(path) is not None
