"""The page of a finding, of a project and of a rule."""

from __future__ import annotations

import pytest

from tests.reporting import samples

pytestmark = pytest.mark.browser


def test_a_finding_tells_what_was_asked_what_was_found_where_and_who_acts(opened):
    text = opened(samples.small(), "finding=SG-301%2FP-102").shown()
    for words in (
        "M. Okafor is both sponsor and manager of General ledger migration.",
        "About General ledger migration project (P-102)",
        "Rule SG-301 A sponsor is named, and is not the project manager",
        "for each project require sponsor is known and sponsor is not manager",
        "Because Nobody can escalate to themselves.",
        "Who acts M. Okafor",
        "What to do Have the portfolio board name a sponsor",
        "False sponsor is not manager",
        "sponsor M. Okafor projects.csv: row 3, column Sponsor",
        "What would put it right Name another sponsor of project P-102",
        "Also in General ledger migration",
        "Also of SG-301",
    ):
        assert words in text, words


def test_what_is_missing_is_told_with_its_place(opened):
    text = opened(samples.small(), "finding=SG-301%2FP-104").shown()
    assert "What is missing missing: manager of project P-104 projects.csv: row 5, column PM" in text
    assert "Who acts R. Silva" in text


def test_a_failure_without_repair_says_how_to_get_one(opened):
    text = opened(samples.small(), "finding=SG-301%2FP-101").shown()
    assert "pmo-audit why SG-301 P-101" in text
    assert "--repairs" in text


def test_a_project_tells_its_facts_its_checks_and_its_findings(opened):
    report = opened(samples.small(), "project=P-103")
    text = report.shown()
    for words in (
        "Outpatient clinic, phase 2",
        "Department Health",
        "Stage planning",
        "Manager J. Weiss",
        "Pass 2",
        "Compliance 50% 2 of 4",
        "Actual cost is 9.6% over plan",
    ):
        assert words in text, words
    report.page.locator("#page a", has_text="All 2 in the list").click()
    report.page.wait_for_selector("[data-row]")
    assert report.page.evaluate("location.hash") == "#findings?project=P-103"


def test_a_rule_tells_its_words_its_examples_and_where_it_fails(opened):
    text = opened(samples.small(), "rule=SG-301").shown()
    for words in (
        "A sponsor is named, and is not the project manager",
        "for each project require sponsor is known",
        "By department",
        "By stage",
        'example "nobody" fails',
        "delivery.pmo: line 31",
        "#ownership",
        "Compliance 72.7% 8 of 11",
        "All 4 in the list",
    ):
        assert words in text, words


@pytest.mark.parametrize("kind", ["finding", "project", "rule"])
def test_what_is_not_there_is_said(opened, kind):
    text = opened(samples.small(), f"{kind}=elsewhere").shown()
    assert f"There is no such {kind} in this report" in text
    assert "elsewhere is not among what was found here" in text


def test_each_view_has_its_title_and_its_place_in_the_navigation(opened):
    report = opened(samples.small())
    page = report.page
    assert page.title().startswith("PMO audit 2026-03-31")
    report.go("findings")
    assert page.title().startswith("Findings – ")
    assert page.locator("nav [aria-current=page]").inner_text() == "Findings 9"
    report.go("project=P-103")
    assert page.title().startswith("Outpatient clinic, phase 2 – ")
    assert page.locator("nav [aria-current=page]").count() == 0


def test_places_within_a_view_can_be_gone_to_from_any_other(opened):
    report = opened(samples.small(), "findings")
    report.go("provenance")
    assert report.page.locator("#input").is_visible()
    report.go("rule-SG-202")
    assert report.page.locator("#rule-SG-202 .about").is_visible()


def test_a_link_is_copied_or_shown_to_be_copied(opened):
    report = opened(samples.small(), "finding=SG-301%2FP-102")
    report.page.get_by_role("button", name="Copy link").click()
    report.page.wait_for_function("() => document.querySelector('.copy [role=status]').childNodes.length")
    shown = report.page.locator(".copy [role=status]")
    if shown.inner_text() != "Copied.":
        assert shown.locator("input").input_value() == f"{report.file}#finding=SG-301%2FP-102"


def test_two_steps_back_lead_to_the_list_as_it_was(opened):
    report = opened(samples.small(), "findings?outcome=fail")
    report.go("finding=SG-301%2FP-102")
    assert report.page.locator(".back a").get_attribute("href") == "#findings?outcome=fail"
