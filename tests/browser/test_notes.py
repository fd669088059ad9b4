"""A note to a team in a real browser: it loads nothing, fits on a sheet of paper and on a phone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pmo_audit.api import find_overlaps, find_shared_issues, introductions
from pmo_audit.reporting.introduction_pages import render_html
from tests.decisions.portfolio import portfolio

pytestmark = pytest.mark.browser
LONG = "Torque tool calibration tracking " * 12 + "x" * 300


def test_a_note_fits_and_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    given = portfolio(P2={"name": LONG}, L1={"name": LONG}, D1={"name": LONG})
    notes = introductions(given, find_overlaps(given), find_shared_issues(given), as_of=date(2026, 3, 31))
    file = tmp_path / "note.html"
    file.write_text(render_html([one for one in notes if one.project.id == "P1"]), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("h2").count() == 2
    assert page.evaluate("getComputedStyle(document.querySelector('section')).borderTopStyle") == "solid"
    assert len(re.findall(rb"/Type /Page\b(?!s)", page.pdf(prefer_css_page_size=True))) == 1
    assert complaints == []
    page.close()
