"""The map of a form: a CSV file that says which cell has which key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pmo_audit.classes import dataclass, field
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.settings import FormMapping
from pmo_audit.sources.forms.grid import Spot, read_address
from pmo_audit.sources.tables import RawTable, clean, show
from pmo_audit.sources.words import alike, shorten
from pmo_audit.text import Origin, in_words

_KEYS = ("key", "cell key", "cellkey", "field", "field name", "name")
_SHEETS = ("sheet", "template sheet", "worksheet", "sheet name", "tab")
_CELLS = ("cell", "cellreference", "cell reference", "cellref", "cell ref", "reference", "address")
_KINDS = ("type", "kind", "data type", "datatype")
_LABELS = ("label", "caption")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a map."""

    key: str
    spot: Spot
    kind: str
    label: str
    line: str


@dataclass(slots=True)
class CellMap:
    """A map by its keys, without those that stand twice; `twice` has these."""

    name: str
    entries: dict[str, Entry] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    told: list[Diagnostic] = field(default_factory=list)

    def find(self, key: str) -> Entry | None:
        """The cell of a key; spacing and capitals make no difference."""
        return self.entries.get(alike(key))


def read_map(path: Path, form: FormMapping) -> CellMap:
    """The map in a file; what is wrong with it is told in it."""
    from pmo_audit.sources.csv_source import read_csv  # many a run reads none

    found = CellMap(clean(path.name))
    try:
        content = path.read_bytes()
    except (OSError, ValueError):
        _tell(found, "PA644", f"the map `{found.name}` cannot be opened", "", "put it beside the settings")
        return found
    reading = read_csv(content, found.name, found.name)
    found.told += [one for one in reading.diagnostics if one.severity is Severity.ERROR]
    if reading.tables and reading.tables[0].rows:
        _take(found, reading.tables[0], form)
    elif not found.told:
        _tell(found, "PA644", f"the map `{found.name}` is empty", "", "it has a line for each cell of the form")
    return found


def _take(found: CellMap, table: RawTable, form: FormMapping) -> None:
    key, sheet, cell = (
        _column(table, form.key, _KEYS),
        _column(table, form.sheet, _SHEETS),
        _column(table, form.cell, _CELLS),
    )
    if key is None or sheet is None or cell is None:
        lacking = [name for name, one in (("key", key), ("sheet", sheet), ("cell", cell)) if one is None]
        message = f"the map `{found.name}` has no column for {in_words((f'the {one}' for one in lacking), 'or')}"
        help_ = 'say which in the form, as in `key = "Field name"`'
        _tell(found, "PA644", message, "row 1", help_)
        return
    kind, label = _column(table, None, _KINDS), _column(table, None, _LABELS)
    entries: list[Entry] = []
    for row in table.rows:
        said = [clean(show(one)).strip() for one in row.cells]
        spot = read_address(said[sheet], said[cell])
        if spot is not None and said[key]:
            kind_said, label_said = (said[one] if one is not None else "" for one in (kind, label))
            entries.append(Entry(said[key], spot, kind_said, label_said, row.at))
        elif any(said):
            message = f"`{shorten(' '.join(filter(None, (said[sheet], said[cell]))) or said[key])}` is not a cell"
            _tell(found, "PA644", message, row.at, "a line has a key, a sheet, and a cell such as C5")
    _sort(found, entries)


def _column(table: RawTable, said: str | None, known: Sequence[str]) -> int | None:
    """The column with a heading: the one that the form names, else the first of those that are known."""
    headings = [alike(one) for one in table.columns]
    wanted = (alike(said),) if said is not None else known
    return next((headings.index(one) for one in wanted if one in headings), None)


def _sort(found: CellMap, entries: Iterable[Entry]) -> None:
    """Keeps the entries whose key is theirs alone; tells of others, and of cells with several keys."""
    entries = list(entries)
    keys = _grouped(entries, lambda one: alike(one.key))
    found.twice = {key for key, some in keys.items() if len(some) > 1}
    found.entries = {key: some[0] for key, some in keys.items() if len(some) == 1}
    _tell_twice(found, [some for some in keys.values() if len(some) > 1], "keys", "so none of these is read")
    cells = _grouped(entries, lambda one: f"{alike(one.spot.sheet)}!{one.spot.row},{one.spot.column}")
    shared = [some for some in cells.values() if len({alike(one.key) for one in some}) > 1]
    _tell_twice(found, shared, "cells", "so the keys of each hold the same")


def _grouped(entries: Iterable[Entry], name: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        groups[name(one)].append(one)
    return groups


def _tell_twice(found: CellMap, groups: Sequence[Sequence[Entry]], what: str, then: str) -> None:
    if not groups:
        return
    names = [some[0].key if what == "keys" else some[0].spot.name for some in groups]
    shown = in_words([f"`{shorten(one)}`" for one in names[:_SHOWN]] + (["others"] if len(names) > _SHOWN else []))
    stand = "stands" if len(names) == 1 else "stand"
    message = f"{shown} {stand} more than once in the map, {then}"
    place = Origin(found.name, groups[0][1].line)
    help_ = f"give each of the {what} one line"
    found.told.append(Diagnostic("PA647", message, place, help_, Severity.WARNING))


def _tell(found: CellMap, code: str, message: str, at: str, help_: str) -> None:
    found.told.append(Diagnostic(code, message, Origin(found.name, at), help_))
