"""Six years of real returns: the product's verdicts against an independent count, year by year."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest

from pmo_audit import audit, load_portfolio, load_standard, render
from pmo_audit.backends import Reference
from pmo_audit.diagnostics import Severity
from tests.real.gmpp_count import count
from tests.real.where import real_data

pytestmark = pytest.mark.data
AS_OF = date(2020, 3, 31)


@pytest.fixture(scope="module")
def standard():
    return load_standard("uk_gmpp", as_of=AS_OF)


@pytest.fixture(scope="module")
def loaded(standard):
    return load_portfolio(real_data("gmpp", "gmpp-2014-2019.csv"), standards=[standard])


@pytest.fixture(scope="module")
def result(standard, loaded):
    return audit([standard], loaded, as_of=AS_OF)


def test_every_row_is_a_report_and_every_name_a_project(loaded):
    assert len(loaded.portfolio.register("status_report").records) == 939
    assert len(loaded.portfolio.register("project").records) == 447
    assert not [str(one) for one in loaded.diagnostics if one.severity is Severity.ERROR]


def test_counts_agree_year_by_year(standard, loaded):
    expected = count(real_data("gmpp", "gmpp-2014-2019.csv"))
    reference = Reference(loaded.portfolio, AS_OF)
    assert set(expected) == {rule.code for rule in standard.standard.rules}
    for rule in standard.standard.rules:
        found: dict[int, Counter[str]] = {}
        for record in loaded.portfolio.register("status_report").records:
            year = int(loaded.portfolio.value(record, "period").label)
            found.setdefault(year, Counter())[reference.judge(rule, record).outcome.value] += 1
        assert found == expected[rule.code], rule.code


def test_the_report_counts_the_same(result):
    expected = count(real_data("gmpp", "gmpp-2014-2019.csv"))
    report = json.loads(render(result, "json"))
    for rule in result.rules:
        total: Counter[str] = sum(expected[rule.rule].values(), Counter())
        assert {outcome.value: number for outcome, number in rule.outcomes.items()} == dict(total)
    for rule in expected:
        for verdict in ("fail", "unknown"):
            told = sum(one["covers"] for one in report["findings"] if (one["rule"], one["verdict"]) == (rule, verdict))
            assert told == sum(years[verdict] for years in expected[rule].values()), (rule, verdict)


def test_an_empty_column_is_asked_for_once(result):
    columns = {one.field: one for one in result.ask_for if one.count > 1}
    assert set(columns) == {"dca_sro", "benefits", "benefits_commentary"}
    assert all(one.count == 939 for one in columns.values())
    assert sum(one.rule == "UK-203" for one in result.findings) == 1
    assert sum(one.rule == "UK-401" for one in result.findings) == 1


def test_every_failure_names_the_cell_it_rests_on(result):
    for finding in result.findings:
        assert finding.origins, finding.message
        assert all("row " in origin.at or "column " in origin.at or "line " in origin.at for origin in finding.origins)


def test_two_runs_give_the_same_bytes(standard, result):
    again = audit(
        [standard], load_portfolio(real_data("gmpp", "gmpp-2014-2019.csv"), standards=[standard]), as_of=AS_OF
    )
    for format in ("json", "html", "markdown", "text"):
        assert render(again, format) == render(result, format)
