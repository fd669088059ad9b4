"""Dependencies from Python: how a slip is written, whom a name means, and what is drawn."""

from __future__ import annotations

from datetime import date

import pytest

import pmo_audit
from pmo_audit import InputError, dependencies, find_clashes, find_cycles, impact, load_data
from pmo_audit.api.graph import slip_days
from pmo_audit.reporting.drawings import dot, mermaid
from tests.derive.graph.made import AS_OF, chain, day, portfolio, project, tie

P, A = project("P", 100, 200), project("A", 210, 300)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30", 30),
        ("30d", 30),
        ("30 days", 30),
        ("6w", 42),
        ("6 weeks", 42),
        ("1.5 weeks", None),
        ("1.5w", None),
        ("1.5y", None),
        ("2m", 59),
        ("2 months", 59),
        ("1y", 365),
        ("0.5m", None),
        ("5 working days", None),
        ("soon", None),
        ("", None),
        ("999999y", None),
    ],
)
def test_a_slip_is_read_or_refused(text: str, days: int | None) -> None:
    assert slip_days(text, date(2026, 1, 31)) == days


@pytest.mark.parametrize("slip", [0, -5, 36_526, "0d", "-3d", "soon", "1.5w", "101y", "6000w"])
def test_a_slip_that_is_none_is_refused(slip: int | str) -> None:
    with pytest.raises(InputError) as refused:
        impact(portfolio([P]), "P", slip, as_of=AS_OF)
    assert [one.code for one in refused.value.diagnostics] == ["PA821"]


def test_a_project_is_named_by_its_id_or_its_name() -> None:
    found = portfolio([P, A], chain("A", "P"))
    assert impact(found, "P", 30, as_of=AS_OF) == impact(found, "project p", "30d", as_of=AS_OF)
    for called, said in (("Q", "no project is called `Q`"), ("Twin", "several projects are called `Twin`")):
        with pytest.raises(InputError, match=said) as refused:
            impact(portfolio([P, *(project(one) | {"name": "Twin"} for one in "XY")]), called, 1, as_of=AS_OF)
        assert refused.value.diagnostics[0].code == "PA820"


def test_months_are_counted_from_the_finish() -> None:
    assert impact(portfolio([project("P", 0, 30)]), "P", "1m", as_of=AS_OF).days == 28  # from 31 January
    assert impact(portfolio([project("P")]), "P", "1m", as_of=AS_OF).days == 30  # from 31 March


def test_silence_is_not_taken_for_order() -> None:
    missing = dependencies(load_data({"projects": [P]}), as_of=AS_OF)
    assert [one.code for one in missing.notices] == ["PA824"]
    nested = {"projects": [P | {"dependencies": []}, A]}
    assert [one.code for one in dependencies(load_data(nested), as_of=AS_OF).notices] == ["PA824"]
    empty = dependencies(portfolio([P]), as_of=AS_OF)
    assert (empty.cycles, empty.clashes, empty.undecided, empty.notices) == ((), (), (), ())
    assert [one.code for one in dependencies(portfolio([P, A], [tie("A", "P", "")])).notices] == ["PA823"]
    part = {"id": "P.D1", "name": "Cable", "project": "P", "due": day(150)}
    astray = tie("A", "A") | {"target_deliverable": "P.D1"}
    assert [one.code for one in dependencies(portfolio([P, A], [astray], [part])).notices] == ["PA822"]


def test_one_question_at_a_time() -> None:
    found = portfolio([P, A], chain("A", "P", "A"))
    whole = dependencies(found, as_of=AS_OF)
    assert find_cycles(found) == whole.cycles
    assert find_clashes(found, as_of=AS_OF) == whole.clashes
    assert pmo_audit.dependency_map(found) == whole.map


def test_a_drawing_holds_what_people_wrote_and_nothing_of_it_acts() -> None:
    name = 'Bad "] --> x\n<script>\u202e'
    found = dependencies(portfolio([P | {"name": name}, A], [tie("A", "P", lag=-3)]), as_of=AS_OF)
    drawn = mermaid(found)
    assert "<script>" not in drawn
    assert '"] --> x' not in drawn
    assert drawn.count("\n") == 4
    assert "-->|FS -3 days|" in drawn
    said = dot(found)
    assert '\\"' in said
    assert "\u202e" not in drawn + said
    assert said.count("\n") == 7
    assert mermaid(dependencies(portfolio([P]), as_of=AS_OF)) == "flowchart LR\n"
