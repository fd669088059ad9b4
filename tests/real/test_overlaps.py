"""Work done twice and shared issues in labelled sets: how well they are found must not fall below these floors.

The floors are those that the benchmarks call goals, on the splits that report; `make bench FIGURES=overlaps` prints
the figures, with those of other means.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.overlaps import HALVES, ISSUES, planted_ours, texts_row
from pmo_audit.cli import main
from tests.real.where import real_data

pytestmark = pytest.mark.data


@pytest.fixture(autouse=True)
def there() -> Path:
    """The sets; without them the tests fail."""
    real_data("dup", f"{ISSUES}.records.jsonl")
    return real_data("planted-dev", "portfolio.json")


def test_issue_texts() -> None:
    ours, plain = texts_row("pmo-audit", ISSUES), texts_row("TF-IDF", ISSUES)
    assert ours["ap"] >= 1.3 * plain["ap"]
    assert ours["f1_shipped"] >= 0.35


def test_halves_of_abstracts() -> None:
    ours, plain = texts_row("pmo-audit", HALVES), texts_row("TF-IDF", HALVES)
    assert ours["f1_shipped"] >= 0.9
    assert ours["ap"] > plain["ap"]


def test_a_portfolio_with_planted_pairs() -> None:
    ours = planted_ours()
    assert ours["f1"] >= 0.6
    assert ours["look_alikes"] <= 0.1
    assert ours["shared"] >= 0.7


def test_the_command_gives_every_pair_of_the_bare_file(there: Path) -> None:
    result = CliRunner().invoke(main, ["overlaps", "--data", str(there), "--format", "json"])
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert len(found) > 13_000
    assert sum(one["flag"] for one in found) >= 8
    keys = ["left", "right", "kind", "score", "flag", "evidence"]
    assert all(list(one)[:6] == keys and 0 <= one["score"] <= 1 for one in found)
    assert all(one["kind"] in ("duplicate", "recurrence") for one in found if one["flag"])
    shared = CliRunner().invoke(main, ["shared-issues", "--data", str(there), "--format", "json"])
    assert shared.exit_code == 0, shared.stderr
    assert all(list(one)[:4] == ["members", "score", "spread", "evidence"] for one in json.loads(shared.stdout))
