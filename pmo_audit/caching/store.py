"""Entries as files: written whole or not at all, and believed only if they are ours and whole.

A file begins with a line that says what it is, then come the SHA-256 of the rest and the rest. The digest tells files
that were cut short or damaged. It keeps nobody from writing a false one; that only the owner may write there does.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pmo_audit.caching.kinds import UnknownKindError

_MAGIC = b"pmo-audit cache\n"
_DIGEST = hashlib.sha256().digest_size
_ENDING = ".checked"
_MOST = 200
"""So many entries are kept; the oldest go first."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Cache:
    """The entries in one folder. Without a folder nothing is ever found or kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def is_on(self) -> bool:
        """Whether anything can be kept at all."""
        return self._folder is not None

    def find(self, key: str | None) -> object | None:
        """What was kept under a key, or None."""
        payload = self.find_bytes(key)
        if payload is None:
            return None
        from pmo_audit.caching.reading import loads

        try:
            return loads(payload)
        except UnknownKindError:
            return None

    def find_bytes(self, key: str | None) -> bytes | None:
        """The bytes that were kept under a key, or None."""
        if self._folder is None or key is None:
            return None
        try:
            content = _read(self._folder / f"{key}{_ENDING}")
        except OSError:
            return None
        return _payload(content) if content is not None else None

    def keep(self, key: str | None, value: object) -> None:
        """Keeps a value under a key, if that can be done."""
        if self._folder is None or key is None:
            return
        from pmo_audit.caching.writing import dumps

        with suppress(UnknownKindError, RecursionError):
            self.keep_bytes(key, dumps(value))

    def keep_bytes(self, key: str | None, payload: bytes) -> None:
        """Keeps bytes under a key, if that can be done."""
        if self._folder is None or key is None:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _replacing(self._folder / f"{key}{_ENDING}") as file:
                file.write(_MAGIC + hashlib.sha256(payload).digest() + payload)
            self._tidy()

    def _tidy(self) -> None:
        assert self._folder is not None
        entries = [one for one in self._folder.iterdir() if one.name.endswith(_ENDING)]
        if len(entries) > _MOST:
            entries.sort(key=lambda one: one.stat().st_mtime)
            for one in entries[: len(entries) - _MOST]:
                one.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """The content of a file, if it and its folder are this user's own and nobody else may write there."""
    if not _is_ours(path.parent.stat()):
        return None
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(file, "rb") as opened:
        found = os.fstat(file)
        return opened.read() if stat.S_ISREG(found.st_mode) and _is_ours(found) else None


def _is_ours(found: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):  # on Windows the folders of a user are closed to others
        return True
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS_MAY_WRITE


def _payload(content: bytes) -> bytes | None:
    """What stands in an entry, if it is whole."""
    digest, payload = content[len(_MAGIC) : len(_MAGIC) + _DIGEST], content[len(_MAGIC) + _DIGEST :]
    whole = content.startswith(_MAGIC) and hashlib.sha256(payload).digest() == digest
    return payload if whole else None


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of this one once it is whole."""
    from tempfile import mkstemp  # takes its time to import, and is needed only when something is kept

    file, name = mkstemp(prefix=".new-", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(file, "wb") as opened:
            yield opened
        made.replace(path)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
