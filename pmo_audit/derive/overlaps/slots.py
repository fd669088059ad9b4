"""What tells one of a series from the next: names, numbers, years and stages in a title.

`Branch refit - Alder Street` and `Branch refit - Corliss Mall` are one form filled in twice, `Stock count 2024` and
`Stock count 2025` the same work in another year, and `release 1` and `release 2` follow each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import MappingProxyType

from pmo_audit.classes import dataclass
from pmo_audit.derive.texts.terms import DISTINCTIVE, Kind, Term, fold
from pmo_audit.derive.texts.tokens import spans

_PERIOD = re.compile(
    r"q[1-4]|h[12]|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter|fall"
)
_DAY = re.compile(
    f"{_PERIOD.pattern}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
"""What has a capital and names no thing."""
_ENDS_SENTENCE = frozenset(".!?:;|\n\u2013\u2014-(\"'/\u2022*")
_STEP_WORDS = """
phase release wave stage step tranche increment version part lot batch iteration round level generation package block
sprint
"""
_STEPS = frozenset(_STEP_WORDS.split())
_COUNTED = MappingProxyType(
    {
        word: at
        for row in (
            ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"),
            ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
            ("a", "b", "c", "d", "e", "f", "g"),
        )
        for at, word in enumerate(row, 1)
    }
)
_LIFE = (
    "idea discovery feasibility study options assessment scoping",
    "concept pilot trial poc prototype proof mvp sandbox",
    "design specification procurement tender",
    "build development implementation construction installation introduction",
    "rollout roll-out deployment rollout wide line-wide company-wide group-wide full scale scaling expansion extension"
    " national everywhere remaining",
    "optimisation optimization enhancement improvement upgrade follow-up continuation",
    "decommissioning retirement closure closedown",
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: `content` are its words, `names` what tells it from its like, years and steps apart."""

    content: frozenset[str]
    names: frozenset[str]
    periods: frozenset[str]
    steps: tuple[tuple[str, int], ...]
    life: int | None
    """How early in the life of a product: a pilot comes before a rollout. None where it does not say."""
    prefix: str
    """What stands before a colon or a dash, folded; empty where nothing is parted so."""
    written: tuple[tuple[str, str], ...] = ()
    """Each word in the order of the title, with how it is written there."""

    def say(self, words: frozenset[str]) -> str:
        """These words as the title has them, in its order."""
        return " ".join(dict.fromkeys(run for word, run in self.written if word in words))


def read_title(title: str, names: frozenset[str]) -> Title:
    """Takes a title apart; `names` are the words that are names in these texts."""
    found = [(title[begin:end], terms) for begin, end, terms in spans(title)]
    terms = [term for _, each in found for term in each]
    steps = tuple(_steps([word for word, _ in terms]))
    counted = {word for step in steps for word in _words_of(step, terms)}
    periods = frozenset(word for word, kind in terms if kind is Kind.YEAR or _PERIOD.fullmatch(word))
    own = frozenset(_names(found, names) - periods - counted)
    content = frozenset(word for word, kind in terms if kind is Kind.WORD) - own - periods - counted
    written = [(word, run) for run, each in found for word, _ in each]
    written += [(fold(run), run) for run, _ in found if _is_address(run)]
    return Title(content, own, periods, steps, _life(title, terms), _prefix(title), tuple(written))


def _names(found: Iterable[tuple[str, tuple[Term, ...]]], names: frozenset[str]) -> set[str]:
    own: set[str] = set()
    for run, terms in found:
        if _is_address(run):
            own.add(fold(run))
        for word, kind in terms:
            if (kind in DISTINCTIVE and kind is not Kind.YEAR) or (run[0].isupper() and word in names):
                own.add(word)
    return own


def _is_address(run: str) -> bool:
    """Whether a run is the name of a host or a file: letters on both sides of a full stop."""
    return any(a[-1:].isalpha() and b[:1].isalpha() for a, b in pairwise(run.split(".")))


def _steps(words: list[str]) -> Iterator[tuple[str, int]]:
    for one, other in pairwise(words):
        if one in _STEPS and (number := _number(other)) is not None:
            yield one, number
        elif other in _STEPS and (number := _COUNTED.get(one)) is not None and len(one) > 2:
            yield other, number


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 4 else _COUNTED.get(word)


def _words_of(step: tuple[str, int], terms: Iterable[Term]) -> Iterator[str]:
    """The words of a title that say which step it is."""
    for word, _ in terms:
        if word == step[0] or _number(word) == step[1]:
            yield word


def _life(title: str, terms: Iterable[Term]) -> int | None:
    words = {word for word, _ in terms} | set(fold(title).split())
    stages = [at for at, stage in enumerate(_LIFE) if words & set(stage.split())]
    return min(stages) if stages else None


def _prefix(title: str) -> str:
    parts = re.split(r":\s|\s[-\u2013\u2014|]\s", title, maxsplit=1)
    return fold(parts[0]).strip() if len(parts) == 2 and parts[1].strip() else ""


def find_names(texts: Iterable[str]) -> frozenset[str]:
    """The words that are names in these texts: with a capital inside sentences more often than without one."""
    capital: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for text in texts:
        for sentence in _runs(text):
            running = any(run[0].islower() and len(run) > 3 for run, _, _ in sentence)
            for run, first, terms in sentence:
                if run[0].islower():
                    plain.update(word for word, _ in terms)
                elif running and not first and run[0].isupper():
                    capital.update(word for word, kind in terms if kind is Kind.WORD)
    return frozenset(word for word, times in capital.items() if times >= plain[word] and not _DAY.fullmatch(word))


def _runs(text: str) -> Iterator[list[tuple[str, bool, tuple[Term, ...]]]]:
    """The runs of each sentence, with whether it begins there."""
    sentence: list[tuple[str, bool, tuple[Term, ...]]] = []
    last = 0
    for begin, end, terms in spans(text):
        first = not sentence or any(one in _ENDS_SENTENCE for one in text[last:begin].strip())
        if first and sentence:
            yield sentence
            sentence = []
        sentence.append((text[begin:end], first, terms))
        last = end
    if sentence:
        yield sentence


def words_and_runs(text: str) -> frozenset[str]:
    """Every term of a text, and every run as it stands, folded."""
    found = [(text[begin:end], terms) for begin, end, terms in spans(text)]
    return frozenset(word for _, terms in found for word, _ in terms) | frozenset(fold(run) for run, _ in found)
