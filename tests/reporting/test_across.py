"""What was found across the projects, in every format for people."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pmo_audit.findings import AuditResult
from pmo_audit.oversight import Contribution, Link, Oversight, Passage
from pmo_audit.reporting import make_visible, render
from pmo_audit.reporting.across_map import map_of
from pmo_audit.reporting.across_page import anchors_of, bars_of, load_rows, pieces_of
from pmo_audit.reporting.across_words import amount_words, cycle_note, points_words, sum_words
from tests.reporting import across, samples
from tests.reporting.hostile import HOSTILE, poison
from tests.reporting.page import Page


def hostile_across() -> AuditResult:
    """Everything that was found across the projects with something hostile behind each text."""
    facts = across.FACTS
    plain = replace(facts, homes=None, capacities=None, loads=None)
    poisoned = poison(replace(samples.small(), oversight=plain), {})
    assert isinstance(poisoned, AuditResult)
    assert poisoned.oversight is not None
    assert poisoned.oversight.overloads is not None
    assert facts.overloads is not None
    for part in ("overlaps", "cycles", "shared_issues"):
        assert getattr(poisoned.oversight, part)
    loads = tuple(
        replace(one, period=of.period) for one, of in zip(poisoned.oversight.overloads, facts.overloads, strict=True)
    )
    return replace(poisoned, oversight=replace(poisoned.oversight, overloads=loads))


RESULTS = [across.small, across.nothing_found, across.part_looked_for, across.busy, hostile_across, across.large]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render(across.small(), "html"))


@pytest.mark.parametrize("result", RESULTS)
def test_the_page_is_whole_and_every_link_leads_somewhere(result):
    page = Page(render(result(), "html"))
    names = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(names) == len(set(names))
    for tag in ("a", "use"):
        assert {str(one["href"])[1:] for one in page.all(tag)} <= set(names)
    assert {str(attrs["aria-labelledby"]) for _, attrs in page.elements if "aria-labelledby" in attrs} <= set(names)
    assert len(page.all("caption")) == len(page.all("table"))
    for _, attrs in page.elements:
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]


def test_a_page_without_such_facts_has_nothing_of_that_view():
    html = render(samples.small(), "html")
    body = html[html.index("<body>") : html.index('<script type="application/octet-stream" id="data-index">')]
    assert "across" not in body
    assert "MapView" not in html
    assert ".mapping" not in html


def test_the_first_screen_and_the_head_of_the_view_say_how_many(page):
    for words in (
        "2 circles of waiting", "4 dependencies cannot hold", "3 pairs may be the same work", "2 shared problems",
        "3 people and resources overbooked",
    ):  # fmt: skip
        assert page.text.count(words) == 2, words


def test_what_was_not_looked_for_is_said_and_what_was_not_found_too():
    part, none = (Page(render(one(), "html")).text for one in (across.part_looked_for, across.nothing_found))
    assert "Not looked for: shared problems, circles of waiting, dependencies that cannot hold, overload." in part
    for words in (
        "Nothing waits for anything", "No two pieces of work are raised", "No problem is logged by more than one",
        "Nobody and nothing is promised beyond capacity", "no circles of waiting",
    ):  # fmt: skip
        assert words in none, words
    assert "Not looked for" not in none


def test_circles_clashes_and_the_longest_chain_are_told_in_words(page):
    for words in (
        "Fleet charging points waits for Tram depot north , which waits for Fleet charging points",
        "No way out: neither of them can begin.",
        "They wait for each other, but all may hold.",
        "46 days late Payroll change-over starts on 2026-05-04",
        "Waits for something cancelled Card payments pilot was cancelled",
        "Fibre ring south → Identity and access platform → Permit portal → General ledger migration",
        "All 19 links as a table",
    ):
        assert words in page.text, words


def test_a_circle_of_what_has_begun_is_not_said_to_be_unable_to_begin():
    depot = across.CYCLES[0]
    begun = "have begun all the same: neither of them can finish as registered, or the kind of a dependency is wrong."
    names = [one.source for one in depot.path]
    assert cycle_note(replace(depot, begun=tuple(names))) == f"{names[0].name} and {names[1].name} {begun}"
    assert cycle_note(replace(depot, begun=(names[1],))) == f"{names[1].name} {begun.replace('have', 'has')}"
    finishes = tuple(replace(one, kind="finish_to_finish") for one in depot.path)
    assert cycle_note(replace(depot, path=finishes)) == "No way out: neither of them can finish."
    assert cycle_note(replace(depot, path=depot.path[:1])) == "No way out: it cannot begin."
    three = replace(across.CYCLES[1], deadlock=True)
    assert cycle_note(three) == "No way out: none of them can finish."


def test_overlaps_stand_side_by_side_with_what_matches_marked_and_a_sum(page):
    html = render(across.small(), "html")
    assert "<mark>bank identity</mark>" in html
    assert "<mark>Bank identity</mark>" in html
    for words in ("+54.60", "−4.58", "83.12", "Duplicate, projects, raised", "out of date", "may serve Public sign-in"):
        assert words in page.text, words


def test_what_is_not_raised_is_folded_with_the_reason(page):
    for words in (
        "Decided: 1 pair.", "Successor: 1 pair.", "Sibling: 1 pair.", "Template: 1 pair.",
        "Phase 2 begins where phase 1 ended", "the office's template for control rooms",
        "justified by A. Lind on 2026-01-12: Payroll moves the history",
    ):  # fmt: skip
        assert words in page.text, words


def test_shared_problems_tell_members_spread_owners_and_who_should_meet(page):
    for words in (
        "3 entries in Harbour terminal renewal , Tram depot north , Fleet charging points",
        "Could own it R. Silva (supplier manager)",
        "Threatens Track laid P-104-M2",
        "by supplier: both buy from Nordstahl",
        "about One answer from Nordstahl for three projects",
    ):
        assert words in page.text, words


def test_overloads_stand_by_month_with_what_makes_them_up(page):
    for words in (
        "M. Okafor E2 110% 150% 110% 50%",
        "10 days of the month are beyond capacity. On average 140% is promised.",
        "What could not be told: 1 gap",
        "M. Okafor in 2026-04: 150% of 100% promised, at its peak 2026-04-08 to 2026-04-21",
        "Mobile crane, 80 t in 2026-07: 3 of 1 cranes promised",
        "no project named A-10 40% 2026-04-08",
    ):
        assert words in page.text, words


@pytest.mark.parametrize("format", ["html", "markdown", "text", "json"])
def test_the_same_facts_give_the_same_bytes(format):
    assert render(across.small(), format) == render(across.small(), format)


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_lines_of_words_have_the_same(format):
    text = re.sub(r"\\", "", render(across.small(), format))
    for words in (
        "Fleet charging points waits for Tram depot north, which waits for Fleet charging points",
        "46 days late",
        "duplicate, 83.12: project P-106 Identity and access platform and project P-116 Public sign-in",
        "score 54.60 + 12.10 + 13.00 + 8.00 − 4.58 = 83.12",
        "Steel arrives five weeks late, in Harbour terminal renewal",
        "M. Okafor in 2026-04: 150% of 100%",
    ):
        assert words in text, words
    assert "cross projects" not in render(samples.small(), format)


def test_hostile_text_stays_text_in_every_format():
    result = hostile_across()
    html = render(result, "html")
    page = Page(html)
    assert "<script>alert" not in html
    assert make_visible(html) == html
    for one in HOSTILE:
        assert " ".join(make_visible(one).split()) in page.text
    text, markdown = render(result, "text"), render(result, "markdown")
    assert make_visible(text) == text
    assert "<script>" not in markdown


def test_marks_that_meet_overlap_or_reach_beyond_the_text_are_put_right():
    text = "abcdefgh"
    one = Passage(samples.HARBOUR, "name", text, ((4, 99), (1, 3), (2, 5), (6, 2)))
    pieces = pieces_of(one)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.marked] == ["bc", "de", "fgh"]


def test_bars_end_where_the_next_begin_and_come_to_the_whole():
    bars = bars_of((Contribution("a", 6000, ""), Contribution("b", 0, ""), Contribution("c", -2000, "")))
    assert [(one.x, one.width) for one in bars] == [("0.00%", "100.00%"), ("66.67%", "33.33%")]
    assert bars_of(()) == ()


@pytest.mark.parametrize(
    ("points", "words"), [(8312, "83.12"), (-5, "−0.05"), (0, "0.00"), (10_000, "100.00"), (7, "0.07")]
)
def test_points_are_told_exactly(points, words):
    assert points_words(points) == words


def test_a_sum_adds_up():
    for one in across.OVERLAPS:
        left, right = sum_words(one.contributions, one.points).replace("−", "-").split(" = ")
        numbers = [int(each.replace(".", "").replace(" ", "")) for each in re.findall(r"-? ?\d+\.\d\d", left)]
        assert sum(numbers) == int(right.replace(".", ""))


def test_amounts_are_shares_of_people_and_numbers_of_things():
    from fractions import Fraction

    assert amount_words(Fraction(11, 10), "FTE") == "110%"
    assert amount_words(Fraction(1, 3), "full time") == "33.33%"
    assert amount_words(Fraction(12345, 2), "EUR") == "6,172.5 EUR"


def test_rows_begin_with_the_worst_and_months_follow_each_other():
    months, rows = load_rows(across.FACTS)
    assert months == ("2026-03", "2026-04", "2026-05", "2026-07")
    assert [row.resource.name for row in rows] == ["Mobile crane, 80 t", "M. Okafor", "Benedikta Sørensen"]


def test_names_of_places_are_plain_and_different_for_each():
    facts = Oversight(overlaps=tuple(replace(across.OVERLAPS[0], id=id_) for id_ in ("a b", "a/b", "Ж")))
    assert list(anchors_of(facts).values()) == ["overlap-a-b", "overlap-a-b-2", "overlap-unnamed"]


def test_the_map_holds_links_that_only_a_circle_or_a_clash_names():
    map_ = map_of(Oversight(cycles=across.CYCLES[:1], clashes=across.CLASHES[:1]))
    assert map_ is not None
    assert [one.subject.name for one in map_.nodes] == [
        "Tram depot north", "Fleet charging points", "Payroll change-over", "Identity and access platform",
    ] or len(map_.nodes) == 4  # fmt: skip
    assert sorted(one.kind for one in map_.links) == ["circle", "circle", "late"]
    assert map_of(Oversight()) is None


def test_a_part_and_its_whole_are_tied_by_one_line():
    whole, part = samples.HARBOUR, across.SIGN_ON
    links = (Link(part, whole, "start_to_start"), Link(whole, part, "finish_to_finish"), across.LINKS[0])
    map_ = map_of(replace(across.FACTS, map=replace(across.MAP, links=links, longest=()), cycles=(), clashes=()))
    assert map_ is not None
    assert [one.kind for one in map_.links] == ["part", "plain"]


def test_every_record_that_is_named_is_known_once():
    found = across.FACTS.subjects
    assert len(found) == len(set(found))
    for one in (across.SIGN_ON, across.STEEL, across.ANNA, across.NOWHERE, across.GATE):
        assert one in found


def test_badges_of_lines_that_go_to_and_fro_do_not_cover_each_other():
    there, back = across.CYCLES[0].path
    late = tuple(replace(across.CLASHES[0], link=one) for one in (there, back))
    map_ = map_of(Oversight(cycles=across.CYCLES[:1], clashes=late))
    assert map_ is not None
    (_, first), (_, second) = (one.mark for one in map_.links)
    assert abs(first - second) >= 18
    assert sorted(one.badge for one in map_.links) == ["+46 d", "+46 d ↻"]
