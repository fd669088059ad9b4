"""Which texts are near each other: candidate pairs, how alike two are, and how alike each is to its nearest.

In a small set every pair is a candidate. In a large one, each text is represented by its strongest words that others
have too, and sparse-dot-topn multiplies these. The work is kept in bounds, and told: words that stand in most texts are
left out, and of a crowd of texts with the same words each is paired with the next few. Likeness itself is always
reckoned over all words of both.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.groups import CROWD, Groups, IndexPairs, Indices, across, grouped, same_columns, within
from pmo_audit.derive.texts.rows import Floats, content_hash, only, spread, strongest

SMALL = 1_500
"""Up to so many texts every pair is looked at."""
NEIGHBOURS = 10
STRONGEST = 16
"""Words by which a text looks for neighbours. With 8 every twentieth planted pair is lost; 24 take twice the time."""
BUDGET = 3_000
"""Multiplications that a text may cost on average, where there are many; a few hundred are what texts of words cost."""
FREE = 300_000_000
"""So many multiplications are never too many: a few seconds."""

_ENTRIES = 1 << 21
_ATTEMPTS = 3
_SIGN = np.uint32(1 << 31)

Sums = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of texts, `left` before `right`, each once, in their order, and what was kept out to find them."""

    left: Indices
    right: Indices
    left_out: Indices
    """The terms that were too common to look for neighbours by."""
    crowds: Indices
    """For each text the first of those with the same strongest words, where they are too many to pair all; else -1."""
    alone: Indices
    """The texts that have no word to look for neighbours by."""

    def __len__(self) -> int:
        return len(self.left)


def candidates(
    matrix: csr_matrix,
    *,
    top: int = NEIGHBOURS,
    most: int = STRONGEST,
    small: int = SMALL,
    budget: int = BUDGET,
    free: int = FREE,
) -> Pairs:
    """The pairs of texts that may be alike: for each text those `top` that share most of its strongest words."""
    number = matrix.shape[0]
    if number <= small:
        every, none = np.triu_indices(number, 1), np.empty(0, np.int32)
        nobody = np.full(number, -1, np.int32)
        return Pairs(every[0].astype(np.int32), every[1].astype(np.int32), none, nobody, none)
    order = np.argsort(content_hash(matrix), kind="stable").astype(np.int32)
    shared = only(matrix, spread(matrix) > 1)[order]
    same = same_columns(shared)
    rows, left_out = _pruned(shared[same.first], most, max(budget * number, free))
    alike = same_columns(rows)
    groups = grouped(alike.of[same.of])
    near = across(groups, *_nearest(rows[alike.first], top))
    found = [np.concatenate(both) for both in zip(within(groups), near, strict=True)]
    left, right = _each_once(order[found[0]], order[found[1]], number)
    lonely = (np.diff(rows.indptr) == 0)[same.of] & (groups.sizes[groups.of] == 1)
    return Pairs(left, right, left_out, _crowds(groups, order), np.sort(order[lonely]))


def _pruned(rows: csr_matrix, most: int, budget: int) -> tuple[csr_matrix, Indices]:
    """The strongest entries of each row that others have too, at most so many multiplications, and the terms left out.

    Where the work would be more, the terms that cause most of it are left out and others take their place.
    """
    wanted = spread(rows) > 1
    left_out = np.zeros(rows.shape[1], np.bool_)
    for attempt in range(_ATTEMPTS):
        pruned = strongest(only(rows, wanted & ~left_out), most)
        stands = spread(pruned)
        by_cost = np.argsort(stands, kind="stable")
        too_much = by_cost[np.cumsum(np.square(stands[by_cost])) > budget]
        if not len(too_much):
            break
        left_out[too_much] = True
        if attempt == _ATTEMPTS - 1:
            pruned = only(pruned, ~left_out)
    return pruned, np.flatnonzero(left_out).astype(np.int32)


def _nearest(rows: csr_matrix, top: int) -> IndexPairs:
    """For each row those that share most with it, as pairs."""
    product = sp_matmul_topn(rows, rows.T.tocsr(), top + 1, n_threads=1).tocoo()
    others = product.row != product.col
    return _each_once(product.row[others], product.col[others], rows.shape[0])


def _each_once(left: Indices, right: Indices, number: int) -> IndexPairs:
    """The pairs in their order, each once. To sort them takes a tenth of the time of `numpy.unique`."""
    keys = np.minimum(left, right).astype(np.int64) * number + np.maximum(left, right)
    keys.sort()
    new = np.ones(len(keys), np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    keys = keys[new]
    return (keys // max(number, 1)).astype(np.int32), (keys % max(number, 1)).astype(np.int32)


def _crowds(groups: Groups, order: Indices) -> Indices:
    """For each text the first of its crowd; -1 where it stands in none."""
    texts = np.full(len(order), -1, np.int32)
    first = np.full(len(groups.sizes), len(order), np.int32)
    np.minimum.at(first, groups.of, order)
    crowded = groups.sizes[groups.of] > CROWD + 1
    texts[order[crowded]] = first[groups.of[crowded]]
    return texts


def likeness(matrix: csr_matrix, left: Indices, right: Indices, other: csr_matrix | None = None) -> Floats:
    """How alike the texts of each pair are: 1 with the same words in the same shares, 0 without a word in common.

    This multiplies two rows entry by entry: rows of length one give their cosine, rows of ones how many columns both
    have. The right rows are those of `other`, where it is given.
    """
    other, number = matrix if other is None else other, matrix.shape[0]
    if number <= 2 * SMALL and len(left) > number * number // 4:
        return np.asarray((matrix @ other.T).todense(), np.float32)[left, right]
    found = np.zeros(len(left), np.float32)
    ends = np.cumsum((np.diff(matrix.indptr)[left] + np.diff(other.indptr)[right]).astype(np.int64))
    begin = 0
    while begin < len(left):
        limit = (ends[begin - 1] if begin else 0) + _ENTRIES
        end = max(begin + 1, int(np.searchsorted(ends, limit, "right")))
        both = matrix[left[begin:end]].multiply(other[right[begin:end]])
        found[begin:end] = np.asarray(both.sum(axis=1)).ravel()
        begin = end
    return found


def nearest_sums(number: int, left: Indices, right: Indices, alike: Floats, best: int) -> tuple[Sums, Sums]:
    """For each text the sum of its `best` + 1 greatest likenesses, and the last of them; what is lacking counts 0.

    By these a likeness is told from what a text has in common with its nearest anyway. Text and likeness are packed
    into one number each to be sorted, which takes a tenth of the time of sorting places by two keys.
    """
    bits = np.ascontiguousarray(np.concatenate([alike, alike]), np.float32).view(np.uint32)
    falling = np.where(bits & _SIGN, bits, ~(bits | _SIGN))
    keys = (np.concatenate([left, right]).astype(np.uint64) << np.uint64(32)) | falling
    keys.sort()
    falling = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    values = np.where(falling & _SIGN, falling, ~(falling | _SIGN)).view(np.float32).astype(np.float64)
    texts = (keys >> np.uint64(32)).astype(np.int64)
    sizes = np.bincount(texts, minlength=number)
    rank = np.arange(len(keys)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    near, last = rank <= best, rank == best
    total = np.bincount(texts[near], values[near], number).astype(np.float64)
    return total, np.bincount(texts[last], values[last], number).astype(np.float64)
