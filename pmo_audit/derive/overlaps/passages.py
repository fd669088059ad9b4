"""The passages of two records that match, with the words in them that both have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np

from pmo_audit.classes import replace
from pmo_audit.derive.texts.meaning import DECIMALS, Meanings
from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import spans
from pmo_audit.oversight import Passage

MOST = 3
"""So many matching passages are shown of a pair, the best first."""


SAME = 0.4
"""Passages whose meanings are so much alike match without a word in common."""
MEANING = 20.0
"""So much weight of shared words the same meaning is worth."""


def matching(
    left: Sequence[Passage],
    right: Sequence[Passage],
    weights: Mapping[str, float],
    most: int = MOST,
    *,
    meanings: Meanings | None = None,
) -> tuple[tuple[Passage, Passage], ...]:
    """The pairs of passages that share most weight of words and least else, each passage at most once.

    Where meanings are known, passages match by these too, without a word in common.
    """
    ours, theirs = [_terms(one) for one in left], [_terms(one) for one in right]
    means = _same_meanings(left, right, meanings)
    found = []
    for a, mine in enumerate(ours):
        for b, other in enumerate(theirs):
            shared = sum(weights.get(word, 1.0) for word in mine & other)
            by_words = shared * sqrt(len(mine & other) / len(mine | other)) if shared else 0.0
            if by_words or means[a][b]:
                found.append((-by_words - means[a][b], a, b))
    chosen: list[tuple[Passage, Passage]] = []
    used: set[tuple[str, int]] = set()
    for _, a, b in sorted(found):
        if ("left", a) in used or ("right", b) in used:
            continue
        used |= {("left", a), ("right", b)}
        both = ours[a] & theirs[b]
        chosen.append((marked(left[a], both), marked(right[b], both)))
        if len(chosen) == most:
            break
    return tuple(chosen)


def _same_meanings(left: Sequence[Passage], right: Sequence[Passage], meanings: Meanings | None) -> list[list[float]]:
    """What sameness of meaning adds to each pair of passages; nothing below `SAME`."""
    if meanings is None or not left or not right:
        return [[0.0] * len(right) for _ in left]
    alike = meanings.of([one.text for one in left]) @ meanings.of([one.text for one in right]).T
    rounded = np.round(alike.astype(np.float64), DECIMALS)
    kept: list[list[float]] = np.where(rounded >= SAME, rounded * MEANING, 0.0).tolist()
    return kept


def marked(passage: Passage, words: frozenset[str]) -> Passage:
    """The passage with these words of it marked; marks that only a space parts are joined."""
    marks: list[tuple[int, int]] = []
    for begin, end, terms in spans(passage.text):
        if not any(word in words for word, _ in terms):
            continue
        if marks and not passage.text[marks[-1][1] : begin].strip():
            marks[-1] = (marks[-1][0], end)
        else:
            marks.append((begin, end))
    return replace(passage, marks=tuple(marks))


def shared_words(left: Sequence[Passage], right: Sequence[Passage], weights: Mapping[str, float]) -> tuple[str, ...]:
    """The words that two records share, the weightiest first, as the left writes them first."""
    ours: dict[str, str] = {}
    for one in left:
        for begin, end, terms in spans(one.text):
            for word, kind in terms:
                if kind is not Kind.STOP:
                    ours.setdefault(word, one.text[begin:end] if len(terms) == 1 else word)
    theirs = frozenset(word for one in right for word in _terms(one))
    return tuple(ours[word] for word in sorted(ours.keys() & theirs, key=lambda word: (-weights.get(word, 1.0), word)))


def share_outside(
    left: Sequence[Passage], right: Sequence[Passage], weights: Mapping[str, float], parts: frozenset[str]
) -> float:
    """Which part of the weight of shared words two records share outside of the passages about their parts.

    Between 0 and 1; 1 where either says nothing of itself but its name, so that nothing can be told.
    """
    alone = [[one for one in side if one.field not in parts] for side in (left, right)]
    if any(all(one.field == "name" for one in side) for side in alone):
        return 1.0
    every, own = (_weight_of(sides, weights) for sides in ((left, right), alone))
    return own / every if every else 1.0


def _weight_of(sides: Sequence[Sequence[Passage]], weights: Mapping[str, float]) -> float:
    ours, theirs = (frozenset(word for one in side for word in _terms(one)) for side in sides)
    return sum(weights.get(word, 1.0) for word in sorted(ours & theirs))


def _terms(passage: Passage) -> frozenset[str]:
    return frozenset(word for _, _, terms in spans(passage.text) for word, kind in terms if kind is not Kind.STOP)
