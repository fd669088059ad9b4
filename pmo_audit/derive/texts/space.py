"""Texts as directions: each row weighs the words of a text by how often they stand in it and how seldom elsewhere.

The weights are those of scikit-learn's `TfidfVectorizer(sublinear_tf=True)` over our own words, and a test holds them
against it. They are reckoned here because the words are numbered already: to count them by scikit-learn would call
Python for each of them once more, and to import it alone takes most of a second and 70 MB.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.rows import Floats, scaled_to_one, spread
from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import Words

_CHARACTERS = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class TextSpace:
    """Texts as rows of length one; a text without any word that counts is an empty row."""

    matrix: csr_matrix
    """A row for each text, a column for each term, float32."""
    idf: Floats
    """How much a term weighs: more, the fewer texts have it."""
    spread: NDArray[np.int64]
    """In how many texts each term stands."""
    terms: tuple[str, ...]
    kinds: NDArray[np.uint8]


def text_space(words: Words, *, weights: Floats | None = None, without: Sequence[Kind] = (Kind.STOP,)) -> TextSpace:
    """Weighs the words of texts.

    `weights` says for each place in `words.ids` how much it counts; all count once by default. Terms of the kinds
    `without` do not count.
    """
    counted = counts(words, weights=weights, without=without)
    stands = spread(counted)
    idf = (np.log((1 + len(words)) / (1 + stands)) + 1).astype(np.float32)
    data = np.where(counted.data > 1, 1 + np.log(np.maximum(counted.data, 1)), counted.data) * idf[counted.indices]
    weighed = csr_matrix((data, counted.indices, counted.indptr), shape=counted.shape)
    return TextSpace(scaled_to_one(weighed), idf, stands, words.terms, words.kinds)


def counts(words: Words, *, weights: Floats | None = None, without: Sequence[Kind] = ()) -> csr_matrix:
    """How often each term stands in each text, less than once where `weights` make less of it."""
    data = np.ones(len(words.ids), np.float32) if weights is None else weights.astype(np.float32)
    if without:
        data *= ~np.isin(words.kinds, np.array(without, np.uint8))[words.ids]
    matrix = csr_matrix((data, words.ids.copy(), words.starts.copy()), shape=(len(words), len(words.terms)))
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix


def character_space(texts: Sequence[str]) -> csr_matrix:
    """The same by three to five characters of a word in a row, for a few thousand texts: past misspelling."""
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

    if not texts:
        return csr_matrix((0, _CHARACTERS), dtype=np.float32)
    reader = HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(3, 5),
        n_features=_CHARACTERS,
        alternate_sign=False,
        norm=None,
        dtype=np.float32,
    )
    return TfidfTransformer(sublinear_tf=True).fit_transform(reader.transform(texts))
