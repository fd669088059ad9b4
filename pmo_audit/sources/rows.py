"""From the rows of a table to drafts of records, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import Final

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Severity
from pmo_audit.sources.beside import OTHER_COLOUR, coloured, in_currencies, note_orders
from pmo_audit.sources.binding import Bound
from pmo_audit.sources.cells import BLANK, mentioned
from pmo_audit.sources.columns import ColumnPlan, Plan
from pmo_audit.sources.drafts import Draft
from pmo_audit.sources.kinds import HELP
from pmo_audit.sources.notes import Notes, Trouble
from pmo_audit.sources.tables import Bad, Cell, RawRow, RawTable, cell_place, show
from pmo_audit.sources.whole import read_all
from pmo_audit.text import Origin, fold, in_words
from pmo_audit.types import RefType
from pmo_audit.values import MISSING, Ref, Unreadable, Value

_CODES: Final[Mapping[str, str]] = {OTHER_COLOUR: "PA592"}
"""The code of what is wrong with a cell, where it has one of its own."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The record that nested rows stand in: its key, and what it is called besides, folded."""

    key: str
    names: frozenset[str]


def draft_rows(bound: Bound, plan: Plan, owners: Mapping[RawRow, Owner], notes: Notes) -> list[Draft]:
    """A draft for every row. `owners` are those of the rows that nested rows stand in.

    Empty cells are still BLANK where several rows may make one record.
    """
    table = bound.table
    waiting = bound.mapping is not None and bound.mapping.distinct
    cells = _by_column(table, plan)
    named = {one.field.name: _column(table, one, cells, BLANK if waiting else one.blank, notes) for one in plan.columns}
    blanks = {one.field.name: one.blank for one in plan.columns}
    headings = {one.field.name: one.heading for one in plan.columns}
    lines = {one.field.name: table.lines[one.indexes[0]] for one in plan.columns if one.indexes} if table.lines else {}
    if bound.by:
        named[bound.by] = _led_to_owner(bound, named.get(bound.by), owners, notes)
        blanks[bound.by] = MISSING
    names = tuple(named)
    fixed = any(one.place is not None for one in plan.columns)
    rows: Iterable[tuple[Value, ...]] = zip(*named.values(), strict=True) if named else [()] * len(table.rows)
    records: Iterable[dict[str, Value]] = map(dict, map(zip, repeat(names), rows))
    entity, file = bound.entity, table.file
    drafts = [
        Draft(entity, values, Origin(file, row.at), headings, blanks)
        for row, values in zip(table.rows, records, strict=True)
    ]
    if lines or table.layout is not None or table.asked_by is not None or fixed:
        _place_cells(table, plan, drafts, lines)
    return drafts


def _place_cells(table: RawTable, plan: Plan, drafts: list[Draft], lines: Mapping[str, str]) -> None:
    """Says of records where their cells stand, if not below each other as the columns do."""
    said = {one.field.name: one.place for one in plan.columns if one.place is not None}
    for draft, row in zip(drafts, table.rows, strict=True):
        draft.lines = lines
        if row.places or said:
            moved = ((one.field.name, row.places.get(one.indexes[0])) for one in plan.columns if one.indexes)
            draft.elsewhere = said | {name: Origin(table.file, at) for name, at in moved if at is not None}


def _by_column(table: RawTable, plan: Plan) -> Mapping[int, Sequence[Cell]]:
    """The cells of the columns that are read, by their index."""
    wanted = {index for one in plan.columns if len(one.indexes) == 1 for index in one.indexes}
    if len(wanted) * 4 > len(table.columns) and table.rows:
        width = len(table.columns)
        every = list(
            chain.from_iterable([row.cells for row in table.rows])
        )  # in one sweep, row by row as it lies there
        if len(every) == width * len(table.rows):
            return {index: every[index::width] for index in wanted}
    return {index: [row.cells[index] for row in table.rows] for index in wanted}


def _column(
    table: RawTable, plan: ColumnPlan, cells: Mapping[int, Sequence[Cell]], blank: Value, notes: Notes
) -> list[Value]:
    """The values of one field in all rows; `blank` is what an empty cell is."""
    if plan.constant is not None:
        value = plan.column.read(plan.constant)
        return [blank if value is BLANK else value] * len(table.rows)
    beside = plan.currencies is not None or (plan.fills and table.fills)
    first = BLANK if beside or len(plan.indexes) > 1 else blank
    if len(plan.indexes) > 1:
        values, unreadable = _composed(table, plan), True
    else:
        values, unreadable = _single(table, plan, cells[plan.indexes[0]], first)
    if plan.currencies is not None:
        values = in_currencies(table, plan.indexes[0], plan.currencies, values)
    if plan.fills and table.fills:
        values = coloured(table, plan.indexes[0], plan.fills, values)
    if first is not blank:
        values = [blank if value is BLANK else value for value in values]
    if (unreadable or beside) and Unreadable in set(map(type, values)):
        told = note_orders(table, plan.indexes[0], values, partial(_place, table, plan), notes)
        _note_unreadable(table, plan, told, notes)
    if table.keyed and isinstance(plan.field.type, RefType):
        _note_dropped(table, plan, notes)
    return values


def _single(table: RawTable, plan: ColumnPlan, cells: Sequence[Cell], blank: Value) -> tuple[list[Value], bool]:
    values, unreadable = read_all(plan.column, cells, blank, all_texts=table.all_texts)
    for number in table.faulty:
        values[number] = Unreadable(show(cells[number]), table.rows[number].fault)
    return values, unreadable or bool(table.faulty)


def _composed(table: RawTable, plan: ColumnPlan) -> list[Value]:
    """A value made of several columns, blank where one of them is."""
    values: list[Value] = []
    for row in table.rows:
        parts = [show(row.cells[index]).strip() for index in plan.indexes]
        if row.fault:
            values.append(Unreadable(plan.join.join(parts), row.fault))
        else:
            values.append(plan.column.read(plan.join.join(parts)) if all(parts) else BLANK)
    return values


def _led_to_owner(bound: Bound, said: list[Value] | None, owners: Mapping[RawRow, Owner], notes: Notes) -> list[Value]:
    """The reference of nested rows to the record they stand in; unreadable where they say something else."""
    entity = bound.entity.owner_of(bound.by) or ""
    values: list[Value] = []
    for index, row in enumerate(bound.table.rows):
        owner = owners.get(row.parent) if row.parent is not None else None
        own = said[index] if said is not None else None
        if owner is None:
            values.append(MISSING)
        elif isinstance(own, Ref) and fold(own.text) not in owner.names:
            why = f"it stands in the record of {owner.key}"
            values.append(Unreadable(own.text, why))
            trouble = Trouble("PA531", (bound.table.file, bound.table.noun), bound.by, why, why, "", Severity.WARNING)
            notes.cell(trouble, Origin(bound.table.file, f"{row.at}/{bound.by}"), own.text)
        else:
            values.append(Ref(entity, owner.key, owner.key))
    return values


def _note_unreadable(table: RawTable, plan: ColumnPlan, values: list[Value], notes: Notes) -> None:
    for row, value in zip(table.rows, values, strict=True):
        if not isinstance(value, Unreadable) or row.fault:
            continue
        cell = row.cells[plan.indexes[0]]
        code = cell.code if isinstance(cell, Bad) and cell.code else _CODES.get(value.why, "PA531")
        severity = Severity.WARNING if code in ("PA531", "PA592") else Severity.ERROR
        tail = f"cannot be read: {value.why}"
        trouble = Trouble(
            code, (table.file, table.noun), _title(table, plan), tail, tail, HELP.get(value.why, ""), severity
        )
        notes.cell(trouble, _place(table, plan, row), value.raw)


def _note_dropped(table: RawTable, plan: ColumnPlan, notes: Notes) -> None:
    """Tells what of a nested object is not read where only a reference is asked for."""
    for row in table.rows:
        cell = row.cells[plan.indexes[0]]
        if not isinstance(cell, Mapping) or (used := mentioned(cell)) is None:
            continue
        dropped = [str(key) for key in cell if key != used]
        if dropped:
            said = f"is read by its `{used}` alone, without {in_words(f'`{key}`' for key in dropped)}"
            help_ = "put the record into a register of its own"
            trouble = Trouble(
                "PA532", (table.file, table.noun), _title(table, plan), said, said, help_, Severity.WARNING
            )
            notes.cell(trouble, _place(table, plan, row), _text(cell[used]))


def _text(cell: Cell) -> str:
    return show(cell).strip()


def _title(table: RawTable, plan: ColumnPlan) -> str:
    return " + ".join(table.columns[index] for index in plan.indexes) or plan.field.name


def _place(table: RawTable, plan: ColumnPlan, row: RawRow) -> Origin:
    if table.keyed:
        return Origin(table.file, f"{row.at}/{plan.heading}")
    at = cell_place(table, row, plan.indexes[0]) if table.lines or row.places else f"{row.at}, column {plan.heading}"
    return Origin(table.file, at)
