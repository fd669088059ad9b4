"""The layout of a whole file: its blocks, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lark import TextSlice, Tree

from pmo_audit.classes import dataclass
from pmo_audit.language import tree
from pmo_audit.language.blocks import Piece, cut
from pmo_audit.language.formatting.atoms import Comment, atoms_of
from pmo_audit.language.formatting.between import Between, is_blank, is_comment, read_between
from pmo_audit.language.formatting.blocks import Block
from pmo_audit.language.formatting.columns import align_examples, align_group, groups
from pmo_audit.language.formatting.layout import STEP
from pmo_audit.language.formatting.lines import has_comments_above, lines_of
from pmo_audit.language.grammar import parser
from pmo_audit.text import SourceText

_BIG = ("standard", "rule", "")
"""Blocks that stand apart from what is beside them; declarations stay together as the author grouped them."""


@dataclass(slots=True)
class _Item:
    """A block or a paragraph of comments. `blank` says whether the author left a line empty before it.

    A block that cannot be read has its `text` as it was; of one that can, `behind` is the comment after its last word
    and `within` are those below it.
    """

    blank: bool
    is_big: bool = False
    block: Block | None = None
    text: str = ""
    behind: tuple[Comment, ...] = ()
    within: Sequence[str] = ()
    is_comment: bool = False

    def written(self) -> str:
        """Its lines."""
        if self.block is None:
            return self.text
        layout = self.block.layout
        inner = (" " * STEP + one for one in self.within)
        return "\n".join([*lines_of(layout.atoms, layout.before, self.behind), *inner])


def layout_of(source: SourceText, plain: SourceText, blocks: Sequence[tree.Block]) -> str:
    """The file in its canonical layout.

    `plain` is the source with plain line ends, each at its place, and `blocks` what was read in it.
    """
    broken = frozenset(one.span for one in blocks if isinstance(one, tree.BrokenBlock))
    pieces = cut(plain)
    items: list[_Item] = []
    blank = False
    for piece in pieces:
        is_read = piece.keyword and piece.span not in broken
        item, between = _block(piece, plain) if is_read else _raw(piece, source, plain)
        if item is not None:
            item.blank = blank
            items.append(item)
        items += (_Item(one.after_blank, text="\n".join(one.lines), is_comment=True) for one in between.paragraphs)
        blank = between.blank
    _settle(items)
    return "".join(_joined(items))


def _block(piece: Piece, plain: SourceText) -> tuple[_Item, Between]:
    """A block that can be read, and what stands between it and the next."""
    text = plain.content
    root = parser(every_token=True).parse(TextSlice(text, piece.span.start, piece.span.end))
    assert isinstance(root, Tree)
    block = Block(root, atoms_of(root, text))
    align_examples(block)
    rest = text[root.meta.end_pos : piece.span.end]
    between = read_between(rest, starts_line=False, ends_file=piece.span.end == len(text))
    return _Item(False, block.keyword in _BIG, block, "", between.behind, between.within), between


def _raw(piece: Piece, source: SourceText, plain: SourceText) -> tuple[_Item | None, Between]:
    """A block that cannot be read, or what stands before the first, and what stands between it and the next."""
    text = plain.content
    start, end = _words(text, piece)
    rest = text[end : piece.span.end]
    between = read_between(rest, starts_line=start == end, ends_file=piece.span.end == len(text))
    raw = source.content[start:end].rstrip("\r")
    return (_Item(False, piece.keyword in _BIG, text=raw) if raw else None), between


def _words(text: str, piece: Piece) -> tuple[int, int]:
    """Where the lines of a block that cannot be read begin and end; comments that stand further right belong to it."""
    start = text.rfind("\n", 0, piece.span.start) + 1
    lines = text[start : piece.span.end].split("\n")
    told = [n for n, line in enumerate(lines) if not is_blank(line) and not is_comment(line)]
    if not told:
        return start, start
    last = told[-1]
    while last + 1 < len(lines) and is_comment(lines[last + 1]) and lines[last + 1][0] != "-":
        last += 1
    return start, start + len("\n".join(lines[: last + 1]))


def _settle(items: Sequence[_Item]) -> None:
    """Sets what an item takes from its neighbours: a comment goes with what it stands above, a group has columns."""
    for item, following in pairwise(items):
        if item.is_comment and not following.blank:
            item.is_big = following.is_big
    follows = [False, *(not _apart(one, other) and not one.within for one, other in pairwise(items))]
    neighbours = ((one.block, beside and _is_free(one)) for one, beside in zip(items, follows, strict=False))
    for group in groups(neighbours):
        align_group(group)


def _is_free(item: _Item) -> bool:
    """Whether no comment comes to stand above a block's line."""
    atoms = item.block.layout.atoms if item.block else []
    return bool(atoms) and not has_comments_above(atoms, 0, len(atoms) - 1, item.behind)


def _apart(one: _Item, other: _Item) -> bool:
    """Whether a blank line stands between two neighbours."""
    if one.is_comment and not other.blank:
        return False
    return other.blank or one.is_big or other.is_big


def _joined(items: Sequence[_Item]) -> Iterator[str]:
    for at, item in enumerate(items):
        if at and _apart(items[at - 1], item):
            yield "\n"
        yield item.written() + "\n"
