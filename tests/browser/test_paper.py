"""The report on paper."""

from __future__ import annotations

import pytest

from tests.reporting import samples

pytestmark = pytest.mark.browser

HIDDEN = """() => [...document.querySelectorAll("details > :not(summary)")]
  .filter(one => one.closest("[hidden]") === null)
  .filter(one => one.getClientRects().length === 0 || !one.checkVisibility({ contentVisibilityAuto: true })).length"""
"""How many folded parts of what is printed take no room."""


def printed(report) -> str:
    """The words that go to paper."""
    report.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    report.page.emulate_media(media="print")
    return " ".join(report.page.locator("body").inner_text().split())


def test_paper_has_the_overview_the_findings_and_where_all_came_from(opened):
    text = printed(opened(samples.small()))
    for words in (
        "37 of 54 checks pass",
        "Do first",
        "Where it stands",
        "9 findings.",
        "Provenance",
        "M. Okafor is both sponsor and manager",
        "projects.csv: row 3, column Sponsor",
    ):
        assert words in text, words
    assert "Clear all filters" not in text


def test_paper_has_what_is_filtered_and_says_by_what(opened):
    text = printed(opened(samples.small(), "findings?outcome=fail&department=Ports"))
    assert "2 findings with outcome: Fail; department: Ports." in text
    assert "Harbour terminal renewal has no sponsor." in text
    assert "M. Okafor" not in text
    assert "Do first" not in text


def test_paper_says_what_there_was_no_room_for(opened):
    report = opened(samples.large(3000))
    text = printed(report)
    assert "The 300 worst of 3,000 findings." in text
    assert report.page.locator(".paper .finding").count() == 300


def test_a_finding_is_printed_alone(opened):
    text = printed(opened(samples.small(), "finding=SG-301%2FP-102"))
    assert "M. Okafor is both sponsor and manager" in text
    assert "Do first" not in text


def test_paper_shows_what_the_screen_folds(opened):
    report = opened(samples.small(), "standard")
    assert report.page.evaluate(HIDDEN) > 0
    report.page.emulate_media(media="print")
    assert report.page.evaluate(HIDDEN) == 0


def test_printing_unfolds_and_folds_again_where_styles_cannot(opened):
    page = opened(samples.small(), "standard").page
    folded = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(folded)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == before > 0
    assert page.locator(".paper *").count() == 0


def test_a_browser_prints_it(opened):
    page = opened(samples.small()).page
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_script_paper_has_everything(opened):
    page = opened(samples.small(), script=False).page
    page.emulate_media(media="print")
    text = " ".join(page.locator("body").inner_text().split())
    for words in ("Do first", "M. Okafor is both sponsor", "Examples", "Provenance"):
        assert words in text
