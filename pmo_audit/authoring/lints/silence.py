"""`-- lint: ignore PA452`: a comment that silences a lint for the block in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.language.blocks import cut
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
    """Every such comment, with the block that it stands in, right above or right below."""
    return tuple(one for source in sources if _IGNORE.search(source.content) for one in _in_source(source))


def _in_source(source: SourceText) -> Iterator[Silenced]:
    lines = _lines(source)
    taken = 0
    for piece in cut(source):
        if not piece.keyword:
            continue
        first = source.line_and_column(piece.span.start)[0] - 1
        after = source.line_and_column(max(piece.span.end - 1, piece.span.start))[0]
        last = max(number for number in range(first, after) if _has_words(lines[number][1]))
        first, last = _with_comments(lines, first, last, taken)
        taken = last + 1
        whole = lines[first][0], lines[last][0] + len(lines[last][1])
        yield from (one for number in range(first, last + 1) for one in _said(source, whole, *lines[number]))


def _with_comments(lines: Sequence[tuple[int, str]], first: int, last: int, taken: int) -> tuple[int, int]:
    """The lines of a block with the comments right below, and with those right above that belong to none before.

    Of comments between two blocks without a line between them those that are indented belong to the first.
    """
    below = last + 1
    while below < len(lines) and _is_comment(lines[below][1]):
        below += 1
    shared = below < len(lines) and bool(lines[below][1].strip())
    while last + 1 < below and (not shared or lines[last + 1][1][:1].isspace()):
        last += 1
    while first > taken and _is_comment(lines[first - 1][1]):
        first -= 1
    return first, last


def _lines(source: SourceText) -> Sequence[tuple[int, str]]:
    """Where every line begins, and the line with its end."""
    ends = [*source.line_starts[1:], len(source.content)]
    return [(start, source.content[start:end]) for start, end in zip(source.line_starts, ends, strict=True)]


def _said(source: SourceText, whole: tuple[int, int], start: int, line: str) -> Iterator[Silenced]:
    """What the comment of a line silences in its block."""
    comment = _comment(line)
    match = _IGNORE.match(line, comment) if comment is not None else None
    if match is not None:
        codes = tuple(code.upper() for code in _CODE.findall(match.group(1)))
        yield Silenced(source, *whole, codes, Span(start + match.start(), start + match.end()))


def _comment(line: str) -> int | None:
    """Where a comment begins on a line: at two hyphens that do not stand between quotation marks."""
    quoted = False
    for place, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif not quoted and line.startswith("--", place):
            return place
    return None


def _has_words(line: str) -> bool:
    """Whether a line holds more than a comment."""
    comment = _comment(line)
    return bool((line if comment is None else line[:comment]).strip())


def _is_comment(line: str) -> bool:
    return not _has_words(line) and bool(line.strip())


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
