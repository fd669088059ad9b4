"""PA456: a band of a parameter that no rule which uses it can ever reach."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit import ir
from pmo_audit.authoring.lints.parts import Within, whole_parts
from pmo_audit.authoring.lints.phrases import clause
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.literals import literal_words
from pmo_audit.authoring.solver import Asked, Want
from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.text import in_words


@dataclass(frozen=True)
class _Use:
    """A place where a banded parameter is used, and what holds around it."""

    studied: Studied
    node: ir.Banded
    around: tuple[Asked, ...]
    within: Within


def unreached_bands(study: Study) -> Iterator[Diagnostic]:
    """Bands that every use of the parameter excludes."""
    uses: dict[str, list[_Use]] = {}
    for studied in study.rules:
        for use in _uses(studied):
            uses.setdefault(use.node.name, []).append(use)
    whole = len(study.rules) == len(study.standard.rules)
    for declared in study.standard.parameters:
        if not declared.bands or not whole:
            continue
        for number in range(len(declared.bands)):
            yield from _told(study, declared, number, uses.get(declared.name, []))


def _uses(studied: Studied) -> Iterator[_Use]:
    for part in whole_parts(studied):
        for node, within in _banded(part.node, ()):
            yield _Use(studied, node, part.around, within)


def _banded(node: ir.Node, within: Within) -> Iterator[tuple[ir.Banded, Within]]:
    """Every banded parameter in a condition, with the collections it is used within."""
    match node:
        case ir.Banded():
            yield node, within
        case ir.Quantified() | ir.Count() | ir.Aggregate():
            within = (*within, node.members)
    for one in ir.below(node):
        yield from _banded(one, within)


def _told(study: Study, declared: ir.ParameterDeclared, number: int, uses: list[_Use]) -> Iterator[Diagnostic]:
    """The band, where no use reaches it."""
    found: dict[str, str] = {}
    for use in uses:
        reason = _reason(study, use, number)
        if reason is None:
            return
        found[use.studied.rule.code] = reason
    if not found:
        return
    limit = declared.bands[number].limit
    band = "what is left with `otherwise`" if limit is None else f"the band below {_limit(declared, number)}"
    why = "; ".join(f"in rule `{code}`, {reason}" for code, reason in found.items())
    yield Diagnostic(
        "PA456",
        f"{band} of `{declared.name}` is never reached: {why}",
        declared.place,
        f"leave it out, or widen the scope of {in_words(f'`{code}`' for code in found)}",
        Severity.WARNING,
    )


def _reason(study: Study, use: _Use, number: int) -> str | None:
    """Why a use does not reach a band; None where it does, or nobody knows."""
    bands = use.node.bands
    before = [Asked(band.condition, Want.FALSE, None, use.within) for band in bands[:number] if band.condition]
    own = bands[number].condition
    here = [Asked(own, Want.TRUE, None, use.within)] if own is not None else []
    rule = use.studied.rule
    if not study.can_be(use.around, use.studied):
        return None
    core = study.proof((*use.around, *before, *here), use.studied.moments, rule.entity)
    if core is None:
        return None
    own_words = [one for one in core if any(one.node is each for root in use.around for each in ir.walk(root.node))]
    clauses = in_words(dict.fromkeys(clause(rule, one.node) for one in own_words))
    return f"{clauses} keeps it out" if own_words else None


def _limit(declared: ir.ParameterDeclared, number: int) -> str:
    band = declared.bands[number]
    return str(band.limit) if band.limit_type is None else literal_words(band.limit, band.limit_type)
