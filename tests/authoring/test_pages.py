"""The pages of the handbook: everything a standard says of a rule, in every format."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from pmo_audit import load_standard, parse_standard, shipped_packs
from pmo_audit.api import LoadedStandard
from pmo_audit.authoring.page_json import handbook_json, page_json
from pmo_audit.authoring.page_markdown import anchor, handbook_markdown, page_markdown
from pmo_audit.authoring.pages import Handbook, Page, handbook_of, page_of
from tests.authoring.given import AS_OF, read, schema

TEXT = """standard handbook "Delivery | handbook"
  version "2"
  owner "PMO"
  source "Board paper 7"
  effective from 2026-01-01 until 2027-12-31
  months round down

parameter floor = 10% until 2026-06-30 then 8% "Least reserve"
parameter tolerance by budget: below EUR 1m 10%, otherwise 5% "What may slip"
parameter odd = ["n/a", "none"] "Words that say nothing"
define held of project = contingency >= floor * budget

rule H-1 "Reserve is *held*"
  severity major
  tags money, reserve
  for each project where status is active -- and nobody else
  in force from 2026-04-01
  require held and name is not one of odd
    and working days from start to finish <= 5 working days and start + 1 months <= finish
  except "small" where budget / forecast_cost > tolerance then require sponsor is known
  because "Surprises come."
  remedy "Set it aside."
  source "Board paper 7, item *2*"
  message "{name} holds {contingency}."
  example "right" passes { status: active, budget: EUR 10, contingency: EUR 1, name: "A", start: 2026-03-02,
    finish: 2026-04-02, holidays: [], forecast_cost: none }
  example "not active" does not apply { status: on_hold }
"""


def loaded() -> LoadedStandard:
    return parse_standard(TEXT, "handbook.pmo", as_of=AS_OF)


def page(day: date = AS_OF) -> Page:
    one = loaded()
    return page_of(one.standard.rules[0], one.standard, schema(one), day)


def test_a_rule_names_its_own_source_beside_that_of_its_standard() -> None:
    told = page()
    assert "**Source:** Board paper 7, item \\*2\\*" in page_markdown(told)
    assert (page_json(told)["source"], page_json(told)["standard"]["source"]) == (
        "Board paper 7, item *2*",
        "Board paper 7",
    )


def test_the_sentence_is_in_its_two_halves() -> None:
    told = page()
    assert told.subjects == "project where status is active"
    assert told.requirement.startswith("held and name is not one of odd and working days")
    assert told.exceptions == ('except "small" where budget / forecast_cost > tolerance then require sponsor is known',)


def test_it_says_when_it_is_in_force() -> None:
    assert page().force == "from 2026-04-01 until 2027-12-31"
    assert [page(day).in_force for day in (AS_OF, date(2026, 4, 1), date(2028, 1, 1))] == [False, True, False]


def test_it_names_all_that_it_uses() -> None:
    told = page()
    assert [(one.name, one.said, one.on_day) for one in told.parameters] == [
        ("floor", " = 10% until 2026-06-30 then 8%", "10%"),
        ("tolerance", " by budget: below EUR 1,000,000 10%, otherwise 5%", ""),
        ("odd", " = n/a, none", ""),
    ]
    assert [one.text for one in told.definitions] == ["define held of project = contingency >= floor * budget"]
    assert ["calendar" in note for note in told.notes] == [True, False]
    assert "last day of that month" in told.notes[1]


def test_thresholds_are_those_of_the_day() -> None:
    said = ["\n".join(map(str, page(day).core)) for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert ["10% of project.budget" in one for one in said] == [True, False]
    assert "8% of project.budget" in said[1]


def test_examples_say_whether_they_agree() -> None:
    assert [(one.head, one.outcome.value, one.agrees) for one in page().examples] == [
        ('"right" passes', "fail", False),
        ('"not active" does not apply', "not applicable", True),
    ]
    assert "(the rule says fail)" in page_markdown(page())


def test_the_author_s_text_is_no_markup() -> None:
    text = page_markdown(page())
    assert r"# H-1 Reserve is \*held\*" in text
    assert "*Delivery \\| handbook (handbook 2); PMO; Board paper 7; handbook.pmo, line 13*" in text


def handbook(name: str) -> Handbook:
    one = load_standard(name, as_of=AS_OF)
    return handbook_of(one.standard, schema(one), AS_OF, one.description)


@pytest.mark.parametrize("pack", shipped_packs())
def test_every_line_of_the_contents_leads_to_a_page(pack: str) -> None:
    text = handbook_markdown(handbook(pack))
    links = re.findall(r"^- \[.*\]\(#([^)]*)\)", text, re.MULTILINE)
    headings = [anchor(one.replace("\\", "")) for one in re.findall(r"^## (.*)", text, re.MULTILINE)]
    assert links
    assert set(links) <= set(headings)
    assert text.count("\n## ") == len(links) + 1 + ("\n## Parameters" in text) + ("\n## Definitions" in text)


@pytest.mark.parametrize("pack", shipped_packs())
def test_nothing_is_cut(pack: str) -> None:
    text = handbook_markdown(handbook(pack))
    assert "more characters" not in text
    for rule in load_standard(pack, as_of=AS_OF).standard.rules:
        assert all(part in text for part in (rule.code, rule.severity.value.capitalize()))


def test_the_json_has_everything() -> None:
    told = json.loads(json.dumps(page_json(page())))
    assert told["core_form"][0] == {"indent": 0, "words": "for each project", "notes": []}
    assert told["in_force"] == {"when": "from 2026-04-01 until 2027-12-31", "on": "2026-03-31", "now": False}
    assert told["standard"]["source"] == "Board paper 7"
    assert len(handbook_json(handbook("stage_gate"))["rules"]) == len(handbook("stage_gate").pages)


def test_fences_hold_whatever_stands_in_them() -> None:
    one = read('standard s "S"\nrule R-1 "R"\n severity minor\n for each project\n require name is not "```"\n')
    text = page_markdown(page_of(one.standard.rules[0], one.standard, schema(one), AS_OF))
    assert "````text" in text
