"""The words and signs of one block, with what stands between them: line breaks and comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from lark import Token, Tree

from pmo_audit.classes import dataclass, replace
from pmo_audit.language.formatting.canon import canonical_words

COMMENT = re.compile(r"--[^\n]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its hyphens. `trailing` where words stand before it on its line."""

    text: str
    trailing: bool


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or sign, written as it will be; `on_new_line` says how the author had it.

    `comments` are those between the atom before it and this one. `hugs` says on which side it leaves no space where
    others of its kind would: `-` of a negative number, `(` of a `count(`. `room` is the spaces after a word that
    begins a clause, so that what follows stands in one column.
    """

    text: str
    kind: str
    on_new_line: bool
    comments: tuple[Comment, ...] = ()
    hugs: str = ""
    room: int = 1


def atoms_of(root: Tree[Token], text: str) -> list[Atom]:
    """The atoms of a block that was parsed with every token, in order; `text` is that of the whole file."""
    atoms: list[Atom] = []
    words = canonical_words(root)
    end = root.meta.start_pos
    for token, parent in _leaves(root):
        start = token.start_pos or 0
        gap = text[end:start]
        shown = words.get(id(token), str(token))
        atoms.append(Atom(shown, token.type, "\n" in gap, comments_in(gap), _hugs(token, parent), _room(token, parent)))
        end = token.end_pos or 0
    for at, atom in enumerate(atoms[:-1]):
        if atom.kind in ("AND", "OR") and atoms[at + 1].on_new_line:
            _break_before(atoms, at)
    return atoms


def comments_in(gap: str) -> tuple[Comment, ...]:
    """The comments among the spaces after a word; only the first can stand on the word's own line."""
    found = COMMENT.finditer(gap)
    return tuple(Comment(one.group().rstrip(" \t\u00a0"), "\n" not in gap[: one.start()]) for one in found)


def glue(before: Atom, after: Atom) -> str:
    """What stands between two atoms on one line."""
    if after.kind in _CLOSING or before.kind in _OPENING or after.hugs == "left":
        return ""
    if before.hugs == "right":
        return " " if after.text.startswith("-") else ""  # two hyphens would begin a comment
    # `RED 5` with one space would be an amount of the currency RED.
    return "  " if _CURRENCY.fullmatch(before.text) and after.text[0].isdigit() else " " * before.room


def width(text: str) -> int:
    """Columns that a text takes: letters of East Asia take two, accents that stand by themselves none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


_CLOSING = frozenset({"COMMA", "COLON", "DOT", "RPAR", "RSQB"})
_OPENING = frozenset({"DOT", "LPAR", "LSQB"})
_CALLS = frozenset({"count", "aggregate", "length"})
_CURRENCY = re.compile("[A-Z]{3}")
_PADDED: Final[Mapping[str, int]] = {
    **dict.fromkeys(("severity", "tags", "require", "because", "remedy", "message", "example", "exception"), 9),
    "rule_source": 9,
    **dict.fromkeys(("version", "owner", "source_line"), 8),
}
"""Columns from the beginning of a clause, or of a line of the header, to what follows its first word."""


def _hugs(token: Token, parent: Tree[Token]) -> str:
    if token.type == "MINUS" and parent.data.startswith("negative"):
        return "right"
    return "left" if token.type == "LPAR" and parent.data in _CALLS else ""


def _room(token: Token, parent: Tree[Token]) -> int:
    is_padded = parent.data in _PADDED and token is parent.children[0]
    return _PADDED[parent.data] - len(token) if is_padded else 1


def _break_before(atoms: list[Atom], at: int) -> None:
    """Moves a line break, and the comments with it, from after `and` or `or` to before it."""
    word, after = atoms[at], atoms[at + 1]
    moved = tuple(replace(one, trailing=one.trailing and not word.comments) for one in after.comments)
    atoms[at] = replace(word, on_new_line=True, comments=word.comments + moved)
    atoms[at + 1] = replace(after, on_new_line=False, comments=())


def _leaves(root: Tree[Token]) -> Iterator[tuple[Token, Tree[Token]]]:
    """The tokens of a tree with the node that each stands in, without recursion: chains are deep."""
    waiting: list[tuple[Token | Tree[Token], Tree[Token]]] = [(root, root)]
    while waiting:
        node, parent = waiting.pop()
        if isinstance(node, Token):
            yield node, parent
        else:
            waiting += [(child, node) for child in reversed(node.children)]
