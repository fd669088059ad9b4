"""What changes the substance of a text, change by change; and laws that hold for any text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, strategies

from pmo_audit.derive.overlaps.substance import change_between, change_since, read_substance, substance_of

HERE = Path(__file__).parent
TEXTS = strategies.text(max_size=200)
PIECES = "Leeds torque tool a A plant 2026 7 not crib. S7 the, Barcode; lock - \u00df \u0130 \ufdfa \u6771\u4eac"
WORDS = strategies.lists(strategies.sampled_from(PIECES.split(" ")), max_size=12)


def cases() -> Iterator[tuple[str, str, str, str]]:
    base = ""
    for line in (HERE / "changes.txt").read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if word == "base":
            base = rest
        elif word in ("same", "other"):
            yield word, rest, base, changed(base, rest)


def changed(base: str, change: str) -> str:
    sign, _, rest = change.partition(" ")
    if sign == "=":
        return rest
    if sign == "+":
        return f"{base} {rest}"
    before, arrow, after = change.partition("->")
    before, after = (rest, "") if sign == "-" else (before.strip(), after.strip())
    assert before in base, change
    assert arrow or sign == "-", change
    return base.replace(before, after)


@pytest.mark.parametrize(("word", "change", "base", "text"), list(cases()), ids=lambda one: one[:40])
def test_what_changes_the_substance(word: str, change: str, base: str, text: str) -> None:
    for before, after in ((base, text), (text, base)):
        found = change_between(substance_of(before), substance_of(after))
        assert found.is_substantial == (word == "other"), (change, found)
        assert not found.is_substantial or found.new or found.gone


@given(TEXTS)
def test_a_text_is_its_own_substance(text: str) -> None:
    here = substance_of(text)
    assert change_between(here, here).is_substantial is False
    assert change_since(here.written, here).is_substantial is False


@given(TEXTS | WORDS.map(" ".join))
def test_what_is_written_down_is_read_back(text: str) -> None:
    here = substance_of(text)
    assert read_substance(here.written) == here
    assert read_substance(here.written).written == here.written


@given(WORDS, strategies.randoms(use_true_random=False))
def test_order_and_spacing_are_no_change(words: list[str], random) -> None:
    text = ". ".join(words)
    random.shuffle(words)
    other = ".\n ".join(words)
    assert change_between(substance_of(text), substance_of(other)).is_substantial is False


@given(TEXTS)
def test_composition_is_no_change(text: str) -> None:
    here, there = substance_of(text), substance_of(unicodedata.normalize("NFD", text))
    assert change_between(here, there).is_substantial is False


def test_a_text_too_long_for_a_cell_is_known_by_a_digest() -> None:
    words = [f"{chr(97 + a)}{chr(97 + b)}{chr(97 + c)}xyz" for a in range(26) for b in range(26) for c in range(10)]
    here, there = substance_of(" ".join(words)), substance_of(" ".join(words[:-1]))
    assert here.written.startswith("sha256:")
    assert len(here.written) < 100
    assert not change_since(here.written, here).is_substantial
    assert change_since(here.written, there).is_substantial
    assert change_since(here.written, substance_of("Leeds")).is_substantial
    assert change_since("Leeds", here).is_substantial


def test_no_text_is_a_substance_too() -> None:
    assert substance_of("").written == "(no words)"
    assert not change_since("(no words)", substance_of("  - and the ")).is_substantial
    assert change_since("(no words)", substance_of("Leeds")).is_substantial
