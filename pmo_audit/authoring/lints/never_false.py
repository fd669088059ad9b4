"""PA451: a rule that can never fail, or a clause that always holds where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.authoring.lints.parts import Part, clauses, whole_parts
from pmo_audit.authoring.lints.phrases import exclusion, of_one, place_of
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.solver import Asked, Want
from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity

_WHOLE = ("requirement", "its requirement", "scope")


def never_false(study: Study) -> Iterator[Diagnostic]:
    """What can never be false; of a whole condition and its clauses only one is told."""
    for studied in study.rules:
        for part in whole_parts(studied):
            if part.role != "exception" and study.can_be((*part.around, part.asked), studied):
                yield from _never_false(study, studied, part)


def _never_false(study: Study, studied: Studied, part: Part) -> Iterator[Diagnostic]:
    if _has_dead_parts(study, studied, part):
        return  # it may only be so because of them
    core = _proof(study, studied, part)
    if core is not None:
        if part.role != "scope":
            study.flawed.add(studied.rule.code)
        yield _told(studied, part, core)
        return
    told: list[Part] = []
    for inner in clauses(part):
        if any(one.node.span.start <= inner.node.span.start <= one.node.span.end for one in told):
            continue
        if not study.can_be((*inner.around, inner.asked), studied):
            continue
        core = _proof(study, studied, inner)
        if core is not None:
            told.append(inner)
            yield _told(studied, inner, core)


def _has_dead_parts(study: Study, studied: Studied, part: Part) -> bool:
    here = place_of(studied.rule, part.node)
    return any(
        one.source is here.source and here.span.start <= one.span.start and one.span.end <= here.span.end
        for one in study.dead
    )


def _proof(study: Study, studied: Studied, part: Part) -> tuple[Asked, ...] | None:
    asked = (*part.around, replace(part.asked, want=Want.FALSE))
    return study.proof(asked, studied.moments, studied.rule.entity)


def _told(studied: Studied, part: Part, core: tuple[Asked, ...]) -> Diagnostic:
    rule = studied.rule
    what = {
        "requirement": f"rule `{rule.code}` can never fail",
        "its requirement": f"what this exception of rule `{rule.code}` requires can never fail",
        "scope": f"rule `{rule.code}` leaves nobody out",
        "members": "this leaves none of them out",
        "satisfies": "this holds for all of them anyhow",
    }.get(part.role, "this always holds here")
    return Diagnostic(
        "PA451",
        f"{what}: {exclusion(core, of_one(rule))}",
        place_of(rule, part.node),
        "one of these is not as it was meant",
        Severity.WARNING,
    )
