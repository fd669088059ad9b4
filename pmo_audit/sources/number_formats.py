"""What the number format of a workbook's cell tells beside the number: `0%`, `"£"#,##0`, `0000`, `#,##0,`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from pmo_audit.sources.units import find_currency, is_currency

_LOCALES: Final[Mapping[str, str]] = {"409": "USD", "1009": "CAD", "C09": "AUD", "1409": "NZD"}
"""The dollar that a format means by the country in it."""
_PADDED = re.compile(r'((?:"[^"]*"|\\.|[-/ ])*)(0{2,})((?:"[^"]*"|\\.|[-/ ])*)')


def _first(format: str) -> str:
    """The part of a format that is for positive numbers."""
    return format.split(";", maxsplit=1)[0]


@lru_cache(maxsize=256)
def _bare(format: str) -> str:
    """The signs of a format that stand for digits and the like, without the words in it."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", _first(format))


def is_percent(format: str) -> bool:
    """Whether a format shows a fraction as a percentage."""
    return "%" in format and "%" in _bare(format)


def thousands_hidden(format: str) -> int:
    """What a format divides the number by before it shows it: 1000 for `#,##0,`."""
    match = re.search(r"[0#?](,+)(?:\.[0#?]*)?$|[0#?]\.[0#?]+(,+)$", _bare(format).strip())
    return 1000 ** len(match[1] or match[2]) if match else 1


@lru_cache(maxsize=256)
def shown_currency(format: str) -> str | None:
    """The code or sign of the currency in a format; None where it has none."""
    first = _first(format)
    if match := re.search(r"\[\$([^\]-]+)(?:-([0-9A-Fa-f]+))?\]", first):
        sign, country = match[1].strip(), (match[2] or "").upper().lstrip("0")
        return _LOCALES.get(country, sign) if sign == "$" else sign
    words = [*re.findall(r'"([^"]*)"', first), *re.findall(r"[$£€¥₹]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", first))]
    found = [word for one in words for word in one.split() if is_currency(word)]
    return found[0] if len(found) == 1 or (found and len({find_currency(one, None) for one in found}) == 1) else None


def as_shown(text: str, format: str) -> str:
    """A number as its format shows it, where that is more than the number: `0042`, `P-042`, `65%`."""
    match = _PADDED.fullmatch(_first(format))
    if match and text.isdigit():
        before, after = (re.sub(r'"([^"]*)"|\\(.)', r"\1\2", one) for one in (match[1], match[3]))
        return f"{before}{text.zfill(len(match[2]))}{after}"
    return text
