"""`--watch`: does something again whenever one of its files has changed, until somebody stops it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_audit.cli.exits import OWN_FAULT

if TYPE_CHECKING:
    from watchfiles import Change

_AT_ONCE = 300
"""Milliseconds in which changes count as one: a program that saves a file writes it in several steps."""
_SHOWN = 3
"""Changed files that are named."""
POLLING = "PMO_AUDIT_WATCH_POLLING"
"""Set to 1 where folders tell nobody of a change, as some on a server do: then they are looked at again and again."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What to look at: `places` are files and folders; what is `written` there by ourselves is no change."""

    places: tuple[str, ...]
    written: tuple[Path, ...] = ()


def watch(once: Callable[[], int], watched: Callable[[], Watched]) -> int:
    """Does it once, then again after each change; the last code, once Ctrl-C comes.

    `watched` is asked before each wait, since what is run may name other files then.
    """
    from pmo_audit.cli.terminal import errors

    known: Watched | None = None
    changes: Iterator[set[Path]] = iter(())
    code = once()
    try:
        while code < OWN_FAULT:
            now = watched()
            if now != known:
                known, changes = now, _changes(_folders(now.places), {one.resolve() for one in now.written})
            errors().line("watching for changes; Ctrl-C ends it")
            if not (found := next(changes, None)):
                break
            errors().blank()
            errors().line(_said(sorted({path.name for path in found})))
            code = once()
    except KeyboardInterrupt:
        errors().blank()
    return code


def _said(changed: list[str]) -> str:
    more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
    return f"changed: {', '.join(changed[:_SHOWN])}{more}"


def _folders(places: Iterable[str]) -> dict[Path, frozenset[str] | None]:
    """The folders to look at, each with the names that count, or None where all of them do.

    A file is watched through its folder: most programs save by putting another file in its place.
    """
    wanted: dict[Path, frozenset[str] | None] = {}
    for place in map(Path, places):
        if place.is_dir():
            wanted[place.resolve()] = None
            continue
        folder = place.resolve().parent
        known = wanted.get(folder, frozenset())
        if folder.is_dir() and known is not None:
            wanted[folder] = known | {place.name}
    return wanted


def _changes(folders: Mapping[Path, frozenset[str] | None], written: set[Path]) -> Iterator[set[Path]]:
    """The files that changed, each time some did; ends where there is nothing to look at any more."""
    from watchfiles import watch as changes_in

    def counts(_: Change, path: str) -> bool:
        one = Path(path)
        names = folders.get(one.parent, frozenset())
        return not (one.name.startswith((".", "~$")) or one in written) and (names is None or one.name in names)

    polling = os.environ.get(POLLING) == "1" or None
    try:
        for found in changes_in(
            *folders, watch_filter=counts, debounce=_AT_ONCE, recursive=False, force_polling=polling
        ):
            yield {Path(path) for _, path in found}
    except (OSError, RuntimeError):  # a folder went away
        return
