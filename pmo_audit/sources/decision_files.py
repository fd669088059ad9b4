"""Where the decisions about a portfolio's overlaps stand: in the folder of its data, or beside the file of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

NAME = "overlap-decisions.csv"
"""The name of the file. It is never taken for a register."""
WORKBOOK = "overlap-decisions.xlsx"
"""The name under which a spreadsheet may save it, and under which it is not read."""


def files_among(paths: Path | str | Sequence[Path | str]) -> tuple[Path, ...]:
    """The files of decisions that are there, in the folders named and beside the files named."""
    return tuple(one for one in _candidates(paths) if _is(one, folder=False))


def workbooks_among(paths: Path | str | Sequence[Path | str]) -> tuple[Path, ...]:
    """The workbooks that stand where files of decisions do, and are called like one."""
    found = (one.with_name(WORKBOOK) for one in _candidates(paths))
    return tuple(one for one in found if _is(one, folder=False))


def place_among(paths: Path | str | Sequence[Path | str]) -> Path:
    """The file to which a decision is added: the first that is there, else one by the first of the data."""
    found = files_among(paths) or _candidates(paths)
    return found[0] if found else Path(NAME)


def _candidates(paths: Path | str | Sequence[Path | str]) -> tuple[Path, ...]:
    given = [paths] if isinstance(paths, Path | str) else paths
    places = (one if _is(one, folder=True) else one.parent for one in map(Path, given))
    return tuple(dict.fromkeys(place / NAME for place in places))


def _is(path: Path, *, folder: bool) -> bool:
    """Whether there is a folder, or a file; what is no possible path, or cannot be looked at, is not there."""
    try:
        return path.is_dir() if folder else path.is_file()
    except (OSError, ValueError):
        return False
