"""Texts that have the same words, so that one of them can be looked at for all: and pairs of them, within bounds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.rows import columns_hash, mixed

Indices = NDArray[np.int32]
IndexPairs = tuple[Indices, Indices]

CROWD = 12
"""Of so many texts in a group all are paired with each other; of more, each with so many that follow it."""
PRODUCT = 9
"""Up to so many pairs between two groups that are alike, all are made; of more, those with the first of either."""

_BEYOND = np.uint64(1 << 48)
"""More than any number of a column, so that no empty row is taken for one of a single column."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Rows in groups. `members[starts[g]:starts[g + 1]]` are the rows of group `g`, in their order."""

    of: Indices
    """The group of each row."""
    members: Indices
    starts: NDArray[np.int64]

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many rows each group has."""
        return np.diff(self.starts)

    @property
    def first(self) -> Indices:
        """The first row of each group."""
        return self.members[self.starts[:-1]]


def grouped(of: NDArray[np.integer]) -> Groups:
    """Groups by the number of each row's group: none may be left out."""
    sizes = np.bincount(of)
    members = np.argsort(of, kind="stable").astype(np.int32)
    return Groups(of.astype(np.int32), members, np.concatenate([[0], np.cumsum(sizes)]))


def same_columns(rows: csr_matrix) -> Groups:
    """Rows with entries in the same columns; each empty row is a group of its own."""
    empty = np.diff(rows.indptr) == 0
    own = mixed(np.arange(rows.shape[0], dtype=np.uint64) + _BEYOND)
    return grouped(np.unique(np.where(empty, own, columns_hash(rows)), return_inverse=True)[1])


def within(groups: Groups) -> IndexPairs:
    """Pairs in each group: all of a small one, and of a crowd each with the next few."""
    of, left, right = groups.of[groups.members], [], []
    for step in range(1, min(CROWD, int(groups.sizes.max(initial=1)) - 1) + 1):
        same = np.flatnonzero(of[step:] == of[:-step])
        left.append(groups.members[same])
        right.append(groups.members[same + step])
    return _joined(left), _joined(right)


def across(groups: Groups, left: Indices, right: Indices) -> IndexPairs:
    """Pairs between groups that are alike: all where these are few, else those with the first of either group."""
    rows, columns = np.minimum(groups.sizes[left], CROWD), np.minimum(groups.sizes[right], CROWD)
    all_of = rows * columns <= PRODUCT
    sizes = np.where(all_of, rows * columns, rows + columns - 1)
    which = np.repeat(np.arange(len(left)), sizes)
    step = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    wide, high = columns[which], rows[which]
    row = np.where(all_of[which], step // wide, np.where(step < high, step, 0))
    column = np.where(all_of[which], step % wide, np.where(step < high, 0, step - high + 1))
    return groups.members[groups.starts[left[which]] + row], groups.members[groups.starts[right[which]] + column]


def _joined(parts: list[Indices]) -> Indices:
    return np.concatenate(parts) if parts else np.empty(0, np.int32)
