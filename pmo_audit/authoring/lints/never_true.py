"""PA450: a requirement, an alternative or a condition on members that no record can meet."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.authoring.lints.parts import Part, alternatives, whole_parts
from pmo_audit.authoring.lints.phrases import exclusion, of_one, place_of
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.solver import Asked
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.text import Span

_WHOLE = ("requirement", "its requirement")


def never_true(study: Study) -> Iterator[Diagnostic]:
    """What can never be true, the innermost that already cannot."""
    for studied in study.rules:
        for part in whole_parts(studied):
            yield from _never_true(study, studied, part)


def _never_true(study: Study, studied: Studied, part: Part) -> Iterator[Diagnostic]:
    if not study.can_be(part.around, studied):
        return  # told of what stands around it
    core = _proof(study, studied, part)
    if core is not None and part.role not in _WHOLE:
        return  # PA452 tells of a scope or an exception that nothing meets
    inner = list(_within(study, studied, part)) if core is None or len(core) == 1 else []
    if core is not None:
        study.flawed.add(studied.rule.code)
    if inner:
        yield from inner
    elif core is not None:
        yield _told(studied, part, core)


def _within(study: Study, studied: Studied, part: Part) -> Iterator[Diagnostic]:
    """The outermost parts of a condition that can never be true; of parts that exclude each other only the first."""
    spans: list[Span] = []
    for inner in alternatives(part):
        if any(_overlap(inner.node.span, one) for one in spans):
            continue
        core = _proof(study, studied, inner)
        if core is not None:
            spans += [inner.node.span, *(one.node.span for one in core if one.node is not part.node)]
            study.dead.append(place_of(studied.rule, inner.node))
            yield _told(studied, inner, core)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _proof(study: Study, studied: Studied, part: Part) -> tuple[Asked, ...] | None:
    return study.proof((*part.around, part.asked), studied.moments, studied.rule.entity)


def _told(studied: Studied, part: Part, core: tuple[Asked, ...]) -> Diagnostic:
    rule = studied.rule
    what = {
        "requirement": f"nothing in the scope of rule `{rule.code}` can meet its requirement",
        "its requirement": f"nothing that this exception of rule `{rule.code}` is for can meet its requirement",
        "members": "none of them can meet this",
        "satisfies": "this can hold for none of them",
    }.get(part.role, "this can never hold here")
    return Diagnostic(
        "PA450",
        f"{what}: {exclusion(core, of_one(rule))}",
        place_of(rule, part.node),
        "one of these is not as it was meant",
        Severity.WARNING,
    )
