"""What tells one of a series from the next, in titles of several trades and languages."""

from __future__ import annotations

import pytest

from pmo_audit.derive.overlaps.slots import find_names, read_title, words_and_runs

NAMES = frozenset({"alder", "street", "corliss", "mall", "leed", "lyon", "mayer", "pingwell"})


@pytest.mark.parametrize(
    ("title", "content", "names", "periods", "steps"),
    [
        ("Branch refit - Alder Street", {"branch", "refit"}, {"alder", "street"}, set(), []),
        ("Solar roof Leeds depot", {"solar", "roof", "depot"}, {"leed"}, set(), []),
        ("Stock count 2024", {"stock", "count"}, set(), {"2024"}, []),
        ("Budget FY26", {"budget"}, set(), {"fy26"}, []),
        ("Fire drill, autumn", {"fire", "drill"}, set(), {"autumn"}, []),
        ("Data lake phase 2", {"data", "lake"}, set(), set(), [("phase", 2)]),
        ("Data lake, second wave", {"data", "lake"}, set(), set(), [("wave", 2)]),
        ("Ledger release III", {"ledger"}, set(), set(), [("release", 3)]),
        ("New roof for plant 7", {"new", "roof", "plant"}, {"7"}, set(), []),
        ("Move of SC-40 controllers", {"move", "controller"}, {"sc-40"}, set(), []),
        ("www.example.org does not load", {"load"}, {"www.example.org"}, set(), []),
        ("Umbau Rathaus Phase 1", {"umbau", "rathaus"}, set(), set(), [("phase", 1)]),
        ("Rénovation de l'agence de Lyon", {"renovation", "de", "agence"}, {"lyon"}, set(), []),
        ("", set(), set(), set(), []),
    ],
)
def test_titles(
    title: str, content: set[str], names: set[str], periods: set[str], steps: list[tuple[str, int]]
) -> None:
    read = read_title(title, NAMES)
    assert (set(read.names), set(read.periods), list(read.steps)) == (names, periods, steps)
    assert content <= read.content
    assert not read.content & (read.names | read.periods)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Feasibility of robot welding", "Robot welding pilot"),
        ("Robot welding pilot", "Robot welding rollout"),
        ("Design of the archive", "Construction of the archive"),
        ("Rollout of tablets", "Tablets follow-up"),
        ("Upgrade of the old system", "Decommissioning of the old system"),
    ],
)
def test_a_product_has_its_stages_in_order(earlier: str, later: str) -> None:
    before, after = read_title(earlier, NAMES).life, read_title(later, NAMES).life
    assert before is not None
    assert after is not None
    assert before < after


def test_a_title_without_a_stage_has_none() -> None:
    assert read_title("Choir hall acoustics", NAMES).life is None


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("Onboarding reset: identity", "onboarding reset"),
        ("Branch refit \u2013 Alder Street", "branch refit"),
        ("Branch refit | Alder Street", "branch refit"),
        ("Self-service", ""),
        ("Ratio 1:2", ""),
        ("Notes: ", ""),
    ],
)
def test_what_stands_before_a_colon_or_a_dash(title: str, prefix: str) -> None:
    assert read_title(title, NAMES).prefix == prefix


def test_names_stand_in_capitals_within_sentences() -> None:
    texts = [
        "We ask Pingwell for offers. The Board agrees with Pingwell again.",
        "The board meets. Offers of the board are kept, and then the board signs.",
        "TITLES IN CAPITALS TELL NOTHING",
    ]
    names = find_names(texts)
    assert "pingwell" in names
    assert not names & {"board", "we", "offer", "title", "capital"}


def test_words_are_said_as_they_are_written_in_the_order_of_the_title() -> None:
    title = read_title("Depots in Leeds and on Alder Street", NAMES)
    assert title.say(title.names) == "Leeds Alder Street"
    assert title.say(frozenset()) == ""


def test_every_word_and_every_run_of_a_text() -> None:
    assert {"sc-40", "controller", "www.example.org"} <= words_and_runs("SC-40 controllers at www.example.org")
