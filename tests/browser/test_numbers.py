"""The numbers of the page agree with the lists they lead to, on a portfolio that is like a real one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from pmo_audit import audit, load_portfolio, load_standard
from pmo_audit.resources import shipped
from pmo_audit.settings import load_settings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def northway():
    folder = shipped("fixtures") / "northway"
    settings, _ = load_settings(str(folder / "pmo-audit.toml"))
    standards = [load_standard("stage_gate")]
    loaded = load_portfolio(str(folder / "registers"), standards=standards, mapping=settings.mapping)
    return audit(standards, loaded, as_of=date(2026, 3, 31))


def test_each_number_leads_to_as_many_findings_as_it_says(opened, northway):
    report = opened(northway)
    links = report.page.locator("#overview a[data-to^='findings?']").evaluate_all(
        "all => all.map(one => [one.dataset.to, one.textContent])"
    )
    told = [(address, re.findall(r"\d+(?= (?:fail|unknown))|^\d+$", words)) for address, words in links]
    counted = [(address, sum(map(int, numbers))) for address, numbers in told if numbers]
    assert len(counted) > 40
    for address, number in counted:
        report.go(address)
        status = report.page.locator(".status").inner_text().replace(",", "")
        verdicts = re.search(r"stand for (\d+)", status) or re.match(r"(\d+)", status)
        assert verdicts is not None
        assert int(verdicts[1]) == number, address


def test_the_parts_of_a_project_come_to_its_findings(opened, northway):
    report = opened(northway)
    for project in northway.projects[:5]:
        report.go(f"project={project.subject.id}")
        marks = " ".join(report.page.locator("#page .tally").inner_text().split())
        expected = {one.value.capitalize(): count for one, count in project.outcomes.items()}
        for word in ("Pass", "Fail", "Unknown"):
            if word in expected:
                assert f"{word} {expected[word]}" in marks
