"""Loads a portfolio: files, folders or a Python program's own data, each to the same records.

Nothing here raises for what it is given: what cannot be read is told, and missing from the portfolio.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Portfolio, Schema
from pmo_audit.settings import ImportMapping, Layout
from pmo_audit.sources.binding import encoding_of
from pmo_audit.sources.decoding import in_utf8
from pmo_audit.sources.intake import Intake
from pmo_audit.sources.json_source import read_document
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.readers import NOT_YET, READERS, TEXTS, Reader
from pmo_audit.sources.spreading import Spreader
from pmo_audit.sources.tables import Lost, RawTable, Reading, clean
from pmo_audit.text import Origin, in_words

_OUR_OWN = frozenset(("pmo-audit.toml", "mapping.toml"))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A portfolio, and everything that was odd about what it was read from."""

    portfolio: Portfolio
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether something was lost on the way in."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)


def load_portfolio(
    path: Path | str | Sequence[Path | str], *, schema: Schema, mapping: ImportMapping | None = None
) -> Loaded:
    """The portfolio in a file, in a folder of files (its own folders are not searched), or in several of these."""
    notes = Notes()
    paths = [path] if isinstance(path, Path | str) else list(path)
    tables: list[RawTable] = []
    spreader = Spreader(mapping or ImportMapping(), notes)
    sources: dict[str, str] = {}
    seen: set[Path] = set()
    for one in _files(map(Path, paths), tables, notes):
        real = one.resolve()
        if real not in seen:
            seen.add(real)
            reading = _read(one, tables, sources, notes, spreader, mapping, _as_sheet(one, schema, mapping))
            tables += sheet_tables(reading, mapping or ImportMapping(), schema, notes)
    spreader.finish()
    return _loaded(tables, tuple(sources.items()), schema, mapping, notes)


def load_data(
    document: object,
    *,
    schema: Schema,
    mapping: ImportMapping | None = None,
    name: str = "<data>",
    within: Portfolio | None = None,
) -> Loaded:
    """The portfolio in lists and dicts of the same shape as JSON.

    Values may also be ints, floats, `Decimal`, `Fraction`, dates and times. `name` stands for the file in places; a
    bare list needs it to be the name of an entity, such as `projects`, or a mapping for it. `within` is a portfolio to
    whose records these may refer; it is not part of what is returned.
    """
    notes = Notes()
    reading = read_document(document, name, name)
    for diagnostic in reading.diagnostics:
        notes.add(diagnostic)
    spreader = Spreader(mapping or ImportMapping(), notes)
    tables = spreader.tables(reading, name)
    spreader.finish()
    return _loaded(tables, (), schema, mapping, notes, within)


def _loaded(
    tables: Iterable[RawTable],
    sources: tuple[tuple[str, str], ...],
    schema: Schema,
    mapping: ImportMapping | None,
    notes: Notes,
    within: Portfolio | None = None,
) -> Loaded:
    intake = Intake(schema, mapping or ImportMapping(), notes, within)
    intake.take(tables)
    portfolio = Portfolio(schema, intake.registers(), sources, intake.never_filled())
    return Loaded(portfolio, notes.told())


def _files(paths: Iterable[Path], tables: list[RawTable], notes: Notes) -> Iterable[Path]:
    """The files to read, in order; what cannot be read is noted."""
    for path in paths:
        name = _name(path)
        try:
            if path.is_dir():
                yield from _folder(path, tables, notes)
            elif not path.is_file():
                message = f"there is no file or folder `{clean(path.as_posix())}`"
                notes.add(Diagnostic("PA501", message, None, "check the path"))
            elif path.suffix.lower() in READERS:
                yield path
            else:
                _refuse(path, tables, notes)
        except (OSError, ValueError):
            help_ = "check that you may read it"
            notes.add(Diagnostic("PA501", f"`{name}` cannot be opened", None, help_))


def _folder(folder: Path, tables: list[RawTable], notes: Notes) -> Iterable[Path]:
    found = sorted(one for one in folder.iterdir() if not one.name.startswith((".", "~$")) and one.name not in _OUR_OWN)
    readable = [one for one in found if one.suffix.lower() in READERS and one.is_file()]
    waiting = [one for one in found if one.suffix.lower() in NOT_YET]
    for one in waiting:
        _refuse(one, tables, notes)
    if not readable and not waiting:
        holds = f"; it holds {in_words(f'`{clean(one.name)}`' for one in found[:5])}" if found else ""
        message = f"the folder `{_name(folder)}` holds nothing that can be read{holds}"
        notes.add(Diagnostic("PA502", message, None, f"files end in {_endings()}"))
        return
    for one in found:
        if one not in readable and one not in waiting:
            message = "folders in the folder are not read" if one.is_dir() else f"only {_endings()} are read"
            notes.add(Diagnostic("PA503", message, Origin(_name(one), ""), "", Severity.NOTE))
    yield from readable


def _refuse(path: Path, tables: list[RawTable], notes: Notes) -> None:
    """Notes a file of a format that is not read; if its name tells a register, that register is incomplete."""
    suffix = path.suffix.lower()
    kind = f"files ending in `{suffix}`" if suffix else "files without an ending"
    message = f"{kind} are not read{' yet' if suffix in NOT_YET else ''}"
    help_ = f"save it as one that ends in {_endings()}"
    notes.add(Diagnostic("PA503", message, Origin(_name(path), ""), help_))
    tables.append(RawTable(_name(path), clean(path.stem), delivered=False, lost=[Lost("", message)]))


def _read(
    path: Path,
    tables: list[RawTable],
    sources: dict[str, str],
    notes: Notes,
    spreader: Spreader,
    mapping: ImportMapping | None,
    reader: Reader | None = None,
) -> Reading:
    """Reads a file with the reader that its name asks for, or with this one."""
    name = _name(path)
    if name in sources:
        name = clean(path.as_posix())
    try:
        content = path.read_bytes()
    except OSError:
        message = f"`{name}` cannot be opened"
        notes.add(Diagnostic("PA501", message, None, "check that you may read it"))
        tables.append(RawTable(name, clean(path.stem), delivered=False, lost=[Lost("", message)]))
        return Reading()
    sources[name] = hashlib.sha256(content).hexdigest()
    if path.suffix.lower() in TEXTS and mapping is not None and (encoding := encoding_of(name, mapping)):
        content = in_utf8(content, encoding)
    reading = (reader or READERS[path.suffix.lower()])(content, name, clean(path.stem))
    for diagnostic in reading.diagnostics:
        notes.add(diagnostic)
    tables += spreader.tables(reading, name)
    return reading


def sheet_tables(reading: Reading, mapping: ImportMapping, schema: Schema, notes: Notes) -> list[RawTable]:
    """The tables in the sheets that a reader gave."""
    if not reading.sheets:
        return []
    from pmo_audit.sources.layout import tables_in  # many a run reads none

    made = tables_in(reading.sheets, mapping, schema, notes)
    for table in made:
        table.lost += reading.lost
    return made


def _as_sheet(path: Path, schema: Schema, mapping: ImportMapping | None) -> Reader | None:
    """What reads a CSV file as a sheet, where the mapping says more of its table than which columns it has."""
    said = [one for one in mapping.tables if one.layout != Layout()] if mapping is not None else []
    if not said or path.suffix.lower() not in (".csv", ".tsv"):
        return None
    from pmo_audit.sources.csv_source import csv_sheet
    from pmo_audit.sources.layout.asking import entities_by_name, speaks_of

    names = entities_by_name(schema)
    speaks = any(speaks_of(one, _name(path), clean(path.stem), names) for one in said)
    return csv_sheet if speaks else None


def _name(path: Path) -> str:
    """How a file is called in places and reports: as the user gave it, but without the folders of this machine.

    Reports travel, and the same data must give the same bytes wherever it lies.
    """
    shown = Path(path.parent.name, path.name) if path.is_absolute() else path
    return clean(shown.as_posix())


def _endings() -> str:
    return in_words((f"`{suffix}`" for suffix in READERS), "or")
