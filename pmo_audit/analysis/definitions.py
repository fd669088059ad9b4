"""`define`: a name for an expression about one kind of record, put in place wherever it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pmo_audit import ir
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import type_of
from pmo_audit.classes import replace
from pmo_audit.language import BLOCK_WORDS, tree
from pmo_audit.text import Span, nearest
from pmo_audit.types import UnknownType, article

LARGEST = 2000
"""Nodes of a definition with all that it uses put in place."""
DEEPEST = 100
"""Nodes within one another in a definition."""

Check = Callable[[Scope, tree.Expression], ir.Node]
Key = tuple[str, str]
"""Entity and name."""


class Definitions:
    """The definitions of a standard. Each is checked once, when first asked for, so their order does not matter."""

    def __init__(self, blocks: Iterable[tuple[Scope, tree.DefineBlock]], reserved: Iterable[str], check: Check) -> None:
        self._check = check
        self._blocks: dict[Key, tuple[Scope, tree.DefineBlock]] = {}
        self._bodies: dict[Key, ir.Node | None] = {}
        self._open: list[Key] = []
        for scope, block in blocks:
            self._declare(scope, block, frozenset(reserved))

    def names_of(self, entity: str) -> tuple[str, ...]:
        """What is defined of an entity."""
        return tuple(name for owner, name in self._blocks if owner == entity)

    def is_open(self, entity: str, name: str) -> bool:
        """Whether a definition is being read just now."""
        return (entity, name) in self._open

    def use(self, scope: Scope, base: ir.Local | ir.Field, entity: str, name: str, span: Span) -> ir.Node | None:
        """What a name means of the record `base` leads to; None where nothing of that name is defined."""
        if (entity, name) not in self._blocks:
            return None
        body = self._body((entity, name), scope, span)
        if body is None:
            return mistake(span)
        placed = _placed(body, base, len(scope.locals) - 1, span)
        return ir.Defined(name, placed, type_of(body), span)

    def check_all(self) -> tuple[ir.DefinitionDeclared, ...]:
        """Every definition without a mistake, so that one which no rule uses is checked too."""
        for key, (scope, block) in self._blocks.items():
            self._body(key, scope, block.name.span)
        return tuple(
            ir.DefinitionDeclared(name, entity, _text(*self._blocks[entity, name]))
            for (entity, name), body in self._bodies.items()
            if body is not None
        )

    def _declare(self, scope: Scope, block: tree.DefineBlock, reserved: frozenset[str]) -> None:
        entity = scope.schema.find_by_noun(block.entity.text)
        name = block.name.text
        if entity is None:
            near = nearest(block.entity.text, scope.schema.entities)
            help_ = f"did you mean `{near}`?" if near else "`pmo-audit schema` lists the kinds of record"
            scope.tell("PA202", f"there are no records called `{block.entity.text}`", block.entity.span, help_)
        elif name in reserved or name in BLOCK_WORDS:
            scope.tell("PA208", f"`{name}` is a word of the language", block.name.span, "choose another name")
        elif (entity.name, name) in self._blocks:
            scope.tell("PA205", f"`{name}` of {article(entity.name)} is defined twice", block.name.span, "rename one")
        elif scope.schema.find_field(entity.name, name) or name in scope.schema.collections_of(entity.name):
            message = f"{article(entity.name)} already has `{name}`"
            scope.tell("PA209", message, block.name.span, "use it, or choose another name")
        elif name in scope.parameters:
            message = f"`{name}` is already a parameter"
            scope.tell("PA204", message, block.name.span, "choose another name")
        else:
            self._blocks[entity.name, name] = (scope.inside(entity.name, block.entity.span), block)

    def _body(self, key: Key, user: Scope, span: Span) -> ir.Node | None:
        """The checked expression; None where it has a mistake, which is told once."""
        if key in self._bodies:
            return self._bodies[key]
        scope, block = self._blocks[key]
        if key in self._open:
            around = " uses ".join(f"`{name}`" for _, name in (*self._open[self._open.index(key) :], key))
            user.tell("PA210", f"`{key[1]}` is defined by itself: {around}", span, "break the circle")
            return None
        self._open.append(key)
        node = self._check(replace(scope, definitions=self), block.value)
        self._open.pop()
        whole = not any(isinstance(type_of(one), UnknownType) for one in ir.walk(node))
        good = whole and self._is_modest(scope, block, node)
        self._bodies[key] = node if good else None
        return self._bodies[key]

    def _is_modest(self, scope: Scope, block: tree.DefineBlock, node: ir.Node) -> bool:
        """Whether a definition with all it uses can be read and carried out; one that grows beyond that is told."""
        size, waiting = 0, [(node, 0)]
        while waiting:
            one, depth = waiting.pop()
            size += 1
            if size > LARGEST or depth > DEEPEST:
                what = f"`{block.name.text}` and what it uses are too much for one definition"
                scope.tell("PA109", what, block.name.span, "use fewer definitions within one another")
                return False
            waiting += [(below, depth + 1) for below in ir.below(one)]
        return True


def _text(scope: Scope, block: tree.DefineBlock) -> str:
    return " ".join(scope.source.content[block.span.start : block.span.end].split())


def _placed(node: ir.Node, base: ir.Local | ir.Field, shift: int, span: Span) -> ir.Node:
    """A definition's expression where it is used: about `base`, inner members moved inward, words those of the use."""

    def place(inner: ir.Node) -> ir.Node:
        return _placed(inner, base, shift, span)

    match node:
        case ir.Local() | ir.Field():
            return _led(node, base, shift, span)
        case ir.And(operands) | ir.Or(operands):
            return replace(node, operands=tuple(map(place, operands)), span=span)
        case ir.Not(operand):
            return ir.Not(place(operand), span)
        case ir.StateTest(operand=ir.Field() as operand):
            field = replace(operand, base=_led(operand.base, base, shift, span), span=span)
            return replace(node, operand=field, span=span)
        case ir.StateTest(operand=ir.Members() as operand):
            return replace(node, operand=_members(operand, base, shift, span), span=span)
        case ir.Quantified(members=members, where=where, body=body):
            return replace(
                node,
                members=_members(members, base, shift, span),
                depth=node.depth + shift,
                where=place(where) if where is not None else None,
                body=place(body) if body is not None else None,
                span=span,
            )
        case ir.Count(members=members, where=where):
            return replace(
                node,
                members=_members(members, base, shift, span),
                depth=node.depth + shift,
                where=place(where) if where is not None else None,
                span=span,
            )
        case ir.Aggregate(members=members, where=where, value=value):
            return replace(
                node,
                members=_members(members, base, shift, span),
                depth=node.depth + shift,
                where=place(where) if where is not None else None,
                value=place(value),
                span=span,
            )
        case ir.CalendarOf(base=project):
            led = _led(project, base, shift, span) if project is not None else None
            return replace(node, base=led, span=span)
        case ir.Banded(by=by, bands=bands):
            return replace(node, by=place(by), bands=tuple(_band(band, place) for band in bands), span=span)
        case ir.Call(arguments=arguments):
            return replace(node, arguments=tuple(map(place, arguments)), span=span)
        case ir.Defined(body=body):
            return replace(node, body=place(body), span=span)
        case _:
            return replace(node, span=span)


def _band(band: ir.Band, place: Callable[[ir.Node], ir.Node]) -> ir.Band:
    condition = place(band.condition) if band.condition is not None else None
    assert condition is None or isinstance(condition, ir.Call)
    return replace(band, condition=condition)


def _led(node: ir.Local | ir.Field, base: ir.Local | ir.Field, shift: int, span: Span) -> ir.Local | ir.Field:
    match node:
        case ir.Local(depth=0):
            return replace(base, span=span)
        case ir.Local(depth=depth):
            return replace(node, depth=depth + shift, span=span)
        case _:
            return replace(node, base=_led(node.base, base, shift, span), span=span)


def _members(node: ir.Members, base: ir.Local | ir.Field, shift: int, span: Span) -> ir.Members:
    owner = _led(node.owner, base, shift, span) if node.owner is not None else None
    return replace(node, owner=owner, span=span)
