"""PA453: exceptions that leave nothing to the rule itself. PA454: an exception that another one contains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from pmo_audit import ir
from pmo_audit.authoring.lints.phrases import clause, exclusion, of_one, place_of
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.solver import Asked, Want
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.text import in_words


def shadowed(study: Study) -> Iterator[Diagnostic]:
    """Requirements that never count, and exceptions that are already made."""
    for studied in study.rules:
        if studied.rule.exemptions and studied.rule.code not in study.flawed:
            yield from _contained(study, studied)
            yield from _all_excepted(study, studied)


def _all_excepted(study: Study, studied: Studied) -> Iterator[Diagnostic]:
    """Some exception applies to everything in the scope."""
    rule = studied.rule
    core = study.proof(studied.plain, studied.moments, rule.entity)
    if core is None:
        return
    study.flawed.add(rule.code)
    titles = [one.title for one in rule.exemptions if any(_is_of(asked.node, one.where) for asked in core)]
    named = in_words(f"“{title}”" for title in titles or [one.title for one in rule.exemptions])
    takes = "takes" if len(titles) == 1 else "take"
    yield Diagnostic(
        "PA453",
        f"the requirement of rule `{rule.code}` never counts: {named} {takes} all that is in its scope, since "
        f"{exclusion(core, of_one(rule))}",
        place_of(rule, rule.require),
        "narrow the exceptions, or make what they ask for the requirement",
        Severity.WARNING,
    )


def _is_of(node: ir.Node, root: ir.Node) -> bool:
    return any(node is one for one in ir.walk(root))


def _contained(study: Study, studied: Studied) -> Iterator[Diagnostic]:
    """An exception that applies only where another does, and asks for the same."""
    rule, told = studied.rule, set[int]()
    for (here, inner), (there, outer) in permutations(enumerate(rule.exemptions), 2):
        if here in told or there in told or not _ask_the_same(study, studied, inner, outer):
            continue
        asked = (*studied.scope, Asked(inner.where, Want.TRUE), Asked(outer.where, Want.NOT_TRUE))
        if study.proof(asked, studied.moments, rule.entity) is None:
            continue
        told.add(here)
        yield Diagnostic(
            "PA454",
            f"the exception “{inner.title}” of rule `{rule.code}` makes no difference: wherever "
            f"{clause(rule, inner.where)} holds, {clause(rule, outer.where)} does too, which is “{outer.title}”",
            inner.place,
            "leave it out",
            Severity.WARNING,
        )


def _ask_the_same(study: Study, studied: Studied, one: ir.Exemption, other: ir.Exemption) -> bool:
    if one.require is None or other.require is None:
        return one.require is other.require
    moment = studied.moments[-1]
    keys = study.about(studied.rule.entity).solver.reading(moment, "").keys
    return keys.key(one.require, ("$",)) == keys.key(other.require, ("$",))
