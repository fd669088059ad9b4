"""Texts that fit or do not fit what they are compared with, each with how one would ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from pmo_audit.auditing.why.samples import sample

OWN_WORDS = "words of its own"
"""A text that says something, whatever it is."""
_FILLER = "these are words of its own "
_LONGEST = 100_000
_SEVERAL = 3


def texts(sides: Iterable[tuple[str, object]], now: str | None) -> list[tuple[str, str]]:
    """Texts for a cell that is compared in these ways, (operation, other side), and what each is in words."""
    parts: list[tuple[str, str]] = []
    lengths: list[int] = []
    for operation, other in sides:
        if isinstance(other, str):
            parts += _fitting(operation, other)
        elif isinstance(other, tuple):
            parts += [(one, f'"{one}"') for one in other if isinstance(one, str)]
        elif operation.startswith("length") and isinstance(other, Fraction) and 0 <= other <= _LONGEST:
            lengths += [int(other) - 1, int(other), int(other) + 1]
    parts = list(dict.fromkeys(parts))
    found = [(OWN_WORDS, OWN_WORDS), *parts, *_joined(parts), ("", "an empty text")]
    found += [(_filled(length), f"words of {length} characters") for length in sorted(set(lengths)) if length > 0]
    return [(text, words) for text, words in dict.fromkeys(found) if text != now]


def _fitting(operation: str, other: str) -> list[tuple[str, str]]:
    match operation.partition(":")[0]:
        case "contains":
            return [(f"{other} and more", f'words that contain "{other}"')]
        case "starts":
            return [(f"{other} and more", f'words that begin with "{other}"')]
        case "ends":
            return [(f"more {other}", f'words that end with "{other}"')]
        case "matches":
            made = sample(other)
            return [(made, f'words that match "{other}", such as "{made}"')] if made is not None else []
        case _:
            return [(other, f'"{other}"')]


def _joined(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Texts in which several parts stand together."""
    if len(parts) > _SEVERAL:
        return []
    several = [some for number in (2, 3) for some in combinations(parts, number)]
    return [(" ".join(text for text, _ in some), " and ".join(words for _, words in some)) for some in several]


def _filled(length: int) -> str:
    return (_FILLER * (length // len(_FILLER) + 1))[: length - 1] + "x"
