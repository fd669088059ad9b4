"""The texts that cells share, and those that stand in a cell itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmo_audit.sources.xlsx import limits
from pmo_audit.sources.xlsx.limits import too_large
from pmo_audit.sources.xlsx.markup import Attributes, feed, parser, without_prefixes

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def shared_strings(pieces: Iterable[bytes], name: str) -> list[str]:
    """The shared texts of a workbook, by their number."""
    gathering = _Gathering()
    made = parser(name)
    made.StartElementHandler = without_prefixes(gathering.start)
    made.EndElementHandler = without_prefixes(gathering.end)
    made.CharacterDataHandler = gathering.characters
    for _ in feed(made, pieces, name):
        gathering.check()
    return gathering.texts


def plain(text: str) -> str:
    """A text whose odd characters were written as `_x000D_`, as they were before."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class _Gathering:
    """Joins the runs of each text; how it is pronounced is no part of it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._length = self._whole = 0
        self._taking = self._aside = False

    def start(self, name: str, _: Attributes) -> None:
        if name == "si":
            self._parts, self._length = [], 0
        elif name == "t":
            self._taking = not self._aside
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name == "rPh":
            self._aside = False
        elif name == "si":
            self.texts.append(plain("".join(self._parts)))
            self._whole += self._length

    def characters(self, text: str) -> None:
        if self._taking and self._length <= limits.CELL_CHARACTERS:
            self._parts.append(text)
            self._length += len(text)

    def check(self) -> None:
        if len(self.texts) > limits.SHARED or self._whole > limits.SHARED_CHARACTERS:
            raise too_large("the workbook holds more text than any register does")
