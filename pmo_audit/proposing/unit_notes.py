"""What a sheet says of all its amounts beside the tables: `All amounts in CHF`, `Figures in £000`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmo_audit.classes import dataclass, replace
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.reading.headings import read_heading
from pmo_audit.settings import FieldMapping
from pmo_audit.sources.units import currencies_of, read_unit_words
from pmo_audit.text import Origin, fold

_AMOUNTS = re.compile(
    r"\b(?:amounts?|figures?|values?|costs?|budgets?|monies|money|currency|betrage|beträge|angaben|werte|montants?"
    r"|chiffres|importes?|cifras|bedragen|importi|valori)\b"
)
_LAST_BRACKETS = re.compile(r"\(([^()]{2,20})\)\s*$")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class UnitNote:
    """A text that tells the currency of all amounts of a sheet, perhaps their size too, and where it stands."""

    currency: str
    scale: int | None
    text: str
    place: Origin
    sure: bool
    """Whether it names the currency; a bare dollar is taken for that of the United States."""


def unit_note(texts: Iterable[tuple[str, Origin]]) -> UnitNote | None:
    """What the texts beside tables say of amounts, where they say one thing."""
    found: dict[tuple[str, int | None], UnitNote] = {}
    for text, place in texts:
        said = text if _AMOUNTS.search(fold(text)) else _in_brackets(text)
        if len(text) > _LONGEST or not said:
            continue
        unit = read_heading(said)
        meant = currencies_of(unit.currencies[0]) if len(unit.currencies) == 1 and len(unit.scales) < 2 else frozenset()
        currency = "USD" if "USD" in meant else next(iter(meant), "") if len(meant) == 1 else ""
        if currency:
            note = UnitNote(currency, unit.scale, text, place, len(meant) == 1)
            found.setdefault((currency, unit.scale), note)
    return next(iter(found.values())) if len(found) == 1 else None


def _in_brackets(text: str) -> str:
    """The last brackets of a title, where they hold a currency with its size and nothing else: `(GBP thousands)`."""
    held = _LAST_BRACKETS.search(text)
    unit = read_unit_words(held[1]) if held is not None else None
    return held[0] if held is not None and unit is not None and None not in unit else ""


def by_note(
    heading: str, line: FieldMapping, guesses: tuple[Guess, ...], note: UnitNote | None
) -> tuple[FieldMapping, tuple[Guess, ...]]:
    """How amounts are read by what the sheet says, where neither their heading nor their cells tell the currency."""
    open_ = [one for one in guesses if one.meaning == "currency not told" and one.about == heading]
    if note is None or not open_ or line.currency is not None or line.scale is not None:
        return line, guesses
    sizes = f", each counted as {note.scale:,}" if note.scale and note.scale > 1 else ""
    guess = Guess(heading, f"amounts in {note.currency}{sizes}", f"the sheet says `{note.text}`", note.place, note.sure)
    kept = tuple(one for one in guesses if one not in open_)
    return replace(line, currency=note.currency, scale=note.scale), (*kept, guess)
