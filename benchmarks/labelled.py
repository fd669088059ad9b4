"""Labelled sets of texts and of a portfolio, and how well ranked pairs agree with them.

The sets lie in the folder that PMO_AUDIT_DATA names. They are read where they lie and are no part of this repository.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = Mapping[tuple[str, str], float]
"""How alike two records are, by their ids in the order of their characters; what is not there is not alike at all."""
Floats = NDArray[np.float64]
ROUNDS = 300
"""So many samples for an interval."""


class DataAbsentError(Exception):
    """The labelled data is not where it should be."""


def folder() -> Path:
    """Where the data lies. Raises `DataAbsentError` where there is none."""
    path = Path(os.environ.get("PMO_AUDIT_DATA") or Path(__file__).parents[1].parent / "shared" / "data")
    if not (path / "dup").is_dir():
        raise DataAbsentError(f"there is no labelled data in {path}; set PMO_AUDIT_DATA to its folder")
    return path


@dataclass(frozen=True)
class Texts:
    """The records of one split, and which pairs of them are the same."""

    records: Sequence[Mapping[str, str]]
    clusters: Mapping[str, int]
    """The cluster of each record that has one."""

    def is_same(self, pair: tuple[str, str]) -> bool:
        """Whether two records are labelled as the same."""
        one, other = (self.clusters.get(id_) for id_ in pair)
        return one is not None and one == other


def read_texts(name: str, split: str) -> Texts:
    """A split of a set: `valid` to choose thresholds, `test` to report."""
    base = folder() / "dup" / name
    with base.with_suffix(".splits.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row["id"] for row in csv.DictReader(file) if row["split"] == split}
    with base.with_suffix(".records.jsonl").open(encoding="utf-8") as file:
        records = [one for one in map(json.loads, file) if one["id"] in wanted]
    clusters: dict[str, int] = {}
    with base.with_suffix(".links.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            clusters |= {row[side]: int(row["cluster"]) for side in ("id1", "id2") if row[side] in wanted}
    return Texts(records, clusters)


@dataclass(frozen=True)
class Ranked:
    """All pairs of a set with their scores, the highest first, whether each is the same, and the units of its ends.

    A unit is a cluster or a record that has none: what is drawn anew for an interval.
    """

    scores: Floats
    same: Floats
    units: NDArray[np.int64]
    number: int

    def average_precision(self, weights: Floats | None = None) -> float:
        """The mean precision at each pair that is the same."""
        weights = np.ones(len(self.scores)) if weights is None else weights
        hits = np.cumsum(self.same * weights)
        every = np.maximum(np.cumsum(weights), 1e-12)
        return float((hits / every * self.same * weights).sum() / max(hits[-1], 1e-12))

    def f1(self, threshold: float, weights: Floats | None = None) -> float:
        """Precision and recall together, of the pairs from this score on."""
        weights = np.ones(len(self.scores)) if weights is None else weights
        flagged = self.scores >= threshold
        hits = float((self.same * weights)[flagged].sum())
        return 2 * hits / max(float(weights[flagged].sum() + (self.same * weights).sum()), 1e-12)

    def best_threshold(self) -> float:
        """The threshold with the highest F1."""
        hits, every = np.cumsum(self.same), np.arange(1, len(self.scores) + 1)
        return float(self.scores[int(np.argmax(2 * hits / (every + hits[-1])))])

    def interval(self, threshold: float) -> dict[str, list[float]]:
        """Between which bounds average precision and F1 lie in 95 of 100 samples of the units, drawn from a seed."""
        chance = np.random.default_rng(7)
        found = []
        for _ in range(ROUNDS):
            drawn = np.bincount(chance.integers(0, self.number, self.number), minlength=self.number).astype(float)
            one, other = self.units.T
            weights = np.where(one == other, drawn[one], drawn[one] * drawn[other])
            found.append((self.average_precision(weights), self.f1(threshold, weights)))
        low, high = np.percentile(np.array(found), [2.5, 97.5], axis=0)
        return {name: [round(float(low[at]), 3), round(float(high[at]), 3)] for at, name in enumerate(("ap", "f1"))}


def ranked(texts: Texts, scores: Scores) -> Ranked:
    """All pairs of a set by their scores; equal ones by their ids."""
    ids = sorted(one["id"] for one in texts.records)
    unit = {id_: f"c{texts.clusters[id_]}" if id_ in texts.clusters else id_ for id_ in ids}
    number = {name: at for at, name in enumerate(dict.fromkeys(unit.values()))}
    pairs = [(one, other) for at, one in enumerate(ids) for other in ids[at + 1 :]]
    pairs.sort(key=lambda pair: (-scores.get(pair, 0.0), pair))
    return Ranked(
        np.array([scores.get(pair, 0.0) for pair in pairs]),
        np.array([float(texts.is_same(pair)) for pair in pairs]),
        np.array([[number[unit[id_]] for id_ in pair] for pair in pairs]),
        len(number),
    )


def read_planted() -> tuple[dict[str, Any], Any]:
    """The labels of the portfolio with planted pairs, and its own scorer."""
    where = folder() / "planted-dev"
    spec = spec_from_file_location("planted_score", where / "score.py")
    if spec is None or spec.loader is None:
        raise DataAbsentError(f"there is no scorer in {where}")
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return json.loads((where / "labels.json").read_text(encoding="utf-8")), scorer
