"""PA452: a rule whose scope no record can meet, or an exception that never applies."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.authoring.lints.parts import whole_parts
from pmo_audit.authoring.lints.phrases import exclusion, of_one, place_of
from pmo_audit.authoring.lints.study import Study
from pmo_audit.diagnostics import Diagnostic, Severity


def never_applies(study: Study) -> Iterator[Diagnostic]:
    """Scopes and exceptions that nothing can meet."""
    for studied in study.rules:
        rule = studied.rule
        for part in whole_parts(studied):
            if part.role not in ("scope", "exception") or not study.can_be(part.around, studied):
                continue
            core = study.proof((*part.around, part.asked), studied.moments, rule.entity)
            if core is None:
                continue
            study.flawed.add(rule.code)
            what = f"rule `{rule.code}` applies to nothing"
            if part.role == "exception":
                title = next(one.title for one in rule.exemptions if one.where is part.node)
                what = f"the exception “{title}” of rule `{rule.code}` never applies"
            yield Diagnostic(
                "PA452",
                f"{what}: {exclusion(core, of_one(rule))}",
                place_of(rule, part.node),
                "one of these is not as it was meant",
                Severity.WARNING,
            )
