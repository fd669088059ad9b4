"""How a name is broken into the lines of a box, by how wide its letters are about."""

from __future__ import annotations

import unicodedata

from pmo_audit.reporting.plain import one_line

SIZE = 12
"""How high the letters are."""
LINES = 3
_NARROW = frozenset("iIjlftr.,:;'|!()[]{}-/ ")
_BROAD = frozenset("mwMW@%&ÆŒ")


def lines_of(text: str, width: int, lines: int = LINES) -> tuple[str, ...]:
    """The text in at most so many lines that are about as wide; what there is no room for is marked by `…`."""
    found: list[str] = []
    words = one_line(text).split(" ")
    while words and len(found) < lines:
        line = words.pop(0)
        if wide(line) > width:
            line, rest = _cut(line, width)
            words.insert(0, rest)
        while words and wide(f"{line} {words[0]}") <= width:
            line += f" {words.pop(0)}"
        found.append(line)
    if words:
        found[-1] = f"{_cut(found[-1], width - SIZE)[0]}…"
    return tuple(found)


def wide(text: str) -> float:
    """About how wide a text is."""
    return sum(map(_wide, text))


def _wide(letter: str) -> float:
    if letter in _NARROW:
        return SIZE * 0.34
    if letter in _BROAD:
        return SIZE * 0.92
    if unicodedata.east_asian_width(letter) in "WF":
        return SIZE * 1.05
    if unicodedata.combining(letter):
        return 0
    return SIZE * (0.7 if letter.isupper() else 0.58)


def _cut(text: str, width: float) -> tuple[str, str]:
    """The beginning of a text that is no wider, and the rest."""
    at = len(text)
    while at > 1 and wide(text[:at]) > width:
        at -= 1
    return text[:at], text[at:]
