"""Tables that hold several kinds of record, with a column that says of each row what it is."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.classes import dataclass
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.headings import wording
from pmo_audit.proposing.nouns import OF_OTHER_TYPES, OF_TYPES
from pmo_audit.proposing.vocabulary import known_words, split
from pmo_audit.records import Schema
from pmo_audit.sources.tables import show

_HEADINGS = known_words(
    (
        *("type", "category", "raid", "raid type", "kind", "class", "log", "log type", "item type", "entry type"),
        *("record type", "raid category", "raid item", "art", "typ", "tipo", "soort", "nature", "r a i d", "raid log"),
    )
)
_MOST = 0.8
"""So many of the rows have to say what they are in words that are known."""


@dataclass(frozen=True, slots=True)
class Types:
    """A column that says what each row is: the words for each kind of record, and those for none."""

    column: Column
    words: tuple[tuple[str, tuple[str, ...]], ...]
    others: tuple[str, ...]

    def rows_of(self, entity: str) -> list[int]:
        """The numbers of the rows that are of this kind."""
        words = dict(self.words)[entity]
        return [row for row, cell in enumerate(self.column.cells) if show(cell).strip() in words]


def find_types(columns: Sequence[Column], schema: Schema) -> Types | None:
    """The column of a table that says what each row is, if there is one."""
    for column in columns:
        if wording(column.heading).sorted_core in _HEADINGS and column.told:
            found = _types(column, schema)
            if found is not None:
                return found
    return None


def _types(column: Column, schema: Schema) -> Types | None:
    meant: dict[str, dict[str, None]] = {}
    others: dict[str, None] = {}
    known = 0
    said = [text for one in column.cells if (text := show(one).strip())]
    for word in said:
        entity = _entity_of(word)
        if entity is not None and entity in schema.entities:
            meant.setdefault(entity, {})[word] = None
            known += 1
        else:
            others[word] = None
            known += _is_no_record(word)
    if known < _MOST * len(said) or not meant or len(meant) + len(others) < 2:
        return None
    order = [name for name in OF_TYPES if name in meant]
    return Types(column, tuple((name, tuple(meant[name])) for name in order), tuple(others))


def _entity_of(word: str) -> str | None:
    """The kind of record that a word of the column stands for."""
    core = wording(word).sorted_core
    return next((name for name, said in OF_TYPES.items() if core in known_words(split(said))), None)


def _is_no_record(word: str) -> bool:
    return wording(word).sorted_core in known_words(split(OF_OTHER_TYPES))
