"""What a slip hits: how far, by which way, and of what nobody can tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.derive.graph import impact
from pmo_audit.oversight import Hit, Impact
from pmo_audit.records import Portfolio
from tests.derive.graph.made import AS_OF, DAY_0, chain, day, portfolio, project, tie

NOW = (AS_OF - DAY_0).days
"""The number of the day as of which things stand: 89."""


def of(found: Portfolio, key: str = "P", days: int = 30) -> Impact:
    return impact(found, key, days, AS_OF)


def moved(found: Impact) -> dict[str, int]:
    return {one.thing.id: one.days for one in found.hits}


def open_(found: Impact) -> dict[str, int]:
    return {one.thing.id: one.at_most for one in found.untold}


def hit(found: Impact, key: str) -> Hit:
    (one,) = [each for each in found.hits if each.thing.id == key]
    return one


def part(key: str, on: int | None, **more: object) -> dict[str, object]:
    """A deliverable `P.D1` that is due, or a milestone `P.M1` that is forecast, on a day."""
    field = "due" if ".D" in key else "forecast"
    said = {field: None if on is None else day(on)} | ({"actual": None} if field == "forecast" else {})
    return {"id": key, "name": f"Part {key}", "project": key.partition(".")[0], **said, **more}


P = project("P", 100, 200)


def test_a_slip_goes_on_less_the_days_between() -> None:
    found = of(portfolio([P, project("A", 210, 300), project("B", 315, 400)], chain("B", "A", "P")))
    assert moved(found) == {"A": 20, "B": 5}
    assert (found.project.id, found.days, found.as_of, found.untold) == ("P", 30, AS_OF, ())
    one = hit(found, "B")
    assert [(step.link.source.id, step.link.target.id, step.slack) for step in one.path] == [
        ("A", "P", 10),
        ("B", "A", 15),
    ]
    assert [step.link.record.id for step in one.path if step.link.record] == ["T2", "T1"]
    assert all(step.link.origin for step in one.path)
    finish = DAY_0 + timedelta(400)
    assert (one.field, one.was, one.becomes, one.at_most) == ("finish", finish, finish + timedelta(5), 5)
    assert str(one.origin) == "<data>: /projects/2/finish"


def test_what_has_days_enough_is_not_hit() -> None:
    assert moved(of(portfolio([P, project("A", 230, 300)], chain("A", "P")))) == {}
    assert moved(of(portfolio([P, project("A", 229, 300)], chain("A", "P")))) == {"A": 1}


def test_a_lag_leaves_fewer_days() -> None:
    assert moved(of(portfolio([P, project("A", 229, 300)], [tie("A", "P", lag=9)]))) == {"A": 10}


def test_what_is_late_already_is_hit_by_the_whole_slip() -> None:
    assert moved(of(portfolio([P, project("A", 150, 300)], chain("A", "P")))) == {"A": 30}


@pytest.mark.parametrize(
    ("kind", "start", "finish", "days"),
    [("SS", 110, 400, 20), ("FF", 100, 215, 15), ("SF", 20, 120, 10), ("SS", 131, 400, 0)],
)
def test_each_kind_ties_its_own_ends(kind: str, start: int, finish: int, days: int) -> None:
    found = of(portfolio([P, project("A", start, finish)], [tie("A", "P", kind)]))
    assert moved(found) == ({"A": days} if days else {})


def test_what_has_begun_does_not_start_again() -> None:
    begun = project("P", 10, 200)
    assert moved(of(portfolio([begun, project("A", 100, 400)], [tie("A", "P", "SS")]))) == {}
    assert moved(of(portfolio([begun, project("A", 210, 400)], [tie("A", "P")]))) == {"A": 20}


def test_what_has_begun_and_waits_moves_with_what_is_left_of_it() -> None:
    """A runs since day 10 and needs what P delivers by day 220, twenty days after P finishes."""
    parts = [part("A.M1", 150), part("A.M2", 219), part("A.M3", 220), part("A.M4", None)]
    found = of(portfolio([P, project("A", 10, 300)], [tie("A", "P", needed_by=day(220))], milestones=parts))
    assert moved(found) == {"A": 10, "A.M3": 10}
    assert open_(found) == {"A.M4": 10}
    without = of(portfolio([P, project("A", 10, 300)], [tie("A", "P")], milestones=parts))
    assert moved(without) == {"A": 30, "A.M2": 30, "A.M3": 30}


def test_parts_that_lie_ahead_move_with_their_project() -> None:
    deliverables = [part("P.D1", 120), part("P.D2", 95, status="accepted"), part("A.D1", 250)]
    milestones = [part("P.M1", 130), part("P.M2", 50) | {"actual": day(50)}, part("A.M1", None), part("A.M0", 20)]
    projects = [P, project("A", 210, 300)]
    found = of(portfolio(projects, chain("A", "P"), deliverables, milestones))
    assert moved(found) == {"P.D1": 30, "P.M1": 30, "A": 20, "A.D1": 20, "A.M1": 20}
    assert hit(found, "A.M1").was is hit(found, "A.M1").becomes is None
    assert [step.link.source.id for step in hit(found, "A.D1").path] == ["A", "A.D1"]
    assert hit(found, "P.D1").project == found.project


def test_a_part_moves_its_project_when_no_days_are_left() -> None:
    parts = [part("A.D1", 250)]
    near = of(portfolio([P, project("A", 100, 260)], [tie("A.D1", "P", "FF", lag=40)], parts))
    assert moved(near) == {"A.D1": 20, "A": 10}
    assert [(step.link.source.id, step.slack) for step in hit(near, "A").path] == [("A.D1", 10), ("A", 10)]
    assert moved(of(portfolio([P, project("A", 100, 290)], [tie("A.D1", "P", "FF", lag=40)], parts))) == {"A.D1": 20}


def test_what_waits_for_a_part_is_hit_through_it() -> None:
    found = of(portfolio([P, project("A", 140, 300)], [tie("A", "P.M1")], milestones=[part("P.M1", 130)]))
    assert moved(found) == {"P.M1": 30, "A": 20}
    reached = part("P.M1", 130) | {"actual": day(80)}
    assert moved(of(portfolio([P, project("A", 140, 300)], [tie("A", "P.M1")], milestones=[reached]))) == {}


def test_what_is_met_carries_no_slip() -> None:
    assert moved(of(portfolio([P, project("A", 210, 300)], [tie("A", "P", status="met")]))) == {}


@pytest.mark.parametrize("status", ["completed", "cancelled"])
def test_what_is_over_does_not_move(status: str) -> None:
    assert moved(of(portfolio([P, project("A", 210, 300, status=status)], chain("A", "P")))) == {}
    found = of(portfolio([P | {"status": status}, project("A", 210, 300)], chain("A", "P")))
    assert (found.hits, found.untold, [one.code for one in found.notices]) == ((), (), ["PA826"])
    assert (found.was, found.becomes) == (None, None)
    assert found.over == {"completed": "ended", "cancelled": "cancelled"}[status]
    assert [one.source.id for one in found.waiting] == (["A"] if status == "cancelled" else [])


def test_who_still_waits_for_something_cancelled_is_told() -> None:
    """Also for a part of it, but not who has what it waited for, or waits no more."""
    called_off = portfolio(
        [P | {"status": "cancelled"}, project("A"), project("B"), project("C", status="completed"), project("D")],
        [tie("A", "P.D1"), tie("B", "P", status="met"), tie("C", "P"), tie("D", "P.D2")],
        [part("P.D1", 150), part("P.D2", 20, accepted_on=day(21))],
    )
    assert [(one.source.id, one.target.id) for one in of(called_off).waiting] == [("A", "P.D1")]


def test_the_new_finish_of_the_project_itself_is_told() -> None:
    found = of(portfolio([P]))
    assert (found.was, found.becomes, found.over) == (DAY_0 + timedelta(200), DAY_0 + timedelta(230), "")


@pytest.mark.parametrize(
    ("projects", "waits", "field"),
    [
        ([P, project("A", None, 300)], tie("A", "P"), "start"),
        ([project("P", 100), project("A", 210, 300)], tie("A", "P"), "finish"),
        ([P, project("A", 210, 300)], tie("A", "P", lag="a while"), "lag"),
        ([P, project("A", 210, 300)], tie("A", "P", "sideways"), "kind"),
    ],
)
def test_what_is_missing_leaves_it_open(
    projects: list[dict[str, object]], waits: dict[str, object], field: str
) -> None:
    found = of(portfolio([*projects, project("B", 310, 400)], [waits, tie("B", "A")]))
    assert found.hits == ()
    assert open_(found) == {"A": 30, "B": 20}
    for one in found.untold:
        assert field in [each.field for each in one.missing]
        assert one.path[0].slack is None


def test_a_need_is_surely_missed_though_the_start_is_not_known() -> None:
    found = of(portfolio([P, project("A", None, 300)], [tie("A", "P", needed_by=day(205))]))
    assert [(one.thing.id, one.days, one.at_most) for one in found.hits] == [("A", 25, 30)]


def test_circles_come_to_an_end() -> None:
    projects = [P, project("A", 210, 300), project("B", 310, 400)]
    assert moved(of(portfolio(projects, chain("P", "B", "A", "P")))) == {"A": 20, "B": 10}


def test_the_end_of_the_calendar_is_no_accident() -> None:
    last = project("A", 210) | {"finish": date.max.isoformat()}
    assert hit(of(portfolio([P, last], chain("A", "P"))), "A").becomes is None
    assert moved(of(portfolio([P, project("A", 210, 300)], chain("A", "P")), days=10**9)) == {"A": 10**9 - 10}


def test_a_project_that_is_not_there_is_none() -> None:
    with pytest.raises(LookupError):
        of(portfolio([P]), "nobody")


# ---------------------------------------------------------------------------------------------- held against an oracle

KEYS = "ABCDE"
DATES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=len(KEYS), max_size=len(KEYS))
TIED = st.tuples(
    st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(["FS", "SS", "FF", "SF"]), st.integers(-5, 10)
)


@given(DATES, st.lists(TIED, max_size=9), st.integers(1, 60))
def test_a_slip_is_what_going_round_until_nothing_moves_comes_to(
    dates: list[tuple[int, int]], ties: list[tuple[str, str, str, int]], days: int
) -> None:
    """Projects that all lie ahead: moved again and again, until every tie has what it had before or its slack."""
    starts = {key: NOW + 10 + one for key, (one, _) in zip(KEYS, dates, strict=True)}
    finishes = {key: starts[key] + one for key, (_, one) in zip(KEYS, dates, strict=True)}
    when = {"S": starts, "F": finishes}
    moves = {"S": dict.fromkeys(KEYS, 0), "F": dict.fromkeys(KEYS, 0)}
    moves["S"]["A"] = moves["F"]["A"] = days
    for _ in range(3 * len(ties) + 3):
        for waits, awaits, kind, lag in ties:
            end, after = kind[1], kind[0]
            slack = max(when[end][waits] - when[after][awaits] - lag, 0)
            moves[end][waits] = max(moves[end][waits], moves[after][awaits] - slack)
            moves["F"][waits] = max(moves["F"][waits], moves["S"][waits])
    projects = [project(key, starts[key], finishes[key]) for key in KEYS]
    tied = [tie(waits, awaits, kind, lag=lag) for waits, awaits, kind, lag in ties]
    found = of(portfolio(projects, tied), "A", days)
    assert moved(found) == {key: one for key, one in moves["F"].items() if one and key != "A"}
    assert found.untold == ()
    for one in found.hits:
        assert days - sum(step.slack or 0 for step in one.path) == one.days
        assert one.path[0].link.target.id == "A"
        assert one.path[-1].link.source.id == one.thing.id
