"""What could not be told across the projects is never told as though there were none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pmo_audit.findings import AuditResult
from pmo_audit.oversight import Doubt, Loads, Oversight, Undecided
from pmo_audit.reporting import render
from pmo_audit.reporting.across_map import map_of
from pmo_audit.reporting.across_standing import standing_of
from pmo_audit.reporting.across_words import headlines, peak_words, ratio_words, until_words
from pmo_audit.subjects import Cause, Reason, Subject
from tests.reporting import across
from tests.reporting.page import Page

KIND = Cause(Reason.UNREADABLE, "dependency", "DEP-2", "kind", across.at("Dependencies", 2), "finish-start")
FINISH = Cause(Reason.MISSING, "project", "P-107", "finish", across.at("Projects", 9), "TBC")
UNDECIDED = (
    Undecided(
        Subject("dependency", "DEP-2", "DEP-2"),
        across.LINKS[0],
        "nobody can tell whether it holds, since `kind` cannot be read",
        (KIND,),
    ),
    Undecided(
        Subject("dependency", "DEP-90", "DEP-90"),
        None,
        "nobody can tell whether it holds, since `target` is missing",
        (Cause(Reason.MISSING, "dependency", "DEP-90", "target", across.at("Dependencies", 90)),),
    ),
)
CLEAR = (
    "There are none.", "All dependencies can hold", "Nothing waits for anything", "no circles of waiting",
    "no dependencies cannot hold", "0 dependencies cannot hold", "No two pieces of work are raised",
    "No problem is logged by more than one", "Nobody and nothing is promised beyond capacity",
    "no people and resources overbooked", "no pairs may be", "no shared problems",
)  # fmt: skip
PARTS = ("cycles", "clashes", "overlaps", "shared_issues", "overloads")


def nothing(**facts: Any) -> AuditResult:
    """All was looked for, nothing was found, and this is known besides."""
    result = across.nothing_found()
    assert result.oversight is not None
    return replace(result, oversight=replace(result.oversight, **facts))


def texts(result: AuditResult) -> list[str]:
    return [
        Page(render(result, "html")).text,
        *(re.sub(r"\\", "", render(result, one)) for one in ("text", "markdown")),
    ]


def test_where_all_is_known_it_is_said_that_there_is_none():
    page = texts(nothing())[0]
    for words in (
        "Nothing waits for anything",
        "All dependencies can hold.",
        "There are none.",
        "No problem is logged",
    ):
        assert words in page, words


def test_dependencies_that_cannot_be_told_have_their_own_count_and_no_all_clear():
    for text in texts(nothing(undecided=UNDECIDED)):
        assert "2 dependencies cannot be told" in text
        for words in CLEAR[:6]:
            assert words not in text, words
        assert "cannot be told: `target` is missing" in text.replace("Cannot", "cannot")
        assert "registers.xlsx: Dependencies!B90" in text
        assert "of 2 dependencies nobody can tell" in text


def test_where_some_cannot_hold_and_others_cannot_be_told_both_are_counted():
    result = replace(across.small(), oversight=replace(across.FACTS, undecided=UNDECIDED))
    for text in texts(result):
        for words in ("4 dependencies cannot hold", "2 dependencies cannot be told"):
            assert words in text, words
    assert "There may be more: of 2 dependencies nobody can tell." in texts(result)[0]


def test_the_map_and_the_table_mark_them():
    facts = replace(across.FACTS, undecided=UNDECIDED)
    map_ = map_of(facts)
    assert map_ is not None
    (one,) = [each for each in map_.links if each.doubt]
    assert (one.kind, one.badge, one.doubt) == ("untold", "?", "cannot be told: `kind` cannot be read")
    assert one.chain
    html = render(replace(across.small(), oversight=facts), "html")
    assert '<path class="line untold"' in html
    assert '<rect class="untold"' in html
    text = Page(html).text
    assert "? nobody can tell whether it holds" in text
    assert "finish to start cannot be told: `kind` cannot be read registers.xlsx" in text
    assert "nobody can tell whether it holds" not in texts(across.small())[0]


def test_a_link_in_a_circle_that_cannot_be_told_has_both_marks():
    there = across.CYCLES[0].path[0]
    facts = Oversight(cycles=across.CYCLES[:1], undecided=(replace(UNDECIDED[0], link=there),))
    map_ = map_of(facts)
    assert map_ is not None
    (one,) = [each for each in map_.links if each.doubt]
    assert one.kind == "circle"
    assert "?" in one.badge


def test_a_day_that_is_missing_leaves_clashes_open_and_no_circles():
    facts = Oversight(cycles=(), clashes=(), undecided=(replace(UNDECIDED[0], missing=(FINISH,)),))
    assert standing_of(facts, "cycles").says == ()
    assert standing_of(facts, "clashes").says == ("of 1 dependency nobody can tell",)


@pytest.mark.parametrize("part", PARTS)
def test_a_register_that_never_came_is_told_instead_of_a_number(part: str):
    says = "no register of what this rests on came"
    result = nothing(doubts=(Doubt(part, says, whole=True),))
    page, *_ = texts(result)
    assert f"Not looked at, since {says}: nobody can tell." in page
    for text in texts(result):
        assert f"({says}, so nobody can tell)" in text
    assert sum(words in page for words in CLEAR) < sum(words in texts(nothing())[0] for words in CLEAR)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_lacking_in_part_is_told_below_what_was_found_and_where_nothing_was(part: str):
    doubt = Doubt(part, "3 projects came without it")
    empty = texts(nothing(doubts=(doubt,)))
    assert "None is found, as far as can be told: 3 projects came without it." in empty[0]
    for text in empty:
        assert "(as far as can be told)" in text
    found = replace(across.small(), oversight=replace(across.FACTS, doubts=(doubt,)))
    assert "There may be more: 3 projects came without it" in texts(found)[0]


def test_nobody_is_told_to_be_free_where_no_promise_came():
    for text in texts(nothing(loads=Loads())):
        assert "? people and resources overbooked (no register of assignments came, so nobody can tell)" in text
        assert "0 people" not in text
    assert "Nobody and nothing is promised" not in texts(nothing(loads=Loads()))[0]


def test_gaps_in_promises_keep_the_all_clear_back():
    loads = replace(across.LOADS, overloads=(), months=())
    page = texts(nothing(loads=loads))[0]
    assert "None is found, as far as can be told: 1 gap in promises and capacities." in page
    assert "0 people and resources overbooked (as far as can be told)" in page


def test_what_was_not_looked_for_has_no_headline():
    assert headlines(Oversight()) == ()
    assert [one.place for one in headlines(Oversight(clashes=(), undecided=UNDECIDED))] == ["undecided"]


def test_amounts_and_days_read_as_one_says_them():
    crane = across.OVERLOADS[4]
    day = date(2026, 6, 1)
    assert ratio_words(replace(crane, promised=Fraction(2), unit="crane")) == "2 of 1 crane"
    assert ratio_words(across.OVERLOADS[1]) == "150% of 100%"
    assert peak_words(replace(crane, peak=(day, day))) == "on 2026-06-01"
    assert peak_words(crane) == "2026-07-08 to 2026-07-21"
    assert until_words(replace(crane.shares[0], start=day, finish=day)) == "that day"
