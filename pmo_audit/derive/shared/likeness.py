"""How likely two entries tell of one cause: by the names and rare words they share, and by when and where they came up.

The cause of a problem is mostly given by a name that both have, of a supplier, a place, a system, and by a few words
about it. So names weigh more than words, words are rare or common by the whole portfolio, and one word alone counts
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from pmo_audit.classes import dataclass
from pmo_audit.derive.overlaps.slots import find_names
from pmo_audit.derive.shared.entries import Entry
from pmo_audit.derive.texts.neighbours import Pairs, candidates, likeness
from pmo_audit.derive.texts.rows import Floats, only, scaled_to_one
from pmo_audit.derive.texts.space import text_space
from pmo_audit.derive.texts.terms import Kind, terms_of
from pmo_audit.derive.texts.tokens import read_words
from pmo_audit.oversight import WHOLE_SCORE

NAME = 2.5
"""A name weighs so many times what a word does that is as rare."""
FEW = 1.0
"""Of so many words in common beyond the first, likeness counts half; the first alone may be chance."""
TOGETHER, DAYS = 0.10, 30
"""What having come up on one day adds, and in how many days it falls to about a third of that."""
TIED = 0.03
"""What a dependency between the two projects adds."""
_COUNTS = re.compile(
    r"\d+(?:st|nd|rd|th|am|pm)|(?:q[1-4]|h[12])(?:\W.*)?|(?:\d+\W?)?(?:hour|day|week|month|quarter|year)s?"
    r"|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:seven|eigh|nine)ty|(?:m|b|tr)illion|dozen"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
)
"""A time, a number or a place in a row: no name, though it may be written like one."""
_CALENDAR = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:hour|day|week|month|quarter|year)s?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten"
)
"""When, or how many: that two entries say so tells nothing of a cause."""
START = 0.36
"""Where every pair begins, so that the threshold stands at half the scale."""

NAMES = ("start", "names", "words", "few words", "came up together", "tied projects")

Indices = NDArray[np.int32]
Points = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Pairs of entries of different projects with their contributions, and what each word weighs."""

    left: Indices
    right: Indices
    points: Points
    """A row for each pair, in ten-thousandths, in the order of `NAMES`."""
    weights: Mapping[str, float]
    names: frozenset[str]


def measure(entries: Sequence[Entry], surroundings: Sequence[str], tied: frozenset[tuple[str, str]]) -> Alike:
    """How alike entries are, for each pair of different projects that may be.

    `surroundings` are other texts of the portfolio, by which words are rare or not. `tied` are the pairs of projects
    of which one depends on the other.
    """
    texts = [one.text for one in entries]
    space = text_space(read_words([*texts, *surroundings]), without=(Kind.STOP, Kind.YEAR))
    names = find_names([*texts, *surroundings])
    matrix = csr_matrix(space.matrix[: len(texts)])
    is_name = np.array(
        [_is_name(term, int(kind), names) for term, kind in zip(space.terms, space.kinds, strict=True)], np.bool_
    )
    tells = np.array([not _CALENDAR.fullmatch(term) for term in space.terms], np.bool_)
    boost = np.where(is_name, np.float32(NAME), np.float32(1)) * tells
    weighed = csr_matrix((matrix.data * boost[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)
    weighed.eliminate_zeros()
    rows = scaled_to_one(weighed)
    left, right = _of_different_projects(entries, candidates(rows))
    points = np.zeros((len(left), len(NAMES)), np.int32)
    alike = likeness(rows, left, right)
    by_names = likeness(_columns(rows, is_name), left, right)
    shared = np.maximum(likeness(_ones(rows), left, right) - _told_twice(rows, space.terms, left, right) - 1, 0)
    columns = (
        np.full(len(left), START),
        by_names,
        alike - by_names,
        alike * (shared / (shared + FEW) - 1),
        TOGETHER * _together(entries, left, right),
        TIED * _tied(entries, left, right, tied),
    )
    for at, column in enumerate(columns):
        points[:, at] = np.rint(np.asarray(column, np.float64) * WHOLE_SCORE)
    weights = {
        term: float(weight)
        for term, weight, kind in zip(space.terms, space.idf * boost, space.kinds, strict=True)
        if kind != Kind.STOP
    }
    return Alike(left, right, points, weights, frozenset(compress(space.terms, is_name)))


def _is_name(term: str, kind: int, names: frozenset[str]) -> bool:
    called = any(letter.isalpha() for letter in term) if kind == Kind.CODE else term in names
    return called and not _COUNTS.fullmatch(term) and not _CALENDAR.fullmatch(term)


def _of_different_projects(entries: Sequence[Entry], pairs: Pairs) -> tuple[Indices, Indices]:
    number: dict[str, int] = {}
    owner = np.array([number.setdefault(one.project.id, len(number)) for one in entries], np.int64)
    different = owner[pairs.left] != owner[pairs.right]
    return pairs.left[different], pairs.right[different]


def _columns(rows: csr_matrix, wanted: NDArray[np.bool_]) -> csr_matrix:
    return csr_matrix((rows.data * wanted[rows.indices], rows.indices, rows.indptr), shape=rows.shape, dtype=np.float32)


def _ones(rows: csr_matrix) -> csr_matrix:
    return csr_matrix((np.ones_like(rows.data), rows.indices, rows.indptr), shape=rows.shape)


def _told_twice(rows: csr_matrix, terms: Sequence[str], left: Indices, right: Indices) -> NDArray[np.int64]:
    """How many terms both have as parts of codes that both have: `pump-7` is one word and three terms."""
    parts = _parts_of_codes(rows, terms)
    codes = only(_ones(rows), np.diff(parts.indptr) > 0)
    if not codes.nnz:
        return np.zeros(len(left), np.int64)
    both = codes[left].multiply(codes[right]).tocsr()
    return np.asarray(np.diff((both @ parts).indptr), np.int64)


def _parts_of_codes(rows: csr_matrix, terms: Sequence[str]) -> csr_matrix:
    """For each term those that are parts of it; of those alone that stand in a text."""
    stands = frozenset(np.unique(rows.indices).tolist())
    columns = {terms[at]: at for at in stands}
    found = [(at, columns[part]) for at in sorted(stands) for part, _ in terms_of(terms[at])[1:] if part in columns]
    whole, part = np.array(found, np.int64).reshape(-1, 2).T
    return csr_matrix((np.ones(len(found), np.float32), (whole, part)), shape=(len(terms), len(terms)))


def _together(entries: Sequence[Entry], left: Indices, right: Indices) -> Floats:
    """1 for two that came up on one day, falling with the days between; 0 where a day is not known."""
    days = np.array([one.raised.toordinal() if one.raised is not None else np.nan for one in entries], np.float64)
    apart = np.abs(days[left] - days[right])
    return np.nan_to_num(np.exp(-apart / DAYS), nan=0.0).astype(np.float32)


def _tied(entries: Sequence[Entry], left: Indices, right: Indices, tied: frozenset[tuple[str, str]]) -> Floats:
    number = {one: at for at, one in enumerate(sorted({one.project.id for one in entries}))}
    owner = np.array([number[one.project.id] for one in entries], np.int64)
    known = [sorted((number[a], number[b])) for a, b in sorted(tied) if a in number and b in number]
    depend = np.array([low * len(number) + high for low, high in known], np.int64)
    low, high = np.minimum(owner[left], owner[right]), np.maximum(owner[left], owner[right])
    return np.isin(low * len(number) + high, depend).astype(np.float32)
