"""Words that are no values: those that say that nobody knows yet, that there is none, or that it is withheld."""

from __future__ import annotations

import re
from functools import cache

from pmo_audit.classes import replace
from pmo_audit.proposing.reading.lexicon import plain_words
from pmo_audit.proposing.reading.seen import Said, Seen
from pmo_audit.records import Blank, Field
from pmo_audit.settings import STOCK_MISSING
from pmo_audit.text import fold
from pmo_audit.types import DateType, PeriodType, RefType, Text

_MISSING = frozenset(
    "tbc|tbd|tba|t.b.c|t.b.d|to be confirmed|to be determined|to be decided|to be agreed|to be advised|to be defined"
    "|to be announced|to be assigned|to be appointed|to be recruited|to be provided|to be completed|to follow|n k|nk"
    "|not known|unknown|not available|na|n.a|n a|not assessed|not rated|not scored|not set|not stated|not provided"
    "|not recorded|not reported|not specified|not defined|not yet known|not yet assessed|not yet agreed|not yet set"
    "|not yet defined|not yet appointed|not applicable|unassigned|unallocated|not assigned|vacant|vacancy|no data"
    "|awaited|awaiting|pending|xx|xxx|a definir|a confirmer|a determiner|a preciser|a completer|non defini|non renseigne"
    "|inconnu|inconnue|nd|n.d|s.o|so|sans objet|poste vacant|non connu|noch offen|offen|unbekannt|k.a|k. a|keine angabe"
    "|keine angaben|folgt|wird nachgereicht|nicht bekannt|noch nicht bekannt|noch nicht festgelegt|zu klaren|in klarung"
    "|noch zu klaren|vakant|unbesetzt|n.n|nn|nicht bewertet|entfallt|por definir|por confirmar|por determinar"
    "|sin definir|desconocido|sin asignar|sin datos|vacante|no disponible|no aplica|nader te bepalen|nog te bepalen"
    "|nog onbekend|ntb|n.t.b|onbekend|niet bekend|nvt|n.v.t|vacature|niet beoordeeld|da definire|da confermare"
    "|da determinare|non definito|sconosciuto|non disponibile|da assegnare|non valutato".split("|")
)
_SHORT = frozenset(("so", "na", "nn", "nd", "pending", "offen", "awaiting", "xx", "nk", "n a"))
"""Too short or too common to be taken for it in a column of free text."""
_SIGNS = re.compile(r"[-–—_.…?*/\\~ ]+")
_NONE = frozenset(
    "none|no end date|open ended|openended|no end|permanent|indefinite|indefinitely|no date|no|nil|never"
    "|aucun|aucune|neant|sans fin|sans date de fin|sans|kein|keine|keiner|keines|unbefristet|kein enddatum|ohne ende"
    "|ninguno|ninguna|sin fecha de fin|sin fin|indefinido|geen|geen einddatum|onbepaald|nessuno|nessuna"
    "|senza scadenza|indeterminato".split("|")
)
_RUNNING = frozenset(
    "ongoing|on going|continuing|continuous|rolling|still running|in progress|still open|not finished|not complete"
    "|not yet|not yet finished|not yet closed|open|en cours|laufend|lauft|en curso|lopend|doorlopend|in corso".split(
        "|"
    )
)


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
    for kind in ("missing", "none", "exempt"):
        words = tuple(text for text, one in found.items() if one == kind and fold(text) not in _stock())
        if words:
            said.line = replace(said.line, **{kind: words})
    for text, kind in found.items():
        said.guess(text, kind, _REASONS[kind].format(text))
    return seen.without(found.__contains__)


_REASONS = {
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
    if words in _MISSING and not (free and words in _SHORT):
        return "missing"
    if _withheld().match(words) and not free:
        return "exempt"
    dated = isinstance(field.type, DateType | PeriodType)
    if dated and words in _RUNNING:
        return "none" if field.blank is Blank.NONE else "missing"
    if words in _NONE and (dated or isinstance(field.type, RefType)):
        return "none"
    return "missing" if not free and words.startswith(("awaiting ", "to be ", "not yet ", "noch nicht ")) else ""
