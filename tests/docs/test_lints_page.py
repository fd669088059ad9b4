"""The page about lints names them all, and its comment silences what it says."""

from __future__ import annotations

import re

from pmo_audit import lint, parse_standard
from pmo_audit.diagnostics import all_codes
from tests.docs.page import DOCS

PAGE = (DOCS / "lints.md").read_text(encoding="utf-8")


def test_every_lint_is_there() -> None:
    named = re.findall(r"^\| \[(PA\d+)\]\(diagnostics/(PA\d+)\.md\)", PAGE, re.MULTILINE)
    assert [code for code, _ in named] == [one.code for one in all_codes() if one.linted]
    assert all(page == code for code, page in named)


def test_the_comment_is_read() -> None:
    (block,) = re.findall(r"^```pmo\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    loaded = parse_standard(f'standard s "S"\n\n{block}')
    assert loaded.ok
    assert [one.code for one in lint(loaded)] == ["PA464"]  # there is no PA463 yet
