"""The words of the language, read from the grammar itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pmo_audit.language.grammar import parser

_ENDS = r"(?!\w)"


def keyword(terminal: str) -> str:
    """The word that a terminal of the grammar stands for; empty for one that is no word."""
    return keywords().get(terminal, "")


@cache
def keywords() -> Mapping[str, str]:
    """Terminal → the word it stands for."""
    words: dict[str, str] = {}
    for terminal in parser().terminals:
        pattern = terminal.pattern.value
        if pattern.endswith(_ENDS) and pattern[0].islower():
            words[terminal.name] = pattern.removesuffix(_ENDS).replace("satisf(?:ies|y)", "satisfies").rstrip("?")
    return MappingProxyType(words)
