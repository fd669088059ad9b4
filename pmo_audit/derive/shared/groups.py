"""Groups of entries that tell of one cause: whatever hangs together, split where it does not hold together.

Two groups are joined as long as their members are alike enough on average. So a chain, in which each is like the next
and the first is not like the last, falls apart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from pmo_audit.oversight import WHOLE_SCORE

LARGEST = 2000
"""So many that hang together are looked at at once; of more, the weakest ties are cut until they fall apart.

Where all ties are as strong, as of thousands of equal texts, they are cut by their order.
"""

Indices = NDArray[np.int32]


def group(number: int, left: Indices, right: Indices, points: NDArray[np.int32], threshold: int) -> list[list[int]]:
    """The groups of two or more, each in order, from pairs and how alike they are in ten-thousandths.

    A pair that is not given counts against a group as much as a pair that is alike counts for it.
    """
    found: list[list[int]] = []
    for part in _parts(number, left, right, points, threshold):
        found += _held_together(part, left, right, points, threshold)
    return sorted(found)


def _parts(
    number: int, left: Indices, right: Indices, points: NDArray[np.int32], threshold: int
) -> list[NDArray[np.int64]]:
    """What hangs together by pairs at or above the threshold, a higher one where too many would."""
    strong = points >= threshold
    graph = coo_matrix((np.ones(int(strong.sum()), np.int8), (left[strong], right[strong])), shape=(number, number))
    _, label = connected_components(graph, directed=False)
    sizes = np.bincount(label, minlength=1)
    parts: list[NDArray[np.int64]] = []
    for one in np.flatnonzero(sizes > 1):
        members = np.flatnonzero(label == one)
        if len(members) <= LARGEST:
            parts.append(members)
        else:
            inside = (label[left] == one) & (label[right] == one)
            higher = threshold + max(1, WHOLE_SCORE // 50)
            if int(points[inside].max()) < higher:
                parts += np.split(members, range(LARGEST, len(members), LARGEST))
            else:
                parts += _parts(number, left[inside], right[inside], points[inside], higher)
    return parts


def _held_together(
    members: NDArray[np.int64], left: Indices, right: Indices, points: NDArray[np.int32], threshold: int
) -> list[list[int]]:
    """The groups in a part that are alike enough on average."""
    size = len(members)
    place = np.full(max(int(left.max()), int(right.max()), int(members[-1])) + 1, -1, np.int64)
    place[members] = np.arange(size)
    i, j = place[left], place[right]
    inside = (i >= 0) & (j >= 0)
    i, j = i[inside], j[inside]
    far = np.full((size, size), float(2 * WHOLE_SCORE))
    far[i, j] = far[j, i] = np.maximum(WHOLE_SCORE - points[inside], 0)
    condensed = far[np.triu_indices(size, 1)]
    label = fcluster(linkage(condensed, "average"), float(WHOLE_SCORE - threshold), "distance")
    groups = ([int(one) for one in members[label == each]] for each in np.unique(label))
    return [one for one in groups if len(one) > 1]
