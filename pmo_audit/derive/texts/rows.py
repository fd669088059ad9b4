"""Work on rows of sparse matrices that scipy has no word for: fewer columns, the strongest weights, equal rows."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
Number = TypeVar("Number", np.float64, np.uint64)
Hashes = NDArray[np.uint64]

_WHOLE = np.float32(1).view(np.uint32)
_WEIGHT_BITS = 30
"""Bits of a number between 0 and 1 as float32, of which the sign and one more are always nought."""
_BLOCK = 1 << 14


def scaled_to_one(matrix: csr_matrix) -> csr_matrix:
    """The rows, each of length one; an empty row stays empty."""
    lengths = np.sqrt(sums(matrix, np.square(matrix.data, dtype=np.float64)))
    data = matrix.data / np.repeat(np.where(lengths > 0, lengths, 1), np.diff(matrix.indptr))
    return csr_matrix((data.astype(np.float32), matrix.indices, matrix.indptr), shape=matrix.shape)


def sums(matrix: csr_matrix, data: NDArray[Number]) -> NDArray[Number]:
    """The sum of `data`, one for each entry of the matrix, over each row."""
    total = np.zeros(matrix.shape[0], data.dtype)
    filled = np.diff(matrix.indptr) > 0
    if len(data):
        total[filled] = np.add.reduceat(data, matrix.indptr[:-1][filled])
    return total


def only(matrix: csr_matrix, wanted: NDArray[np.bool_]) -> csr_matrix:
    """The same rows with entries in the wanted columns alone; the columns keep their numbers."""
    kept = wanted[matrix.indices]
    places = np.zeros(len(kept) + 1, matrix.indptr.dtype)
    np.cumsum(kept, out=places[1:])
    return csr_matrix((matrix.data[kept], matrix.indices[kept], places[matrix.indptr]), shape=matrix.shape)


def spread(matrix: csr_matrix) -> NDArray[np.int64]:
    """In how many rows each column has an entry."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def strongest(matrix: csr_matrix, most: int) -> csr_matrix:
    """Each row with its `most` greatest weights alone; of equal ones, those of the first columns.

    The weights must lie between 0 and 1. Row, weight and column are packed into one number each, and these are sorted,
    which takes a fraction of the time of sorting places by several keys.
    """
    number, bits = matrix.shape[0], max(1, int(matrix.shape[1] - 1).bit_length())
    step = min(_BLOCK, 1 << (64 - _WEIGHT_BITS - bits))
    blocks = [_strongest(matrix, at, min(at + step, number), most, bits) for at in range(0, number, step)]
    if not blocks:
        return matrix.copy()
    columns, data, sizes = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    pruned = csr_matrix((data, columns, np.concatenate([[0], np.cumsum(sizes)])), shape=matrix.shape)
    pruned.sort_indices()
    return pruned


def _strongest(
    matrix: csr_matrix, first: int, last: int, most: int, bits: int
) -> tuple[NDArray[np.int32], Floats, NDArray[np.int64]]:
    """The columns and weights of the strongest in each of these rows, and how many there are in each."""
    begin, end = matrix.indptr[first], matrix.indptr[last]
    sizes = np.diff(matrix.indptr[first : last + 1])
    weights = np.minimum(matrix.data[begin:end], np.float32(1)).view(np.uint32)
    keys = np.repeat(np.arange(last - first, dtype=np.uint64) << np.uint64(_WEIGHT_BITS + bits), sizes)
    keys |= (_WHOLE - weights).astype(np.uint64) << np.uint64(bits)
    keys |= matrix.indices[begin:end].astype(np.uint64)
    keys.sort()
    keys = keys[np.arange(end - begin) - np.repeat(np.cumsum(sizes) - sizes, sizes) < most]
    columns = (keys & np.uint64((1 << bits) - 1)).astype(np.int32)
    weights = _WHOLE - ((keys >> np.uint64(bits)) & np.uint64((1 << _WEIGHT_BITS) - 1)).astype(np.uint32)
    return columns, weights.view(np.float32), np.minimum(sizes, most).astype(np.int64)


def mixed(numbers: NDArray[np.integer]) -> Hashes:
    """Numbers scattered over 64 bits, by the last steps of splitmix64."""
    found = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return found ^ (found >> np.uint64(31))


def columns_hash(matrix: csr_matrix) -> Hashes:
    """A number for the set of columns in which each row has entries; 0 for an empty row."""
    table = mixed(np.arange(matrix.shape[1], dtype=np.uint64))
    return sums(matrix, table[matrix.indices])


def content_hash(matrix: csr_matrix) -> Hashes:
    """A number for each row's columns and weights."""
    table = mixed(np.arange(matrix.shape[1], dtype=np.uint64))
    bits = np.ascontiguousarray(matrix.data, np.float32).view(np.uint32)
    return sums(matrix, mixed(table[matrix.indices] ^ bits))
