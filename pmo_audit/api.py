"""The Python door: load standards and a portfolio, audit, render.

    from datetime import date
    from pmo_audit import audit, load_portfolio, load_standard, render

    standards = [load_standard("stage_gate")]
    portfolio = load_portfolio("registers/", standards=standards)
    result = audit(standards, portfolio, as_of=date(2026, 3, 31))
    print(render(result, "markdown"))

What is wrong with the input never raises while loading: it is in the `diagnostics` of what was loaded, and in those
of the result. `audit` raises `InputError` where a standard has mistakes, or the portfolio was read without what the
standards add to it, since verdicts without some of the rules or facts would look like approval.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

from pmo_audit import __version__, ir
from pmo_audit.analysis import combine
from pmo_audit.auditing import Progress, Selection, check_examples, depends_on_day, select_rules, subject_of
from pmo_audit.auditing import audit as judge
from pmo_audit.caching import Cache, CheckedPack, CheckedPacks, Programs, cache_folder
from pmo_audit.classes import TYPE_CHECKING, dataclass, field, replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import AuditResult, CheckResult, Verdict
from pmo_audit.packs import Pack, parse_about, parse_mapping, read_pack, shipped_packs
from pmo_audit.records import Portfolio, Record, Register, Schema, core_schema, with_project
from pmo_audit.settings import ImportMapping, laid_over
from pmo_audit.sources import Loaded
from pmo_audit.sources import load_data as read_data
from pmo_audit.sources import load_portfolio as read_portfolio
from pmo_audit.text import SourceText

if TYPE_CHECKING:
    from pmo_audit.authoring.impact import Impact
    from pmo_audit.authoring.report import Report
    from pmo_audit.backends.compiled import Compiled

__all__ = [
    "AuditResult",
    "CheckResult",
    "InputError",
    "Loaded",
    "LoadedStandard",
    "audit",
    "check",
    "compiled_of",
    "diff",
    "format_standard",
    "lint",
    "load_data",
    "load_portfolio",
    "load_standard",
    "parse_standard",
    "render",
    "schema_of",
    "shipped_packs",
    "try_standard",
]


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


def format_standard(text: str, name: str = "<text>") -> str:
    """Rule text in its canonical layout, as `pmo-audit fmt` writes it; what cannot be read stays as it is."""
    from pmo_audit.language.formatting import format_text  # brings the parser along, which takes its time

    return format_text(SourceText(name, text)).text


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


def lint(
    standard: LoadedStandard | ir.Standard, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """What is probably wrong with a standard although it can be read; nothing for one that has mistakes.

    Each of it comes with a proof, with a record that shows it, or stands in the text for all to see. `select` and
    `ignore` are codes such as PA452. Raises ValueError for the code of anything else.
    """
    from pmo_audit.authoring.lints import lint_codes, lint_standard  # only those who write standards need them

    unknown = [one for one in (*select, *ignore) if one not in lint_codes()]
    if unknown:
        raise ValueError(f"no lint has the code {unknown[0]}")
    if isinstance(standard, ir.Standard):
        plain, sources, mapping = standard, _sources_of(standard), None
    else:
        plain, sources, mapping = standard.standard, standard.sources, standard.mapping
        if not standard.ok:
            return ()
    told = lint_standard(plain, combine([plain])[0], sources, _mentioned(mapping))
    return tuple(one for one in told if (not select or one.code in select) and one.code not in ignore)


def _sources_of(standard: ir.Standard) -> tuple[SourceText, ...]:
    """The files that rules and parameters stand in."""
    places = [*(one.place for one in standard.rules), *(one.place for one in standard.parameters)]
    return tuple({one.source.name: one.source for one in places}.values())


def _mentioned(mapping: ImportMapping | None) -> frozenset[str]:
    """The fields and words that a mapping speaks of."""
    fields = [each for table in (mapping.tables if mapping is not None else ()) for each in table.fields.items()]
    return frozenset(name for name, _ in fields) | {meant for _, one in fields for _, meant in one.words}


def schema_of(standards: Iterable[LoadedStandard | ir.Standard]) -> Schema:
    """The records that these standards together speak of: the core ones, with the fields and stages they add."""
    return combine(_plain(standards))[0]


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
    mapping, told = _with_mapping(standards, mapping)
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
    mapping, told = _with_mapping(standards, mapping)
    loaded = read_data(document, schema=schema or schema_of(standards), mapping=mapping, name=name)
    return replace(loaded, diagnostics=told + loaded.diagnostics)


def audit(
    standards: Iterable[LoadedStandard | ir.Standard],
    portfolio: Loaded | Portfolio,
    *,
    as_of: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    projects: Sequence[str] = (),
    progress: Progress | None = None,
) -> AuditResult:
    """Judge a portfolio by standards as of a day (today where none is given).

    `select` and `ignore` name rules by code or `#tag`, `projects` restricts to those ids. Raises `InputError` where
    a standard has mistakes or two contradict each other.
    """
    standards = tuple(standards)
    records, told = _records(portfolio)
    told = _usable(standards, records) + told
    return judge(
        _plain(standards),
        records,
        as_of=as_of or date.today(),
        version=__version__,
        selection=Selection(tuple(select), tuple(ignore), tuple(projects)),
        diagnostics=told,
        progress=progress,
        compiled=_program(standards, whole=not select and not ignore),
    )


def check(
    project: Mapping[str, object] | Record,
    *,
    within: Loaded | Portfolio,
    standards: Iterable[LoadedStandard | ir.Standard],
    as_of: date | None = None,
    mapping: ImportMapping | None = None,
) -> CheckResult:
    """Judge one project as somebody proposes it, before it is approved, in the context of a portfolio.

    `project` is one in the shape of the JSON files, with its registers nested in it, or a record. It takes the place of
    the project of that id in the portfolio, which itself stays as it is, or is added to it. Registers that it does not
    bring are those of the portfolio; of a project that the portfolio does not know they are not delivered. Raises
    `InputError` for what `audit` does, and where no project can be made of what was given.
    """
    standards = tuple(standards)
    around, _ = _records(within)
    told = _usable(standards, around)
    proposed, read = _records(_proposed(project, around, _with_mapping(standards, mapping)[0]))
    if len(proposed.register("project").records) != 1:
        raise InputError(read)
    (record,) = proposed.register("project").records
    portfolio = with_project(around, proposed)
    verdicts: list[Verdict] = []
    result = judge(
        _plain(standards),
        portfolio,
        as_of=as_of or date.today(),
        version=__version__,
        selection=Selection(projects=(record.key,)),
        diagnostics=told + read,
        listener=verdicts.append,
        by_reference=True,
    )
    return CheckResult(
        subject_of(portfolio, record), result.run.as_of, tuple(verdicts), result.findings, result.diagnostics
    )


def compiled_of(standards: Iterable[LoadedStandard | ir.Standard]) -> Compiled:
    """The rules of these standards as one program; from the cache where it has been compiled before."""
    from pmo_audit.backends.compiled import Compiled

    standards = tuple(standards)
    known = _program(standards, whole=True)
    return known if known is not None else Compiled.of(rule for one in _plain(standards) for rule in one.rules)


def _program(standards: Sequence[LoadedStandard | ir.Standard], *, whole: bool) -> Compiled | None:
    """What the cache has compiled of these standards; where it has nothing and they are `whole`, it is made and kept.

    None where the cache has no say in it: for standards that are not in it, or have been changed since.
    """
    found = (one.unchanged for one in standards if isinstance(one, LoadedStandard))
    known = [one for one in found if one is not None]
    if not known or len(known) < len(standards):
        return None
    from pmo_audit.backends.compiled import Compiled

    programs = Programs(known[0].cache, [one.key for one in known])
    program = programs.find()
    compiled = Compiled.from_cache(program) if program is not None else None
    if compiled is None and whole:
        compiled = Compiled.of(rule for one in known for rule in one.standard.rules)
        programs.keep(compiled.to_cache())
    return compiled


def _proposed(project: object, around: Portfolio, mapping: ImportMapping | None) -> Loaded:
    """The project alone, with what came with it."""
    if isinstance(project, Record):
        registers = {"project": Register("project", (project,), delivered=True)}
        return Loaded(Portfolio(around.schema, registers))
    if not isinstance(project, Mapping):
        help_ = 'give it as `{"id": …, "name": …}`, or as a record'
        raise InputError([Diagnostic("PA509", "what is to be checked is not a project", None, help_)])
    return read_data({"projects": [project]}, schema=around.schema, mapping=mapping, name="<project>", within=around)


def render(result: AuditResult, format: str = "html") -> str:
    """The report in a format: html, json, markdown or text. Raises ValueError for any other."""
    from pmo_audit.reporting import render as render_report  # jinja2 takes its time; most callers never render

    return render_report(result, format)


def try_standard(
    standard: LoadedStandard | ir.Standard,
    *,
    as_of: date | None = None,
    select: Sequence[str] = (),
    mutate: bool = False,
    progress: Progress | None = None,
) -> Report:
    """The examples of a standard tried one by one, with what they see of it, and with `mutate` what they would notice.

    `as_of` is the day for examples that name none; today where it is not given. `select` names rules by code or
    `#tag`.
    """
    from pmo_audit.authoring.report import report_on  # most callers never write standards

    plain = _plain([standard])
    chosen, _ = select_rules(plain, Selection(select=tuple(select)))
    rules = [rule for _, rule in chosen]
    today = as_of or date.today()
    return report_on(plain[0], rules, combine(plain)[0], today, clock=perf_counter, mutate=mutate, progress=progress)


def diff(
    old: LoadedStandard | ir.Standard,
    new: LoadedStandard | ir.Standard,
    portfolio: Loaded | Portfolio,
    *,
    as_of: date | None = None,
    as_of_new: date | None = None,
    new_portfolio: Loaded | Portfolio | None = None,
    select: Sequence[str] = (),
    progress: Progress | None = None,
) -> Impact:
    """Whose verdicts change between two versions of a standard, or two days, in which direction, and why.

    `as_of` is the day of both sides (today where it is not given), unless `as_of_new` gives the new side its own.
    Where the two standards add different fields, stages or records, each needs the data as it reads them:
    `portfolio` is that of the old side then, and `new_portfolio` that of the new. Raises `InputError` where a
    standard has mistakes, or the data was read for other standards; examples that disagree are no obstacle, since
    what a change would do is asked before they are put right.
    """
    from pmo_audit.authoring.impact import Side, impact_of

    day = as_of or date.today()
    given = ((old, portfolio, day), (new, new_portfolio or portfolio, as_of_new or day))
    sides = []
    for standard, data, on in given:
        plain = data.portfolio if isinstance(data, Loaded) else data
        told = list(standard.diagnostics) if isinstance(standard, LoadedStandard) else []
        told += _read_otherwise(combine(_plain([standard]))[0], plain)
        wrong = [one for one in told if one.severity is Severity.ERROR and one.code != "PA401"]
        if wrong:
            raise InputError(wrong)
        sides.append(Side(_plain([standard])[0], plain, on))
    return impact_of(sides[0], sides[1], select=select, progress=progress)


def _records(portfolio: Loaded | Portfolio) -> tuple[Portfolio, tuple[Diagnostic, ...]]:
    """The portfolio itself, and what was odd about what it was read from."""
    return (portfolio.portfolio, portfolio.diagnostics) if isinstance(portfolio, Loaded) else (portfolio, ())


def _usable(standards: Sequence[LoadedStandard | ir.Standard], portfolio: Portfolio) -> tuple[Diagnostic, ...]:
    """What there is to say of the standards. Raises `InputError` where they cannot be used on this portfolio."""
    told = [one for each in standards if isinstance(each, LoadedStandard) for one in each.diagnostics]
    schema, contradictions = combine(_plain(standards))
    told += contradictions
    if not contradictions:
        told += _read_otherwise(schema, portfolio)
    wrong = [one for one in told if one.severity is Severity.ERROR]
    if wrong:
        raise InputError(wrong)
    return tuple(told)


def _plain(standards: Iterable[LoadedStandard | ir.Standard]) -> tuple[ir.Standard, ...]:
    return tuple(one.standard if isinstance(one, LoadedStandard) else one for one in standards)


def _with_mapping(
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


def _read_otherwise(schema: Schema, portfolio: Portfolio) -> list[Diagnostic]:
    """What the standards add to the records and the portfolio was read without."""
    told = []
    for entity in schema.entities:
        for one in schema.fields_of(entity):
            read = portfolio.schema.find_field(entity, one.name) if entity in portfolio.schema.entities else None
            if read is None or read.type != one.type:
                message = f"the portfolio was read without `{one.name}` of {entity}, as these standards declare it"
                told.append(Diagnostic("PA404", message, None, "load it with `standards=` the same as here"))
    return told
