"""What is proposed, and above all what is not: where a careful reader could not decide, it is asked."""

from __future__ import annotations

import json

from pmo_audit.proposing.stages import find_stages
from tests.proposing.given import fields, proposed


def test_two_columns_for_one_field_are_a_question():
    (table,) = proposed("Project ID,Project name,Lead,Manager name\nP1,Portal,Ann,Bo\nP2,Wards,Cy,Di\n").tables
    (question,) = table.questions
    assert (question.headings, question.fields) == (("Lead", "Manager name"), ("manager",))
    assert "manager" not in fields(table).values()
    assert set(table.mapping.ignore) == {"Lead", "Manager name"}


def test_two_columns_that_say_the_same_are_none():
    (table,) = proposed("Project ID,Project name,Lead,Manager name\nP1,Portal,Ann,Ann\nP2,Wards,Cy,Cy\n").tables
    assert not table.questions
    assert "manager" in fields(table).values()


def test_a_column_whose_cells_are_something_else_is_not_read():
    text = "Project ID,Project name,Budget\nP1,Portal,2026-03-01\nP2,Wards,2026-04-02\n"
    (table,) = proposed(text).tables
    assert "budget" not in fields(table).values()
    assert [(one.heading, one.reason) for one in table.left] == [
        ("Budget", "it would be `budget`, but its cells are something else")
    ]


def test_colours_under_the_heading_status_are_the_rag():
    (table,) = proposed("Project ID,Project name,Status\nP1,Portal,Green\nP2,Wards,Red\n").tables
    assert fields(table)["Status"] == "rag"


def test_completion_is_a_day_or_a_share_by_its_cells():
    day = proposed("Project ID,Name,Completion\nP1,Portal,2026-03-01\nP2,Wards,2026-04-01\n").tables[0]
    share = proposed("Project ID,Name,Completion\nP1,Portal,40%\nP2,Wards,80%\n").tables[0]
    assert (fields(day)["Completion"], fields(share)["Completion"]) == ("finish", "percent_complete")


def test_rows_that_could_be_several_things_are_a_question():
    proposal = proposed(
        "Ref,Title,Owner,Due,Status\n1,Paint,Ann,2026-01-01,Open\n2,Sand,Bo,2026-02-02,Open\n", "stuff.csv"
    )
    assert not proposal.tables
    (refused,) = proposal.not_taken
    assert refused.is_question
    assert refused.mapping.entity == "undecided"


def test_what_a_file_is_called_settles_it():
    text = "Ref,Title,Owner,Due,Status\n1,Paint,Ann,2026-01-01,Open\n2,Sand,Bo,2026-02-02,Open\n"
    assert [one.entity for one in proposed(text, "our actions.csv").tables] == ["action"]
    assert [one.entity for one in proposed(text, "Issue log.csv").tables] == ["issue"]


def test_letters_of_a_log_that_may_mean_two_things_are_not_read():
    text = "Ref,Type,Title,Owner\n1,R,Rain,Ann\n2,I,Flood,Bo\n3,A,Sunshine,Cy\n4,D,Ferry,Di\n"
    proposal = proposed(text, "raid.csv")
    assert [one.entity for one in proposal.tables] == ["risk", "issue"]
    assert [one.mapping.layout.where for one in proposal.tables] == [(("Type", ("R",)),), (("Type", ("I",)),)]
    assert any("`A` and `D`" in guess.reason for one in proposal.tables for guess in one.guesses)


def test_the_words_of_a_german_log_say_what_each_row_is():
    text = "Nr,Art,Titel,Projekt\n1,Risiko,Regen,P1\n2,Chance,Sonne,P2\n3,Problem,Flut,P1\n"
    found = [(one.entity, one.mapping.layout.where) for one in proposed(text, "liste.csv").tables]
    assert found == [("risk", (("Art", ("Risiko", "Chance")),)), ("issue", (("Art", ("Problem",)),))]


def test_months_of_a_project_are_reports_of_one():
    text = "Month,Project code,Project name,RAG\n" + "".join(
        f"2026-0{month},P{one},Name {one},Green\n" for month in (1, 2, 3) for one in (1, 2)
    )
    project, report = proposed(text, "returns.csv").tables
    assert (project.entity, project.mapping.distinct, fields(project)) == (
        "project",
        True,
        {"Project code": "id", "Project name": "name"},
    )
    assert (report.entity, fields(report)["Month"]) == ("status_report", "period")


def test_records_within_records_are_found_under_keys_of_any_name():
    document = {
        "schemes": [
            {"ref": "S1", "label": "Quay", "openRisks": [{"ref": "R1", "headline": "Silt", "likelihood": "high"}]}
        ]
    }
    proposal = proposed(json.dumps(document), "tool.json")
    assert [(one.entity, one.mapping.at) for one in proposal.tables] == [("project", "schemes"), ("risk", "openRisks")]


def test_stages_of_one_s_own_are_ordered_by_their_numbers():
    found = find_stages(["2 Design", "1 Concept", "3 Build", "2 Design"])
    assert found is not None
    assert found.names == ("concept", "design", "build")
    assert found.words == (("1 Concept", "concept"), ("2 Design", "design"), ("3 Build", "build"))
    assert found.sure


def test_stages_that_nobody_could_order_are_none():
    assert find_stages(["Wobble", "Quux"]) is None
    assert find_stages(["only one"]) is None
    assert find_stages(["Idea", "Build"]) is not None


def test_own_stages_become_those_of_the_standard():
    text = "Project ID,Project name,Stage\nP1,Portal,G0\nP2,Wards,G2\nP3,Labs,G1\n"
    proposal = proposed(text)
    assert proposal.stages == ("g_0", "g_1", "g_2")
    assert dict(proposal.tables[0].mapping.fields["phase"].words) == {"G0": "g_0", "G1": "g_1", "G2": "g_2"}


def test_an_address_tells_people_apart_where_there_are_no_ids():
    text = "Name,Email,Role\nAnn Lee,ann@example.org,Analyst\nAnn Lee,lee@example.org,Sponsor\n"
    (table,) = proposed(text, "team.csv").tables
    assert table.mapping.fields["id"].columns == table.mapping.fields["email"].columns == ("Email",)


def test_nothing_at_all_is_proposed_for_what_is_no_register():
    assert not proposed("Colour,Sound\nblue,loud\nred,soft\n").tables
    assert not proposed("", "empty.csv").tables


def test_gates_with_a_day_below_each_are_a_question():
    proposal = proposed("Project,Gate 0,Gate 1\nP1,2026-01-01,2026-03-01\nP2,2026-02-01,2026-04-01\n", "gates.csv")
    assert not proposal.tables
    assert "whether planned, expected or reached" in proposal.not_taken[0].reason


def test_a_share_of_a_hundred_is_no_amount():
    (table,) = proposed("Project ID,Project name,% Spent\nP1,Portal,0.4\nP2,Wards,0.9\n").tables
    assert "actual_cost" not in fields(table).values()


def test_first_and_last_names_make_a_name():
    text = "Employee no,Surname,First name,Job title\n1,Lee,Ann,Analyst\n2,Ek,Bo,Manager\n"
    (table,) = proposed(text, "staff.csv").tables
    assert table.mapping.fields["name"].columns == ("First name", "Surname")


def test_what_nobody_spoke_of_is_not_read_by_its_name_either():
    text = "Ref,Project,Charter,Risk plan\nP1,Portal,Yes,No\nP2,Wards,No,Yes\n"
    project, artifact = proposed(text, "documents.csv").tables
    assert fields(project) == {"Ref": "id", "Project": "name"}
    assert "Ref" in artifact.mapping.ignore


def test_cost_alone_is_a_question():
    (table,) = proposed("Project ID,Project name,Cost (£k)\nP1,Portal,40\nP2,Wards,90\n").tables
    (question,) = table.questions
    assert set(question.fields) == {"budget", "actual_cost", "forecast_cost"}
