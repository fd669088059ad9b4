"""Headings as words that can be compared: without accents, capitals, units, articles and the like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pmo_audit.classes import dataclass

STOREYS = " / "
"""What stands between the storeys of a heading."""

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "№": "no", "%": " percent ", "#": " no ", "'": " "})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_COMPOUND = re.compile("(projekt|project|risiko|massnahmen|meilenstein|dokument|document)s?([a-z]{4,})")
_NO_WORD = re.compile(r"[^0-9a-z]+")


def words_in(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


_ARTICLES = words_in(
    "the of a an and in for de du des la le les l d der die das den dem von vom zum zur fur und el los las del y e "
    "il lo gli della dello dei di da van het een voor en et is if any"
)
_UNITS = words_in(
    "gbp eur usd chf sek nok dkk pln czk cad aud nzd jpy k m mn bn mio mrd tsd 000 000s thousand thousands million "
    "millions billion ke keur meur kgbp mgbp kusd musd teur euro euros pound pounds dollar dollars inc excl incl vat "
    "dd mm yy yyyy ddmmyyyy ha days"
)
_CODES = words_in("GBP EUR USD CHF SEK NOK DKK PLN CZK CAD AUD NZD JPY")
_DATES = words_in("date dates day datum data fecha dt on")
_EMPTY = words_in("name current latest overall reported main primary assigned our full")
"""Words that narrow little: where they are left out, the heading says much the same."""
CHANGING = words_in(
    "variance var vs delta difference diff change changes remaining remainder left previous prev prior last "
    "comment "
    "comments commentary note notes reason email mail phone tel telephone mobile link url hyperlink score plan type "
    "path history trend year annual next manager sponsor lead leader owner kommentar bemerkung commentaire "
    "comentario ecart abweichung dept department directorate division unit org role grade title id number ref "
    "code initials team region location site count days duration currency"
)
"""Words that make something else of a heading: `Budget variance` is no budget."""
ASPECTS = words_in(
    "cost schedule time budget scope quality resource finance financial benefit risk issue delivery supplier"
)
"""Aspects that have colours of their own: `Cost RAG` is not how a project stands."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A heading or a phrase as words: all of them, and those that matter."""

    words: tuple[str, ...]
    core: tuple[str, ...]

    @property
    def sorted_core(self) -> tuple[str, ...]:
        """The words that matter, whatever their order."""
        return tuple(sorted(self.core))


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text in small letters without accents, with signs made words where they are one."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss")).translate(_LETTERS)
    return "".join(one for one in folded if not unicodedata.combining(one)).casefold().translate(_LETTERS)


@lru_cache(maxsize=8192)
def wording(text: str) -> Wording:
    """The words of a heading or a phrase."""
    apart = _HUMP.sub(" ", text) if " " not in text.strip() else text
    words = tuple(part for one in _NO_WORD.split(plain(apart)) if one for part in _parted(one))
    return Wording(words, core_of(words))


def _parted(word: str) -> tuple[str, ...]:
    """A word of several, as German and Dutch write them: `Projektleiter` is `projekt leiter`."""
    found = _COMPOUND.fullmatch(word)
    return (found[1], found[2]) if found is not None else (word,)


def core_of(words: Iterable[str]) -> tuple[str, ...]:
    """The words that matter, in the singular; where none is left without one sort of filler, that sort stays."""
    left = tuple(words)
    for filler in (_ARTICLES, _UNITS, _DATES, _EMPTY):
        left = tuple(one for one in left if one not in filler) or left
    return tuple(_singular(one) for one in left)


def spoken(heading: str) -> str:
    """A heading as a person would write it, where it is one of a program's: `budget_gbp_m` is `budget GBP m`."""
    words = (_HUMP.sub("_", heading) if "_" not in heading else heading).split("_")
    if " " in heading or len(words) < 2 or not any(one.upper() in _CODES for one in words[-2:]):
        return heading
    return " ".join(
        one.upper() if one.upper() in _CODES and at >= len(words) - 2 else one for at, one in enumerate(words)
    )


def forms(heading: str) -> Iterator[tuple[str, float]]:
    """The ways in which a heading may be looked up, each with how much of it that is."""
    yield heading, 1.0
    bare = " ".join(_BRACKETS.sub(" ", heading).split())
    if bare and bare != heading:
        yield bare, 0.99
    if STOREYS in bare:
        yield bare.rsplit(STOREYS, 1)[1], 0.97
    for inner in _BRACKETS.findall(heading):
        if wording(inner).words:
            yield inner, 0.9


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word
