"""Every page about rule text keeps its word: the first example gives exactly its code, the second none."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit.api import lint, parse_standard
from pmo_audit.diagnostics import Code, Diagnostic, all_codes
from pmo_audit.diagnostics.declare import Given

PAGES = [code for code in all_codes() if any(given.file.endswith(".pmo") for given in code.wrong)]


def told(given: Given, page: Code) -> tuple[Diagnostic, ...]:
    """What reading says of an example, and on the page of a lint the lints."""
    loaded = parse_standard(given.text, given.file, as_of=date(2026, 3, 31))
    return loaded.diagnostics + (lint(loaded) if page.linted else ())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_wrong_gives_exactly_this_code(page: Code) -> None:
    found = told(page.wrong[0], page)
    assert [one.code for one in found] == [page.code], [str(one) for one in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_right_gives_none(page: Code) -> None:
    assert [str(one) for one in told(page.right[0], page)] == []


def test_no_code_is_used_twice() -> None:
    codes = [one.code for one in all_codes()]
    assert len(codes) == len(set(codes))
