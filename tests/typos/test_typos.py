"""A slip of the finger in a rule is told, with the word that was meant; none changes what a rule says in silence.

Every slip that makes a known word of a name is tried, and of the others a sample that is the same each time.
`python -m tests.typos` tries them all.
"""

from __future__ import annotations

import pytest

from pmo_audit.records import core_schema
from pmo_audit.text import nearest, one_slip_from, slips
from tests.typos.measure import Figures, Sites, measure
from tests.typos.sites import keywords, kind_of_slip, names

EVERY = 60


@pytest.fixture(scope="module", params=[names, keywords], ids=["names", "keywords"])
def figures(request: pytest.FixtureRequest) -> Figures:
    sites: Sites = request.param
    found = measure(sites, EVERY)
    print(found.told())
    return found


def test_no_slip_is_accepted_in_silence(figures: Figures) -> None:
    assert figures.silent == {}
    assert figures.rejected > 300


def test_no_slip_makes_another_rule_of_a_shipped_one(figures: Figures) -> None:
    """Another name that fits as well cannot be seen by any check; the shipped packs have no two so near each other."""
    assert figures.other == {}


def test_the_help_names_the_right_word_first(figures: Figures) -> None:
    assert figures.share_right >= 0.95, figures.unhelped.most_common(20)


def test_only_one_and_many_are_the_same() -> None:
    """`some risk` and `some risks` say the same; no other word may be written in two ways."""
    pairs = [set(one.split(" → ")) for one in measure(names, 10**9).same]
    nouns = [{entity.name, entity.plural} for entity in core_schema().entities.values()]
    assert [pair for pair in pairs if pair not in nouns] == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("status", "status", 0),
        ("status", "statu", 1),
        ("status", "sttus", 1),
        ("status", "stattus", 1),
        ("status", "stotus", 1),
        ("status", "sattus", 1),
        ("status", "sattu", 2),
        ("ca", "abc", 3),
        ("", "ab", 2),
        ("", "abc", 3),
        ("status", "budget", 3),
        ("a", "b", 1),
    ],
)
def test_slips_are_counted(one: str, other: str, count: int) -> None:
    assert slips(one, other) == slips(other, one) == count
    assert bool(kind_of_slip(one, other)) is (count == 1)


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("sponser", ["sponsor", "spender"], "sponsor"),
        ("ownre", ["over", "owner", "one"], "owner"),
        ("di", ["id", "x"], "id"),
        ("x", ["y"], None),
        ("id", ["ix"], "ix"),
        ("kickoff", ["kick_off", "cutoff"], "kick_off"),
        ("forecast_budget", ["budget", "forecast_cost", "forecast"], "forecast_cost"),
        ("zzz", ["budget", "owner"], None),
        ("Owner", ["owner", "ownes"], "owner"),
        ("statuus", ["status", "statuses"], "status"),
        ("ab", [], None),
    ],
)
def test_the_nearest_word(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near


def test_one_slip_is_one() -> None:
    assert one_slip_from("statsu", ["status"]) == "status"
    assert one_slip_from("stat", ["status"]) is None
