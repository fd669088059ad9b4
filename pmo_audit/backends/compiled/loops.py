"""The members of collections in generated code: where they are found, and what is gathered from each."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.frames import Frame, RefusedError, Test, target_of
from pmo_audit.backends.compiled.layout import MAIN, OWNED, WHO
from pmo_audit.backends.compiled.recipes import Pooling
from pmo_audit.backends.compiled.shapes import Mention
from pmo_audit.backends.compiled.ways import Way, way_of
from pmo_audit.classes import dataclass
from pmo_audit.types import RefType, Truth

Collecting = ir.Quantified | ir.Count | ir.Aggregate
DEEPEST = 16
"""Loops within one another; Python has a limit to that."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The variables that hold the rows of a collection, what it lacks, and whether it came."""

    rows: ast.expr
    lack: ast.expr
    came: ast.expr


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is gathered from members: variables with what they begin as, what each member does, and what comes last.

    The first `results` of the variables are what is asked for. `merge` says how those of two parts of the members
    are put together, `rest` that members which certainly are not meant have a part in it.
    """

    variables: Sequence[tuple[str, ast.expr]]
    results: int
    each: Callable[[Frame], None]
    last: Sequence[ast.stmt]
    merge: str
    rest: bool = False

    @property
    def names(self) -> list[str]:
        """The variables that are asked for."""
        return [name for name, _ in self.variables[: self.results]]


def collection(frame: Frame, members: ir.Members) -> Collection:
    """Finds a collection, once."""
    owner = frame.facts(members.owner).key if members.owner is not None else None
    key = ("members", members.entity, members.by, owner)
    found: Collection | None = frame.recall(key)
    if found is None:
        names = [frame.program.fresh() for _ in range(3)]
        frame.add(py.put_all(names, _found(frame, members)))
        found = Collection(*map(py.name, names))
        frame.remember(key, found)
    return found


def _found(frame: Frame, members: ir.Members) -> ast.expr:
    program = frame.program
    program.layout(members.entity)
    if members.owner is None:
        return py.call(program.constant("all", members.entity))
    row = frame.row(members.owner)
    entity = members.owner.entity if isinstance(members.owner, ir.Local) else target_of(members.owner)
    place = program.layout(entity).place(f"{members.entity} {members.by}", OWNED)
    owned = program.fresh()
    own = program.constant("owning", members.entity, members.by, place)
    frame.add(py.put(owned, py.item(py.name(row), place)))
    frame.add(py.when(py.same(py.name(owned), py.NOTHING), [py.put(owned, py.call(own, py.name(row)))]))
    return py.name(owned)


def plainly(frame: Frame, node: ir.Node) -> ast.expr:
    """What a condition comes to, without the mark of what rests on nothing."""
    test = frame.test(node)
    return frame.let(py.call(frame.program.tool("plain"), test.value)) if test.vacuous else test.value


def meant(frame: Frame, node: ir.Quantified) -> ast.expr | None:
    """Whether a member is asked about; None where all are."""
    return plainly(frame, node.where) if node.where is not None and node.body is not None else None


def asked(frame: Frame, node: ir.Quantified) -> Test:
    """What is asked of a member."""
    condition = node.body if node.body is not None else node.where
    return frame.test(condition) if condition is not None else Test(py.TRUE)


def asks_vacuously(frame: Frame, node: ir.Quantified) -> bool:
    """Whether what is asked of a member may rest on nothing."""
    condition = node.body if node.body is not None else node.where
    return condition is not None and frame.facts(condition).vacuous


def because(why: str, unknown: ast.expr) -> ast.stmt:
    """Adds the reasons of something unknown to those known before."""
    before = py.name(why)
    return py.put(why, py.choice(py.same(before, py.NOTHING), unknown, py.union(before, unknown)))


def gather(frame: Frame, node: Collecting, rows: ast.expr, gathering: Gathering) -> None:
    """Writes the loop over the members, or the call that judges but those that may be meant."""
    if node.depth > DEEPEST:
        raise RefusedError(f"collections within one another, {DEEPEST} deep")
    way = way_of(frame.program.nodes, node)
    if way is None:
        frame.add(*_loop(frame, node, rows, gathering))
        return
    mention = frame.value(way.other)
    assert isinstance(mention, Mention)
    outer = () if way.alone else [one for one in frame.rows if one]
    part = _part(frame, node, gathering, way)
    call = py.call(_pool(frame, node, gathering, way), part, mention.key, mention.whole, *map(py.name, outer))
    frame.add(py.put_all(gathering.names, call))


def _loop(frame: Frame, node: Collecting, rows: ast.expr, gathering: Gathering) -> list[ast.stmt]:
    """The statements that look at each of the rows."""
    _hoist(frame, node)
    row = frame.program.fresh("m")
    with frame.branch() as body, frame.member(row, node.depth):
        gathering.each(frame)
    begin = [py.put(name, value) for name, value in gathering.variables]
    return [*begin, py.each(row, rows, body), *gathering.last]


def _hoist(frame: Frame, node: Collecting) -> None:
    """Computes before the loop what is the same for all members."""
    waiting = list(ir.below(node))
    while waiting:
        one = waiting.pop()
        facts = frame.facts(one)
        if not facts.free or isinstance(one, ir.Local | ir.CalendarOf):
            continue
        if facts.free >> node.depth:
            waiting += ir.below(one)
        elif isinstance(type_of(one), Truth) and not isinstance(one, ir.Field):
            frame.test(one)
        else:
            frame.value(one)


def _part(frame: Frame, node: Collecting, gathering: Gathering, way: Way) -> ast.expr:
    """The function that gathers from some of the members, for one record that they may lead to."""
    outer = [frame.program.fresh("r") if one and not way.alone else "" for one in frame.rows]
    inner = Frame(frame.program, tuple(outer))
    mention = Mention(py.name("who"), py.name("whole"))
    inner.remember(("value", frame.facts(way.other).key), mention)
    body = _loop(inner, node, py.name("rows"), gathering)
    given = py.row([py.name(name) for name in gathering.names])
    word = frame.program.fresh("part")
    parameters = ["rows", "who", "whole", *(name for name in outer if name)]
    frame.program.functions.append(py.function(word, parameters, [*inner.lines, *body, py.give(given)]))
    return py.name(word)


def _pool(frame: Frame, node: Collecting, gathering: Gathering, way: Way) -> ast.expr:
    layout = frame.program.layout(node.members.entity)
    type_ = way.field.type
    assert isinstance(type_, RefType)
    who, whole = (layout.field(way.field.name, aspect, type_) for aspect in (WHO, MAIN))
    number = len(frame.program.functions)
    pooling = Pooling(node.members.entity, who, whole, gathering.merge, way.alone, gathering.rest, number)
    return frame.program.constant("pool", pooling)
