"""Loads a portfolio: files, folders or a Python program's own data, each to the same records.

Nothing here raises for what it is given: what cannot be read is told, and missing from the portfolio.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from pmo_audit.classes import TYPE_CHECKING, dataclass, replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Portfolio, Schema
from pmo_audit.settings import ImportMapping, Layout
from pmo_audit.sources.binding import encoding_of
from pmo_audit.sources.decision_files import NAME as DECISIONS
from pmo_audit.sources.decision_files import WORKBOOK, files_among
from pmo_audit.sources.decoding import ProposedEncoding, in_utf8, propose_encoding
from pmo_audit.sources.intake import Intake
from pmo_audit.sources.json_source import read_document
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.readers import NOT_YET, READERS, TEXTS, Reader
from pmo_audit.sources.tables import Lost, RawTable, Reading, clean
from pmo_audit.text import Origin, in_words

if TYPE_CHECKING:
    from pmo_audit.oversight import Decided
    from pmo_audit.sources.forms import FormReader
    from pmo_audit.sources.spreading import Spreader

_PLAIN = (".csv", ".tsv")
"""Endings of files that may be read as sheets, where a mapping says where in them a table stands."""
_OUR_OWN = frozenset(("pmo-audit.toml", "mapping.toml", DECISIONS, WORKBOOK))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A portfolio, and everything that was odd about what it was read from."""

    portfolio: Portfolio
    diagnostics: tuple[Diagnostic, ...] = ()
    decided: tuple[Decided, ...] = ()
    """What was decided about overlaps, where that stands beside the data."""

    @property
    def is_partial(self) -> bool:
        """Whether something was lost on the way in."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)


def load_portfolio(
    path: Path | str | Sequence[Path | str], *, schema: Schema, mapping: ImportMapping | None = None
) -> Loaded:
    """The portfolio in a file, in a folder of files (its own folders are not searched), or in several of these."""
    return read_files(path).portfolio(schema, mapping)


@dataclass(frozen=True, slots=True)
class OneFile:
    """A file that was read. `content` is kept where another mapping may ask for another reader."""

    name: str
    stem: str
    suffix: str
    reading: Reading
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Files:
    """Files that were read, before anything is made of what stands in them."""

    files: tuple[OneFile, ...]
    checksums: tuple[tuple[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]
    """What was odd about finding them; what is odd about what stands in them, the readings tell."""
    decided: tuple[Decided, ...] = ()
    """What was decided about overlaps, where that stands beside them."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What their readers made of them."""
        return tuple(one.reading for one in self.files)

    def guessed(self) -> tuple[Files, Mapping[str, ProposedEncoding]]:
        """The same, each file that is not UTF-8 in the encoding that makes most sense of it; and which these are."""
        found: dict[str, ProposedEncoding] = {}
        files: list[OneFile] = []
        for one in self.files:
            proposed = propose_encoding(one.content) if one.content else None
            if proposed is not None:
                found[one.name] = proposed
                content = in_utf8(one.content, proposed.encoding)
                files.append(replace(one, reading=READERS[one.suffix](content, one.name, one.stem)))
            else:
                files.append(one)
        return replace(self, files=tuple(files)), MappingProxyType(found)

    def portfolio(self, schema: Schema, mapping: ImportMapping | None = None) -> Loaded:
        """The portfolio in them, as a mapping says."""
        notes, readable = Notes(), schema.delivered
        for told in self.diagnostics:
            notes.add(told)
        mapping = mapping or ImportMapping()
        spreader, forms = _spreader(mapping, notes), _forms(mapping, notes)
        tables: list[RawTable] = []
        for one in self.files:
            if forms is not None and forms.is_map(one.name):
                continue
            reading = _as_mapped(one, readable, mapping)
            for told in reading.diagnostics:
                notes.add(told)
            if forms is not None and forms.takes(one.name):
                tables += forms.tables(reading, one.name)
                continue
            whole = spreader.tables(reading, one.name) if spreader is not None else reading.tables
            tables += [*whole, *_in_sheets(reading, mapping, readable, notes)]
        if spreader is not None:
            spreader.finish()
        if forms is not None:
            forms.finish()
        return replace(_loaded(tables, self.checksums, schema, mapping, notes), decided=self.decided)


def _spreader(mapping: ImportMapping, notes: Notes) -> Spreader | None:
    """What takes documents apart as the tables of a mapping say, where it has any."""
    if not mapping.tables:
        return None
    from pmo_audit.sources.spreading import Spreader  # many a run has no mapping

    return Spreader(mapping, notes)


def _forms(mapping: ImportMapping, notes: Notes) -> FormReader | None:
    """What reads the forms of a mapping, where it has any."""
    if not mapping.forms:
        return None
    from pmo_audit.sources.forms import FormReader  # many a run reads none

    return FormReader(mapping, notes)


def read_files(path: Path | str | Sequence[Path | str]) -> Files:
    """What stands in files, in the files of folders, or in several of these."""
    notes = Notes()
    paths = [path] if isinstance(path, Path | str) else list(path)
    files: list[OneFile] = []
    sources: dict[str, str] = {}
    seen: set[Path] = set()
    for one in _files(map(Path, paths), files, notes):
        real = one.resolve()
        if real not in seen:
            seen.add(real)
            files.append(_read(one, sources, notes))
    decided = _decided(paths, notes)
    return Files(tuple(files), tuple(sources.items()), notes.told(), decided)


def _decided(paths: Sequence[Path | str], notes: Notes) -> tuple[Decided, ...]:
    """What was decided about overlaps, as the files beside the data say."""
    if not files_among(paths):
        return ()
    from pmo_audit.sources.decisions import load_decisions  # few have any

    read = load_decisions(paths)
    for told in read.diagnostics:
        notes.add(told)
    return read.decided


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
    tables, spreader = reading.tables, _spreader(mapping or ImportMapping(), notes)
    if spreader is not None:
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
    intake = Intake(schema.delivered, mapping or ImportMapping(), notes, within)
    intake.take(tables)
    portfolio = Portfolio(schema, intake.registers(), sources, intake.never_filled())
    return Loaded(portfolio, notes.told())


def _files(paths: Iterable[Path], files: list[OneFile], notes: Notes) -> Iterable[Path]:
    """The files to read, in order; what cannot be read is noted."""
    for path in paths:
        name = _name(path)
        try:
            if path.is_dir():
                yield from _folder(path, files, notes)
            elif not path.is_file():
                message = f"there is no file or folder `{clean(path.as_posix())}`"
                notes.add(Diagnostic("PA501", message, None, "check the path"))
            elif path.suffix.lower() in READERS:
                if not _is_ours(path):
                    yield path
            else:
                _refuse(path, files, notes)
        except (OSError, ValueError):
            help_ = "check that you may read it"
            notes.add(Diagnostic("PA501", f"`{name}` cannot be opened", None, help_))


def _folder(folder: Path, files: list[OneFile], notes: Notes) -> Iterable[Path]:
    found = sorted(one for one in folder.iterdir() if not (one.name.startswith((".", "~$")) or _is_ours(one)))
    readable = [one for one in found if one.suffix.lower() in READERS and one.is_file()]
    waiting = [one for one in found if one.suffix.lower() in NOT_YET]
    for one in waiting:
        _refuse(one, files, notes)
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


def _is_ours(path: Path) -> bool:
    """Whether a file says how to read or audit registers, and is none."""
    return path.name.casefold() in _OUR_OWN or path.suffix.lower() == ".pmo"


def _refuse(path: Path, files: list[OneFile], notes: Notes) -> None:
    """Notes a file of a format that is not read; if its name tells a register, that register is incomplete."""
    suffix = path.suffix.lower()
    kind = f"files ending in `{suffix}`" if suffix else "files without an ending"
    message = f"{kind} are not read{' yet' if suffix in NOT_YET else ''}"
    help_ = f"save it as one that ends in {_endings()}"
    notes.add(Diagnostic("PA503", message, Origin(_name(path), ""), help_))
    files.append(_lost(path, _name(path), message))


def _read(path: Path, sources: dict[str, str], notes: Notes) -> OneFile:
    """Reads a file with the reader that its name asks for."""
    name = _name(path)
    if name in sources:
        name = clean(path.as_posix())
    try:
        content = path.read_bytes()
    except OSError:
        message = f"`{name}` cannot be opened"
        notes.add(Diagnostic("PA501", message, None, "check that you may read it"))
        return _lost(path, name, message)
    sources[name] = hashlib.sha256(content).hexdigest()
    suffix, stem = path.suffix.lower(), clean(path.stem)
    reading = READERS[suffix](content, name, stem)
    return OneFile(name, stem, suffix, reading, content if suffix in TEXTS else b"")


def _lost(path: Path, name: str, message: str) -> OneFile:
    """A file of which nothing could be read; if its name tells a register, that register is incomplete."""
    table = RawTable(name, clean(path.stem), delivered=False, lost=[Lost("", message)])
    return OneFile(name, clean(path.stem), path.suffix.lower(), Reading([table]))


def tables_of(reading: Reading, mapping: ImportMapping, schema: Schema, notes: Notes) -> list[RawTable]:
    """The tables that a reader found, and those in the sheets it gave."""
    return [*reading.tables, *_in_sheets(reading, mapping, schema, notes)]


def _in_sheets(reading: Reading, mapping: ImportMapping, schema: Schema, notes: Notes) -> list[RawTable]:
    """The tables in the sheets that a reader gave."""
    if not reading.sheets:
        return []
    from pmo_audit.sources.layout import tables_in  # many a run reads none

    made = tables_in(reading.sheets, mapping, schema, notes)
    for table in made:
        table.lost += reading.lost
    return made


def _as_mapped(file: OneFile, schema: Schema, mapping: ImportMapping) -> Reading:
    """What stands in a file, read anew where the mapping tells another encoding, or where in it a table stands."""
    encoding = encoding_of(file.name, mapping) if file.content else None
    reader = _as_sheet(file, schema, mapping)
    if not encoding and reader is None:
        return file.reading
    content = in_utf8(file.content, encoding) if encoding else file.content
    return (reader or READERS[file.suffix])(content, file.name, file.stem)


def _as_sheet(file: OneFile, schema: Schema, mapping: ImportMapping) -> Reader | None:
    """What reads a CSV file as a sheet, where the mapping says more of its table than which columns it has."""
    said = [one for one in mapping.tables if one.layout != Layout()]
    if not said or file.suffix not in _PLAIN or not file.content:
        return None
    from pmo_audit.sources.csv_source import csv_sheet
    from pmo_audit.sources.layout.asking import entities_by_name, speaks_of

    names = entities_by_name(schema)
    speaks = any(speaks_of(one, file.name, file.stem, names) for one in said)
    return csv_sheet if speaks else None


def _name(path: Path) -> str:
    """How a file is called in places and reports: as the user gave it, but without the folders of this machine.

    Reports travel, and the same data must give the same bytes wherever it lies.
    """
    shown = Path(path.parent.name, path.name) if path.is_absolute() else path
    return clean(shown.as_posix())


def _endings() -> str:
    return in_words((f"`{suffix}`" for suffix in READERS), "or")
