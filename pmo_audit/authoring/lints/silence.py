"""`-- lint: ignore PA452`: a comment that silences a lint for the block in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.language.blocks import Piece, cut
from pmo_audit.text import Location, SourceText, Span

_IGNORE = re.compile(r"--[ \t]*lint:[ \t]*ignore[ \t]+(PA\d+(?:[ \t]*,[ \t]*PA\d+)*)", re.IGNORECASE)
_CODE = re.compile(r"PA\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Silenced:
    """Codes that a comment silences, for what is told at places between two offsets of a file."""

    source: SourceText
    start: int
    end: int
    codes: tuple[str, ...]
    comment: Span

    def covers(self, told: Diagnostic) -> bool:
        """Whether the comment silences this."""
        place = told.place
        return (
            isinstance(place, Location)
            and place.source.name == self.source.name
            and self.start <= place.span.start < self.end
            and told.code in self.codes
        )


def silenced(sources: Iterable[SourceText]) -> tuple[Silenced, ...]:
    """Every such comment. A block ends with the last line of it that is no comment."""
    return tuple(one for source in sources for piece in cut(source) for one in _in_block(source, piece))


def _in_block(source: SourceText, piece: Piece) -> Iterator[Silenced]:
    if not piece.keyword:
        return
    text = source.content[piece.span.start : piece.span.end]
    end = piece.span.start + _end_of_words(text)
    for line in re.finditer(r"[^\n]*\n?", text[: end - piece.span.start]):
        comment = _comment(line.group())
        match = _IGNORE.match(line.group(), comment) if comment is not None else None
        if match is not None:
            at = piece.span.start + line.start()
            codes = tuple(code.upper() for code in _CODE.findall(match.group(1)))
            yield Silenced(source, piece.span.start, end, codes, Span(at + match.start(), at + match.end()))


def _comment(line: str) -> int | None:
    """Where a comment begins on a line: at two hyphens that do not stand between quotation marks."""
    quoted = False
    for place, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif not quoted and line.startswith("--", place):
            return place
    return None


def _end_of_words(text: str) -> int:
    """The end of the last line that holds more than a comment."""
    end = at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        comment = _comment(line)
        if (line if comment is None else line[:comment]).strip():
            end = at
    return end


def kept(told: Iterable[Diagnostic], comments: Iterable[Silenced]) -> Iterator[Diagnostic]:
    """What no comment silences, and each comment that names a code and silences nothing."""
    comments = tuple(comments)
    used: set[tuple[Silenced, str]] = set()
    for one in told:
        by = [comment for comment in comments if comment.covers(one)]
        used.update((comment, one.code) for comment in by)
        if not by:
            yield one
    for comment in comments:
        for code in comment.codes:
            if (comment, code) not in used:
                yield Diagnostic(
                    "PA464",
                    f"there is no {code} here to ignore",
                    Location(comment.source, comment.comment),
                    "leave the comment out",
                    Severity.WARNING,
                )
