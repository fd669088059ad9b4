"""Compiled rules in the cache, as the bytes that their backend makes of them.

Such bytes are Python's own code, and are believed on the ground on which Python believes the compiled modules beside
its own: that nobody but the user may write there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pmo_audit.caching.store import Cache


class Programs:
    """What was compiled of standards that were kept under these keys."""

    def __init__(self, cache: Cache, keys: Iterable[str]) -> None:
        self._cache = cache
        self._key = hashlib.sha256("\n".join(("program", *keys)).encode()).hexdigest()

    def find(self) -> bytes | None:
        """The program, if it was kept."""
        return self._cache.find_bytes(self._key)

    def keep(self, program: bytes) -> None:
        """Keeps the program."""
        self._cache.keep_bytes(self._key, program)
