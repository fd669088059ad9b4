"""Which file a `[[table]]` speaks of, by the file's name."""

from __future__ import annotations

from pmo_audit.settings import TableMapping
from pmo_audit.sources.words import matches
from pmo_audit.text import fold


def speaks_of(mapping: TableMapping, file: str) -> bool:
    """Whether a table of the mapping speaks of a file: it names it, or names none."""
    if mapping.file is None:
        return True
    pattern = fold(mapping.file)
    return matches(pattern, fold(file)) or matches(pattern, fold(file.rsplit("/", 1)[-1]))
