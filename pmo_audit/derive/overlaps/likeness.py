"""How alike many texts are, pair by pair: the parts of which a score is made, each with what it stands for.

Nothing here knows of projects. A record is a title and a text; the title is part of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.meaning import nearest_in_meaning, same_meaning
from pmo_audit.derive.texts.neighbours import NEIGHBOURS, SMALL, Pairs, candidates, likeness, nearest_sums
from pmo_audit.derive.texts.rows import Floats
from pmo_audit.derive.texts.space import character_space, counts, text_space
from pmo_audit.derive.texts.templates import find_templates, own_weights
from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import Words, read_words

CHARACTERS_UP_TO = 3000
"""Up to so many texts their characters are compared too, past misspelling; of more, words count for both."""
ENOUGH = 30.0
"""So much weight of shared words makes likeness count half; one rare word that two short texts share makes it count
less, and the many of two long texts almost in full."""

TEMPLATES = 0.2
"""What words count that stand in a passage which many texts have, such as a closing paragraph or a form's heading."""

_SAY_LITTLE = (Kind.STOP, Kind.YEAR)
"""What two texts may share without being about the same: reports of one year are not alike for that."""

WORDS, CHARACTERS, TITLES = 0.5, 0.5, 0.2
"""What likeness in words, in characters, and of each title with the other's text add to a score."""

MEANING = 1.0
"""What likeness in meaning adds to a score."""
NEXT = 2
"""By so many others that mean most the same as a text it is seen what it shares with its like anyway."""
BRIEF = 8.0
"""Of a text of so many words, likeness in meaning counts half: of a bare title it says little."""

Indices = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """Pairs of texts, `left` before `right`, and the parts of how alike they are, an array each.

    `usual_*` is what both have in common with their nearest others on average, each other left out.
    """

    left: Indices
    right: Indices
    words: Floats
    usual_words: Floats
    characters: Floats
    usual_characters: Floats
    titles: Floats
    usual_titles: Floats
    certainty: Floats
    """Between 0 and 1: the more words two texts share, and the rarer these are, the more their likeness says."""
    terms: tuple[str, ...]
    """The terms of all texts."""
    idf: Floats
    """What each weighs."""
    meaning: Floats
    """How alike the meanings are, where a sentence model was asked; else nothing."""
    usual_meaning: Floats
    length: Floats
    """Between 0 and 1: the more words the shorter text has, the more its meaning says."""
    meaning_weight: float = 0.0

    @property
    def raw(self) -> Floats:
        """What all parts together come to; about 0 for two texts of one organisation, 1.2 for the same text twice."""
        parts: Floats = (
            WORDS * (self.words - self.usual_words)
            + CHARACTERS * (self.characters - self.usual_characters)
            + TITLES * (self.titles - self.usual_titles)
        )
        return np.asarray(self.certainty * parts, np.float32)


def measure(
    titles: Sequence[str],
    texts: Sequence[str],
    apart: Sequence[int] | None = None,
    *,
    top: int = NEIGHBOURS,
    vectors: Floats | None = None,
) -> Likeness:
    """How alike texts are, for each pair that may be.

    `apart` numbers what a text belongs to: two of one number are not compared. `vectors` are what the texts mean, a row
    each; None where no sentence model was asked.
    """
    words = read_words(texts)
    space = text_space(words, weights=own_weights(words, find_templates(words), keep=TEMPLATES), without=_SAY_LITTLE)
    left, right = _paired(candidates(space.matrix, top=top), len(texts), top, vectors)
    if apart is not None:
        owner = np.asarray(apart)
        other = owner[left] != owner[right]
        left, right = left[other], right[other]
    number = len(texts)
    by_words = likeness(space.matrix, left, right)
    usual = usual_likeness(number, left, right, by_words)
    if number <= CHARACTERS_UP_TO:
        by_characters = likeness(character_space(texts), left, right)
        usual_characters = usual_likeness(number, left, right, by_characters)
    else:
        by_characters, usual_characters = by_words, usual
    present = _present(words)
    by_titles = _title_in_text(read_words(titles), words, present, space.idf, left, right)
    shared = likeness(_weighed(present, np.sqrt(space.idf)), left, right)
    meaning = np.zeros(len(left), np.float32) if vectors is None else same_meaning(vectors, left, right)
    return Likeness(
        left,
        right,
        by_words,
        usual,
        by_characters,
        usual_characters,
        by_titles,
        usual_likeness(number, left, right, by_titles),
        (shared / (shared + ENOUGH)).astype(np.float32),
        space.terms,
        space.idf,
        meaning,
        usual_likeness(number, left, right, meaning, NEXT),
        _length(words, left, right),
        0.0 if vectors is None else MEANING,
    )


def _paired(pairs: Pairs, number: int, top: int, vectors: Floats | None) -> tuple[Indices, Indices]:
    """The pairs that share words, and of many texts those nearest in meaning too; of few, all are there anyway."""
    if vectors is None or number <= SMALL:
        return pairs.left, pairs.right
    left, right = nearest_in_meaning(vectors, top)
    keys = np.union1d(pairs.left.astype(np.int64) * number + pairs.right, left.astype(np.int64) * number + right)
    return (keys // number).astype(np.int32), (keys % number).astype(np.int32)


def _length(words: Words, left: Indices, right: Indices) -> Floats:
    own = np.asarray(counts(words, without=(Kind.STOP,)).sum(axis=1), np.float32).ravel()
    shorter = np.minimum(own[left], own[right])
    return (shorter / (shorter + np.float32(BRIEF))).astype(np.float32)


def usual_likeness(number: int, left: Indices, right: Indices, alike: Floats, best: int = NEIGHBOURS) -> Floats:
    """For each pair the mean of how alike either is to its `best` nearest others, leaving out each other.

    Leaving out the other keeps two twins in a small set from hiding each other.
    """
    best = min(best, number - 2)
    if best < 1:
        return np.zeros(len(left), np.float32)
    total, last = nearest_sums(number, left, right, alike, best)
    usual = np.zeros(len(left), np.float64)
    for side in (left, right):
        among = alike >= last[side]
        usual += np.where(among, total[side] - alike, total[side] - last[side])
    return np.maximum(usual / (2 * best), 0).astype(np.float32)


def _present(words: Words) -> csr_matrix:
    """Which terms stand in each text, as ones; words that say nothing of what a text is about are left out."""
    matrix = counts(words, without=_SAY_LITTLE)
    matrix.data[:] = 1
    return matrix


def _weighed(matrix: csr_matrix, weights: Floats) -> csr_matrix:
    return csr_matrix(matrix @ diags(weights.astype(np.float32)))


def _title_in_text(
    titles: Words, words: Words, present: csr_matrix, idf: Floats, left: Indices, right: Indices
) -> Floats:
    """Which part of each title the other's text has, by weight, the mean of both ways; 0 for one without a title."""
    own = _in_columns(titles, words)
    heavy = _weighed(own, idf * idf)
    whole = np.asarray(heavy.sum(axis=1), np.float32).ravel()
    whole[whole == 0] = 1
    there = likeness(heavy, left, right, present) / whole[left]
    back = likeness(heavy, right, left, present) / whole[right]
    return ((there + back) / 2).astype(np.float32)


def _in_columns(titles: Words, words: Words) -> csr_matrix:
    """Which terms stand in each title, in the columns of the texts' terms."""
    column = {term: at for at, term in enumerate(words.terms)}
    to = np.array([column.get(term, -1) for term in titles.terms], np.int64)
    matrix = _present(titles).tocoo()
    known = to[matrix.col] >= 0 if len(to) else np.zeros(0, np.bool_)
    rows, columns = matrix.row[known], to[matrix.col[known]] if len(to) else matrix.col[known]
    shape = (len(titles), len(words.terms))
    return csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)
