"""Notes to teams: what stands in them, in which order, and that hostile texts stay texts."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from pmo_audit.api import find_overlaps, find_shared_issues, introductions
from pmo_audit.classes import replace
from pmo_audit.oversight import Meeting, Party
from pmo_audit.reporting.introduction_pages import PAGES, render_html, render_json, render_markdown
from pmo_audit.reporting.introductions import MOST_TALKS, Note, notes_of
from pmo_audit.reporting.markdown_report import escape_markdown
from pmo_audit.subjects import Subject
from tests.decisions.portfolio import portfolio

AS_OF = date(2026, 3, 31)
HOSTILE = "<script>alert(1)</script> \u202e [x](javascript:1) {{ 7*7 }} `|` torque tool"


def notes(projects: Any = None, **changes: Any) -> dict[str, Note]:
    given = portfolio(**changes)
    found = introductions(given, find_overlaps(given), find_shared_issues(given), as_of=AS_OF, projects=projects)
    return {one.project.id: one for one in found}


def test_there_is_a_note_for_each_project_that_has_anybody_to_talk_to() -> None:
    assert list(notes()) == ["P1", "P2", "P5"]
    assert list(notes(("P2", "P6"))) == ["P2"]


def test_a_note_says_whom_to_ask_and_what_serves() -> None:
    note = notes()["P2"]
    assert note.greeting == "Hello,"
    (talk,) = note.talks
    assert talk.project == "Torque tool calibration tracking (P1)"
    assert talk.people == ("Ann Lee, project manager, ann.lee@example.org", "Bo Park, sponsor")
    assert [one.name for one in talk.for_you] == ["Torque tool register", "Case"]
    assert [(one.name, one.what) for one in talk.for_them] == [
        ("Barcode labels on torque tools do not survive oil", "lesson"),
        ("Crib lock for lapsed tools", "deliverable"),
    ]


def test_a_note_says_where_nobody_can_be_asked() -> None:
    first, second = notes()["P1"].talks
    assert first.lacking == "Cy Moss (project manager) has left. The records name nobody else to ask."
    assert second.lacking == "The records name nobody to ask; we help to find out."


def test_nobody_is_introduced_to_themselves() -> None:
    assert "P4" not in notes(), "one manager has both projects"
    found = notes(P3={"sponsor": "E1"})
    assert "P3" not in found, "whom the other project names is one's own"
    (talk,) = found["P4"].talks
    assert (talk.people, talk.lacking) == (("Ann Lee, sponsor, ann.lee@example.org",), "")


def test_only_what_is_sure_is_called_the_same_work() -> None:
    given = portfolio()
    (pair,) = [one for one in find_overlaps(given) if {one.left.id, one.right.id} == {"P1", "P2"}]
    for points, level, label in (
        (9000, "project", "the same work"),
        (9000, "deliverable", "the same deliverable"),
        (5100, "project", "something alike"),
        (5100, "deliverable", "something alike"),
    ):
        found = introductions(given, [replace(pair, points=points, level=level)], (), as_of=AS_OF)
        assert {talk.label for note in found for talk in note.talks} == {label}


def test_the_manager_is_greeted_first() -> None:
    assert notes(I1={"owner": "E4"})["P1"].greeting == "Hello Ann Lee and Bo Park,"


def test_a_page_has_room_for_few() -> None:
    ours, theirs = (Party(Subject("project", id_, id_), ()) for id_ in ("P1", "P2"))
    pair = find_overlaps(portfolio())[0]
    many = [
        replace(
            pair, id=f"O-{at}", points=9000 - at, meeting=Meeting((), "this", (), (ours, replace(theirs, project=to)))
        )
        for at, to in enumerate(Subject("project", f"T{at}", f"Twin {at}") for at in range(MOST_TALKS + 2))
    ]
    found = notes_of(many, (), AS_OF, frozenset({"P1"}))
    assert [[talk.project for talk in one.talks] for one in found] == [
        [f"Twin {at} (T{at})" for at in range(MOST_TALKS)]
    ]
    assert found[0].more == 2
    assert "2 more introductions did not fit on this page" in render_markdown(found)


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("src", "href", "style")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_every_format_says_the_same() -> None:
    found = tuple(notes().values())
    page = Words()
    page.feed(render_html(found))
    words = " ".join(page.words.split())
    written = render_markdown(found)
    told = json.loads(render_json(found))
    assert [one["project"]["id"] for one in told] == ["P1", "P2", "P5"]
    for note in told:
        for talk in note["introductions"]:
            pieces = [*talk["people"], talk["lacking"], talk["about"], talk["project"]]
            pieces += [one["why"] for one in (*talk["for_you"], *talk["for_them"])]
            for one in pieces:
                assert one in words, one
                assert escape_markdown(one) in written, one


@pytest.mark.parametrize("form", PAGES)
def test_hostile_texts_stay_texts(form: str) -> None:
    changes = {"P1": {"name": HOSTILE}, "D1": {"name": HOSTILE}, "E1": {"name": HOSTILE}, "I1": {"resolution": HOSTILE}}
    text = PAGES[form][1](tuple(notes(**changes).values()))
    assert "\u202e" not in text
    assert "{{ 7*7 }}" in text.replace("\\", "")
    if form == "html":
        page = Words()
        page.feed(text)
        assert "script" not in page.tags
        assert "default-src &#39;none&#39;; style-src &#39;sha256-" in text
    if form == "markdown":
        assert "[x](javascript" not in text
        assert "<script>" not in text


def test_the_same_records_give_the_same_bytes() -> None:
    for form in PAGES:
        assert PAGES[form][1](tuple(notes().values())) == PAGES[form][1](tuple(notes().values()))


def test_a_note_is_friendly() -> None:
    text = render_markdown(notes().values())
    assert not re.search(r"\b(fail|violation|must|wrong|breach|finding(?! against anybody))\w*", text.casefold())
    assert "finding against anybody" in text
