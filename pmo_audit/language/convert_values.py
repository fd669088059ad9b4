"""Values from Lark's tree: literals, arithmetic, counts and aggregates."""

from __future__ import annotations

from collections.abc import Callable

from pmo_audit.language import literals, tree
from pmo_audit.language.convert_words import Node, _Words, span, unquoted
from pmo_audit.text import Span
from pmo_audit.types import Text, Truth


class _Values(_Words):
    """One method for each rule of the grammar about values."""

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
        return tree.Arithmetic(operator, left, right, span(node))

    def percent_of(self, node: Node) -> tree.Arithmetic:
        share, operand = self.parts(node)
        if literals.too_long(share.text, share.span, self.source, self.report):
            return tree.Arithmetic("*", tree.Mistake(share.span), operand, span(node))
        return tree.Arithmetic("*", literals.percent(share.text, share.span), operand, span(node))

    def negative(self, node: Node) -> tree.Negative:
        return tree.Negative(self.parts(node)[0], span(node))

    def today(self, node: Node) -> tree.Today:
        return tree.Today(span(node))

    def noun(self, node: Node) -> tree.Noun:
        return tree.Noun(*self.parts(node))

    def count(self, node: Node) -> tree.Count:
        noun, *where = self.parts(node)
        return tree.Count(noun, where[0] if where else None, span(node))

    def aggregate(self, node: Node) -> tree.Aggregate:
        operation, value, noun, *where = self.parts(node)
        return tree.Aggregate(operation, value, noun, where[0] if where else None, span(node))

    def aggregator(self, node: Node) -> str:
        return str(node.children[0])

    def length(self, node: Node) -> tree.Length:
        return tree.Length(self.parts(node)[0], span(node))

    def working_days_between(self, node: Node) -> tree.WorkingDays:
        start, finish = self.parts(node)
        return tree.WorkingDays(start, finish, span(node))

    def group(self, node: Node) -> tree.Expression:
        inner: tree.Expression = self.parts(node)[0]
        return inner

    def number(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.number)

    def days(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.days)

    def working_days(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.working_days)

    def months(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.months)

    def percent(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._number(node, literals.percent)

    def _number(self, node: Node, read: Callable[[str, Span], tree.Literal]) -> tree.Literal | tree.Mistake:
        text = str(node.children[0])
        if literals.too_long(text, span(node), self.source, self.report):
            return tree.Mistake(span(node))
        return read(text, span(node))

    def money(self, node: Node) -> tree.Literal | tree.Mistake:
        if literals.too_long(str(node.children[0]), span(node), self.source, self.report):
            return tree.Mistake(span(node))
        return literals.money(str(node.children[0]), span(node), self.source, self.report)

    def date(self, node: Node) -> tree.Literal | tree.Mistake:
        return literals.day_literal(str(node.children[0]), span(node), self.source, self.report)

    def text_value(self, node: Node) -> tree.Literal:
        return tree.Literal(unquoted(str(node.children[0])), Text(), span(node))

    def true(self, node: Node) -> tree.Literal:
        return tree.Literal(True, Truth(), span(node))

    def false(self, node: Node) -> tree.Literal:
        return tree.Literal(False, Truth(), span(node))

    def list(self, node: Node) -> tree.ListOf:
        return tree.ListOf(tuple(self.parts(node)), span(node))

    def path(self, node: Node) -> tree.Path:
        return tree.Path(tuple(self.parts(node)), span(node))
