"""Where values stand, said as briefly as it stays clear: one place for all values of a record, no common folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pmo_audit.text import Origin, in_words, is_pointer

_COLUMN = ", column "


@dataclass(frozen=True, slots=True)
class Places:
    """Says places, with files named from `folder`, which holds all that was read."""

    folder: str = ""

    def file(self, name: str) -> str:
        """A file as it is named from the folder."""
        return name.removeprefix(f"{self.folder}/") if self.folder else name

    def one(self, origin: Origin | None) -> str:
        """A place in brackets; empty for none."""
        return f"[{Origin(self.file(origin.file), origin.at)}]" if origin else ""

    def together(self, origins: Iterable[Origin | None]) -> str:
        """Several places in brackets: as one where they are cells of one row."""
        places = list(dict.fromkeys(one for one in origins if one is not None))
        rows: dict[tuple[str, str], list[str]] = {}
        for one in places:
            row, column = _split(one.at)
            rows.setdefault((self.file(one.file), row), []).append(column)
        said = [str(Origin(file, _joined(row, columns))) for (file, row), columns in rows.items()]
        return f"[{'; '.join(said)}]" if said else ""


def places_of(files: Sequence[str]) -> Places:
    """The manner of saying places, for a portfolio that was read from these files."""
    folders = [name.rpartition("/")[0].split("/") for name in files]
    common: list[str] = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return Places("/".join(common))


def _split(at: str) -> tuple[str, str]:
    """The row of a cell and the name of its column; of a JSON pointer the record and key; of a worksheet the cell."""
    if is_pointer(at) and "/" in at:
        record, _, key = at.rpartition("/")
        return f"{record}/", key
    sheet, mark, cell = at.rpartition("!")
    if mark:
        return f"{sheet}!", cell
    row, _, column = at.partition(_COLUMN)
    return row, column


def _joined(row: str, columns: Sequence[str]) -> str:
    if row.endswith(("/", "!")):
        return row + ", ".join(columns)
    named = [one for one in columns if one]
    if not named:
        return row
    return f"{row}, column{'s' if len(named) > 1 else ''} {in_words(named)}"
