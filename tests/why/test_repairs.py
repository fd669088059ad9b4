"""What puts a verdict right, construct by construct; each way is proved and without a part that is not needed."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_audit.api import load_data
from pmo_audit.auditing.why import Bench, Kind, advise
from pmo_audit.findings import Outcome
from tests.why.bench import TODAY, advice, deeds, prove, rule, standard, states

PEOPLE = [{"id": "p1", "name": "Ann"}, {"id": "p2", "name": "Bo"}]


def project(**fields: Any) -> dict[str, Any]:
    """A portfolio of one project and two people."""
    return {"projects": [{"id": "A", "name": "Alpha", **fields}], "people": PEOPLE}


REPAIRS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("contingency > 10% of budget", project(contingency="EUR 1", budget="EUR 100"),
     ["raise `contingency` from EUR 1 to more than EUR 10"]),
    ("contingency <= 3% of budget", project(contingency="EUR 9", budget="EUR 100"),
     ["lower `contingency` from EUR 9 to EUR 3 or less"]),
    ("contingency differs from budget by at most 5%", project(contingency="EUR 50", budget="EUR 100"),
     ["raise `contingency` from EUR 50 to between EUR 95 and EUR 105"]),
    ("finish - start <= 30 days", project(start="2026-04-01", finish="2026-06-01"),
     ["move `finish` from 2026-06-01 to 2026-05-01 or earlier"]),
    ("finish <= today + 2 months", project(finish="2026-07-01"),
     ["move `finish` from 2026-07-01 to 2026-05-31 or earlier"]),
    ("finish >= today + 5 working days", project(finish="2026-04-01") | {"holidays": []},
     ["move `finish` from 2026-04-01 to 2026-04-07 or later"]),
    ("sponsor is known", project(sponsor=None), ["name somebody as `sponsor`"]),
    ("sponsor is not manager", project(sponsor="Ann", manager="Ann"),
     ["name somebody other than Ann as `manager`"]),
    ("sponsor is manager", project(sponsor="Ann", manager="Bo"), ["name Ann as `manager`"]),
    ("description contains \"safety\"", project(description="a tunnel"),
     ["change `description` from a tunnel to words that contain \"safety\""]),
    ("length(description) >= 40", project(description="a tunnel"),
     ["change `description` from a tunnel to words of 40 characters"]),
    ("name does not contain \"misc\"", {"projects": [{"id": "A", "name": "Misc works"}]},
     ["write `name` in words of its own, and not “Misc works”"]),
    ("every risk where status is open satisfies owner is known",
     project(risks=[{"id": "1", "name": "Flood", "status": "open"}, {"id": "2", "name": "Fire", "status": "closed"}]),
     ["name somebody as `owner` of risk 1 Flood"]),
    ("at least 2 risks where status is open", project(risks=[{"id": "1", "name": "Flood", "status": "closed"}]),
     ["record a risk with `status` open", "record a risk with `status` open"]),
    ("count(risks where status is open) <= 1",
     project(risks=[{"id": n, "name": n, "status": "open"} for n in "xyz"]),
     ["change `status` of risk x from open to mitigating, accepted or closed",
      "change `status` of risk y from open to mitigating, accepted or closed"]),
    ("at least 50% of risks satisfy owner is known",
     project(risks=[{"id": n, "name": n} for n in "xyz"]),
     ["name somebody as `owner` of risk x", "name somebody as `owner` of risk y"]),
    ("latest(due of risks) <= 2026-05-01",
     project(risks=[{"id": "1", "name": "Flood", "due": "2026-06-01"},
                    {"id": "2", "name": "Fire", "due": "2026-07-01"}]),
     ["move `due` of risk 1 Flood from 2026-06-01 to 2026-05-01 or earlier",
      "move `due` of risk 2 Fire from 2026-07-01 to 2026-05-01 or earlier"]),
    ("sum(forecast of cost_lines) <= budget",
     project(budget="EUR 10", cost_lines=[{"id": "1", "name": "a", "period": "2026", "forecast": "EUR 8"},
                                         {"id": "2", "name": "b", "period": "2026", "forecast": "EUR 5"}]),
     ["lower `forecast` of cost line 1 a from EUR 8 to EUR 5 or less"]),
    ("some decision where name contains \"go\"", project(decisions=[]),
     ["take a decision with `name` words that contain \"go\""]),
    ("some meeting where planned_for is in the next 10 days", project(meetings=[]),
     ["hold a meeting with `planned_for` between 2026-03-31 and 2026-04-10"]),
    ("risks is not empty", project(risks=[]), ["record a risk"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("require", "document", "expected"), REPAIRS, ids=lambda one: one if isinstance(one, str) else ""
)
def test_repairs(require: str, document: dict[str, Any], expected: list[str]) -> None:
    loaded = standard(rule(require), header="months round down")
    portfolio = load_data(document, standards=[loaded]).portfolio
    record = portfolio.find("project", "A")
    assert record is not None
    bench = Bench(portfolio, loaded.standard.rules[0], record, TODAY)
    found = advise(bench)
    prove(bench, found)
    assert found.kind is Kind.REPAIR, found
    assert sorted(one.deed for one in found.ways[0].changes) == sorted(expected)


WOULD: list[tuple[str, dict[str, Any], str]] = [
    ("actual_cost <= budget", project(actual_cost="EUR 5", budget="EUR 3"),
     "`actual_cost` were EUR 3 or less (it is EUR 5)"),
    ("status is active", project(status="cancelled"), "`status` were active (it is cancelled)"),
    ("budget is known", project(budget=None), "`budget` were known, whatever it is"),
    ("start >= 2026-01-01", project(start="2025-06-01"), "`start` were 2026-01-01 or later (it is 2025-06-01)"),
    ("department matches \"^D-[A-Z]{2}[0-9]{3}$\"", project(department="Rail"),
     "`department` were words that match \"^D-[A-Z]{2}[0-9]{3}$\", such as \"D-AA000\" (it is Rail)"),
    ("some milestone where actual is on or before 2026-01-01", project(milestones=[]),
     "there were a milestone with `actual` 2026-01-01 or earlier"),
    ("actual_finish is empty", project(actual_finish="2026-01-01"),
     "there were no `actual_finish` (it is 2026-01-01)"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("require", "document", "expected"), WOULD, ids=lambda one: one if isinstance(one, str) else ""
)
def test_what_would_have_to_be(require: str, document: dict[str, Any], expected: str) -> None:
    assert states(require, document)[0] == [expected]


IMPOSSIBLE = [
    "1 > 2", "today is before 2020-01-01", "budget < EUR 5 and budget > EUR 10",
    "sponsor is known and sponsor is missing",
    "status is active and status is on_hold", "some risk where 2 < 1", "count(risks) < 0",
    "name is \"a\" and name is \"b\"",
]  # fmt: skip


@pytest.mark.parametrize("require", IMPOSSIBLE)
def test_what_nothing_can_change_is_proved(require: str) -> None:
    known = {"budget": "EUR 7", "sponsor": "Ann", "status": "active", "name": "a", "risks": [], "start": "2026-01-01"}
    found = advice(require, {"projects": [{"id": "A", **known}], "people": PEOPLE})
    assert found.kind is Kind.IMPOSSIBLE
    assert found.proved
    assert found.ways == ()


def test_what_the_search_cannot_prove_it_does_not_claim() -> None:
    found = advice("some risk where due > 2026-01-01 and due < 2025-01-01", project(risks=[]))
    assert found.kind is Kind.IMPOSSIBLE
    assert not found.proved


# What nobody can do


def test_a_day_that_has_passed_is_no_repair() -> None:
    """An approval can still be given today, and not last month."""
    given = {"id": "1", "subject": "x", "role": "sponsor", "given_on": "2026-03-20"}
    document = project(approvals=[given])
    found = advice('some approval where role is "sponsor" and given_on is before 2026-03-01', document)
    assert found.kind is Kind.WOULD_HAVE_TO_BE
    assert {one.hindrance for way in found.ways for one in way.changes} == {
        "what happened on 2026-03-20 stands", "2026-02-28 has passed",
    }  # fmt: skip


def test_an_approval_that_was_given_is_not_rewritten() -> None:
    """That it was given in another role is what happened; a new one can be had."""
    given = {"id": "1", "subject": "x", "role": "project manager", "given_on": "2026-03-20"}
    assert deeds('some approval where role is "sponsor"', project(approvals=[given])) == [
        'get an approval with `role` "sponsor"'
    ]


def test_a_deadline_that_has_passed_is_moved_and_a_start_is_not() -> None:
    risk = {"id": "1", "name": "Flood", "due": "2026-01-01"}
    assert deeds("due >= today", project(risks=[risk]), each="risk", subject="1") == [
        "move `due` from 2026-01-01 to 2026-03-31 or later"
    ]
    assert advice("start >= today", project(start="2026-01-01")).kind is Kind.WOULD_HAVE_TO_BE


def test_a_planned_meeting_is_held() -> None:
    meeting = {"id": "1", "body": "board", "planned_for": "2026-03-20", "held_on": None}
    require = 'some meeting where body is "board" and held_on is in the last 45 days'
    assert deeds(require, project(meetings=[meeting])) == ["set `held_on` of meeting 1 board to 2026-03-31"]


def test_nothing_is_taken_away_to_keep_a_rule() -> None:
    """No record is deleted, no owner removed, and no name emptied."""
    assert advice("no contract", project(contracts=[{"id": "1", "name": "x"}])).kind is Kind.IMPOSSIBLE
    assert advice("sponsor is missing", project(sponsor="Ann")).kind is Kind.WOULD_HAVE_TO_BE


def test_there_is_no_less_than_nothing() -> None:
    assert states("contingency < EUR 0", project(contingency="EUR 5")) == [
        ["`contingency` were less than EUR 0 (it is EUR 5)"]
    ]


# Roads other than the requirement


def test_out_of_scope_only_where_nothing_else_is_left() -> None:
    risk = {"id": "1", "name": "Flood", "status": "open", "exposure": "high", "raised_on": "2025-01-01"}
    found = advice("raised_on >= 2026-01-01", project(risks=[risk]), each="risk where status is open", subject="1")
    assert found.kind is Kind.REPAIR
    assert found.ways[0].reached is Outcome.NOT_APPLICABLE
    assert [one.deed for one in found.ways[0].changes] == [
        "change `status` from open to mitigating, accepted or closed"
    ]


def test_an_exception_that_can_be_had() -> None:
    found = advice(
        "actual_cost <= budget",
        project(actual_cost="EUR 5", budget="EUR 3", approvals=[]),
        more='except "waived" where some approval where role is "director"',
    )
    assert found.kind is Kind.REPAIR
    assert found.ways[0].reached is Outcome.EXCEPTED


def test_the_requirement_of_an_exception_that_applies() -> None:
    more = 'except "small" where budget < EUR 1m then require contingency >= EUR 10'
    document = project(budget="EUR 5k", contingency="EUR 1")
    assert deeds("contingency >= 10% of budget", document, more=more) == [
        "raise `contingency` from EUR 1 to EUR 10 or more"
    ]


def test_a_condition_that_dodges_comes_after_one_that_keeps() -> None:
    risks = [{"id": "1", "name": "Flood", "status": "open"}]
    found = advice("every risk where status is open satisfies some action where name contains risk.name",
                   project(risks=risks, actions=[]))  # fmt: skip
    assert [one.deed for one in found.ways[0].changes] == ['add an action with `name` words that contain "Flood"']


# Constructs of the language


def test_bands_and_versions() -> None:
    blocks = (
        "parameter floor by budget: below EUR 10m 10%, otherwise 15%",
        "parameter tolerance = 10% until 2026-03-30 then 8%",
        rule("contingency >= floor * budget and contingency <= 20% * budget + tolerance * budget"),
    )
    loaded = standard(*blocks)
    portfolio = load_data(project(budget="EUR 12m", contingency="EUR 1m"), standards=[loaded]).portfolio
    record = portfolio.find("project", "A")
    assert record is not None
    (change,) = advise(Bench(portfolio, loaded.standard.rules[0], record, TODAY)).ways[0].changes
    assert change.then == "between EUR 1,800,000 and EUR 3,360,000"


def test_amounts_of_two_currencies() -> None:
    document = project(budget="EUR 90", contingency="USD 5") | {
        "exchange_rates": [{"id": "1", "currency": "USD", "base": "EUR", "rate": "0.9", "valid_from": "2026-01-01"}]
    }
    assert deeds("contingency >= 10% of budget", document) == ["raise `contingency` from USD 5 to USD 10 or more"]


def test_records_and_fields_that_a_standard_adds() -> None:
    loaded = standard(
        'extend project with site_visits: records of site_visit "A visit"',
        "extend site_visit with carried_out_on: date",
        "extend project with remarks: text",
        rule("some site_visit where carried_out_on is in the last 30 days and project.remarks is known"),
    )
    portfolio = load_data(project(site_visits=[], remarks=None), standards=[loaded]).portfolio
    record = portfolio.find("project", "A")
    assert record is not None
    found = advise(Bench(portfolio, loaded.standard.rules[0], record, TODAY))
    assert found.kind is not Kind.IMPOSSIBLE


def test_somebody_of_whom_more_is_asked() -> None:
    people = [{"id": "p1", "name": "Ann", "email": None, "job_title": "Clerk"}]
    document = {"projects": [{"id": "A", "name": "Alpha", "sponsor": "Ann"}], "people": people}
    assert deeds('sponsor.job_title contains "Director"', document) == [
        'name somebody other than Ann with `job_title` words that contain "Director" as `sponsor`'
    ]


def test_a_register_that_did_not_come() -> None:
    """To deliver it is no decision about the project."""
    document = {"projects": [{"id": "A", "name": "Alpha", "sponsor": "Ann", "manager": "Ann"}]}
    found = advice("sponsor is not manager and every risk satisfies owner is known", document)
    assert found.kind is Kind.WOULD_HAVE_TO_BE
    assert ("the register of risks is complete", "it did not come, so ask for it") in [
        (one.state, one.hindrance) for one in found.ways[0].changes
    ]
