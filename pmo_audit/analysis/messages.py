"""Messages with placeholders: `{name} is in {phase}`, each checked like any path."""

from __future__ import annotations

import re

from pmo_audit import ir
from pmo_audit.analysis.names import resolve
from pmo_audit.analysis.scope import Scope
from pmo_audit.language import tree
from pmo_audit.text import Span

_PARTS = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_PATH = re.compile(r"\s*[^\W\d]\w*(?:\.[^\W\d]\w*)*\s*\Z")


def read_message(scope: Scope, words: tree.Word) -> ir.Message | None:
    """The message as words and fields; None where a placeholder has a mistake, which is told."""
    parts: list[str | ir.Field | ir.Defined] = []
    text, at, good = words.text, 0, True
    for match in _PARTS.finditer(text):
        parts.append(text[at : match.start()])
        at = match.end()
        if match.group() in ("{{", "}}"):
            parts.append(match.group()[0])
            continue
        field = _placeholder(scope, match, words)
        good = good and field is not None
        if field is not None:
            parts.append(field)
    parts.append(text[at:])
    return ir.Message(tuple(part for part in parts if part != "")) if good else None


def _placeholder(scope: Scope, match: re.Match[str], words: tree.Word) -> ir.Field | ir.Defined | None:
    inner = match.group(1)
    span = _span_in(scope, match, words)
    if inner is None or not _PATH.match(inner):
        scope.tell(
            "PA207",
            f"`{match.group()}` is not a placeholder",
            span,
            "a placeholder is a field in braces, as in {name}; a brace itself is written twice",
        )
        return None
    names = inner.strip().split(".")
    path = tree.Path(tuple(tree.Word(name, span) for name in names), span)
    node = resolve(scope, path)
    if isinstance(node, ir.Field | ir.Defined):
        return node
    if isinstance(node, ir.Local | ir.Parameter):
        scope.tell("PA207", f"`{{{inner}}}` is no field", span, "name one of its fields, as in {project.name}")
    return None


def _span_in(scope: Scope, match: re.Match[str], words: tree.Word) -> Span:
    """Where the placeholder stands in the file; the text may have been joined from several pieces."""
    at = scope.source.content.find(match.group(), words.span.start, words.span.end)
    return Span(at, at + len(match.group())) if at >= 0 else words.span
