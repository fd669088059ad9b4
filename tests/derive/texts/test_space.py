"""Texts as directions, held against scikit-learn and against plain Python."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.sparse import csr_matrix

from pmo_audit.derive.texts.rows import columns_hash, content_hash, only, scaled_to_one, spread, strongest
from pmo_audit.derive.texts.space import character_space, counts, text_space
from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import read_words, spans

TEXTS = [
    "Replace the pumps at the Leeds works in 2025",
    "Replace the pump at the Bonn works in 2026; the pump is old, the pump leaks",
    "",
    "the and of",
    "Audit of supplier SC-40",
]
MATRICES = arrays.arrays(
    np.float32,
    st.tuples(st.integers(0, 6), st.integers(1, 9)),
    elements=st.sampled_from([0, 0, 0.125, 0.25, 0.5, 0.5, 1]),
)


def test_the_weights_of_scikit_learn() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    def terms(text: str) -> list[str]:
        return [term for _, _, found in spans(text) for term, kind in found if kind != Kind.STOP]

    space = text_space(read_words(TEXTS))
    peer = TfidfVectorizer(analyzer=terms, sublinear_tf=True)
    expected = peer.fit_transform(TEXTS).toarray()
    columns = [space.terms.index(name) for name in peer.get_feature_names_out()]
    np.testing.assert_allclose(space.matrix.toarray()[:, columns], expected, atol=1e-6)
    assert space.matrix.dtype == np.float32
    assert len(space.matrix.data) == np.count_nonzero(expected)


def test_what_does_not_count() -> None:
    words = read_words(TEXTS)
    every = text_space(words, without=())
    assert every.matrix[3].nnz == 3
    assert text_space(words).matrix[3].nnz == 0
    dropped = text_space(words, without=(Kind.STOP, Kind.YEAR, Kind.CODE))
    assert not {"2025", "sc-40", "the"} & {dropped.terms[one] for one in dropped.matrix.indices}


def test_weights_of_places() -> None:
    words = read_words(["pump pump leak", "pump"])
    weights = np.array([1, 0.5, 0, 1], np.float32)
    assert counts(words, weights=weights).toarray().tolist() == [[0, 1.5], [0, 1]]
    assert text_space(words, weights=weights).matrix[0].nnz == 1


def test_no_text_and_no_word() -> None:
    for texts in ([], [""], ["", "the"]):
        assert text_space(read_words(texts)).matrix.shape[0] == len(texts)
        assert text_space(read_words(texts)).matrix.nnz == 0
        assert character_space(texts).shape[0] == len(texts)


def test_characters_see_past_misspelling() -> None:
    space = character_space(["reconciliation of accounts", "reconcilation of acounts", "pump repair"])
    like = (space @ space.T).toarray()
    assert like[0, 1] > 0.5 > like[0, 2]
    assert space.dtype == np.float32


@given(MATRICES, st.integers(0, 5))
def test_the_strongest(dense: np.ndarray, most: int) -> None:
    pruned = strongest(csr_matrix(dense), most).toarray()
    for row, kept in zip(dense, pruned, strict=True):
        by_weight = sorted((-weight, column) for column, weight in enumerate(row) if weight)[:most]
        assert {column: kept[column] for column in np.flatnonzero(kept)} == {
            column: -weight for weight, column in by_weight
        }


@given(MATRICES)
def test_rows(dense: np.ndarray) -> None:
    matrix = csr_matrix(dense)
    assert spread(matrix).tolist() == np.count_nonzero(dense, axis=0).tolist()
    wanted = np.arange(dense.shape[1]) % 2 == 0
    assert (only(matrix, wanted).toarray() == dense * wanted).all()
    lengths = np.linalg.norm(scaled_to_one(matrix).toarray(), axis=1)
    np.testing.assert_allclose(lengths[dense.any(axis=1)], 1, atol=1e-6)


@given(MATRICES)
def test_equal_rows_have_equal_numbers(dense: np.ndarray) -> None:
    matrix = csr_matrix(dense)
    columns, content = columns_hash(matrix), content_hash(matrix)
    for one in range(len(dense)):
        for other in range(len(dense)):
            assert (columns[one] == columns[other]) == ((dense[one] > 0) == (dense[other] > 0)).all()
            assert (content[one] == content[other]) == (dense[one] == dense[other]).all()


def test_many_columns_and_rows() -> None:
    chance = np.random.default_rng(3)
    rows, columns = np.repeat(np.arange(20_000), 5), chance.integers(0, 1 << 24, 100_000)
    matrix = csr_matrix((chance.random(100_000, np.float32), (rows, columns)), shape=(20_000, 1 << 24))
    matrix.data = np.minimum(matrix.data, 1)
    pruned = strongest(matrix, 2)
    for row in (0, 16_383, 16_384, 19_999):
        assert sorted(pruned[row].data) == pytest.approx(sorted(matrix[row].data)[-2:])
