"""Where names stand in the shipped packs, and what a slip of the finger makes of them.

A slip leaves a letter out, puts one in, hits another, or changes two neighbours. The letters are drawn, the same each
time; every position of every name has each of the four. All slips that make of a name another word that means
something somewhere are there too, whatever the letter: those are the ones that might be read as it.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from lark import Token, Tree

from pmo_audit.language.blocks import cut
from pmo_audit.language.grammar import parser
from pmo_audit.records import core_schema
from pmo_audit.resources import shipped
from pmo_audit.text import SourceText
from pmo_audit.types import EnumType

LETTERS = string.ascii_lowercase + "_"
FREE = frozenset({"tags", "standard"})
"""Where any word may stand: nothing else has to agree with it."""
PLACEHOLDER = re.compile(r"\{([\w.]+)\}")


@dataclass(frozen=True)
class Pack:
    """A shipped standard: the blocks that declare something, and its rules."""

    name: str
    declarations: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """A name at a place: in a declaration or in a rule, by its number, from a character on."""

    pack: Pack
    declares: bool
    block: int
    start: int
    word: str

    @property
    def text(self) -> str:
        """The block it stands in."""
        return (self.pack.declarations if self.declares else self.pack.rules)[self.block]

    def with_word(self, word: str) -> str:
        """The block with another word in its place."""
        return self.text[: self.start] + word + self.text[self.start + len(self.word) :]


@dataclass(frozen=True)
class Slip:
    """A name written otherwise; `kind` says how, `known` whether the word means something somewhere."""

    site: Site
    word: str
    kind: str
    known: bool


@cache
def packs() -> tuple[Pack, ...]:
    """What ships, cut into blocks."""
    return tuple(_pack(folder) for folder in sorted(shipped("rules").iterdir()) if any(folder.glob("*.pmo")))


def _pack(folder: Path) -> Pack:
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.pmo"))]
    pieces = [(piece, text) for text in texts for piece in cut(SourceText("pack", text)) if piece.keyword]
    blocks = [(piece.keyword == "rule", text[piece.span.start : piece.span.end]) for piece, text in pieces]
    return Pack(
        folder.name, tuple(text for rule, text in blocks if not rule), tuple(text for rule, text in blocks if rule)
    )


def names(pack: Pack) -> Iterator[Site]:
    """Every name in a pack that something else has to agree with."""
    return _sites(pack, _names)


def keywords(pack: Pack) -> Iterator[Site]:
    """Every word of the language in a pack."""
    return _sites(pack, _keywords)


def _sites(pack: Pack, find: Callable[[Tree[Token]], Iterator[tuple[int, str]]]) -> Iterator[Site]:
    for declares, blocks in ((True, pack.declarations), (False, pack.rules)):
        for number, text in enumerate(blocks):
            root = parser(every_token=True).parse(text)
            assert isinstance(root, Tree)
            for start, word in find(root):
                yield Site(pack, declares, number, start, word)


def _keywords(root: Tree[Token]) -> Iterator[tuple[int, str]]:
    for token in _tokens(root):
        if token.type != "NAME" and re.fullmatch("[a-z]+", token):
            yield token.start_pos or 0, str(token)


def _names(root: Tree[Token]) -> Iterator[tuple[int, str]]:
    """The names in a tree, and those between braces in its messages, with where they begin."""
    if root.data in FREE:
        return
    for child in root.children:
        if isinstance(child, Tree):
            yield from _names(child)
        elif child.type == "NAME":
            yield child.start_pos or 0, str(child)
    for token in _tokens(root) if root.data == "message" else ():
        for match in PLACEHOLDER.finditer(token):
            at = (token.start_pos or 0) + match.start(1)
            for word in re.finditer(r"\w+", match[1]):
                yield at + word.start(), word.group()


def _tokens(root: Tree[Token]) -> Iterator[Token]:
    return (one for one in root.scan_values(lambda _: True) if isinstance(one, Token))


@cache
def vocabulary() -> frozenset[str]:
    """All words that mean something somewhere: in the schema, in a pack, in the grammar."""
    schema = core_schema()
    words = {name for entity in schema.entities.values() for name in (entity.name, entity.plural)}
    for entity in schema.entities:
        for field in schema.fields_of(entity):
            words.add(field.name)
            words.update(field.type.members if isinstance(field.type, EnumType) else ())
    words.update(site.word for pack in packs() for site in names(pack))
    for terminal in parser(every_token=True).terminals:
        words.update(re.findall(r"^[a-z]+", terminal.pattern.value))
    return frozenset(words)


def slips(site: Site) -> Iterator[Slip]:
    """What becomes of a name by one slip, each word once: known ones first."""
    seen = {site.word, ""}
    for word in sorted(vocabulary()):
        if word not in seen and (kind := kind_of_slip(site.word, word)):
            seen.add(word)
            yield Slip(site, word, kind, known=True)
    for kind, word in _drawn(site.word):
        if word not in seen and word not in vocabulary():
            seen.add(word)
            yield Slip(site, word, kind, known=False)


def _drawn(word: str) -> Iterator[tuple[str, str]]:
    for at in range(len(word) + 1):
        yield "put in", word[:at] + _letter(word, at, "put in") + word[at:]
        if at < len(word):
            yield "left out", word[:at] + word[at + 1 :]
            yield "other", word[:at] + _letter(word, at, "other") + word[at + 1 :]
        if at + 1 < len(word):
            yield "changed", word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _letter(word: str, at: int, kind: str) -> str:
    return LETTERS[crc32(f"{word} {at} {kind}".encode()) % len(LETTERS)]


def kind_of_slip(word: str, other: str) -> str:
    """By which one slip a word becomes another; nothing where it takes more."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return ""
    at = next(
        (n for n, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other))
    )
    if word[at:] == other[at + 1 :]:
        return "put in"
    if word[at + 1 :] == other[at:]:
        return "left out"
    if word[at + 1 :] == other[at + 1 :]:
        return "other"
    swapped = word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    return "changed" if swapped == other[at:] else ""
