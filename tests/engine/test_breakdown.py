"""What a result says of projects, and of what they have in common."""

from datetime import date

from pmo_audit import audit, load_data, parse_standard
from pmo_audit.findings import MOST_GROUPS, Outcome

STANDARD = """
standard demo "Demo"

rule D-1 "A sponsor"
  severity minor
  for each project
  require  sponsor is known
  example "named" passes { sponsor: "Ann" }
  example "nobody" fails { }

rule D-2 "Risks are owned"
  severity major
  for each risk
  require  owner is known
"""
PROJECTS = [
    {"id": "P1", "name": "One", "department": "IT", "programme": "G1", "phase": "planning", "sponsor": "E1"},
    {"id": "P2", "name": "Two", "department": "it", "phase": "closing", "manager": "Cy Oz"},
    {"id": "P3", "name": "Three", "phase": "planning", "sponsor": "E1", "rag": "red"},
]
MORE = {
    "programmes": [{"id": "G1", "name": "Growth"}],
    "people": [{"id": "E1", "name": "Ann Lee"}],
    "risks": [{"id": "R1", "project": "P1"}, {"id": "R2", "project": "P1", "owner": "E1"}, {"id": "R3"}],
    "status_reports": [
        {"project": "P3", "period": "2026-01", "department": "Old"},
        {"project": "P3", "period": "2026-02", "department": "Estates"},
    ],
}


def judged(document=None, **options):
    standards = [parse_standard(STANDARD)]
    given = document or {"projects": PROJECTS, **MORE}
    return audit(standards, load_data(given, standards=standards), as_of=date(2026, 3, 31), **options)


def test_projects_stand_with_what_they_say_of_themselves():
    one, two, three = judged().projects
    assert (one.programme, one.department, one.phase, one.sponsor) == ("Growth", "IT", "planning", "Ann Lee")
    assert (two.department, two.manager, two.sponsor, two.programme) == ("IT", "Cy Oz", "", "")
    assert (three.department, three.rag) == ("Estates", "red")


def test_verdicts_are_counted_against_the_projects_they_count_against():
    one, two, three = judged().projects
    assert one.outcomes == {Outcome.PASS: 2, Outcome.FAIL: 1}
    assert two.outcomes == {Outcome.FAIL: 1}
    assert three.outcomes == {Outcome.PASS: 1}


def test_rules_are_counted_by_programme_department_and_stage():
    told = {(one.by, one.name, one.rule): dict(one.outcomes) for one in judged().groups}
    assert told["department", "IT", "D-1"] == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert told["department", "IT", "D-2"] == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert told["programme", "", "D-1"] == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert told["phase", "planning", "D-1"] == {Outcome.PASS: 2}
    assert ("department", "Estates", "D-2") not in told


def test_stages_stand_in_the_order_of_the_lifecycle_and_what_is_not_said_last():
    groups = judged().groups
    assert [one.name for one in groups if one.by == "phase" and one.rule == "D-1"] == ["planning", "closing"]
    assert [one.name for one in groups if one.by == "programme" and one.rule == "D-1"] == ["Growth", ""]


def test_what_no_project_says_is_no_grouping():
    result = judged({"projects": [{"id": "P1", "sponsor": "Ann"}], "risks": []})
    assert result.groups == ()
    assert [one.subject.id for one in result.projects] == ["P1"]


def test_what_nearly_every_project_says_otherwise_is_no_grouping():
    many = [{"id": f"P{n}", "department": f"D{n}", "phase": "planning"} for n in range(MOST_GROUPS + 1)]
    assert {one.by for one in judged({"projects": many, "risks": []}).groups} == {"phase"}


def test_registers_that_never_came_count_against_each_project():
    one, two = judged({"projects": [{"id": "P1", "sponsor": "A"}, {"id": "P2", "sponsor": "B"}]}).projects
    assert one.outcomes == two.outcomes == {Outcome.PASS: 1, Outcome.UNKNOWN: 1}


def test_only_the_chosen_projects_are_told():
    result = judged(projects=["P2"])
    assert [one.subject.id for one in result.projects] == ["P2"]
    assert {one.name for one in result.groups if one.by == "department"} == {"it"}


def test_the_counts_of_groups_come_to_those_of_the_rule_where_every_record_has_a_project():
    result = judged()
    of_rule = next(one for one in result.rules if one.rule == "D-1").outcomes
    for by in ("department", "phase", "programme"):
        groups = [one for one in result.groups if one.by == by and one.rule == "D-1"]
        assert {came: sum(one.outcomes.get(came, 0) for one in groups) for came in of_rule} == of_rule


def test_examples_and_places_come_with_the_rule():
    rule = judged().rules[0]
    assert [(one.title, one.outcome) for one in rule.examples] == [("named", Outcome.PASS), ("nobody", Outcome.FAIL)]
    assert rule.examples[0].text == 'example "named" passes { sponsor: "Ann" }'
    assert rule.place == "<text>: line 4"
