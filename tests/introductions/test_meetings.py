"""Who is introduced to whom, about what, and what of one serves the other: checked by hand on a small portfolio."""

from __future__ import annotations

from datetime import date

from pmo_audit.classes import replace
from pmo_audit.derive.meetings import introduce
from pmo_audit.derive.overlaps import find_overlaps
from pmo_audit.derive.shared import find_shared_issues
from pmo_audit.oversight import Meeting, Overlap, SharedIssue
from tests.decisions.given import made
from tests.decisions.portfolio import portfolio

AS_OF = date(2026, 3, 31)


def met(as_of: date = AS_OF, decided: tuple = (), **changes) -> tuple[dict[str, Overlap], tuple[SharedIssue, ...]]:
    given = portfolio(**changes)
    overlaps, shared = introduce(given, find_overlaps(given, decided=decided), find_shared_issues(given), as_of)
    return {"~".join(sorted((one.left.id, one.right.id))): one for one in overlaps}, shared


def meeting(pair: str = "P1~P2", *args, **changes) -> Meeting:
    found = met(*args, **changes)[0][pair].meeting
    assert found is not None
    return found


def people(meeting: Meeting) -> dict[str, tuple[list[str], list[str]]]:
    return {
        one.project.id: ([each.name for each in one.people], [each.name for each in one.left])
        for one in meeting.parties
    }


def served(meeting: Meeting) -> list[tuple[str, str, str]]:
    return [(one.of.id, one.what.id, one.serves.id) for one in meeting.serves]


def test_managers_and_sponsors_meet_and_nobody_who_has_left() -> None:
    found = meeting()
    assert people(found) == {"P1": (["Ann Lee", "Bo Park"], []), "P2": ([], ["Cy Moss"])}
    assert [one.name for one in found.people] == ["Ann Lee", "Bo Park"]
    assert found.people[0].email == "ann.lee@example.org"


def test_whoever_leaves_tomorrow_is_still_here_today() -> None:
    assert people(meeting("P1~P2", date(2026, 2, 27)))["P2"] == (["Cy Moss"], [])


def test_whom_no_register_knows_is_named_as_the_record_has_it() -> None:
    assert people(meeting(P2={"manager": "Nobody Known"}))["P2"] == (["Nobody Known"], [])


def test_where_nobody_is_named_nobody_is_made_up() -> None:
    assert people(meeting(P2={"manager": None}))["P2"] == ([], [])


def test_the_owner_of_a_deliverable_comes_before_the_manager() -> None:
    given = portfolio(D1={"owner": "E4"})
    (pair,) = [one for one in find_overlaps(given) if {one.left.id, one.right.id} == {"D1", "D2"}]
    pair = replace(pair, kind="duplicate", because="They say the same of what they do.", points=9000)
    ((found,), _) = introduce(given, [pair], [], AS_OF)
    assert found.meeting is not None
    assert people(found.meeting)["P1"][0] == ["Di Roe", "Ann Lee"]
    assert found.meeting.about.startswith("Torque tool register and Crib lock for lapsed tools: they say the same")
    ((unsure,), _) = introduce(given, [replace(pair, points=5100)], [], AS_OF)
    assert unsure.meeting is not None
    assert unsure.meeting.about.startswith("Torque tool register and Crib lock for lapsed tools: the two may be the")


def test_they_talk_about_what_the_kind_asks_for() -> None:
    assert "Both speak of" in meeting().about
    assert "whether one of you can do it for both" in meeting().about
    assert "what last time taught" in meeting("P3~P4").about
    assert "Di Roe has both in hand" in meeting("P3~P4").about


def test_what_is_delivered_approved_or_learned_serves() -> None:
    found = meeting()
    assert served(found) == [("P1", "D1", "P2"), ("P1", "A1", "P2"), ("P2", "L1", "P1"), ("P2", "D2", "P1")]
    register, case, lesson, planned = found.serves
    assert planned.says.startswith("planned; both speak of ")
    assert register.says.startswith("accepted on 2026-03-02; both speak of ")
    assert case.says == "approved on 2026-01-20; Calibration of torque tools's own business case is not approved yet"
    assert lesson.says.startswith("recorded on 2026-02-20; both speak of ")


def test_what_is_ready_comes_before_what_is_not() -> None:
    more = meeting(D3={"status": "planned", "name": "Torque tool barcode"})
    assert [one.what.id for one in more.serves if one.of.id == "P1"] == ["D1", "A1", "D3"]


def test_what_was_rejected_or_is_not_begun_never_serves() -> None:
    assert "D3" not in {one.what.id for one in meeting().serves}
    assert "A1" not in {one.what.id for one in meeting(A1={"status": "superseded"}).serves}


def test_of_two_that_come_in_turn_the_earlier_serves_the_later() -> None:
    assert served(meeting("P3~P4")) == [("P3", "D4", "P4")]


def test_a_solved_issue_serves_those_who_still_have_it() -> None:
    (issue,) = met()[1]
    assert issue.meeting is not None
    assert served(issue.meeting)[0] == ("P1", "I1", "P5")
    assert issue.meeting.serves[0].says == "closed there, and solved so: Replaced by the SC-50 under warranty."
    assert "armadyne" in issue.meeting.about
    assert people(issue.meeting) == {"P1": (["Ann Lee", "Bo Park"], []), "P5": ([], [])}


def test_an_open_issue_is_no_answer() -> None:
    (issue,) = met(I1={"status": "open"})[1]
    assert issue.meeting is not None
    assert "I1" not in {one.what.id for one in issue.meeting.serves}


def test_only_similar_pairs_and_those_that_are_no_duplicates_are_not_introduced() -> None:
    overlaps, _ = met()
    assert all(one.meeting is None for one in overlaps.values() if one.kind == "similar")
    assert met(decided=(made(verdict="not-a-duplicate", words=("", "")),))[0]["P1~P2"].meeting is None


def test_a_decision_is_what_they_talk_about() -> None:
    merged = meeting(decided=(made(verdict="merge", words=("", "")),))
    assert merged.about.endswith("To be settled: how to bring it together, since that was decided.")
    kept = meeting(decided=(made(verdict="justified", words=("", "")),))
    assert "what can be shared all the same" in kept.about
    stale = meeting(decided=(made(verdict="not-a-duplicate", words=("Leeds", "Leeds")),))
    assert "whether one of you can do it for both" in stale.about
