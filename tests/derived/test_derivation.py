"""What rules ask for across projects is worked out once, only where they ask, and never passes on what is lacking."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from pmo_audit import api
from pmo_audit.derive.registers import derive
from pmo_audit.findings import AuditResult, Finding, Outcome, Reason
from pmo_audit.oversight import Oversight
from pmo_audit.records import derived

AS_OF = date(2026, 3, 1)
PORTAL = "Build a customer portal where clients see their invoices and raise tickets"
DATA: dict[str, Any] = {
    "projects": [
        {"id": "P1", "name": "Portal", "description": PORTAL, "status": "active"},
        {"id": "P2", "name": "Payments", "description": "Replace the payment gateway and settle cards the next day"},
        {"id": "P3", "name": "Client portal", "description": f"{PORTAL} online", "status": "cancelled"},
        {"id": "P4", "name": "Ledger", "description": "Move the general ledger to the new finance system"},
    ],
    "people": [{"id": "E1", "name": "Ann Lee", "capacity": "100%"}],
    "deliverables": [],
    "assignments": [
        {"id": "A1", "project": "P1", "person": "E1", "share": "80%", "start": "2026-03-01", "finish": "2026-03-31"},
        {"id": "A2", "project": "P2", "person": "E1", "share": "60%", "start": "2026-03-01", "finish": "2026-03-31"},
    ],
    "dependencies": [
        {"id": "D1", "project": "P1", "target": "P2", "kind": "finish_to_start"},
        {"id": "D2", "project": "P2", "target": "P3", "kind": "finish_to_start"},
        {"id": "D3", "project": "P3", "target": "P1", "kind": "finish_to_start"},
    ],
    "issues": [
        {"id": "I1", "project": "P1", "name": "Identity service late", "owner": "Ann Lee",
         "description": "The supplier Okra delivers the identity service six weeks late"},
        {"id": "I2", "project": "P2", "name": "Identity service delayed",
         "description": "The identity service of the supplier Okra comes six weeks late"},
    ],
    "risks": [],
}  # fmt: skip


def audit(rules: str, **changed: Any) -> AuditResult:
    """The audit of the data by rules; `changed` registers take the place of those above, None leaves one out."""
    standard = api.parse_standard(f'standard s "S"\n\n{rules}')
    assert standard.ok, standard.diagnostics
    given = {name: value for name, value in {**DATA, **changed}.items() if value is not None}
    return api.audit([standard], api.load_data(given, standards=[standard]), as_of=AS_OF)


def rule(requires: str, subject: str = "project") -> str:
    return f'rule R-1 "R"\n  severity major\n  for each {subject}\n  require {requires}\n'


def outcomes(result: AuditResult) -> dict[str, int]:
    return {outcome.value: count for outcome, count in result.rules[0].outcomes.items()}


def failing(result: AuditResult) -> list[Finding]:
    return [one for one in result.findings if one.outcome is Outcome.FAIL]


# One fact of each kind, with whom it counts against and what it rests on


def test_work_that_is_done_twice() -> None:
    (found,) = failing(audit(rule("decision is known", "overlap where flag")))
    assert [one.id for one in found.projects] == ["P1", "P3"]
    quoted = {
        (one.subject.id, one.field, one.origin.at) for each in found.evidence for one in each.readings if one.origin
    }
    assert {
        ("P1", "description", "/projects/0/description"),
        ("P3", "description", "/projects/2/description"),
    } <= quoted


def test_a_problem_that_two_projects_have() -> None:
    (found,) = failing(audit(rule("owner is known", "shared_issue where count(projects) >= 2")))
    assert [one.id for one in found.projects] == ["P1", "P2"]
    assert {one.subject.id for each in found.evidence for one in each.readings} >= {"I1", "I2"}


def test_one_owner_of_all_members_owns_the_shared_issue() -> None:
    owned = [{**one, "owner": "Ann Lee"} for one in DATA["issues"]]
    assert outcomes(audit(rule('owner.name is "Ann Lee"', "shared_issue"), issues=owned)) == {"pass": 1}
    several = [owned[0], {**owned[1], "owner": "Bo Ek"}]
    assert outcomes(audit(rule("owner is known", "shared_issue"), issues=several)) == {"fail": 1}


def test_projects_that_wait_for_each_other() -> None:
    (found,) = failing(audit(rule("steps > 3", "cycle")))
    assert [one.id for one in found.projects] == ["P1", "P2", "P3"]
    (way,) = [one for one in found.evidence if one.clause == "the way round"]
    assert [str(one.origin.at) for one in way.readings if one.origin] == [f"/dependencies/{n}/target" for n in range(3)]


def test_a_person_promised_beyond_capacity() -> None:
    result = audit(rule("excess <= 0", "overload"))
    (found,) = failing(result)
    assert [one.id for one in found.projects] == ["P1", "P2"]
    assert {one.value.split(" from")[0] for each in found.evidence for one in each.readings} >= {"80%", "60%"}
    assert result.oversight is not None
    assert result.oversight.overlaps is None


def test_a_project_has_its_own_overlaps_cycles_and_shared_issues() -> None:
    asked = "no overlap where flag and decision is not known"
    assert [one.subject.id for one in failing(audit(rule(asked)))] == ["P1", "P3"]
    assert [one.subject.id for one in failing(audit(rule("cycles is empty")))] == ["P1", "P2", "P3"]
    assert [one.subject.id for one in failing(audit(rule("shared_issues is empty")))] == ["P1", "P2"]
    assert [one.subject.id for one in failing(audit(rule("overloads is empty", "person")))] == ["E1"]


# Depends on


def test_depends_on_directly_and_through_others() -> None:
    asked = "no project as other where this depends on other and other.status is cancelled"
    result = audit(rule(asked, "project as this"))
    assert [one.subject.id for one in failing(result)] == ["P1", "P2"]
    (way,) = [one for one in failing(result)[0].evidence if one.clause == "the way there"]
    assert [one.origin.at for one in way.readings if one.origin] == ["/dependencies/0/target", "/dependencies/1/target"]
    directly = asked.replace("depends", "directly depends")
    assert [one.subject.id for one in failing(audit(rule(directly, "project as this")))] == ["P2"]


DEPENDS = 'some project as other where other.id is "P3" and this depends on other'


@pytest.mark.parametrize(
    ("dependencies", "expected"),
    [
        ([{"project": "P1", "target": "P3"}], {"P1": "pass", "P2": "fail", "P4": "fail"}),
        ([{"project": "P1", "target": "P2"}, {"project": "P2", "target": "P3"}],
         {"P1": "pass", "P2": "pass", "P4": "fail"}),
        # a way that ends nowhere may lead on, unless there is another
        ([{"project": "P1", "target": "P2"}, {"project": "P2", "target": "Nowhere"}],
         {"P1": "unknown", "P2": "unknown", "P4": "fail"}),
        ([{"project": "P1", "target": "Nowhere"}, {"project": "P1", "target": "P3"}], {"P1": "pass", "P4": "fail"}),
        ([{"project": "P1", "target": "P3"}, {"target": "P3"}], {"P1": "pass", "P2": "unknown", "P4": "unknown"}),
        (None, {"P1": "unknown", "P4": "unknown"}),
        ([], {"P1": "fail", "P4": "fail"}),
    ],
)  # fmt: skip
def test_depends_on_is_unknown_where_nobody_can_tell(dependencies: Any, expected: dict[str, str]) -> None:
    result = audit(rule(DEPENDS, "project as this"), dependencies=dependencies)
    told = {each.id: one.outcome.value for one in result.findings for each in one.projects}
    assert {key: told.get(key, "pass") for key in expected} == expected


def test_dependencies_nested_in_projects() -> None:
    """A project whose part never came may depend on anything, and so may whoever waits for it."""
    projects = [dict(one) for one in DATA["projects"]]
    projects[0]["dependencies"] = [{"target": "P2"}]
    projects[3]["dependencies"] = []
    result = audit(rule(DEPENDS, "project as this"), projects=projects, dependencies=None)
    told = {each.id: one.outcome.value for one in result.findings for each in one.projects}
    assert told == {"P1": "unknown", "P2": "unknown", "P3": "unknown", "P4": "fail"}


def test_parts_of_projects_depend_on_each_other() -> None:
    """What a part waits for its project waits for, and what a whole project waits for its parts do."""
    milestones = [{"id": "M1", "project": "P1", "name": "Go live"}, {"id": "M2", "project": "P2", "name": "Cards"}]
    part = {"project": "P1", "milestone": "M1", "target": "P2", "target_milestone": "M2"}
    given: dict[str, Any] = {"milestones": milestones, "dependencies": [part, {"project": "P2", "target": "P4"}]}
    own = rule('count(dependency_chains where target_milestone.id is "M2") = 1', "milestone")
    assert [one.subject.id for one in failing(audit(own, **given))] == ["M2"]
    whole = rule(DEPENDS.replace("P3", "P4"), "project as this")
    assert [one.subject.id for one in failing(audit(whole, **given))] == ["P3", "P4"]


# What is lacking


@pytest.mark.parametrize(
    ("requires", "subject", "left_out", "asked"),
    [
        ("not flag", "overlap", "deliverables", "deliverables"),
        ("members < 2", "shared_issue", "risks", "risks"),
        ("not deadlock", "cycle", "dependencies", "dependencies"),
        ("excess <= 0", "overload", "assignments", "assignments"),
    ],
)
def test_a_register_that_never_came_is_asked_for(requires: str, subject: str, left_out: str, asked: str) -> None:
    result = audit(rule(requires, subject), **{left_out: None})
    assert outcomes(result)["unknown"] >= 1
    assert asked in {one.field for one in result.ask_for}
    assert not {one.plural for one in derived.ENTITIES} & {one.field for one in result.ask_for}


def test_projects_that_do_not_say_what_they_are_about() -> None:
    silent = [{key: value for key, value in one.items() if key != "description"} for one in DATA["projects"]]
    result = audit(rule("no overlap where flag"), projects=silent)
    assert outcomes(result) == {"unknown": 4}
    assert {(one.entity, one.field, one.reason) for one in result.ask_for} == {
        ("project", "description", Reason.MISSING)
    }
    one_silent = [*DATA["projects"][:3], silent[3]]
    told = audit(rule("not flag", "overlap"), projects=one_silent).findings
    assert [one.subject.id for one in told if one.outcome is Outcome.UNKNOWN] == ["P4"]


# Lazily, and everywhere


PLAIN_RUN = """
import sys
from pmo_audit import api
text = 'standard s "S"\\nrule R-1 "R"\\n  severity minor\\n  for each project\\n  require name is known'
standard = api.parse_standard(text)
result = api.audit([standard], api.load_data({"projects": [{"id": "A", "name": "A"}]}, standards=[standard]))
assert result.oversight is None
heavy = ("networkx", "numpy", "scipy", "sklearn", "rapidfuzz")
found = [one for one in sys.modules if one.split(".")[0] in heavy or one.startswith("pmo_audit.derive")]
assert not found, found
"""


def test_a_run_that_asks_for_nothing_imports_nothing_of_it() -> None:
    subprocess.run([sys.executable, "-c", PLAIN_RUN], check=True, timeout=60)


def test_everything_is_looked_for_where_that_is_asked() -> None:
    standard = api.parse_standard(f'standard s "S"\n\n{rule("name is known")}')
    result = api.audit([standard], api.load_data(DATA, standards=[standard]), as_of=AS_OF, across=True)
    assert result.oversight is not None
    assert all(
        getattr(result.oversight, name) is not None for name in ("overlaps", "shared_issues", "cycles", "overloads")
    )


def test_a_project_is_checked_before_it_is_approved() -> None:
    standard = api.parse_standard(f'standard s "S"\n\n{rule("no overlap where flag")}')
    around = api.load_data(DATA, standards=[standard])
    proposed = {"id": "P9", "name": "Self service", "description": PORTAL, "deliverables": []}
    found = api.check(proposed, within=around, standards=[standard], as_of=AS_OF)
    assert [one.outcome for one in found.verdicts] == [Outcome.FAIL]
    assert {"P9"} < {each.subject.id for one in found.findings for e in one.evidence for each in e.readings}


def test_why_and_diff_see_what_is_worked_out() -> None:
    standard = api.parse_standard(f'standard s "S"\n\n{rule("decision is known", "overlap where flag")}')
    data = api.load_data(DATA, standards=[standard])
    (found,) = failing(api.audit([standard], data, as_of=AS_OF))
    why = api.why([standard], data, "R-1", found.subject.id, as_of=AS_OF)
    assert why.outcome is Outcome.FAIL
    other = api.parse_standard(f'standard s "S"\n\n{rule("score > 100%", "overlap where flag")}')
    assert not api.diff(standard, standard, data, as_of=AS_OF).changes
    assert api.diff(standard, other, data, as_of=AS_OF).compared == 1


def test_two_runs_give_the_same_report() -> None:
    asked = rule("no overlap where flag and decision is not known")
    assert api.render(audit(asked), "json") == api.render(audit(asked), "json")


def facts(**changed: Any) -> Oversight:
    """All that is found across the data, with `changed` registers."""
    given = {name: value for name, value in {**DATA, **changed}.items() if value is not None}
    portfolio = api.load_data(given).portfolio
    return derive(portfolio, ("overlap", "shared_issue", "cycle", "clash", "overload"), as_of=AS_OF).oversight


def doubts(found: Oversight) -> list[tuple[str, str, bool]]:
    return [(one.part, one.says, one.whole) for one in found.doubts]


def test_dependencies_of_which_nobody_can_tell_are_among_the_facts():
    found = facts()
    assert found.undecided is not None
    assert {one.record.id for one in found.undecided} == {"D1"}
    assert all(one.missing for one in found.undecided)
    alone = derive(api.load_data(DATA).portfolio, ("clash",), as_of=AS_OF).oversight
    assert alone.undecided == found.undecided


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        (("dependencies",), [("clashes", "no register of dependencies came", True),
                             ("cycles", "no register of dependencies came", True)]),
        (("assignments",), [("overloads", "no register of assignments came", True)]),
        (("deliverables",), [("overlaps", "no register of deliverables came", False)]),
        (("issues",), [("shared_issues", "no register of issues came", False)]),
        (("issues", "risks"), [("shared_issues", "no register of issues or risks came", True)]),
        ((), []),
    ],
)  # fmt: skip
def test_registers_that_never_came_are_told_for_each_part_that_rests_on_them(lacking, told):
    assert doubts(facts(**dict.fromkeys(lacking))) == told


def test_projects_that_do_not_say_what_they_are_about_leave_overlaps_open():
    some = [DATA["projects"][0], *({"id": one["id"], "name": one["name"]} for one in DATA["projects"][1:])]
    none = [{"id": one["id"], "name": one["name"]} for one in DATA["projects"]]
    assert doubts(facts(projects=some)) == [("overlaps", "3 projects say nothing of what they are about", False)]
    assert doubts(facts(projects=none)) == [("overlaps", "no project says what it is about", False)]


def test_evidence_says_each_thing_once():
    late = [{**DATA["projects"][0], "start": "2026-03-01"}, {**DATA["projects"][1], "finish": "2026-09-30"}]
    result = audit(rule("count(clashes) = 0", "dependency"), projects=late, dependencies=DATA["dependencies"][:1])
    (finding,) = [one for one in result.findings if one.outcome is Outcome.FAIL]
    readings = [(one.subject.id, one.field, one.value) for each in finding.evidence for one in each.readings]
    assert len(readings) == len(set(readings))
    assert {("P1", "start", "2026-03-01"), ("P2", "finish", "2026-09-30")} <= set(readings)
