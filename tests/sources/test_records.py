"""Identity, references, what was never filled in, the report before, and whose record it is."""

from __future__ import annotations

import pytest

from pmo_audit.diagnostics import Severity
from pmo_audit.sources import load_data
from pmo_audit.values import MISSING, NONE, Ref
from tests.sources.given import SCHEMA, codes, load, read


def data(**registers):
    return load_data(registers, schema=SCHEMA)


PEOPLE = [
    {"id": "E1", "name": "Ann Lee", "email": "ann@example.org"},
    {"id": "E2", "name": "Bob Ray", "email": "bob@example.org"},
    {"id": "E3", "name": "Bob  RAY"},
    {"id": "e4", "name": "E2"},
]


@pytest.mark.parametrize(
    ("text", "key"),
    [("E1", "E1"), ("e1", "E1"), ("ann lee", "E1"), ("ANN@example.org", "E1"), ("E2", "E2"), ("E4", "e4")],
)
def test_a_reference_is_an_id_a_name_or_an_address(text, key):
    loaded = data(people=PEOPLE, projects=[{"id": "P1", "sponsor": text}])
    assert read(loaded, "project", "P1", "sponsor") == Ref("person", text, key)
    assert loaded.diagnostics == ()


@pytest.mark.parametrize(("text", "code", "candidates"), [("Zoe", "PA533", ()), ("Bob Ray", "PA534", ("E2", "E3"))])
def test_a_reference_may_lead_nowhere(text, code, candidates):
    loaded = data(people=PEOPLE, projects=[{"id": "P1", "sponsor": text}])
    assert read(loaded, "project", "P1", "sponsor") == Ref("person", text, None, candidates)
    assert codes(loaded) == [code]


def test_a_name_that_two_bear_is_told_with_both():
    loaded = data(people=PEOPLE, projects=[{"id": "P1", "sponsor": "Bob Ray"}])
    assert "`E2` and `E3`" in loaded.diagnostics[0].message


def test_nothing_is_said_of_registers_that_never_came():
    loaded = data(projects=[{"id": "P1", "sponsor": "Zoe"}])
    assert (loaded.diagnostics, read(loaded, "project", "P1", "sponsor")) == ((), Ref("person", "Zoe"))
    assert codes(data(people=[], projects=[{"id": "P1", "sponsor": "Zoe"}])) == ["PA533"]


def test_two_records_with_one_id():
    loaded = data(projects=[{"id": "P1", "name": "a"}, {"id": "P1", "name": "b"}], risks=[{"id": "R", "project": "P1"}])
    assert codes(loaded) == ["PA522", "PA534"]
    assert loaded.diagnostics[0].severity is Severity.ERROR
    assert [one.key for one in loaded.portfolio.register("project").records] == ["P1", "P1#2"]
    assert read(loaded, "risk", "R", "project") == Ref("project", "P1", None, ("P1", "P1#2"))


def test_nested_records_know_their_owner_even_then():
    loaded = data(projects=[{"id": "P1"}, {"id": "P1", "risks": [{"id": "R"}]}])
    assert read(loaded, "risk", "R", "project") == Ref("project", "P1#2", "P1#2")
    assert ("project", "P1#2") in loaded.portfolio.register("risk").delivered_for


def test_keys_without_ids():
    meeting = {"project": "P1", "body": "board", "held_on": "2026-01-05"}
    loaded = data(meetings=[meeting, {**meeting, "held_on": None}, meeting, {"body": "forum"}])
    keys = [one.key for one in loaded.portfolio.register("meeting").records]
    assert keys == [
        "P1 / board / 2026-01-05 / ?",
        "P1 / board / ? / ?",
        "P1 / board / 2026-01-05 / ?#2",
        "? / forum / ? / ?",
    ]
    assert [(one.code, one.severity) for one in loaded.diagnostics] == [("PA524", Severity.NOTE)]


def test_a_record_without_identity_is_lost(tmp_path):
    loaded = load(tmp_path, {"risks.csv": "id,name,project,status\nR1,Fire,P1,open\n,,,open\n"})
    assert codes(loaded) == ["PA521"]
    assert loaded.is_partial
    register = loaded.portfolio.register("risk")
    assert [gap.owner for gap in register.lost] == [None]
    assert str(register.lost[0].place).endswith("risks.csv: row 3")


def test_many_records_without_identity_are_one_line(tmp_path):
    loaded = load(tmp_path, {"projects.csv": "name,rag\n" + ",red\n" * 40})
    (one,) = loaded.diagnostics
    assert one.message.startswith("40 records without `id` or `name`")
    assert len(loaded.portfolio.register("project").lost) == 40


def test_a_lost_nested_record_concerns_its_owner_only():
    loaded = data(programmes=[{"id": "G", "projects": [{"rag": "red"}]}, {"id": "H", "projects": []}])
    assert [gap.owner for gap in loaded.portfolio.register("project").lost] == [("programme", "G")]


def test_what_stands_in_a_lost_record_is_kept_without_owner():
    loaded = data(projects=[{"rag": "red", "risks": [{"id": "R1"}]}])
    assert read(loaded, "risk", "R1", "project") == MISSING


def test_columns_that_were_never_filled(tmp_path):
    text = "id,sponsor,start,actual_finish,rag\nP1,,TBC,,\nP2,,,,red\n"
    loaded = load(tmp_path, {"projects.csv": text})
    assert loaded.portfolio.never_filled == {("project", "sponsor")}
    assert [(one.code, one.severity) for one in loaded.diagnostics] == [("PA535", Severity.NOTE)]
    record = loaded.portfolio.register("project").records[0]
    assert record.columns["sponsor"] == "sponsor"
    assert record.values["sponsor"] == MISSING


def reports(*rows):
    made = [{"id": f"S{n}", "project": project, "period": period} for n, (project, period) in enumerate(rows, 1)]
    loaded = data(projects=[{"id": "A"}, {"id": "B"}], status_reports=made)
    return [loaded.portfolio.value(one, "previous") for one in loaded.portfolio.register("status_report").records]


def to(key):
    return Ref("status_report", key, key)


def test_the_report_before():
    assert reports(("A", "2026"), ("A", "2024"), ("B", "2025"), ("A", "2025")) == [to("S4"), NONE, NONE, to("S2")]


def test_quarters_come_before_the_years_they_end():
    assert reports(("A", "2025-Q4"), ("A", "2025-12"), ("A", "2025")) == [to("S3"), to("S1"), NONE]


def test_reports_of_a_project_that_was_not_delivered():
    assert reports(("Z", "2024"), ("Z", "2025")) == [NONE, to("S1")]


def test_a_report_of_unknown_period_may_be_the_one_before():
    assert reports(("A", "2024"), ("A", None), ("B", "2025")) == [MISSING, MISSING, NONE]


def test_a_report_of_unknown_project_may_be_the_one_before():
    assert reports(("A", "2024"), (None, "2025"), ("A", "2026"), ("B", "2024")) == [NONE, MISSING, MISSING, NONE]
    assert reports(("A", "2024"), (None, "2023"), ("A", "2025")) == [MISSING, MISSING, to("S1")]


def test_two_reports_for_one_period():
    assert reports(("A", "2024"), ("A", "2024"), ("A", "2025")) == [NONE, NONE, MISSING]


def test_a_lost_report_may_be_the_one_before():
    loaded = data(status_reports=[{"project": "A", "period": "2025"}, {"rag": "red"}])
    (report,) = loaded.portfolio.register("status_report").records
    assert loaded.portfolio.value(report, "previous") == MISSING


def test_a_report_that_tells_the_one_before_keeps_it():
    rows = [
        {"id": "S1", "project": "A", "period": "2024"},
        {"id": "S2", "project": "A", "period": "2025", "previous": "S1"},
    ]
    loaded = data(status_reports=rows)
    assert read(loaded, "status_report", "S2", "previous") == to("S1")
    assert read(loaded, "status_report", "S1", "previous") == NONE


def test_whose_record_it_is():
    loaded = data(
        projects=[{"id": "A"}, {"id": "B"}],
        schedules=[{"id": "S", "project": "A"}],
        tasks=[
            {"id": "T", "schedule": "S"},
            {"id": "U", "schedule": "S", "project": "B"},
            {"id": "V", "schedule": "X"},
        ],
        people=[{"id": "E"}],
        organisation_units=[{"id": "O", "parent": "O"}],
    )
    portfolio = loaded.portfolio
    owners = {
        one.key: [project.key for project in portfolio.record_projects(one)]
        for entity in ("project", "schedule", "task", "person", "organisation_unit")
        for one in portfolio.register(entity).records
    }
    assert owners == {"A": ["A"], "B": ["B"], "S": ["A"], "T": ["A"], "U": ["A", "B"], "V": [], "E": [], "O": []}


def test_many_records_with_one_id_are_one_line():
    loaded = data(projects=[{"id": "P1"}] * 20)
    (one,) = loaded.diagnostics
    assert one.message.startswith("19 records have an id that another has already; the first are in /projects/1")
