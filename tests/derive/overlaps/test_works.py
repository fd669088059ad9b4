"""What is compared: the passages of projects and deliverables, with their places and fields."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit import load_data
from pmo_audit.derive.overlaps.works import Work, read_works, sentences
from tests.derive.overlaps.given import portfolio

PROJECT = {
    "id": "A",
    "name": "Ward bed board",
    "description": "Screens show free beds. Porters see them too!",
    "goals": "Nobody phones around",
    "method": "Agile",
    "expected_outcomes": "Shorter waits; fewer calls",
    "department": "Nursing",
    "start": "2026-01-05",
    "finish": "2026-06-30",
}


def only(**registers: list[dict[str, object]]) -> Work:
    (work,) = read_works(portfolio([PROJECT], **registers), "project")
    return work


def test_a_project_says_what_its_fields_its_objectives_and_its_deliverables_say() -> None:
    work = only(
        objectives=[{"id": "O1", "project": "A", "name": "No bed unseen", "description": "By summer."}],
        deliverables=[{"id": "D1", "project": "A", "name": "Screens on wards"}],
    )
    assert [(one.field, one.text) for one in work.passages] == [
        ("name", "Ward bed board"),
        ("description", "Screens show free beds."),
        ("description", "Porters see them too!"),
        ("goals", "Nobody phones around"),
        ("method", "Agile"),
        ("expected_outcomes", "Shorter waits; fewer calls"),
        ("objective", "No bed unseen"),
        ("objective", "By summer"),
        ("deliverable", "Screens on wards"),
    ]
    assert work.title == "Ward bed board"
    assert work.text.startswith("Ward bed board\nScreens show free beds.\n")
    assert all(one.origin is not None for one in work.passages)


def test_fields_are_read() -> None:
    work = only(
        contracts=[{"id": "C1", "project": "A", "supplier": "Pingwell"}],
        dependencies=[{"id": "X1", "project": "A", "target": "A", "kind": "finish_to_start"}],
    )
    assert work.department == "nursing"
    assert work.suppliers == {"pingwell"}
    assert (work.start, work.finish) == (date(2026, 1, 5), date(2026, 6, 30))
    assert work.waits_for == (("A", "finish_to_start"),)


def test_missing_fields_leave_nothing() -> None:
    (nameless, wordless) = read_works(portfolio([{"id": "A", "description": "Roof."}, {"id": "B"}]), "project")
    assert (nameless.title, nameless.text, nameless.subject.name) == ("", "Roof.", "A")
    assert (wordless.passages, wordless.title, wordless.text) == ((), "", "")
    assert wordless.start is None
    assert not wordless.begins_after(nameless)


def test_a_deliverable_belongs_to_a_project_or_to_none_that_is_known() -> None:
    rows = [{"id": f"D{at}", "name": "Plan", "project": to} for at, to in enumerate(("A", "Gone", None))]
    loaded = load_data({"projects": [PROJECT], "deliverables": rows})
    owned, elsewhere, alone = read_works(loaded.portfolio, "deliverable")
    assert (owned.project.id, owned.project.name, owned.department) == ("A", "Ward bed board", "nursing")
    assert (elsewhere.project.id, elsewhere.project.name, elsewhere.department) == ("gone", "Gone", "")
    assert (alone.project.id, alone.department) == ("", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four; five", ["One.", "Two!", "Three?", "Four; five"]),
        ("Version 2.1 of www.example.org runs.", ["Version 2.1 of www.example.org runs."]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("...", []),
        ("", []),
        ("- -\n* * *", []),
        ("Übersicht über Räume. Gebäude 3.", ["Übersicht über Räume.", "Gebäude 3."]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("start", "before", "follows"),
    [
        (date(2026, 7, 1), date(2026, 6, 30), True),
        (date(2026, 5, 15), date(2026, 6, 30), True),
        (date(2026, 4, 1), date(2026, 6, 30), False),
        (None, date(2026, 6, 30), False),
        (date(2026, 7, 1), None, False),
    ],
)
def test_what_begins_after_another(start: date | None, before: date | None, follows: bool) -> None:
    blank = read_works(portfolio([{"id": "A", "name": "x"}]), "project")[0]
    first = Work(blank.subject, blank.project, (), start=date(2026, 1, 1), finish=before)
    assert Work(blank.subject, blank.project, (), start=start).begins_after(first) is follows


def test_one_project_that_all_name_and_nobody_knows_keeps_nothing_apart() -> None:
    one = {"id": "T1", "project": "tracker", "name": "Archive does not move messages"}
    two = {"id": "T2", "project": "tracker", "name": "Messages are not moved by archive"}
    alone = load_data({"deliverables": [one, two]}).portfolio
    assert [work.project.id for work in read_works(alone, "deliverable")] == ["", ""]
    named = load_data({"deliverables": [one, {**two, "project": "other"}]}).portfolio
    assert [work.project.id for work in read_works(named, "deliverable")] == ["tracker", "other"]
