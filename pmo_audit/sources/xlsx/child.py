"""What runs in the other process: reads a workbook and tells it, line by line. It needs the standard library alone.

Each line is a list in JSON:

    ["sheet", name, state]                            a sheet begins
    ["texts", {"12": text}]                           long texts that several cells may have, by their numbers
    ["rows", ["5", cell, cell, …], ["7h", cell, …]]   some of its rows: number (`h`: hidden), cells from column A on
    ["facts", {…}]                                    what is known of the sheet once it is read
    ["lost", code, message, help]                     it cannot be read from here on
    ["skipped", name, kind]                           a sheet of another kind, such as a chart
    ["links", number]                                 so many other workbooks its formulas look into
    ["refused", code, message, help]                  the workbook cannot be read
    ["end"]                                           all is told

A cell is null, a text, a truth, a number (never made into one: its digits count), or an object: {"number", "format"},
{"day"}, {"moment"}, {"error"}, {"bad", "why"}, {"text"} with the number of a long text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator

from pmo_audit.sources.xlsx import limits
from pmo_audit.sources.xlsx.book import Book
from pmo_audit.sources.xlsx.container import Container
from pmo_audit.sources.xlsx.limits import RefusedError, too_large
from pmo_audit.sources.xlsx.parts import SheetPart, Workbook, notes_of, related, tables_of
from pmo_audit.sources.xlsx.worksheet import Worksheet

_MEMORY = too_large("reading the workbook takes more memory than any register needs")


def tell(content: bytes) -> Iterator[str]:
    """The lines about a workbook."""
    try:
        yield from _workbook(content)
    except RefusedError as error:
        yield json.dumps(["refused", error.code, error.message, error.help])
    except MemoryError:
        yield json.dumps(["refused", _MEMORY.code, _MEMORY.message, _MEMORY.help])
    yield '["end"]'


def _workbook(content: bytes) -> Iterator[str]:
    container = Container(content)
    workbook = Workbook(container)
    sheets = workbook.sheets()
    if links := workbook.links():
        yield json.dumps(["links", links])
    book = workbook.book()
    for sheet in sheets:
        if sheet.kind == "worksheet":
            yield json.dumps(["sheet", sheet.name, sheet.state])
            try:
                yield from _sheet(container, sheet, book)
            except RefusedError as error:
                yield json.dumps(["lost", error.code, error.message, error.help])
        else:
            yield json.dumps(["skipped", sheet.name, sheet.kind])


def _sheet(container: Container, sheet: SheetPart, book: Book) -> Iterator[str]:
    reading = Worksheet(sheet.part, book)
    for rows in reading.take(container.stream(sheet.part)):
        if book.untold:
            yield json.dumps(["texts", book.untold])
            book.untold = {}
        yield f'["rows",{",".join(rows)}]'
    to = related(container, sheet.part)
    facts = reading.facts
    yield json.dumps(
        [
            "facts",
            {
                "hidden_columns": facts.hidden_columns,
                "merged": facts.merged,
                "fills": facts.fills,
                "uncalculated": [facts.uncalculated_count, facts.uncalculated],
                "rows": facts.rows,
                "filled": facts.filled,
                "started": facts.started,
                "counted": facts.counted,
                "cut_short": facts.cut_short,
                "tables": list(tables_of(container, to)),
                "notes": list(notes_of(container, to))[: limits.NOTES],
            },
        ]
    )


def main(memory: int) -> None:
    """Reads a workbook from the standard input, with so many bytes of memory, and tells it on the standard output."""
    confine(memory)
    write: Callable[[str], object] = sys.stdout.write
    for line in tell(sys.stdin.buffer.read()):
        write(line)
        write("\n")


def confine(memory: int) -> None:
    """Bounds the memory of this process, where the platform can."""
    try:
        import resource
    except ImportError:
        return  # Windows: the bounds on what is read remain
    for kind in ("RLIMIT_AS", "RLIMIT_DATA"):
        try:
            resource.setrlimit(getattr(resource, kind), (memory, memory))
        except (AttributeError, OSError, ValueError):
            continue
