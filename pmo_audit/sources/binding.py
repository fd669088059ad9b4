"""Which entity a table holds: the mapping tells first, else the table's own name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Entity, Schema, derived
from pmo_audit.settings import ImportMapping, TableMapping
from pmo_audit.sources.naming import speaks_of
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import Lost, RawTable, SheetTable
from pmo_audit.sources.words import alike
from pmo_audit.text import Origin, nearest

NO_RECORDS = "nothing"
"""What the mapping calls the rows of a table that are no records: instructions, lists to choose from."""
UNDECIDED = "undecided"
"""What it calls the rows of a table of which nobody has said yet what they are; it is told whenever it is met."""
_NO_ENTITIES = frozenset((NO_RECORDS, UNDECIDED))


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A table as records of one entity. `by` is the field that leads to the owner its rows are nested in."""

    table: RawTable
    entity: Entity
    mapping: TableMapping | None = None
    by: str = ""


class Binder:
    """Finds the entities of tables, and remembers which parts of the mapping were of use."""

    def __init__(self, schema: Schema, mapping: ImportMapping, notes: Notes) -> None:
        self._schema = schema
        self._mapping = mapping
        self._notes = notes
        self._used: set[int] = set()
        self._owned: dict[str, Mapping[str, tuple[str, str]]] = {}
        self._nouns = {alike(noun): one for one in schema.entities.values() for noun in (one.plural, one.name)}
        self._known = [one for one in mapping.tables if self._check(one)]
        forms = (table for one in mapping.forms for table in (one.table, *(rows.table for rows in one.rows)))
        self._forms = [one for one in forms if self._check(one)]

    def bind(self, table: RawTable) -> list[Bound]:
        """The entities that a table of its own holds; usually one."""
        if table.layout is not None:
            return self._bind_sheet(table, table.layout)
        if table.asked_by is not None:
            return self._bind_asked(table, table.asked_by)
        named = self._nouns.get(alike(table.noun))
        mapped = [one for one in self._mapping.tables if _meant(one, table, named)]
        self._used.update(one.number for one in mapped)
        if mapped:
            return [self._bound(table, one) for one in self._reading(table, mapped)]
        if named is None:
            if table.beside:
                self._note_beside(table)
            else:
                self._complain(table)
            return []
        if table.single and alike(table.noun) == alike(named.plural):
            table.delivered, table.rows, table.columns = False, [], ()
            table.lost.append(Lost(table.at, "an object is not a list of records", told=False))
        return [Bound(table, named)]

    def _reading(self, table: RawTable, mapped: Sequence[TableMapping]) -> list[TableMapping]:
        """The parts of the mapping that read a table; that it is left open is told where none does."""
        known = [one for one in mapped if one in self._known or one in self._forms]
        reading = [one for one in known if one.entity not in _NO_ENTITIES]
        if not reading and any(one.entity == UNDECIDED for one in known):
            self._note_open(table)
        return reading

    def _bind_asked(self, table: RawTable, mapping: TableMapping) -> list[Bound]:
        """The entity of a table that was made for one part of the mapping."""
        if mapping in self._mapping.tables:
            self._used.add(mapping.number)
            known = mapping in self._known
        else:
            known = mapping in self._forms
        return [self._bound(table, one) for one in self._reading(table, [mapping])] if known else []

    def _bind_sheet(self, table: RawTable, layout: SheetTable) -> list[Bound]:
        """The entities that a table of a sheet holds. What speaks of it is known by now; so is what nobody reads."""
        self._used.update(layout.meant)
        if layout.meant:
            meant = self._reading(table, [one for one in self._known if one.number in layout.meant])
            return [self._bound_view(table, layout, one) for one in meant]
        named = self._nouns.get(alike(table.noun))
        return [Bound(table, named)] if named is not None else []

    def _bound_view(self, table: RawTable, layout: SheetTable, mapping: TableMapping) -> Bound:
        rows = layout.views.get(mapping.number, table)
        return self._bound(rows, layout.mapped.get(mapping.number, mapping))

    def bind_nested(self, owner: Bound, key: str) -> tuple[Entity, str, TableMapping | None] | None:
        """What the list under a key of a record holds: the entity, its field that leads to the owner, the mapping."""
        members = self._members_of(owner.entity.name)
        for table in self._known:
            if table.at is not None and _at(table.at, key) and speaks_of(table, owner.table.file):
                found = next((one for one in members.values() if one[0] == table.entity), None)
                if found is not None:
                    self._used.add(table.number)
                    return self._schema.entities[found[0]], found[1], table
        named = members.get(alike(key))
        if named is None:
            return None
        fitting = (one for one in self._known if one.entity == named[0] and one.at is None)
        mapping = next((one for one in fitting if speaks_of(one, owner.table.file)), None)
        if mapping is not None:
            self._used.add(mapping.number)
        return self._schema.entities[named[0]], named[1], mapping

    def _members_of(self, entity: str) -> Mapping[str, tuple[str, str]]:
        """The collections that records of an entity own, by the words for them."""
        if entity not in self._owned:
            owned = self._schema.collections_of(entity)
            self._owned[entity] = {alike(plural): one for plural, one in owned.items()}
        return self._owned[entity]

    def finish(self) -> None:
        """Tells which tables of the mapping found no file."""
        for table in self._known:
            sheet = table.layout.sheet
            if table.number not in self._used and (table.file or table.at or sheet) is not None:
                where = f"file `{table.file}`" if table.file is not None else f"list `{table.at}`"
                where = f"sheet `{sheet}`" if sheet is not None else where
                message = f"the mapping of `{table.entity}` found no {where}"
                place = Origin(self._mapping.name, table.said)
                self._notes.add(Diagnostic("PA614", message, place, "check the name", Severity.WARNING))

    def _bound(self, table: RawTable, mapping: TableMapping) -> Bound:
        return Bound(table, self._schema.entities[mapping.entity], mapping)

    def _check(self, table: TableMapping) -> bool:
        if table.entity in self._schema.entities or table.entity in _NO_ENTITIES:
            return True
        near = nearest(table.entity, self._schema.entities)
        place = Origin(self._mapping.name, f"{table.said}, entity")
        help_ = f"did you mean `{near}`?" if near else "the reference lists every entity"
        self._notes.add(Diagnostic("PA611", f"no entity is called `{table.entity}`", place, help_))
        return False

    def _note_open(self, table: RawTable) -> None:
        """Tells of a table of which the mapping leaves open what it holds."""
        count = len(table.rows)
        name = f"sheet `{table.sheet}`" if table.sheet else f"`{table.noun}`"
        message = f"{name} is not read, {count} row{'' if count == 1 else 's'}: it is left open what they are"
        help_ = (
            f'write what each row is, such as "risk", instead of "{UNDECIDED}", or "{NO_RECORDS}" if it is no record'
        )
        self._notes.add(Diagnostic("PA572", message, Origin(table.file, table.at), help_, Severity.WARNING))

    def _note_beside(self, table: RawTable) -> None:
        """Tells of a part of a document that the mapping takes apart, and that nobody asks for."""
        message = f"the mapping takes this file apart and does not ask for `{table.noun}`, so that is not read"
        self._notes.add(Diagnostic("PA643", message, Origin(table.file, table.at), "", Severity.NOTE))

    def _complain(self, table: RawTable) -> None:
        if table.lost and not table.keyed:
            return  # the file could not be read at all, which has been said
        if alike(table.noun) in {alike(noun) for one in derived.ENTITIES for noun in (one.plural, one.name)}:
            message = f"`{table.noun}` are worked out of the other registers, so this is not read"
            self._notes.add(
                Diagnostic("PA855", message, Origin(table.file, table.at), "leave it out", Severity.WARNING)
            )
            return
        near = nearest(alike(table.noun), self._nouns)
        call = f"did you mean `{self._nouns[near].plural}`? " if near else ""
        if table.at and table.lost:
            message, severity = f"no register is called `{table.noun}`, so this is not read", Severity.WARNING
        elif table.lost:
            return
        else:
            message, severity = f"`{table.noun}` is not the name of any register, so nothing is read", Severity.ERROR
        help_ = f"{call}name it for what its rows are, or say so in a `[[table]]` of the mapping"
        self._notes.add(Diagnostic("PA505", message, Origin(table.file, table.at), help_, severity))


def _meant(mapping: TableMapping, table: RawTable, named: Entity | None) -> bool:
    """Whether a part of the mapping speaks of this table."""
    if not speaks_of(mapping, table.file):
        return False
    if mapping.at is not None:
        return table.keyed and (_at(mapping.at, table.noun) or mapping.at.strip("/") == table.at.strip("/"))
    if mapping.file is not None and not (table.keyed and table.at):
        return True
    return named is not None and named.name == mapping.entity


def _at(at: str, key: str) -> bool:
    return alike(at) == alike(key)


def encoding_of(file: str, mapping: ImportMapping) -> str | None:
    """The encoding in which the mapping says that a file is written, where it says so."""
    named = (one.encoding for one in mapping.tables if one.encoding is not None and speaks_of(one, file))
    return next(named, mapping.data.encoding)
