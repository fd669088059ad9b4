"""The user's text made safe to look at: what cannot be seen is shown, and what is very long is cut and said.

A cell may hold characters that hide or reorder the words around them, or that drive a terminal. No report lets
them through: they are shown as escapes such as `\\u202e`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CLIP_AT = 300
"""Characters of a long text that are shown at once."""

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but for tab and newline, delete, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, embeddings, overrides, isolates
    "\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # other invisible ones that no script needs
    "\ud800-\udfff"  # halves of pairs, which no encoding can write
    "\U000e0000-\U000e007f"  # tags, a second alphabet that nobody sees
    "]"
)


@dataclass(frozen=True, slots=True)
class Clipped:
    """A text in two parts: what is shown at once, and the rest (empty where the text is short)."""

    head: str
    rest: str


def make_visible(text: str) -> str:
    """The text with each control, direction or invisible character shown as an escape.

    Newlines and tabs stay; line ends of Windows become newlines.
    """
    return _UNSEEN.sub(_escape, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text made visible, with one space for each run of white space, so that it stays on its line."""
    return " ".join(make_visible(text).split())


def clip(text: str, limit: int = CLIP_AT) -> Clipped:
    """The text cut near `limit` characters, between two words where there is a gap in the last tenth."""
    if len(text) <= limit + limit // 10:
        return Clipped(text, "")
    gap = max(text.rfind(" ", limit - limit // 10, limit), text.rfind("\n", limit - limit // 10, limit))
    cut = gap if gap > 0 else limit
    return Clipped(text[:cut].rstrip(), text[cut:].lstrip())


def brief(text: str, limit: int = CLIP_AT) -> str:
    """The text on one line, and what was cut from it said."""
    parts = clip(text, limit)
    if not parts.rest:
        return one_line(text)
    return f"{one_line(parts.head)} … ({len(parts.rest):,} more characters in the JSON report)"


def escape_unseen_in_json(document: str) -> str:
    """A JSON document with each unseen character as a JSON escape: the data stays the same, the bytes are plain."""
    return _UNSEEN.sub(_json_escape, document)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
