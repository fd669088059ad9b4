"""Banded parameters where they are used: which field decides, and a condition for each band."""

from __future__ import annotations

from collections.abc import Callable

from pmo_audit import ir
from pmo_audit.analysis.comparisons import check_compare
from pmo_audit.analysis.names import resolve
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import type_of
from pmo_audit.classes import replace
from pmo_audit.language import tree
from pmo_audit.text import Span
from pmo_audit.types import EnumType, ListType, RefType, Text, Truth, UnknownType, article, describe

Check = Callable[[Scope, tree.Expression], ir.Node]


def banded(scope: Scope, declared: ir.ParameterDeclared, span: Span, check: Check) -> ir.Node:
    """The node for a banded parameter whose name stands at `span`; `by` is looked for from the innermost record out."""
    around, path = _decider(scope, declared, span)
    if path is None:
        inner = scope.innermost.entity
        message = f"`{declared.name}` goes by `{declared.by}`, which {article(inner)} does not have"
        scope.tell("PA201", message, span, f"`pmo-audit schema {inner}` lists its fields")
        return mistake(span)
    by = resolve(around, path)
    if isinstance(type_of(by), UnknownType) or not _can_decide(scope, declared, by, span):
        return mistake(span)
    bands = [_band(around, declared, band, path, span, check) for band in declared.bands]
    whole = tuple(one for one in bands if one is not None)
    return ir.Banded(declared.name, by, whole, declared.type, span) if len(whole) == len(bands) else mistake(span)


def _decider(scope: Scope, declared: ir.ParameterDeclared, span: Span) -> tuple[Scope, tree.Path | None]:
    """The record that has the field, as the innermost of a scope, and the path from there."""
    words = tuple(tree.Word(part, span) for part in declared.by.split("."))
    for depth in range(len(scope.locals), 0, -1):
        around = replace(scope, locals=scope.locals[:depth])
        entity = around.innermost.entity
        if _has(around, entity, words[0].text):
            return around, tree.Path(words, span)
        project = scope.schema.find_field(entity, "project")
        if project is not None and project.type == RefType("project") and _has(scope, "project", words[0].text):
            return around, tree.Path((tree.Word("project", span), *words), span)
    return scope, None


def _has(scope: Scope, entity: str, name: str) -> bool:
    return scope.schema.find_field(entity, name) is not None or name in scope.defined_of(entity)


def _can_decide(scope: Scope, declared: ir.ParameterDeclared, by: ir.Node, span: Span) -> bool:
    """Whether the field has an order, and the limits follow it."""
    type_ = type_of(by)
    if isinstance(type_, Text | Truth | RefType | ListType) or (isinstance(type_, EnumType) and not type_.ordered):
        message = f"`{declared.name}` goes by `{declared.by}`, which is {describe(type_)} and has no order"
        scope.tell("PA304", message, span, "bands go by a number, an amount, a date or a word in order")
        return False
    limits = [band.limit for band in declared.bands[:-1]]
    if isinstance(type_, EnumType) and all(limit in type_.members for limit in limits):
        ranks = [type_.members.index(str(limit)) for limit in limits]
        if ranks != sorted(set(ranks)):
            help_ = "write the limits from the lowest to the highest, so that no bands overlap"
            scope.tell("PA211", f"the limits of `{declared.name}` are not in the order of {type_.name}", span, help_)
            return False
    return True


def _band(
    scope: Scope, declared: ir.ParameterDeclared, band: ir.BandDeclared, path: tree.Path, span: Span, check: Check
) -> ir.Band | None:
    value = ir.Parameter(declared.name, band.versions, declared.type, span, declared.place)
    if band.limit is None:
        return ir.Band(None, value)
    limit: tree.Expression
    if band.limit_type is None:
        limit = tree.Path((tree.Word(str(band.limit), span),), span)
    else:
        limit = tree.Literal(band.limit, band.limit_type, span)
    condition = check_compare(scope, tree.Compare("<", path, limit, span), check)
    return ir.Band(condition, value) if isinstance(condition, ir.Call) else None
