"""Registers in words that no list has: what the register itself tells of its records, days and amounts."""

from __future__ import annotations

import json

import pytest

from pmo_audit.proposing.across import is_document
from pmo_audit.proposing.own_nouns import find_own_noun
from pmo_audit.proposing.reading.dates import order_in
from tests.proposing.given import fields, proposed

ROWS = "Ann,2026-03-01,50000 GBP\n"


@pytest.mark.parametrize(
    ("id_", "name"), [("Site ID", "Site name"), ("Store no.", "Store"), ("WO Number", "Work Order Description")]
)
def test_a_noun_of_the_registers_own_makes_id_and_name(id_: str, name: str) -> None:
    text = f"{id_},{name},Project manager,Finish,Budget\n0041,Porto,{ROWS}0042,Braga,{ROWS}"
    (table,) = proposed(text).tables
    assert table.entity == "project"
    assert {id_: "id", name: "name"}.items() <= fields(table).items()
    assert not next(one for one in table.columns if one.field == "id").sure


def test_a_column_that_repeats_is_no_id() -> None:
    text = f"Site ID,Project name,Project manager,Finish,Budget\n0041,Porto,{ROWS}0041,Braga,{ROWS}"
    (table,) = proposed(text).tables
    assert "id" not in fields(table).values()


def test_no_columns_have_no_noun() -> None:
    assert find_own_noun(()).id is None


def test_planned_beside_forecast_is_the_baseline() -> None:
    text = "Project ID,Project name,Planned go-live,Forecast go-live\nP1,Portal,2026-03-01,2026-04-01\n"
    (table,) = proposed(text + "P2,Wards,2026-05-01,2026-06-01\n").tables
    assert {"Planned go-live": "baseline_finish", "Forecast go-live": "finish"}.items() <= fields(table).items()


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        ("Start (dd/mm/yyyy)", "day-first"),
        ("Start MM/DD/YY", "month-first"),
        ("mm/dd/yyyy / Start", "month-first"),
        ("Start", None),
        ("dd/mm/yyyy or mm/dd/yyyy", None),
    ],
)
def test_a_pattern_in_the_heading_tells_the_order(heading: str, order: str | None) -> None:
    assert order_in(heading) == order


def test_the_order_in_the_heading_is_written_into_the_mapping() -> None:
    (table,) = proposed("Project ID,Name,Start (mm/dd/yyyy)\nP1,Portal,04/05/2026\nP2,Wards,02/03/2026\n").tables
    assert table.mapping.fields["start"].dates == "month-first"


@pytest.mark.parametrize(
    ("title", "currency", "scale"),
    [
        ("Technology slate 2026/27 (GBP thousands)", "GBP", 1000),
        ("All amounts in CHF", "CHF", 1),
        ("Figures in £000", "GBP", 1000),
        ("All costs in $k", "USD", 1000),
        ("Alle Beträge in Mio. EUR", "EUR", 10**6),
    ],
)
def test_what_a_title_says_of_amounts_counts_where_the_heading_is_silent(title: str, currency: str, scale: int) -> None:
    text = f"{title},,\n,,\nProject ID,Project name,Budget\nP1,Portal,1250\nP2,Wards,2400\nP3,Labs,75\n"
    (table,) = proposed(text).tables
    line = table.mapping.fields["budget"]
    assert (line.currency, line.scale) == (currency, scale)


def test_a_heading_goes_before_the_title() -> None:
    text = "All amounts in CHF,,\n,,\nProject ID,Project name,Budget (EUR k)\nP1,Portal,1250\nP2,Wards,2400\n"
    (table,) = proposed(text).tables
    assert table.mapping.fields["budget"].currency == "EUR"


def test_two_titles_that_differ_settle_nothing() -> None:
    text = "All amounts in CHF,,\nAll figures in EUR,,\n,,\nProject ID,Project name,Budget\nP1,Portal,1250\nP2,W,240\n"
    (table,) = proposed(text).tables
    assert table.mapping.fields["budget"].currency is None


def test_documents_take_in_the_columns_with_their_signs() -> None:
    text = "Study code,Business case,Risk register,Monitoring manual\nS-1,Y,N,Y\nS-2,N,Y,N\nS-3,Y,Y,Y\n"
    artifacts = next(one for one in proposed(text).tables if one.entity == "artifact")
    assert artifacts.mapping.layout.across is not None
    assert artifacts.mapping.layout.across.columns == ("Business case", "Risk register", "Monitoring manual")
    assert fields(artifacts)["Study code"] == "project"


def test_one_unknown_word_among_days_across_does_no_harm() -> None:
    lower = ("Planned", "Hunch", "Achieved")
    above = ",".join(("Study code", *(f"{upper} / {one}" for upper in ("Protocol", "Database lock") for one in lower)))
    rows = "".join(f"S-{n},2026-0{n}-01,2026-0{n}-05,2026-0{n}-07,2027-0{n}-01,2027-0{n}-02,\n" for n in range(1, 5))
    found = {one.entity: one for one in proposed(f"{above}\n{rows}", "studies.csv").tables}
    assert {"project", "baseline", "actual"} <= set(fields(found["milestone"]).values())


def test_a_column_of_projects_names_needs_no_heading_that_says_so() -> None:
    projects = "[{'id': 'P1', 'name': 'Portal', 'budget': '5 GBP'}, {'id': 'P2', 'name': 'Wards', 'budget': '6 GBP'}]"
    issues = "[{'id': 'I1', 'issue': 'Leak', 'where seen': 'P1'}, {'id': 'I2', 'issue': 'Noise', 'where seen': 'P2'}]"
    text = f"{{'projects': {projects}, 'issues': {issues}}}".replace("'", '"')
    found = {one.entity: one for one in proposed(text, "all.json").tables}
    assert fields(found["issue"])["where seen"] == "project"


def test_a_sheet_with_the_headings_of_another_is_of_the_same_kind() -> None:
    rows = [
        {"site id": "0041", "site name": "Porto", "project manager": "Ann", "budget": "5 GBP", "finish": "2026-01-02"}
    ]
    rows.append({**rows[0], "site id": "0042", "site name": "Braga"})
    few = [
        {"site id": f"00{n}", "site name": f"Site {n}", "project manager": "Bo", "finish": "2025-01-02"} for n in (1, 2)
    ]
    found = proposed(json.dumps({"projects": rows, "old ones": few}), "all.json").tables
    assert [one.entity for one in found] == ["project", "project"]


def test_a_total_may_say_of_how_many() -> None:
    text = f"Project ID,Project name,Project manager,Finish,Budget\nP1,Portal,{ROWS}P2,Wards,{ROWS}"
    (table,) = proposed(f"{text}Totals,2 work orders,,,£100000\n").tables
    assert table.rows == 2


def test_amounts_below_budgets_are_no_documents() -> None:
    text = "Ref,Initiative name,FY26 budget,FY27 budget\nC1,Playout,250,300\nC2,Scanning,300,250\nC3,Rights,250,300\n"
    assert {one.entity for one in proposed(text, "slate.csv").tables} <= {"project"}


def test_the_word_document_is_no_document() -> None:
    assert [is_document(one) for one in ("Document", "Project document", "Business case")] == [False, True, True]


def test_sections_that_begin_with_a_code_are_the_projects() -> None:
    rows = "EP-01 Energy centre,,\nPlanning consent,2025-06-02,2025-06-20\nContract award,2025-11-03,\n"
    more = "EP-02 Car park,,\nOutline approved,2025-03-31,2025-04-04\nOpening,2027-01-04,\n"
    (table,) = proposed(f"Milestone,Baseline date,Actual date\n{rows}{more}", "milestones.csv").tables
    assert table.rows == 4
    assert "project" in fields(table).values()


def test_what_adds_up_and_says_all_is_a_total() -> None:
    rows = f"P1,Portal,{ROWS}P2,Wards,{ROWS}".replace("50000 GBP", "50")
    text = f"Project ID,Project name,Project manager,Finish,Budget\n{rows}All initiatives,,,,100\n"
    (table,) = proposed(text).tables
    assert table.rows == 2


def test_the_budget_of_a_year_gives_way_to_the_whole() -> None:
    rows = "C1,Playout,250,300,550\nC2,Scanning,300,250,550\nC3,Rights,250,300,550\n"
    text = f"Project ref,Project name,FY26 budget,FY27 budget,Total approved budget\n{rows}"
    (table,) = proposed(text).tables
    assert fields(table)["Total approved budget"] == "budget"


def test_a_column_that_groups_may_stand_before_the_id() -> None:
    rows = f"Harbour,DV01,Quay One,{ROWS}Harbour,DV02,Quay Two,{ROWS}Station,DV07,Clock Yard,{ROWS}"
    (table,) = proposed(f"Region,Dev Code,Development,Dev manager,Finish,Budget\n{rows}", "pipeline.csv").tables
    assert {
        "Dev Code": "id",
        "Development": "name",
        "Dev manager": "manager",
    }.items() <= fields(table).items()


def test_a_summary_and_details_are_name_and_description() -> None:
    text = "Issue no,Issue summary,Details,Owner,Status\n1,Site late,None since May,Ann,Open\n2,Gap,No file,Bo,Open\n"
    (table,) = proposed(text, "issues.csv").tables
    assert {"Issue summary": "name", "Details": "description"}.items() <= fields(table).items()
