"""PA463: a rule that fails only where another one fails as well."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.authoring.lints.pairs import pairs_of
from pmo_audit.authoring.lints.phrases import example, is_dated, on_line, shown
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.solver import Asked, Want
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import Outcome

STEPS = 60
"""Steps of the first look at a pair."""


def implied(study: Study) -> Iterator[Diagnostic]:
    """The first rule from which each rule follows; of two that say the same, the later one follows."""
    told: set[int] = set()
    for one, other in pairs_of(study):
        for weaker, stronger in ((other, one), (one, other)):
            if weaker.order in told or stronger.order in told or not _follows(study, weaker, stronger):
                continue
            found = _told(study, weaker, stronger)
            if found is not None:
                told.add(weaker.order)
                yield found
                break


def _follows(study: Study, weaker: Studied, stronger: Studied) -> bool:
    """Whether it is certain that where the weaker one fails the stronger one does, and no less gravely."""
    mine, other = weaker.rule, stronger.rule
    if mine.entity != other.entity or other.exemptions or mine.severity.rank > other.severity.rank:
        return False
    if any(one.require is not None for one in mine.exemptions) or not _in_force_with(weaker, stronger):
        return False
    if not stronger.scope_of <= weaker.speaks_of:
        return False  # nothing follows about what the weaker one does not speak of
    solver = study.about(mine.entity).solver
    moments, fails = study.moments(weaker, stronger), (*weaker.plain, weaker.broken)
    if not moments or solver.apart(fails, (*stronger.scope, stronger.broken), moments):
        return False
    return all(solver.impossible(fails, moments, (one,), steps=STEPS) for one in _kept(stronger))


def _kept(stronger: Studied) -> tuple[Asked, ...]:
    """The ways in which a rule does not fail; it would have to be one of these."""
    outside = tuple(Asked(one.node, Want.NOT_TRUE) for one in stronger.scope)
    return (*outside, Asked(stronger.rule.require, Want.NOT_FALSE))


def _in_force_with(weaker: Studied, stronger: Studied) -> bool:
    """Whether the stronger one is in force whenever the weaker one is."""
    mine, other = weaker.rule, stronger.rule
    begins = other.in_force_from is None or (
        mine.in_force_from is not None and mine.in_force_from >= other.in_force_from
    )
    ends = other.in_force_until is None or (
        mine.in_force_until is not None and mine.in_force_until <= other.in_force_until
    )
    return begins and ends


def _told(study: Study, weaker: Studied, stronger: Studied) -> Diagnostic | None:
    mine, other = weaker.rule, stronger.rule
    moments, fails = study.moments(weaker, stronger), (*weaker.plain, weaker.broken)
    witness = study.witness(fails, moments, mine.entity)
    if witness is None or not moments:
        return None
    if study.about(mine.entity).contradicted(fails, moments, _kept(stronger), near=witness.record):
        return None
    said = example(witness, Outcome.FAIL, study.schema, dated=is_dated([mine, other]))
    return Diagnostic(
        "PA463",
        f"rule `{mine.code}` adds nothing: whatever fails it fails `{other.code}` ({on_line(other)}) as well; "
        f"`{mine.sentence}` follows from `{other.sentence}`",
        mine.place,
        shown("leave it out, or make it ask for more; both say of this", said),
        Severity.WARNING,
    )
