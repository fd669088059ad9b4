"""Lists of actions: whom they ask, by when, and that their numbers are the report's."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from pmo_audit.api import AuditResult, actions, audit, load_data, load_portfolio, load_standard, parse_standard, render
from pmo_audit.classes import replace
from pmo_audit.cli.actions_files import named
from pmo_audit.findings import Actor, Due, Outcome
from pmo_audit.reporting import report_schema, view_of
from pmo_audit.reporting.action_pages import PAGES
from pmo_audit.reporting.actions import NO_DATE, ActionList, by_when, deed, find_lists
from pmo_audit.settings import load_settings
from tests.reporting.hostile import HOSTILE, hostile
from tests.reporting.page import Page

AS_OF = date(2026, 3, 31)
NORTHWAY = Path(__file__).resolve().parents[2] / "fixtures" / "northway"
RULES = """standard s "S"

rule R-1 "A budget"
  severity major
  for each project
  require  budget > EUR 5

rule R-2 "On time"
  severity minor
  for each risk
  require  due is on or after today

rule R-3 "A purpose"
  severity minor
  for each portfolio
  require  description is known

rule R-4 "Cared for"
  severity minor
  for each programme
  require  description is known
"""


def result_of(**registers: object) -> AuditResult:
    standards = [parse_standard(RULES)]
    assert standards[0].ok, standards[0].diagnostics
    return audit(standards, load_data(registers, standards=standards), as_of=AS_OF)


PEOPLE = [
    {"id": "E1", "name": "Ann Lee", "email": "ann@example.org"},
    {"id": "E2", "name": "Bo Ek"},
    {"id": "E3", "name": "Cy Oz", "left_on": "2026-03-30"},
    {"id": "E4", "name": "Di Ray", "left_on": "2026-03-31"},
]


def asked(project: dict, **registers: object) -> Actor | None:
    given = {"id": "P1", "name": "One", "budget": "EUR 1", **project}
    result = result_of(people=PEOPLE, projects=[given], **registers)
    return next(one.who for one in result.findings if one.rule == "R-1")


def test_the_manager_is_asked_then_the_sponsor_then_the_programme() -> None:
    both = {"manager": "E1", "sponsor": "E2"}
    assert asked(both) == Actor("E1", "Ann Lee", "project manager", "ann@example.org")
    assert asked({"sponsor": "E2"}) == Actor("E2", "Bo Ek", "sponsor")
    programmes = [{"id": "G", "name": "All", "description": "x", "sponsor": "E1", "owner": "E2"}]
    assert asked({"programme": "G"}, programmes=programmes) == Actor("E2", "Bo Ek", "programme owner")
    assert asked({}) is None


def test_nobody_is_asked_who_has_left() -> None:
    assert asked({"manager": "E3", "sponsor": "E2"}) == Actor("E2", "Bo Ek", "sponsor")
    last_day = asked({"manager": "E4", "sponsor": "E2"})
    assert last_day is not None
    assert last_day.name == "Di Ray"


def test_a_name_that_is_in_no_register_is_asked_by_that_name() -> None:
    assert asked({"manager": "Ed Fu"}) == Actor("", "Ed Fu", "project manager")
    assert asked({"manager": {"missing": "TBC"}, "sponsor": "Lee, A."}) == Actor(
        "E1", "Ann Lee", "sponsor", "ann@example.org"
    )


def test_the_owner_of_a_record_goes_before_its_project() -> None:
    project = {"id": "P1", "manager": "E1", "budget": "EUR 9"}
    risks = [{"id": "R1", "project": "P1", "owner": "E2", "due": "2026-01-01"}, {"id": "R2", "project": "P1"}]
    result = result_of(people=PEOPLE, projects=[project], risks=risks)
    (finding,) = [one for one in result.findings if one.rule == "R-2" and one.outcome is Outcome.FAIL]
    assert finding.who == Actor("E2", "Bo Ek", "owner of the risk")
    (ask,) = [one for one in result.ask_for if one.key == "R2"]
    assert (ask.who, ask.owner) == (Actor("E1", "Ann Lee", "project manager", "ann@example.org"), "Ann Lee")


def test_the_portfolio_and_programmes_are_their_owners() -> None:
    portfolio = {"id": "X", "name": "All", "owner": "E2", "description": {"missing": True}}
    programme = {"id": "G", "name": "G", "owner": "E1", "description": {"missing": True}}
    result = result_of(people=PEOPLE, projects=[], portfolios=[portfolio], programmes=[programme])
    who = {one.rule: one.who for one in result.findings if one.outcome is Outcome.FAIL}
    assert who == {
        "R-3": Actor("E2", "Bo Ek", "owner of the portfolio"),
        "R-4": Actor("E1", "Ann Lee", "programme owner", "ann@example.org"),
    }


@pytest.mark.parametrize(
    ("reviews", "said"),
    [
        ([], NO_DATE),
        ([{"planned_for": "2026-09-01"}, {"planned_for": "2026-05-12"}], "2026-05-12, gate review Gate 1"),
        ([{"planned_for": "2026-03-31"}], "2026-03-31, gate review Gate 0"),
        ([{"planned_for": "2026-03-30"}], NO_DATE),
        ([{"planned_for": "2026-05-12", "held_on": "2026-03-01"}], NO_DATE),
        ([{"held_on": "2026-05-12"}], "2026-05-12, gate review Gate 0"),
        ([{"planned_for": "soon"}], NO_DATE),
        ([{"planned_for": "2026-05-12", "project": "P2"}], NO_DATE),
    ],
)
def test_by_when_is_the_next_gate_review_that_is_planned(reviews: list[dict], said: str) -> None:
    given = [{"id": f"G{n}", "project": "P1", "gate": f"Gate {n}", **one} for n, one in enumerate(reviews)]
    projects = [{"id": "P1", "manager": "E1", "budget": "EUR 1"}, {"id": "P2", "budget": {"missing": True}}]
    result = result_of(people=PEOPLE, projects=projects, gate_reviews=given)
    (finding,) = [one for one in result.findings if one.subject.id == "P1" and one.rule == "R-1"]
    assert by_when(finding.due) == said
    (ask,) = [one for one in result.ask_for if one.key == "P2"]
    assert (ask.due is not None) == any(one.get("project") == "P2" for one in reviews)


def test_a_list_gathers_what_stands_under_several_spellings() -> None:
    projects = [
        {"id": f"P{n}", "budget": "EUR 1", "manager": name} for n, name in enumerate(["E1", "Lee, Ann", "A. Lee"])
    ]
    lists = actions(result_of(people=PEOPLE, projects=projects))
    assert [(one.name, len(one.failures)) for one in lists if one.failures] == [("Ann Lee", 3)]


def test_without_a_register_names_are_told_apart_as_they_stand() -> None:
    projects = [{"id": f"P{n}", "budget": "EUR 1", "manager": name} for n, name in enumerate(["Ann Lee", "ann  lee"])]
    lists = actions(result_of(projects=[*projects, {"id": "P9", "budget": "EUR 1", "manager": "A. Lee"}]))
    assert [(one.name, len(one.failures)) for one in lists if one.failures] == [("Ann Lee", 2), ("A. Lee", 1)]


# -------------------------------------------------------------------------------------- numbers, counted again


@cache
def northway() -> AuditResult:
    settings, _ = load_settings(NORTHWAY / "pmo-audit.toml")
    standards = [load_standard("stage_gate", as_of=AS_OF)]
    loaded = load_portfolio(NORTHWAY / "registers", standards=standards, mapping=settings.mapping)
    return audit(standards, loaded, as_of=AS_OF)


def test_every_failure_and_every_question_is_in_just_one_list() -> None:
    result, lists = northway(), actions(northway())
    report = json.loads(render(result, "json"))
    failures = [one for each in lists for one in each.failures]
    assert len(failures) == report["summary"]["outcomes"]["fail"]
    assert Counter(one.fingerprint for one in failures) == Counter(
        one["fingerprint"] for one in report["findings"] if one["verdict"] == "fail"
    )
    asks = [one for each in lists for one in each.asks]
    assert sorted(map(repr, asks)) == sorted(map(repr, result.ask_for))
    assert view_of(result).actions == lists


def test_each_list_counts_what_the_report_says_of_its_person() -> None:
    report = json.loads(render(northway(), "json"))
    failing = [one for one in report["findings"] if one["verdict"] == "fail"]
    named_ = Counter(one["who"]["name"] if one["who"] else None for one in failing)
    asking = Counter(one["who"]["name"] if one["who"] else None for one in report["ask_for"])
    for one in actions(northway()):
        key = one.who.name if one.who is not None else None
        assert (len(one.failures), len(one.asks)) == (named_[key], asking[key])


def test_nobodys_list_is_last_and_the_worst_first() -> None:
    lists = actions(northway())
    assert [one.who is None for one in lists] == [False] * (len(lists) - 1) + [True]
    criticals = [sum(each.severity.value == "critical" for each in one.failures) for one in lists[:-1]]
    assert criticals == sorted(criticals, reverse=True)


def test_a_person_is_found_by_id_name_address_or_a_part_of_the_name() -> None:
    lists = actions(northway())
    for text in ("E1107", "lukas  WEBER", "lukas.weber@northway.example", "Weber"):
        assert [one.name for one in find_lists(lists, text)] == ["Lukas Weber"]
    assert find_lists(lists, "") == find_lists(lists, "Web") == ()


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        ("raise `budget`", "Raise `budget`"),
        ("", "Ask."),
        ("none; it would pass if it were so", "Ask."),
        ("nothing would make it pass", "Ask."),
        ("none was found", "Ask."),
    ],
)
def test_what_is_to_be_done_is_what_somebody_can_do(fix: str, said: str) -> None:
    finding = replace(northway().findings[0], remedy="ask.", repair="")
    assert deed(finding, fix) == deed(replace(finding, repair=fix)) == said
    assert deed(replace(finding, remedy=""), fix)[:9] in ("Raise `bu", "Put right")


# ----------------------------------------------------------------------------------------------------- as files


def test_files_are_called_by_names_that_every_system_takes() -> None:
    names = ["Ann Lee", "ann lee", "Łucja Ćwik", "김철수", "../etc", "CON", "x" * 300, "a/b\\c"]
    lists = [ActionList(Actor(str(n), name, ""), (), ()) for n, name in enumerate(names)]
    files = [name for name, _ in named([*lists, ActionList(None, (), ())])]
    assert files[:6] == ["ann-lee", "ann-lee-2", "ucja-cwik", "person", "etc", "con-list"]
    assert len(set(files)) == len(files)
    assert all(re.fullmatch(r"[a-z0-9-]{1,60}", one) for one in files)
    assert files[-1] == "nobody-named"


@pytest.mark.parametrize("form", PAGES)
def test_every_entry_stands_in_every_format(form: str) -> None:
    result, lists = northway(), actions(northway())
    page = " ".join(PAGES[form][1](lists, result.run, None).replace("\\", "").split())
    for one in lists:
        assert (one.name if one.who is not None or form != "json" else "null") in page
    assert page.count("no date is set" if form != "json" else '"due": null') >= len(lists)
    if form != "json":
        assert all(" ".join(deed(each).split())[:40] in page for one in lists for each in one.failures)


def test_hostile_texts_are_texts() -> None:
    names = [f"{text} {number}" for number, text in enumerate(HOSTILE)]
    whom = [Actor("", name, f"owner of {name}", name) for name in names]
    due = Due(AS_OF, HOSTILE[0])
    result = hostile()
    failing = [one for one in result.findings if one.outcome is Outcome.FAIL]
    findings = tuple(replace(failing[n % len(failing)], who=who, due=due) for n, who in enumerate(whom))
    asks = tuple(replace(result.ask_for[n % len(result.ask_for)], who=who, due=due) for n, who in enumerate(whom))
    result = replace(result, findings=findings, ask_for=asks)
    lists = actions(result)
    assert len(lists) == len(HOSTILE)
    page = PAGES["html"][1](lists, result.run, None)
    read = Page(page)
    assert {name for name, _ in read.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p", "ol", "li"),
        *("strong", "dl", "dt", "dd", "bdi"),
    }
    markdown = PAGES["markdown"][1](lists, result.run, None)
    for text in (page, markdown):
        assert not set("\x1b\u202e\u2066\ud800\U000e0041\x00") & set(text)
        assert "<script" not in text
    assert HOSTILE[0] not in markdown


def test_the_json_of_a_list_is_as_the_report_has_it() -> None:
    told = json.loads(PAGES["json"][1](actions(northway()), northway().run, None))
    finding = {**report_schema()["properties"]["findings"]["items"], "$defs": report_schema()["$defs"]}
    for one in told["lists"]:
        for each in one["failures"]:
            jsonschema.validate(each, finding)
    assert told["as_of"] == "2026-03-31"
