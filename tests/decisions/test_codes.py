"""Every page of a code about decisions: the wrong example gives it alone, the right one nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_audit.diagnostics import Code, decision_codes
from pmo_audit.diagnostics.declare import Given
from pmo_audit.records import core_schema
from pmo_audit.sources import load_portfolio

PAGES = [code for code in decision_codes.CODES if code.wrong]
PACKAGE = Path(decision_codes.__file__).parents[1]


def codes(files: tuple[Given, ...], folder: Path) -> set[str]:
    for one in files:
        (folder / one.file).write_text(one.text, encoding="utf-8")
    return {one.code for one in load_portfolio(folder, schema=core_schema()).diagnostics}


@pytest.mark.parametrize("code", PAGES, ids=lambda code: code.code)
def test_the_examples_keep_their_word(code: Code, tmp_path: Path) -> None:
    for name in ("right", "wrong"):
        (tmp_path / name).mkdir()
    assert codes(code.wrong, tmp_path / "wrong") == {code.code}
    assert codes(code.right, tmp_path / "right") == set()


def test_every_code_that_is_used_has_a_page_and_every_page_a_use() -> None:
    rooms = ("sources/decisions", "derive/overlaps", "api", "cli")
    text = "".join(file.read_text(encoding="utf-8") for room in rooms for file in (PACKAGE / room).glob("*.py"))
    assert set(re.findall(r'"(PA84\d)"', text)) == {one.code for one in decision_codes.CODES}
