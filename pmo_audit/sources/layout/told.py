"""What there is to say of a sheet: what was kept out and why, what is merged, hidden or noted, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.grid import Area, Sheet, cell_name, letters
from pmo_audit.sources.layout.building import merged_down, place_of, surplus_of
from pmo_audit.sources.layout.found import Found, KeptOut, Reason, SheetLayout
from pmo_audit.sources.tables import RawTable
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin, in_words

_ONE_BY_ONE = 5
"""So many of a kind are told one by one; more are told together."""
_NOTES = 20

_SAID: Final[Mapping[Reason, tuple[str, str, str, str]]] = MappingProxyType(
    {
        Reason.TITLE: ("PA560", "stands beside the tables, as a title does", "texts stand beside the tables", ""),
        Reason.TEXT: (
            "PA561",
            "stands in no table, so it is not read",
            "lines stand in no table, so they are not read",
            "say in a `[[table]]` where its `header` stands, if it is a table",
        ),
        Reason.SECTION: (
            "PA562",
            "is the heading of a section and no record",
            "rows are headings of sections and no records",
            "map the column `(section)` to read it",
        ),
        Reason.TOTAL: ("PA563", "is a total and no record", "rows are totals and no records", ""),
        Reason.NOTE: ("PA564", "is a note and no record", "texts are notes and no records", ""),
        Reason.KEY: ("PA564", "is a key that explains signs, and no record", "lines are a key and no records", ""),
        Reason.NUMBERED: (
            "PA568",
            "is a running number, and nothing else stands beside it",
            "rows hold a running number and nothing else",
            "",
        ),
        Reason.HEADER: ("PA565", "is the header once more", "rows are the header once more", ""),
    }
)
_WRONG = "say `rows` in the `[[table]]` if it is one"


def about_table(sheet: Sheet, found: Found, *, turned: bool) -> list[Diagnostic]:
    """What there is to say of a table that is read; `turned` says that nobody has said it is transposed, and it is."""
    told = _kept_out(sheet, found.kept_out, found)
    told += _doubtful(sheet, found)
    if turned:
        told.append(_transposed(sheet, found))
    told += _merged(sheet, found)
    if not sheet.name and (surplus := surplus_of(found)):
        from pmo_audit.sources.csv_source import surplus_told

        told += surplus_told(RawTable(sheet.file, ""), surplus)
    return told


def about_sheet(sheet: Sheet, layout: SheetLayout) -> list[Diagnostic]:
    """What there is to say of a sheet of which anything is read."""
    return _kept_out(sheet, layout.outside, None) + _cell_notes(sheet)


def about_none(sheet: Sheet, *, alone: bool) -> Diagnostic:
    """A sheet without a table."""
    first = next((str(cell).strip() for row in sheet.rows for cell in row.cells if str(cell or "").strip()), "")
    shown = f", which begins with `{shorten(first)}`," if first else ""
    message = f"no table was found in the sheet `{sheet.name}`{shown} so nothing of it is read"
    if not sheet.name:
        message = f"no table was found in the file{shown} so nothing of it is read"
    help_ = "say in a `[[table]]` with `header` where the headings stand, if it holds one"
    severity = Severity.ERROR if alone else Severity.NOTE
    return Diagnostic("PA571", message, Origin(sheet.file, _corner(sheet)), help_, severity)


def about_unread(sheet: Sheet, found: Found, severity: Severity) -> Diagnostic:
    """A table of which nobody says what its rows are."""
    headings = in_words(f"`{shorten(one)}`" for one in [each for each in found.columns if each][:4])
    count = len(found.records)
    rows = f"{count} {'columns' if found.transposed else 'rows'}" if count != 1 else "a single row"
    message = f"nothing says what the records of this table are, so it is not read: {rows} under {headings}"
    help_ = (
        "call the sheet by the plural of an entity, such as `projects`, or name it in a `[[table]]`; "
        "`pmo-audit init --from FILE` proposes one"
    )
    return Diagnostic(
        "PA572", message, Origin(sheet.file, place_of(sheet, found, found.header[-1], found.left)), help_, severity
    )


def place(sheet: Sheet, row: int, column: int) -> Origin:
    """A cell as diagnostics name it."""
    return Origin(sheet.file, cell_name(sheet.name, row, column) if sheet.name else f"row {row}")


def spans(numbers: Iterable[int], name: str, *, across: bool = False) -> str:
    """Lines in few words: `rows 3, 5-8 and 12`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])

    def shown(number: int) -> str:
        return letters(number) if across else str(number)

    words = [shown(run[0]) if len(run) == 1 else f"{shown(run[0])}-{shown(run[-1])}" for run in runs]
    plural = len(runs) > 1 or (runs and len(runs[0]) > 1)
    return f"{name}{'s' if plural else ''} {in_words(words)}"


# ------------------------------------------------------------------------------------------------ kept out


def _kept_out(sheet: Sheet, kept: Sequence[KeptOut], found: Found | None) -> list[Diagnostic]:
    told: list[Diagnostic] = []
    for reason, (code, one_of_them, many, help_) in _SAID.items():
        these = [one for one in kept if one.reason is reason]
        severity = Severity.WARNING if reason is Reason.TEXT else Severity.NOTE
        turned = found is not None and found.transposed
        if len(these) > _ONE_BY_ONE:
            where = spans(
                (one.column if turned else one.row for one in these), "column" if turned else "row", across=turned
            )
            shown = in_words(f"`{shorten(one.text)}`" for one in these[:3])
            message = f"{len(these)} {many}: {where}; the first are {shown}"
            told.append(Diagnostic(code, message, place(sheet, these[0].row, these[0].column), help_, severity))
            continue
        for one in these:
            message = f"`{shorten(one.text)}` {one_of_them}"
            told.append(Diagnostic(code, message, place(sheet, one.row, one.column), help_, severity))
    return told


def _doubtful(sheet: Sheet, found: Found) -> list[Diagnostic]:
    help_ = "list its row under `skip` in the `[[table]]` if it is none"
    told = [
        Diagnostic(
            "PA566",
            f"the row of `{shorten(one.text)}` may be no record; it is read as one",
            place(sheet, one.row, one.column),
            help_,
            Severity.WARNING,
        )
        for one in found.doubtful[:_ONE_BY_ONE]
    ]
    if len(found.doubtful) <= _ONE_BY_ONE:
        return told
    first = found.doubtful[0]
    numbers = (one.column if found.transposed else one.row for one in found.doubtful)
    where = spans(numbers, "column" if found.transposed else "row", across=found.transposed)
    message = f"{len(found.doubtful)} rows may be no records; they are read as such: {where}"
    return [Diagnostic("PA566", message, place(sheet, first.row, first.column), help_, Severity.WARNING)]


# ------------------------------------------------------------------------------------------------ shape


def _transposed(sheet: Sheet, found: Found) -> Diagnostic:
    where = spans(found.records, "column", across=True)
    message = (
        f"the table is transposed: its headings stand below each other in column {letters(found.header[0])}, "
        f"and each of the {where} is a record"
    )
    help_ = "say `transposed = false` in the `[[table]]` if it is not"
    return _note("PA570", message, place(sheet, found.left + 1, found.header[0]), help_)


def _merged(sheet: Sheet, found: Found) -> list[Diagnostic]:
    """Tells once a column which cells stand for several records."""
    by_column: dict[int, list[Area]] = {}
    for area in merged_down(found):
        by_column.setdefault(area.left, []).append(area)
    told = []
    for index, areas in sorted(by_column.items()):
        at = index - 1 - found.left
        heading = found.columns[at] if 0 <= at < len(found.columns) else ""
        where = spans((n for one in areas for n in range(one.top, one.bottom + 1)), "row", across=False)
        if found.transposed:
            where = spans((n for one in areas for n in range(one.top, one.bottom + 1)), "column", across=True)
        message = f"merged cells of `{heading}` are read as the cell of every record beside them, in {where}"
        first = min(areas, key=lambda one: one.top)
        row, column = (first.left, first.top) if found.transposed else (first.top, first.left)
        told.append(_note("PA567", message, place(sheet, row, column), ""))
    return told


def _cell_notes(sheet: Sheet) -> list[Diagnostic]:
    told = []
    for (row, column), text in sorted(sheet.notes.items())[:_NOTES]:
        message = f"a note on the cell says `{shorten(text)}`; it is not read"
        told.append(_note("PA569", message, place(sheet, row, column), "put it into a cell if it counts"))
    if len(sheet.notes) > _NOTES:
        (row, column), _ = sorted(sheet.notes.items())[_NOTES]
        message = f"{len(sheet.notes) - _NOTES} more cells have notes, which are not read"
        told.append(_note("PA569", message, place(sheet, row, column), "put them into cells if they count"))
    return told


def _corner(sheet: Sheet) -> str:
    first = sheet.rows[0].number if sheet.rows else 1
    return cell_name(sheet.name, first, 1) if sheet.name else f"row {first}"


def _note(code: str, message: str, where: Origin, help_: str) -> Diagnostic:
    return Diagnostic(code, message, where, help_, Severity.NOTE)
