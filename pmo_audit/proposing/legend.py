"""Keys of sheets, such as `x = not there; ✓ or Y = approved`: what their signs and colours mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pmo_audit.classes import dataclass
from pmo_audit.records import Field
from pmo_audit.text import Origin, fold
from pmo_audit.types import EnumType

_PARTS = re.compile(r"[;\n|,]|\s{2,}")
_MEANS = re.compile(r"\s*(?:=|:=|->|→)\s*")
_OR = re.compile(r"\s*(?:\bor\b|/|\bou\b|\boder\b|\bof\b|\by\b|\bo\b)\s*")
_LONGEST = 24
_NOT_THERE = ("not there", "missing", "none", "absent", "not held", "fehlt", "manquant", "ontbreekt", "manca", "falta")


@dataclass(frozen=True, slots=True)
class Key:
    """A text of a sheet that explains its signs, where it stands, and the colours that explain themselves beside it."""

    text: str
    place: Origin
    colours: tuple[tuple[str, str], ...] = ()


def meanings(keys: Iterable[Key]) -> Mapping[str, str]:
    """What signs and colours mean, as keys say; the first key that speaks of one counts."""
    found: dict[str, str] = {}
    for key in keys:
        for fill, text in key.colours:
            found.setdefault(fill, text)
        for sign, meaning in _pairs(key.text):
            found.setdefault(sign, meaning)
    return found


def for_field(key: Mapping[str, str], field: Field) -> Mapping[str, str]:
    """A key in the words of a field: what is not there is not even begun, where the field knows of beginning."""
    members: tuple[str, ...] = field.type.members if isinstance(field.type, EnumType) else ()
    if "not_started" not in members:
        return key
    return {sign: "not started" if fold(said).startswith(_NOT_THERE) else said for sign, said in key.items()}


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for part in _PARTS.split(text):
        sides = _MEANS.split(part.strip())
        if len(sides) == 2 and all(sides):
            yield from ((sign, sides[1]) for sign in _OR.split(sides[0]) if 0 < len(sign) <= _LONGEST)
