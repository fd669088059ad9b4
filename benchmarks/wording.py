"""Texts as a portfolio's registers hold them, in any number: made-up words, real statistics, and planted pairs.

Words are as frequent as in language (Zipf's law over 50,000), each text has a topic of its own words, one text in five
ends with a closing paragraph that many have, and some texts say again what another says: its sentences in another
order, a part of its words in the place of others, and all small words anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pmo_audit.derive.texts.terms import STOP_WORDS

Ids = NDArray[np.int64]

VOCABULARY = 50_000
TOPICS = 400
TOPIC_WORDS = 1_500
CLOSINGS = 30
SMALL_WORDS = tuple(sorted(STOP_WORDS, key=lambda word: (len(word), word)))
KEPT = (0.8, 0.65, 0.5)
"""Which share of the words of substance a text said again keeps: the first third, the second and the last."""


@dataclass(frozen=True)
class Wording:
    """Texts, and the pairs of them that say the same."""

    texts: list[str]
    pairs: list[tuple[int, int]]


def wording(number: int, *, seed: int = 1, length: int = 60, planted: float = 0.01) -> Wording:
    """So many texts of about `length` words, of which `planted` say again what another says."""
    return _Writer(seed, length).write(number, max(1, round(number * planted)))


class _Writer:
    def __init__(self, seed: int, length: int) -> None:
        self.chance = np.random.default_rng(seed)
        self.length = length
        self.words = np.array(SMALL_WORDS + tuple(_made_up(VOCABULARY - len(SMALL_WORDS))), dtype=object)
        self.everywhere = _zipf(VOCABULARY, 1.0)
        self.in_topic = _zipf(TOPIC_WORDS, 0.8)
        self.topics = self.chance.integers(len(SMALL_WORDS), VOCABULARY, (TOPICS, TOPIC_WORDS))
        self.closings = [self._sentences(self._drawn(20, topic), 20) for topic in range(CLOSINGS)]

    def write(self, number: int, again: int) -> Wording:
        first = number - again
        topic_of = self.chance.integers(0, TOPICS, first)
        originals = self.chance.permutation(first)[:again]
        said: dict[int, Ids] = {}
        chosen = set(originals.tolist())
        texts = []
        for text in range(first):
            ids = self._drawn(int(self.chance.integers(self.length // 2, self.length * 3 // 2)), int(topic_of[text]))
            if text in chosen:
                said[text] = ids
            texts.append(self._text(ids))
        pairs = []
        for place, original in enumerate(originals.tolist()):
            ids = self._again(said[original], int(topic_of[original]), KEPT[place % len(KEPT)])
            pairs.append((original, len(texts)))
            texts.append(self._text(ids))
        return Wording(texts, pairs)

    def _drawn(self, length: int, topic: int) -> Ids:
        """Two words in five from everywhere, the others from the topic."""
        anywhere = np.searchsorted(self.everywhere, self.chance.random(length))
        special = self.topics[topic][np.searchsorted(self.in_topic, self.chance.random(length))]
        return np.where(self.chance.random(length) < 0.6, anywhere, special)

    def _again(self, ids: Ids, topic: int, kept: float) -> Ids:
        """The same in other words."""
        starts = np.arange(0, len(ids), 12)
        shuffled = np.concatenate([ids[start : start + 12] for start in self.chance.permutation(starts)])
        fresh = self._drawn(len(ids), topic)
        return np.where((shuffled >= len(SMALL_WORDS)) & (self.chance.random(len(ids)) < kept), shuffled, fresh)

    def _text(self, ids: Ids) -> str:
        body = self._sentences(ids, 12)
        if self.chance.random() < 0.05:
            body += f" Phase {self.chance.integers(1, 9)}, {self.chance.integers(2019, 2031)}."
        if self.chance.random() < 0.2:
            body += "\n" + self.closings[int(self.chance.integers(CLOSINGS))]
        return body

    def _sentences(self, ids: Ids, size: int) -> str:
        words: Sequence[str] = self.words[ids].tolist()
        return " ".join(" ".join(words[at : at + size]).capitalize() + "." for at in range(0, len(words), size))


def _zipf(number: int, power: float) -> NDArray[np.float64]:
    """Up to where between 0 and 1 each word of so many has its share, the most frequent first."""
    shares = np.arange(1, number + 1, dtype=np.float64) ** -power
    return np.asarray(np.minimum(np.cumsum(shares / shares.sum()), 1 - 1e-12), np.float64)


def _made_up(number: int) -> Iterator[str]:
    """Words of syllables, each once."""
    syllables = [first + vowel + last for first in "bcdfglmnprstv" for vowel in "aeiou" for last in ("", "n", "r", "t")]
    for word in range(number):
        yield (
            syllables[word % len(syllables)]
            + syllables[(word * 7 + word // 260) % 260]
            + ("s" if word % 17 == 0 else "")
            + ("ing" if word // 67600 else "")
        )
