"""Which column is read into which field: the mapping first, then the field's name, then its other names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from pmo_audit.classes import dataclass, field
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Blank, Field, Schema
from pmo_audit.settings import FieldMapping, ImportMapping
from pmo_audit.sources.beside import CurrencyColumn
from pmo_audit.sources.binding import Bound
from pmo_audit.sources.cells import Column, column_for
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import SECTION, RawTable, heading_place, pointer, show
from pmo_audit.sources.words import alike, matches
from pmo_audit.text import Origin, fold, in_words, nearest
from pmo_audit.values import MISSING, NONE, Unreadable, Value

_NO_FILLS: Mapping[str, Value] = MappingProxyType({})

_FILE = "{file}"
"""What stands for the name of the file, without its ending, in a value of the mapping."""


@dataclass(slots=True)
class ColumnPlan:
    """One field, the columns it is read from, and what reads a cell.

    `currencies` is the column beside it that says in what an amount is, and `fills` what colours of empty cells mean.
    """

    field: Field
    indexes: tuple[int, ...]
    heading: str
    column: Column
    blank: Value
    join: str = " "
    currencies: CurrencyColumn | None = None
    fills: Mapping[str, Value] = _NO_FILLS
    constant: str | None = None
    """What the field holds in every record, where the mapping says it; `place` is then where it does."""
    place: Origin | None = None


@dataclass(slots=True)
class Plan:
    """What is made of the columns of one table. `spare` are those nobody has asked for."""

    columns: list[ColumnPlan] = field(default_factory=list)
    spare: set[int] = field(default_factory=set)


class Planner:
    """Plans the columns of one table for one entity."""

    def __init__(self, bound: Bound, schema: Schema, mapping: ImportMapping, notes: Notes) -> None:
        self._bound = bound
        self._table = bound.table
        self._schema = schema
        self._mapping = mapping
        self._notes = notes
        self._fields = schema.fields_of(bound.entity.name)
        self._alike = [alike(one) for one in bound.table.columns]
        self._lower = [alike(one) for one in bound.table.lower]
        self._plan = Plan()
        self._taken: set[str] = set()
        self._free: set[int] = set()

    def plan(self) -> Plan:
        """The plan; what is odd about it is noted."""
        mapping = self._bound.mapping
        ignored = self._ignored()
        self._free = {
            index
            for index, heading in enumerate(self._table.columns)
            if heading and not any(matches(one, fold(heading)) for one in ignored)
        }
        self._free -= self._doubled()
        if mapping is not None:
            self._mapped(mapping.fields.items())
        if mapping is None or not mapping.only_mapped:
            entity = alike(self._bound.entity.name)
            self._match(lambda one: (alike(one.name),))
            self._match(lambda one: map(alike, one.aliases))
            self._match(lambda one: (f"{entity} {alike(name)}" for name in (one.name, *one.aliases)))
            if self._lower:
                self._match_lower(entity)
            self._plan.spare = self._free
        if self._table.keyed and "" in self._table.columns:
            self._bare_texts(self._table.columns.index(""))
        return self._plan

    def _match_lower(self, entity: str) -> None:
        """Matches columns by the last part of their headings, where no other column has the same."""
        counts = Counter(self._lower[index] for index in self._free)
        whole, self._alike = self._alike, list(self._alike)
        for index in self._free:
            if counts[self._lower[index]] == 1:
                self._alike[index] = self._lower[index]
        self._match(lambda one: (alike(one.name), *map(alike, one.aliases)))
        self._match(lambda one: (f"{entity} {alike(name)}" for name in (one.name, *one.aliases)))
        self._alike = whole

    def _ignored(self) -> list[str]:
        """The columns that are not read: those that the mapping ignores and does not name."""
        mapping = self._bound.mapping
        if mapping is None:
            return []
        named = {fold(column) for line in mapping.fields.values() for column in line.columns}
        return [folded for one in mapping.ignore if (folded := fold(one)) not in named]

    def _bare_texts(self, index: int) -> None:
        """Texts in the place of records are what people call them: `objectives: ["Cut cost"]`."""
        label = self._bound.entity.label
        planned = next((one.indexes[0] for one in self._plan.columns if one.field.name == label), None)
        known = self._schema.find_field(self._bound.entity.name, label)
        if planned is None and known is not None:
            self._add(known, (index,), None)
            return
        for row in self._table.rows:
            if planned is not None and row.cells[index] is not None:
                cells = list(row.cells)
                cells[planned] = cells[index]
                row.cells = cells

    def _doubled(self) -> set[int]:
        """The columns whose heading stands there more than once: which one is meant cannot be told."""
        counts = Counter(fold(self._table.columns[index]) for index in self._free)
        doubled = {index for index in self._free if counts[fold(self._table.columns[index])] > 1}
        first: dict[str, str] = {}
        for index in sorted(doubled):
            first.setdefault(fold(self._table.columns[index]), self._table.columns[index])
        for heading in first.values():
            help_ = "give each column its own heading, or `ignore` them in the mapping"
            message = f"the heading `{heading}` stands above several columns, so none of them is read"
            self._notes.add(Diagnostic("PA512", message, self._header(), help_))
        return doubled

    def _mapped(self, lines: Iterable[tuple[str, FieldMapping]]) -> None:
        """Takes the columns that the mapping names; one column may serve several fields."""
        used: set[int] = set()
        for name, line in lines:
            known = self._schema.find_field(self._bound.entity.name, name)
            if known is None:
                self._unknown_field(name)
                continue
            indexes = [self._find(column) for column in line.columns]
            self._taken.add(name)
            if line.value is not None:
                self._add(known, (), line)
                continue
            if None in indexes:
                self._no_column(name, line.columns[indexes.index(None)])
                continue
            found = tuple(one for one in indexes if one is not None)
            currency = self._find(line.currency_column) if line.currency_column is not None else None
            if line.currency_column is not None and currency is None:
                self._no_column(name, line.currency_column)
                continue
            used.update(found if currency is None else (*found, currency))
            self._add(known, found, line, currency)
        self._free -= used

    def _find(self, column: str) -> int | None:
        exact = [index for index in self._free if fold(self._table.columns[index]) == fold(column)]
        near = exact or [index for index in self._free if self._alike[index] == alike(column)]
        if not near and self._lower:
            near = [index for index in self._free if self._lower[index] == alike(column)]
        return near[0] if len(near) == 1 else None

    def _match(self, names: Callable[[Field], Iterable[str]]) -> None:
        """Matches free columns to free fields by these names, where one fits one."""
        if not self._free:
            return
        by_name: dict[str, list[Field]] = defaultdict(list)
        for one in self._fields:
            for name in dict.fromkeys(names(one)):
                by_name[name].append(one)
        claims: dict[str, list[int]] = defaultdict(list)
        for index in sorted(self._free):
            open_fields = [one for one in by_name.get(self._alike[index], ()) if one.name not in self._taken]
            if len(open_fields) > 1:
                self._ambiguous_column(index, open_fields)
            elif open_fields:
                claims[open_fields[0].name].append(index)
        for name, indexes in claims.items():
            self._free -= set(indexes)
            self._taken.add(name)
            if len(indexes) > 1:
                self._ambiguous_field(name, indexes)
            elif (known := self._schema.find_field(self._bound.entity.name, name)) is not None:
                self._add(known, (indexes[0],), None)

    def _add(
        self, known: Field, indexes: tuple[int, ...], line: FieldMapping | None, currency: int | None = None
    ) -> None:
        column = column_for(known, line, self._mapping.data, keyed=self._table.keyed)
        read = column.read
        fills: dict[str, Value] = {}
        for word, meaning in (*line.words, *line.fills) if line else ():
            value = read(meaning)
            if isinstance(value, Unreadable):
                help_ = f"{value.why.removeprefix('it is ')}"
                message = f"`{word}` stands for `{meaning}`, which `{known.name}` cannot hold"
                self._notes.add(Diagnostic("PA615", message, self._line(known.name), help_))
            elif line is not None and (word, meaning) in line.fills:
                fills[word] = value
        headings = [self._table.columns[index] for index in indexes]
        heading = ", ".join(headings) if not self._table.keyed or not headings else pointer(headings[0])
        said = line.blank if line is not None and line.blank is not None else known.blank.value
        blank = NONE if said == Blank.NONE.value else MISSING
        plan = ColumnPlan(known, indexes, heading, column, blank, line.join if line else " ", fills=fills)
        if line is not None and currency is not None:
            plan.currencies = CurrencyColumn(currency, known, line, self._mapping.data)
        if line is not None and line.value is not None:
            said = line.value.replace(_FILE, PurePosixPath(self._table.file).stem)
            plan.heading, plan.constant, plan.place = known.name, said, self._line(known.name)
            if isinstance(value := read(said), Unreadable):
                message = f"`{known.name}` cannot hold `{said}`: {value.why}"
                self._notes.add(Diagnostic("PA615", message, self._line(known.name), ""))
        self._plan.columns.append(plan)

    def _ambiguous_column(self, index: int, fields: list[Field]) -> None:
        self._free.discard(index)
        either = in_words((f"`{one.name}`" for one in fields), "or")
        message = f"the column `{self._table.columns[index]}` could be {either}, so it is not read"
        self._notes.add(Diagnostic("PA517", message, self._header(), "say which in the mapping"))

    def _ambiguous_field(self, name: str, indexes: list[int]) -> None:
        columns = in_words(f"`{self._table.columns[index]}`" for index in indexes)
        message = f"the columns {columns} could each be `{name}`, so none of them is read"
        self._notes.add(Diagnostic("PA517", message, self._header(), "say in the mapping which it is"))

    def _unknown_field(self, name: str) -> None:
        near = nearest(name, (one.name for one in self._fields))
        entity = self._bound.entity.name
        help_ = f"did you mean `{near}`?" if near else f"the reference lists the fields of `{entity}`"
        message = f"`{entity}` has no field `{name}`"
        self._notes.add(Diagnostic("PA612", message, self._line(name), help_))

    def _no_column(self, name: str, column: str) -> None:
        told = self._table.asked_by is not None and not self._table.keyed  # of forms, where their cells are looked for
        if told or (self._table.keyed and not self._table.rows):
            return
        near = nearest(column, (self._table.columns[index] for index in sorted(self._free)))
        message = f"`{self._table.file}` has no column `{column}` from which to read `{name}`"
        help_ = f"did you mean `{near}`?" if near else "check the heading in the file"
        severity = Severity.WARNING if self._table.keyed else Severity.ERROR  # a key may be left out, a column not
        self._notes.add(Diagnostic("PA613", message, self._line(name), help_, severity))

    def _line(self, name: str) -> Origin:
        said = self._bound.mapping.said if self._bound.mapping else "table 0"
        return Origin(self._mapping.name, f"{said}, fields.{name}")

    def _header(self) -> Origin:
        return Origin(self._table.file, self._table.at)


def note_spare(bounds: list[tuple[Bound, Plan]], nested: set[int], schema: Schema, notes: Notes) -> None:
    """Tells which columns of a table nobody reads, be it for one entity or another."""
    table = bounds[0][0].table
    asking = [(bound, plan) for bound, plan in bounds if not (bound.mapping and bound.mapping.only_mapped)]
    if not asking:
        return
    spare = set.intersection(*(plan.spare for _, plan in asking)) - nested
    spare -= {index for _, plan in bounds for one in plan.columns for index in one.indexes}
    if table.layout is not None:
        spare -= {*table.layout.taken, *(index for index in spare if table.columns[index] == SECTION)}
    bound, plan = asking[0]
    for index in sorted(spare):
        notes.add(_spare(bound, plan, index, schema))
    for number in _unheaded(bound):
        line = table.lines[number - 1] if table.lines else str(number)
        message = f"{'row' if table.lines and line.isdigit() else 'column'} {line} has no heading, so it is not read"
        place = Origin(table.file, heading_place(table, number - 1) if table.lines else f"row {table.head}")
        notes.add(Diagnostic("PA513", message, place, "give it a heading", Severity.WARNING))


def _spare(bound: Bound, plan: Plan, index: int, schema: Schema) -> Diagnostic:
    entity, column = bound.entity.name, bound.table.columns[index]
    fields = schema.fields_of(entity)
    word = alike(column)
    taken = {one.field.name: one.heading for one in plan.columns}
    same = next((one for one in fields if one.name in taken and word in map(alike, (one.name, *one.aliases))), None)
    message = f"no field of `{entity}` is called `{column}`, so the column is not read"
    if same is not None:
        message = f"`{same.name}` is read from `{taken[same.name]}`, so the column `{column}` is not read"
    near = nearest(word, (one.name for one in fields if one.name not in taken))
    table = bound.table
    place = Origin(table.file, _heading_place(table, index))
    help_ = f"did you mean `{near}`? " if near and same is None else ""
    help_ += "name its field in the mapping, or list it under `ignore`"
    return Diagnostic("PA516", message, place, help_, Severity.WARNING)


def _heading_place(table: RawTable, index: int) -> str:
    return heading_place(table, index) if table.keyed or table.lines else f"row {table.head}"


def _unheaded(bound: Bound) -> Iterator[int]:
    table = bound.table
    if table.keyed:
        return
    for index, heading in enumerate(table.columns):
        if not heading and any(show(row.cells[index]).strip() for row in table.rows):
            yield index + 1
