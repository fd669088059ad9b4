"""The core form of a rule: its typed form in canonical words, laid out to be read.

Names are resolved, definitions put in their place, synonyms reduced to one form, and thresholds have the values of
a day. What stands behind `--` says where a value or condition comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.authoring.literals import quoted
from pmo_audit.authoring.naming import Around, inside, outside
from pmo_audit.authoring.patterns import depends_on, is_clause
from pmo_audit.authoring.phrases import Phrases, list_names
from pmo_audit.classes import dataclass, replace
from pmo_audit.records import Schema

SHORT = 88
"""Columns up to which a quantifier with simple conditions stays on one line."""
_STEP = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a core form: how far it is indented, its words, and what they do not say."""

    indent: int
    words: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        note = f"  -- {'; '.join(self.notes)}" if self.notes else ""
        return f"{_STEP * self.indent}{self.words}{note}"


def core_form(rule: ir.Rule, standard: ir.Standard, schema: Schema, day: date) -> tuple[Line, ...]:
    """The whole rule: to whom it applies, what it requires, its exceptions, and when it is in force."""
    layout = _Layout(schema, day, standard.parameters)
    around = outside(rule, schema)
    alias = f" as {around.names[0]}" if around.names[0] != rule.entity else ""
    lines = [Line(0, f"for each {rule.entity}{alias}"), *layout.clause("where ", rule.where, around, 1)]
    lines += [Line(0, "require"), *layout.block(rule.require, around, 1)]
    for one in rule.exemptions:
        lines += [Line(0, f"except {quoted(one.title)}"), *layout.clause("where ", one.where, around, 1)]
        lines += layout.clause("then require ", one.require, around, 1)
    return (*lines, *_force(rule))


def _force(rule: ir.Rule) -> Iterable[Line]:
    start = f" from {rule.in_force_from.isoformat()}" if rule.in_force_from else ""
    end = f" until {rule.in_force_until.isoformat()}" if rule.in_force_until else ""
    if start or end:
        yield Line(0, f"in force{start}{end}")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lays conditions out: one line for each, junctions one below the other, what belongs to a collection indented."""

    schema: Schema
    day: date
    parameters: Sequence[ir.ParameterDeclared]

    def clause(self, keyword: str, node: ir.Node | None, around: Around, indent: int) -> list[Line]:
        """A keyword with its condition; nothing for none."""
        if node is None:
            return []
        first, *rest = self.block(node, around, indent)
        below = [replace(one, indent=one.indent + 1) for one in rest]
        return [replace(first, words=f"{keyword}{first.words}"), *below]

    def block(self, node: ir.Node, around: Around, indent: int) -> list[Line]:
        """The lines of a condition."""
        match node:
            case ir.Defined(name=name, body=body):
                first, *rest = self.block(body, around, indent)
                return [replace(first, notes=(f"this is what `{name}` means", *first.notes)), *rest]
            case ir.And(operands) | ir.Or(operands) if self._parts(node):
                return self._junction(operands, "and" if isinstance(node, ir.And) else "or", around, indent)
            case ir.Not(operand) if self._parts(operand) or _spreads(_bare(operand)):
                return [Line(indent, "not ("), *self.block(operand, around, indent + 1), Line(indent, ")")]
            case ir.Quantified() if _spreads(node) and not self._fits(node, around, indent):
                return self._quantified(node, around, indent)
            case _:
                return [self._line(node, around, indent)]

    def _junction(self, operands: Sequence[ir.Node], word: str, around: Around, indent: int) -> list[Line]:
        lines: list[Line] = []
        for number, operand in enumerate(operands):
            first, *rest = self._operand(operand, around, indent)
            lead = f"{word} " if number else ""
            lines += [replace(first, words=f"{lead}{first.words}"), *rest]
        return lines

    def _operand(self, node: ir.Node, around: Around, indent: int) -> list[Line]:
        """The lines of a condition that others follow, so that it must end somewhere."""
        bare = _bare(node)
        if not _spreads(bare) and not self._parts(bare):
            return self.block(node, around, indent)
        lines = self.block(node, around, indent + 1)
        if len(lines) == 1:
            return [replace(lines[0], indent=indent, words=f"({lines[0].words})")]
        return [Line(indent, "("), *lines, Line(indent, ")")]

    def _quantified(self, node: ir.Quantified, around: Around, indent: int) -> list[Line]:
        phrases = self._phrases()
        within = inside(around, node, self.schema)
        head = f"{phrases.quantifier(node)} {phrases.noun(node, around, within)}"
        lines = [Line(indent, head, tuple(phrases.notes))]
        where, body = node.where, node.body
        if where is not None and body is not None and _spreads(_bare(where)):
            first, *rest = self._operand(where, within, indent + 1)
            lines += [replace(first, words=f"where {first.words}"), *rest]
        else:
            lines += self.clause("where ", where, within, indent + 1)
        return lines + self.clause(f"{_satisfies(node)} ", body, within, indent + 1)

    def _fits(self, node: ir.Quantified, around: Around, indent: int) -> bool:
        """Whether a quantifier asks so little that it stays on one line."""
        conditions = [one for one in (node.where, node.body) if one is not None]
        if any(self._parts(_bare(one)) or _spreads(_bare(one)) for one in conditions):
            return False
        return len(str(self._line(node, around, indent))) <= SHORT

    def _line(self, node: ir.Node, around: Around, indent: int) -> Line:
        phrases = self._phrases()
        words = phrases.words(node, around)
        return Line(indent, words, tuple(dict.fromkeys(phrases.notes)))

    def _phrases(self) -> Phrases:
        return Phrases(self.schema, self.day, lists=list_names(self.parameters))

    def _parts(self, node: ir.Node) -> bool:
        """Whether a node is a junction of several clauses."""
        return isinstance(node, ir.And | ir.Or) and not is_clause(node, in_definition=True)


def _bare(node: ir.Node) -> ir.Node:
    while isinstance(node, ir.Defined):
        node = node.body
    return node


def _spreads(node: ir.Node) -> bool:
    """Whether a node is a quantifier that is written out, with what it asks of the members."""
    return isinstance(node, ir.Quantified) and depends_on(node) is None


def _satisfies(node: ir.Quantified) -> str:
    return "satisfies" if node.quantifier in ("some", "every", "no") else "satisfy"
