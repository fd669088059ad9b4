"""The real and the planted portfolios, whole."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from pmo_audit.settings import load_settings
from pmo_audit.sources import Loaded, load_portfolio
from pmo_audit.values import Exempt, Missing, Money, Ref, Unreadable, state_of
from tests.sources.given import ROOT, SCHEMA, data_folder, gmpp_mapping, gmpp_schema

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def gmpp() -> Loaded:
    return load_portfolio(data_folder() / "gmpp" / "gmpp-2014-2019.csv", schema=gmpp_schema(), mapping=gmpp_mapping())


def values(loaded: Loaded, field: str) -> list[object]:
    portfolio = loaded.portfolio
    return [portfolio.value(one, field) for one in portfolio.register("status_report").records]


def test_every_row_of_gmpp_is_a_report_of_a_project(gmpp):
    assert len(values(gmpp, "project")) == 939
    assert all(isinstance(one, Ref) and one.key for one in values(gmpp, "project"))
    assert len(gmpp.portfolio.register("project").records) == 447
    assert not gmpp.is_partial


def test_only_two_cells_of_gmpp_cannot_be_read(gmpp):
    unreadable = {
        (field.name, one.raw)
        for field in gmpp.portfolio.schema.fields_of("status_report")
        for one in values(gmpp, field.name)
        if isinstance(one, Unreadable)
    }
    assert unreadable == {("period_variance", ">1000%"), ("start", "1/012/2014")}
    assert Counter(one.code for one in gmpp.diagnostics) == {"PA531": 2, "PA535": 3}


def test_columns_of_gmpp_that_nobody_filled_in(gmpp):
    assert gmpp.portfolio.never_filled == {
        ("status_report", name) for name in ("benefits", "benefits_commentary", "dca_sro")
    }


@pytest.mark.parametrize(
    ("field", "states"),
    [
        ("dca", {"value": 893, "exempt": 38, "missing": 8}),
        ("start", {"value": 929, "exempt": 8, "missing": 1, "unreadable": 1}),
        ("finish", {"value": 907, "exempt": 22, "missing": 5, "none": 5}),
        ("period_budget", {"value": 886, "exempt": 47, "missing": 6}),
        ("period_variance", {"value": 559, "exempt": 22, "missing": 357, "unreadable": 1}),
        ("whole_life_cost", {"value": 862, "exempt": 72, "missing": 5}),
        ("variance_commentary", {"value": 873, "exempt": 38, "missing": 28}),
    ],
)
def test_states_of_gmpp(gmpp, field, states):
    assert Counter(state_of(one).value for one in values(gmpp, field)) == states


def test_spellings_of_gmpp(gmpp):
    assert Counter(one for one in values(gmpp, "dca") if isinstance(one, str)) == {
        "amber": 378,
        "amber_red": 225,
        "amber_green": 190,
        "green": 66,
        "red": 34,
    }
    assert Exempt("Reset") in values(gmpp, "dca")
    assert Missing("Budget variance less than 5%.") in values(gmpp, "period_variance")
    assert Fraction("-0.032") in values(gmpp, "period_variance")
    assert "Budget variance less than 5%." in values(gmpp, "variance_commentary")
    assert Money(Fraction(-2600000), "GBP") in values(gmpp, "period_budget")
    starts = [one for one in values(gmpp, "start") if isinstance(one, date)]
    finishes = [one for one in values(gmpp, "finish") if isinstance(one, date)]
    assert (min(starts).year, max(starts).year) == (1987, 2019)
    assert (min(finishes).year, max(finishes).year) == (2011, 2075)


def test_every_gmpp_cell_leads_back_to_its_place(gmpp):
    record = gmpp.portfolio.register("status_report").records[0]
    assert str(record.origin("dca")).endswith("gmpp-2014-2019.csv: row 2, column dca_ipa")


def test_each_gmpp_report_knows_the_one_before(gmpp):
    portfolio = gmpp.portfolio
    for one in portfolio.register("status_report").records:
        before = portfolio.value(one, "previous")
        if isinstance(before, Ref):
            found = portfolio.follow(before)
            assert found
            assert found.values["period"] < one.values["period"]


def test_planted_portfolio():
    settings, diagnostics = load_settings(ROOT / "tests" / "data" / "planted-dev.toml")
    loaded = load_portfolio(data_folder() / "planted-dev" / "portfolio.json", schema=SCHEMA, mapping=settings.mapping)
    assert diagnostics == loaded.diagnostics == ()
    sizes = {name: len(one.records) for name, one in loaded.portfolio.registers.items()}
    assert sizes == {
        "project": 50,
        "person": 30,
        "deliverable": 160,
        "issue": 84,
        "risk": 71,
        "dependency": 37,
        "objective": 68,
    }
    budgets = [one.values["budget"] for one in loaded.portfolio.register("project").records]
    assert Counter(state_of(one).value for one in budgets) == {"value": 46, "missing": 4}
