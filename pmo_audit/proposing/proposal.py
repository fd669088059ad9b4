"""What a set of files most likely means: which table is which register, which column which field, and why."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.proposing.guess import Guess
from pmo_audit.records import Schema
from pmo_audit.settings import FieldMapping, ImportMapping, TableMapping
from pmo_audit.text import Origin


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column that is taken for a field. `sample` is a cell of it; `guesses` tell how its cells are read."""

    heading: str
    field: str
    line: FieldMapping
    sample: str
    reason: str
    sure: bool
    place: Origin
    guesses: tuple[Guess, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    """For each of `guesses` the places of the cells that it is about, as far as it is about single cells."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What a careful reader could not decide, so that it is not read: one or more columns, one or more fields."""

    headings: tuple[str, ...]
    fields: tuple[str, ...]
    reason: str
    place: Origin
    lines: tuple[FieldMapping, ...] = ()
    """The lines of the mapping that may be right, where a heading alone does not say enough."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not read, and why."""

    heading: str
    reason: str
    place: Origin
    is_empty: bool = False
    is_prose: bool = False
    """Whether texts stand in it, as people describe things."""


@dataclass(frozen=True, slots=True)
class TableGuess:
    """A table that is taken for a register, and what is made of its columns."""

    name: str
    """What to call it: its file, with the sheet or the key."""
    entity: str
    rows: int
    mapping: TableMapping
    reason: str
    sure: bool
    place: Origin
    columns: tuple[ColumnGuess, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    left: tuple[LeftOut, ...] = ()
    guesses: tuple[Guess, ...] = ()
    """Guesses about the table as a whole: headings that stand across, rows of one kind, several rows for one record."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A table that is no register, or nobody could tell which. `mapping` says so in the settings' words."""

    name: str
    reason: str
    place: Origin
    mapping: TableMapping
    is_question: bool = False
    candidates: tuple[TableGuess, ...] = ()
    """What it may be, each as it would be read then."""
    help: str = ""
    """What to do about it, where its headings tell."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping of columns to fields, proposed from the registers themselves, each guess with its reason.

    `stages` are those of the organisation's own lifecycle, where the registers have one; `schema` has them.
    """

    tables: tuple[TableGuess, ...]
    not_taken: tuple[NotTaken, ...]
    mapping: ImportMapping
    schema: Schema
    stages: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[str, ...] = ()
    """The files that were looked at, as they are called in places."""

    def left_of(self, entity: str) -> Iterator[LeftOut]:
        """The columns that hold something and are read neither for a kind of record nor for what else stands there."""
        read: dict[str, set[str]] = {}
        for table in self.tables:
            across, where = table.mapping.layout.across, (heading for heading, _ in table.mapping.layout.where)
            headings = (heading for one in table.columns for heading in one.line.columns)
            read.setdefault(table.name, set()).update(headings, where, across.columns if across is not None else ())
        for table in self.tables:
            if table.entity == entity:
                yield from (one for one in table.left if not one.is_empty and one.heading not in read[table.name])

    def guesses(self) -> Iterator[Guess]:
        """Every guess there is, in the order of the tables."""
        for table in self.tables:
            noun = table.entity.replace("_", " ")
            yield Guess(table.name, noun, table.reason, table.place, table.sure)
            yield from table.guesses
            for one in table.columns:
                yield Guess(one.heading, one.field, one.reason, one.place, one.sure)
                yield from one.guesses
