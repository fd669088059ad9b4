"""Keys of sheets, such as `x = not there; ✓ or Y = approved`, as words for the cells that they explain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pmo_audit.classes import replace
from pmo_audit.proposing.columns import propose_reading
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.tables import Key
from pmo_audit.records import Field
from pmo_audit.settings import DataDefaults, FieldMapping
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.words import alike
from pmo_audit.text import Origin, in_words
from pmo_audit.types import EnumType

_PARTS = re.compile(r"[;\n|,]|\s{2,}")
_MEANS = re.compile(r"\s*(?:=|:=|->|→)\s*")
_OR = re.compile(r"\s*(?:\bor\b|/|\bou\b|\boder\b|\bof\b|\by\b|\bo\b)\s*")
_LONGEST = 24
_NOT_THERE = ("not there", "missing", "none", "no", "absent", "fehlt", "manquant", "ontbreekt", "manca", "falta")


def explained(keys: Iterable[Key]) -> list[tuple[str, str, Origin]]:
    """The signs that keys explain, each with its meaning and the place of the key."""
    found: list[tuple[str, str, Origin]] = []
    for key in keys:
        for part in _PARTS.split(key.text):
            sides = _MEANS.split(part.strip())
            if len(sides) == 2 and all(sides):
                found += [(sign, sides[1], key.place) for sign in _OR.split(sides[0]) if 0 < len(sign) <= _LONGEST]
    return found


def with_key(
    line: FieldMapping, field: Field, told: Sequence[str], keys: Iterable[Key]
) -> tuple[FieldMapping, tuple[Guess, ...]]:
    """A line of the mapping with the words that a key of the sheet explains, for signs that stand in the cells."""
    if not isinstance(field.type, EnumType):
        return line, ()
    cells = {alike(one) for one in told}
    words: dict[str, tuple[str, str, str, Origin]] = {}
    for sign, meaning, place in explained(keys):
        member = _member(field, meaning)
        if alike(sign) in cells and member is not None:
            words.setdefault(alike(sign), (sign, member, meaning, place))
    if not words:
        return line, ()
    ours = tuple((sign, member) for sign, member, _, _ in words.values())
    theirs = tuple(one for one in line.words if alike(one[0]) not in words)
    said = in_words(f"`{sign}` = `{meaning}`" for sign, _, meaning, _ in words.values())
    meant = in_words(f"`{sign}` as `{member}`" for sign, member, _, _ in words.values())
    place = next(iter(words.values()))[3]
    guess = Guess(in_words(f"`{sign}`" for sign in words), f"{meant}", f"the key of the sheet says {said}", place)
    return replace(line, words=ours + theirs), (guess,)


def _member(field: Field, meaning: str) -> str | None:
    """The word of an enumeration that the meaning of a sign stands for."""
    members: tuple[str, ...] = getattr(field.type, "members", ())
    line, _ = propose_reading(field, "", [meaning], [None], {})
    value = reader_for(field, line, DataDefaults())(meaning)
    if isinstance(value, str) and value in members:
        return value
    said = alike(meaning)
    if "not_started" in members and any(said.startswith(one) for one in _NOT_THERE):
        return "not_started"
    return next((one for one in members if alike(one) in said), None)
