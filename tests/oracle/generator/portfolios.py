"""Portfolios thrown for a standard: registers that came whole, in parts, with losses or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from pmo_audit.records import Schema
from pmo_audit.types import ListType, RefType, Type
from pmo_audit.values import NONE, Exempt, Ref, Unreadable, Value
from tests.oracle.generator import pools
from tests.oracle.generator.cells import ABSENT, Cells
from tests.oracle.generator.plan import Plan, Row, Sheet

SUPPORT = ("portfolio", "calendar", "holiday", "exchange_rate")
"""Registers that every portfolio may have, whatever its standard is about."""
NAMES = ("Alpha", "Beta", "Gamma", "Alpha", "Delta", "Épsilon")
PEOPLE = ("Ann Lee", "Bo Ek", "Sam Roe", "Sam Roe", "Cy Oz")
_ALWAYS = {"id", "name", "calendar", "date", "working_week", "currency", "base", "rate", "valid_from"}
RATES = tuple(map(Fraction, ("1", "1.1", "0.9", "2", "10", "0.5", "0.85")))


class Portfolios:
    """Throws portfolios for the records that a standard is about."""

    def __init__(
        self, random: Random, schema: Schema, focus: tuple[str, ...], today: date, used: dict[str, set[str]]
    ) -> None:
        self.random = random
        self.schema = schema
        self.today = today
        self.entities = tuple(dict.fromkeys((*focus, *SUPPORT)))
        self.types: dict[str, dict[str, Type]] = {
            entity: self._fields(entity, used.get(entity, set())) for entity in self.entities
        }
        """The fields that rules look at, or that decide whose a record is."""
        self.owners = {entity: self._owners(entity) for entity in self.entities}

    def _fields(self, entity: str, used: set[str]) -> dict[str, Type]:
        declared = self.schema.entities[entity]
        needed = used | set(declared.part_of) | _ALWAYS | {one.dated_by for one in declared.fields if one.name in used}
        return {one.name: one.type for one in self.schema.fields_of(entity) if one.name in needed}

    def _owners(self, entity: str) -> list[tuple[str, str]]:
        """The fields by which records belong to others, and to which."""
        declared = self.schema.entities[entity]
        return [(by, owner) for by in declared.part_of if (owner := declared.owner_of(by)) is not None]

    def throw(self, *, plain: bool = False) -> Plan:
        """One portfolio; in a `plain` one all registers came whole, and what is not known is missing."""
        random = self.random
        cells = Cells(random, self.today, random.choice((0.96, 0.92, 0.85, 0.7)), plain=plain)
        # Every key is known before any cell is filled, so that all records can mention each other.
        for entity in self.entities:
            rows = [self._named(entity, number, plain) for number in range(self._size(entity))]
            cells.rows[entity] = rows
        sheets = {entity: self._sheet(entity, cells) for entity in self.entities}
        return Plan(self.today, {entity: sheet for entity, sheet in sheets.items() if sheet is not None})

    def _size(self, entity: str) -> int:
        random = self.random
        match entity:
            case "project":
                return random.choice((3, 6, 9, 12))
            case "person":
                return random.choice((3, 6, 9))
            case "portfolio":
                return random.choice((0, 1, 1))
            case "calendar":
                return random.choice((0, 1, 2))
            case "holiday":
                return random.choice((0, 2, 5))
            case "exchange_rate":
                return random.choice((0, 3, 5, 8))
            case _:
                return random.choice((0, 6, 12, 18, 24))

    def _named(self, entity: str, number: int, plain: bool) -> Row:
        """A record with nothing but what it is called by."""
        random = self.random
        key = f"{_letters(entity)}{number + 1}"
        called: dict[str, Value] = {"id": key}
        if random.random() < 0.06 and not plain:
            called["id"] = random.choice((ABSENT, Unreadable("?", "it makes no sense"), Exempt("withheld")))
        names = PEOPLE if entity == "person" else NAMES
        label = self.schema.entities[entity].label
        if label != "id" and entity != "exchange_rate":
            called[label] = random.choice(names) if random.random() < 0.4 else f"{random.choice(names)} {number}"
        if entity == "person":
            called["email"] = f"{key.lower()}@example.org"
        return Row(key, called)

    def _sheet(self, entity: str, cells: Cells) -> Sheet | None:
        """A register with its rows filled in."""
        rows = cells.rows[entity]
        sheet = self._form(entity, rows, cells)
        if sheet is None:
            return None
        gone = set() if cells.plain else {field for field in self.types[entity] if self.random.random() < 0.06}
        for row in sheet.rows:
            self._fill(entity, row, cells, gone)
        if entity == "exchange_rate":
            for row in sheet.rows:
                self._quote(row)
        return sheet

    def _form(self, entity: str, rows: list[Row], cells: Cells) -> Sheet | None:
        """How a register came. What did not come is not there."""
        random = self.random
        chance = random.random() if not cells.plain else 0.0
        roots = entity in ("project", "person", *SUPPORT)
        if chance < (0.9 if roots else 0.66):
            return Sheet(True, rows)
        owners = [one for one in self.owners[entity] if cells.rows.get(one[1])]
        if chance < 0.72 or (not owners and chance < 0.94):
            return Sheet(True, rows, lost=[self._loss(owners, cells)])
        if chance < 0.93 and owners:
            return self._in_parts(entity, rows, owners, cells)
        return None if chance < 0.98 else Sheet(False, [], lost=[self._loss(owners, cells) if owners else None])

    def _loss(self, owners: list[tuple[str, str]], cells: Cells) -> tuple[str, str] | None:
        if not owners or self.random.random() < 0.5:
            return None
        by, owner = self.random.choice(owners)
        return by, self.random.choice(cells.rows[owner]).key

    def _in_parts(self, entity: str, rows: list[Row], owners: list[tuple[str, str]], cells: Cells) -> Sheet:
        """A register that came as lists in the records that own them, of one kind or more, and perhaps whole too."""
        random = self.random
        sheet = Sheet(random.random() < 0.08, [])
        for by, owner in random.sample(owners, random.choice((1, 1, len(owners)))):
            holders = [one.key for one in cells.rows[owner] if random.random() < 0.85]
            sheet.parts |= {(by, key) for key in holders}
            if random.random() < 0.15:
                sheet.lost.append((by, random.choice(cells.rows[owner]).key))
        keys = sorted(sheet.parts)
        for row in rows if keys else ():
            row.nested = random.choice(keys)
            sheet.rows.append(row)
        return sheet

    def _fill(self, entity: str, row: Row, cells: Cells, gone: set[str]) -> None:
        owners = dict(self.owners[entity])
        for field, kind in self.types[entity].items():
            if row.nested is not None and field == row.nested[0]:
                holder = Ref(owners[field], row.nested[1], row.nested[1])
                others = cells.cell(kind) if isinstance(kind, ListType) else ()
                listed = (holder, *others) if isinstance(others, tuple) else (holder,)
                row.cells[field] = listed if isinstance(kind, ListType) else holder
            elif field in gone or (row.nested is not None and field in owners and self.random.random() < 0.5):
                row.cells.setdefault(field, ABSENT)
            elif field in owners and isinstance(kind, RefType):
                row.cells[field] = cells.cell(kind, 1.0 if cells.plain else max(cells.clean, 0.9))
            elif field == "calendar" and not cells.plain:
                row.cells[field] = NONE if self.random.random() < 0.5 else cells.cell(kind)
            elif field not in row.cells:
                row.cells[field] = cells.cell(kind)
        row.cells = {field: cell for field, cell in row.cells.items() if cell is not ABSENT and field not in gone}

    def _quote(self, row: Row) -> None:
        """Mostly a rate of two currencies that are about, from some day before the day of the run."""
        random = self.random
        made: dict[str, Value] = {
            "currency": random.choice(pools.CURRENCIES),
            "base": random.choice(("EUR", "EUR", "USD", "GBP")),
            "rate": random.choice(RATES),
            "valid_from": self.today - timedelta(days=random.choice((400, 90, 30, 1, 0, -1))),
        }
        if made["currency"] == "USD" and random.random() < 0.1:
            made["currency"] = " usd"
        for field, cell in made.items():
            if random.random() < 0.985:
                row.cells[field] = cell


def _letters(entity: str) -> str:
    return {"project": "P", "person": "E"}.get(entity, entity[:2].upper())
