"""The HTML report in a real browser, which must be there: at $PMO_AUDIT_CHROMIUM or on the search path."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pmo_audit.reporting import make_visible, render
from tests.reporting import samples
from tests.reporting.hostile import HOSTILE, hostile

pytestmark = pytest.mark.browser

CONTRAST = """selector => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => channels(colour).slice(0, 3).map(one => one / 255)
    .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = one => {
    for (let at = one; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return Math.min(...[...document.querySelectorAll(selector)].map(one => {
    const [low, high] = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }));
}"""
"""The least contrast, as WCAG counts it, between the words and the ground of the elements selected."""

HIDDEN = """() => [...document.querySelectorAll("details > :not(summary)")]
  .filter(one => one.getClientRects().length === 0 || !one.checkVisibility({ contentVisibilityAuto: true })).length"""
"""How many folded parts of the page take no room."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("PMO_AUDIT_CHROMIUM") or shutil.which("chromium")
    assert chromium, "no chromium; install it or set PMO_AUDIT_CHROMIUM"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


class Opened:
    """A report opened in a page of its own, with all that the page complained of or asked for."""

    def __init__(self, page: Page, html: str, folder: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        file = folder / "report.html"
        file.write_bytes(html.encode())
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(file.as_uri())
        self.address = file.as_uri()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator:
    """A function that opens a result's report, in a window of 1280 by 800 unless told otherwise."""
    contexts = []

    def open_report(result, *, width: int = 1280, height: int = 800, **options) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        return Opened(context.new_page(), render(result, "html"), tmp_path)

    yield open_report
    for context in contexts:
        context.close()


RESULTS = [samples.small, hostile, samples.empty, samples.broken, lambda: samples.large(3000)]


@pytest.mark.parametrize("result", RESULTS)
def test_the_page_is_silent_and_asks_for_nothing(opened, result):
    report = opened(result())
    assert report.complaints == []
    assert report.requests == [report.address]


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("width", [320, 500, 768, 1280])
def test_nothing_scrolls_sideways(opened, result, width):
    page = opened(result(), width=width).page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_screen_tells_the_decision_and_what_to_do(opened):
    page = opened(samples.small()).page
    for selector in ("h1", ".bar", ".legend", ".facts time", "#first .cards > li"):
        box = page.locator(selector).first.bounding_box()
        assert box, selector
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800, selector


def test_hostile_text_is_shown_and_does_nothing(opened):
    report = opened(hostile())
    words = " ".join(report.page.locator("body").text_content().split())
    for text in HOSTILE:
        assert " ".join(make_visible(text).split()) in words
    assert report.page.locator("img").count() == 0
    assert report.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_words_stand_out_from_their_ground(opened, scheme, media):
    page = opened(samples.small(), color_scheme=scheme).page
    page.emulate_media(media=media, color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(18, 23, 29)" if (scheme, media) == ("dark", "screen") else "rgb(255, 255, 255)")
    assert page.evaluate(CONTRAST, "body, h1, h2, h3, h4, p, dd") >= 4.5
    assert page.evaluate(CONTRAST, "a, .note, .ref, .place, .counts, dt, .outcome, .severity, .diagnostic, th") >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_and_marks_differ_from_words_by_more_than_colour(opened, scheme):
    page = opened(samples.small(), color_scheme=scheme).page
    lines = page.locator("main a").evaluate_all("all => all.map(one => getComputedStyle(one).textDecorationLine)")
    assert set(lines) == {"underline"}
    marks = page.locator(".outcome, .severity")
    assert all(marks.evaluate_all("all => all.map(one => one.querySelector('svg') && one.textContent.trim())"))


def test_paper_shows_what_the_screen_folds(opened):
    page = opened(samples.large(120)).page
    assert page.evaluate(HIDDEN) > 0
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN) == 0


def test_printing_unfolds_and_folds_again_where_styles_cannot(opened):
    page = opened(samples.small()).page
    folded = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(folded)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == before > 0


def test_a_link_opens_the_rule_it_leads_to(opened):
    page = opened(samples.small()).page
    rule = page.locator("#rule-SG-202")
    assert rule.get_attribute("open") is None
    page.locator("#first a", has_text="Cost stays close to plan").click()
    page.wait_for_function("document.getElementById('rule-SG-202').open")


def test_the_keyboard_reaches_the_findings_and_folds_them(opened):
    page = opened(samples.small()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details').id") == "rule-SG-301"
    page.keyboard.press("Enter")
    assert page.locator("#rule-SG-301").get_attribute("open") is None


def test_three_thousand_findings_open_quickly(opened):
    page = opened(samples.large(3000)).page
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert timing < 5000
