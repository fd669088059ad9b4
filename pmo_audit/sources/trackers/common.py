"""What the recognition of trackers has in common: questions put to a document, and lines of a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pmo_audit.classes import dataclass, field
from pmo_audit.settings import FieldMapping, Layout, TableMapping, Tree
from pmo_audit.sources.paths import Hit, follow, read_path
from pmo_audit.sources.tables import Bad, Cell, clean, show
from pmo_audit.sources.words import alike, matches
from pmo_audit.text import fold

_SHOWN = 4
NOT_READ = "not read"
"""What is said of parts of an export for which the records have no field."""


@dataclass(frozen=True, slots=True)
class Said:
    """A guess about an export: what it is about, what it is taken for, and why; `sure` where its shape says so."""

    about: str
    meaning: str
    reason: str
    place: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Recognised:
    """A mapping for an export, the tracker that wrote it, and what is guessed."""

    tracker: str
    tables: tuple[TableMapping, ...]
    said: tuple[Said, ...] = ()


@dataclass(slots=True)
class Draft:
    """A `[[table]]` in the making."""

    entity: str
    file: str
    at: str | None
    tree: Tree = Tree()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    distinct: bool = False
    there: tuple[str, ...] = ()
    """The columns that its records have."""
    standard: tuple[str, ...] = ()
    """Those of them that the tracker always has and that say nothing to an audit; `*` stands for anything."""
    fields: dict[str, FieldMapping] = field(default_factory=dict)

    def take(self, name: str, path: str, **how: Any) -> None:
        """Reads a field from a column or a path."""
        self.fields[name] = FieldMapping((path,), **how)

    def hold(self, name: str, value: str) -> None:
        """Says that a field is the same in every record."""
        self.fields[name] = FieldMapping((), value=value)

    def table(self, number: int) -> TableMapping:
        """The table as the mapping has it. One that only collects what others mention reads nothing else."""
        heads = {one for each in self.fields.values() for column in each.columns for one in (column, _head(column))}
        spare = [one for one in self.there if one not in heads]
        ignore = [one for one in spare if any(matches(fold(each), fold(one)) for each in self.standard)]
        return TableMapping(
            self.entity,
            self.file,
            self.at,
            self.distinct,
            self.distinct,
            tuple(ignore),
            MappingProxyType(dict(self.fields)),
            number,
            Layout(where=self.where),
            self.tree,
        )


def _head(path: str) -> str:
    """The column that a path begins in."""
    read = read_path(path)
    return read.steps[0].key if read is not None and not read.up and read.steps else ""


def keys_of(records: Iterable[Cell]) -> tuple[str, ...]:
    """The keys that any of the records has, in order."""
    return tuple(dict.fromkeys(clean(show(key)) for one in records if isinstance(one, Mapping) for key in one))


def recognised(tracker: str, drafts: Iterable[Draft], said: Iterable[Said]) -> Recognised:
    """The whole, its tables numbered."""
    return Recognised(tracker, tuple(one.table(number) for number, one in enumerate(drafts, 1)), tuple(said))


def hits(document: Cell, path: str) -> list[Hit]:
    """What a path leads to in a document, or in a record, that is something."""
    read = read_path(path)
    found = follow(read, Hit("", document)) if read is not None else []
    return [one for one in found if one.value is not None and not isinstance(one.value, Bad)]


def has(records: Sequence[Cell], path: str) -> bool:
    """Whether a path leads to something in any of the records."""
    return any(hits(one, path) for one in records)


def is_there(records: Sequence[Cell], path: str) -> bool:
    """Whether a path leads somewhere in any of the records, be it to nothing: a key with `null` is there."""
    read = read_path(path)
    return read is not None and any(follow(read, Hit("", one)) for one in records)


def words_at(records: Sequence[Cell], path: str) -> list[str]:
    """What stands where a path leads, each once, in order."""
    found = (clean(show(one.value)).strip() for record in records for one in hits(record, path))
    return list(dict.fromkeys(one for one in found if one))


def is_object(value: Cell, *keys: str) -> bool:
    """Whether something is an object with these keys."""
    return isinstance(value, Mapping) and all(key in value for key in keys)


def objects(value: Cell) -> list[Cell]:
    """The objects in a list; of an object, it alone."""
    items = value if isinstance(value, list | tuple) else [value]
    return [one for one in items if isinstance(one, Mapping)]


_KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "risk": ("risk", "threat", "opportunity"),
        "issue": ("issue", "bug", "defect", "incident", "problem", "blocker", "impediment"),
        "change": ("change", "change request"),
        "action": ("action", "action item"),
        "decision": ("decision",),
        "milestone": ("milestone",),
    }
)
"""What records are called that are no tasks, by the kind of record they are."""


def entity_of(word: str) -> str:
    """The kind of record that a type, a board or a sheet is named after; tasks where it is none of the others."""
    said = f" {alike(word)} "
    for entity, names in _KINDS.items():
        if any(f" {name} " in said or f" {name}s " in said for name in names):
            return entity
    return "task"


def shown(words: Sequence[str]) -> str:
    """Words in a sentence, the first of many."""
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return ", ".join(f"`{one}`" for one in words[:_SHOWN]) + more


def quoted(key: str) -> str:
    """A key as a path writes it."""
    return f'"{key}"' if any(sign in key for sign in '.[]*^"') else key
