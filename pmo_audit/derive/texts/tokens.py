"""Many texts as one long row of numbered terms, quickly.

A text is cut at its spaces and lines, each piece that occurs anywhere is looked at once (`terms`), and everything else
is arithmetic on arrays. The order of the words is kept, by which templates are found; scikit-learn's vectorizers forget
it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.terms import Kind, Term, terms_of

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]

_BREAK = -1
_END: Term = ("\n", Kind.STOP)
"""Stands where a segment ends, until the terms are numbered."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The terms of many texts, one text after the other.

    `ids[starts[i]:starts[i + 1]]` are the terms of text `i` in their order. `segments` are the places in `ids` where a
    sentence, line or heading begins; each text begins one.
    """

    ids: Numbers
    starts: Places
    segments: Places
    terms: tuple[str, ...]
    """Each term once, in the order of their characters."""
    kinds: NDArray[np.uint8]
    """The `Kind` of each term."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, text: int) -> tuple[str, ...]:
        """The terms of one text."""
        return tuple(self.terms[one] for one in self.ids[self.starts[text] : self.starts[text + 1]])

    def rows(self) -> Numbers:
        """To which text each place belongs."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))


def read_words(texts: Sequence[str]) -> Words:
    """Reads texts into numbered terms."""
    numbers = _numbers()
    every = chain.from_iterable(text.replace("\n", " \n ").split(" ") for text in texts)
    pieces = np.fromiter(map(numbers.__getitem__, every), np.int32)
    sizes = np.fromiter((text.count(" ") + 2 * text.count("\n") + 1 for text in texts), np.int64, len(texts))
    lists, terms = _looked_at(list(numbers))
    kinds = np.fromiter((kind for _, kind in terms), np.uint8, len(terms))
    return Words(*_in_a_row(pieces, sizes, lists), tuple(term for term, _ in terms), kinds)


def spans(text: str) -> Iterator[tuple[int, int, tuple[Term, ...]]]:
    """From where to where each run of a text stands, and its terms: the same that `read_words` finds."""
    for found in _pattern().finditer(text):
        if _is_word(found.group()):
            yield found.start(), found.end(), terms_of(found.group())


def excerpt(text: str, first: int, last: int) -> str:
    """What stands in a text from its term `first` up to `last`, as it is written."""
    places = [(start, end) for start, end, terms in spans(text) for _ in terms][first:last]
    return text[places[0][0] : places[-1][1]] if places else ""


@cache
def _pattern() -> re.Pattern[str]:
    """Runs of letters and digits with what joins them, and what ends a sentence, a line or a heading."""
    marks = (chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in {"Mn", "Mc"})
    letter = rf"[\w\u00ad\u200b-\u200d\u2060\ufeff{''.join(marks)}]"
    return re.compile(rf"\w{letter}*(?:[-'./,:\u2010-\u2013\u2018\u2019\u02bc]\w{letter}*)*|\n|[.!?:;](?=\s|$)")


def _is_word(run: str) -> bool:
    return run[0] not in "\n.!?:;"


def _numbers() -> defaultdict[Any, int]:
    """A number for each thing that is looked up, in the order in which they come."""
    return defaultdict(count().__next__)


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    """Lists of numbers, one after the other."""

    flat: Numbers
    sizes: Numbers

    def chosen(self, which: Numbers) -> Numbers:
        """The lists with these numbers, one after the other."""
        sizes = self.sizes[which]
        starts = np.cumsum(self.sizes, dtype=np.int64) - self.sizes
        places = np.repeat(starts[which] - (np.cumsum(sizes, dtype=np.int64) - sizes), sizes)
        places += np.arange(len(places))
        found: Numbers = self.flat[places]
        return found

    def through(self, others: _Lists) -> _Lists:
        """The same lists with the list of each number in the number's place."""
        until = np.concatenate([[0], np.cumsum(others.sizes[self.flat])])
        ends = np.concatenate([[0], np.cumsum(self.sizes)])
        return _Lists(others.chosen(self.flat), np.diff(until[ends]).astype(np.int32))


def _lists(found: Sequence[Sequence[Any]], numbers: defaultdict[Any, int]) -> _Lists:
    sizes = np.fromiter(map(len, found), np.int32, len(found))
    return _Lists(np.fromiter(map(numbers.__getitem__, chain.from_iterable(found)), np.int32, int(sizes.sum())), sizes)


def _looked_at(pieces: Sequence[str]) -> tuple[_Lists, list[Term]]:
    """The terms of each piece, with `_BREAK` where a segment ends, and what they number: all terms in their order."""
    run_numbers, term_numbers = _numbers(), _numbers()
    runs = _lists(list(map(_pattern().findall, pieces)), run_numbers)
    terms = _lists([terms_of(run) if _is_word(run) else (_END,) for run in run_numbers], term_numbers)
    ordered = sorted(term for term in term_numbers if term != _END)
    rank = np.full(len(term_numbers), _BREAK, np.int32)
    rank[[term_numbers[term] for term in ordered]] = np.arange(len(ordered), dtype=np.int32)
    lists = runs.through(terms)
    return _Lists(rank[lists.flat], lists.sizes), ordered


def _in_a_row(pieces: Numbers, sizes: Places, lists: _Lists) -> tuple[Numbers, Places, Places]:
    """All terms, where in them each text begins, and where each segment; by blocks, since places take room."""
    breaks = np.concatenate([[0], np.cumsum(lists.flat == _BREAK)])
    ends = np.cumsum(lists.sizes)
    terms = lists.sizes - (breaks[ends] - breaks[ends - lists.sizes]).astype(np.int32)
    starts = np.zeros(len(sizes) + 1, np.int64)
    if len(sizes):
        np.cumsum(np.add.reduceat(terms[pieces], np.cumsum(sizes) - sizes, dtype=np.int64), out=starts[1:])
    ids, done = np.empty(int(starts[-1]), np.int32), 0
    begins = np.zeros(len(ids) + 1, np.bool_)
    begins[starts[:-1]] = True
    for at in range(0, len(pieces), _BLOCK):
        found = lists.chosen(pieces[at : at + _BLOCK])
        is_term = found != _BREAK
        kept = found[is_term]
        ids[done : done + len(kept)] = kept
        begins[done + np.cumsum(is_term)[~is_term]] = True
        done += len(kept)
    return ids, starts, np.flatnonzero(begins[:-1])
