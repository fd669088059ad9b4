"""Many texts as one row of numbered terms."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import excerpt, read_words, spans

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(["the", "Risk", "risks.", "SC-40,", "2025", "\n", "Steps:", "é", "中文"])).map(
            " ".join
        ),
    ),
    max_size=8,
)
HOSTILE = [
    "\u202eabc\u202c",
    "a" * 10_000,
    "\ud800",
    "\0",
    "-'" * 500,
    "\u0301" * 99,
    "😀 ok",
    " " * 999,
    "a\u00a0b\tc\vd",
    "ﷺ½①",
]


@given(TEXTS)
@example(HOSTILE)
def test_the_same_terms_as_one_by_one(texts: list[str]) -> None:
    words = read_words(texts)
    assert len(words) == len(texts)
    for number, text in enumerate(texts):
        each = [term for _, _, terms in spans(text) for term in terms]
        assert list(words.of(number)) == [term for term, _ in each]
        begin, end = words.starts[number], words.starts[number + 1]
        assert words.kinds[words.ids[begin:end]].tolist() == [kind for _, kind in each]


@given(TEXTS)
@example(HOSTILE)
def test_terms_are_in_order_and_segments_part_texts(texts: list[str]) -> None:
    words = read_words(texts)
    assert list(zip(words.terms, words.kinds.tolist(), strict=True)) == sorted(
        set(zip(words.terms, words.kinds.tolist(), strict=True))
    )
    filled = words.starts[:-1][np.diff(words.starts) > 0]
    assert np.isin(filled, words.segments).all()
    assert (np.diff(words.segments) > 0).all()


@given(TEXTS, st.randoms())
def test_another_order_changes_the_order_alone(texts: list[str], chance: object) -> None:
    order = list(range(len(texts)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    words, others = read_words(texts), read_words([texts[one] for one in order])
    assert words.terms == others.terms
    assert [words.of(one) for one in order] == [others.of(one) for one in range(len(texts))]


@given(st.text(max_size=60))
def test_spans_are_of_the_text(text: str) -> None:
    end = 0
    for start, until, terms in spans(text):
        assert end <= start < until <= len(text)
        assert all(kind in Kind for _, kind in terms)
        end = until


def test_segments() -> None:
    words = read_words(["Steps to reproduce: open it. Then\nlook at v2.5 again!", "One", "", "Two; three"])
    begins = [" ".join(words.terms[one] for one in part) for part in np.split(words.ids, words.segments[1:])]
    assert begins == ["step to reproduce", "open it", "then", "look at v2.5 again", "one", "two", "three"]


def test_no_text() -> None:
    words = read_words([])
    assert len(words) == 0
    assert not len(words.ids)
    assert words.terms == ()


def test_excerpt() -> None:
    text = "Renew the (old) phase-2 contract, now."
    assert excerpt(text, 1, 3) == "the (old"
    assert excerpt(text, 3, 7) == "phase-2 contract"
    assert excerpt(text, 9, 12) == ""


@pytest.mark.parametrize("between", [" ", "  ", "\t", "\u00a0", "\r\n", " \n "])
def test_any_space_parts_words(between: str) -> None:
    assert read_words([between.join(["one", "two", "three"])]).of(0) == ("one", "two", "three")
