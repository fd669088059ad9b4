"""Sentences with the words marked that another record has too, on the terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from pmo_audit.cli.styles import STRONG
from pmo_audit.cli.terminal import styled, words

if TYPE_CHECKING:
    from pmo_audit.oversight import Passage

LONGEST = 300
"""Characters of a sentence that are shown."""


def marked_text(one: Passage) -> Text:
    """For the terminal, the marks in bold."""
    return words(*(styled(part, STRONG if is_mark else "") for part, is_mark in _parts(one)))


def marked_markdown(one: Passage) -> str:
    """For Markdown, the marks in bold."""
    return "".join(f"**{_escaped(part)}**" if is_mark else _escaped(part) for part, is_mark in _parts(one)).strip()


def _escaped(part: str) -> str:
    """A piece escaped, with the space before and after it that parts it from the next."""
    from pmo_audit.reporting.markdown_report import escape_whole

    if not part.strip():
        return part[:1]
    return " " * part[:1].isspace() + escape_whole(part) + " " * part[-1:].isspace()


def _parts(one: Passage) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is marked; on one line, and not too long."""
    text, end = one.text, 0
    for begin, after in one.marks:
        if begin >= LONGEST:
            break
        yield _flat(text[end:begin]), False
        yield _flat(text[begin:after]), True
        end = after
    yield _flat(text[end : max(LONGEST, end)]), False
    if len(text) > max(LONGEST, end):
        yield " …", False


def _flat(text: str) -> str:
    return "".join(" " if one.isspace() else one for one in text)
