"""What stands in many texts alike: closing paragraphs, headings of forms, templates with a name changed.

A passage is found where a few words in a row, or a whole sentence, line or heading, stand in many texts. What is left
of a text outside such passages is its own: in texts of one template, the slots that were filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.rows import Floats, Hashes, mixed
from pmo_audit.derive.texts.tokens import Places, Words

WIDTH = 4
"""Words in a row that make a passage when they stand in many texts."""
FEWEST = 4
"""A passage stands in so many texts at the least."""

_FEWEST_BITS, _MOST_BITS = 10, 22
_BLOCK = 1 << 20
_STEP = np.uint64(0xD1342543DE82EF95)


Hashing = Callable[[int, int], Hashes]
"""Gives the hashes from one place up to another."""


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """Where texts say what many others say."""

    common: NDArray[np.int32]
    """For each place in `words.ids` in how many texts the passage stands that it is in; 0 where it is in none."""
    shares: Floats
    """How much of each text stands in such passages, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A passage that stands in so many `texts`; in the `example` it is the terms from `first` up to `last`."""

    texts: int
    example: int
    first: int
    last: int


def fewest_texts(number: int) -> int:
    """In how many texts a passage must stand to be one, among so many."""
    return max(FEWEST, isqrt(number) // 4)


def find_templates(words: Words, *, least: int | None = None, width: int = WIDTH) -> Templates:
    """Finds the passages that stand in at least so many texts."""
    least = fewest_texts(len(words)) if least is None else least
    rows = words.rows()
    common = np.zeros(len(words.ids), np.int32)
    if len(words.ids) >= width:
        stands = _texts_with(_shingles(words, rows, width), len(rows) - width + 1, rows, least)
        for step in range(width):
            part = common[step : step + len(stands)]
            np.maximum(part, stands, out=part)
    if len(words.segments):
        sizes = np.diff(words.segments, append=len(words.ids))
        whole = _runs(words, words.segments, sizes)
        stands = _texts_with(lambda begin, end: whole[begin:end], len(whole), rows[words.segments], least)
        np.maximum(common, np.repeat(stands, sizes), out=common)
    covered = np.bincount(rows[common > 0], minlength=len(words))
    return Templates(common, (covered / np.maximum(np.diff(words.starts), 1)).astype(np.float32))


def own_weights(words: Words, templates: Templates, *, keep: float = 0.0) -> Floats:
    """How much each place counts when passages of templates count `keep`, for `text_space`.

    A text that has nothing of its own counts as it is, since it would otherwise be like nothing.
    """
    weights = np.where(templates.common > 0, np.float32(keep), np.float32(1))
    weights[np.repeat(templates.shares == 1, np.diff(words.starts))] = 1
    return weights


def own_terms(words: Words, templates: Templates, text: int) -> tuple[str, ...]:
    """The terms of a text outside of passages: in a text that follows a template, what was filled in."""
    begin, end = words.starts[text], words.starts[text + 1]
    return tuple(words.terms[one] for one in words.ids[begin:end][templates.common[begin:end] == 0])


def boilerplate(words: Words, templates: Templates, *, most: int = 20) -> tuple[Boilerplate, ...]:
    """The passages that take most room in all texts together, the greatest first."""
    inside = templates.common > 0
    rows = words.rows()
    edge = np.ones(len(inside), np.bool_)
    edge[1:] = (templates.common[1:] != templates.common[:-1]) | (rows[1:] != rows[:-1])
    begins = np.flatnonzero(edge)
    sizes = np.diff(begins, append=len(inside))
    begins, sizes = begins[inside[begins]], sizes[inside[begins]]
    if not len(begins):
        return ()
    hashes = _runs(words, begins, sizes)
    _, first, times = np.unique(hashes, return_index=True, return_counts=True)
    by_room = np.lexsort((begins[first], -(sizes[first] * times)))[:most]
    return tuple(_told(words, templates, int(begins[one]), int(sizes[one])) for one in first[by_room])


def _told(words: Words, templates: Templates, begin: int, size: int) -> Boilerplate:
    text = int(np.searchsorted(words.starts, begin, "right")) - 1
    first = begin - int(words.starts[text])
    return Boilerplate(int(templates.common[begin]), text, first, first + size)


def _shingles(words: Words, rows: NDArray[np.int32], width: int) -> Hashing:
    """A number for the `width` terms from each place on, one like no other where a text ends before."""
    table = mixed(np.arange(len(words.terms), dtype=np.uint64))

    def between(begin: int, end: int) -> Hashes:
        found = table[words.ids[begin:end]]
        for step in range(1, width):
            found *= _STEP
            found += table[words.ids[begin + step : end + step]]
        over = np.flatnonzero(rows[begin:end] != rows[begin + width - 1 : end + width - 1])
        found[over] = mixed(over + begin)
        return found

    return between


def _runs(words: Words, begins: Places, sizes: Places) -> Hashes:
    """A number for the terms from each of these places on, so many each; in blocks of so many terms."""
    found = np.empty(len(begins), np.uint64)
    ends = np.cumsum(sizes)
    block = 0
    while block < len(begins):
        until = int(np.searchsorted(ends, (ends[block - 1] if block else 0) + _BLOCK, "right"))
        part = slice(block, max(block + 1, until))
        starts = np.cumsum(sizes[part]) - sizes[part]
        place = np.arange(int(sizes[part].sum())) - np.repeat(starts, sizes[part])
        terms = words.ids[np.repeat(begins[part], sizes[part]) + place]
        found[part] = np.add.reduceat(mixed(place.astype(np.uint64) * _STEP + terms.astype(np.uint64)), starts)
        block = part.stop
    return found


def _texts_with(hashing: Hashing, number: int, rows: NDArray[np.int32], least: int) -> NDArray[np.int32]:
    """For each hash in how many texts it stands, 0 where these are fewer than `least`.

    Most hashes stand in one text alone: counting them by their last bits first leaves few to be sorted.
    """
    buckets = np.uint64((1 << min(_MOST_BITS, max(_FEWEST_BITS, number.bit_length() - 1))) - 1)
    blocks = [(at, min(at + _BLOCK, number)) for at in range(0, number, _BLOCK)]
    filled = np.zeros(int(buckets) + 1, np.int64)
    for begin, end in blocks:
        filled += np.bincount((hashing(begin, end) & buckets).view(np.int64), minlength=len(filled))
    often, kept, places = filled >= least, [], []
    for begin, end in blocks:
        hashes = hashing(begin, end)
        chosen = np.flatnonzero(often[(hashes & buckets).view(np.int64)])
        kept.append(hashes[chosen])
        places.append(chosen + begin)
    stands = np.zeros(number, np.int32)
    _count(np.concatenate(kept), np.concatenate(places), rows, stands)
    stands[stands < least] = 0
    return stands


def _count(hashes: Hashes, places: Places, rows: NDArray[np.int32], stands: NDArray[np.int32]) -> None:
    """Puts into `stands` in how many rows each of these hashes stands."""
    order = np.argsort(hashes, kind="stable")
    hashes, places = hashes[order], places[order]
    new = np.ones(len(hashes), np.bool_)
    new[1:] = hashes[1:] != hashes[:-1]
    another = new.copy()
    another[1:] |= rows[places[1:]] != rows[places[:-1]]
    which = np.cumsum(new) - 1
    stands[places] = np.bincount(which[another], minlength=0)[which]
