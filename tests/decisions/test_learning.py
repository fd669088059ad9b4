"""What decisions teach: a correction of weights that few of them hardly move, printed like all else."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest

from pmo_audit.api import load_data
from pmo_audit.derive.overlaps import find_overlaps
from pmo_audit.derive.overlaps.learning import FIXED, fit, learn
from pmo_audit.derive.overlaps.scoring import NAMES
from pmo_audit.oversight import Decided, Overlap
from tests.decisions.given import made
from tests.decisions.portfolio import portfolio
from tests.real.where import real_data

DRAWS = 20


def decided(number: int, seed: int = 0) -> list[Decided]:
    """Decisions by somebody to whom words tell all, and characters nothing."""
    rng = np.random.default_rng(seed)
    found = []
    for at in range(number):
        words, characters = rng.integers(0, 4000, 2)
        verdict = ("merge", "justified")[at % 2] if words > 2000 else "not-a-duplicate"
        points = {"start": 4200, "words": int(words), "characters": int(characters)}
        found.append(made(f"A{at}", f"B{at}", verdict, points=points))
    return found


def test_what_tells_nothing_loses_weight_and_few_decisions_move_little() -> None:
    few, many = learn(decided(10)), learn(decided(200))
    assert few is not None
    assert many is not None
    assert many.weight("characters") < 0.6 < 1 <= many.weight("words")
    assert all(abs(few.weight(name) - 1) < abs(many.weight(name) - 1) for name in ("words", "characters"))
    assert many.weight("start") == many.weight("titles") == 1
    assert (few.decisions, many.decisions) == (10, 200)


def test_the_order_of_decisions_teaches_nothing() -> None:
    assert learn(decided(40)) == learn(list(reversed(decided(40))))


@pytest.mark.parametrize(
    "decisions",
    [
        [],
        [made()],
        [made("A", "B", "merge"), made("C", "D", "justified")],
        [made("A", "B", "not-a-duplicate"), made("C", "D", "not-a-duplicate")],
        [made("A", "B", "merge", points={}), made("C", "D", "not-a-duplicate", points={})],
        [made("A", "B", "merge", points={"start": 1}), made("C", "D", "not-a-duplicate", points={"start": 1})],
    ],
)
def test_where_there_is_nothing_to_be_learned_nothing_is(decisions: list[Decided]) -> None:
    assert learn(decisions) is None


def test_hostile_contributions_do_no_harm() -> None:
    huge = [made("A", "B", "merge", points={"x": 10**9}), made("C", "D", "not-a-duplicate", points={"x": -(10**9)})]
    found = learn(huge)
    assert found is None or 0 <= found.weight("x") <= 2


def test_a_learned_score_is_a_sum_of_contributions_each_its_weight_times_its_value() -> None:
    decisions = decided(200)
    learned = learn(decisions)
    assert learned is not None
    plain = {one.id: one for one in find_overlaps(portfolio(), level="project")}
    for one in find_overlaps(portfolio(), level="project", decided=decisions):
        assert one.points == sum(each.points for each in one.contributions)
        values = {each.name: each.points for each in plain[one.id].contributions}
        for each in one.contributions:
            if each.name not in FIXED:
                assert each.points == round(values[each.name] * learned.weight(each.name)), each.name
            elif each.name == "start":
                assert each.points == values["start"] + learned.level


# ------------------------------------------------------------------------------------ on the labelled sets


def compared(name: str, split: str) -> tuple[np.ndarray, np.ndarray, int]:
    """The contributions of all pairs of a split, which of them are duplicates, and how many there are."""
    folder = real_data("dup")
    with (folder / f"{name}.splits.csv").open(encoding="utf-8", newline="") as file:
        chosen = {row["id"] for row in csv.DictReader(file) if row["split"] == split}
    with (folder / f"{name}.links.csv").open(encoding="utf-8", newline="") as file:
        links = {frozenset((row["id1"], row["id2"])) for row in csv.DictReader(file)}
    lines = (folder / f"{name}.records.jsonl").read_text(encoding="utf-8").splitlines()
    records = [one for one in map(json.loads, lines) if one["id"] in chosen]
    projects = [{"id": one["id"], "name": one["title"] or None, "description": one["text"]} for one in records]
    found = find_overlaps(load_data({"projects": projects}).portfolio, level="project", most=None)
    alike = np.array([frozenset((one.left.id, one.right.id)) in links for one in found])
    return np.array([row(one) for one in found], float) / 10_000, alike, sum(one <= chosen for one in links)


def row(one: Overlap) -> list[int]:
    values = {each.name: each.points for each in one.contributions}
    return [values.get(name, 0) for name in NAMES if name not in FIXED]


def precision(scores: np.ndarray, alike: np.ndarray, total: int) -> float:
    """Average precision: the mean over the duplicates of the precision down to each."""
    found = alike[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(found) / np.arange(1, len(found) + 1))[found].sum() / total)


def reviewed(scores: np.ndarray, number: int, seed: int) -> np.ndarray:
    """Pairs as somebody reviews them: from the top of the ranking, the lower the rarer."""
    order = np.argsort(-scores, kind="stable")[: 20 * number]
    chance = 1 / (np.arange(len(order)) + 5.0)
    rng = np.random.default_rng(seed)
    chosen: np.ndarray = rng.choice(order, number, replace=False, p=chance / chance.sum())
    return chosen


@pytest.mark.data
@pytest.mark.parametrize("name", ["nsf_split_dev", "gitbugs_seamonkey"])
def test_the_curve_of_learning(name: str) -> None:
    values, alike, _ = compared(name, "train")
    others, theirs, total = compared(name, "test")
    before = precision(others.sum(axis=1), theirs, total)
    for number in (10, 50, 200):
        gains = []
        for seed in range(DRAWS):
            chosen = reviewed(values.sum(axis=1), number, seed)
            weights = fit(values[chosen], alike[chosen]) if len(set(alike[chosen])) > 1 else np.ones(values.shape[1])
            gains.append(precision(others @ weights, theirs, total) - before)
        print(f"{name} {number}: {before:.4f} {np.mean(gains):+.4f}, lowest {min(gains):+.4f}")
        assert min(gains) >= -0.01, number
        assert number == 10 or np.mean(gains) > 0, number
