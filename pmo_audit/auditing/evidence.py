"""From the trace of a verdict to its evidence: the clauses that decided it and the values they compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.auditing.readings import COUNTS, Readings, outside_counts, shown
from pmo_audit.backends import Trace, Unknown
from pmo_audit.findings import Evidence
from pmo_audit.records import Portfolio
from pmo_audit.types import Truth
from pmo_audit.values import format_number

MEMBERS_SHOWN = 5
"""How many members of a collection one piece of evidence lists; how many there are is always said."""


def evidence_of(portfolio: Portfolio, rule: ir.Rule, traces: Iterable[Trace]) -> tuple[Evidence, ...]:
    """One piece of evidence for each clause that decided the verdict, in the order of the rule."""
    found: dict[str, Evidence] = {}
    for leaf in (leaf for trace in traces for leaf in decisive(trace)):
        one = of_clause(portfolio, rule, leaf)
        before = found.get(one.clause)
        if before is not None:
            readings = tuple(dict.fromkeys(before.readings + one.readings))
            one = Evidence(one.clause, one.outcome, readings, before.note or one.note)
        found[one.clause] = one
    return tuple(found.values())


def decisive(trace: Trace) -> list[Trace]:
    """The conditions that made this one come out as it did, where `and`, `or` and `not` are seen through."""
    match trace.node:
        case ir.Or(operands, span) | ir.And(operands, span) if operands[0].span == span:
            return [trace]  # `is one of` and `is in the last` are one clause
        case ir.And() | ir.Or():
            same = [child for child in trace.children if _outcome(child) == _outcome(trace)]
            return [leaf for child in same for leaf in decisive(child)]
        case ir.Not(operand, span) if isinstance(operand, ir.And | ir.Or | ir.Not) and operand.span != span:
            return decisive(trace.children[0])  # a `not` that was written; that of `is not` belongs to its clause
        case _:
            return [trace]


def _outcome(trace: Trace) -> str:
    if isinstance(trace.value, Unknown):
        return "unknown"
    return "true" if trace.value else "false"


def of_clause(portfolio: Portfolio, rule: ir.Rule, leaf: Trace) -> Evidence:
    """One clause in the author's words, how it came out, and the values that went into it."""
    inner, named = leaf, False
    while isinstance(inner.node, ir.Not | ir.Defined):
        named = named or isinstance(inner.node, ir.Defined)
        inner = inner.children[0]
    clause, readings = rule.text_of(leaf.node), Readings(portfolio)
    if isinstance(inner.node, ir.Quantified):
        members = telling_members(inner)
        readings.collection(inner)
        _tell_members(readings, members)
        return Evidence(clause, _outcome(leaf), readings.all, members_note(portfolio, inner, members))
    seen = outside_counts(inner)
    counted = [one for one in seen if isinstance(one.node, COUNTS)]
    within = {
        id(each) for one in seen if isinstance(one.node, ir.Defined) for each in outside_counts(one.children[0])[1:]
    }
    notes = [count_note(counted_words(rule, one, named=named or id(one) in within), one) for one in counted]
    notes += computed_notes(rule, inner, named=named)
    readings.of(inner)
    for one in counted:
        readings.collection(one)
        _tell_members(readings, _met(one))
    return Evidence(clause, _outcome(leaf), readings.all, "; ".join(dict.fromkeys(notes)))


def computed_notes(rule: ir.Rule, trace: Trace, *, named: bool) -> list[str]:
    """What the computed sides of a comparison came to, since no cell shows it; `named` ones stand in a definition."""
    notes = []
    for child in trace.children:
        node = child.node
        if isinstance(child.value, Unknown) or isinstance(type_of(node), Truth):
            continue
        if isinstance(node, ir.Defined):
            name = node.name if named else rule.text_of(node)
            notes.append(f"{name} = {shown(child.value, node.type)}")
        elif isinstance(node, ir.Call) and node.overload != "rank:word" and not named:
            notes.append(f"{rule.text_of(node)} = {shown(child.value, node.type)}")
    return notes


# Members of collections


def telling_members(trace: Trace) -> list[Trace]:
    """The members that decided a quantifier: those against it, or, where none met it, the nearest first."""
    assert isinstance(trace.node, ir.Quantified)
    if isinstance(trace.value, Unknown):
        return [child for child in trace.children if isinstance(child.value, Unknown)]
    match trace.node.quantifier, trace.value:
        case "every", False:
            return [child for child in trace.children if child.value is False]
        case "no", False:
            return [child for child in trace.children if child.value is True]
        case "some" | "at least" | "more than", False:
            return sorted((child for child in trace.children if child.value is not True), key=_unmet)
        case "some" | "at least" | "more than", True:
            return [child for child in trace.children if child.value is True]
        case "at most" | "fewer than" | "exactly", False:
            return [child for child in trace.children if child.value is not False]
        case _:
            return list(trace.children)


def _met(trace: Trace) -> list[Trace]:
    """The members that a count counts, or may have to."""
    return [child for child in trace.children if child.value is not False]


def _tell_members(readings: Readings, members: Sequence[Trace]) -> None:
    for member in members[:MEMBERS_SHOWN]:
        readings.member(member)


def _unmet(trace: Trace) -> int:
    """How many conditions a member does not meet."""
    return sum(_outcome(leaf) == "false" for leaf in _leaves(trace))


def _leaves(trace: Trace) -> list[Trace]:
    if isinstance(trace.node, ir.And | ir.Or):
        return [leaf for child in trace.children for leaf in _leaves(child)]
    return [trace]


def members_note(portfolio: Portfolio, trace: Trace, telling: Sequence[Trace]) -> str:
    """How many members decided a quantifier, of how many, and how many of them are listed."""
    collection = trace.collection
    if collection is None or not collection.delivered:
        return ""
    entity = portfolio.schema.entities[collection.entity]
    total = len(collection.members)
    noun = (entity.name if total == 1 else entity.plural).replace("_", " ")
    if not total:
        note = f"there are no {noun}"
    elif isinstance(trace.node, ir.Quantified) and trace.node.limit is not None:
        note = _share_note(trace, noun)
    elif isinstance(trace.node, ir.Quantified) and trace.node.quantifier == "some" and trace.value is False:
        note = f"none of {total} {noun}" if total > 1 else f"not the one {noun}"
    else:
        note = f"{len(telling)} of {total} {noun}"
    if len(telling) > MEMBERS_SHOWN:
        note += f", {MEMBERS_SHOWN} of them shown"
    if collection.gaps:
        note += "; there may be more, since the register is incomplete"
    return note


def _share_note(trace: Trace, noun: str) -> str:
    """How many of those that were asked about meet the condition, as a share where a share was asked for."""
    assert isinstance(trace.node, ir.Quantified)
    met = sum(child.value is True for child in trace.children)
    perhaps = sum(isinstance(child.value, Unknown) for child in trace.children)
    whole = len(trace.children)
    share = ""
    if trace.node.percent and whole and not perhaps:
        share = f" ({format_number(Fraction(met, whole), percent=True)})"
    open_ = f", {perhaps} more perhaps" if perhaps else ""
    return f"{met} of {whole} {noun} do{open_}{share}" if whole != 1 else f"{met} of 1 {noun} does{open_}{share}"


def counted_words(rule: ir.Rule, trace: Trace, *, named: bool) -> str:
    """How a count is named: in the author's words, or where those stand in a definition by what it is."""
    if not named:
        return rule.text_of(trace.node)
    return f"the {trace.node.operation}" if isinstance(trace.node, ir.Aggregate) else "the count"


def count_note(what: str, trace: Trace) -> str:
    """What a count or a sum came to, or between which bounds it lies."""
    if not isinstance(trace.value, Unknown):
        return f"{what} = {shown(trace.value, type_of(trace.node))}"
    if not trace.value.bounded:
        return f"{what} is unknown"
    low, high = trace.value.low, trace.value.high
    return f"{what} is at least {low}" + (f" and at most {high}" if high is not None else "")
