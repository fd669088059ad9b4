"""Bytes as a row of choices: whatever a fuzzer writes is some standard and portfolio, and small changes stay small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Reads one choice a byte; where the bytes end, the first of everything, which is always the simplest."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, limit: int) -> int:
        """A number below a limit."""
        byte = self._data[self._at] if self._at < len(self._data) else 0
        self._at += 1
        return byte % limit

    def of(self, options: Sequence[T]) -> T:
        """One of several."""
        return options[self.number(len(options))]

    def rarely(self) -> bool:
        """Once in sixteen times."""
        return self.number(16) == 15

    def split(self) -> tuple[Choices, Choices]:
        """What is left as two rows, so that a change of one leaves the other as it is."""
        share = self.number(256)
        rest = self._data[self._at :]
        cut = len(rest) * share // 255
        return Choices(rest[:cut]), Choices(rest[cut:])
