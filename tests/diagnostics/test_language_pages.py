"""Every page about rule text keeps its word: the first example gives exactly its code, the second none."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit.api import parse_standard
from pmo_audit.diagnostics import Code, all_codes

PAGES = [code for code in all_codes() if any(given.file.endswith(".pmo") for given in code.wrong)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_wrong_gives_exactly_this_code(page: Code) -> None:
    loaded = parse_standard(page.wrong[0].text, page.wrong[0].file, as_of=date(2026, 3, 31))
    assert [one.code for one in loaded.diagnostics] == [page.code], [str(one) for one in loaded.diagnostics]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_right_gives_none(page: Code) -> None:
    loaded = parse_standard(page.right[0].text, page.right[0].file, as_of=date(2026, 3, 31))
    assert [str(one) for one in loaded.diagnostics] == []


def test_no_code_is_used_twice() -> None:
    codes = [one.code for one in all_codes()]
    assert len(codes) == len(set(codes))
