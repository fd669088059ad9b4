"""What a run of letters and digits means as words: `Re-audits` is `re` and `audit`, `SC-40` is a code, `FY26` a year.

A run is folded (compatibility forms, case, accents of Latin letters) and parted. Words lose the ending of their
plural; scripts that part no words are cut into pairs of letters. What has a digit in it is kept whole, since what tells
two like texts apart is mostly a number, a year or a code; its words are given beside it, so that `phase-2` is a phase
too.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum

LONGEST_TERM = 64
"""Characters that are kept of a term. What is longer is no word, and two that agree so far are taken for the same."""


class Kind(IntEnum):
    """What sort of term it is: words say what a text is about, the others which one of its like it is."""

    WORD = 0
    STOP = 1
    """A word that says nothing of what a text is about, such as `the`."""
    NUMBER = 2
    YEAR = 3
    DATE = 4
    VERSION = 5
    CODE = 6


DISTINCTIVE = frozenset({Kind.NUMBER, Kind.YEAR, Kind.DATE, Kind.VERSION, Kind.CODE})
"""The kinds by which one of a series differs from the next."""

Term = tuple[str, Kind]

_STOP_WORDS = """
a about above after again against all also am an and any are as at be because been before being below between both but
by can could did do does doing don down during each few for from further had has have having he her here hers him his
how i if in into is isn it its itself just me more most my myself no nor not now of off on once only or other our ours
out over own same she should so some such than that the their theirs them themselves then there these they this those
through to too under until up upon us very was we were what when where which while who whom why will with within
without would you your yours doesn didn wasn aren weren hasn haven hadn won wouldn shouldn couldn ll ve re via per etc
one two three four five six seven eight nine ten twenty thirty forty fifty sixty hundred thousand
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""English words that say nothing of what a text is about. In other languages their frequency makes little of them."""

_ACCENTS = re.compile("[\u0300-\u036f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_BETWEEN = re.compile("[\0-/:-@[-`{-\u00bf\u02bc\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+")
"""What is neither letter nor digit nor mark of a letter: the marks of Indic vowels are no letters to `re`."""
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,'\u2019]\d{3})+")
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]+"
)
"""Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

_SHAPES = (
    (Kind.DATE, re.compile(r"\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:\d{2}|\d{4})")),
    (
        Kind.YEAR,
        re.compile(r"(?:19|20)\d\d(?:[-/\u2013](?:\d\d|(?:19|20)\d\d))?|fy[-'\u2019]?(?:\d\d){1,2}(?:[-/]\d\d)?"),
    ),
    (Kind.VERSION, re.compile(r"v\d+(?:\.\d+)*|\d+(?:\.\d+){2,}|\d+(?:\.\d+)+[a-z]\w*")),
    (Kind.NUMBER, re.compile(r"\d+(?:[.,:]\d+)?")),
)


def fold(text: str) -> str:
    """A text without what a reader does not see as a difference: forms of the same letter, case, Latin accents."""
    if text.isascii():
        return text.lower()
    shown = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).casefold()
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", shown))


def stem(word: str) -> str:
    """A word without the ending of its plural: `policies` is `policy`, `risks` is `risk`, `analysis` stays."""
    if len(word) < 4 or word[-1] != "s" or not word.isascii():
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def terms_of(run: str) -> tuple[Term, ...]:
    """The terms of a run of letters, digits and what joins them, in their order."""
    folded = fold(run)
    if folded.isascii() and folded.isalpha():
        return (_word(folded),)
    if _has_digit(folded):
        return _with_digits(folded)
    return tuple(term for part in _split(folded) for term in _words(part))


def _split(folded: str) -> list[str]:
    """The words between what joins them, without what an apostrophe leaves: of `team's` it is `team`."""
    parts = [part for part in _BETWEEN.split(folded) if part]
    if not _APOSTROPHES.search(folded):
        return parts
    return [part for part in parts if len(part) > 1] or parts


def _with_digits(folded: str) -> tuple[Term, ...]:
    thousands = _THOUSANDS.fullmatch(folded)
    whole = _BETWEEN.sub("", folded) if thousands else "".join(folded.strip("_").split())
    whole = whole[:LONGEST_TERM]
    kind = _kind_of(whole)
    found: list[Term] = [(whole, kind)]
    parts = _split(folded)
    if kind is Kind.CODE and len(parts) > 1 and any(len(part) > 2 and part.isalpha() for part in parts):
        for part in parts:
            found += [(part[:LONGEST_TERM], _kind_of(part))] if _has_digit(part) else _words(part)
    return tuple(found)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _kind_of(whole: str) -> Kind:
    return next((kind for kind, shape in _SHAPES if shape.fullmatch(whole)), Kind.CODE)


def _words(part: str) -> list[Term]:
    if part.isascii() or not _UNPARTED.search(part):
        return [_word(part)]
    found: list[Term] = []
    end = 0
    for run in _UNPARTED.finditer(part):
        found += [_word(part[end : run.start()])] if run.start() > end else []
        letters, end = run.group(), run.end()
        found += [(letters[at : at + 2], Kind.WORD) for at in range(max(1, len(letters) - 1))]
    return [*found, _word(part[end:])] if end < len(part) else found


def _word(part: str) -> Term:
    if part in STOP_WORDS:
        return part, Kind.STOP
    return stem(part)[:LONGEST_TERM], Kind.WORD
