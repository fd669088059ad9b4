"""Checked standards in the cache."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmo_audit import ir
from pmo_audit.caching.program import key_of
from pmo_audit.caching.store import Cache
from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.settings import ImportMapping
from pmo_audit.text import SourceText


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """All that was made of the files of a standard.

    `day` is the day on which its examples were judged, where that has a say in how they come out; else None.
    """

    standard: ir.Standard
    mapping: ImportMapping | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceText, ...]
    description: str
    day: date | None


class CheckedPacks:
    """What this version of the program made of some texts. The name by which a text is told is part of the text."""

    def __init__(self, cache: Cache, version: str, texts: Iterable[SourceText]) -> None:
        self._cache = cache
        parts = (part for text in texts for part in (text.name, text.content))
        self.key = key_of(version, parts) if cache.is_on else None
        """What it is kept under; None where nothing can be."""

    def find(self, day: date) -> CheckedPack | None:
        """What was made of these texts before, if it still holds on that day."""
        found = self._cache.find(self.key)
        return found if isinstance(found, CheckedPack) and found.day in (None, day) else None

    def keep(self, checked: CheckedPack) -> None:
        """Keeps what was made of these texts."""
        self._cache.keep(self.key, checked)
