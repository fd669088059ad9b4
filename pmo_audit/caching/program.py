"""What an entry was made from, as one name: change anything of it, and the name is another.

Of the program itself the path, size and time of change of every file count, and so do those of the two libraries that
have a say in how a rule text is understood. That is at least as strict as what Python goes by when it takes a module
from its own cache: where it would miss a change, Python runs the old program too.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from pmo_audit.resources import shipped

FORMAT = "1"
"""Goes up when entries are written in another way."""
LIBRARIES = ("lark", "re2")
"""Those by which rule texts are read and checked."""


def key_of(version: str, parts: Iterable[str]) -> str | None:
    """The name of what this program, of this version, makes of these texts; None where it cannot tell what it is."""
    digest = hashlib.sha256()
    try:
        for part in (version, *_program(), *parts):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(data) + data)
    except (OSError, ImportError, ValueError):
        return None
    return digest.hexdigest()


def _program() -> Iterator[str]:
    yield from (FORMAT, sys.version, sys.implementation.cache_tag or "")
    for folder in (Path(__file__).parent.parent, shipped("grammar")):
        yield from sorted(_files(os.fspath(folder)))
    for name in LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield _signature(spec.origin, Path(spec.origin).stat())


def _files(folder: str) -> Iterator[str]:
    """Every source file below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith((".py", ".lark")):
                yield _signature(entry.path, entry.stat())


def _signature(path: str, found: os.stat_result) -> str:
    return f"{path} {found.st_size} {found.st_mtime_ns}"
