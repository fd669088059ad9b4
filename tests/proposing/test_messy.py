"""The labelled messy registers, through `pmo-audit read --format json` and the scorer that came with them."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from tests.proposing.messy import prediction, scorer
from tests.real.where import real_data

pytestmark = pytest.mark.data
SETS = ("messy-dev",)
ENOUGH = 0.95
"""The share of cells that has to be right; the aim is 80%, and what was reached is not to be lost unseen."""


@pytest.fixture(scope="module", params=SETS)
def counts(request: pytest.FixtureRequest) -> dict[str, Counter[str]]:
    folder = real_data(request.param)
    score, labels = scorer(folder), json.loads((folder / "labels.json").read_text(encoding="utf-8"))["files"]
    found: dict[str, Counter[str]] = {}
    for name in sorted(labels):
        errors: list[Any] = []
        found[name] = score.score_file(name, labels[name], prediction(folder / name), errors)
        one = found[name]
        print(
            f"{name:<32} right {one['cells_right']}/{one['cells']}, reported {one['reported']}/{one['must_report']}",
            errors,
        )
    return found


def test_most_cells_are_right(counts: dict[str, Counter[str]]) -> None:
    total = sum(counts.values(), Counter[str]())
    assert total["cells_right"] >= ENOUGH * total["cells"]


def test_no_definite_value_is_wrong(counts: dict[str, Counter[str]]) -> None:
    wrong = {
        name: one["cells_wrong"] + one["invented"] + one["amb_wrong"] + one["amb_guess_silent"]
        for name, one in counts.items()
    }
    assert not any(wrong.values()), wrong


def test_nothing_is_dropped_in_silence(counts: dict[str, Counter[str]]) -> None:
    silent = {name: one["records_missing_silent"] + one["cells_missing_silent"] for name, one in counts.items()}
    assert not any(silent.values()), silent


def test_no_row_becomes_a_record_that_is_none(counts: dict[str, Counter[str]]) -> None:
    assert not any(one["not_records_taken"] for one in counts.values())


def test_what_a_reader_wants_to_know_is_told(counts: dict[str, Counter[str]]) -> None:
    total = sum(counts.values(), Counter[str]())
    assert total["reported"] >= 0.95 * total["must_report"]
