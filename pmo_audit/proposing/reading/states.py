"""Words that are no values: those that say that nobody knows yet, that there is none, or that it is withheld."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from pmo_audit.classes import replace
from pmo_audit.proposing.reading.placeholders import MISSING, NONE, RUNNING
from pmo_audit.proposing.reading.seen import Said, Seen
from pmo_audit.proposing.reading.senses import plain_words
from pmo_audit.records import Blank, Field
from pmo_audit.settings import STOCK_MISSING, DataDefaults
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.words import has_wildcard, shorten
from pmo_audit.text import fold
from pmo_audit.types import DateType, PeriodType, RefType, Text
from pmo_audit.values import Missing

_SHORT = frozenset(("so", "na", "nn", "nd", "pending", "offen", "awaiting", "xx", "nk", "n a", "n k"))
"""Too short or too common to be taken for it in a column of free text."""
_INITIALS = frozenset(("so", "nn", "nd", "xx", "nk"))
"""What may be the initials of a person."""
_NOTHING, _NEVER = 1901, 9999
_SIGNS = re.compile(r"[-–—_.…?*/\\~ ]+")


_AWAITED = ("awaiting ", "to be ", "not yet ", "not provided", "data not ", "no data", "not available", "noch nicht ")


@cache
def _withheld() -> re.Pattern[str]:
    """How a text begins that says that something is withheld; the group is what the word of the mapping keeps of it."""
    return re.compile(
        r"((?!not )(?:\w+ ){0,2}exempt(?:ed|ion)?\b|(?:\w+ ){0,2}withheld\b|(?:\w+ )?redacted\b"
        r"|commercially sensitive|commercial in confidence|confidential\b)(.*)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _stock() -> frozenset[str]:
    return frozenset(map(fold, STOCK_MISSING))


def propose_states(field: Field, seen: Seen, said: Said) -> Seen:
    """Takes out of a column the words that are no values, and tells what each is taken for."""
    if field.name in ("id", "name", "title"):
        return seen
    read = reader_for(field, None, DataDefaults())
    texts = (*seen.texts, *seen.long)
    known = {text for text in texts if isinstance(read(text), Missing)}
    found = {text: kind for text in texts if (kind := "missing" if text in known else _kind(text, field))}
    if isinstance(field.type, DateType):
        found |= {day.isoformat()[:10]: kind for day in seen.days if (kind := _no_day(day))}
    words: dict[str, dict[str, None]] = {"missing": {}, "none": {}, "exempt": {}}
    for text, kind in found.items():
        if text not in known:
            words[kind][_word(text, kind)] = None
        said.guess(text, kind, _REASONS[kind].format(shorten(text)))
    if any(words.values()):
        missing, none, exempt = (tuple(words[kind]) for kind in ("missing", "none", "exempt"))
        said.line = replace(said.line, missing=missing, none=none, exempt=exempt)
    return seen.without(found.__contains__)


def _word(text: str, kind: str) -> str:
    """A text as the mapping has it: of one that says that something is withheld, only how it begins."""
    match = _withheld().match(text) if kind == "exempt" else None
    return f"{match[1]}*" if match and match[2] else text


def _no_day(day: date) -> str:
    """What a real date means that is only what a spreadsheet makes of nothing, or of never."""
    return "missing" if day.year <= _NOTHING else "none" if day.year == _NEVER else ""


_REASONS: Final[Mapping[str, str]] = {
    "missing": "`{}` is no value: nobody knows it yet",
    "none": "`{}` says that there is none",
    "exempt": "`{}` says that it is withheld",
}


def _kind(text: str, field: Field) -> str:
    """What a word means that is no value; nothing where it is one, or may be one."""
    if has_wildcard(fold(text)):
        return ""  # in the mapping it would stand for others, too
    if _SIGNS.fullmatch(text) and not text.isspace():
        return "missing"
    words = plain_words(text).rstrip("?!. ") or text
    free = isinstance(field.type, Text)
    taken = _SHORT if free else _INITIALS if isinstance(field.type, RefType) else ()
    if words in MISSING and words not in taken:
        return "missing"
    if _withheld().match(words) and not free:
        return "exempt"
    dated = isinstance(field.type, DateType | PeriodType)
    if dated and words in RUNNING:
        return "none" if field.blank is Blank.NONE else "missing"
    if words in NONE and (dated or isinstance(field.type, RefType)):
        return "none"
    return "missing" if not free and (words.startswith(_AWAITED) or _begins_with_gap(text, field)) else ""


def _begins_with_gap(text: str, field: Field) -> bool:
    """Whether a word such as `TBC` stands first and the rest is a remark, that names neither a number nor a person."""
    match = re.fullmatch(r"([^\W\d_][\w/ .]*?)\s*(?:\s[-–—]|[(:,;])\s*(.+)", text)
    if match is None or any(one.isdigit() for one in match[2]):
        return False
    if isinstance(field.type, RefType) and any(one.isupper() for one in match[2]):
        return False
    return fold(match[1]) in _stock() or (len(match[1]) > 2 and plain_words(match[1]) in MISSING)
