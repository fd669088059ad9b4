"""Colours of fills: written out, by their number in the palette, or as a tint of the theme's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls

from pmo_audit.sources.xlsx.markup import Element

WHITE = "FFFFFF"
_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_PALETTE = (
    f"{_BASIC} {_BASIC} "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 "
    "000000 FFFFFF"
)
_RGB = re.compile("[0-9A-Fa-f]{6}")
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def theme_colours(theme: Element) -> list[str]:
    """The colours of a theme in the order in which cells number them; "" where one is not told."""
    scheme = next(theme.anywhere("clrScheme"), Element("", {}))
    found: list[str] = []
    for name in _THEME:
        told = next(iter(scheme.first(name).children), Element("", {}))
        found.append(_rgb(told.attributes.get("lastClr") or told.attributes.get("val", "")))
    return found


def palette(styles: Element) -> list[str]:
    """The numbered colours, which a workbook may have changed."""
    own = [
        _rgb(one.attributes.get("rgb", "")) for one in styles.first("colors").first("indexedColors").named("rgbColor")
    ]
    usual = _PALETTE.split()
    return own + usual[len(own) :]


def colour(told: Element, theme: Sequence[str], numbered: Sequence[str]) -> str:
    """The six digits of a colour, or "" where it cannot be told."""
    given = told.attributes
    if "rgb" in given:
        found = _rgb(given["rgb"])
    elif "theme" in given:
        found = _member(theme, given["theme"])
    else:
        found = _member(numbered, given.get("indexed", ""))
    return _tinted(found, given.get("tint", "")) if found and "tint" in given else found


def _rgb(text: str) -> str:
    return text[-6:].upper() if _RGB.fullmatch(text[-6:]) else ""


def _member(colours: Sequence[str], number: str) -> str:
    return colours[int(number)] if number.isascii() and number.isdigit() and int(number) < len(colours) else ""


def _tinted(rgb: str, tint: str) -> str:
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return rgb
    hue, light, strength = rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, strength))
