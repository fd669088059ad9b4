"""The border to the terminal: everything that is shown passes here.

What users and their data wrote is shown letter by letter: characters that drive a terminal or reorder words become
escapes such as `\\u202e`, and square brackets stay square brackets. Imported where used, since rich takes its time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from pmo_audit.reporting import make_visible

WIDEST = 120
"""Columns beyond which lines get no longer, since they would be hard to read."""
NARROWEST = 40
WITHOUT_TERMINAL = 100
"""Columns where nobody says how many there are."""


class _VisibleConsole(Console):
    """A console that lets no unseen character through, whatever it is given."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of something, its texts made visible; only rich's own control codes stay."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(make_visible(segment.text), segment.style)

    def on_broken_pipe(self) -> None:
        """Leaves a reader who went away to the border of the program."""
        raise  # rich calls this while it handles the exception


class Sheet:
    """One of the two streams to write on: what was asked for, or what there is to say about the input."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.console = _VisibleConsole(
            file=stream,
            width=_width(stream),
            color_system=None if os.environ.get("NO_COLOR") else "auto",
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=False,
            force_jupyter=False,
        )

    @property
    def width(self) -> int:
        """Columns there are."""
        return self.console.width

    @property
    def is_terminal(self) -> bool:
        """Whether somebody is looking."""
        return self.stream.isatty()

    def line(self, *pieces: Text | str, lead: Text | str = "", tail: Text | str = "") -> None:
        """Shows the pieces as one paragraph that begins with `lead` and hangs from it.

        `tail` stays together: it ends the last line where there is room, else it stands below.
        """
        lead, tail = words(lead), words(tail)
        hang = " " * lead.cell_len
        room = max(self.width - lead.cell_len, NARROWEST // 2)
        lines = list(words(*pieces).wrap(self.console, room)) or [Text()]
        if tail.plain and lines[-1].cell_len + 2 + tail.cell_len <= room:
            lines[-1] = words(lines[-1], "  ", tail)
        elif tail.plain:
            lines += tail.wrap(self.console, room)
        for number, one in enumerate(lines):
            self._put(one, hang if number else lead)

    def verbatim(self, *pieces: Text | str) -> None:
        """Shows the pieces as they are, on one line however long."""
        self._put(words(*pieces))

    def blank(self) -> None:
        """Leaves a line empty."""
        self._put(Text())

    def document(self, text: str) -> None:
        """Writes a whole report or JSON document, unwrapped and unstyled."""
        self.stream.write(make_visible(text))
        self.stream.flush()

    def _put(self, text: Text, lead: Text | str = "") -> None:
        line = words(lead, text)
        line.rstrip()
        self.console.print(line, no_wrap=True, overflow="ignore", crop=False)


def output() -> Sheet:
    """Where goes what was asked for."""
    return Sheet(sys.stdout)


def errors() -> Sheet:
    """Where goes what there is to say about the input, so that it does not mix with what was asked for."""
    return Sheet(sys.stderr)


def words(*pieces: Text | str) -> Text:
    """Several pieces as one text; those without a style are made visible here."""
    text = Text()
    for one in pieces:
        text.append_text(one if isinstance(one, Text) else styled(one))
    return text


def styled(text: str, style: str = "") -> Text:
    """Somebody's text, letter by letter, in a style."""
    return Text(make_visible(text), style=style)


def never_fail_on_letters() -> None:
    """Lets a terminal that lacks a letter show its code instead, where Python would give up."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with suppress(ValueError, OSError):
                reconfigure(errors="backslashreplace")


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit():
        wanted = int(columns)
    else:
        try:
            wanted = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            wanted = 0
    return min(max(wanted or WITHOUT_TERMINAL, NARROWEST), WIDEST)
