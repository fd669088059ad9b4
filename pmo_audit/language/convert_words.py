"""What every part of the conversion from Lark's tree to ours uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, cast

from lark import Token, Tree

from pmo_audit.language import literals, tree
from pmo_audit.text import SourceText, Span

Node = Tree[Token]


class _Words:
    """Names, texts and days; each part of the conversion has one method for each rule of the grammar, named like it."""

    def __init__(self, source: SourceText, report: literals.Report) -> None:
        self.source = source
        self.report = report

    def convert(self, node: Node | Token) -> Any:
        """Our node for a node of Lark's, by the method of the same name."""
        if isinstance(node, Token):
            return tree.Word(str(node), span_of(node))
        method = cast(Callable[[Node], Any], getattr(self, node.data))
        return method(node)

    def parts(self, node: Node) -> list[Any]:
        """The converted children, without the keywords (their tokens are in capitals and not names)."""
        return [
            self.convert(child)
            for child in node.children
            if child is not None and (isinstance(child, Tree) or child.type in _MEANINGFUL)
        ]

    def name(self, node: Node) -> tree.Word:
        """A name."""
        return tree.Word(str(node.children[0]), span(node))

    def text(self, node: Node) -> tree.Word:
        """Words between quotation marks, several joined by a space."""
        return tree.Word(" ".join(unquoted(str(child)) for child in node.children), span(node))

    def day_of(self, token: Token) -> dt.date | None:
        """The day that a token names; None where there is none, which is told."""
        return literals.day(str(token), span_of(token), self.source, self.report)


_MEANINGFUL = frozenset({"NAME", "RULE_CODE", "TEXT", "PERCENT"})
"""The tokens that carry something of their own where they stand bare in a grammar rule."""


def span(node: Node) -> Span:
    """Where a node stands."""
    return Span(node.meta.start_pos, node.meta.end_pos)


def span_of(token: Token) -> Span:
    """Where a token stands."""
    return Span(token.start_pos or 0, token.end_pos or 0)


def tokens(node: Node, kind: str) -> list[Token]:
    """The tokens of a kind that stand bare in a node."""
    return [child for child in node.children if isinstance(child, Token) and child.type == kind]


def unquoted(text: str) -> str:
    """The words between quotation marks, where two marks stand for one."""
    return text[1:-1].replace('""', '"')
