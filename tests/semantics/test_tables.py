"""Every row of the tables of `docs/semantics.md` about values and members, held against the evaluator."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_audit.findings import Reason
from pmo_audit.values import StateName
from tests.semantics.bench import LOST, STATES, evaluate, evaluate_first_argument, mark, said
from tests.semantics.page import Row, tables
from tests.semantics.rowwise import BESIDE, CONDITIONS, MARKS, cells, plain, project, rows

# ------------------------------------------------------------------------------------------------ states of fields


@rows("States")
def test_the_states_are_those_there_are(row: Row) -> None:
    assert row["state"] in [one.value for one in StateName]


def test_no_state_is_left_out() -> None:
    assert [row["state"] for row in tables()["States"].rows] == [one.value for one in StateName]


@cells("Questions about a field", "state")
def test_questions_about_a_field(row: Row, column: str) -> None:
    match row["state"]:
        case "an empty list":
            trace = evaluate(f"skills {column}", {"people": [{"name": "Ann Lee", "skills": []}]}, "person")
        case "a reference that dangles":
            trace = evaluate(f"sponsor {column}", project(sponsor="Cy Oz") | {"people": [{"name": "Ann Lee"}]})
        case state:
            trace = evaluate(f"budget {column}", project(budget=STATES.get(state, "EUR 5")))
    assert said(trace) == row[column]


@cells("Questions about a field 2", "way there")
def test_questions_about_a_field_of_another_record(row: Row, column: str) -> None:
    ways = {
        "leads to a record that has a value": "Ann Lee",
        "leads to a record where it is missing": "Bo Ek",
        "dangles": "Cy Oz",
        **STATES,
    }
    people = [{"name": "Ann Lee", "email": "ann@example.org"}, {"name": "Bo Ek"}]
    trace = evaluate(f"sponsor.email {column}", project(sponsor=ways[row["way there"]]) | {"people": people})
    assert said(trace) == row[column]


@cells("Questions about a collection", "collection")
def test_questions_about_a_collection(row: Row, column: str) -> None:
    given: dict[str, dict[str, Any]] = {
        "delivered, with members": {"risks": [{"name": "Flood"}]},
        "delivered, without members": {"risks": []},
        "not delivered": {},
        "incomplete, with members": {"risks": [{"name": "Flood"}, LOST]},
        "incomplete, without members": {"risks": [LOST]},
    }
    assert said(evaluate(f"risks {column}", project(**given[row["collection"]]))) == row[column]


# ------------------------------------------------------------------------------------------- comparing, computing


def money(word: str) -> Any:
    """The cell that a word of the tables stands for, in a field that holds money."""
    return "EUR 5" if word == "value" else STATES.get(word, word)


@cells("Comparing", "left", "right")
def test_comparing(row: Row, column: str) -> None:
    given = project(planned_cost=money(row["left"]), actual_cost=money(row["right"]))
    assert said(evaluate(f"planned_cost {column} actual_cost", given)) == row[column]


def test_comparing_is_told_of_every_pair_of_states() -> None:
    states = [one.value for one in StateName]
    told = {(row["left"], row["right"]) for row in tables()["Comparing"].rows}
    assert {(left, right) for left in states for right in states} - told == {("value", "value")}


@cells("Other tests of one value", "test")
def test_other_tests_of_one_value(row: Row, column: str) -> None:
    field = row["test"].removeprefix("length(").split()[0].rstrip(")")
    fits, other = {
        "phase": ("planning", "closing"),
        "start": ("2026-03-01", "2026-02-28"),
        "budget": ("EUR 5.5", "EUR 5.6"),
    }.get(field, ("Light rail", "Bus"))
    value = {"the value fits": fits, "it does not": other, **STATES}[column]
    assert said(evaluate(row["test"], project(**{field: value}))) == row[column]


@rows("Computing")
def test_computing(row: Row) -> None:
    sign = next(one for one in "+-/" if f" {one} " in row["computation"])
    left, right = row["computation"].split(f" {sign} ")
    given = project(planned_cost=money(left), actual_cost=money(right))
    beside = "0" if sign == "/" else "EUR 0"
    trace = evaluate_first_argument(f"planned_cost {sign} actual_cost > {beside}", given)
    assert said(trace) == row["comes to"]


def test_computing_is_told_of_every_pair_of_states() -> None:
    states = [one.value for one in StateName]
    told = {row["computation"] for row in tables()["Computing"].rows}
    assert {f"{left} + {right}" for left in states for right in states} - told == {"value + value"}


# ------------------------------------------------------------------------------------------------------- equality


def both_ways(condition: str, swapped: str, given: Any) -> str:
    """What a condition comes to, which must be what it comes to with its sides exchanged."""
    first, second = said(evaluate(condition, given)), said(evaluate(swapped, given))
    assert first == second
    return first


@pytest.mark.parametrize("row", tables()["Equality"].rows, ids=lambda row: plain(row["text"]))
def test_equality_of_texts(row: Row) -> None:
    given = project(name=row["text"], description=row["other text"])
    assert both_ways("name is description", "description is name", given) == row["is"]


@rows("Equality 2")
def test_equality_of_references(row: Row) -> None:
    people = [{"id": "P1", "name": "Ann Lee", "email": "ann@example.org"}, {"id": "P2", "name": "Bo Ek"}]
    given = project(sponsor=row["reference"], manager=row["other reference"]) | {"people": people}
    assert both_ways("sponsor is manager", "manager is sponsor", given) == row["is"]


@cells("Equality 3", "amount", "other amount")
def test_equality_of_amounts(row: Row, column: str) -> None:
    given = project(planned_cost=row["amount"], actual_cost=row["other amount"])
    assert said(evaluate(f"planned_cost {column} actual_cost", given)) == row[column]


@cells("Equality 4", "number", "other number")
def test_equality_of_numbers(row: Row, column: str) -> None:
    assert said(evaluate(f"{row['number']} {column} {row['other number']}", project())) == row[column]


# -------------------------------------------------------------------------------------------------- and, or, not


@pytest.mark.parametrize("wanted", MARKS, ids=plain)
def test_the_conditions_are_what_they_stand_for(wanted: str) -> None:
    assert mark(evaluate(CONDITIONS[wanted], BESIDE)) == wanted


@cells("And", "and")
def test_and(row: Row, column: str) -> None:
    assert mark(evaluate(f"{CONDITIONS[row['and']]} and {CONDITIONS[column]}", BESIDE)) == row[column]


@cells("Or", "or")
def test_or(row: Row, column: str) -> None:
    assert mark(evaluate(f"{CONDITIONS[row['or']]} or {CONDITIONS[column]}", BESIDE)) == row[column]


@cells("Not", "")
def test_not(row: Row, column: str) -> None:
    assert mark(evaluate(f"not {CONDITIONS[column]}", BESIDE)) == row[column]


@pytest.mark.parametrize("name", ["And", "Or"])
def test_the_truth_tables_are_whole(name: str) -> None:
    table = tables()[name]
    assert table.columns[1:] == MARKS
    assert tuple(row[table.columns[0]] for row in table.rows) == MARKS


# ------------------------------------------------------------------------------------------------ some, every, no

LEVELS = {"T": "high", "F": "low", "U": None}
"""The exposure for which `exposure is high` comes to a mark."""


def risks(marks: str, register: str) -> dict[str, Any]:
    """A project with a risk for each mark, in a register that is delivered, incomplete or not delivered."""
    if register == "not delivered":
        return project()
    members: list[Any] = [{"id": f"R{n}", "exposure": LEVELS[one]} for n, one in enumerate(members_of(marks))]
    return project(risks=members + ([LOST] if register == "incomplete" else []))


def members_of(marks: str) -> list[str]:
    return [] if marks == "nothing" else marks.split()


@cells("Some, every, no", "members", "register")
def test_quantifiers(row: Row, column: str) -> None:
    trace = evaluate(f"{column} risk satisfies exposure is high", risks(row["members"], row["register"]))
    assert mark(trace) == row[column]
    if row[column] != "U":
        return
    reasons = set()
    if "U" in row["members"]:
        reasons.add(Reason.MISSING)
    if row["register"] == "incomplete":
        reasons.add(Reason.INCOMPLETE)
    if row["register"] == "not delivered":
        reasons.add(Reason.MISSING)
        assert [cause.field for cause in trace.causes] == ["risks"]
    assert {cause.reason for cause in trace.causes} == reasons


def test_quantifiers_are_told_of_every_mixture() -> None:
    mixtures = ("nothing", "T", "F", "U", "T F", "T U", "F U", "T F U")
    told = [(row["members"], row["register"]) for row in tables()["Some, every, no"].rows]
    assert set(told) == {(one, kind) for one in mixtures for kind in ("delivered", "incomplete")} | {
        ("nothing", "not delivered")
    }


@cells("Numbers and shares", "members", "register")
def test_numbers_and_shares(row: Row, column: str) -> None:
    """One risk or several: the noun may be either."""
    trace = evaluate(f"{column} risks where exposure is high", risks(row["members"], row["register"]))
    assert mark(trace) == row[column]


@cells("Numbers and shares 2", "where", "satisfies")
def test_shares_among(row: Row, column: str) -> None:
    given = project(risks=[{"id": "R1", "impact": LEVELS[row["where"]], "exposure": LEVELS[row["satisfies"]]}])
    assert mark(evaluate(f"{column} risks where impact is high satisfy exposure is high", given)) == row[column]


@cells("Some, every, no 2", "where", "satisfies")
def test_where_and_satisfies(row: Row, column: str) -> None:
    given = project(risks=[{"id": "R1", "impact": LEVELS[row["where"]], "exposure": LEVELS[row["satisfies"]]}])
    trace = evaluate(f"{column} risk where impact is high satisfies exposure is high", given)
    assert mark(trace) == row[column]


@cells("Some, every, no 3", "members")
def test_quantifiers_without_satisfies(row: Row, column: str) -> None:
    condition = column.replace("…", "exposure is high")
    assert mark(evaluate(condition, risks(row["members"], "delivered"))) == row[column]


WAYS = {"leads to a project": "P1", "dangles": "P9", **STATES}


@cells("Some, every, no 4", "project of the risk")
def test_whose_members_they_are(row: Row, column: str) -> None:
    given = project() | {
        "milestones": [{"id": "M1", "name": "Opened", "project": "P1"}],
        "risks": [{"id": "R1", "name": "Flood", "project": WAYS[row["project of the risk"]]}],
    }
    if column == "count":
        assert said(evaluate_first_argument("count(milestones) > 0", given, "risk")) == row[column]
    else:
        trace = evaluate(f"{column} milestone satisfies name is known", given, "risk")
        assert row[column] in (said(trace), mark(trace))


# ------------------------------------------------------------------------------------------------------- counting


@cells("Counting", "certain", "perhaps", "more")
def test_counting(row: Row, column: str) -> None:
    marks = " ".join(["T"] * int(row["certain"]) + ["U"] * int(row["perhaps"]) + ["F"])
    given = risks(marks, "incomplete" if row["more"] == "yes" else "delivered")
    assert mark(evaluate(f"count(risks where exposure is high) {column}", given)) == row[column]


@pytest.mark.parametrize("comparison", tables()["Counting"].columns[3:])
def test_nothing_is_known_of_a_register_that_was_not_delivered(comparison: str) -> None:
    assert said(evaluate(f"count(risks) {comparison}", project())) == "unknown: missing"


def test_a_count_of_nothing_is_a_fact() -> None:
    assert mark(evaluate("count(risks) = 0", project(risks=[]))) == "T"
