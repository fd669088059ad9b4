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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_audit import __version__, ir
from pmo_audit.analysis import check_standard, combine
from pmo_audit.auditing import Progress, Selection, check_examples
from pmo_audit.auditing import audit as judge
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import AuditResult
from pmo_audit.packs import load_pack, shipped_packs
from pmo_audit.records import Portfolio, Schema, core_schema
from pmo_audit.settings import ImportMapping, laid_over
from pmo_audit.sources import Loaded
from pmo_audit.sources import load_data as read_data
from pmo_audit.sources import load_portfolio as read_portfolio
from pmo_audit.text import SourceText

if TYPE_CHECKING:
    from pmo_audit.auditing.why import Why

__all__ = [
    "AuditResult",
    "InputError",
    "Loaded",
    "LoadedStandard",
    "audit",
    "load_data",
    "load_portfolio",
    "load_standard",
    "parse_standard",
    "render",
    "schema_of",
    "shipped_packs",
    "why",
]


class InputError(Exception):
    """The standards cannot be used as they are; `diagnostics` says why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


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

    @property
    def ok(self) -> bool:
        """Whether it can be used: there is no error in it."""
        return not any(one.severity is Severity.ERROR for one in self.diagnostics)


def load_standard(where: Path | str, *, as_of: date | None = None) -> LoadedStandard:
    """A standard from a rule file, a folder of them, or a shipped pack by name; its examples are run.

    `as_of` is the day for examples that name none; today where it is not given.
    """
    pack = load_pack(where)
    if not pack.sources:
        return LoadedStandard(ir.Standard.empty(pack.name), pack.mapping, pack.diagnostics)
    return _checked(pack.sources, pack.mapping, pack.diagnostics, pack.description, as_of)


def parse_standard(text: str, name: str = "<text>", *, as_of: date | None = None) -> LoadedStandard:
    """A standard from rule text, for programs that keep it somewhere else than in files."""
    return _checked((SourceText(name, text),), None, (), "", as_of)


def _checked(
    sources: tuple[SourceText, ...],
    mapping: ImportMapping | None,
    told: tuple[Diagnostic, ...],
    description: str,
    as_of: date | None,
) -> LoadedStandard:
    checked = check_standard(sources, core_schema())
    schema, _ = combine([checked.standard])
    examples = check_examples(checked.standard, schema, as_of or date.today())
    return LoadedStandard(checked.standard, mapping, told + checked.diagnostics + examples, sources, description)


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
    plain, told = _ready(standards, portfolio)
    if isinstance(portfolio, Loaded):
        told += portfolio.diagnostics
        portfolio = portfolio.portfolio
    return judge(
        plain,
        portfolio,
        as_of=as_of or date.today(),
        version=__version__,
        selection=Selection(tuple(select), tuple(ignore), tuple(projects)),
        diagnostics=told,
        progress=progress,
    )


def why(
    standards: Iterable[LoadedStandard | ir.Standard],
    portfolio: Loaded | Portfolio,
    rule: str,
    subject: str,
    *,
    as_of: date | None = None,
    depth: int = 2,
) -> Why:
    """Why a rule says of a record what it says, what each answer would give where it is open, and what would mend it.

    `rule` is a code or `standard/CODE`, `subject` the id or name of a record. `depth` is 1 for the clauses that
    decided, 2 for how they hang together, 3 for everything that was looked at. Raises `InputError` where a standard
    has mistakes, or where there is no such rule or record.
    """
    from pmo_audit.auditing.why import explain, find_rule, find_subject  # a run needs none of it

    if depth not in (1, 2, 3):
        raise ValueError(f"there is no depth {depth}: it is 1, 2 or 3")
    plain, _ = _ready(standards, portfolio)
    portfolio = portfolio.portfolio if isinstance(portfolio, Loaded) else portfolio
    found = find_rule(plain, rule)
    if isinstance(found, Diagnostic):
        raise InputError([found])
    record = find_subject(portfolio, found[1], subject)
    if isinstance(record, Diagnostic):
        raise InputError([record])
    return explain(plain, *found, portfolio, record, as_of=as_of or date.today(), depth=depth)


def render(result: AuditResult, format: str = "html") -> str:
    """The report in a format: html, json, markdown or text. Raises ValueError for any other."""
    from pmo_audit.reporting import render as render_report  # jinja2 takes its time; most callers never render

    return render_report(result, format)


def _ready(
    standards: Iterable[LoadedStandard | ir.Standard], portfolio: Loaded | Portfolio
) -> tuple[tuple[ir.Standard, ...], list[Diagnostic]]:
    """The standards as they are to be applied to a portfolio, and what there is to tell of them.

    Raises `InputError` where they cannot be applied.
    """
    standards = tuple(standards)
    told = [one for each in standards if isinstance(each, LoadedStandard) for one in each.diagnostics]
    plain = _plain(standards)
    schema, contradictions = combine(plain)
    told += contradictions
    if not contradictions:
        told += _read_otherwise(schema, portfolio.portfolio if isinstance(portfolio, Loaded) else portfolio)
    wrong = [one for one in told if one.severity is Severity.ERROR]
    if wrong:
        raise InputError(wrong)
    return plain, told


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
        for field in schema.fields_of(entity):
            read = portfolio.schema.find_field(entity, field.name) if entity in portfolio.schema.entities else None
            if read is None or read.type != field.type:
                message = f"the portfolio was read without `{field.name}` of {entity}, as these standards declare it"
                told.append(Diagnostic("PA404", message, None, "load it with `standards=` the same as here"))
    return told
