"""PA459: a parameter, definition or added field that nothing mentions. PA460: the one word that nothing mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pmo_audit import ir
from pmo_audit.authoring.lints.study import Study
from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.language.blocks import Piece, cut
from pmo_audit.text import Location, SourceText, Span
from pmo_audit.types import EnumType

_WORD = re.compile(r"[^\W\d]\w*")
_COMMENT_OR_TEXT = re.compile(r'"(?:[^"\n]|"")*"|--[^\n]*')
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_NOUNS = {"parameter": "parameter", "define": "definition", "extend": "field"}.items()


@dataclass(frozen=True)
class _Block:
    """A block of the standard, and every word in it; of texts the placeholders only."""

    source: SourceText
    piece: Piece
    words: frozenset[str]


def unused(study: Study) -> Iterator[Diagnostic]:
    """What is declared and never mentioned again, in the standard or in the mapping beside it."""
    blocks = [_block(source, piece) for source in study.sources for piece in cut(source) if piece.keyword]
    plurals = {entity.name: entity.plural for entity in study.standard.entities}
    for block in blocks:
        noun = dict(_NOUNS).get(block.piece.keyword)
        name = block.piece.name
        if noun is None or not name:
            continue
        others = [
            one for one in blocks if one is not block and one.piece.keyword in ("rule", "define", "parameter", "extend")
        ]
        names = {name, *(plural for single, plural in plurals.items() if name in (single, plural))}
        names |= {single for single, plural in plurals.items() if name == plural}
        if names & study.mentioned or any(names & one.words for one in others):
            continue
        yield Diagnostic(
            "PA459",
            f"the {noun} `{name}` is never mentioned",
            _named(block),
            "use it, or leave it out",
            Severity.WARNING,
        )
    yield from _words(study, blocks)


def _block(source: SourceText, piece: Piece) -> _Block:
    text = source.content[piece.span.start : piece.span.end]
    plain = _COMMENT_OR_TEXT.sub(_placeholders, text)
    return _Block(source, piece, frozenset(_WORD.findall(plain)))


def _placeholders(match: re.Match[str]) -> str:
    """What is left of a text or comment: the names in braces."""
    said = match.group()
    return " ".join(_PLACEHOLDER.findall(said)) + " " if said.startswith('"') else " "


def _named(block: _Block) -> Location:
    """The name where it is declared."""
    text = block.source.content[block.piece.span.start : block.piece.span.end]
    found = re.search(rf"\b{re.escape(block.piece.name)}\b", text[len(block.piece.keyword) :])
    start = block.piece.span.start + len(block.piece.keyword) + (found.start() if found else 0)
    return Location(block.source, Span(start, start + len(block.piece.name)))


def _words(study: Study, blocks: Iterable[_Block]) -> Iterator[Diagnostic]:
    """A word of an added list, where all its other words are mentioned and nothing else could mean it."""
    blocks = tuple(blocks)
    for extension in study.standard.extensions:
        type_, name = extension.field.type, extension.field.name
        if not isinstance(type_, EnumType) or len(type_.members) < 3:
            continue
        declared = next((one for one in blocks if one.piece.keyword == "extend" and one.piece.name == name), None)
        if declared is None or _is_compared_otherwise(study.standard, extension.entity, name):
            continue
        others = frozenset(word for one in blocks if one is not declared for word in one.words) | study.mentioned
        lacking = [word for word in type_.members if word not in others]
        if len(lacking) == 1 and name in others:
            yield Diagnostic(
                "PA460",
                f"of the words of `{name}`, `{lacking[0]}` alone is never mentioned",
                _named(declared),
                "say in a rule or an example what becomes of it, or leave it out",
                Severity.WARNING,
            )


def _is_compared_otherwise(standard: ir.Standard, entity: str, name: str) -> bool:
    """Whether a field is compared by the order of its words, or with another field, so that every word counts."""
    for rule in standard.rules:
        for root in rule.roots:
            for node in ir.walk(root):
                if isinstance(node, ir.Call) and any(_is_field(one, entity, name) for one in node.arguments):
                    other = [one for one in node.arguments if not _is_field(one, entity, name)]
                    if node.overload == "rank:word" or not all(isinstance(one, ir.Literal) for one in other):
                        return True
    return False


def _is_field(node: ir.Node, entity: str, name: str) -> bool:
    return isinstance(node, ir.Field) and (node.entity, node.name) == (entity, name)
