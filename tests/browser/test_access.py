"""What axe-core, which looks for what keeps people out, finds on the page: nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.reporting import samples
from tests.reporting.hostile import hostile

pytestmark = pytest.mark.browser

VIEWS = ["", "findings", "findings?outcome=fail&q=sponsor", "findings?q=nothing", "standard", "input", "rule=SG-301",
         "project=P-103", "finding=SG-301%2FP-102", "finding=SG-301%2FP-104", "finding=none"]  # fmt: skip


def complaints(page) -> list[str]:
    """What axe-core finds, by all its rules, with the elements."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_keeps_anybody_out(opened, scheme, width):
    report = opened(samples.small(), width=width, color_scheme=scheme)
    for view in VIEWS:
        report.go(view)
        report.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert complaints(report.page) == [], view


@pytest.mark.parametrize("result", [samples.empty, samples.perfect, samples.broken, samples.open_, hostile])
def test_nothing_keeps_anybody_out_of_any_result(opened, result):
    report = opened(result())
    for view in ("", "findings", "standard", "input"):
        report.go(view)
        assert complaints(report.page) == [], view


def test_nothing_keeps_anybody_out_where_colours_are_forced(opened):
    report = opened(samples.small(), forced_colors="active")
    for view in ("", "findings", "finding=SG-301%2FP-102"):
        report.go(view)
        assert complaints(report.page) == [], view


def test_what_is_filtered_is_told_to_those_who_do_not_see_it(opened):
    page = opened(samples.small(), "findings").page
    assert page.locator("[role=status]").first.inner_text().startswith("9 findings")
    assert page.locator("[role=grid]").get_attribute("aria-describedby") == "grid-help"
    assert page.locator("#grid-help").inner_text().startswith("The arrow keys")


@pytest.mark.parametrize("view", ["", "findings", "project=P-103"])
def test_what_can_be_pressed_is_large_enough_for_a_finger(opened, view):
    page = opened(samples.small(), view, width=320).page
    small = page.locator("button:visible, select:visible, input:visible").evaluate_all(
        "all => all.filter(one => (one.closest('label') ?? one).getBoundingClientRect().height < 24).length"
    )
    assert small == 0
