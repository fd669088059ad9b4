"""Shared issues of whole portfolios: what is told of them, and that it is the same whatever the order of the data."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from pmo_audit import load_data
from pmo_audit.derive.shared import find_shared_issues
from pmo_audit.oversight import SharedIssue
from tests.derive.shared.told import LATE, OTHERS, PROJECTS, SAME, Json, portfolio, same, shared

RISK: Json = {"id": "R", "project": "P3", "name": "Switches", "description": "Nordkabel may send the switches late."}
PUMPS: Sequence[Json] = (
    {"id": "C", "project": "P5", "name": "Tervaxa recalled its rx-9", "description": "The module of Tervaxa sticks."},
    {"id": "D", "project": "P6", "name": "Doors stay shut", "description": "The rx-9 module by Tervaxa is recalled."},
)
WHOLE: Mapping[str, Sequence[Json]] = {
    "projects": [{**one, "department": "Works", "manager": f"H{at % 3}"} for at, one in enumerate(PROJECTS)],
    "issues": [*OTHERS, *LATE, *PUMPS, *same(["P1", "P1", "P2", "P3", "P3"])],
    "risks": [RISK],
    "people": [{"id": f"H{at}", "name": f"Person {at}"} for at in range(3)],
    "dependencies": [{"id": f"D{at}", "project": "P2", "target": "P1"} for at in range(2)],
    "contracts": [
        {"id": f"C{at}", "project": f"P{at + 1}", "supplier": name}
        for at, name in enumerate(("Nordkabel", "NORDKABEL"))
    ],
    "milestones": [{"id": f"M{at}", "project": "P1", "name": "Stone", "forecast": "2026-06-01"} for at in range(3)],
}


def adds_up(found: Sequence[SharedIssue]) -> None:
    """What must be so of any shared issue."""
    for one in found:
        assert sum(each.points for each in one.contributions) == one.points
        assert 0 <= one.points <= 10_000
        assert len({each.id for each in one.projects}) == len(one.projects) >= 2
        assert len(one.members) >= 2
        assert one.exemplar in one.members
        for passage in one.passages:
            assert all(0 <= begin < end <= len(passage.text) for begin, end in passage.marks)
    members = [(each.entity, each.id) for one in found for each in one.members]
    assert len(set(members)) == len(members)
    assert [(-one.points, one.id) for one in found] == sorted((-one.points, one.id) for one in found)


def bare(found: Sequence[SharedIssue]) -> list[SharedIssue]:
    """Without where things stand in the data."""
    return [
        replace(
            one,
            passages=tuple(replace(each, origin=None) for each in one.passages),
            spread=tuple(replace(each, origin=None) for each in one.spread),
        )
        for one in found
    ]


def members(found: Sequence[SharedIssue]) -> list[list[str]]:
    return [[each.id for each in one.members] for one in found]


# What is told


def test_one_problem_in_other_words_is_found_among_issues_and_risks() -> None:
    found = find_shared_issues(portfolio([*OTHERS, *LATE, *PUMPS], risks=[RISK]))
    adds_up(found)
    assert sorted(members(found)) == [["A", "B", "R"], ["C", "D"]]


def test_names_words_and_passages_are_told_as_they_are_shared() -> None:
    found = shared(PUMPS)
    says = {one.name: one.says for one in found.contributions}
    assert says["names"] == "Names in common: rx-9 and tervaxa."
    assert says["words"] == "Words in common: module and recalled."
    assert set(found.shares) == {"tervaxa", "rx-9", "module", "recalled"}
    assert [(one.subject.id, one.field) for one in found.passages] == [
        (key, field) for key in ("C", "D") for field in ("name", "description")
    ]
    (name, *_) = found.passages
    assert [name.text[begin:end] for begin, end in name.marks] == ["Tervaxa recalled", "rx-9"]


def test_what_is_done_about_it_does_not_count_and_is_not_told_as_shared() -> None:
    answers = [{**one, "resolution": "Harbour crane hired from Quillon."} for one in LATE]
    assert replace(shared(answers), passages=()) == replace(shared(LATE), passages=())
    apart = [{**one, "resolution": "Harbour crane hired from Quillon."} for one in OTHERS]
    assert find_shared_issues(portfolio(apart)) == ()


def test_what_is_said_twice_in_one_project_alone_is_not_shared() -> None:
    issues = same(["P1", "P1", "P2", "P3", "P4", "P5", "P6"])
    found = shared([*({**one, "name": f"{one['name']}, gantry"} for one in issues[:2]), *issues[2:]])
    assert [one.id for one in found.members] == [one["id"] for one in issues]
    assert "gantry" not in found.shares
    assert not any("gantry" in one.says for one in found.contributions)


def test_entries_that_came_up_together_are_likelier() -> None:
    apart, near = (
        shared([{**one, "raised_on": day} for one, day in zip(LATE, days, strict=True)])
        for days in (("2024-01-01", "2026-01-01"), ("2026-01-01", "2026-01-03"))
    )
    assert near.points > apart.points
    assert "came up together" not in {one.name for one in apart.contributions}


def test_the_exemplar_is_the_one_that_the_others_are_most_like() -> None:
    issues = [
        {"id": "A", "project": "P1", "name": "Nordkabel ships switches late, fibre crews idle on Tuesday"},
        {"id": "B", "project": "P2", "name": "Nordkabel ships switches late"},
        {"id": "C", "project": "P3", "name": "Nordkabel ships switches late, motors kept in the yard"},
    ]
    assert shared(issues).exemplar.id == "B"


def test_of_equal_entries_the_first_is_the_exemplar_and_the_score_ends_at_the_scale() -> None:
    found = shared(same(["P3", "P2", "P1"]))
    assert (found.exemplar.id, found.points) == ("S0", 10_000)
    assert found.contributions[-1].name == "limit"


@pytest.mark.parametrize("word", ["Nordkabel", "pump-7", "INV-2041", "scaffolding"])
def test_one_word_in_common_is_no_shared_issue(word: str) -> None:
    issues = [
        {"id": "A", "project": "P1", "name": f"We wait for {word}", "raised_on": "2026-01-01"},
        {"id": "B", "project": "P2", "name": f"Somebody broke {word}", "raised_on": "2026-01-01"},
    ]
    needs = [{"id": "N", "project": "P1", "target": "P2"}]
    assert find_shared_issues(portfolio([*OTHERS, *issues], dependencies=needs)) == ()


def test_what_one_project_logged_twice_is_no_shared_issue() -> None:
    assert find_shared_issues(portfolio([*OTHERS, *same(["P1", "P1", "P1"])])) == ()


# Whatever the data


@pytest.mark.parametrize("issues", [[], [LATE[0]], list(OTHERS), [{"id": "A"}, {"id": "B"}]])
def test_nothing_to_compare_gives_nothing(issues: Sequence[Json]) -> None:
    assert find_shared_issues(portfolio(issues)) == ()


def test_an_empty_portfolio_has_none() -> None:
    assert find_shared_issues(load_data({}).portfolio) == ()


def test_entries_without_a_text_or_a_known_project_are_left_out() -> None:
    rows = [
        *({"id": f"T{at}", "project": f"P{at}"} for at in (1, 2)),
        {"id": "N", "name": SAME},
        {"id": "G", "name": SAME, "project": "P99"},
        {"id": "E", "name": "...", "description": " ", "project": "P3"},
    ]
    loaded = load_data({"projects": PROJECTS, "issues": [*OTHERS, *LATE, *rows]})
    assert members(find_shared_issues(loaded.portfolio)) == [["A", "B"]]


def test_without_a_register_of_projects_an_issue_is_of_the_project_that_it_names() -> None:
    (found,) = find_shared_issues(load_data({"issues": LATE}).portfolio)
    assert len(found.projects) > 1
    nameless = [{key: value for key, value in one.items() if key != "project"} for one in LATE]
    assert find_shared_issues(load_data({"issues": nameless}).portfolio) == ()


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_data_makes_no_difference(seed: int) -> None:
    chance = random.Random(seed)
    turned = {name: chance.sample(rows, len(rows)) for name, rows in WHOLE.items()}
    found = find_shared_issues(load_data(WHOLE).portfolio)
    assert found
    adds_up(found)
    assert bare(find_shared_issues(load_data(turned).portfolio)) == bare(found)


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "from tests.derive.shared.test_find import WHOLE, find_shared_issues, load_data;"
        "print(ascii(find_shared_issues(load_data(WHOLE).portfolio)))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert b"SharedIssue" in runs[0]


HOSTILE = (
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
    "q3-a1-b2-c3-d4 " * 50,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_can_be_compared(text: str) -> None:
    rows = [{"id": f"{text[:9]}{at}", "project": f"P{at}", "name": text, "description": text} for at in (1, 2, 3)]
    records = load_data({"projects": PROJECTS, "issues": [*OTHERS, *LATE, *rows]}).portfolio  # not all can be read
    adds_up(find_shared_issues(records))


# However many


@pytest.mark.parametrize(("number", "projects"), [(300, 300), (2_500, 2_500), (2_500, 7)])
def test_thousands_of_equal_entries_end_soon_and_are_not_lost(number: int, projects: int) -> None:
    depots = [{"id": f"P{at}", "name": f"Depot {at}", "department": "Works"} for at in range(projects)]
    records = portfolio(same([f"P{at % projects}" for at in range(number)]), projects=depots)
    begin = time.perf_counter()
    found = find_shared_issues(records)
    assert time.perf_counter() - begin < 30
    adds_up(found)
    assert sum(len(one.members) for one in found) > number * 0.6
    assert sum(len(one.spread) for one in found) < 100 * number
