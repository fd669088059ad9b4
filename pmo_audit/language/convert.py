"""From Lark's tree to ours: the same shape with named parts, exact values and spans."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lark import Tree

from pmo_audit.classes import replace
from pmo_audit.language import literals, tree
from pmo_audit.language.convert_conditions import _Conditions
from pmo_audit.language.convert_words import Node, span, tokens, unquoted
from pmo_audit.text import SourceText
from pmo_audit.values import Days, Money, Months, WorkingDays


def convert(node: Node, source: SourceText, report: literals.Report) -> tree.Block:
    """The block that a Lark tree of one block says; impossible dates and currencies are reported."""
    block: tree.Block = _Blocks(source, report).convert(node)
    return block


class _Blocks(_Conditions):
    """One method for each rule of the grammar about blocks, clauses and examples."""

    def standard(self, node: Node) -> tree.StandardBlock:
        name, title, *headers = self.parts(node)
        return tree.StandardBlock(name, title, tuple(headers), span(node))

    def version(self, node: Node) -> tree.Header:
        return self._header(node, "version")

    def owner(self, node: Node) -> tree.Header:
        return self._header(node, "owner")

    def source_line(self, node: Node) -> tree.Header:
        return self._header(node, "source")

    def _header(self, node: Node, keyword: str) -> tree.Header:
        return tree.Header(keyword, self.parts(node)[0], span(node))

    def effective(self, node: Node) -> tree.Effective:
        days = [self.day_of(token) for token in tokens(node, "DATE")]
        return tree.Effective(days[0], days[1] if len(days) > 1 else None, span(node))

    def month_rounding(self, node: Node) -> tree.MonthRounding:
        return tree.MonthRounding(self.parts(node)[0], span(node))

    def rounding(self, node: Node) -> bool:
        return str(node.children[0]) == "up"

    def lifecycle(self, node: Node) -> tree.LifecycleBlock:
        return tree.LifecycleBlock(tuple(self.parts(node)), span(node))

    def parameter(self, node: Node) -> tree.ParameterBlock:
        name, versions, *doc = self.parts(node)
        return tree.ParameterBlock(name, versions, doc[0] if doc else None, span(node))

    def banded_parameter(self, node: Node) -> tree.BandedParameterBlock:
        name, by, *rest = self.parts(node)
        bands = tuple(one for one in rest if isinstance(one, tree.Band))
        doc = rest[-1] if isinstance(rest[-1], tree.Word) else None
        return tree.BandedParameterBlock(name, by, bands, doc, span(node))

    def versions(self, node: Node) -> tuple[tree.Version, ...]:
        days: list[dt.date | None] = [self.day_of(token) for token in tokens(node, "DATE")]
        return tuple(map(tree.Version, self.parts(node), [*days, None]))

    def below(self, node: Node) -> tree.Band:
        limit, versions = self.parts(node)
        return tree.Band(limit, versions, span(node))

    def otherwise(self, node: Node) -> tree.Band:
        return tree.Band(None, self.parts(node)[0], span(node))

    def extend(self, node: Node) -> tree.ExtendBlock:
        entity, field, kind, *doc = self.parts(node)
        blank = bool(tokens(node, "BLANK"))
        return tree.ExtendBlock(entity, field, kind, doc[0] if doc else None, blank, span(node))

    def simple_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("simple", tuple(self.parts(node)), span(node))

    def unordered_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("unordered", tuple(self.parts(node)), span(node))

    def ordered_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("ordered", tuple(self.parts(node)), span(node))

    def reference_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("reference", tuple(self.parts(node)), span(node))

    def working_days_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("working days", (), span(node))

    def list_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("list", tuple(self.parts(node)), span(node))

    def reference_list_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("reference list", tuple(self.parts(node)), span(node))

    def records_kind(self, node: Node) -> tree.KindGiven:
        return tree.KindGiven("records", tuple(self.parts(node)), span(node))

    def define(self, node: Node) -> tree.DefineBlock:
        name, entity, value = self.parts(node)
        return tree.DefineBlock(name, entity, value, span(node))

    def rule(self, node: Node) -> tree.RuleBlock:
        code, title, *clauses = self.parts(node)
        return tree.RuleBlock(code, title, tuple(clauses), span(node))

    def severity(self, node: Node) -> tree.Clause:
        return self._clause(node, "severity")

    def tags(self, node: Node) -> tree.Clause:
        return self._clause(node, "tags")

    def because(self, node: Node) -> tree.Clause:
        return self._clause(node, "because")

    def remedy(self, node: Node) -> tree.Clause:
        return self._clause(node, "remedy")

    def rule_source(self, node: Node) -> tree.Clause:
        return self._clause(node, "source")

    def message(self, node: Node) -> tree.Clause:
        return self._clause(node, "message")

    def _clause(self, node: Node, keyword: str) -> tree.Clause:
        return tree.Clause(keyword, tuple(self.parts(node)), span(node))

    def scope(self, node: Node) -> tree.Scope:
        entity, *rest = self.parts(node)
        alias = rest.pop(0) if tokens(node, "AS") else None
        return tree.Scope(entity, alias, rest[0] if rest else None, span(node))

    def require(self, node: Node) -> tree.Require:
        return tree.Require(self.parts(node)[0], span(node))

    def in_force(self, node: Node) -> tree.InForce:
        days = [self.day_of(token) for token in tokens(node, "DATE")]
        return tree.InForce(days[0], days[1] if len(days) > 1 else None, span(node))

    def in_force_until(self, node: Node) -> tree.InForce:
        return tree.InForce(None, self.day_of(tokens(node, "DATE")[0]), span(node))

    def exception(self, node: Node) -> tree.Except:
        title, where, *require = self.parts(node)
        return tree.Except(title, where, require[0] if require else None, span(node))

    def example(self, node: Node) -> tree.Example:
        title, outcome, record = [self.convert(child) for child in node.children if isinstance(child, Tree)]
        days = [self.day_of(token) for token in tokens(node, "DATE")]
        return tree.Example(title, days[0] if days else None, outcome, record, span(node))

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

    def is_excepted(self, node: Node) -> str:
        return "excepted"

    def record(self, node: Node) -> tree.RecordGiven:
        return tree.RecordGiven(tuple(self.parts(node)), span(node))

    def entry(self, node: Node) -> tree.Entry:
        name, value = self.parts(node)
        return tree.Entry(name, value)

    def entry_list(self, node: Node) -> tree.ListGiven:
        return tree.ListGiven(tuple(self.parts(node)), span(node))

    def word(self, node: Node) -> tree.Word:
        return tree.Word(str(node.children[0]), span(node))

    def negative_number(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.number(node))

    def negative_days(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.days(node))

    def negative_working_days(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.working_days(node))

    def negative_months(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.months(node))

    def negative_percent(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.percent(node))

    def negative_money(self, node: Node) -> tree.Literal | tree.Mistake:
        return self._negated(self.money(node))

    def _negated(self, literal: tree.Literal | tree.Mistake) -> tree.Literal | tree.Mistake:
        if isinstance(literal, tree.Mistake):
            return literal
        value: Any = literal.value
        if isinstance(value, Money):
            return replace(literal, value=replace(value, amount=-value.amount))
        if isinstance(value, Days | WorkingDays | Months):
            return replace(literal, value=replace(value, count=-value.count))
        return replace(literal, value=-value)

    def exempt_value(self, node: Node) -> tree.Given:
        return self._given(node, "exempt")

    def unreadable_value(self, node: Node) -> tree.Given:
        return self._given(node, "unreadable")

    def _given(self, node: Node, state: str) -> tree.Given:
        return tree.Given(state, unquoted(str(tokens(node, "TEXT")[0])), span(node))
