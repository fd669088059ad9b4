"""`docs/authoring.md` keeps its word about the layout: what stands before comes out as what stands after."""

from __future__ import annotations

import pytest

from pmo_audit import format_standard
from tests.docs.page import DOCS, Block, blocks

PAGE = (DOCS / "authoring.md").read_text(encoding="utf-8")
BEFORE = [one for one in blocks(PAGE) if one.info == "before"]
AFTER = [one for one in blocks(PAGE) if one.info == "after"]


@pytest.mark.parametrize(("before", "after"), list(zip(BEFORE, AFTER, strict=True)), ids=lambda one: f"line {one.line}")
def test_box(before: Block, after: Block) -> None:
    assert format_standard(before.text) == after.text
    assert format_standard(after.text) == after.text


def test_there_are_boxes() -> None:
    assert BEFORE
