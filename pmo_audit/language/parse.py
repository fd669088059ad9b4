"""Rule text in, syntax tree and diagnostics out. Bad text never raises."""

from __future__ import annotations

from lark import TextSlice, Tree, UnexpectedInput

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.language import tree
from pmo_audit.language.blocks import BLOCK_WORDS, Piece, cut
from pmo_audit.language.convert import convert
from pmo_audit.language.depth import too_deep
from pmo_audit.language.grammar import parser
from pmo_audit.language.letters import letter_warnings
from pmo_audit.language.mistakes import tell
from pmo_audit.text import Location, SourceText, Span, in_words, one_slip_from, with_plain_line_ends


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's tree, with every syntax mistake in it, at most one a block, and warnings of its letters."""

    file: tree.RuleFile
    diagnostics: tuple[Diagnostic, ...]


def parse(source: SourceText) -> Parsed:
    """The tree of a rule file; a block that cannot be read stands in it as a `BrokenBlock`."""
    source = with_plain_line_ends(source)
    diagnostics: list[Diagnostic] = list(letter_warnings(source))
    blocks: list[tree.Block] = []
    for piece in cut(source):
        block = _outside(source, piece, diagnostics) if not piece.keyword else _block(source, piece, diagnostics)
        if block is not None:
            blocks.append(block)
    return Parsed(tree.RuleFile(source, tuple(blocks)), tuple(diagnostics))


def _block(source: SourceText, piece: Piece, diagnostics: list[Diagnostic]) -> tree.Block:
    try:
        parsed = parser().parse(TextSlice(source.content, piece.span.start, piece.span.end))
    except UnexpectedInput as error:
        diagnostics.append(tell(error, source, piece))
        return tree.BrokenBlock(piece.keyword, piece.name, piece.span)
    assert isinstance(parsed, Tree)
    deepest = too_deep(parsed)
    if deepest is not None:
        place = Location(source, Span(deepest.meta.start_pos, deepest.meta.end_pos))
        help_ = "say it in several rules, or in fewer parentheses"
        diagnostics.append(Diagnostic("PA109", "this is nested too deeply to be read", place, help_))
        return tree.BrokenBlock(piece.keyword, piece.name, piece.span)
    return convert(parsed, source, diagnostics.append)


def _outside(source: SourceText, piece: Piece, diagnostics: list[Diagnostic]) -> tree.Block | None:
    """What stands before the first block may only be comments."""
    start = piece.span.start
    for line in source.content[start : piece.span.end].splitlines(keepends=True):
        words = line.split("--")[0].strip(" \t\r\n\f\u00a0")
        if words:
            begin = start + line.index(words)
            near = one_slip_from(words.split(" ")[0], BLOCK_WORDS)
            help_ = f"did you mean `{near}`? " if near else ""
            help_ += f"a line begins a block with {in_words((f'`{word}`' for word in BLOCK_WORDS), 'or')}"
            place = Location(source, Span(begin, begin + len(words)))
            diagnostics.append(Diagnostic("PA106", "this stands outside any block", place, help_))
            return None
        start += len(line)
    return None
