"""Dependencies that cannot hold as planned, those that hold, and those of which nobody can tell."""

from __future__ import annotations

import pytest

from pmo_audit.derive.graph import find_clashes, find_undecided
from pmo_audit.findings import Reason
from pmo_audit.oversight import Clash, Undecided
from pmo_audit.records import Portfolio
from tests.derive.graph.made import AS_OF, day, portfolio, project, tie


def clash(*given: object) -> Clash:
    (found,) = find_clashes(of(*given), AS_OF)
    assert find_undecided(of(*given), AS_OF) == ()
    return found


def undecided(*given: object) -> Undecided:
    (found,) = find_undecided(of(*given), AS_OF)
    assert find_clashes(of(*given), AS_OF) == ()
    return found


def holds(*given: object) -> bool:
    found = of(*given)
    return find_clashes(found, AS_OF) == () and find_undecided(found, AS_OF) == ()


def of(*given: object) -> Portfolio:
    """A portfolio of projects, deliverables, milestones and dependencies in any order."""
    records = [dict(one) for one in given]  # type: ignore[call-overload]
    ties = [one for one in records if "target" in one]
    rest = [one for one in records if "target" not in one]
    return portfolio(
        [one for one in rest if "project" not in one],
        ties,
        [one for one in rest if "project" in one and ".D" in one["id"]],
        [one for one in rest if "project" in one and ".M" in one["id"]],
    )


A, B = project("A", 200, 300), project("B", 100, 199)


@pytest.mark.parametrize(
    ("kind", "start", "finish", "days"),
    [
        ("FS", 199, 400, None),  # B finishes on day 199: the same day will do
        ("FS", 198, 400, 1),
        ("SS", 100, 400, None),
        ("SS", 90, 400, 10),
        ("FF", 50, 199, None),
        ("FF", 50, 150, 49),
        ("SF", 50, 100, None),
        ("SF", 50, 95, 5),
    ],
)
def test_days_are_held_against_each_other_by_kind(kind: str, start: int, finish: int, days: int | None) -> None:
    given = (project("A", start, finish), B, tie("A", "B", kind))
    if days is None:
        assert holds(*given)
    else:
        assert (clash(*given).why, clash(*given).days) == ("late", days)


@pytest.mark.parametrize(
    ("lag", "days"), [("1 day", None), ("2 days", 1), ("2 weeks", 13), ("-5 days", None), ("1.5", 1)]
)
def test_a_lag_is_kept(lag: str, days: int | None) -> None:
    given = (A, B, tie("A", "B", lag=lag))
    assert holds(*given) if days is None else clash(*given).days == days


def test_what_may_overlap_is_late_only_beyond_that() -> None:
    assert holds(project("A", 189, 300), B, tie("A", "B", lag=-10))
    assert clash(project("A", 188, 300), B, tie("A", "B", lag=-10)).days == 1


def test_a_clash_says_what_and_where() -> None:
    found = clash(project("A", 150, 300), B, tie("A", "B", lag=3))
    finishes = f"Project B finishes on {day(199)}"
    assert (
        found.says == f"Project A starts on {day(150)}, 52 days too early: {finishes}, and 3 days must pass in between"
    )
    assert [str(one) for one in found.origins] == [
        "<data>: /dependencies/0/target",
        "<data>: /projects/0/start",
        "<data>: /projects/1/finish",
    ]
    assert (found.link.source.id, found.link.target.id, found.link.kind, found.link.lag) == (
        "A",
        "B",
        "finish_to_start",
        3,
    )
    assert found.link.record is not None
    assert found.link.record.id == "T1"


def test_what_has_happened_goes_before_what_was_planned() -> None:
    assert holds(A | {"actual_start": day(199)}, B, tie("A", "B"))
    assert clash(A | {"actual_start": day(190)}, B, tie("A", "B")).days == 9
    assert clash(A, B | {"actual_finish": day(205)}, tie("A", "B")).days == 5


def test_the_day_on_which_it_is_needed_counts_too() -> None:
    found = clash(A, B, tie("A", "B", needed_by=day(180)))
    assert found.says == f"Project A needs it by {day(180)}, 19 days too early: Project B finishes on {day(199)}"
    assert holds(A, B, tie("A", "B", needed_by=day(199)))
    finish, need = "<data>: /projects/1/finish", "<data>: /dependencies/0/needed_by"
    assert [str(one) for one in found.origins] == ["<data>: /dependencies/0/target", need, finish]
    early = clash(project("A", 150, 300), B, tie("A", "B", needed_by=day(180)))
    assert early.days == 49
    assert [str(one) for one in early.origins] == [
        "<data>: /dependencies/0/target",
        "<data>: /projects/0/start",
        finish,
    ]


def test_a_plan_that_has_passed_is_no_longer_the_plan() -> None:
    """As of day 89, B was to finish on day 50; A starts on day 60."""
    early = (project("A", 60, 300), project("B", 10, 50, status="active"), tie("A", "B"))
    found = clash(*early)
    assert found.days == 29
    assert found.says.endswith(f"Project B was to finish on {day(50)}, and had not by {AS_OF}")
    assert holds(early[0], project("B", 10, 50, status="completed"), tie("A", "B"))
    assert holds(early[0], project("B", 10, 50), tie("A", "B"))  # nobody says whether it has finished


def test_what_is_met_is_no_clash() -> None:
    assert holds(project("A", 0, 10), B, tie("A", "B", status="met"))


@pytest.mark.parametrize("status", ["completed", "cancelled"])
def test_what_is_over_waits_for_nothing(status: str) -> None:
    assert holds(project("A", 0, 10, status=status), B, tie("A", "B"))


def test_something_cancelled_is_waited_for_in_vain() -> None:
    found = clash(A, B | {"status": "cancelled"}, tie("A", "B"))
    assert (found.why, found.days) == ("cancelled", None)
    assert found.says == "Project A waits for Project B, which is cancelled"
    part = {"id": "B.D1", "name": "Cable", "project": "B", "due": day(120)}
    assert clash(A, B | {"status": "cancelled"}, part, tie("A", "B.D1")).says == (
        "Project A waits for Cable of Project B, which is cancelled"
    )
    delivered = part | {"accepted_on": day(120)}
    assert holds(A, B | {"status": "cancelled"}, delivered, tie("A", "B.D1"))


def test_what_is_in_no_register_is_unknown() -> None:
    found = clash(A, tie("A", "Tramway"))
    assert (found.why, found.says) == ("unknown", "Project A waits for `Tramway`, which is in no register")
    assert found.link.target.id == "Tramway"


def test_words_for_a_project_may_mean_a_part() -> None:
    part = {"id": "B.D1", "name": "Cable", "project": "B", "due": day(220)}
    said = tie("A", "B") | {"target": "cable"}
    assert clash(A, B, part, said).days == 20
    other = part | {"id": "B.D2"}
    assert clash(A, B, part, other, said).why == "unknown"


def test_of_parts_that_are_called_alike_the_one_of_the_project_is_meant() -> None:
    parts = [{"id": f"{one}.D1", "name": "Report", "project": one, "due": day(220)} for one in ("A", "B")]
    said = tie("A", "B") | {"target_deliverable": "Report"}
    assert clash(A, B, *parts, said).link.target.id == "B.D1"
    nowhere = undecided(A, B, *parts, tie("A", "") | {"target": None, "target_deliverable": "Report"})
    assert nowhere.missing[0].reason is Reason.DANGLING
    assert "may mean A.D1 or B.D1" in nowhere.says


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ((project("A", None, 300), B, tie("A", "B")), "start"),
        ((A, project("B", 100), tie("A", "B")), "finish"),
        ((A, project("B", 100) | {"finish": "TBC"}, tie("A", "B")), "finish"),
        ((A, project("B", 100) | {"finish": "soon"}, tie("A", "B")), "finish"),
        ((A, project("B", 100) | {"finish": {"exempt": "secret"}}, tie("A", "B")), "finish"),
        ((A, B, tie("A", "B", "sideways")), "kind"),
        ((A, B, tie("A", "B") | {"kind": "TBC"}), "kind"),
        ((A, B, tie("A", "B", lag="a while")), "lag"),
        ((A, B, tie("A", "B", needed_by="soon")), "needed_by"),
        ((A, B, tie("A", "B") | {"target": "TBC"}), "target"),
        ((A, B, tie("A", "B") | {"project": None}), "project"),
        ((A, B, tie("A", "B") | {"project": "nobody"}), "project"),
        ((A, B, tie("A", "B.D1") | {"target_milestone": "B.M1"}), "target_milestone"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_missing_is_neither_a_clash_nor_none(given: tuple[object, ...], field: str) -> None:
    found = undecided(*given)
    assert field in [one.field for one in found.missing]
    assert found.says.startswith("nobody can tell whether it holds, since ")
    assert all(one.origin is not None for one in found.missing)


def test_without_a_forecast_column_the_baseline_is_the_plan() -> None:
    planned = [
        {"id": one, "name": one, "baseline_start": day(start), "baseline_finish": day(start + 90)}
        for one, start in (("A", 100), ("B", 90))
    ]
    assert clash(*planned, tie("A", "B")).days == 80
    assert undecided(planned[0] | {"finish": day(200)}, planned[1] | {"finish": None}, tie("A", "B")).missing


def test_without_a_kind_what_is_waited_for_delivers_first() -> None:
    assert clash(project("A", 198, 300), B, tie("A", "B", "")).days == 1


def test_milestones_are_one_day() -> None:
    waits = {"id": "A.M1", "name": "Live", "project": "A", "forecast": day(150), "actual": None}
    awaits = {"id": "B.M1", "name": "Ready", "project": "B", "forecast": day(160), "actual": None}
    found = clash(A, B, waits, awaits, tie("A.M1", "B.M1"))
    assert found.says == f"Live is reached on {day(150)}, 10 days too early: Ready is reached on {day(160)}"
    assert clash(A, B, waits, awaits, tie("A.M1", "B.M1", "SS")).days == 10
    late = awaits | {"forecast": day(40)}
    assert holds(A, B, waits, late, tie("A.M1", "B.M1"))
    assert clash(A, B, waits | {"forecast": day(80)}, late, tie("A.M1", "B.M1")).says.endswith(
        f"Ready was to be reached on {day(40)}, and had not by {AS_OF}"
    )


def test_a_deliverable_starts_between_its_project_and_the_day_it_is_due() -> None:
    part = {"id": "A.D1", "name": "Report", "project": "A", "due": day(250)}
    assert holds(A, B, part, tie("A.D1", "B"))  # A starts after B finishes, so its parts do
    found = clash(A, project("B", 100, 260), part, tie("A.D1", "B"))
    assert found.days == 10
    assert found.says.startswith(f"Report is due on {day(250)} and starts before, at least 10 days too early")
    between = undecided(A, project("B", 100, 240), part, tie("A.D1", "B"))
    assert between.says.endswith("nobody says when Report starts")
    started = undecided(project("B", 100, 150), project("A", 200, 300), part, tie("B", "A.D1", "SS") | {"lag": -120})
    assert started.says.endswith("nobody says when Report starts")


def test_a_register_that_did_not_come_whole_makes_nothing_unknown() -> None:
    from pmo_audit import load_data

    document = {"projects": [A, B], "dependencies": [{"id": "T1", **tie("A", "B.D1")}]}
    found = load_data(document).portfolio
    assert find_clashes(found, AS_OF) == ()
    (open_,) = find_undecided(found, AS_OF)
    assert open_.missing[0].field == "target_deliverable"
