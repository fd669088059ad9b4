"""The canonical layout of a rule file. Nothing but spaces, line breaks and a word's number is ever changed.

A file is cut into its blocks; each is parsed with every token in the tree (`atoms`), which says what hangs together
(`shapes`, made in `conditions` and `blocks`); each shape is laid out in the room there is (`layout`); neighbours get
columns (`columns`), comments their lines (`lines`), and blocks their distance (`files`). A block that cannot be read
stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.language import tree
from pmo_audit.language.formatting.check import says_the_same
from pmo_audit.language.formatting.files import layout_of
from pmo_audit.language.parse import Parsed, parse
from pmo_audit.text import Location, SourceText, Span

__all__ = ["Formatted", "format_text"]

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Formatted:
    """A rule file in its canonical layout, and why parts of it were left as they were."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def format_text(source: SourceText) -> Formatted:
    """The file in its canonical layout. It ends lines as most of its lines do, and keeps a byte order mark."""
    mark = _BYTE_ORDER_MARK if source.content.startswith(_BYTE_ORDER_MARK) else ""
    body = SourceText(source.name, source.content.removeprefix(mark))
    before = parse(body)
    laid_out = layout_of(body, before.file.source, before.file.blocks)
    text = re.sub(r"\r*\n", _line_end(body.content), laid_out)
    if text == body.content:
        return Formatted(source.content, _left_alone(before))
    after = parse(SourceText(source.name, text))
    if not says_the_same(before, after):
        return Formatted(source.content, (*_left_alone(before), _changed(body)))
    return Formatted(mark + text, _left_alone(before))


def _line_end(text: str) -> str:
    """The line end that most lines have."""
    windows = text.count("\r\n")
    return "\r\n" if windows > text.count("\n") - windows else "\n"


def _left_alone(parsed: Parsed) -> tuple[Diagnostic, ...]:
    """Why blocks cannot be read, without the other mistakes there may be."""
    spans = [one.span for one in parsed.file.blocks if isinstance(one, tree.BrokenBlock)]
    wrong = (one for one in parsed.diagnostics if one.severity is Severity.ERROR)
    return tuple(one for one in wrong if one.code == "PA106" or _stands_in(one, spans))


def _stands_in(diagnostic: Diagnostic, spans: Sequence[Span]) -> bool:
    """Whether a diagnostic is about one of these stretches, which are in order."""
    assert isinstance(diagnostic.place, Location)
    start = diagnostic.place.span.start
    at = bisect_right(spans, start, key=lambda span: span.start)
    return at > 0 and start < spans[at - 1].end


def _changed(source: SourceText) -> Diagnostic:
    help_ = "this is a fault of pmo-audit; please report it with the file"
    return Diagnostic(
        "PA904", "this file was left as it is: its layout would have changed it", Location(source, Span(0, 0)), help_
    )
