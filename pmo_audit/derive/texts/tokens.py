"""Many texts as one long row of numbered terms, quickly.

A text is cut into runs by one pattern; each run that occurs anywhere is looked at once (`terms`), and everything else
is arithmetic on arrays. scikit-learn's `CountVectorizer` calls Python for each word of each text instead, which takes
about three times as long, and it forgets the order of the words, by which templates are found.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.terms import Kind, Term, terms_of

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]

_BREAK = "\n"
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


def read_words(texts: Iterable[str]) -> Words:
    """Reads texts into numbered terms."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    numbers[_BREAK]  # is number 0
    find, number = _pattern().findall, numbers.__getitem__
    runs, ends = array("i"), array("q", [0])
    for text in texts:
        runs.extend(map(number, find(text)))
        ends.append(len(runs))
    return _numbered(np.frombuffer(runs, np.int32), np.frombuffer(ends, np.int64), list(numbers))


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
    return re.compile(rf"\w{letter}*(?:[-'./,:\u2010-\u2013\u2018\u2019\u02bc]\w{letter}*)*|\n|[.!?:;](?=\s)")


def _is_word(run: str) -> bool:
    return run[0] not in "\n.!?:;"


def _numbered(runs: Numbers, ends: Places, raw: Sequence[str]) -> Words:
    """Puts terms in the place of runs."""
    found = [terms_of(run) if _is_word(run) else () for run in raw]
    kinds = {term: kind for terms in found for term, kind in terms}
    ordered = sorted(kinds)
    rank = {term: number for number, term in enumerate(ordered)}
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    flat = np.fromiter((rank[term] for terms in found for term, _ in terms), np.int32, int(sizes.sum()))
    is_break = np.fromiter((not _is_word(run) for run in raw), np.bool_, len(raw))
    ids, places = _expanded(runs, sizes, flat)
    starts = places[ends]
    breaks = np.union1d(places[:-1][is_break[runs]], starts[:-1])
    return Words(ids, starts, breaks[breaks < len(ids)], tuple(ordered), _kinds(kinds, ordered))


def _kinds(kinds: dict[str, Kind], ordered: Sequence[str]) -> NDArray[np.uint8]:
    return np.fromiter((kinds[term] for term in ordered), np.uint8, len(ordered))


def _expanded(runs: Numbers, sizes: Places, flat: Numbers) -> tuple[Numbers, Places]:
    """The terms of all runs, and where in them each run begins; by blocks, since places take room."""
    places = np.zeros(len(runs) + 1, np.int64)
    np.cumsum(sizes[runs], out=places[1:])
    ids = np.empty(int(places[-1]), np.int32)
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    for start in range(0, len(runs), _BLOCK):
        block = runs[start : start + _BLOCK]
        begin, end = int(places[start]), int(places[start + len(block)])
        shift = first[block] - places[start : start + len(block)]
        ids[begin:end] = flat[np.repeat(shift, sizes[block]) + np.arange(begin, end)]
    return ids, places
