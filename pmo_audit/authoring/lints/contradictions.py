"""PA462: two rules that apply to one record and can never both be kept."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit import ir
from pmo_audit.authoring.lints.pairs import pairs_of
from pmo_audit.authoring.lints.phrases import example, exclusion, is_dated, judged, of_two, on_line, shown
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.solver import Asked, Moment, Witness
from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import Outcome
from pmo_audit.types import RefType

STEPS = 60
"""Steps of the first look at a pair."""


def contradictions(study: Study) -> Iterator[Diagnostic]:
    """The first rule with which each rule is at odds."""
    told: set[int] = set()
    for one, other in pairs_of(study):
        if other.order in told:
            continue
        found = _contradiction(study, one, other)
        if found is not None:
            told.add(other.order)
            yield found


def _contradiction(study: Study, one: Studied, other: Studied) -> Diagnostic | None:
    """The two as they are about one record; a rule about a project meets those about what belongs to it."""
    base: ir.Field | None = None
    if one.rule.entity != other.rule.entity:
        if other.rule.entity == "project":
            one, other = other, one
        base = project_of(study, other.rule.entity)
        if one.rule.entity != "project" or base is None:
            return None
    moments = study.moments(one, other)
    first = [replace(asked, base=base) for asked in (*one.plain, one.met)]
    second = [*other.plain, other.met]
    solver = study.about(other.rule.entity).solver
    apply = [*first[:-1], *second[:-1]]
    if not moments or solver.apart(second[:-1], first[:-1], moments):
        return None
    if not solver.impossible(second, moments, first, steps=STEPS):
        return None
    for met in (first[-1], second[-1]):  # to keep one is no way out of the other
        if solver.impossible([*apply, met], moments):
            return None
    core = study.proof([*first, *second], moments, other.rule.entity)
    witness = _witness(study, apply, (first[-1], second[-1]), moments, other.rule.entity)
    return _told(study, one.rule, other.rule, core, witness) if core is not None and witness is not None else None


def project_of(study: Study, entity: str) -> ir.Field | None:
    """The field that leads from a record to its project."""
    field = study.schema.find_field(entity, "project")
    if field is None or field.type != RefType("project"):
        return None
    rule = next(one for one in study.standard.rules if one.entity == entity)
    span = rule.place.span
    return ir.Field(ir.Local(0, entity, RefType(entity), span), entity, "project", field.type, span)


def _witness(
    study: Study, apply: list[Asked], met: tuple[Asked, Asked], moments: tuple[Moment, ...], entity: str
) -> Witness | None:
    """A record to which both apply, if it can be one that keeps the second rule."""
    for more in ([met[1]], [met[0]], []):
        found = study.witness([*apply, *more], moments, entity)
        if found is not None:
            return found
    return None


def _told(study: Study, one: ir.Rule, other: ir.Rule, core: tuple[Asked, ...], witness: Witness) -> Diagnostic | None:
    outcome = judged(other, witness, study.schema)
    if outcome not in (Outcome.PASS, Outcome.FAIL, Outcome.NOTHING_TO_CHECK):
        return None
    said = example(witness, outcome, study.schema, dated=is_dated([one, other]))
    kept = (
        f"keeps `{other.code}` and so breaks `{one.code}`" if outcome is not Outcome.FAIL else f"breaks `{other.code}`"
    )
    return Diagnostic(
        "PA462",
        f"rules `{one.code}` ({on_line(one)}) and `{other.code}` can never both be kept: "
        f"{exclusion(core, of_two(one, other))}",
        other.place,
        shown(f"part their scopes, or change one of them; both apply to this, which {kept}", said),
        Severity.WARNING,
    )
