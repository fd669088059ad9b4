"""Notes to teams as files: one a project, called by its id and name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_audit.cli.actions_files import plain_name
from pmo_audit.cli.mistakes import Mistake
from pmo_audit.cli.writing import reason_of

if TYPE_CHECKING:
    from pmo_audit.reporting.introductions import Note


def write_notes(notes: Iterable[Note], form: str, folder: Path) -> tuple[Path, ...]:
    """Writes a file for each note and returns them. Raises `Mistake` for what cannot be written."""
    from pmo_audit.reporting.introduction_pages import PAGES

    suffix, render = PAGES[form]
    written: dict[str, Path] = {}
    try:
        folder.mkdir(exist_ok=True)
        for one in notes:
            name = plain_name(
                f"{one.project.id} {one.project.name}" if one.project.id != one.project.name else one.project.id
            )
            number = 1
            while (found := name if number == 1 else f"{name}-{number}") in written:
                number += 1
            written[found] = folder / f"{found}{suffix}"
            written[found].write_text(render([one]), encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        help_ = "check that the folder is there and that you may write to it"
        raise Mistake("PA703", f"`{folder}` cannot be written: {reason_of(error)}", help_) from error
    return tuple(written.values())
