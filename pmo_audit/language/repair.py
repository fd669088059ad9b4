"""Which word of the language was meant where a block cannot be read on: tried out, not guessed."""

from __future__ import annotations

import re

from lark import UnexpectedCharacters, UnexpectedToken

from pmo_audit.language.blocks import BLOCK_WORDS, Piece
from pmo_audit.language.grammar import parser
from pmo_audit.language.keywords import keywords
from pmo_audit.text import Span, one_slip_from, slips

LONGEST = 20_000
"""Letters of a block that is read again and again; nobody writes more by hand."""

_NEXT = re.compile(r"(?:\s|--[^\n]*)*")


def meant_word(text: str, piece: Piece, token: Span) -> str:
    """`did you mean …?`, where the word that does not fit, or the one before it, is a slip away from one that does.

    The block is read with each of those words in its place; the one with which it can be read furthest was meant.
    """
    if token.start - piece.span.start > LONGEST:
        return ""
    following = _NEXT.match(text, token.end, piece.span.end)
    meant = _tried(text, piece, token, following.end() if following else token.end)
    if meant:
        return f"did you mean `{meant}`?"
    before = _word_before(text, piece, token)
    meant = _tried(text, piece, before, token.start)
    if meant:
        return f"did you mean `{meant}` rather than `{text[before.start : before.end]}`?"
    return _block_word(text, token)


def _word_before(text: str, piece: Piece, token: Span) -> Span:
    """The word before a token; an empty span where something else stands there."""
    end = piece.span.start + len(text[piece.span.start : token.start].rstrip())
    start = end
    while start > piece.span.start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return Span(start, end)


def _tried(text: str, piece: Piece, span: Span, beyond: int) -> str:
    """The word in whose place the block can be read beyond a place, and furthest; empty where none is."""
    word = text[span.start : span.end]
    best = (beyond, "")
    for other in sorted(set(keywords().values())):
        if len(word) > 1 and slips(word, other) == 1:
            whole = f"{text[piece.span.start : span.start]}{other}{text[span.end : piece.span.end]}"
            reached = _reached(whole) + piece.span.start + len(word) - len(other)
            best = max(best, (reached, other), key=lambda one: one[0])
    return best[1]


def _reached(text: str) -> int:
    """How far a block can be read."""
    try:
        parser().parse(text)
    except UnexpectedCharacters as error:
        return error.pos_in_stream or 0
    except UnexpectedToken as error:
        return len(text) if error.token.type == "$END" else error.token.start_pos or 0
    return len(text) + 1


def _block_word(text: str, token: Span) -> str:
    """The word with which a block was surely to begin, where this one begins a line."""
    begins = not text[text.rfind("\n", 0, token.start) + 1 : token.start].strip()
    near = one_slip_from(text[token.start : token.end], BLOCK_WORDS) if begins else None
    return f"did you mean `{near}`?" if near else ""
