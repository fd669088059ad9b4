"""The proof that a layout changed nothing: the same tree, and the same comments in the same order."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

from pmo_audit.language.parse import Parsed

_TEXT_OR_COMMENT = re.compile(r'"(?:[^"\n]|"")*"|(--[^\n]*)')


def says_the_same(one: Parsed, other: Parsed) -> bool:
    """Whether two files have the same blocks, but for where they stand, and the same comments."""
    return _alike(one.file.blocks, other.file.blocks) and comments_of(one) == comments_of(other)


def comments_of(parsed: Parsed) -> list[str]:
    """The comments of a file, in order."""
    found = _TEXT_OR_COMMENT.finditer(parsed.file.source.content)
    return [one[1].rstrip(" \t\u00a0") for one in found if one[1]]


def _alike(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if is_dataclass(one):
        names = (each.name for each in fields(one) if each.name != "span")
        return all(_alike(getattr(one, name), getattr(other, name)) for name in names)
    return one == other
