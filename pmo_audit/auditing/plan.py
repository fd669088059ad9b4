"""What is to be judged: the rules that were selected, and the subjects each of them speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmo_audit import ir
from pmo_audit.backends.gaps import cause_of, causes_of
from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import Cause, Reason, Subject
from pmo_audit.records import Gap, Portfolio, Record
from pmo_audit.text import nearest


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules and projects to look at; nothing selected means all.

    A rule is named by its code (any case), `standard/CODE`, or `#tag`; `ignore` wins over `select`.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


def select_rules(
    standards: Iterable[ir.Standard], selection: Selection
) -> tuple[tuple[tuple[ir.Standard, ir.Rule], ...], tuple[Diagnostic, ...]]:
    """The selected rules in order; a selector that fits none is a diagnostic, since it is a slip."""
    every = [(standard, rule) for standard in standards for rule in standard.rules]
    told = tuple(
        _fits_nothing(selector, [rule for _, rule in every])
        for selector in (*selection.select, *selection.ignore)
        if not any(_fits(selector, rule) for _, rule in every)
    )
    chosen = tuple(
        (standard, rule)
        for standard, rule in every
        if (not selection.select or any(_fits(one, rule) for one in selection.select))
        and not any(_fits(one, rule) for one in selection.ignore)
    )
    return chosen, told


def _fits(selector: str, rule: ir.Rule) -> bool:
    if selector.startswith("#"):
        return selector[1:].casefold() in (tag.casefold() for tag in rule.tags)
    return selector.casefold() in (rule.code.casefold(), f"{rule.standard}/{rule.code}".casefold())


def _fits_nothing(selector: str, rules: Sequence[ir.Rule]) -> Diagnostic:
    known = [rule.code for rule in rules] + [f"#{tag}" for rule in rules for tag in rule.tags]
    near = nearest(selector, known)
    hint = f"did you mean `{near}`? " if near else ""
    return Diagnostic("PA704", f"no rule or tag is called `{selector}`", None, f"{hint}`pmo-audit rules` lists them")


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A subject that stands for records which may be there and were not delivered, and why."""

    subject: Subject
    record: Record | None
    cause: Cause


@dataclass(frozen=True, slots=True)
class Subjects:
    """The records a rule judges, and where there may be more of them."""

    records: tuple[Record, ...]
    unjudged: tuple[Unjudged, ...]


def find_subjects(portfolio: Portfolio, entity: str, projects: frozenset[str]) -> Subjects:
    """All records of an entity; with `projects` given, those that count against one of them."""
    if entity == "portfolio" and not portfolio.register("portfolio").records:
        return Subjects((Record("portfolio", "", {}),), ())
    register = portfolio.register(entity)
    records = tuple(record for record in register.records if _within(portfolio, record, projects))
    collection = portfolio.members(entity)
    if not collection.delivered:
        return Subjects(records, _undelivered(portfolio, entity, projects))
    if entity == "project" and projects:
        return Subjects(records, ())  # a project that was lost is none of these
    lacks = {gap.lack: gap for gap in collection.gaps if gap.lack is not None}  # one may concern several owners
    apart = [gap for gap in collection.gaps if gap.lack is None]
    gaps = tuple(_gap(portfolio, entity, gap) for gap in (*apart, *lacks.values()))
    gaps = tuple(one for one in gaps if _concerns(portfolio, one, projects))
    return Subjects(records, gaps + tuple(_homeless(portfolio, register.records, projects)))


def _homeless(portfolio: Portfolio, records: Sequence[Record], projects: frozenset[str]) -> Iterator[Unjudged]:
    """Records that may count against one of the chosen projects, since nobody can tell whose they are."""
    for record in records if projects else ():
        if not portfolio.record_projects(record) and portfolio.may_belong(record, projects):
            note = "nobody can tell whose it is"
            cause = Cause(Reason.MISSING, record.entity, record.key, "project", record.origin("project"), note)
            yield Unjudged(subject_of(portfolio, record), record, cause)


def _within(portfolio: Portfolio, record: Record, projects: frozenset[str]) -> bool:
    return not projects or any(one.key in projects for one in portfolio.record_projects(record))


def _concerns(portfolio: Portfolio, unjudged: Unjudged, projects: frozenset[str]) -> bool:
    return unjudged.record is None or _within(portfolio, unjudged.record, projects)


def _undelivered(portfolio: Portfolio, entity: str, projects: frozenset[str]) -> tuple[Unjudged, ...]:
    """A register that never came: one undecided subject for each project that would own a part of it."""
    if "project" not in portfolio.schema.entities[entity].part_of:
        owners: tuple[Record, ...] = ()
    else:
        owners = tuple(one for one in portfolio.register("project").records if _within(portfolio, one, projects))
    if not owners:
        return tuple(Unjudged(WHOLE, None, one) for one in causes_of(portfolio, portfolio.members(entity)))
    return tuple(
        Unjudged(subject_of(portfolio, owner), owner, cause)
        for owner in owners
        for cause in causes_of(portfolio, portfolio.owned(owner, entity, "project"))
    )


def _gap(portfolio: Portfolio, entity: str, gap: Gap) -> Unjudged:
    owner = portfolio.owner_in(entity, gap.owner)
    if gap.lack is not None:
        owner = portfolio.find(gap.lack.entity, gap.lack.key)
    cause = cause_of(portfolio, entity, gap)
    return Unjudged(subject_of(portfolio, owner) if owner is not None else WHOLE, owner, cause)


WHOLE = Subject("portfolio", "", "the whole portfolio")
"""Stands for everything, where no single record can be named."""


def subject_of(portfolio: Portfolio, record: Record) -> Subject:
    """A record as people name it, and the whole portfolio as such."""
    if record.entity == "portfolio" and not record.key:
        return WHOLE
    return portfolio.subject(record)
