"""Ratings that are shown by the colour of a cell: by the key of the sheet, or by what everybody calls the colour."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence

from pmo_audit.classes import replace
from pmo_audit.proposing.reading.seen import Said, few
from pmo_audit.proposing.reading.words import WordReader
from pmo_audit.sources.tables import Cell, show

_FAINT = 0.12
"""A colour with less between its strongest and weakest part is grey to the eye."""
_HUES = ((0, 14, "red"), (22, 66, "amber"), (75, 165, "green"), (344, 360, "red"))
_HEX = re.compile("[0-9A-Fa-f]{6}")


def named_colour(fill: str) -> str:
    """What everybody calls a colour, `red`, `amber` or `green`; nothing for any other."""
    if not _HEX.fullmatch(fill):
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    if max(red, green, blue) - min(red, green, blue) < _FAINT or max(red, green, blue) < 0.3:
        return ""
    hue = colorsys.rgb_to_hls(red, green, blue)[0] * 360
    return next((name for low, high, name in _HUES if low <= hue <= high), "")


def propose_fills(
    reader: WordReader,
    cells: Sequence[Cell],
    fills: Sequence[str | None],
    said: Said,
    key: Mapping[str, str],
    heading: str,
) -> None:
    """What the colours of empty cells stand for, and which words and colours contradict each other."""
    blank = [fill for cell, fill in zip(cells, fills, strict=False) if fill and not show(cell).strip()]
    if not blank:
        _tell_contradictions(reader, cells, fills, said, key)
        return
    meant = {fill: _meaning(fill, reader, key) for fill in dict.fromkeys(blank)}
    found = {fill: member for fill, member in meant.items() if member}
    by_key = any(fill in key for fill in found)
    everywhere = len({fill for fill in fills if fill}) == 1 and len(blank) == len(cells)
    if not found or (everywhere and not by_key):
        return
    said.line = replace(said.line, fills=tuple(found.items()))
    for fill, member in found.items():
        reason = "the key of the sheet says so" if fill in key else f"empty cells are filled with this {member}"
        said.guess(f"fill colour {fill}", member, f"read from the fill colour: {reason}", sure=fill in key)
    unknown = [fill for fill, member in meant.items() if not member]
    if unknown:
        said.guess(heading, "fill colours left open", f"{few(unknown)} is no clear red, amber or green", sure=False)
    _tell_contradictions(reader, cells, fills, said, key)


def _meaning(fill: str, reader: WordReader, key: Mapping[str, str]) -> str:
    sense = reader.find(key[fill]) if fill in key else None
    if sense is not None:
        return sense.member
    name = named_colour(fill)
    return reader.members.get(name, "")


def _tell_contradictions(
    reader: WordReader, cells: Sequence[Cell], fills: Sequence[str | None], said: Said, key: Mapping[str, str]
) -> None:
    for cell, fill in zip(cells, fills, strict=False):
        text = show(cell).strip()
        sense = reader.find(text) if text and fill else None
        coloured = _meaning(fill, reader, key) if fill else ""
        if sense is not None and coloured and coloured != sense.member:
            reason = f"it says `{text}` but its fill colour ({fill}) is {coloured}; the word is believed"
            said.guess(text, sense.member, reason, sure=False)
