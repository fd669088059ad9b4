"""Codes of what a sheet holds beside records, and of how it is laid out (PA560-579), and of saying so (PA616-619)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data

_HEADER = "ID,Name,Budget,Finish\n"
_ROWS = "P1,Patient portal,GBP 1m,2026-11-30\nP2,Ward network,GBP 2m,2027-03-31\n"
_PLAIN = data(("projects.csv", _HEADER + _ROWS))
_LOG = "ID,Type,Name\nR1,Risk,Supplier fails\nR2,Assumption,Staff stay\n"


def _mapping(text: str) -> tuple[str, str]:
    return ("pmo-audit.toml", f"[[table]]\n{text}\n")


LAYOUT: tuple[Code, ...] = (
    Code(
        "PA560",
        "a title",
        "A text stands above a table, below it or beside it, as titles and dates of issue do. It is no part of the "
        "table. A CSV file without such texts can be read by every program.",
        data(("projects.csv", f"Change portfolio,,,\n,,,\n{_HEADER}{_ROWS}")),
        _PLAIN,
    ),
    Code(
        "PA561",
        "cells outside every table",
        "A line holds several cells, and no header stands above them whose table they could belong to. It is not read. "
        "If they are a table, say in a `[[table]]` with `header` where its headings stand.",
        data(("projects.csv", f"Year,2026,,\n,,,\n{_HEADER}{_ROWS}")),
        _PLAIN,
    ),
    Code(
        "PA562",
        "the heading of a section",
        "A row among the records has a single text that groups those below it. It is no record. What it says is "
        "offered as a column with the heading `(section)`, which the mapping can read into a field.",
        data(("projects.csv", f"{_HEADER}Hospitals,,,\n{_ROWS}")),
        _PLAIN,
    ),
    Code(
        "PA563",
        "a total",
        "A row holds the total of others: its label says so, or its numbers are their sums. It is no record. If it is "
        "one, name the rows of the records with `rows` in a `[[table]]`: what stands in them is read as it is.",
        data(("projects.csv", f"{_HEADER}{_ROWS}Total,,GBP 3m,\n")),
        _PLAIN,
    ),
    Code(
        "PA564",
        "a note or a key",
        "A text below or above the records is a note, or explains the signs that are used in the table. It is no "
        "record. What a key explains is not applied by itself: say it under `words` in the mapping.",
        data(("projects.csv", f"{_HEADER}{_ROWS},,,\nNote: without VAT,,,\n")),
        _PLAIN,
    ),
    Code(
        "PA565",
        "a header that stands again",
        "The headings of the table stand again among its rows, as on every printed page. The row is no record.",
        data(("projects.csv", f"{_HEADER}P0,Archive,GBP 1m,2026-10-31\n{_HEADER}{_ROWS}")),
        _PLAIN,
    ),
    Code(
        "PA566",
        "a row that may be no record",
        "A row has a single text, or a label and numbers, and could be the heading of a section, a note or a total as "
        "well as a record of which little is known. It is read as a record. List its number under `skip` in a "
        "`[[table]]` if it is none.",
    ),
    Code(
        "PA567",
        "merged cells",
        "Cells of several records are merged into one. What stands there is read for each of these records.",
    ),
    Code(
        "PA568",
        "a number without a record",
        "Rows below the last record hold a running number and nothing else, as when somebody has numbered ahead. They "
        "are no records.",
    ),
    Code(
        "PA569",
        "a note on a cell",
        "Somebody has put a note (a comment) on a cell. Notes are not read, though they may say something that matters "
        "to an audit, such as a waiver.",
    ),
    Code(
        "PA570",
        "a transposed table",
        "The headings stand below each other, and each record has a column. The table is read that way. If it is not "
        "meant so, say `transposed = false` in a `[[table]]`.",
    ),
    Code(
        "PA571",
        "a sheet without a table",
        "No row of the sheet can be the header of a table, so nothing of the sheet is read. Instructions and cover "
        "sheets are like that. If the sheet holds a table, say with `header` in a `[[table]]` where its headings are.",
    ),
    Code(
        "PA572",
        "a table of unknown records",
        "Nothing says what the rows of a table are: not the name of its sheet or file, nor its title, nor the mapping. "
        "It is not read. `pmo-audit init --from FILE` proposes a mapping. This is an error where nothing of the file "
        "is read; if the mapping reads other tables of the file, it is only mentioned. Where the mapping itself leaves "
        'it open, with `entity = "undecided"`, it is a warning each time, until a kind of record stands there or '
        '`"nothing"`.',
        data(("overview.csv", f"Our projects,,,\n,,,\n{_HEADER}{_ROWS}")),
        _PLAIN,
    ),
    Code(
        "PA573",
        "rows that nobody asks for",
        "Every `[[table]]` that reads this table asks for some of its rows only, with `where`, and these rows are not "
        "among them. They are not read.",
        data(
            ("log.csv", _LOG),
            _mapping('entity = "risk"\nfile = "log.csv"\nwhere = { Type = "Risk" }\nignore = ["Type"]'),
        ),
        data(
            ("log.csv", _LOG),
            _mapping('entity = "risk"\nfile = "log.csv"\nwhere = { Type = ["Risk", "Assumption"] }\nignore = ["Type"]'),
        ),
    ),
)

LAYOUT_SETTINGS: tuple[Code, ...] = (
    Code(
        "PA616",
        "a header that is not there",
        "The rows or columns in which a `[[table]]` has its header, or its records, hold nothing.",
        data(("projects.csv", _HEADER + _ROWS), _mapping('entity = "project"\nheader = 9')),
        data(("projects.csv", _HEADER + _ROWS), _mapping('entity = "project"\nheader = 1')),
    ),
    Code(
        "PA617",
        "words about a layout that contradict each other",
        "Letters name columns, and numbers name rows: the header of a transposed table is a column, and what is left "
        "out of it are columns; in every other table both are rows.",
        data(("projects.csv", _HEADER + _ROWS), _mapping('entity = "project"\nheader = "A"\ntransposed = false')),
        data(("projects.csv", _HEADER + _ROWS), _mapping('entity = "project"\nheader = 1\ntransposed = false')),
    ),
    Code(
        "PA618",
        "a column that is asked for and not there",
        "`where` or `across` names a heading that the table has not, or has twice. No row is read for it.",
        data(("risks.csv", _LOG), _mapping('entity = "risk"\nwhere = { Kind = "Risk" }')),
        data(
            ("risks.csv", _LOG),
            _mapping('entity = "risk"\nwhere = { Type = ["Risk", "Assumption"] }\nignore = ["Type"]'),
        ),
    ),
    Code(
        "PA619",
        "a mapping that could mean several sheets",
        "A `[[table]]` names a workbook and not the sheet, and several of its sheets have as many of the headings that "
        "it reads. It reads none of them.",
    ),
)
