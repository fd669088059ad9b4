"""One record of a document as columns: its keys, the parts that are opened, its cells by their titles, and paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmo_audit.classes import dataclass, field
from pmo_audit.settings import Pivot, Tree
from pmo_audit.sources.paths import ANY, Hit, Path, as_cell, follow, inside, key_of, opened, read_path
from pmo_audit.sources.tables import Cell, clean, pointer, show
from pmo_audit.sources.words import alike


@dataclass(slots=True)
class Parts:
    """The columns of one record: what each holds, and where that stands; `hidden` are there for paths alone."""

    hit: Hit
    tree: Tree
    cells: dict[str, Cell] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)
    """The names of its columns, as they are compared."""

    def begin(self, cells: Mapping[str, Cell], hidden: Iterable[str]) -> None:
        """Takes the record's own keys; those that are hidden are no columns."""
        self.cells.update(cells)
        self.hidden.update(name for name in hidden if name in cells)
        self._taken.update(alike(name) for name in cells if name not in self.hidden)

    def add(self, name: str, value: Cell, place: str, within: str) -> None:
        """Adds a column that stood deeper; where its name is taken, it bears that of what it stood in too."""
        number = 2
        if alike(name) in self._taken:
            name = f"{within}.{name}"
        plain = name
        while alike(name) in self._taken:
            name, number = f"{plain} ({number})", number + 1
        self._taken.add(alike(name))
        self.cells[name] = value
        self.places[name] = place


def parts_of(record: Hit, tree: Tree) -> Parts:
    """A record as columns."""
    parts = Parts(record, tree)
    value = record.value
    hidden = (*tree.open, *(one.list for one in tree.cells))
    if isinstance(value, Mapping):
        parts.begin({clean(show(key)): one for key, one in value.items()}, hidden)
    elif isinstance(value, str):
        parts.begin({"": value}, ())
    for key in tree.open:
        _open(parts, key)
    for pivot in tree.cells:
        _spread(parts, pivot)
    return parts


def _open(parts: Parts, key: str) -> None:
    for hit in _hits(key, parts.hit):
        value = opened(hit.value)
        if isinstance(value, Mapping):
            for name, one in value.items():
                shown = clean(show(name))
                parts.add(shown, one, f"{hit.at}/{pointer(shown)}", key)


def _spread(parts: Parts, pivot: Pivot) -> None:
    titles = dict(_titles(parts.hit, pivot))
    for cell in (item for hit in _hits(pivot.list, parts.hit) for item in inside(hit)):
        name = _text(pivot.name, cell)
        if not name:
            continue
        value = _hits(pivot.value, cell) if pivot.value is not None else [cell]
        place = value[0].at if value else cell.at
        parts.add(titles.get(name, name), as_cell(value), place, pivot.list)


def _titles(record: Hit, pivot: Pivot) -> Iterator[tuple[str, str]]:
    """The names of columns by their ids, where they stand elsewhere."""
    if pivot.titles is not None:
        for column in (item for hit in _hits(pivot.titles, record) for item in inside(hit)):
            name, title = _text(pivot.id, column), _text(pivot.title, column)
            if name and title:
                yield name, title


def _hits(path: str, start: Hit) -> list[Hit]:
    read = read_path(path)
    return follow(read, start) if read is not None else []


def _text(path: str, start: Hit) -> str:
    return next((clean(show(one.value)).strip() for one in _hits(path, start) if one.value is not None), "")


def take(parts: Parts, path: Path) -> tuple[Cell, str]:
    """What a path leads to from a record, and where that stands or would stand."""
    record = parts.hit
    hits = follow(path, Hit(record.at, parts.cells, record.around))
    if not hits:
        return _nothing(parts, path), _would_stand(parts, path)
    return as_cell(hits), _exact(parts, path, hits[0].at)


def _nothing(parts: Parts, path: Path) -> Cell:
    """No value; but an empty list where the list is there and none of its items is asked for."""
    for number, step in enumerate(path.steps):
        if step.tests or step.key == ANY:
            kept = path.steps[: number + bool(step.tests)]
            plain = Path(path.up, tuple(type(one)(one.key) for one in kept))
            before = Hit(parts.hit.at, parts.cells, parts.hit.around)
            found = follow(plain, before) if kept or path.up else [before]
            return [] if any(isinstance(opened(one.value), list | tuple) for one in found) else None
    return None


def _would_stand(parts: Parts, path: Path) -> str:
    """Where that would stand to which a path leads."""
    keys = [pointer(one.key) for one in path.steps if one.key != ANY]
    if path.up:
        return "/".join([parts.hit.around[path.up - 1][0] if path.up <= len(parts.hit.around) else "", *keys])
    first = first_of(parts.cells, path)
    if first is not None and first in parts.places:
        return "/".join([parts.places[first], *keys[1:]])
    inside_of = parts.tree.open[:1] if first is None else ()
    return "/".join([parts.hit.at, *map(pointer, inside_of), *keys])


def _exact(parts: Parts, path: Path, at: str) -> str:
    """The place of something, where the path to it began in a column that stands deeper than its record."""
    name = first_of(parts.cells, path)
    begin = f"{parts.hit.at}/{pointer(name)}" if name is not None else ""
    return parts.places[name] + at[len(begin) :] if name is not None and name in parts.places else at


def first_of(names: Mapping[str, object], path: Path) -> str | None:
    """The column that a path begins in."""
    if path.up or not path.steps:
        return None
    found = key_of(names, path.steps[0].key)
    return found if isinstance(found, str) else None
