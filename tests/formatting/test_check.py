"""What is found to differ where a layout would have changed a file, so that the file is left as it is."""

from __future__ import annotations

import pytest

from pmo_audit.language import parse
from pmo_audit.language.formatting.check import says_the_same
from pmo_audit.text import SourceText

RULE = 'rule R-1 "R"\n  severity minor\n  for each project where budget > EUR 1m -- why\n  require name is "a -- b"\n'


def same(one: str, other: str) -> bool:
    return says_the_same(*(parse(SourceText("a.pmo", text)) for text in (one, other)))


@pytest.mark.parametrize(
    "other",
    [
        RULE,
        RULE.replace("\n  ", "\n"),
        RULE.replace("\n  for", "    for"),
        RULE.replace(" -- why", "\n        -- why"),
        RULE.replace("EUR 1m", "EUR 1_000k"),
        f"\n\n{RULE}\n",
    ],
)
def test_where_only_the_layout_differs(other: str) -> None:
    assert same(RULE, other)


@pytest.mark.parametrize(
    "other",
    [
        RULE.replace("EUR 1m", "EUR 2m"),
        RULE.replace("EUR 1m", "USD 1m"),
        RULE.replace("EUR 1m", "1"),
        RULE.replace(">", ">="),
        RULE.replace("budget", "contingency"),
        RULE.replace('"a -- b"', '"a  -- b"'),
        RULE.replace('"a -- b"', "true"),
        RULE.replace(" where budget > EUR 1m", ""),
        RULE.replace("-- why", "-- why not"),
        RULE.replace("-- why", "-- why\n-- indeed"),
        RULE.replace("-- why", ""),
        RULE.replace("  severity minor\n", ""),
        RULE.replace("severity", "sevrity"),
        f"{RULE}parameter a = 3\n",
        f"parameter a = 3\n{RULE}",
        RULE + RULE,
        "",
    ],
)
def test_where_something_else_does(other: str) -> None:
    assert not same(RULE, other)
    assert not same(other, RULE)
