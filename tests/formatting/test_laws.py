"""What the layout of a rule file keeps to, whatever the file."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.language import parse
from pmo_audit.language.formatting import format_text
from pmo_audit.text import SourceText, with_plain_line_ends
from tests.docs.page import DOCS, Block, blocks
from tests.formatting.generated import alternatives, block, block_with, files, laid_out
from tests.language.test_grammar import WORDS

ROOT = Path(__file__).resolve().parents[2]
RULES = sorted((ROOT / "rules").rglob("*.pmo"))
BROKEN = sorted((ROOT / "tests" / "language" / "broken").glob("*.pmo"))
BOXES = [
    (page.name, one)
    for page in sorted(DOCS.glob("*.md"))
    for one in blocks(page.read_text("utf-8"))
    if one.kind == "pmo"
]
TEXT_OR_COMMENT = re.compile(r'"(?:[^"\n]|"")*"|(--[^\n]*)')
SPELLINGS = (("days", "day"), ("months", "month"), ("satisfies", "satisfy"))


def formatted(text: str) -> str:
    """The text laid out; no layout ever has to be thrown away."""
    found = format_text(SourceText("a.pmo", text))
    assert "PA904" not in [one.code for one in found.diagnostics]
    return found.text


def comments(text: str) -> list[str]:
    plain = with_plain_line_ends(SourceText("a.pmo", text)).content
    return [one[1].rstrip() for one in TEXT_OR_COMMENT.finditer(plain) if one[1]]


def letters(text: str) -> Counter[str]:
    """What is not space, in one spelling of the words that have two."""
    for one, other in SPELLINGS:
        text = text.replace(one, other)
    return Counter("".join(text.split()))


def words(text: str) -> list[str]:
    """The words and texts of a file without its comments."""
    plain = with_plain_line_ends(SourceText("a.pmo", text.removeprefix("\ufeff"))).content
    code = TEXT_OR_COMMENT.sub(lambda one: " " if one[1] else one[0], plain)
    for one, other in SPELLINGS:
        code = code.replace(one, other)
    return re.findall(r'"(?:[^"\n]|"")*"|\w+|[^\w\s"]', re.sub(r"\b([A-Z]{3})(\d)", r"\1 \2", code))


def keeps_the_laws(text: str) -> str:
    """Lays a text out and tries everything that holds for any text."""
    laid = formatted(text)
    assert formatted(laid) == laid
    assert letters(laid) == letters(text)
    return laid


# Blocks that can be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", alternatives())
def test_everything_that_the_grammar_allows(name: str) -> None:
    """Each alternative of each rule of the grammar, with anything between the words of a block around it."""
    chance = random.Random(1)
    for rule in alternatives()[name]:
        made = block_with(rule, chance.randrange)
        assert parse(SourceText("a.pmo", " ".join(one.text for one in made))).diagnostics == ()
        for _ in range(3):
            text = laid_out(made, chance.randrange)
            laid = keeps_the_laws(text)
            assert (comments(laid), words(laid)) == (comments(text), words(text))


@settings(max_examples=200, deadline=None)
@given(files())
def test_a_file_that_can_be_read(text: str) -> None:
    assert parse(SourceText("a.pmo", text.removeprefix("\ufeff"))).file.blocks
    laid = keeps_the_laws(text)
    assert comments(laid) == comments(text)
    assert words(laid) == words(text)
    assert laid.endswith(("\n", "\ufeff"))
    assert not re.search(r"[ \t]\r?\n", laid)
    assert "\n\n\n" not in laid.replace("\r", "")


@settings(max_examples=200, deadline=None)
@given(files(broken=True))
def test_a_file_of_which_parts_cannot_be_read(text: str) -> None:
    laid = keeps_the_laws(text)
    assert comments(laid) == comments(text)


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_however_a_block_is_laid_out_its_words_come_out_alike(seed: int) -> None:
    """Without the author's lines and comments there is one layout only."""
    made = block(random.Random(seed).randrange, 14)
    flat = " ".join(one.text for one in made)
    wide = "  ".join(one.text for one in made)
    assert formatted(flat) == formatted(wide)


# Any text ------------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    keeps_the_laws(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "\n", "\r\n", "\t", "-- c\n", "\ufeff", "define", "parameter"]), max_size=40))
def test_any_heap_of_words(heap: list[str]) -> None:
    keeps_the_laws(" ".join(heap))


# Files that are there ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", RULES, ids=lambda one: one.stem)
def test_what_ships_is_in_its_canonical_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("path", BROKEN, ids=lambda one: one.stem)
def test_broken_files(path: Path) -> None:
    text = path.read_bytes().decode()
    assert comments(keeps_the_laws(text)) == comments(text)


@pytest.mark.parametrize(("page", "box"), BOXES, ids=lambda one: one if isinstance(one, str) else f"line {one.line}")
def test_boxes_of_the_manual(page: str, box: Block) -> None:
    assert comments(keeps_the_laws(box.text)) == comments(box.text)
