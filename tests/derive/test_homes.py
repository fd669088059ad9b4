"""Whose each thing is that is named across the projects."""

from __future__ import annotations

from pmo_audit.api import load_data
from pmo_audit.derive.homes import with_homes
from pmo_audit.oversight import DependencyMap, Link, Oversight, SharedIssue
from pmo_audit.subjects import Subject

HARBOUR = Subject("project", "P1", "Harbour")
CRANE = Subject("deliverable", "D1", "Crane")
LATE = Subject("issue", "I1", "Late steel")
STRAY = Subject("deliverable", "D9", "Nobody's")
PORTFOLIO = {
    "projects": [
        {
            "id": "P1",
            "name": "Harbour",
            "deliverables": [{"id": "D1", "name": "Crane"}],
            "issues": [{"id": "I1", "title": "Late steel"}],
        },
        {"id": "P2"},
    ]
}


def test_each_thing_has_its_projects_and_a_project_is_at_home_in_itself():
    issue = SharedIssue("s", (LATE,), LATE, (HARBOUR,), 1, (), ())
    facts = Oversight(
        DependencyMap((HARBOUR, CRANE), (Link(HARBOUR, CRANE, "finish_to_start"),)), shared_issues=(issue,)
    )
    assert facts.subjects == (HARBOUR, CRANE, LATE)
    homes = with_homes(facts, load_data(PORTFOLIO).portfolio).homes
    assert homes == {CRANE: (HARBOUR,), LATE: (HARBOUR,)}


def test_what_is_in_no_register_or_has_no_project_is_at_home_nowhere():
    odd = Subject("spaceship", "S1", "Kind that nobody knows")
    facts = Oversight(DependencyMap((STRAY, odd), ()))
    assert with_homes(facts, load_data(PORTFOLIO).portfolio).homes == {}
