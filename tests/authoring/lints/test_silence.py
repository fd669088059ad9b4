"""Lints are silent where nothing is wrong, and where a comment says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pmo_audit.api import lint, load_standard, shipped_packs
from tests.authoring.lints.many import many_rules
from tests.authoring.lints.texts import codes, read, rule

SOUND = Path(__file__).parent / "sound.pmo"


@pytest.mark.parametrize("pack", shipped_packs())
def test_shipped_packs_are_clean(pack: str) -> None:
    loaded = load_standard(pack)
    assert loaded.ok
    assert [str(one) for one in lint(loaded)] == []


def test_many_sound_rules_are_clean() -> None:
    loaded = load_standard(SOUND)
    assert [str(one) for one in loaded.diagnostics] == []
    assert len(loaded.standard.rules) > 35
    assert [str(one) for one in lint(loaded, ignore=["PA461"])] == []


def test_many_rules_take_no_ages() -> None:
    """Most of these say different things; those that follow from each other or contradict each other are few."""
    found = lint(read(many_rules(150).split("\n", 1)[1]), ignore=["PA461"])
    assert len(found) < 40


def test_loading_and_auditing_know_no_lints() -> None:
    question = (
        "import sys; from pmo_audit import load_standard, load_data, audit; s = load_standard('stage_gate');"
        "audit([s], load_data({'projects': []}, standards=[s])); print([m for m in sys.modules if 'authoring' in m])"
    )
    done = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


CLAUSES = "for each project where budget >= EUR 2m\n  require budget > EUR 1m"
OTHER = rule("for each risk\n  require owner is known", "R-2")


@pytest.mark.parametrize(
    "text",
    [
        rule(f"{CLAUSES}  -- lint: ignore PA451"),
        rule(f"{CLAUSES}\n  -- lint: ignore PA451"),
        rule(f"{CLAUSES}\n-- lint: ignore PA451"),
        rule(f"-- LINT:ignore pa451\n  {CLAUSES}"),
        rule(f"{CLAUSES}  -- the second is for readers; lint: is a word").replace(
            "rule", "-- lint: ignore PA451\nrule"
        ),
    ],
)
def test_a_comment_silences_a_lint_in_its_block(text: str) -> None:
    assert codes(text, "\n", OTHER) == []
    assert codes("\n", text) == []


def test_a_comment_silences_no_other_block() -> None:
    assert codes(rule(CLAUSES), "\n-- lint: ignore PA451\n", OTHER) == ["PA451", "PA464"]
    assert codes(OTHER, "  -- lint: ignore PA451\n\n", rule(CLAUSES)) == ["PA464", "PA451"]


def test_a_comment_silences_no_other_lint() -> None:
    assert codes(rule(f"{CLAUSES}  -- lint: ignore PA450, PA452")) == ["PA451", "PA464", "PA464"]
    assert codes(rule(f"{CLAUSES}  -- lint: ignore PA450, PA451")) == ["PA464"]


def test_a_text_is_no_comment() -> None:
    assert codes(rule(f'{CLAUSES}\n  because "-- lint: ignore PA451"')) == ["PA451"]


def test_a_parameter_can_be_kept_for_later() -> None:
    sound = rule("for each project\n  require sponsor is known")
    assert codes("parameter spare = 3  -- lint: ignore PA459\n", sound) == []
    assert codes("-- lint: ignore PA459\nparameter spare = 3\n", sound) == []
