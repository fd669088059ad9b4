"""Texts that a pattern fits, made from the pattern itself; whether it fits is for the caller to try.

Only what patterns of identifiers and names are made of is known here: letters, classes, repetitions, groups and
alternatives. From anything else nothing is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_CLASSES: Final[Mapping[str, str]] = {"d": "1", "w": "a", "s": " ", "D": "a", "W": " ", "S": "a", "b": "", "B": ""}
_LONGEST = 200


def sample(pattern: str) -> str | None:
    """A text that the pattern ought to fit; None where none can be made."""
    try:
        text, end = _alternatives(pattern.removeprefix("(?i)"), 0)
    except (IndexError, ValueError):
        return None
    return text if end == len(pattern.removeprefix("(?i)")) and len(text) <= _LONGEST else None


def _alternatives(pattern: str, at: int) -> tuple[str, int]:
    """The first alternative's text, and where the alternatives end."""
    first, at = _sequence(pattern, at)
    while at < len(pattern) and pattern[at] == "|":
        _, at = _sequence(pattern, at + 1)
    return first, at


def _sequence(pattern: str, at: int) -> tuple[str, int]:
    made = ""
    while at < len(pattern) and pattern[at] not in "|)":
        one, at = _piece(pattern, at)
        times, at = _repeated(pattern, at)
        made += one * times
    return made, at


def _piece(pattern: str, at: int) -> tuple[str, int]:
    """What one letter, class or group stands for."""
    char = pattern[at]
    if char in "^$":
        return "", at + 1
    if char == ".":
        return "a", at + 1
    if char == "\\":
        following = pattern[at + 1]
        return _CLASSES.get(following, following if not following.isalnum() else _unknown()), at + 2
    if char == "[":
        return _class(pattern, at + 1)
    if char == "(":
        start = at + 3 if pattern.startswith("(?:", at) else at + 1
        text, end = _alternatives(pattern, start)
        if pattern[end] != ")":
            _unknown()
        return text, end + 1
    return char, at + 1


def _class(pattern: str, at: int) -> tuple[str, int]:
    """A member of a class such as `[A-Z]`; of one that excludes, the first usual letter it leaves."""
    excluded = pattern[at] == "^"
    at += excluded
    members = ""
    first = True
    while first or pattern[at] != "]":
        first = False
        if pattern[at] == "\\":
            members += _CLASSES.get(pattern[at + 1], pattern[at + 1])
            at += 2
        elif pattern[at + 1] == "-" and pattern[at + 2] != "]":
            members += "".join(map(chr, range(ord(pattern[at]), ord(pattern[at + 2]) + 1)))
            at += 3
        else:
            members += pattern[at]
            at += 1
    usual = (one for one in "aA1 -_.xyz" if one not in members)
    return (next(usual) if excluded else members[0]), at + 1


def _repeated(pattern: str, at: int) -> tuple[int, int]:
    """How often the piece before is to stand, the least that fits and shows it."""
    if at >= len(pattern):
        return 1, at
    if pattern[at] in "*+?":
        end = at + 1
        return 1, end + (end < len(pattern) and pattern[end] == "?")
    if pattern[at] == "{":
        end = pattern.index("}", at)
        return int(pattern[at + 1 : end].split(",")[0] or 0), end + 1
    return 1, at


def _unknown() -> str:
    raise ValueError
