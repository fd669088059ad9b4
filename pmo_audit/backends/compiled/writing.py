"""Rules as one Python program: a function for some rules of each entity, which gives their verdicts on a row."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.conditions import write_test
from pmo_audit.backends.compiled.frames import Frame, Program, RefusedError, Test, Writers
from pmo_audit.backends.compiled.loops import plainly
from pmo_audit.backends.compiled.reading import reader
from pmo_audit.backends.compiled.recipes import Recipe
from pmo_audit.backends.compiled.values import write_value
from pmo_audit.classes import dataclass
from pmo_audit.types import Text, Truth

TOGETHER = 24
"""How many rules share a function, and with it what they have in common."""

RuleKey = tuple[str, str]
"""The standard and the code of a rule."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of an entity whose verdicts one function gives, in order."""

    entity: str
    rules: tuple[RuleKey, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A program, the recipes of its constants, and what it is about."""

    module: ast.Module
    recipes: tuple[Recipe, ...]
    layouts: tuple[tuple[str, tuple[str, ...]], ...]
    """Each entity, with the aspects of the places of its rows."""
    groups: tuple[Group, ...]
    refused: Mapping[RuleKey, str]
    """Rules that this backend does not do, and why."""


def key_of(rule: ir.Rule) -> RuleKey:
    """What identifies a rule."""
    return rule.standard, rule.code


def write(rules: Sequence[ir.Rule]) -> Written:
    """The program for some rules: `program(constants)` gives the readers of rows and the functions of the groups."""
    program = Program(Writers(write_test, write_value))
    refused: dict[RuleKey, str] = {}
    groups: list[Group] = []
    functions: list[ast.stmt] = []
    for some in _grouped(rules):
        done = _function(program, f"group{len(groups)}", some, refused)
        if done is not None:
            functions.append(done)
            kept = tuple(key_of(rule) for rule in some if key_of(rule) not in refused)
            groups.append(Group(some[0].entity, kept))
    for group in groups:
        program.layout(group.entity)
    return Written(
        _assembled(program, functions, len(groups)),
        tuple(program.constants),
        tuple((name, layout.aspects) for name, layout in program.layouts.items()),
        tuple(groups),
        refused,
    )


def _grouped(rules: Sequence[ir.Rule]) -> Iterator[Sequence[ir.Rule]]:
    by_entity: dict[str, list[ir.Rule]] = {}
    for rule in rules:
        by_entity.setdefault(rule.entity, []).append(rule)
    for some in by_entity.values():
        for start in range(0, len(some), TOGETHER):
            yield some[start : start + TOGETHER]


def _assembled(program: Program, functions: Sequence[ast.stmt], groups: int) -> ast.Module:
    """Everything in one function, whose variables are the constants of all."""
    readers = [
        reader(f"read{number}", layout, program.constant) for number, layout in enumerate(program.layouts.values())
    ]
    program.constants[Recipe("cells", (len(program.cells),))] = "cells"
    constants = py.put_all(list(program.constants.values()), py.name("constants"))
    given = [
        py.row([py.name(f"read{number}") for number in range(len(readers))]),
        py.row([py.name(f"group{number}") for number in range(groups)]),
    ]
    body = [constants, *program.prelude.lines, *program.functions, *readers, *functions, py.give(py.row(given))]
    return py.module([py.function("program", ["constants"], body)])


def _function(program: Program, word: str, rules: Sequence[ir.Rule], refused: dict[RuleKey, str]) -> ast.stmt | None:
    """The function of a group; without the rules that cannot be written, and None where none can."""
    frame = Frame(program, ("r",))
    kept = [rule for rule in rules if key_of(rule) not in refused]
    _prepare(frame, kept)
    verdicts = []
    for rule in kept:
        try:
            verdicts.append(py.name(_verdict(frame, rule)))
        except RefusedError as why:
            refused[key_of(rule)] = str(why)
            return _function(program, word, rules, refused)
    return py.function(word, ["r"], [*frame.lines, py.give(py.row(verdicts))]) if kept else None


def _prepare(frame: Frame, rules: Sequence[ir.Rule]) -> None:
    """Computes first what several conditions need of the subject; what looks at members only when it is needed."""
    nodes = [node for rule in rules for root in rule.roots for node in _shareable(frame, root)]
    uses = Counter(frame.facts(node).key for node in nodes)
    for node in nodes:
        facts = frame.facts(node)
        if uses[facts.key] < 2:
            continue
        is_test = isinstance(type_of(node), Truth) and not isinstance(node, ir.Field)
        if not facts.loops:
            frame.test(node) if is_test else frame.value(node)
            continue
        key = ("test" if is_test else "value", facts.key)
        if key not in frame.postponed:
            frame.postponed[key] = frame.program.fresh("g")
            frame.add(py.put(frame.postponed[key], py.NOTHING))


def _shareable(frame: Frame, root: ir.Node) -> Iterator[ir.Node]:
    """What depends on the subject alone, outermost first; a question that a table answers is one thing."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        predicate = frame.program.predicate(node)
        if frame.facts(node).free == 1 and not _is_no_thing(node):
            yield node
        waiting += reversed(ir.below(node)) if predicate is None else (predicate.field,)


def _is_no_thing(node: ir.Node) -> bool:
    """Whether a node is nothing to compute by itself: what its body is, or a text that may only be compared."""
    match node:
        case ir.Local() | ir.Defined() | ir.CalendarOf():
            return True
        case ir.Field(type=Text()):
            return True
        case _:
            return False


def _verdict(frame: Frame, rule: ir.Rule) -> str:
    """Writes a rule; the variable holds its verdict."""
    name = frame.program.fresh("o")
    if rule.where is None:
        _required(frame, rule, name)
        return name
    scope = plainly(frame, rule.where)
    with frame.branch() as body:
        _required(frame, rule, name)
    unknown = [py.put(name, py.attr(scope, "verdict"))]
    outside = [py.put(name, frame.program.tool("NOT_APPLICABLE"))]
    frame.add(py.when(py.same(scope, py.TRUE), body, [py.when(py.same(scope, py.FALSE), outside, unknown)]))
    return name


def _required(frame: Frame, rule: ir.Rule, name: str) -> None:
    """What the rule requires of a record that it is about, or what its exceptions make of that."""
    applying = [plainly(frame, one.where) for one in rule.exemptions]
    with frame.branch() as usual:
        frame.add(*_told(frame, frame.test(rule.require), name))
    if not applying:
        frame.add(*usual)
        return
    with frame.branch() as otherwise:
        require = frame.test(rule.require).value
        own = [frame.test(one.require).value if one.require is not None else py.NOTHING for one in rule.exemptions]
        branches = py.row([py.row(pair) for pair in zip(applying, own, strict=True)])
        frame.add(py.put(name, py.call(frame.program.tool("settled"), require, branches)))
    none = py.all_of(*(py.same(where, py.FALSE) for where in applying))
    frame.add(py.when(none, usual, otherwise))


def _told(frame: Frame, test: Test, name: str) -> Iterator[ast.stmt]:
    """A requirement as a verdict; what is no plain truth knows its own."""
    tool = frame.program.tool
    other = [py.put(name, py.attr(test.value, "verdict"))]
    failed = py.when(py.same(test.value, py.FALSE), [py.put(name, tool("FAIL"))], other)
    yield py.when(py.same(test.value, py.TRUE), [py.put(name, tool("PASS"))], [failed])
