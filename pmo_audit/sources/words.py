"""Words as cells and headings hold them: alike for a reader though not letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from pmo_audit.text import fold

_SHOWN = 60
_ALIKE = str.maketrans("_-/", "   ")
_SHORTENED = re.compile(r"[ _/-]{2}")
"""Signs that stand for one space together, so that a form is shorter than the text."""


@lru_cache(maxsize=1024)
def alike(text: str) -> str:
    """The form in which headings, keys and the words of an enumeration are compared: `In-Progress` is `in_progress`."""
    return " ".join(fold(text).translate(_ALIKE).split())


def shorten(text: str) -> str:
    """A text on one line, no longer than a reader wants to see."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text is the pattern, `*` standing for anything and `?` for one character.

    Goes back to the last `*` only, so that no pattern takes long.
    """
    here = there = 0
    star = retry = -1
    while there < len(text):
        if here < len(pattern) and pattern[here] == "*":
            star, retry = here, there
            here += 1
        elif here < len(pattern) and pattern[here] in ("?", text[there]):
            here, there = here + 1, there + 1
        elif star >= 0:
            retry += 1
            here, there = star + 1, retry
        else:
            return False
    return not pattern[here:].strip("*")


def has_wildcard(word: str) -> bool:
    """Whether a word of a mapping stands for many. A question mark at its end is one: `TBC?`, `#NAME?`."""
    return "*" in word or "?" in word.rstrip("?")


T = TypeVar("T")


class WordTable(Generic[T]):
    """Words, each with what it stands for, wherever one of them is the whole cell.

    `form` is the form in which they are compared. An exact word goes before a pattern, earlier ones before later.
    """

    __slots__ = ("_exact", "_form", "_longest", "_patterns")

    def __init__(self, words: Iterable[tuple[str, T]], form: Callable[[str], str] = fold) -> None:
        self._form = form
        self._exact: dict[str, T] = {}
        self._patterns: list[tuple[str, str, T]] = []
        self._longest = 0
        for word, meaning in words:
            formed = form(word) or fold(word)
            if has_wildcard(formed):
                self._patterns.append((_start(formed), formed, meaning))
            else:
                self._exact.setdefault(formed, meaning)
                self._longest = max(self._longest, len(formed), len(word))

    @property
    def exact(self) -> Mapping[str, T]:
        """The words that are no patterns, in the form in which they are compared."""
        return self._exact

    @property
    def exact_only(self) -> bool:
        """Whether none is a pattern, and the form is the common one."""
        return not self._patterns and self._form is fold

    def find(self, text: str) -> T | None:
        """What a text stands for, or None."""
        if not self._patterns and len(text) > self._longest and _stays_as_long(text):
            return None  # most cells
        formed = self._form(text) or fold(text)
        found = self._exact.get(formed)
        if found is not None:
            return found
        for start, pattern, meaning in self._patterns:
            if formed.startswith(start) and matches(pattern, formed):
                return meaning
        return None

    def __bool__(self) -> bool:
        return bool(self._exact or self._patterns)


def _stays_as_long(text: str) -> bool:
    """Whether no form surely shortens a text: signs that count as spaces do, and so do spaces beside them."""
    return text.isascii() and text.isprintable() and not _SHORTENED.search(text)


def _start(pattern: str) -> str:
    """What every text that matches begins with."""
    return pattern.replace("?", "*").split("*", maxsplit=1)[0]
