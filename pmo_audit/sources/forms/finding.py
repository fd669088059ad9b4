"""Finding the map of a form: which file lists the cells of which workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pmo_audit.settings import FormMapping, TableMapping
from pmo_audit.sources.forms.cell_map import CellMap, read_map
from pmo_audit.sources.forms.grid import Workbook
from pmo_audit.sources.tables import Reading
from pmo_audit.sources.words import alike

_MOST = 0.5
"""A workbook that has no more of the map's sheets than this share is another one."""
_LARGEST = 2_000_000
"""So many bytes no map has."""
_LEAST = 3
"""So many cells a map lists at least."""


def speaks_of_cells(found: CellMap, book: Workbook) -> bool:
    """Whether a map lists cells of a workbook."""
    sheets = {alike(one.spot.sheet): one.spot.sheet for one in found.entries.values()}
    there = sum(book.sheet(one) is not None for one in sheets.values())
    return there > _MOST * len(sheets)


def find_map(paths: Iterable[Path], readings: Sequence[Reading]) -> Path | None:
    """A CSV file in the folders given, or beside the workbooks given, that lists the cells of one of them."""
    books = [Workbook(one.sheets) for one in readings if one.sheets]
    for path in _candidates(paths) if books else ():
        found = read_map(path, FormMapping(TableMapping("")))
        if len(found.entries) >= _LEAST and any(speaks_of_cells(found, one) for one in books):
            return path
    return None


def _candidates(paths: Iterable[Path]) -> Iterator[Path]:
    folders = dict.fromkeys(one if one.is_dir() else one.parent for one in paths)
    for folder in folders:
        try:
            found = sorted(one for one in folder.iterdir() if one.suffix.lower() == ".csv")
            yield from (one for one in found if one.is_file() and one.stat().st_size <= _LARGEST)
        except OSError:
            continue
