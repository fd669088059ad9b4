"""Words that are no values: those that say that nobody knows yet, that there is none, or that it is withheld."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from pmo_audit.classes import replace
from pmo_audit.proposing.reading.placeholders import MISSING, NONE, RUNNING
from pmo_audit.proposing.reading.seen import Said, Seen
from pmo_audit.proposing.reading.senses import plain_words
from pmo_audit.records import Blank, Field
from pmo_audit.settings import STOCK_MISSING
from pmo_audit.text import fold
from pmo_audit.types import DateType, PeriodType, RefType, Text

_SHORT = frozenset(("so", "na", "nn", "nd", "pending", "offen", "awaiting", "xx", "nk", "n a", "n k"))
"""Too short or too common to be taken for it in a column of free text."""
_INITIALS = frozenset(("so", "nn", "nd", "xx", "nk"))
"""What may be the initials of a person."""
_SIGNS = re.compile(r"[-–—_.…?*/\\~ ]+")


@cache
def _withheld() -> re.Pattern[str]:
    return re.compile(
        r"(exempt\b|withheld\b|redacted\b|commercially sensitive|commercial in confidence|confidential\b)"
    )


@cache
def _stock() -> frozenset[str]:
    return frozenset(map(fold, STOCK_MISSING))


def propose_states(field: Field, seen: Seen, said: Said) -> Seen:
    """Takes out of a column the words that are no values, and tells what each is taken for."""
    if field.name in ("id", "name", "title"):
        return seen
    found = {text: kind for text in seen.texts if (kind := _kind(text, field))}
    own = {text: kind for text, kind in found.items() if fold(text) not in _stock()}
    missing, none, exempt = (
        tuple(text for text, kind in own.items() if kind == one) for one in ("missing", "none", "exempt")
    )
    if own:
        said.line = replace(said.line, missing=missing, none=none, exempt=exempt)
    for text, kind in found.items():
        said.guess(text, kind, _REASONS[kind].format(text))
    return seen.without(found.__contains__)


_REASONS: Final[Mapping[str, str]] = {
    "missing": "`{}` is no value: nobody knows it yet",
    "none": "`{}` says that there is none",
    "exempt": "`{}` says that it is withheld",
}


def _kind(text: str, field: Field) -> str:
    """What a word means that is no value; nothing where it is one, or may be one."""
    if fold(text) in _stock() or (_SIGNS.fullmatch(text) and not text.isspace()):
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
    return "missing" if not free and words.startswith(("awaiting ", "to be ", "not yet ", "noch nicht ")) else ""
