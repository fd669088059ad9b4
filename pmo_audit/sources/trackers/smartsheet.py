"""Smartsheet: rows of cells, each with the id of a column; what the columns are called stands beside the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmo_audit.settings import Pivot, Tree
from pmo_audit.sources.tables import Cell, show
from pmo_audit.sources.trackers.common import (
    NOT_READ,
    Draft,
    Recognised,
    Said,
    entity_of,
    has,
    hits,
    keys_of,
    objects,
    recognised,
    words_at,
)
from pmo_audit.sources.words import alike

_STANDARD = (
    *(
        "id",
        "name",
        "rowNumber",
        "parentId",
        "siblingId",
        "expanded",
        "createdAt",
        "modifiedAt",
        "createdBy",
        "modifiedBy",
    ),
    *("version", "permalink", "format", "conditionalFormat", "filteredOut", "inCriticalPath", "locked", "accessLevel"),
    *("lockedForUser", "attachments", "discussions", "proofs", "sheetId", "columns"),
)
_DUE = ("due", "due date", "target date", "target", "deadline", "finish", "end", "end date", "finish date")
_HOLDERS = ("assigned to", "owner", "assignee", "responsible", "resource")


def recognise_smartsheet(document: Cell, file: str) -> Recognised | None:
    """The mapping of a sheet of Smartsheet; None for anything else."""
    for root in ("", "data"):
        sheet = next((one.value for one in hits(document, root)), None) if root else document
        rows = _rows(sheet)
        if rows and isinstance(sheet, Mapping):
            sheets = _Sheet(sheet, rows, root, file)
            return recognised("Smartsheet", [sheets.table(), sheets.project()], sheets.said)
    return None


def _rows(sheet: Cell) -> list[Cell]:
    given = sheet.get("rows") if isinstance(sheet, Mapping) else None
    rows = objects(given) if isinstance(given, list | tuple) else []
    return rows if has(rows, "cells.columnId") else []


class _Sheet:
    """One sheet. `root` is the path to it."""

    def __init__(self, sheet: Mapping[object, Cell], rows: Sequence[Cell], root: str, file: str) -> None:
        self._sheet, self._rows, self._root, self._file = sheet, rows, root, file
        self.said: list[Said] = []

    def table(self) -> Draft:
        """The rows, by what the sheet is called."""
        name = show(self._sheet.get("name"))
        entity = entity_of(name)
        named = has([self._sheet], "columns.title")
        pivot = Pivot("cells", "columnId", "value", titles="^columns" if named else None)
        tree = Tree(cells=(pivot,), total=self._below("totalRowCount"))
        draft = Draft(entity, self._file, self._below("rows"), tree, there=keys_of(self._rows), standard=_STANDARD)
        if entity != "task":
            self.said.append(Said(f"the rows of `{name}`", entity, "the sheet is called so", self._file, sure=False))
        draft.take("id", "id")
        draft.take("project", "^.id")
        if has(self._rows, "parentId"):
            reason = "tasks here have a schedule and a project, and no tasks above them"
            self.said.append(Said("`parentId`", NOT_READ, reason, self._file))
        for column in self._titled() if named else self._untitled():
            column.map(draft, self)
        return draft

    def project(self) -> Draft:
        """The sheet itself, as a project."""
        draft = Draft("project", self._file, self._root, distinct=True)
        draft.take("id", "id")
        draft.take("name", "name")
        reason = "the rows of a sheet belong together; say otherwise where it is a register of several projects"
        self.said.append(Said("the sheet", "project", reason, self._file, sure=False))
        return draft

    def take(self, draft: Draft, field: str, path: str, about: str, reason: str, *, sure: bool = True) -> None:
        """Reads a field from a column, unless another gives it already."""
        if field not in draft.fields:
            draft.take(field, path)
            self.said.append(Said(f"`{about}`", f"{draft.entity}.{field}", reason, self._file, sure))

    def cell(self, key: str, inner: str) -> bool:
        """Whether cells of a column have this beside their value."""
        return has(self._rows, f"cells[columnId={key}].{inner}")

    def _below(self, key: str) -> str:
        return f"{self._root}.{key}" if self._root else key

    def _titled(self) -> Iterator[_Column]:
        for one in objects(self._sheet.get("columns")):
            if isinstance(one, Mapping) and one.get("title") is not None:
                primary = one.get("primary") is True
                yield _Column(show(one.get("id")), show(one["title"]), show(one.get("type")), primary=primary)

    def _untitled(self) -> Iterator[_Column]:
        names = [show(one.get("name")) for one in self._rows if isinstance(one, Mapping)]
        for key in words_at(self._rows, "cells.columnId"):
            kind = next(iter(words_at(self._rows, f"cells[columnId={key}].columnType")), "")
            values = [show(hit.value) for row in self._rows for hit in hits(row, f"cells[columnId={key}].value")]
            yield _Column(key, "", kind, primary=bool(values) and values == names)


class _Column:
    """One column of a sheet; without a title where the answer tells none."""

    def __init__(self, key: str, title: str, kind: str, *, primary: bool) -> None:
        self._key, self._title, self._kind, self._primary = key, title, kind, primary

    def map(self, draft: Draft, sheet: _Sheet) -> None:
        """Maps what its kind and title tell; what both leave open is read by its title as always."""
        here = self._title or self._key
        if self._primary:
            sheet.take(draft, "name", here, here, "it is the column that names the rows")
        elif "CONTACT" in self._kind and (not self._title or alike(self._title) in _HOLDERS):
            shown = sheet.cell(self._key, "displayValue")
            path = f"cells[columnId={self._key}].displayValue" if shown else here
            sheet.take(draft, "owner", path, here, "it holds people", sure=bool(self._title))
        elif sheet.cell(self._key, "objectValue.predecessors"):
            path = f"cells[columnId={self._key}].objectValue.predecessors.*.rowId"
            sheet.take(draft, "predecessors", path, here, "it holds predecessors")
        elif self._kind in ("DATE", "DATETIME", "ABSTRACT_DATETIME"):
            self._day(draft, sheet, here)
        elif self._kind == "PERCENT_COMPLETE" and not self._title:
            sheet.take(draft, "percent_complete", here, here, "its type says so")

    def _day(self, draft: Draft, sheet: _Sheet, here: str) -> None:
        last = {"task": "finish", "milestone": "forecast", "decision": "decided_on"}.get(draft.entity, "due")
        if not self._title:
            first = draft.entity == "task" and "start" not in draft.fields
            reason = f"it is the {'first' if first else 'next'} column with days, and the columns have no titles"
            sheet.take(draft, "start" if first else last, here, here, reason, sure=False)
        elif alike(self._title) in _DUE:
            sheet.take(draft, last, here, here, "it holds a day and is called so")
