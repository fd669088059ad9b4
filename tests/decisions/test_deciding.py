"""A decision is written down, holds while the texts are about the same, and is told as stale when they are not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pmo_audit import InputError, decide, find_overlaps, load_decisions, undo_decision
from pmo_audit.derive.overlaps.deciding import Decisions
from pmo_audit.oversight import Decided, Overlap
from tests.decisions.given import made
from tests.decisions.portfolio import data, portfolio

ON = date(2026, 3, 31)
LOCKED = "Barcode each torque tool, keep due dates and drift, and lock the tool crib when the calibration has lapsed."


def pair(overlaps: tuple[Overlap, ...], left: str = "P1", right: str = "P2") -> Overlap:
    (found,) = [one for one in overlaps if {one.left.id, one.right.id} == {left, right}]
    return found


def taken(folder: Path, overlap: object = ("P1", "P2"), verdict: str = "justified", **more: object) -> Decided:
    file = folder / "data.json"
    file.write_text(json.dumps(data()), encoding="utf-8")
    given = {"by": "Ann Lee", "because": "two plants", "data": file, "on": ON, "portfolio": portfolio(), **more}
    return decide(overlap, verdict, **given)  # type: ignore[arg-type]


def test_a_decided_pair_is_not_raised_and_shown_with_its_decision(tmp_path: Path) -> None:
    before = pair(find_overlaps(portfolio()))
    assert (before.flag, before.kind, before.decision) == (True, "duplicate", None)
    taken(tmp_path)
    after = pair(find_overlaps(portfolio(), decided=load_decisions(tmp_path).decided))
    assert not after.flag
    assert after.decision is not None
    told = after.decision
    assert (told.verdict, told.by, told.because, told.on, told.stale) == (
        "justified",
        "Ann Lee",
        "two plants",
        ON,
        False,
    )
    assert (after.kind, after.points, after.id) == (before.kind, before.points, before.id)


def test_what_is_written_has_all_that_is_needed_later(tmp_path: Path) -> None:
    overlap = pair(find_overlaps(portfolio()))
    taken(tmp_path)
    (one,) = load_decisions(tmp_path).decided
    assert one.pair == ("project", "p1", "p2")
    assert dict(one.contributions) == {each.name: each.points for each in overlap.contributions}
    assert "calibration" in one.substance[0]
    assert load_decisions(tmp_path).diagnostics == ()


@pytest.mark.parametrize("overlap", ["id", "P1~P2", "p2~p1", ("P1", "P2"), ("P2", "P1"), ["p1", "P2"]])
def test_a_pair_can_be_named_in_several_ways(overlap: object, tmp_path: Path) -> None:
    if overlap == "id":
        overlap = pair(find_overlaps(portfolio())).id.lower()
    assert taken(tmp_path, overlap).pair == ("project", "p1", "p2")


@pytest.mark.parametrize(
    ("overlap", "level", "said"),
    [
        ("P1~P9", None, "no project or deliverable `P9`"),
        ("P1", None, "`P1` is no overlap"),
        ("O-12345678", None, "`O-12345678` is no overlap"),
        (("P1", "P2", "P3"), None, "`P1`, `P2` and `P3` is no overlap"),
        (("P1", "D1"), None, "`P1` and `D1` are of two kinds"),
        (("P1", "P1"), None, "cannot overlap with itself"),
        (("P1", "P2"), "deliverable", "no deliverable `P1`"),
        ((), None, "is no overlap"),
    ],
)
def test_what_is_no_pair_is_told_and_nothing_is_written(
    overlap: object, level: str | None, said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="PA846") as caught:
        taken(tmp_path, overlap, level=level)
    assert said in caught.value.diagnostics[0].message
    assert [one.name for one in tmp_path.iterdir()] == ["data.json"]


def test_one_id_for_a_project_and_a_deliverable_needs_the_level(tmp_path: Path) -> None:
    both = portfolio(D1={"id": "P1"}, D2={"id": "P2"})
    with pytest.raises(InputError, match="--level"):
        taken(tmp_path, portfolio=both)
    assert taken(tmp_path, portfolio=both, level="deliverable").level == "deliverable"


@pytest.mark.parametrize("given", [{"verdict": "maybe"}, {"by": " "}, {"because": ""}])
def test_a_decision_says_what_who_and_why(given: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"verdict|decision"):
        taken(tmp_path, **given)


CHANGES: list[tuple[dict[str, object], str]] = [
    ({}, ""),
    ({"P1": {"name": "TORQUE TOOL CALIBRATION TRACKING"}}, ""),
    ({"P1": {"description": LOCKED.replace("calibration", "calibraton")}}, ""),
    ({"P1": {"budget": "EUR 5"}, "P2": {"manager": "E1", "status": "active"}}, ""),
    ({"D1": {"status": "planned"}}, ""),
    ({"P3": {"description": "Something else altogether"}}, ""),
    ({"P1": {"description": f"{LOCKED} It covers Leeds."}}, "P1: new `Leeds` and `covers`"),
    ({"P2": {"name": "Calibration of torque tools 2027"}}, "P2: new `2027`"),
    ({"P1": {"description": "Repair the roof of the canteen."}}, "P1: new `canteen`, `repair` and `roof`; gone "),
    ({"D1": {"name": "Register of 40 presses"}}, "P1: new `40` and `presses`"),
]


@pytest.mark.parametrize(("changes", "said"), CHANGES)
def test_it_holds_until_either_text_changes_in_substance(changes: dict, said: str, tmp_path: Path) -> None:
    taken(tmp_path)
    decided = load_decisions(tmp_path).decided
    changed = portfolio(**changes)
    now = Decisions(changed, decided).about("project", "p2", "P1")
    assert now is not None
    assert now.stale == bool(said)
    assert "; ".join(now.changed).startswith(said)
    for one in find_overlaps(changed, level="project", decided=decided):
        if one.decision is not None:
            assert one.flag == (now.stale and one.points >= 5000 and one.kind in ("duplicate", "recurrence"))


def test_it_is_taken_back(tmp_path: Path) -> None:
    taken(tmp_path)
    file = tmp_path / "data.json"
    undo_decision(("P2", "P1"), by="Bo", because="a slip", data=file, portfolio=portfolio(), on=ON)
    assert load_decisions(file).decided == ()
    assert len(load_decisions(file).history) == 2
    assert pair(find_overlaps(portfolio(), decided=load_decisions(file).decided)).flag
    with pytest.raises(InputError, match="PA848"):
        undo_decision("P2~P1", data=file, portfolio=portfolio())


def test_a_record_that_is_gone_is_told() -> None:
    decisions = Decisions(portfolio(), [made("P1", "P77"), made("P1", "P2")])
    (told,) = decisions.unknown()
    assert (told.code, "`P77`" in told.message) == ("PA845", True)
    assert decisions.about("project", "P1", "P77") is not None


def test_a_decision_without_words_holds() -> None:
    now = Decisions(portfolio(), [made(words=("", ""))]).about("project", "P1", "P2")
    assert now is not None
    assert not now.stale


def test_the_same_decisions_give_the_same_overlaps(tmp_path: Path) -> None:
    taken(tmp_path)
    taken(tmp_path, ("P3", "P4"), "not-a-duplicate")
    decided = load_decisions(tmp_path).decided
    assert find_overlaps(portfolio(), decided=decided) == find_overlaps(portfolio(), decided=reversed(decided))
