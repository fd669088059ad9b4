"""Where a rule can be changed: every node of its tree with the slips that may befall it, and what they look like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.authoring import mutations, patterns
from pmo_audit.authoring.clauses import Key, definition_key, parts_of
from pmo_audit.authoring.literals import literal_words, quoted
from pmo_audit.authoring.mutations import DAY, EXCEPTION, SCOPE, THRESHOLD, WORD, Change
from pmo_audit.authoring.naming import Around, Gatherer, inside, outside
from pmo_audit.authoring.phrases import Phrases, list_names
from pmo_audit.authoring.rewriting import rewrite
from pmo_audit.authoring.thresholds import beside
from pmo_audit.classes import dataclass, replace
from pmo_audit.functions import find_overload
from pmo_audit.records import Schema
from pmo_audit.text import Location
from pmo_audit.types import ListType, Text, Truth, Type

GONE = "(left out)"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change at one place of one rule. Edits of the same `key` belong together: they are one slip of the author.

    `target` is the node that `node` takes the place of; where it is None, `rule` is what becomes of the whole rule.
    """

    key: Key
    kind: str
    old: str
    new: str
    place: Location
    target: ir.Node | None = None
    node: ir.Node | None = None
    frame: ir.Node | None = None
    """The clause or junction in which the target stands."""
    rule: ir.Rule | None = None


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk is: whose part this is, the way there, the clause around it, and the records being looked at."""

    owner: Key
    path: tuple[int, ...]
    frame: ir.Node
    around: Around

    def step(self, number: int, frame: ir.Node | None = None, around: Around | None = None) -> _At:
        """One node further down."""
        return replace(self, path=(*self.path, number), frame=frame or self.frame, around=around or self.around)


def edits_of(rule: ir.Rule, schema: Schema, parameters: Sequence[ir.ParameterDeclared]) -> Iterator[Edit]:
    """Everything that can be changed in a rule, one at a time."""
    walk = _Walk(rule, schema, list_names(parameters))
    around = outside(rule, schema)
    for part, root in parts_of(rule):
        yield from walk.condition(root, _At((rule.code, part), (), root, around))
    yield from _of_whole(rule)


def _of_whole(rule: ir.Rule) -> Iterator[Edit]:
    if rule.where is not None:
        words = f"where {rule.text_of(rule.where)}"
        changed = replace(rule, where=None)
        yield Edit((rule.code, "scope"), SCOPE, words, GONE, _place(rule, rule.where), rule=changed)
    for number, one in enumerate(rule.exemptions):
        others = rule.exemptions[:number] + rule.exemptions[number + 1 :]
        words = f"except {quoted(one.title)}"
        key: Key = (rule.code, "exception", number)
        yield Edit(key, EXCEPTION, words, GONE, one.place, rule=replace(rule, exemptions=others))
        if one.require is not None:
            bare = (*rule.exemptions[:number], replace(one, require=None), *rule.exemptions[number + 1 :])
            words = f"then require {rule.text_of(one.require)}"
            place = _place(rule, one.require)
            yield Edit((*key, "require"), EXCEPTION, words, GONE, place, rule=replace(rule, exemptions=bare))


def _place(rule: ir.Rule, node: ir.Node) -> Location:
    return Location(rule.place.source, node.span)


class _Walk:
    """Goes through the conditions of one rule and says what each node may become."""

    def __init__(self, rule: ir.Rule, schema: Schema, lists: Mapping[object, str]) -> None:
        self.rule = rule
        self.schema = schema
        self.lists = lists
        self._done: set[int] = set()

    # Conditions

    def condition(self, node: ir.Node, at: _At) -> Iterator[Edit]:
        """What may become of a condition and of everything in it."""
        defined = at.owner[0] == "definition"
        match node:
            case ir.And(operands) | ir.Or(operands) if not patterns.is_clause(node, in_definition=defined):
                yield from self._edits(node, mutations.of_junction(node), replace(at, frame=node))
                for number, one in enumerate(operands):
                    yield from self.condition(one, at.step(number, one))
            case ir.Not(operand) if isinstance(operand, ir.And | ir.Or | ir.Not | ir.Defined) and not (
                patterns.is_clause(operand, in_definition=defined)
            ):
                yield from self._edits(node, [mutations.negated(node)], replace(at, frame=node))
                yield from self.condition(operand, at.step(0, operand))
            case ir.Defined():
                yield from self._definition(node, at)
            case _:
                yield from self._clause(node, replace(at, frame=node))

    def _clause(self, node: ir.Node, at: _At) -> Iterator[Edit]:
        """A condition not made of others: its opposite, and the slips in it."""
        inner = node.operand if isinstance(node, ir.Not) else node
        ordered = isinstance(inner, ir.Call) and inner.overload.partition(":")[0] in (
            "less",
            "more",
            "at most",
            "at least",
        )
        spread = isinstance(inner, ir.Quantified) and patterns.depends_on(inner) is None
        if not spread and not (ordered and inner is node):
            yield from self._edits(node, [mutations.negated(node)], at)
        yield from self._within(inner, at if inner is node else at.step(0))

    def _within(self, node: ir.Node, at: _At) -> Iterator[Edit]:
        """The slips in a node, and in all below it."""
        if id(node) in self._done:
            return
        self._done.add(id(node))
        match node:
            case ir.And() | ir.Or() if (chosen := patterns.one_of(node)) is not None and isinstance(node, ir.Or):
                yield from self._choice(node, chosen, at)
            case ir.And():
                yield from self._edits(node, mutations.dropping(node), at)
                yield from self._all_below(node, at)
            case ir.Literal(value, type_):
                yield from self._literal(node, value, type_, at)
            case ir.Parameter():
                yield from self._parameter(node, ("parameter", node.name), node.name, at)
            case ir.Banded():
                yield from self._banded(node, at)
            case ir.Defined():
                yield from self._definition(node, at)
            case ir.Quantified() if patterns.depends_on(node) is not None:
                yield from self._edits(node, mutations.of_depending(node), at)
            case ir.Quantified() | ir.Count() | ir.Aggregate():
                yield from self._gatherer(node, at)
            case ir.Call():
                yield from self._call(node, at)
            case _:
                yield from self._all_below(node, at)

    def _all_below(self, node: ir.Node, at: _At) -> Iterator[Edit]:
        for number, one in enumerate(ir.below(node)):
            yield from self._within(one, at.step(number))

    def _call(self, node: ir.Call, at: _At) -> Iterator[Edit]:
        yield from self._edits(node, mutations.of_comparison(node), at)
        yield from self._edits(node, mutations.of_computation(node), at)
        yield from self._edits(node, mutations.of_text(node), at)
        overload = find_overload(node.overload)
        for number, one in enumerate(node.arguments):
            fixed = isinstance(one, ir.Literal) and isinstance(one.type, Text | ListType | Truth)
            if not (fixed and overload is not None):
                yield from self._within(one, at.step(number))

    def _gatherer(self, node: Gatherer, at: _At) -> Iterator[Edit]:
        if isinstance(node, ir.Quantified):
            changes = list(mutations.of_quantifier(node))
            yield from self._edits(node, changes, at, self._head)
        else:
            yield from self._edits(node, mutations.of_gathering(node), at)
        around = inside(at.around, node, self.schema)
        for number, one in enumerate(ir.below(node)):
            inner = at.step(number, one, around)
            if isinstance(type_of(one), Truth):
                yield from self.condition(one, inner)
            else:
                yield from self._within(one, at.step(number, at.frame))

    def _head(self, node: ir.Node, around: Around) -> str:
        """A quantifier with what it goes through, without what is asked of each."""
        assert isinstance(node, ir.Quantified)
        phrases = Phrases(self.schema, bare=True)
        return f"{phrases.quantifier(node)} {phrases.noun(node, around, inside(around, node, self.schema))}"

    def _definition(self, node: ir.Defined, at: _At) -> Iterator[Edit]:
        inner = _At(definition_key(node), (), node.body, at.around)
        if isinstance(type_of(node.body), Truth):
            yield from self.condition(node.body, inner)
        else:
            yield from self._within(node.body, inner)

    # Values

    def _choice(self, node: ir.Or, chosen: patterns.OneOf, at: _At) -> Iterator[Edit]:
        values = chosen.values
        name = self.lists.get(values)
        inner = replace(at, owner=("parameter", name), path=()) if name is not None else at
        if all(isinstance(one, ir.Call) for one in node.operands):
            yield from self._edits(node, mutations.of_choice(node), inner)
        else:
            yield from self._versions(node, inner)
        yield from self._within(chosen.operand, at.step(-1))

    def _versions(self, node: ir.Or, at: _At) -> Iterator[Edit]:
        """A list that changes from a day on: each of its lists, and the days."""
        yield from self._edits(node, mutations.of_versions(node), at)
        for number, version in enumerate(node.operands):
            test = version.operands[-1] if isinstance(version, ir.And) else version
            if isinstance(test, ir.Or):
                yield from self._edits(test, mutations.of_choice(test), at.step(number, test))

    def _literal(self, node: ir.Literal, value: object, type_: Type, at: _At) -> Iterator[Edit]:
        changes = [Change(THRESHOLD, replace(node, value=other)) for other in beside(value, type_)]
        if isinstance(value, str):
            changes = [replace(one, kind=WORD) for one in changes]
        yield from self._edits(node, changes, at)

    def _parameter(self, node: ir.Parameter, owner: Key, name: str, at: _At) -> Iterator[Edit]:
        """The values of a parameter and the days on which they change, in all its uses at once."""
        for number, version in enumerate(node.versions):
            for other in beside(version.value, node.type):
                changed = _version(node, number, replace(version, value=other))
                yield _of_parameter(node, changed, THRESHOLD, (*owner, number, "value", other), name, at)
            if version.until is not None:
                for days in (1, -1):
                    changed = _version(node, number, replace(version, until=version.until + timedelta(days=days)))
                    yield _of_parameter(node, changed, DAY, (*owner, number, "until", days), name, at)

    def _banded(self, node: ir.Banded, at: _At) -> Iterator[Edit]:
        owner: Key = ("parameter", node.name)
        for number, band in enumerate(node.bands):
            label = f"{node.name} in its last band"
            if band.condition is not None:
                words = Phrases(self.schema, bare=True).words(band.condition, at.around)
                label = f"{node.name} where {words}"
                yield from self._limit(node, band.condition, (*owner, number, "limit"), band.value.place, at)
            yield from self._parameter(band.value, (*owner, number), label, at)
        yield from self._within(node.by, at.step(-1))

    def _limit(self, node: ir.Banded, condition: ir.Call, owner: Key, place: Location, at: _At) -> Iterator[Edit]:
        for literal in ir.walk(condition):
            if not isinstance(literal, ir.Literal) or isinstance(literal.type, ListType):
                continue
            for other in beside(literal.value, literal.type):
                old, new = (literal_words(one, literal.type) for one in (literal.value, other))
                words = [f"band of {node.name} below {one}" for one in (old, new)]
                changed = replace(literal, value=other)
                yield Edit((*owner, other), THRESHOLD, words[0], words[1], place, literal, changed, condition)

    # What an edit looks like

    def _edits(
        self,
        node: ir.Node,
        changes: Iterator[Change] | Sequence[Change],
        at: _At,
        words: Callable[[ir.Node, Around], str] | None = None,
    ) -> Iterator[Edit]:
        for number, change in enumerate(changes):
            old, new = self._words(node, change, at, words)
            key = (*at.owner, *at.path, change.kind, number)
            place = _place(self.rule, change.left_out or node)
            yield Edit(key, change.kind, old, new, place, node, change.node, at.frame)

    def _words(
        self, node: ir.Node, change: Change, at: _At, words: Callable[[ir.Node, Around], str] | None
    ) -> tuple[str, str]:
        phrases = Phrases(self.schema, bare=True, lists=self.lists)
        if change.left_out is not None:
            around = inside(at.around, node, self.schema) if isinstance(node, Gatherer) else at.around
            lead = "where " if isinstance(node, Gatherer) else ""
            tail = f" in {at.owner[1]}" if at.owner[0] == "parameter" else ""
            return f"{lead}{phrases.words(change.left_out, around)}{tail}", GONE
        if words is not None:
            return words(node, at.around), words(change.node, at.around)
        frame = at.frame
        return phrases.words(frame, at.around), phrases.words(rewrite(frame, {id(node): change.node}), at.around)


def _of_parameter(before: ir.Parameter, after: ir.Parameter, kind: str, key: Key, name: str, at: _At) -> Edit:
    old, new = (f"{name} = {_versions_words(one)}" for one in (before, after))
    return Edit(key, kind, old, new, before.place, before, after, at.frame)


def _version(node: ir.Parameter, number: int, version: ir.Version) -> ir.Parameter:
    return replace(node, versions=(*node.versions[:number], version, *node.versions[number + 1 :]))


def _versions_words(node: ir.Parameter) -> str:
    said = [
        literal_words(one.value, node.type) + (f" until {one.until.isoformat()}" if one.until is not None else "")
        for one in node.versions
    ]
    return " then ".join(said)
