"""What a word may stand for among the members of an enumeration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pmo_audit.classes import dataclass
from pmo_audit.proposing.reading.lexicon import WORDS
from pmo_audit.sources.months import plain
from pmo_audit.sources.words import alike


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word stands for, and whether that is sure."""

    member: str
    sure: bool


def plain_words(text: str) -> str:
    """A text as the lexicon has it: small letters without accents, single spaces, `_`, `-` and `/` as spaces."""
    return " ".join(plain(word) for word in alike(text.replace("’", "'")).split())


@cache
def senses(topic: str, members: tuple[str, ...]) -> Mapping[str, tuple[Sense, ...]]:
    """Word → what it may stand for among these members.

    Where a standard has its own stages, a stage means what the list of words that holds its name means.
    """
    lines = WORDS.get(topic, {})
    found: dict[str, list[Sense]] = {}
    for name, line in lines.items():
        sure, _, likely = line.partition("~")
        group = {name.replace("_", " "), *sure.split("|")}
        held = [name] if name in members else [one for one in members if plain_words(one) in group]
        if len(held) != 1:
            continue
        for word in sorted(group):
            found.setdefault(word, []).append(Sense(held[0], sure=True))
        for word in likely.split("|"):
            found.setdefault(word, []).append(Sense(held[0], sure=False))
    own = {plain_words(one) for one in members}
    return {word: tuple(dict.fromkeys(several)) for word, several in found.items() if word and word not in own}
