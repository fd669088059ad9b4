"""Lists of actions as files: one a person, called by the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_audit.cli.mistakes import Mistake
from pmo_audit.cli.writing import reason_of

if TYPE_CHECKING:
    from pmo_audit.findings import Run
    from pmo_audit.reporting.actions import ActionList, Fixes

_LONGEST = 60
"""Letters of a file's name, without its ending."""
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for itself."""


def write_lists(
    lists: Iterable[ActionList], run: Run, form: str, folder: Path, fixes: Fixes | None
) -> tuple[Path, ...]:
    """Writes a file for each list and returns them. Raises `Mistake` for what cannot be written."""
    from pmo_audit.reporting.action_pages import PAGES

    suffix, render = PAGES[form]
    written = []
    try:
        folder.mkdir(exist_ok=True)
        for name, one in named(lists):
            path = folder / f"{name}{suffix}"
            path.write_text(render([one], run, fixes), encoding="utf-8", newline="\n")
            written.append(path)
    except (OSError, ValueError) as error:
        help_ = "check that the folder is there and that you may write to it"
        raise Mistake("PA703", f"`{folder}` cannot be written: {reason_of(error)}", help_) from error
    return tuple(written)


def named(lists: Iterable[ActionList]) -> Iterator[tuple[str, ActionList]]:
    """Each list with the name of its file, none of them twice."""
    taken: set[str] = set()
    for one in lists:
        plain = plain_name(one.name) if one.who is not None else "nobody-named"
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        yield name, one


def plain_name(name: str) -> str:
    """A name in letters that every file system takes."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
    plain = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:_LONGEST].strip("-")
    return "person" if not plain else f"{plain}-list" if _RESERVED.fullmatch(plain) else plain
