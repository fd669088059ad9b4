"""The list of findings: its filters, its address, and the keyboard."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reporting import samples

pytestmark = pytest.mark.browser


def status(report):
    return report.page.locator(".status").inner_text()


def rows(report):
    """The messages drawn, from the top."""
    return [one for one in report.page.locator("[data-row] a").all_inner_texts() if one]


def active(report):
    """The message of the finding at which the keyboard is."""
    return report.page.evaluate("document.activeElement.closest('[data-row]')?.querySelector('a').textContent ?? ''")


def test_the_worst_stands_first_and_all_are_counted(opened):
    report = opened(samples.small(), "findings")
    assert status(report) == "9 findings, which stand for 17 verdicts"
    assert rows(report)[0] == "Harbour terminal renewal has no sponsor."
    assert len(rows(report)) == 9


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("outcome=fail", 6),
        ("outcome=fail&outcome=unknown", 9),
        ("severity=critical", 5),
        ("severity=critical&outcome=fail", 4),
        ("rule=SG-301", 4),
        ("tag=ownership", 5),
        ("department=Ports", 4),
        ("department=Ports&department=Health", 6),
        ("phase=planning", 4),
        ("project=P-102", 2),
        ("person=J. Weiss", 2),
        ("person=R. Silva", 1),
        ("person=Ports (department)", 1),
        ("q=okafor%20sponsor", 1),
        ("q=GENERAL", 2),
        ("q=SG-202&outcome=fail&department=Ports", 1),
        ("programme=", 8),
        ("department=Nowhere", 0),
        ("department=Nowhere&department=Ports", 4),
        ("q=xyzzy", 0),
        ("nonsense=1", 9),
    ],
)
def test_filters_combine_and_stand_in_the_address(opened, address, number):
    report = opened(samples.small(), f"findings?{address}")
    assert len(rows(report)) == number
    assert report.page.locator(".empty").is_visible() == (number == 0)


def test_what_is_chosen_goes_into_the_address_and_back(opened):
    report = opened(samples.small(), "findings")
    page = report.page
    page.get_by_role("checkbox", name="Fail").check()
    page.get_by_label("Department", exact=True).select_option(label="Ports (2)")
    assert page.evaluate("location.hash") == "#findings?outcome=fail&department=Ports"
    assert status(report) == "2 of 9 findings"
    page.get_by_label("Words").fill("sponsor")
    page.wait_for_function("() => location.hash.includes('q=sponsor')")
    assert len(rows(report)) == 1
    page.go_back()
    page.wait_for_function("() => !location.hash.includes('q=')")
    assert len(rows(report)) == 2
    assert page.get_by_label("Words").input_value() == ""
    page.go_back()
    assert page.get_by_label("Department", exact=True).input_value() == "*"
    assert page.get_by_role("checkbox", name="Fail").is_checked()
    page.get_by_role("button", name="Clear all filters").click()
    assert page.evaluate("location.hash") == "#findings"
    assert len(rows(report)) == 9
    assert page.get_by_role("button", name="Clear all filters").is_hidden()


def test_each_choice_says_how_many_it_would_leave(opened):
    page = opened(samples.small(), "findings?outcome=fail").page
    options = page.get_by_label("Stage").locator("option").all_inner_texts()
    assert "execution (4)" in options
    assert "Fail 6" in " ".join(page.locator("fieldset").first.inner_text().split())
    assert "Unknown 3" in " ".join(page.locator("fieldset").first.inner_text().split())


def test_the_numbers_of_the_first_screen_lead_to_what_they_count(opened):
    report = opened(samples.small())
    report.page.locator("#first a", has_text="3 failures in 3 projects").click()
    report.page.wait_for_selector("[data-row]")
    assert len(rows(report)) == 3
    assert "3 of 9 findings" in status(report)
    report.page.go_back()
    report.page.wait_for_selector("#overview:visible")
    report.page.locator(".severities a").first.click()
    report.page.wait_for_selector("[data-row]")
    assert len(rows(report)) == 5


def test_the_keyboard_alone_filters_walks_opens_and_comes_back(opened):
    report = opened(samples.large(3000), "findings")
    page = report.page
    page.locator("#filter-q").focus()
    page.keyboard.type("big-1")
    page.keyboard.press("Enter")
    assert status(report) == "500 of 3,000 findings"
    for _ in range(20):
        page.keyboard.press("Tab")
        if active(report):
            break
    assert active(report) == "Task 0 ends before it starts."
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert active(report) == "Task 2 ends before it starts."
    page.keyboard.press("End")
    assert active(report) == "Task 499 ends before it starts."
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowUp")
    before = active(report)
    place = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert 0 <= place <= 800
    page.keyboard.press("Enter")
    page.wait_for_selector("#page:visible h2")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.go_back()
    page.wait_for_selector("[data-row]")
    assert active(report) == before
    assert status(report) == "500 of 3,000 findings"
    page.keyboard.press("Tab")
    assert active(report) == ""


def test_only_rows_in_view_are_drawn_and_all_can_be_reached(opened):
    report = opened(samples.large(3000), "findings")
    page = report.page
    assert page.locator("[data-row]").count() < 40
    assert page.locator("[role=grid]").get_attribute("aria-rowcount") == "3001"
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_selector("[data-row='2999']")
    assert page.locator("[data-row='2999']").get_attribute("aria-rowindex") == "3001"
    assert page.locator("[data-row]").count() < 40
    order = page.locator("[data-row]").evaluate_all("all => all.map(one => Number(one.dataset.row))")
    assert order == sorted(order)


def test_a_list_taller_than_any_page_is_walked_from_end_to_end(opened):
    report = opened(samples.large(50_000), "findings", width=320)
    page = report.page
    whole, row = page.evaluate(
        "() => [document.querySelector('.rows'), document.querySelector('[data-row]')]"
        ".map(one => one.getBoundingClientRect().height)"
    )
    assert row * 49_998 > 8_000_000 >= whole
    page.locator("[data-row] a").first.focus()
    for key, number in (("End", 49_997), ("ArrowUp", 49_996), ("Home", 0), ("ArrowDown", 1), ("PageDown", None)):
        page.keyboard.press(key)
        at = page.evaluate("() => Number(document.activeElement.closest('[data-row]').dataset.row)")
        assert number in (None, at), key
        top, bottom = page.evaluate("""() => {
          const box = document.activeElement.closest('[data-row]').getBoundingClientRect();
          return [box.top, box.bottom];
        }""")
        assert -1 <= top < bottom <= 801, key
    page.evaluate("scrollTo(0, document.querySelector('.rows').getBoundingClientRect().top + scrollY + 4_000_000)")
    page.wait_for_function("() => Math.abs(document.querySelector('[data-row]').dataset.row - 25_000) < 100")


def test_rows_stay_apart_when_letters_grow(opened):
    page = opened(samples.small(), "findings").page
    page.evaluate("document.documentElement.style.fontSize = '32px'; dispatchEvent(new Event('resize'))")
    boxes = page.locator("[data-row]").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(one => [one.top, one.bottom])"
    )
    assert all(after[0] >= before[1] - 1 for before, after in pairwise(boxes))


def test_a_perfect_result_has_no_list_and_says_so(opened):
    report = opened(samples.perfect(), "findings")
    assert "There are no findings." in report.shown()
    assert report.page.locator(".filters").count() == 0


def test_the_way_past_the_head_stays_in_the_view(opened):
    report = opened(samples.small(), "findings?outcome=fail")
    page = report.page
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => [document.activeElement.id, location.hash]") == ["main", "#findings?outcome=fail"]
    assert page.locator("#findings").is_visible()


def test_whoever_reads_by_ear_is_brought_to_what_is_shown(opened):
    report = opened(samples.small())
    for name, place in (("Findings", "findings-title"), ("Rules", "standard-title"), ("Overview", "main")):
        report.page.locator("nav a", has_text=name).click()
        report.page.wait_for_function("place => document.activeElement.id === place", arg=place)
