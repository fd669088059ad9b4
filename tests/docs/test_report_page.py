"""docs/report.md: what it speaks of is in the report."""

import re
from pathlib import Path

from pmo_audit.reporting import limits, render
from tests.reporting import across, samples
from tests.reporting.page import Page

PAGE = Path(__file__).parents[2] / "docs" / "report.md"
SCRIPTED = ("Why", "What is missing", "What would put it right")
"""Headings that the page's script writes."""


def test_each_part_that_the_page_names_is_in_the_report():
    from dataclasses import replace

    text = Page(render(replace(across.small(), ask_for=samples.ASKS * 2), "html")).text
    script = (PAGE.parents[1] / "reports/js/finding.js").read_text(encoding="utf-8")
    named = re.findall(r"\*\*([A-Z][^*]+)\*\*", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 8
    for one in named:
        if one in SCRIPTED:
            assert f'"{one}"' in script, one
        elif one not in ("What it amounts to", "The decision"):
            assert one in text, one


def test_how_much_there_is_room_for_is_as_the_page_says():
    from pmo_audit.cli.repairing import MOST

    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    paper = (PAGE.parents[1] / "reports/js/paper.js").read_text(encoding="utf-8")
    assert f"The {MOST} worst failures get one" in text
    assert f"the {limits.WITHOUT_SCRIPT} worst findings" in text
    assert "up to the 300 worst" in text
    assert "ON_PAPER = 300" in paper


def test_the_map_names_things_at_once_up_to_the_number_that_the_page_says():
    from pmo_audit.reporting.across_map import LABELLED

    assert f"more than {LABELLED} things" in " ".join(PAGE.read_text(encoding="utf-8").split())
