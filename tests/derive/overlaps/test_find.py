"""What is found in whole portfolios: the same whatever the order, small or empty or hostile as they may be."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from pmo_audit import find_overlaps as door
from pmo_audit import load_data
from pmo_audit.derive.overlaps import find_overlaps, search
from pmo_audit.oversight import Overlap
from tests.derive.overlaps.given import CARDS, DEBIT, MANY, OFFICE, Json, between, portfolio


def told(found: Sequence[Overlap]) -> list[tuple[object, ...]]:
    """What must not hang on the order of the records: not which side is left."""
    return sorted(
        (
            *sorted((one.left.id, one.right.id)),
            *(one.id, one.kind, one.points, one.flag),
            *((each.name, each.points) for each in one.contributions),
        )
        for one in found
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_records_makes_no_difference(seed: int) -> None:
    turned = random.Random(seed).sample(MANY, len(MANY))
    assert told(find_overlaps(portfolio(turned), most=40)) == told(find_overlaps(portfolio(MANY), most=40))


def test_two_runs_give_the_same() -> None:
    assert repr(find_overlaps(portfolio(MANY))) == repr(find_overlaps(portfolio(MANY)))


def test_what_is_raised_comes_first_and_the_likest_of_these() -> None:
    found = find_overlaps(portfolio([*OFFICE, *MANY]))
    flags = [one.flag for one in found]
    assert flags == sorted(flags, reverse=True)
    assert any(flags)
    for raised in (True, False):
        points = [one.points for one in found if one.flag is raised]
        assert points == sorted(points, reverse=True)
    assert len({one.id for one in found}) == len(found)


def test_pairs_beyond_those_asked_for_are_counted_and_left_out() -> None:
    records = portfolio([*OFFICE, *MANY])
    every, few = search(records, most=None), search(records, most=1)
    assert every.scored == few.scored == len(every.overlaps)
    assert len(few.overlaps) < every.scored
    assert set(few.overlaps) < set(every.overlaps)
    assert [one for one in every.overlaps if one.flag] == [one for one in few.overlaps if one.flag]


@pytest.mark.parametrize("projects", [[], [OFFICE[0]], [{"id": "A"}, {"id": "B"}], [OFFICE[0], {"id": "B"}]])
def test_nothing_to_compare_gives_nothing(projects: list[Json]) -> None:
    assert search(portfolio(projects)) == search(portfolio([]))


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_a_handful_of_projects(number: int) -> None:
    found = find_overlaps(portfolio([{"id": "A", **CARDS}, {"id": "B", **DEBIT}, *OFFICE[: number - 2]]))
    assert len(found) == number * (number - 1) // 2
    assert [(one.left.id, one.right.id) for one in found if one.flag] == [("A", "B")]


def test_equal_texts_are_duplicates_and_not_hidden_by_each_other() -> None:
    same = [{"id": f"S{at}", "name": "Roof of the depot", "description": "It leaks over bay four."} for at in range(3)]
    found = find_overlaps(portfolio([*OFFICE, *same]))
    assert [one.flag for one in found[:3]] == [True] * 3
    assert {one.points for one in found[:3]} == {found[0].points}


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x02",
        "\u202e\u200b\ufeff",
        "a" * 50_000,
        "a " * 20_000,
        "........!!!!????;;;;",
        "<script>alert(1)</script> | ** __ `x`",
        "漢字かな交じり文を比べる",
        "e\u0301" * 500,
        "😀😀😀",
        "\ud800",
        "1 2 3 4 5 6 7 8 9 10",
        "the of and to",
    ],
)
def test_any_text_can_be_compared(text: str) -> None:
    rows = [{"id": "A", "name": text, "description": text}, {"id": "B", "name": "x", "description": text}]
    records = load_data({"projects": [*OFFICE, *rows]}).portfolio  # some of it cannot be read as text, and is told
    for one in find_overlaps(records):
        assert sum(each.points for each in one.contributions) == one.points
        for sides in one.passages:
            for side in sides:
                assert all(0 <= begin < end <= len(side.text) for begin, end in side.marks)


def test_names_and_descriptions_may_be_missing() -> None:
    rows = [{"id": "A", "description": CARDS["description"]}, {"id": "B", **DEBIT}, {"id": "C", "name": DEBIT["name"]}]
    found = find_overlaps(portfolio([*OFFICE, *rows]))
    assert between(found, "A", "B").flag
    assert between(found, "A", "B").left.name == "A"


# Deliverables


LEAK = "Ultrasonic survey of the compressed air lines in the machine hall, ranked by loss."
WALK = "Ultrasound walk of the machine hall's compressed air lines with a ranked repair list."


def parts(**projects: str) -> list[Json]:
    return [
        {"id": "D1", "project": projects.get("one", "Z1"), "name": "Air system leak walk", "description": LEAK},
        {"id": "D2", "project": projects.get("two", "Z2"), "name": "Compressed air leak survey", "description": WALK},
        {"id": "D3", "project": "Z3", "name": "Motor list", "description": "Motors by gate."},
        {"id": "D4", "project": "Z4", "name": "Training plan", "description": "Courses by month."},
    ]


def test_deliverables_of_different_projects_are_compared() -> None:
    found = find_overlaps(portfolio(OFFICE, deliverables=parts()), level="deliverable")
    assert {one.level for one in found} == {"deliverable"}
    first = found[0]
    assert ({first.left.id, first.right.id}, first.kind, first.flag) == ({"D1", "D2"}, "duplicate", True)
    assert {one.id for one in first.projects} == {"Z1", "Z2"}


def test_deliverables_of_one_project_are_not() -> None:
    found = find_overlaps(portfolio(OFFICE, deliverables=parts(two="Z1")), level="deliverable")
    assert not [one for one in found if {one.left.id, one.right.id} == {"D1", "D2"}]
    assert len(found) == 5


def test_parts_of_what_is_raised_are_not_raised_again_unless_asked_for() -> None:
    records = portfolio([*OFFICE, {"id": "A", **CARDS}, {"id": "B", **DEBIT}], deliverables=parts(one="A", two="B"))
    both = between(find_overlaps(records), "D1", "D2")
    assert (both.kind, both.flag) == ("similar", False)
    assert both.because.startswith("Raised with their projects")
    assert between(find_overlaps(records, level="deliverable"), "D1", "D2").flag


def test_projects_that_share_a_part_alone_are_no_duplicates_but_their_parts_are() -> None:
    about = "What managers have to do when somebody leaves: badge, laptop, accounts and last pay."
    alike = {"name": "Checklist for leavers", "description": about}
    rows = [{"id": f"L{project}", "project": project, **alike} for project in ("Z1", "Z6")]
    found = find_overlaps(portfolio(OFFICE, deliverables=rows))
    projects, deliverables = between(found, "Z1", "Z6"), between(found, "LZ1", "LZ6")
    assert projects.points >= 5000
    assert (projects.kind, projects.flag) == ("similar", False)
    assert "single deliverables" in projects.because
    assert (deliverables.kind, deliverables.flag) == ("duplicate", True)


def test_both_levels_are_given_together_and_apart() -> None:
    records = portfolio(OFFICE, deliverables=parts())
    levels = {level: find_overlaps(records, level=level) for level in ("project", "deliverable")}
    assert len(find_overlaps(records)) == len(levels["project"]) + len(levels["deliverable"])
    with pytest.raises(ValueError, match="no level"):
        door(records, level="programme")
