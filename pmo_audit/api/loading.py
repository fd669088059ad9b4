"""Standards and portfolios in, with all that is wrong with either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from pmo_audit import __version__, ir
from pmo_audit.analysis import combine
from pmo_audit.auditing import check_examples, depends_on_day
from pmo_audit.caching import Cache, CheckedPack, CheckedPacks, cache_folder
from pmo_audit.classes import TYPE_CHECKING, dataclass, field, replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.packs import Pack, parse_about, parse_mapping, read_pack
from pmo_audit.records import Schema, core_schema
from pmo_audit.settings import ImportMapping, laid_over
from pmo_audit.sources import Loaded
from pmo_audit.sources import load_data as read_data
from pmo_audit.sources import load_portfolio as read_portfolio
from pmo_audit.text import SourceText

if TYPE_CHECKING:
    pass


class InputError(Exception):
    """The standards cannot be used as they are; `diagnostics` says why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A standard in the cache, and under what."""

    cache: Cache
    key: str
    standard: ir.Standard


@dataclass(frozen=True, slots=True)
class LoadedStandard:
    """A checked standard, the mapping that ships with it, and all that is wrong with either.

    Rules with mistakes are not in `standard`.
    """

    standard: ir.Standard
    mapping: ImportMapping | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceText, ...] = ()
    description: str = ""
    kept: Kept | None = field(default=None, compare=False, repr=False)
    """Under what it was found or kept in the cache, so that what is compiled of it can be kept too."""

    @property
    def unchanged(self) -> Kept | None:
        """What the cache has of it; None where it has nothing, or the standard was changed since."""
        return self.kept if self.kept is not None and self.kept.standard is self.standard else None

    @property
    def ok(self) -> bool:
        """Whether it can be used: there is no error in it."""
        return not any(one.severity is Severity.ERROR for one in self.diagnostics)


def load_standard(where: Path | str, *, as_of: date | None = None, cache: bool = True) -> LoadedStandard:
    """A standard from a rule file, a folder of them, or a shipped pack by name; its examples are run.

    `as_of` is the day for examples that name none; today where it is not given. What was checked before is taken from
    the user's cache (`pmo_audit.caching`), unless `cache` is False.
    """
    pack, day = read_pack(where), as_of or date.today()
    if not pack.sources:
        mapping, told = parse_mapping(pack)
        return LoadedStandard(ir.Standard.empty(pack.name), mapping, pack.diagnostics + told)
    folder = cache_folder() if cache and not pack.diagnostics else None
    checked_before = CheckedPacks(Cache(folder), __version__, pack.texts)
    checked = checked_before.find(day)
    if checked is None:
        checked = _check(pack, day)
        checked_before.keep(checked)
    key = checked_before.key
    kept = Kept(Cache(folder), key, checked.standard) if key is not None else None
    return LoadedStandard(
        checked.standard, checked.mapping, checked.diagnostics, checked.sources, checked.description, kept
    )


def parse_standard(text: str, name: str = "<text>", *, as_of: date | None = None) -> LoadedStandard:
    """A standard from rule text, for programs that keep it somewhere else than in files."""
    checked = _check(Pack(name, (SourceText(name, text),)), as_of or date.today())
    return LoadedStandard(checked.standard, None, checked.diagnostics, checked.sources)


def _check(pack: Pack, day: date) -> CheckedPack:
    from pmo_audit.analysis import check_standard  # brings the parser along, which takes its time

    description, about_told = parse_about(pack)
    mapping, mapping_told = parse_mapping(pack)
    checked = check_standard(pack.sources, core_schema())
    schema, _ = combine([checked.standard])
    examples = check_examples(checked.standard, schema, day)
    told = pack.diagnostics + about_told + mapping_told + checked.diagnostics + examples
    dated = day if depends_on_day(checked.standard) else None
    return CheckedPack(checked.standard, mapping, told, pack.sources, description, dated)


def sources_of(standard: ir.Standard) -> tuple[SourceText, ...]:
    """The files that rules and parameters stand in."""
    places = [*(one.place for one in standard.rules), *(one.place for one in standard.parameters)]
    return tuple({one.source.name: one.source for one in places}.values())


def mentioned(mapping: ImportMapping | None) -> frozenset[str]:
    """The fields and words that a mapping speaks of."""
    fields = [each for table in (mapping.tables if mapping is not None else ()) for each in table.fields.items()]
    return frozenset(name for name, _ in fields) | {meant for _, one in fields for _, meant in one.words}


def schema_of(standards: Iterable[LoadedStandard | ir.Standard]) -> Schema:
    """The records that these standards together speak of: the core ones, with the fields and stages they add."""
    return combine(plain_of(standards))[0]


def load_portfolio(
    path: Path | str | Sequence[Path | str],
    *,
    standards: Iterable[LoadedStandard | ir.Standard] = (),
    schema: Schema | None = None,
    mapping: ImportMapping | None = None,
) -> Loaded:
    """A portfolio from a file or folder of CSV and JSON, or from several of them together.

    `schema` is that of the standards where it is not given. `mapping` is the organisation's own; without one, the
    first that a standard ships is used, and where it has no tables it is laid over that one.
    """
    standards = tuple(standards)
    mapping, told = with_mapping(standards, mapping)
    loaded = read_portfolio(path, schema=schema or schema_of(standards), mapping=mapping)
    return replace(loaded, diagnostics=told + loaded.diagnostics)


def load_data(
    document: object,
    *,
    standards: Iterable[LoadedStandard | ir.Standard] = (),
    schema: Schema | None = None,
    mapping: ImportMapping | None = None,
    name: str = "<data>",
) -> Loaded:
    """A portfolio from dicts and lists in the shape of the JSON files, for programs that hold it in memory."""
    standards = tuple(standards)
    mapping, told = with_mapping(standards, mapping)
    loaded = read_data(document, schema=schema or schema_of(standards), mapping=mapping, name=name)
    return replace(loaded, diagnostics=told + loaded.diagnostics)


def plain_of(standards: Iterable[LoadedStandard | ir.Standard]) -> tuple[ir.Standard, ...]:
    """The checked standards themselves."""
    return tuple(one.standard if isinstance(one, LoadedStandard) else one for one in standards)


def with_mapping(
    standards: Sequence[LoadedStandard | ir.Standard], own: ImportMapping | None
) -> tuple[ImportMapping | None, tuple[Diagnostic, ...]]:
    """The mapping to read by: the organisation's own, over the first that a standard ships; another is told."""
    shipped = [one for one in standards if isinstance(one, LoadedStandard) and one.mapping is not None]
    if own is not None and own.tables:
        return own, ()
    told = tuple(
        Diagnostic(
            "PA715",
            f"`{other.standard.name}` ships a mapping too, and that of `{shipped[0].standard.name}` is used",
            None,
            "write the mapping of your data in pmo-audit.toml",
            Severity.WARNING,
        )
        for other in shipped[1:]
    )
    if not shipped or shipped[0].mapping is None:
        return own, ()
    return (laid_over(own, shipped[0].mapping) if own is not None else shipped[0].mapping), told
