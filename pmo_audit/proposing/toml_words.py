"""Values as TOML has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pmo_audit.settings import FieldMapping

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})
_SCALES = ((10**9, "bn"), (10**7, "crore"), (10**6, "m"), (10**5, "lakh"), (10**3, "k"))


def quoted(text: str) -> str:
    """A text in quotes; what cannot be seen is written by its number."""
    return f'"{"".join(map(_letter, text.translate(_ESCAPES)))}"'


def key_text(text: str) -> str:
    """A key, in quotes where it needs them."""
    return text if _BARE.fullmatch(text) else quoted(text)


def list_text(texts: Iterable[str]) -> str:
    """A list of texts."""
    return f"[{', '.join(map(quoted, texts))}]"


def comment(text: str) -> str:
    """A text as it may stand in a comment: on one line, without what cannot be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def line_text(line: FieldMapping) -> str:
    """How a column becomes a field, on one line."""
    parts = list(parts_of(line))
    if len(parts) == 1 and parts[0][0] == "column" and isinstance(parts[0][1], str):
        return parts[0][1]
    return f"{{ {', '.join(f'{name} = {_part(value)}' for name, value in parts)} }}"


Pairs = tuple[tuple[str, str], ...]


def parts_of(line: FieldMapping) -> Iterator[tuple[str, str | Pairs]]:
    """What a line of the mapping says, each setting with its value: pairs of words, or a text of TOML."""
    if line.value is not None:
        yield "value", quoted(line.value)
    elif len(line.columns) == 1:
        yield "column", quoted(line.columns[0])
    else:
        yield "columns", list_text(line.columns)
        if line.join != " ":
            yield "join", quoted(line.join)
    if unit := _unit(line):
        yield "unit", quoted(unit)
    for name in ("currency_column", "dates", "decimal", "numbers", "epoch", "blank", "label"):
        if (said := getattr(line, name)) is not None:
            yield name, quoted(said)
    if line.two_digit_years_from is not None:
        yield "two_digit_years_from", str(line.two_digit_years_from)
    if line.serials is not None:
        yield "serials", "true" if line.serials == 1900 else str(line.serials)
    for name in ("missing", "none", "exempt"):
        if words := getattr(line, name):
            yield name, list_text(words)
    for name in ("words", "fills"):
        if pairs := tuple(getattr(line, name)):
            yield name, pairs


def _part(value: str | Pairs) -> str:
    if isinstance(value, str):
        return value
    return f"{{ {', '.join(f'{quoted(word)} = {quoted(meaning)}' for word, meaning in value)} }}"


def _unit(line: FieldMapping) -> str:
    """The currency and the size of amounts; a size of one is not written."""
    scale = next((word for number, word in _SCALES if line.scale == number), "")
    return " ".join(one for one in (line.currency or "", scale) if one)


def _letter(one: str) -> str:
    if one.isprintable():
        return one
    number = ord(one)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
