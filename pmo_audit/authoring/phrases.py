"""The typed form in canonical words: one way to say each thing, whatever synonym the author chose.

What is written is the language again, as far as it can say it: a test reads core forms back and compares the trees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pmo_audit import ir
from pmo_audit.authoring import patterns
from pmo_audit.authoring.literals import literal_words
from pmo_audit.authoring.naming import Around, Gatherer, inside
from pmo_audit.authoring.relations import BY, HOLDS, IN_SIZE, compared_type, relation
from pmo_audit.classes import dataclass, field
from pmo_audit.records import Schema
from pmo_audit.types import DateType, Number, PeriodType

_OR, _AND, _COMPARISON, _SUM, _PRODUCT, _UNARY, _ATOM = range(1, 8)
_OPEN = 0
"""A quantifier takes all that follows, so it stands in parentheses wherever something may follow."""

_INFIX: Final[Mapping[str, tuple[str, int]]] = {
    "add": ("+", _SUM),
    "subtract": ("-", _SUM),
    "multiply": ("*", _PRODUCT),
    "divide": ("/", _PRODUCT),
}
_MANY = ("at least", "at most", "exactly", "more than", "fewer than")
LONG_LIST = 6
"""From so many values on, a list that a parameter holds is called by the parameter's name."""

Phrase = tuple[str, int]
"""Words, and how closely they hold together."""


@dataclass(slots=True)
class Phrases:
    """Says nodes in words. With a `day`, parameters and definitions are replaced by what they stand for on it.

    `bare` leaves away the record before a field of the innermost one. `notes` collects what the words do not say:
    which parameter a value is, which definition stands here, whose members are meant.
    """

    schema: Schema
    day: date | None = None
    bare: bool = False
    expand: bool = False
    """Replaces definitions also without a day."""
    lists: Mapping[object, str] = field(default_factory=dict)
    """Parameters that hold lists, by their values."""
    notes: list[str] = field(default_factory=list)

    def words(self, node: ir.Node, around: Around) -> str:
        """A node in words, on one line."""
        return self._phrase(node, around)[0]

    def operand(self, node: ir.Node, around: Around) -> str:
        """A node in words, in parentheses where it would fall apart between `and`, `or` and `not`."""
        return self._within(node, around, _COMPARISON)

    def noun(self, node: Gatherer, around: Around, within: Around) -> str:
        """The collection that a node goes through: `risks`, `project as other_project`."""
        entity = self.schema.entities[node.members.entity]
        single = isinstance(node, ir.Quantified) and (node.limit is None or (node.limit == 1 and not node.percent))
        name = entity.name if single else entity.plural
        alias = f" as {within.names[-1]}" if within.names[-1] != entity.name else ""
        return f"{name}{alias}{self._whose(node.members, around)}"

    def quantifier(self, node: ir.Quantified) -> str:
        """How many of them: `some`, `at most 5% of`."""
        if node.limit is None:
            return node.quantifier
        limit = literal_words(node.limit, Number(percent=node.percent))
        return f"{node.quantifier} {limit}{' of' if node.percent else ''}"

    def value(self, node: ir.Node) -> str | None:
        """A parameter as it stands in the text: its name, or with a day the value that counts on it."""
        match node:
            case ir.Parameter(name=name):
                if self.day is None:
                    return name
                self.notes.append(name)
                return literal_words(node.on(self.day), node.type)
            case ir.Banded(name=name):
                if self.day is not None:
                    self.notes.append(f"{name} goes by its bands")
                return name
            case _:
                return None

    # One node

    def _phrase(self, node: ir.Node, around: Around) -> Phrase:
        match node:
            case ir.Literal(value, type_):
                return literal_words(value, type_), _ATOM
            case ir.Parameter() | ir.Banded():
                return self.value(node) or "", _ATOM
            case ir.Today():
                return "today", _ATOM
            case ir.CalendarOf():
                return "the calendar", _ATOM
            case ir.Local() | ir.Field():
                return self.path(node, around), _ATOM
            case ir.And() | ir.Or():
                return self._junction(node, around)
            case ir.Not(operand):
                return self._not(operand, around)
            case ir.StateTest():
                return self._state(node, around, ""), _COMPARISON
            case ir.Quantified() if (depends := patterns.depends_on(node)) is not None:
                return self._depends(depends, around, negated=False), _COMPARISON
            case ir.Quantified():
                return self._quantified(node, around), _OPEN
            case ir.Count() | ir.Aggregate():
                return self._gathered(node, around), _ATOM
            case ir.Call():
                return self._call(node, around)
            case ir.Defined():
                return self._defined(node, around)

    def _within(self, node: ir.Node, around: Around, level: int) -> str:
        words, own = self._phrase(node, around)
        return words if own >= level else f"({words})"

    def path(self, node: ir.Local | ir.Field, around: Around) -> str:
        """A record or one of its fields, with the way there."""
        if isinstance(node, ir.Local):
            return around.names[node.depth]
        if self.bare and isinstance(node.base, ir.Local) and node.base.depth == around.depth:
            return node.name
        return f"{self.path(node.base, around)}.{node.name}"

    def _defined(self, node: ir.Defined, around: Around) -> Phrase:
        if self.day is None and not self.expand:
            return node.name, _ATOM
        self.notes.append(f"this is what `{node.name}` means")
        return self._phrase(node.body, around)

    # Conditions

    def _junction(self, node: ir.And | ir.Or, around: Around) -> Phrase:
        within = patterns.within_days(node)
        if within is not None:
            return self._in_span(within, around, ""), _COMPARISON
        chosen = patterns.one_of(node, self.day)
        if chosen is not None:
            return self._one_of(chosen, around, ""), _COMPARISON
        word, level = ("and", _AND) if isinstance(node, ir.And) else ("or", _OR)
        parts = [self._within(one, around, level + 1) for one in node.operands]
        return f" {word} ".join(parts), level

    def _not(self, operand: ir.Node, around: Around) -> Phrase:
        match operand:
            case ir.StateTest():
                return self._state(operand, around, "not "), _COMPARISON
            case ir.Quantified() if (depends := patterns.depends_on(operand)) is not None:
                return self._depends(depends, around, negated=True), _COMPARISON
            case ir.Call(overload=overload) if overload.startswith("equal:"):
                return self._compared(operand, around, "is not"), _COMPARISON
            case ir.Call(overload=overload) if overload.partition(":")[0] in HOLDS:
                return self._holds(operand, around, negated=True), _COMPARISON
            case ir.And() | ir.Or() if (within := patterns.within_days(operand)) is not None:
                return self._in_span(within, around, "not "), _COMPARISON
            case ir.And() | ir.Or() if (chosen := patterns.one_of(operand, self.day)) is not None:
                return self._one_of(chosen, around, "not "), _COMPARISON
            case _:
                return f"not {self._within(operand, around, _ATOM)}", _COMPARISON

    def _state(self, node: ir.StateTest, around: Around, negation: str) -> str:
        if isinstance(node.operand, ir.Members):
            plural = self.schema.entities[node.operand.entity].plural
            what = f"{plural}{self._whose(node.operand, around)}"
        else:
            what = self.path(node.operand, around)
        return f"{what} is {negation}{node.state}"

    def _in_span(self, within: patterns.WithinDays, around: Around, negation: str) -> str:
        operand, by = (self._within(one, around, _SUM) for one in (within.operand, within.by))
        return f"{operand} is {negation}in the {'next' if within.ahead else 'last'} {by}"

    def _one_of(self, chosen: patterns.OneOf, around: Around, negation: str) -> str:
        values = chosen.values
        name = self.lists.get(values)
        operand = self._within(chosen.operand, around, _SUM)
        if name is not None and (self.day is None or len(values) >= LONG_LIST):
            if self.day is not None:
                self.notes.append(f"{name} has {len(values)} values")
            return f"{operand} is {negation}one of {name}"
        if name is not None:
            self.notes.append(name)
        options = ", ".join(self._within(one, around, _SUM) for one in chosen.options)
        return f"{operand} is {negation}one of [{options}]"

    def _depends(self, depends: patterns.DependsOn, around: Around, *, negated: bool) -> str:
        left, right = (self._within(one, around, _SUM) for one in (depends.left, depends.right))
        directly = "directly " if depends.direct else ""
        return f"{left} {f'does not {directly}depend' if negated else f'{directly}depends'} on {right}"

    def _quantified(self, node: ir.Quantified, around: Around) -> str:
        within = inside(around, node, self.schema)
        where = f" where {self._within(node.where, within, _OR)}" if node.where is not None else ""
        satisfy = "satisfies" if node.quantifier in ("some", "every", "no") else "satisfy"
        body = f" {satisfy} {self.words(node.body, within)}" if node.body is not None else ""
        return f"{self.quantifier(node)} {self.noun(node, around, within)}{where}{body}"

    def _gathered(self, node: ir.Count | ir.Aggregate, around: Around) -> str:
        within = inside(around, node, self.schema)
        noun = self.noun(node, around, within)
        where = f" where {self.words(node.where, within)}" if node.where is not None else ""
        if isinstance(node, ir.Count):
            return f"count({noun}{where})"
        operation = node.operation
        if isinstance(node.type, DateType | PeriodType):
            operation = {"largest": "latest", "smallest": "earliest"}.get(operation, operation)
        value = self.words(node.value, within)
        value = value if isinstance(node.value, ir.Field) else f"({value})"
        return f"{operation}({value} of {noun}{where})"

    def _whose(self, members: ir.Members, around: Around) -> str:
        """Said where the members are not those that the noun alone would mean."""
        natural = patterns.natural_owner(self.schema, members.entity, around)
        plural = self.schema.entities[members.entity].plural
        if patterns.same_owner(members, natural):
            if natural.of_project:
                self.notes.append(f"{plural} of its project")
            elif members.owner is None:
                self.notes.append(f"all {plural} of the portfolio")
            return ""
        return f" of {self.path(members.owner, around)}" if members.owner is not None else " of the portfolio"

    # Operations

    def _call(self, node: ir.Call, around: Around) -> Phrase:
        name = node.overload.partition(":")[0]
        if name in HOLDS:
            return self._holds(node, around, negated=False), _COMPARISON
        if name == "equal":
            return self._compared(node, around, "is"), _COMPARISON
        if name in IN_SIZE:
            return self._ordered(node, name, around), _COMPARISON
        match name, node.arguments:
            case "rank", (word, *_):
                return self._phrase(word, around)
            case "multiply", (share, whole) if patterns.is_share(share, self.day):
                return f"{self.words(share, around)} of {self._within(whole, around, _UNARY)}", _UNARY
            case (("add" | "subtract" | "multiply" | "divide"), (left, right, *_)):
                sign, level = _INFIX[name]
                return f"{self._within(left, around, level)} {sign} {self._within(right, around, level + 1)}", level
            case "negate", (operand,):
                return f"-{self._within(operand, around, _UNARY)}", _UNARY
            case "working days between", (start, finish, *_):
                words = f"{self._within(start, around, _SUM)} to {self._within(finish, around, _UNARY)}"
                return f"working days from {words}", _UNARY
            case "length", (operand,):
                return f"length({self.words(operand, around)})", _ATOM
            case _:
                arguments = ", ".join(self.words(one, around) for one in node.arguments)
                return f"{name} of ({arguments})", _ATOM

    def _compared(self, node: ir.Call, around: Around, relation: str) -> str:
        left, right = node.arguments
        return f"{self._within(left, around, _SUM)} {relation} {self._within(right, around, _SUM)}"

    def _holds(self, node: ir.Call, around: Around, *, negated: bool) -> str:
        left, right = node.arguments
        relation = HOLDS[node.overload.partition(":")[0]][negated]
        return f"{self._within(left, around, _SUM)} {relation} {self._within(right, around, _SUM)}"

    def _ordered(self, node: ir.Call, order: str, around: Around) -> str:
        left, right = node.arguments
        apart = patterns.distance(left, right)
        if apart is not None:
            first, second, by = (self._within(one, around, _SUM) for one in apart)
            return f"{first} differs from {second} by {BY[order]} {by}"
        over = patterns.over(right)
        if over is not None:
            base, by = (self._within(one, around, _SUM) for one in (over.base, over.by))
            order = patterns.MIRRORED[order] if over.under else order
            what = self._within(left, around, _SUM)
            return f"{what} {IN_SIZE[order]} {by} {'under' if over.under else 'over'} {base}"
        return self._compared(node, around, relation(order, compared_type(left)))


def list_names(parameters: Sequence[ir.ParameterDeclared]) -> Mapping[object, str]:
    """Parameters that hold lists, by each of their lists."""
    return {
        version.value: one.name for one in parameters for version in one.versions if isinstance(version.value, tuple)
    }
