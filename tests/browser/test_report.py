"""The report as it looks and as it behaves: on a screen of any size and colour, without script, with hostile text."""

from __future__ import annotations

import pytest

from pmo_audit.reporting import make_visible
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

RESULTS = [samples.small, hostile, samples.empty, samples.broken, lambda: samples.large(3000)]


VIEWS = ["", "findings", "standard", "input", "rule=SG-301", "project=P-101", "finding=SG-301%2FP-102"]


@pytest.mark.parametrize("result", RESULTS)
def test_the_page_is_silent_and_asks_for_nothing(opened, result):
    report = opened(result())
    for view in VIEWS:
        report.go(view)
    assert report.complaints == []
    assert {one.split("#")[0] for one in report.requests} == {report.file}


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("width", [320, 500, 768, 1280])
def test_nothing_scrolls_sideways(opened, result, width):
    report = opened(result(), width=width)
    for view in VIEWS:
        report.go(view)
        report.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert report.page.evaluate("document.documentElement.scrollWidth") <= width, view


def test_nothing_scrolls_sideways_without_script(opened):
    for width in (320, 1280):
        page = opened(hostile(), width=width, script=False).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_screen_tells_the_decision_and_what_to_do(opened):
    page = opened(samples.small()).page
    for selector in (
        "h1",
        ".standing-words",
        ".bar",
        ".legend",
        ".shares",
        ".facts time",
        "#first li:nth-child(3) .whom",
        "#ask li:nth-child(3)",
    ):
        box = page.locator(selector).first.bounding_box()
        assert box, selector
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800, selector


def test_a_narrow_first_screen_tells_the_decision_and_the_numbers(opened):
    page = opened(samples.small(), width=320, height=640).page
    for selector in ("h1", ".standing-words", ".bar", ".legend", ".shares > :nth-child(2)"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] <= 640, selector


def test_without_script_everything_stands_one_below_the_other(opened):
    page = opened(samples.large(3000), script=False).page
    for selector in ("#overview", "#findings", "#standard", "#input"):
        assert page.locator(selector).is_visible()
    assert page.locator("#page").is_hidden()
    assert page.locator(".finding").count() == 100
    assert "The other 2,900 findings" in page.locator("#findings").inner_text()
    page.locator("nav a", has_text="Input").click()
    assert page.evaluate("location.hash") == "#input"


def test_a_page_whose_findings_cannot_be_unpacked_is_as_it_is_without_script(opened, tmp_path):
    from pmo_audit.reporting import render

    html = render(samples.small(), "html").replace('id="data-index">eJ', 'id="data-index">eK')
    report = opened(html, "findings", script=False)
    page = report.page.context.browser.new_page()
    page.goto(f"{report.file}#findings")
    page.wait_for_function("() => !document.body.dataset.view")
    assert page.locator("#overview").is_visible()
    assert page.locator(".finding").count() == 9
    page.close()


def test_a_page_whose_script_somebody_changed_runs_none_of_it(opened):
    from pmo_audit.reporting import render

    html = render(samples.small(), "html").replace("const VIEWS =", "alert(1); const VIEWS =")
    report = opened(html, script=False)
    page = report.page.context.browser.new_page()
    dialogs = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(report.file)
    for selector in ("#overview", "#findings", "#standard", "#input"):
        assert page.locator(selector).is_visible()
    assert dialogs == []
    page.close()


def test_hostile_text_is_shown_and_does_nothing(opened):
    report = opened(hostile())
    everything = opened(hostile(), script=False)
    words = " ".join(everything.page.locator("body").text_content().split())
    for text in HOSTILE:
        assert " ".join(make_visible(text).split()) in words
    for page in (everything.page, report.page):
        assert page.locator("img").count() == 0
    assert report.complaints == everything.complaints == []


@pytest.mark.parametrize("kind", ["finding", "project", "rule"])
def test_hostile_text_is_text_on_each_page_that_opens(opened, kind):
    report = opened(hostile(), "findings")
    names = report.page.evaluate(
        """async kind => {
      const text = { finding: "a[href^='#finding=']" }[kind];
      return text ? [...document.querySelectorAll(text)].map(one => one.getAttribute("href").slice(1)) : [];
    }""",
        kind,
    )
    names += ["project=" + one for one in ("%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "P-101%20x", "%E2%80%AE")]
    if kind == "rule":
        names = [one.get_attribute("data-to") for one in report.page.locator("[data-to^='rule=']").all()]
    for name in dict.fromkeys(names):
        report.go(name)
        assert report.page.locator("#page article").is_visible(), name
        assert report.page.locator("#page img, #page script, #page style").count() == 0
        text = report.page.locator("#page").inner_text()
        assert make_visible(text) == text
    assert report.complaints == []


def test_an_address_that_means_harm_is_only_a_name(opened):
    for address in (
        "project=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "finding=<img src=x onerror=alert(1)>",
        "rule=%",
        "findings?q=%3Cb%3E&rule=%22&project=__proto__&constructor=x",
        "page",
        "%E0%A4%A",
    ):
        report = opened(samples.small(), address)
        assert report.complaints == [], address
        assert report.page.locator("img, b > b").count() == 0
        assert report.page.locator(".view:visible").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_words_stand_out_from_their_ground(opened, scheme, media):
    report = opened(samples.small(), color_scheme=scheme)
    page = report.page
    page.emulate_media(media=media, color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(18, 23, 29)" if (scheme, media) == ("dark", "screen") else "rgb(255, 255, 255)")
    for view in ("", "findings", "finding=SG-301%2FP-102"):
        report.go(view)
        assert page.evaluate(CONTRAST, "body, h1, h2, h3, h4, p, dd, label, legend, select, button") >= 4.5
        assert (
            page.evaluate(CONTRAST, "a, .note, .ref, .place, .counts, dt, .outcome, .severity, .diagnostic, th") >= 4.5
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_and_marks_differ_from_words_by_more_than_colour(opened, scheme):
    page = opened(samples.small(), color_scheme=scheme).page
    lines = page.locator("main a").evaluate_all("all => all.map(one => getComputedStyle(one).textDecorationLine)")
    assert set(lines) == {"underline"}
    marks = page.locator(".outcome, .severity")
    assert all(marks.evaluate_all("all => all.map(one => one.querySelector('svg') && one.textContent.trim())"))


def test_colours_that_the_reader_chose_still_tell_the_parts_of_a_bar_apart(opened):
    page = opened(samples.small(), forced_colors="active").page
    fills = page.locator(".bar rect").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    assert len(set(fills)) == 3
    assert page.locator("nav a[aria-current]").evaluate("one => getComputedStyle(one).textDecorationStyle") == "double"
