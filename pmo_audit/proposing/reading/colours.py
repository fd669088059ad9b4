"""Ratings that are shown by the colour of a cell: by the key of the sheet, or by what everybody calls the colour."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence

from pmo_audit.classes import dataclass, field, replace
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


@dataclass(slots=True)
class Coloured:
    """A column whose cells are filled: what each colour means, and the words that agree with theirs or do not."""

    meant: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    blank: int = 0
    """Empty cells with a colour that means something."""
    agreeing: int = 0
    contrary: list[tuple[str, str]] = field(default_factory=list)
    """Words with the colour that says otherwise."""


def propose_fills(
    reader: WordReader, cells: Sequence[Cell], fills: Sequence[str | None], said: Said, key: Mapping[str, str]
) -> None:
    """What the colours of cells stand for, where they say something that their words do not."""
    found = _coloured(reader, cells, fills, key)
    by_key = any(fill in key for fill in found.meant)
    plain = len({*fills} - {None}) == 1 and len(cells) > 1 and all(fills)  # a column that is simply coloured
    highlighted = len(found.contrary) > max(1, found.agreeing)
    if (plain and not by_key) or not found.meant or not (found.blank or found.contrary):
        return
    if highlighted and not by_key:
        shown = few([text for text, _ in found.contrary])
        said.guess(said.heading, "fill colours have no meaning", f"they contradict the words in {shown}", sure=False)
        return
    said.line = replace(said.line, fills=tuple(found.meant.items()))
    for fill, member in found.meant.items():
        reason = "the key of the sheet says so" if fill in key else "it is what everybody calls the colour"
        said.guess(f"fill colour {fill}", member, f"read from the fill colour: {reason}", sure=fill in key)
    if found.unknown:
        reason = f"{few(found.unknown)} is no clear red, amber or green"
        said.guess(said.heading, "fill colours left open", reason, sure=False)
    for text, fill in found.contrary:
        said.guess(text, "left open", f"it says `{text}` but is filled {found.meant[fill]} ({fill})", sure=False)


def _coloured(
    reader: WordReader, cells: Sequence[Cell], fills: Sequence[str | None], key: Mapping[str, str]
) -> Coloured:
    found = Coloured()
    for cell, fill in zip(cells, fills, strict=False):
        if not fill:
            continue
        text = show(cell).strip()
        member = _meaning(fill, reader, key)
        sense = reader.find(text) if text else None
        if not member:
            if not text and fill not in found.unknown:
                found.unknown.append(fill)
        elif not text or sense is not None:
            found.meant[fill] = member
            found.blank += not text
            if sense is not None and sense.member == member:
                found.agreeing += 1
            elif sense is not None:
                found.contrary.append((text, fill))
    return found


def _meaning(fill: str, reader: WordReader, key: Mapping[str, str]) -> str:
    sense = reader.find(key[fill]) if fill in key else None
    return sense.member if sense is not None else reader.members.get(named_colour(fill), "")
