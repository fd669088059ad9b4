"""Why a verdict is what it is: the rule taken apart, each piece with what it came to and the values it rests on.

Three depths: the clauses that decided; how they hang together, down to members and cells; everything that was looked
at, also what made no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.auditing.evidence import (
    computed_notes,
    count_note,
    counted_words,
    decisive,
    evidence_of,
    members_note,
    telling_members,
)
from pmo_audit.auditing.plan import subject_of
from pmo_audit.auditing.readings import collection_reading, readings_of, shown
from pmo_audit.auditing.why.changes import named
from pmo_audit.auditing.why.model import Part, Step
from pmo_audit.backends import Judgement, Trace, Unknown
from pmo_audit.records import Portfolio
from pmo_audit.types import Number, Truth
from pmo_audit.values import format_number

CLAUSES, TREE, EVERYTHING = 1, 2, 3
"""The three depths."""
_SHOWN = 5
_SHOWN_OF_EVERYTHING = 20
"""Members that are listed."""


class Prover:
    """Takes the verdict of one rule apart, to one depth."""

    def __init__(self, portfolio: Portfolio, standard: ir.Standard, rule: ir.Rule, depth: int) -> None:
        self.portfolio = portfolio
        self.standard = standard
        self.rule = rule
        self.depth = depth

    def parts(self, judgement: Judgement) -> tuple[Part, ...]:
        """The scope, the requirement and the exceptions, as far as they had a say; to the last depth all of them."""
        found = []
        if judgement.scope is not None:
            found.append(self._part("scope", "", judgement.scope))
        everything = self.depth == EVERYTHING
        for one in judgement.exempted:
            if everything or one.applies is not False:
                found.append(self._part("exception", one.exemption.title, one.where))
            if one.require is not None and (everything or one.applies is not False):
                found.append(self._part("requirement of the exception", one.exemption.title, one.require))
        overruled = any(one.applies for one in judgement.exempted)
        if judgement.require is not None and (everything or not overruled):
            found.append(self._part("requirement", "", judgement.require))
        return tuple(found)

    def _part(self, role: str, title: str, trace: Trace) -> Part:
        came_to = came_to_of(trace)
        if trace.vacuous:
            came_to += ", for want of anything to check"
        if self.depth == CLAUSES:
            return Part(role, title, came_to, tuple(self._clauses(trace)))
        return Part(role, title, came_to, (self._step(trace, decided=True),))

    def _clauses(self, trace: Trace) -> Iterator[Step]:
        """The clauses that decided, with their values."""
        computed = {self.rule.text_of(leaf.node): self._computed(*_bare(leaf)) for leaf in decisive(trace)}
        for one in evidence_of(self.portfolio, self.rule, [trace]):
            notes = computed[one.clause] or ((one.note,) if one.note else ())
            yield Step("clause", one.clause, _WORDS[one.outcome], decided=True, readings=one.readings, notes=notes)

    # The tree

    def _step(self, trace: Trace, *, decided: bool) -> Step:
        """A condition with all below it."""
        match trace.node:
            case ir.And(operands, span) | ir.Or(operands, span) if operands[0].span != span:
                return self._joined(trace, decided=decided)
            case ir.Not(operand, span) if operand.span != span and not isinstance(operand, ir.Quantified):
                inner = self._step(trace.children[0], decided=decided)
                return Step("not", "the opposite of this", came_to_of(trace), decided, steps=(inner,))
            case _:
                return self._clause(trace, decided=decided)

    def _joined(self, trace: Trace, *, decided: bool) -> Step:
        """`and` or `or`: those that made it come out as it did, or all."""
        both = isinstance(trace.node, ir.And)
        telling = [came_to_of(child) == came_to_of(trace) for child in trace.children]
        steps = [
            self._step(child, decided=decided and tells)
            for child, tells in zip(trace.children, telling, strict=True)
            if tells or self.depth == EVERYTHING
        ]
        number = len(trace.children)
        holding = sum(child.value is True for child in trace.children)
        many = f"{holding or 'none'} of {number} {'hold' if holding > 1 else 'holds'}"
        text = f"{'all' if both else 'at least one'} of these: {many}"
        form = "all" if both else "any"
        return Step(form, text, came_to_of(trace), decided, steps=tuple(steps), left_out=number - len(steps))

    def _clause(self, trace: Trace, *, decided: bool) -> Step:
        """One clause as the author wrote it."""
        inner, via = _bare(trace)
        text, came_to = self.rule.text_of(trace.node), came_to_of(trace)
        if isinstance(inner.node, ir.Quantified):
            telling = telling_members(inner)
            steps, left_out = self._members(inner, telling, decided=decided)
            note = members_note(self.portfolio, inner, telling) if inner.children or not _undelivered(inner) else ""
            readings = collection_reading(self.portfolio, inner)
            notes = (*((_unshown(note),) if note else ()), *self._asides(trace))
            return Step("members", text, came_to, decided, readings, notes, steps, left_out)
        counted = [one for one in _outermost(inner) if isinstance(one.node, ir.Count | ir.Aggregate)]
        notes = (*self._computed(inner, via), *self._asides(trace))
        values = tuple(self._tally(one, named=via, decided=decided) for one in counted)
        return Step("clause", text, came_to, decided, readings_of(self.portfolio, inner), notes, values)

    def _computed(self, trace: Trace, via: bool) -> tuple[str, ...]:
        """What the computed sides of a comparison came to, as percentages where one of them is written so."""
        percent = any(type_of(child.node) == Number(percent=True) for child in trace.children)
        notes = computed_notes(self.rule, trace, named=via)
        if not percent or not notes:
            return tuple(notes)
        sides = [child for child in trace.children if isinstance(child.node, ir.Call | ir.Defined)]
        return tuple(
            f"{self.rule.text_of(child.node)} = {format_number(child.value, percent=True)}"
            for child in sides
            if isinstance(child.value, Fraction)
        )

    def _tally(self, trace: Trace, *, named: bool, decided: bool) -> Step:
        """A count or a sum, with the members that went into it."""
        words = counted_words(self.rule, trace, named=named)
        telling = [child for child in trace.children if child.value is not False]
        steps, left_out = self._members(trace, telling, decided=decided)
        came_to = count_note("", trace).strip().removeprefix("= ").removeprefix("is ")
        return Step("value", words, came_to, decided, collection_reading(self.portfolio, trace), (), steps, left_out)

    # Members

    def _members(self, parent: Trace, telling: Sequence[Trace], *, decided: bool) -> tuple[tuple[Step, ...], int]:
        """The members that made a difference, or all that were asked; and how many are not listed."""
        everything = self.depth == EVERYTHING
        others = [one for one in parent.children if not any(one is other for other in telling)] if everything else []
        some = [(one, True) for one in telling] + [(one, False) for one in others]
        most = _SHOWN_OF_EVERYTHING if everything else _SHOWN
        steps = tuple(self._member(parent, one, decided=decided and tells) for one, tells in some[:most])
        return steps, max(len(some) - most, 0)

    def _member(self, parent: Trace, trace: Trace, *, decided: bool) -> Step:
        record = trace.record
        name = named(subject_of(self.portfolio, record)) if record is not None else ""
        if isinstance(type_of(trace.node), Truth):
            parts = list(_unfolded(parent, trace))
            steps = tuple(self._step(one, decided=decided) for one in parts if not isinstance(one.node, ir.Literal))
            return Step("member", name, came_to_of(trace), decided, steps=steps)
        value = "unknown" if isinstance(trace.value, Unknown) else shown(trace.value, type_of(trace.node))
        return Step("member", name, value, decided, readings_of(self.portfolio, trace))

    # What stands beside the values

    def _asides(self, trace: Trace) -> Iterable[str]:
        """To the last depth: what definitions say, and how parameters came to their values."""
        if self.depth != EVERYTHING:
            return ()
        defined = {one.node.name for one in trace.walk() if isinstance(one.node, ir.Defined)}
        texts = tuple(one.text for one in self.standard.definitions if one.name in defined)
        names = [one.node.name for one in trace.walk() if isinstance(one.node, ir.Parameter | ir.Banded)]
        declared = {one.name: one for one in self.standard.parameters}
        told = [declared[name] for name in dict.fromkeys(names) if name in declared]
        return texts + tuple(
            f"{one.name}{_said(one)}{one.doc}" for one in told if one.bands or len(one.versions) > 1 or one.doc
        )


def _said(declared: ir.ParameterDeclared) -> str:
    """How a parameter is declared, where that says more than its value."""
    if declared.bands or len(declared.versions) > 1:
        return f" {'' if declared.bands else '= '}{declared.said}{': ' if declared.doc else ''}"
    return ": "


_WORDS: Final[Mapping[str, str]] = {"true": "holds", "false": "does not hold", "unknown": "unknown"}


def _bare(trace: Trace) -> tuple[Trace, bool]:
    """What a clause asks without `not` and the names of definitions, and whether there was such a name."""
    via = False
    while isinstance(trace.node, ir.Not | ir.Defined):
        via = via or isinstance(trace.node, ir.Defined)
        trace = trace.children[0]
    return trace, via


def came_to_of(trace: Trace) -> str:
    """What a condition came to, as one says it of a rule."""
    if isinstance(trace.value, Unknown):
        return "unknown"
    return "holds" if trace.value else "does not hold"


def _unfolded(parent: Trace, trace: Trace) -> Iterator[Trace]:
    """What was asked of a member, where `where` and `satisfies` were put together for it."""
    if trace.node is parent.node:
        for child in trace.children:
            yield from _unfolded(parent, child)
    else:
        yield trace


def _outermost(trace: Trace) -> Iterator[Trace]:
    """A trace and what is below it, but nothing within counts."""
    yield trace
    if not isinstance(trace.node, ir.Count | ir.Aggregate):
        for child in trace.children:
            yield from _outermost(child)


def _undelivered(trace: Trace) -> bool:
    return trace.collection is None or not trace.collection.delivered


def _unshown(note: str) -> str:
    """A note without its words on how many are shown, which the step says itself."""
    return note.partition(", 5 of them shown")[0]
