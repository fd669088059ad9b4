"""Conditions from Lark's tree."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import cast

from pmo_audit.classes import replace
from pmo_audit.language import literals, tree
from pmo_audit.language.convert_values import _Values
from pmo_audit.language.convert_words import Node, span, tokens, unquoted
from pmo_audit.language.depth import chain
from pmo_audit.text import Span


class _Conditions(_Values):
    """One method for each rule of the grammar about conditions."""

    def disjunction(self, node: Node) -> tree.Junction:
        return self._junction(node, "or")

    def conjunction(self, node: Node) -> tree.Junction:
        return self._junction(node, "and")

    def _junction(self, node: Node, operator: str) -> tree.Junction:
        operands = tuple(self.convert(operand) for operand in chain(node))
        return tree.Junction(operator, operands, span(node))

    def negation(self, node: Node) -> tree.Not:
        return tree.Not(self.parts(node)[0], span(node))

    def quantified(self, node: Node) -> tree.Quantified:
        quantifier, noun, *condition = self.parts(node)
        where = condition[0] if condition and tokens(node, "WHERE") else None
        satisfies = condition[0] if condition and where is None else None
        return tree.Quantified(quantifier, noun, where, satisfies, span(node))

    def quantified_among(self, node: Node) -> tree.Quantified:
        quantifier, noun, where, satisfies = self.parts(node)
        return tree.Quantified(quantifier, noun, where, satisfies, span(node))

    def plain(self, node: Node) -> tree.Quantifier:
        return tree.Quantifier(self.parts(node)[0])

    def numbered(self, node: Node) -> tree.Quantifier:
        return tree.Quantifier(self.convert(node.children[0]), self._limit(node, "NUMBER", literals.number))

    def shared(self, node: Node) -> tree.Quantifier:
        limit = self._limit(node, "PERCENT", literals.percent)
        return tree.Quantifier(self.convert(node.children[0]), limit, percent=True)

    def _limit(self, node: Node, kind: str, read: Callable[[str, Span], tree.Literal]) -> Fraction:
        text = str(tokens(node, kind)[0])
        if literals.too_long(text, span(node), self.source, self.report):
            return Fraction(0)
        return cast(Fraction, read(text, span(node)).value)

    def plain_quantifier(self, node: Node) -> str:
        return str(node.children[0])

    def bound(self, node: Node) -> str:
        return " ".join(str(child) for child in node.children)

    def compare(self, node: Node) -> tree.Compare:
        left, relation, right = self.parts(node)
        return tree.Compare(relation, left, right, span(node))

    def relation(self, node: Node) -> str:
        return " ".join(str(child) for child in node.children)

    def over(self, node: Node) -> tree.Over:
        left, relation, by, base = self.parts(node)
        return tree.Over(relation, left, by, base, False, span(node))

    def under(self, node: Node) -> tree.Over:
        return replace(self.over(node), under=True)

    def is_within(self, node: Node) -> tree.Within:
        operand, ahead, by = self.parts(node)
        return tree.Within(operand, ahead, by, False, span(node))

    def is_not_within(self, node: Node) -> tree.Within:
        return replace(self.is_within(node), negated=True)

    def within(self, node: Node) -> bool:
        return str(node.children[0]) == "next"

    def differs(self, node: Node) -> tree.Differs:
        left, right, limit, by = self.parts(node)
        return tree.Differs(left, right, limit, by, span(node))

    def limit(self, node: Node) -> str:
        return " ".join(str(child) for child in node.children)

    def is_state(self, node: Node) -> tree.StateTest:
        operand, state = self.parts(node)
        return tree.StateTest(state, False, operand, span(node))

    def is_not_state(self, node: Node) -> tree.StateTest:
        return replace(self.is_state(node), negated=True)

    def state(self, node: Node) -> str:
        return str(node.children[0])

    def is_one_of(self, node: Node) -> tree.OneOf:
        operand, choices = self.parts(node)
        return tree.OneOf(operand, choices, False, span(node))

    def is_not_one_of(self, node: Node) -> tree.OneOf:
        return replace(self.is_one_of(node), negated=True)

    def contains(self, node: Node) -> tree.Holds:
        return self._holds(node, "contains")

    def does_not_contain(self, node: Node) -> tree.Holds:
        return self._holds(node, "contains", negated=True)

    def starts_with(self, node: Node) -> tree.Holds:
        return self._holds(node, "starts")

    def does_not_start_with(self, node: Node) -> tree.Holds:
        return self._holds(node, "starts", negated=True)

    def ends_with(self, node: Node) -> tree.Holds:
        return self._holds(node, "ends")

    def does_not_end_with(self, node: Node) -> tree.Holds:
        return self._holds(node, "ends", negated=True)

    def _holds(self, node: Node, how: str, *, negated: bool = False) -> tree.Holds:
        left, right = self.parts(node)
        return tree.Holds(how, left, right, negated, span(node))

    def matches(self, node: Node) -> tree.Matches:
        operand, pattern = self.parts(node)
        return tree.Matches(operand, replace(pattern, text=unquoted(pattern.text)), False, span(node))

    def does_not_match(self, node: Node) -> tree.Matches:
        return replace(self.matches(node), negated=True)

    def depends(self, node: Node) -> tree.Depends:
        left, right = self.parts(node)
        return tree.Depends(left, right, False, False, span(node))

    def does_not_depend(self, node: Node) -> tree.Depends:
        return replace(self.depends(node), negated=True)

    def directly_depends(self, node: Node) -> tree.Depends:
        return replace(self.depends(node), direct=True)

    def does_not_directly_depend(self, node: Node) -> tree.Depends:
        return replace(self.depends(node), direct=True, negated=True)
