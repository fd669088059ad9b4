"""What the styles of cells tell: whether a number is a day or a time, what its format adds to it, and the fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.xlsx.colours import WHITE, colour, palette, theme_colours
from pmo_audit.sources.xlsx.markup import Element

NUMBER, DAY, TIME, ELAPSED = "number", "day", "time", "elapsed"
_LONGEST = 255

_KNOWN = MappingProxyType(
    {9: "0%", 10: "0.00%", 18: "h:mm", 19: "h:mm", 20: "h:mm", 21: "h:mm:ss", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss"}
    | dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), "yyyy-mm-dd")
)
"""Formats that a workbook need not spell out. Those for currency show another sign in each country: they tell none."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!\$|[hms]+\])[^\]]*\]', re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$[^\]]*\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_TELLING = re.compile(r'%|"[^"]*\w[^"]*"|\[\$[^\-\]]|[$£€¥]|"[^"]*[$£€¥][^"]*"|^0{2,}(?![.,])|[0#?],+(?=$|[^0#?])|\\\w')


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of the cells that have it. `format` is empty where it adds nothing to the number."""

    kind: str = NUMBER
    format: str = ""
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a workbook by their numbers, as cells name them."""

    by_number: Mapping[str, Style] = field(default_factory=lambda: MappingProxyType({}))


def styles_of(sheet: Element, theme: Element) -> Styles:
    """The styles in a workbook's part of styles and its theme."""
    formats = dict(_KNOWN)
    for one in sheet.first("numFmts").named("numFmt"):
        formats[_number(one, "numFmtId")] = one.attributes.get("formatCode", "")
    colours, numbered = theme_colours(theme), palette(sheet)
    fills = [_fill(one, colours, numbered) for one in sheet.first("fills").named("fill")]
    found: dict[str, Style] = {}
    for number, one in enumerate(sheet.first("cellXfs").named("xf")):
        code = formats.get(_number(one, "numFmtId"), "")
        fill = _number(one, "fillId")
        kind = kind_of(code)
        telling = code if kind == NUMBER and tells(code) else ""
        found[str(number)] = Style(kind, telling[:_LONGEST], fills[fill] if 0 <= fill < len(fills) else "")
    return Styles(found)


def kind_of(code: str) -> str:
    """Whether a number of this format is a number, a day, a time of day or a length of time."""
    bare = _CURRENCY.sub("", _LITERAL.sub("", code.split(";")[0])).lower()
    if bare in ("", "general", "@"):
        return NUMBER
    if _ELAPSED.search(bare):
        return ELAPSED
    if any(sign in bare for sign in "dy") or ("m" in bare and not any(sign in bare for sign in "hs")):
        return DAY
    return TIME if any(sign in bare for sign in "hs") else NUMBER


def tells(code: str) -> bool:
    """Whether a format adds something to the number: a percent sign, a currency, a unit, leading zeros, thousands."""
    return bool(_TELLING.search(code.split(";")[0]))


def _fill(fill: Element, theme: list[str], numbered: list[str]) -> str:
    """The colour of a solid fill. White is what a cell without a fill shows too."""
    pattern = fill.first("patternFill")
    if pattern.attributes.get("patternType") != "solid":
        return ""
    found = colour(pattern.first("fgColor"), theme, numbered)
    return "" if found == WHITE else found


def _number(element: Element, name: str) -> int:
    text = element.attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
