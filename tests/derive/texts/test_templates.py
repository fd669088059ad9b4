"""Passages that stand in many texts, held against looking at each passage of each text."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.derive.texts.space import text_space
from pmo_audit.derive.texts.templates import (
    boilerplate,
    fewest_texts,
    find_templates,
    own_terms,
    own_weights,
)
from pmo_audit.derive.texts.tokens import Words, excerpt, read_words

CLOSING = "This award reflects the mission of the fund and was deemed worthy of support."
SITES = ["Leeds", "Bonn", "Porto", "Lyon", "Graz", "Turin"]
AUDITS = [
    f"Annual audit of fire safety at the {site} depot in {2020 + number}. {CLOSING}"
    for number, site in enumerate(SITES)
]
OTHERS = ["Replace the pumps of the old works", f"Teach the buyers to haggle. {CLOSING}"]

SMALL_TEXTS = st.lists(
    st.lists(st.sampled_from(["ab", "cd", "ef", "g.", "\n"]), max_size=9).map(" ".join), min_size=1, max_size=9
)


def looked_up(words: Words, least: int, width: int) -> list[int]:
    """For each place the number of texts of the most frequent passage over it, by looking at each passage."""
    texts: dict[object, set[int]] = defaultdict(set)
    found: list[tuple[object, range]] = []
    ids, cuts = words.ids.tolist(), words.segments.tolist()
    for text, (begin, end) in enumerate(zip(words.starts[:-1].tolist(), words.starts[1:].tolist(), strict=True)):
        for at in range(begin, end - width + 1):
            found.append(((width, *ids[at : at + width]), range(at, at + width)))
            texts[found[-1][0]].add(text)
    for number, (begin, end) in enumerate(zip(cuts, [*cuts[1:], len(ids)], strict=False)):
        found.append((("whole", *ids[begin:end]), range(begin, end)))
        texts[found[-1][0]].add(int(np.searchsorted(words.starts, cuts[number], "right")) - 1)
    common = [0] * len(ids)
    for passage, places in found:
        for place in places:
            common[place] = max(common[place], len(texts[passage]) if len(texts[passage]) >= least else 0)
    return common


@given(SMALL_TEXTS, st.integers(2, 4), st.integers(1, 3))
def test_as_looking_at_each_passage(texts: list[str], least: int, width: int) -> None:
    words = read_words(texts)
    assert find_templates(words, least=least, width=width).common.tolist() == looked_up(words, least, width)


@given(SMALL_TEXTS, st.integers(2, 4))
def test_shares(texts: list[str], least: int) -> None:
    words = read_words(texts)
    templates = find_templates(words, least=least)
    for number, share in enumerate(templates.shares.tolist()):
        inside = templates.common[words.starts[number] : words.starts[number + 1]] > 0
        assert share == pytest.approx(inside.mean() if len(inside) else 0)


def test_slots_are_what_was_filled_in() -> None:
    words = read_words(AUDITS + OTHERS)
    templates = find_templates(words)
    assert own_terms(words, templates, 0)[:1] == ("leed",)
    assert "2020" in own_terms(words, templates, 0)
    assert "audit" not in own_terms(words, templates, 0)
    assert own_terms(words, templates, 6) == words.of(6)
    assert own_terms(words, templates, 7) == ("teach", "the", "buyer", "to", "haggle")


def test_weights() -> None:
    words = read_words(AUDITS + OTHERS)
    templates = find_templates(words)
    own = own_weights(words, templates, keep=0.25)
    assert set(own.tolist()) == {0.25, 1}
    assert ((own == 1) == (templates.common == 0)).all()


def test_a_text_that_is_all_template_counts_as_it_is() -> None:
    words = read_words([CLOSING] * 5 + OTHERS)
    templates = find_templates(words)
    assert templates.shares[0] == 1
    assert text_space(words, weights=own_weights(words, templates)).matrix[0].nnz > 3


def test_what_was_found_is_told() -> None:
    texts = AUDITS + OTHERS
    words = read_words(texts)
    told = boilerplate(words, find_templates(words))
    assert told[0].texts == 7
    assert excerpt(texts[told[0].example], told[0].first, told[0].last) == CLOSING[:-1]
    assert {excerpt(texts[one.example], one.first, one.last) for one in told[1:]} >= {
        "Annual audit of fire safety at the"
    }
    assert boilerplate(words, find_templates(words), most=1) == told[:1]


def test_short_headings_are_passages() -> None:
    texts = [f"Steps:\n{word}\nResult:\n{other}" for word, other in zip("abcdefg", "hijklmn", strict=True)]
    words = read_words(texts)
    assert own_terms(words, find_templates(words), 1) == ("b", "i")


@pytest.mark.parametrize("texts", [[], [""], ["a"], ["", "a b c d e"], ["a b c d"] * 3])
def test_too_few_for_a_template(texts: list[str]) -> None:
    words = read_words(texts)
    templates = find_templates(words)
    assert not templates.common.any()
    assert boilerplate(words, templates) == ()


def test_more_texts_ask_for_more() -> None:
    assert [fewest_texts(number) for number in (0, 50, 1_000, 100_000)] == [4, 4, 7, 79]


def test_long_texts_go_by_blocks() -> None:
    chance = np.random.default_rng(5)
    letters = np.array(list("bcdfghjklmnp"), dtype=object)
    texts = [" ".join(letters[chance.integers(0, 12, 450_000)]) + f". {CLOSING}" for _ in range(3)]
    words = read_words(texts)
    templates = find_templates(words, least=3, width=12)
    assert (templates.common[words.starts[1:] - 1] == 3).all()
    assert own_terms(words, templates, 0)[-1] not in CLOSING.split()
