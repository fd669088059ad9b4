"""The page about dependencies carried out as it stands, and its table of kinds tried word by word."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from pathlib import Path

import pytest

from pmo_audit import read
from pmo_audit.diagnostics import find_code
from tests.docs.carrying import carry_out_page
from tests.docs.page import DOCS, Row, blocks, quoted, table

PAGE = (DOCS / "dependencies.md").read_text(encoding="utf-8")


def test_the_page_works_as_it_stands(tmp_path: Path) -> None:
    carry_out_page("dependencies.md", tmp_path)
    (python,) = [one.text for one in blocks(PAGE) if one.kind == "python"]
    said, here = io.StringIO(), Path.cwd()
    os.chdir(tmp_path)
    try:
        with contextlib.redirect_stdout(said):
            exec(compile(python, "dependencies.md", "exec"), {})
    finally:
        os.chdir(here)
    assert "['P5', 'P6'] True" in said.getvalue()
    assert "P3 3 ['D1', 'D2']" in said.getvalue()


@pytest.mark.parametrize("row", table(PAGE, "kind"), ids=lambda row: row["kind"])
def test_each_way_of_writing_a_kind_is_read(row: Row, tmp_path: Path) -> None:
    (kind,) = quoted(row["kind"])
    for number, word in enumerate([kind, *quoted(row["also written"])]):
        file = tmp_path / f"portfolio-{number}.json"
        projects = [{"id": "P1", "name": "A", "dependencies": [{"on": "P2", "kind": word}]}, {"id": "P2", "name": "B"}]
        file.write_text(json.dumps({"projects": projects}), encoding="utf-8")
        (record,) = read(file).portfolio.register("dependency").records
        assert record.values["kind"] == kind, word


def test_every_code_that_is_named_exists() -> None:
    assert [one for one in sorted(set(re.findall(r"PA\d{3}", PAGE))) if find_code(one) is None] == []
