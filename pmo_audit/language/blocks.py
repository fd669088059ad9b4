"""Cutting a rule file into its blocks, so that a mistake in one hides none in the next.

A block begins on a line whose first word is one of the words below, outside quotation marks. Quotation marks never
reach over a line's end, so a line can be judged by itself.
"""

from __future__ import annotations

import re

from pmo_audit.classes import dataclass
from pmo_audit.text import SourceText, Span

BLOCK_WORDS = ("standard", "lifecycle", "parameter", "extend", "define", "rule")

_OPENING = re.compile(rf"^[ \t\u00a0]*({'|'.join(BLOCK_WORDS)})(?!\w)", re.MULTILINE | re.IGNORECASE)
_NAMED = re.compile(r"(?i)(?:extend[ \t]+\w+[ \t]+with|\w+)[ \t]+([^\s\"=:]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file that begins with a block word, or, with no `keyword`, what stands before the first."""

    keyword: str
    name: str
    span: Span


def cut(source: SourceText) -> tuple[Piece, ...]:
    """The pieces of a file in order; together they cover it."""
    text = source.content
    openings = [(match.start(1), match.group(1).lower()) for match in _OPENING.finditer(text)]
    starts = [start for start, _ in openings]
    ends = [*starts[1:], len(text)]
    first = starts[0] if starts else len(text)
    before = [Piece("", "", Span(0, first))] if first else []
    return tuple(
        before
        + [
            Piece(word, _name_at(text, start), Span(start, end))
            for (start, word), end in zip(openings, ends, strict=False)
        ]
    )


def _name_at(text: str, start: int) -> str:
    match = _NAMED.match(text, start)
    return match.group(1) if match else ""
