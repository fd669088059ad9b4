"""From Lark's tree to ours: the same shape with named parts, exact values and spans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any, cast

from lark import Token, Tree

from pmo_audit.language import literals, tree
from pmo_audit.language.depth import chain
from pmo_audit.text import SourceText, Span
from pmo_audit.types import Text, Truth

Node = Tree[Token]


def convert(node: Node, source: SourceText, report: literals.Report) -> tree.Block:
    """The block that a Lark tree of one block says; impossible dates and currencies are reported."""
    block: tree.Block = _Converter(source, report).convert(node)
    return block


class _Converter:
    """One method for each rule of the grammar, named like it."""

    def __init__(self, source: SourceText, report: literals.Report) -> None:
        self.source = source
        self.report = report

    def convert(self, node: Node | Token) -> Any:
        """Our node for a node of Lark's, by the method of the same name."""
        if isinstance(node, Token):
            return tree.Word(str(node), _span_of(node))
        method = cast(Callable[[Node], Any], getattr(self, node.data))
        return method(node)

    def parts(self, node: Node) -> list[Any]:
        """The converted children, without the keywords (their tokens are in capitals and not names)."""
        return [
            self.convert(child)
            for child in node.children
            if child is not None and (isinstance(child, Tree) or child.type in _MEANINGFUL)
        ]

    # Blocks

    def standard(self, node: Node) -> tree.StandardBlock:
        name, title, *headers = self.parts(node)
        return tree.StandardBlock(name, title, tuple(headers), _span(node))

    def version(self, node: Node) -> tree.Header:
        return self._header(node, "version")

    def owner(self, node: Node) -> tree.Header:
        return self._header(node, "owner")

    def source_line(self, node: Node) -> tree.Header:
        return self._header(node, "source")

    def _header(self, node: Node, keyword: str) -> tree.Header:
        return tree.Header(keyword, self.parts(node)[0], _span(node))

    def effective(self, node: Node) -> tree.Effective:
        days = [self._day(token) for token in _tokens(node, "DATE")]
        return tree.Effective(days[0], days[1] if len(days) > 1 else None, _span(node))

    def lifecycle(self, node: Node) -> tree.LifecycleBlock:
        return tree.LifecycleBlock(tuple(self.parts(node)), _span(node))

    def parameter(self, node: Node) -> tree.ParameterBlock:
        name, value, *doc = self.parts(node)
        return tree.ParameterBlock(name, value, doc[0] if doc else None, _span(node))

    def extend(self, node: Node) -> tree.ExtendBlock:
        entity, field, kind, *doc = self.parts(node)
        blank = bool(_tokens(node, "BLANK"))
        return tree.ExtendBlock(entity, field, kind, doc[0] if doc else None, blank, _span(node))

    def simple_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("simple", tuple(self.parts(node)), _span(node))

    def unordered_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("unordered", tuple(self.parts(node)), _span(node))

    def ordered_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("ordered", tuple(self.parts(node)), _span(node))

    def reference_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("reference", tuple(self.parts(node)), _span(node))

    def define(self, node: Node) -> tree.DefineBlock:
        name, entity, value = self.parts(node)
        return tree.DefineBlock(name, entity, value, _span(node))

    def rule(self, node: Node) -> tree.RuleBlock:
        code, title, *clauses = self.parts(node)
        return tree.RuleBlock(code, title, tuple(clauses), _span(node))

    def severity(self, node: Node) -> tree.Clause:
        return self._clause(node, "severity")

    def tags(self, node: Node) -> tree.Clause:
        return self._clause(node, "tags")

    def because(self, node: Node) -> tree.Clause:
        return self._clause(node, "because")

    def remedy(self, node: Node) -> tree.Clause:
        return self._clause(node, "remedy")

    def message(self, node: Node) -> tree.Clause:
        return self._clause(node, "message")

    def _clause(self, node: Node, keyword: str) -> tree.Clause:
        return tree.Clause(keyword, tuple(self.parts(node)), _span(node))

    def scope(self, node: Node) -> tree.Scope:
        entity, *rest = self.parts(node)
        alias = rest.pop(0) if _tokens(node, "AS") else None
        return tree.Scope(entity, alias, rest[0] if rest else None, _span(node))

    def require(self, node: Node) -> tree.Require:
        return tree.Require(self.parts(node)[0], _span(node))

    def example(self, node: Node) -> tree.Example:
        title, outcome, record = [self.convert(child) for child in node.children if isinstance(child, Tree)]
        days = [self._day(token) for token in _tokens(node, "DATE")]
        return tree.Example(title, days[0] if days else None, outcome, record, _span(node))

    def passes(self, node: Node) -> str:
        return "pass"

    def fails(self, node: Node) -> str:
        return "fail"

    def is_unknown(self, node: Node) -> str:
        return "unknown"

    def does_not_apply(self, node: Node) -> str:
        return "not applicable"

    def nothing_to_check(self, node: Node) -> str:
        return "nothing to check"

    # Conditions

    def disjunction(self, node: Node) -> tree.Junction:
        return self._junction(node, "or")

    def conjunction(self, node: Node) -> tree.Junction:
        return self._junction(node, "and")

    def _junction(self, node: Node, operator: str) -> tree.Junction:
        operands = tuple(self.convert(operand) for operand in chain(node))
        return tree.Junction(operator, operands, _span(node))

    def negation(self, node: Node) -> tree.Not:
        return tree.Not(self.parts(node)[0], _span(node))

    def quantified(self, node: Node) -> tree.Quantified:
        quantifier, noun, *condition = self.parts(node)
        where = condition[0] if condition and _tokens(node, "WHERE") else None
        satisfies = condition[0] if condition and where is None else None
        return tree.Quantified(quantifier, noun, where, satisfies, _span(node))

    def quantified_among(self, node: Node) -> tree.Quantified:
        quantifier, noun, where, satisfies = self.parts(node)
        return tree.Quantified(quantifier, noun, where, satisfies, _span(node))

    def plain(self, node: Node) -> tree.Quantifier:
        return tree.Quantifier(self.parts(node)[0])

    def numbered(self, node: Node) -> tree.Quantifier:
        return tree.Quantifier(self.convert(node.children[0]), self._limit(node, "NUMBER", literals.number))

    def shared(self, node: Node) -> tree.Quantifier:
        limit = self._limit(node, "PERCENT", literals.percent)
        return tree.Quantifier(self.convert(node.children[0]), limit, percent=True)

    def _limit(self, node: Node, kind: str, read: Callable[[str, Span], tree.Literal]) -> Fraction:
        text = str(_tokens(node, kind)[0])
        if literals.too_long(text, _span(node), self.source, self.report):
            return Fraction(0)
        return cast(Fraction, read(text, _span(node)).value)

    def plain_quantifier(self, node: Node) -> str:
        return str(node.children[0])

    def bound(self, node: Node) -> str:
        return " ".join(str(child) for child in node.children)

    def compare(self, node: Node) -> tree.Compare:
        left, relation, right = self.parts(node)
        return tree.Compare(relation, left, right, _span(node))

    def relation(self, node: Node) -> str:
        return " ".join(str(child) for child in node.children)

    def differs(self, node: Node) -> tree.Differs:
        left, right, limit, by = self.parts(node)
        return tree.Differs(left, right, limit, by, _span(node))

    def limit(self, node: Node) -> str:
        return " ".join(str(child) for child in node.children)

    def is_state(self, node: Node) -> tree.StateTest:
        operand, state = self.parts(node)
        return tree.StateTest(state, False, operand, _span(node))

    def is_not_state(self, node: Node) -> tree.StateTest:
        return replace(self.is_state(node), negated=True)

    def state(self, node: Node) -> str:
        return str(node.children[0])

    def is_one_of(self, node: Node) -> tree.OneOf:
        operand, choices = self.parts(node)
        return tree.OneOf(operand, choices, False, _span(node))

    def is_not_one_of(self, node: Node) -> tree.OneOf:
        return replace(self.is_one_of(node), negated=True)

    def contains(self, node: Node) -> tree.Contains:
        left, right = self.parts(node)
        return tree.Contains(left, right, False, _span(node))

    def does_not_contain(self, node: Node) -> tree.Contains:
        return replace(self.contains(node), negated=True)

    def matches(self, node: Node) -> tree.Matches:
        operand, pattern = self.parts(node)
        return tree.Matches(operand, replace(pattern, text=_unquoted(pattern.text)), False, _span(node))

    def does_not_match(self, node: Node) -> tree.Matches:
        return replace(self.matches(node), negated=True)

    # Values

    def add(self, node: Node) -> tree.Arithmetic:
        return self._arithmetic(node, "+")

    def subtract(self, node: Node) -> tree.Arithmetic:
        return self._arithmetic(node, "-")

    def multiply(self, node: Node) -> tree.Arithmetic:
        return self._arithmetic(node, "*")

    def divide(self, node: Node) -> tree.Arithmetic:
        return self._arithmetic(node, "/")

    def _arithmetic(self, node: Node, operator: str) -> tree.Arithmetic:
        left, right = self.parts(node)
        return tree.Arithmetic(operator, left, right, _span(node))

    def percent_of(self, node: Node) -> tree.Arithmetic:
        share, operand = self.parts(node)
        if literals.too_long(share.text, share.span, self.source, self.report):
            return tree.Arithmetic("*", tree.Mistake(share.span), operand, _span(node))
        return tree.Arithmetic("*", literals.percent(share.text, share.span), operand, _span(node))

    def negative(self, node: Node) -> tree.Negative:
        return tree.Negative(self.parts(node)[0], _span(node))

    def today(self, node: Node) -> tree.Today:
        return tree.Today(_span(node))

    def count(self, node: Node) -> tree.Count:
        noun, *where = self.parts(node)
        return tree.Count(noun, where[0] if where else None, _span(node))

    def group(self, node: Node) -> tree.Expression:
        inner: tree.Expression = self.parts(node)[0]
        return inner

    def number(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.number)

    def days(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.days)

    def percent(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.percent)

    def _number(self, node: Node, read: Callable[[str, Span], tree.Literal]) -> tree.Literal | tree.Mistake:
        text = str(node.children[0])
        if literals.too_long(text, _span(node), self.source, self.report):
            return tree.Mistake(_span(node))
        return read(text, _span(node))

    def money(self, node: Node) -> tree.Literal | tree.Mistake:
        if literals.too_long(str(node.children[0]), _span(node), self.source, self.report):
            return tree.Mistake(_span(node))
        return literals.money(str(node.children[0]), _span(node), self.source, self.report)

    def date(self, node: Node) -> tree.Literal | tree.Mistake:
        return literals.day_literal(str(node.children[0]), _span(node), self.source, self.report)

    def text_value(self, node: Node) -> tree.Literal:
        return tree.Literal(_unquoted(str(node.children[0])), Text(), _span(node))

    def true(self, node: Node) -> tree.Literal:
        return tree.Literal(True, Truth(), _span(node))

    def false(self, node: Node) -> tree.Literal:
        return tree.Literal(False, Truth(), _span(node))

    def list(self, node: Node) -> tree.ListOf:
        return tree.ListOf(tuple(self.parts(node)), _span(node))

    def path(self, node: Node) -> tree.Path:
        return tree.Path(tuple(self.parts(node)), _span(node))

    # Examples

    def record(self, node: Node) -> tree.RecordGiven:
        return tree.RecordGiven(tuple(self.parts(node)), _span(node))

    def entry(self, node: Node) -> tree.Entry:
        name, value = self.parts(node)
        return tree.Entry(name, value)

    def entry_list(self, node: Node) -> tree.ListGiven:
        return tree.ListGiven(tuple(self.parts(node)), _span(node))

    def word(self, node: Node) -> tree.Word:
        return tree.Word(str(node.children[0]), _span(node))

    def negative_number(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.number(node))

    def negative_percent(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.percent(node))

    def negative_money(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.money(node))

    def _negated(self, literal: tree.Literal | tree.Mistake) -> tree.Literal | tree.Mistake:
        if isinstance(literal, tree.Mistake):
            return literal
        value: Any = literal.value
        if hasattr(value, "amount"):
            return replace(literal, value=replace(value, amount=-value.amount))
        return replace(literal, value=-value)

    def exempt_value(self, node: Node) -> tree.Given:
        return self._given(node, "exempt")

    def unreadable_value(self, node: Node) -> tree.Given:
        return self._given(node, "unreadable")

    def _given(self, node: Node, state: str) -> tree.Given:
        return tree.Given(state, _unquoted(str(_tokens(node, "TEXT")[0])), _span(node))

    # Words

    def name(self, node: Node) -> tree.Word:
        return tree.Word(str(node.children[0]), _span(node))

    def text(self, node: Node) -> tree.Word:
        return tree.Word(" ".join(_unquoted(str(child)) for child in node.children), _span(node))

    def _day(self, token: Token) -> dt.date | None:
        return literals.day(str(token), _span_of(token), self.source, self.report)


_MEANINGFUL = frozenset({"NAME", "RULE_CODE", "TEXT", "PERCENT"})
"""The tokens that carry something of their own where they stand bare in a grammar rule."""


def _span(node: Node) -> Span:
    return Span(node.meta.start_pos, node.meta.end_pos)


def _span_of(token: Token) -> Span:
    return Span(token.start_pos or 0, token.end_pos or 0)


def _tokens(node: Node, kind: str) -> list[Token]:
    return [child for child in node.children if isinstance(child, Token) and child.type == kind]


def _unquoted(text: str) -> str:
    """The words between quotation marks, where two marks stand for one."""
    return text[1:-1].replace('""', '"')
