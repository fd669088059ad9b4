"""From tables of raw cells to records: one way for every format.

Tables are bound to entities, their columns planned, their rows drafted and given keys; the lists nested in them are
tables of the next generation. When there are no more, references are resolved and the records are complete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from pmo_audit.classes import dataclass, field
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Gap, Portfolio, Record, Register, Schema
from pmo_audit.settings import ImportMapping
from pmo_audit.sources.binding import Binder, Bound
from pmo_audit.sources.columns import ColumnPlan, Plan, Planner, note_spare
from pmo_audit.sources.derived import derive
from pmo_audit.sources.drafts import Draft, merge
from pmo_audit.sources.keys import Keys, identity_of
from pmo_audit.sources.nested import Nested, nested_tables
from pmo_audit.sources.notes import Notes, Trouble
from pmo_audit.sources.references import Resolver
from pmo_audit.sources.rows import Owner, draft_rows
from pmo_audit.sources.tables import Lost, RawRow, RawTable, heading_place
from pmo_audit.text import Origin, fold, in_words
from pmo_audit.types import article
from pmo_audit.values import MISSING, Ref, Value

_NO_EXTRAS: Mapping[str, Value] = MappingProxyType({})
_DEEPEST = 100
"""Lists within lists; only a document that holds itself goes deeper."""


@dataclass(slots=True)
class Shelf:
    """What has come in for one entity."""

    keys: Keys
    drafts: list[Draft] = field(default_factory=list)
    delivered: bool = False
    delivered_for: set[tuple[str, str]] = field(default_factory=set)
    lost: list[Gap] = field(default_factory=list)
    place: Origin | None = None
    read_from: dict[str, Origin] = field(default_factory=dict)
    """Field → the column it was first read from."""


class Intake:
    """Takes in raw tables and gives registers."""

    def __init__(self, schema: Schema, mapping: ImportMapping, notes: Notes, within: Portfolio | None = None) -> None:
        self._schema = schema
        self._within = within
        self._mapping = mapping
        self._notes = notes
        self._binder = Binder(schema, mapping, notes)
        self._shelves: dict[str, Shelf] = {}
        self._key_of: dict[RawRow, str] = {}
        self._owners: dict[RawRow, Owner] = {}

    def take(self, tables: Iterable[RawTable]) -> None:
        """Takes in tables and all that is nested in them, then completes the records."""
        generation = [bounds for table in tables if (bounds := self._binder.bind(table))]
        for _ in range(_DEEPEST):
            if generation:
                generation = self._generation(generation)
        for bound, *_ in generation:
            reason = "its lists stand too deep in each other"
            self._notes.add(Diagnostic("PA508", reason, Origin(bound.table.file, bound.table.at)))
            self._lose(bound, Lost(bound.table.at, reason))
        self._binder.finish()
        drafts = {name: shelf.drafts for name, shelf in self._shelves.items()}
        came = {name for name, one in self._shelves.items() if one.delivered or one.delivered_for or one.drafts}
        if self._within is not None:
            came |= {name for name, one in self._within.registers.items() if one.delivered or one.records}
        lossy = frozenset(name for name, shelf in self._shelves.items() if shelf.lost)
        Resolver(self._schema, drafts, came, self._notes, self._within, lossy).resolve()
        derive(drafts, {name: bool(shelf.lost) for name, shelf in self._shelves.items()})

    def registers(self) -> dict[str, Register]:
        """The registers, complete, in the order of the schema."""
        return {
            name: self._register(name, self._shelves[name]) for name in self._schema.entities if name in self._shelves
        }

    def never_filled(self) -> frozenset[tuple[str, str]]:
        """(entity, field) of the columns that hold nothing in any of several records; notes each."""
        found: set[tuple[str, str]] = set()
        for entity, shelf in self._shelves.items():
            for name, place in shelf.read_from.items():
                empty = all(draft.values.get(name, MISSING) == MISSING for draft in shelf.drafts)
                if len(shelf.drafts) > 1 and empty:
                    found.add((entity, name))
                    message = f"the column for `{name}` is empty in all {len(shelf.drafts)} records"
                    self._notes.add(Diagnostic("PA535", message, place, "", Severity.NOTE))
        return frozenset(found)

    def _generation(self, tables: list[list[Bound]]) -> list[list[Bound]]:
        """Takes in tables of which none is nested in another; returns those nested in them."""
        inner: list[Nested] = []
        held: dict[str, list[Draft]] = defaultdict(list)
        for bounds in tables:
            inner += self._table(bounds, held)
        for drafts in held.values():
            named = [(_name_of(draft), draft) for draft in drafts]
            for draft in (merged := merge(named, self._notes)):
                draft.fill()
            self._keep(merged)
        for one in inner:
            self._promise(one)
        return [[one.bound] for one in inner]

    def _table(self, bounds: list[Bound], held: dict[str, list[Draft]]) -> list[Nested]:
        """Takes in one table, for each entity it holds."""
        plans = [(one, Planner(one, self._schema, self._mapping, self._notes).plan()) for one in bounds]
        inner: list[Nested] = []
        for bound, plan in plans:
            nested = nested_tables(bound, plan, self._binder)
            inner += nested
            self._deliver(bound, plan)
            drafts = draft_rows(bound, plan, self._owners, self._notes)
            if nested:
                for draft, row in zip(drafts, bound.table.rows, strict=True):
                    draft.rows = (row,)
            if bound.mapping is not None and bound.mapping.distinct:
                held[bound.entity.name] += drafts
            else:
                self._keep(drafts)
        note_spare(plans, {one.index for one in inner}, self._schema, self._notes)
        return inner

    def _deliver(self, bound: Bound, plan: Plan) -> None:
        """Notes that a register came, and which parts of it did not."""
        table, shelf = bound.table, self._shelf(bound.entity.name)
        shelf.delivered = shelf.delivered or table.delivered
        if not bound.by:
            shelf.place = shelf.place or Origin(table.file, table.at)
            if table.delivered and not table.keyed and not table.rows and not table.lost:
                message = f"there are no rows below the header, so there are no {bound.entity.plural.replace('_', ' ')}"
                self._notes.add(Diagnostic("PA518", message, Origin(table.file, ""), "", Severity.NOTE))
        for one in plan.columns:
            shelf.read_from.setdefault(one.field.name, one.place or Origin(table.file, _column_of(table, one)))
        for lost in table.lost:
            self._lose(bound, lost)

    def _promise(self, nested: Nested) -> None:
        """Notes for which owners their part of a register came, and where something else stood."""
        shelf = self._shelf(nested.bound.entity.name)
        by = nested.bound.by
        shelf.delivered_for.update((by, self._key_of[row]) for row in nested.came if row in self._key_of)
        for lost in nested.failed:
            self._lose(nested.bound, lost)

    def _lose(self, bound: Bound, lost: Lost) -> None:
        place = Origin(bound.table.file, lost.at)
        key = self._key_of.get(lost.owner) if lost.owner is not None else None
        owner = (bound.by, key) if key is not None else None
        self._shelf(bound.entity.name).lost.append(Gap(lost.reason, place, owner))
        if not lost.told:
            plural = bound.entity.plural.replace("_", " ")
            help_ = f"write the {plural} as a list of objects"
            where = (bound.table.file, bound.entity.name)
            tails = f"places where {plural} belong hold something else"
            self._notes.cell(Trouble("PA509", where, "", "", tails, help_, Severity.ERROR), place, lost.reason)

    def _keep(self, drafts: Iterable[Draft]) -> None:
        """Gives drafts their keys; what cannot be identified is lost, and said to be."""
        for entity, group in groupby(drafts, _entity_of):
            shelf, some = self._shelf(entity), list(group)
            lost = shelf.keys.assign_all(some)
            for draft in lost:
                self._unidentified(draft, shelf)
            kept = [draft for draft in some if draft.key] if lost else some
            shelf.drafts += kept
            for draft in kept:
                for row in draft.rows:
                    self._key_of[row] = draft.key
                    self._owners[row] = _as_owner(draft)

    def _unidentified(self, draft: Draft, shelf: Shelf) -> None:
        needed = in_words(["`id`", *(f"`{name}`" for name in draft.entity.key)], "or")
        noun = draft.entity.name.replace("_", " ")
        said = f"{article(noun)} without {needed} cannot be identified, so it is left out"
        tails = f"records without {needed} cannot be identified, so they are left out"
        where = (draft.place.file, draft.entity.name)
        self._notes.cell(Trouble("PA521", where, "", "", tails, "give it an id", Severity.ERROR), draft.place, said)
        owners = ((by, draft.values.get(by)) for by in draft.entity.part_of)
        owner = next(((by, ref.key) for by, ref in owners if isinstance(ref, Ref) and ref.key is not None), None)
        shelf.lost.append(Gap(f"{article(noun)} without {needed} was left out", draft.place, owner))

    def _shelf(self, entity: str) -> Shelf:
        if entity not in self._shelves:
            self._shelves[entity] = Shelf(Keys(self._schema.entities[entity], self._notes))
        return self._shelves[entity]

    def _register(self, entity: str, shelf: Shelf) -> Register:
        added = frozenset(one.field.name for one in self._schema.extensions if one.entity == entity)
        return Register(
            entity,
            tuple(_records(entity, shelf.drafts, added)),
            shelf.delivered,
            frozenset(shelf.delivered_for),
            tuple(shelf.lost),
            shelf.place,
        )


def _column_of(table: RawTable, plan: ColumnPlan) -> str:
    return f"{table.at}/…/{plan.heading}" if table.keyed else heading_place(table, plan.indexes[0])


def _entity_of(draft: Draft) -> str:
    return draft.entity.name


def _name_of(draft: Draft) -> str | None:
    found = identity_of(draft.entity, draft.values)
    return found[0] if found is not None else None


def _as_owner(draft: Draft) -> Owner:
    label = draft.values.get(draft.entity.label)
    names = {draft.key, draft.identity, label if isinstance(label, str) else draft.key}
    return Owner(draft.key, frozenset(map(fold, names)))


def _records(entity: str, drafts: Iterable[Draft], added: frozenset[str]) -> Iterator[Record]:
    """The drafts as records, the fields that standards added apart."""
    for one in drafts:
        values, extras = one.values, _NO_EXTRAS
        if added and not added.isdisjoint(values):
            extras = {name: value for name, value in values.items() if name in added}
            values = {name: value for name, value in values.items() if name not in added}
        yield Record(entity, one.key, values, extras, one.place, one.columns, one.elsewhere, one.lines)
