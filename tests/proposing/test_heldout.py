"""Registers of trades that the words and layouts were not made for, written before anybody looked at how they are read.

Each file of the folder holds made-up records; `labels.json` says what is true of each cell, in the form of the messy
registers, whose scorer counts.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from tests.proposing.messy import prediction, scorer
from tests.real.where import real_data

pytestmark = pytest.mark.data
FOLDER: Final = Path(__file__).parent / "heldout"
LABELS: Final = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))["files"]
ENOUGH, NEARLY_ALL = 0.6, 0.95
"""The share of cells that has to be right in each file, and over all of them."""


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter[str]]:
    score = scorer(real_data("messy-dev"))
    found: dict[str, Counter[str]] = {}
    for name in sorted(LABELS):
        errors: list[Any] = []
        found[name] = score.score_file(name, LABELS[name], prediction(FOLDER / name), errors)
        print(f"{name:<32} right {found[name]['cells_right']}/{found[name]['cells']}", errors)
    return found


def test_the_labels_are_those_of_the_files() -> None:
    assert {one.name for one in FOLDER.iterdir()} == {*LABELS, "labels.json"}


def test_nearly_all_cells_are_right(counts: dict[str, Counter[str]]) -> None:
    total = sum(counts.values(), Counter[str]())
    assert total["cells_right"] >= NEARLY_ALL * total["cells"]


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_register_is_mostly_read(counts: dict[str, Counter[str]], name: str) -> None:
    assert counts[name]["cells_right"] >= ENOUGH * counts[name]["cells"]


@pytest.mark.parametrize("name", sorted(LABELS))
def test_no_definite_value_is_wrong(counts: dict[str, Counter[str]], name: str) -> None:
    one = counts[name]
    assert one["cells_wrong"] + one["invented"] + one["amb_wrong"] + one["amb_guess_silent"] == 0


@pytest.mark.parametrize("name", sorted(LABELS))
def test_nothing_is_dropped_in_silence(counts: dict[str, Counter[str]], name: str) -> None:
    assert counts[name]["records_missing_silent"] + counts[name]["cells_missing_silent"] == 0


@pytest.mark.parametrize("name", sorted(LABELS))
def test_no_record_is_made_up(counts: dict[str, Counter[str]], name: str) -> None:
    assert (counts[name]["false_records"], counts[name]["not_records_taken"]) == (0, 0)
