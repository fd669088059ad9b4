"""The pieces of Markdown that the generated pages are made of."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 100
"""Letters in a line of a grey box."""
WRITTEN_BY = "<!-- Written by docs/generate.py: change the code, and run `python docs/generate.py`. -->"


def page(title: str, head: str, *pieces: str) -> str:
    """A whole page, with the line that says where it comes from."""
    return parts(WRITTEN_BY, f"# {title}", head.strip(), *pieces) + "\n"


def parts(*pieces: str) -> str:
    """Paragraphs with an empty line between them; empty ones are left out."""
    return "\n\n".join(part for part in pieces if part)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def cell(text: str) -> str:
    """A text as a cell of a table has it."""
    return text.replace("|", "\\|").replace("\n", " ")


def box(kind: str, text: str) -> str:
    """A grey box."""
    ended = text if text.endswith("\n") else f"{text}\n"
    return f"```{kind}\n{ended}```"


def code(text: str) -> str:
    """A word in the letters of a program."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def anchor(heading: str) -> str:
    """How a heading is linked to."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def wrapped(lead: str, text: str) -> list[str]:
    """Lines no longer than a grey box is wide."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
