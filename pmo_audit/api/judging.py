"""Standards on a portfolio, or on one project before it is approved; and why a verdict is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pmo_audit import __version__, ir
from pmo_audit.analysis import combine
from pmo_audit.api.loading import InputError, LoadedStandard, plain_of, with_mapping
from pmo_audit.auditing import Progress, Selection, oversee, subject_of
from pmo_audit.auditing import audit as judge
from pmo_audit.caching import Programs
from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import AuditResult, CheckResult, Verdict
from pmo_audit.records import Portfolio, Record, Register, Schema, derived, with_project
from pmo_audit.settings import ImportMapping
from pmo_audit.sources import Loaded
from pmo_audit.sources import load_data as read_data

if TYPE_CHECKING:
    from pmo_audit.auditing.redaction import Redaction
    from pmo_audit.auditing.why import Why
    from pmo_audit.backends.compiled import Compiled
    from pmo_audit.oversight import Decided
    from pmo_audit.reporting.actions import ActionList


def audit(
    standards: Iterable[LoadedStandard | ir.Standard],
    portfolio: Loaded | Portfolio,
    *,
    as_of: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    projects: Sequence[str] = (),
    progress: Progress | None = None,
    across: bool = False,
) -> AuditResult:
    """Judge a portfolio by standards as of a day (today where none is given).

    `select` and `ignore` name rules by code or `#tag`, `projects` restricts to those ids. What no single project sees
    (overlaps, shared issues, cycles, overload) is looked for where rules ask for it, and all of it with `across`.
    Raises `InputError` where a standard has mistakes or two contradict each other.
    """
    standards = tuple(standards)
    records, told = records_of(portfolio)
    told = usable(standards, records) + told
    return judge(
        plain_of(standards),
        records,
        as_of=as_of or date.today(),
        version=__version__,
        selection=Selection(tuple(select), tuple(ignore), tuple(projects)),
        diagnostics=told,
        progress=progress,
        compiled=_program(standards, whole=not select and not ignore),
        decided=decided_of(portfolio),
        also=[one.name for one in derived.ENTITIES] if across else (),
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
    around, _ = records_of(within)
    told = usable(standards, around)
    proposed, read = records_of(_proposed(project, around, with_mapping(standards, mapping)[0]))
    if len(proposed.register("project").records) != 1:
        raise InputError(read)
    (record,) = proposed.register("project").records
    portfolio = with_project(around, proposed)
    verdicts: list[Verdict] = []
    result = judge(
        plain_of(standards),
        portfolio,
        as_of=as_of or date.today(),
        version=__version__,
        selection=Selection(projects=(record.key,)),
        diagnostics=told + read,
        listener=verdicts.append,
        by_reference=True,
        decided=decided_of(within),
    )
    return CheckResult(
        subject_of(portfolio, record), result.run.as_of, tuple(verdicts), result.findings, result.diagnostics
    )


def compiled_of(standards: Iterable[LoadedStandard | ir.Standard]) -> Compiled:
    """The rules of these standards as one program; from the cache where it has been compiled before."""
    from pmo_audit.backends.compiled import Compiled

    standards = tuple(standards)
    known = _program(standards, whole=True)
    return known if known is not None else Compiled.of(rule for one in plain_of(standards) for rule in one.rules)


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
    standards = tuple(standards)
    plain = plain_of(standards)
    records, _ = records_of(portfolio)
    usable(standards, records)
    found = find_rule(plain, rule)
    if isinstance(found, Diagnostic):
        raise InputError([found])
    day = as_of or date.today()
    records = overseen(records, [found[1]], as_of=day, decided=decided_of(portfolio))
    record = find_subject(records, found[1], subject)
    if isinstance(record, Diagnostic):
        raise InputError([record])
    return explain(plain, *found, records, record, as_of=day, depth=depth)


def overseen(
    portfolio: Loaded | Portfolio,
    rules: Sequence[ir.Rule],
    *,
    as_of: date,
    decided: Sequence[Decided] | None = None,
) -> Portfolio:
    """The portfolio with the records that these rules ask for and that are worked out of it."""
    found = decided if decided is not None else decided_of(portfolio)
    return oversee(records_of(portfolio)[0], rules, as_of=as_of, decided=found).portfolio


def decided_of(portfolio: Loaded | Portfolio) -> tuple[Decided, ...]:
    """What was decided about overlaps beside the data."""
    return portfolio.decided if isinstance(portfolio, Loaded) else ()


def actions(result: AuditResult) -> tuple[ActionList, ...]:
    """What is asked of each person, by when, and why; what nobody is named for comes last."""
    from pmo_audit.reporting.actions import action_lists  # most callers ask for the report

    return action_lists(result)


def redact(result: AuditResult, portfolio: Loaded | Portfolio) -> Redaction:
    """The result of an audit of this portfolio with every person by a number, and the key to the numbers.

    Names that stand in free text and in no register are not recognised; the result says so.
    """
    from pmo_audit.auditing.redaction import redact as without_people

    return without_people(result, records_of(portfolio)[0])


def render(result: AuditResult, format: str = "html") -> str:
    """The report in a format: html, json, markdown or text. Raises ValueError for any other."""
    from pmo_audit.reporting import render as render_report  # jinja2 takes its time; most callers never render

    return render_report(result, format)


def records_of(portfolio: Loaded | Portfolio) -> tuple[Portfolio, tuple[Diagnostic, ...]]:
    """The portfolio itself, and what was odd about what it was read from."""
    return (portfolio.portfolio, portfolio.diagnostics) if isinstance(portfolio, Loaded) else (portfolio, ())


def usable(standards: Sequence[LoadedStandard | ir.Standard], portfolio: Portfolio) -> tuple[Diagnostic, ...]:
    """What there is to say of the standards. Raises `InputError` where they cannot be used on this portfolio."""
    told = [one for each in standards if isinstance(each, LoadedStandard) for one in each.diagnostics]
    schema, contradictions = combine(plain_of(standards))
    told += contradictions
    if not contradictions:
        told += read_otherwise(schema, portfolio)
    wrong = [one for one in told if one.severity is Severity.ERROR]
    if wrong:
        raise InputError(wrong)
    return tuple(told)


def read_otherwise(schema: Schema, portfolio: Portfolio) -> list[Diagnostic]:
    """What the standards add to the records and the portfolio was read without."""
    told = []
    for entity in schema.entities:
        for one in schema.fields_of(entity):
            read = portfolio.schema.find_field(entity, one.name) if entity in portfolio.schema.entities else None
            if read is None or read.type != one.type:
                message = f"the portfolio was read without `{one.name}` of {entity}, as these standards declare it"
                told.append(Diagnostic("PA404", message, None, "load it with `standards=` the same as here"))
    return told
