"""Settings as the program holds them: plain, frozen, complete.

How they are written is told at each part, in the words of `pmo-audit.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from pmo_audit.classes import dataclass, field, names_of, replace

STOCK_MISSING = (
    *("TBC", "TBD", "TBA", "n/a", "-", "–", "—", "?"),
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"),
)
"""Words that mean missing where `[data]` says nothing about it: nobody is called TBC, and no spreadsheet error is a
value. Taking one of them for a fact could make a rule pass that should not."""
STOCK_VACANT = (
    *("vacant", "vacant *", "vacant:*", "vacant,*", "(vacant)", "vacancy", "unassigned", "not assigned"),
    *("to be appointed", "to be assigned", "to be confirmed"),
)
"""Words that mean missing wherever a person is named, whatever else `[data]` says: nobody is called so."""


@dataclass(frozen=True, slots=True)
class RunDefaults:
    """`[run]`: what the command line need not say each time. None or empty: not said.

    [run]
    rules  = ["stage_gate", "our-rules"]
    data   = "registers"
    as_of  = "2026-03-31"
    """

    rules: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    as_of: date | None = None
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    project: tuple[str, ...] = ()
    format: str | None = None
    output: str | None = None
    allow_unknown: bool | None = None
    allow_partial: bool | None = None


@dataclass(frozen=True, slots=True)
class DataDefaults:
    """`[data]`: how cells are written, for every column unless it says otherwise.

        [data]
        currency = "GBP"                  # of amounts that do not name theirs
        dates    = "day-first"            # or "month-first"; without it 03/04/2026 cannot be read
        decimal  = "."                    # or ","; or "either": 1.234 cannot be read, 1.234,50 can
        missing  = ["TBC", "n/a"]         # words for "nobody knows"; replaces the stock list
        none     = ["No end date"]        # words for "there is none"
        exempt   = ["Exempt under*"]      # words for "withheld"; the cell's whole text is the reason
        two_digit_years_from = 1970       # 70 is 1970 and 69 is 2069; without it 31/03/26 cannot be read
        encoding = "cp1252"               # of files that are not UTF-8; without it they cannot be read

    Words are compared with the whole cell, without regard to case and spacing. `*` stands for anything, `?` for one
    character, but at the end of a word for itself.
    """

    currency: str | None = None
    dates: str | None = None
    decimal: str = "."
    missing: tuple[str, ...] = STOCK_MISSING
    none: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    two_digit_years_from: int | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """One line of `[table.fields]`: the column a field is read from, and how.

        period  = "year"
        id      = { columns = ["project_name", "year"], join = " / " }
        budget  = { column = "budget_m", unit = "GBP m", missing = ["awaited"] }
        rag     = { column = "health", words = { "On track" = "green", "Slipping*" = "amber" } }
        spent   = { column = "% spent", numbers = "points" }
        finish  = { column = "end", dates = "month-first", blank = "none" }
        due     = { column = "due_date", epoch = "milliseconds" }
        project = { value = "Harbour bridge" }
        owner   = "assignee.name"                # in JSON: a path below the record
        cost    = { column = "Cost", currency_column = "Currency" }
        start   = { column = "Start", serials = true }
        health  = { column = "RAG", fills = { "FF0000" = "red" } }

    `unit` is a currency, a scale (k, m, bn) or both; an amount that names its own currency or scale keeps it.
    `currency_column` names the column that holds each row's currency; an amount that names another is unreadable.
    `numbers` says what a bare number means for a percentage: `points` (5 is 5%) or `fraction` (0.05 is 5%), or `mixed`
    (more than 1 is points, less a fraction, and 1 cannot be read); without it the numbers of JSON are fractions and
    bare numbers in a text cannot be read.
    `dates` and `decimal` may also be `either`, whatever `[data]` says: then each cell must tell by itself.
    `serials` is the year from which bare numbers count days, 1900 or 1904; None where they are no days.
    `fills` says what a cell that is empty means by the colour it is filled with.
    `words` turns local words into the field's. `missing`, `none` and `exempt` come on top of those of `[data]` and
    are looked up before them. `blank` says what an empty cell means: `missing` or `none`. A composed field is blank
    when one of its columns is. `epoch` says that bare numbers are so many days, seconds or milliseconds since 1970.
    `value` is what the field holds in every record, where no column says it.
    """

    columns: tuple[str, ...]
    join: str = " "
    currency: str | None = None
    scale: int | None = None
    words: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    dates: str | None = None
    decimal: str | None = None
    numbers: str | None = None
    blank: str | None = None
    two_digit_years_from: int | None = None
    epoch: str | None = None
    value: str | None = None
    label: str | None = None
    currency_column: str | None = None
    serials: int | None = None
    fills: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Across:
    """`[table.across]`: headings that are no fields, but what something is called.

        [table.across]
        columns = ["Business case", "PID*"]   # the headings; `*` stands for anything
        into    = "kind"                      # the field that the heading goes into
        values  = "status"                    # the field that the cell goes into

    Each row gives a record for each of the columns. Without `values` the headings have two storeys, as in `Approve
    design / Baseline`: the upper part goes into the field, and the lower one is an ordinary heading.
    """

    columns: tuple[str, ...]
    into: str
    values: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a sheet a table stands, for what is not found by itself; None or empty: not said.

        sheet      = "Portfolio*"          # the worksheet, by its name
        header     = 5                     # the row of the headings, or [5, 6]; in a transposed table a column: "B"
        rows       = "6-20"                # the rows of the records; in a transposed table those of the fields
        columns    = "B-G"                 # the columns it lies in
        skip       = [12, 16]              # rows that are no records; in a transposed table columns: ["D"]
        transposed = true                  # the headings stand below each other
        where      = { "Type" = ["Risk", "R"] }   # only rows with one of these words

    All rows and columns are numbers from 1 here.
    """

    sheet: str | None = None
    header: tuple[int, ...] = ()
    rows: tuple[int, int | None] | None = None
    columns: tuple[int, int | None] | None = None
    skip: tuple[int, ...] = ()
    transposed: bool | None = None
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    across: Across | None = None


@dataclass(frozen=True, slots=True)
class Pivot:
    """`[table.cells]`: cells that stand in a list of the record, each with its column's name or id.

        [table.cells]
        list  = "cells"         # the list, as a path from the record
        name  = "title"         # in each cell, what its column is called
        value = "value"         # in each cell, what it holds; without it, the cell as a whole

        [table.cells]
        list   = "cells"
        name   = "columnId"     # an id …
        titles = "^columns"     # … of one of these
        id     = "id"           # that has it here,
        title  = "title"        # and its name here
        value  = "value"

    Each cell then counts as a column of the record, under its name.
    """

    list: str
    name: str
    value: str | None = None
    titles: str | None = None
    id: str = "id"
    title: str = "title"


@dataclass(frozen=True, slots=True)
class Tree:
    """What a `[[table]]` says of JSON and its like beyond `at`; empty: not said.

    open  = ["fields"]       # the parts of this object count as columns of the record
    total = "total"          # where the file says how many records there are
    more  = "next_page"      # where the file says that there are more of them elsewhere
    """

    open: tuple[str, ...] = ()
    cells: tuple[Pivot, ...] = ()
    total: str | None = None
    more: str | None = None

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing."""
        return self == Tree()


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One `[[table]]`: which entity the rows of a table are, and how its columns become fields.

        [[table]]
        entity = "status_report"
        file   = "gmpp-*.csv"       # which file, by its name; without it the table's own name tells
        at     = "reports"          # in JSON: the key the list stands under, where it is not the entity's name; or a
                                    # path to it, as in "data.boards.*.items"
        distinct = true             # several rows describe one record
        ignore = ["gmpp_id"]        # columns that are known and not read
        only_mapped = true          # read the columns below and no others
        encoding = "cp1252"         # of a file that is not UTF-8
        [table.fields]
        period = "year"

    Columns not named here are matched by name, then by the field's other names, unless `only_mapped`.
    With `distinct`, rows that name the same record make one; cells in which they differ are unreadable, empty cells
    differ from nothing.
    """

    entity: str
    file: str | None = None
    at: str | None = None
    distinct: bool = False
    only_mapped: bool = False
    ignore: tuple[str, ...] = ()
    fields: Mapping[str, FieldMapping] = field(default_factory=lambda: MappingProxyType({}))
    number: int = 1
    """Its place among the tables of the file, from 1."""
    layout: Layout = Layout()
    """Where its table stands, and which of its rows it is about."""
    tree: Tree = Tree()
    """What becomes of the parts of its records, in JSON and its like."""
    encoding: str | None = None
    part: str = "table"
    """What it is called where something is to be said of it."""

    @property
    def said(self) -> str:
        """How it is found in its file: `table 2`."""
        return f"{self.part} {self.number}"


@dataclass(frozen=True, slots=True)
class FormRows:
    """`[[form.rows]]`: rows of a form that are records of their own.

    [[form.rows]]
    entity = "milestone"
    sheet  = "6 - Milestones"
    rows   = "8-40"
    [form.rows.fields]
    name     = "B"                        # a column of these rows
    baseline = { cell = "D", dates = "day-first" }
    project  = "Introduction!C11"         # a cell of the form, or a key of its map: the same in every row
    """

    table: TableMapping
    sheet: str
    rows: tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class FormMapping:
    """One `[[form]]`: workbooks that are filled in alike, each of them one record.

        [[form]]
        entity = "project"
        file   = "return-*.xlsm"              # the workbooks
        map    = "datamap.csv"                # which cell has which key, beside this file; may be left out
        [form.fields]
        name    = "Project name"              # a key of the map
        sponsor = "Leaders!C5"                # or a cell
        finish  = { cell = "Plan!D9", label = "Finish", dates = "day-first" }
        id      = { value = "{file}" }        # the name of the file, without its ending

    `label` is what stands to the left of the cell: where something else does, the form is of another version.
    `key`, `sheet` and `cell` are the headings of the map, where they are not found by themselves.
    """

    table: TableMapping
    """The form as a table of one row: its entity, its file, its fields."""
    map: str | None = None
    key: str | None = None
    sheet: str | None = None
    cell: str | None = None
    rows: tuple[FormRows, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """`[data]`, every `[[table]]` and every `[[form]]` of one file."""

    data: DataDefaults = DataDefaults()
    tables: tuple[TableMapping, ...] = ()
    name: str = "pmo-audit.toml"
    """The file it was read from, for diagnostics."""
    forms: tuple[FormMapping, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all, so that another one may stand in for it."""
        return self == ImportMapping(name=self.name)


def laid_over(own: ImportMapping, shipped: ImportMapping) -> ImportMapping:
    """A pack's mapping with the organisation's own `[data]` over it, where that is all the organisation says.

    An organisation that says of its tables what they are has its own layout, and the pack's mapping is not used.
    """
    if own.tables or own.forms:
        return own
    plain = DataDefaults()
    said = {name: getattr(own.data, name) for name in names_of(own.data) or ()}
    said = {name: value for name, value in said.items() if value != getattr(plain, name)}
    return replace(shipped, data=replace(shipped.data, **said))


@dataclass(frozen=True, slots=True)
class Settings:
    """One settings file."""

    run: RunDefaults = field(default_factory=RunDefaults)
    mapping: ImportMapping = field(default_factory=ImportMapping)
