"""Records a little beside those of the examples: a field changed, a member more or less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pmo_audit import ir
from pmo_audit.authoring.thresholds import beside
from pmo_audit.classes import dataclass, field, replace
from pmo_audit.records import Schema
from pmo_audit.types import DateType, EnumType, MoneyType, Number, RefType, Text, Truth, Type
from pmo_audit.values import MISSING, NONE, Exempt, Ref, Unreadable

Step = str | int
Path = tuple[Step, ...]
"""The way to a record within an example's: names of fields, and places in lists."""
Names = tuple[str, str]
"""Entity and field."""


@dataclass(slots=True)
class Pool:
    """The fields that a rule looks at, with values worth trying, and the collections it goes through."""

    values: dict[Names, dict[object, None]] = field(default_factory=dict)
    collections: dict[str, None] = field(default_factory=dict)

    def add(self, names: Names, values: Iterable[object]) -> None:
        """Remembers values for a field."""
        self.values.setdefault(names, {}).update(dict.fromkeys(values))


def pool_of(rules: Iterable[ir.Rule], schema: Schema) -> Pool:
    """What is worth trying for rules: the values that stand beside a field, those close by, and its words."""
    pool = Pool()
    for rule in rules:
        for root in rule.roots:
            for node in ir.walk(root):
                _pool_node(node, pool, schema)
    return pool


def _pool_node(node: ir.Node, pool: Pool, schema: Schema) -> None:
    match node:
        case ir.Field(entity=entity, name=name, type=type_):
            pool.add((entity, name), _of_type(type_))
        case ir.StateTest(operand=ir.Members(entity=entity)):
            pool.collections[schema.entities[entity].plural] = None
        case ir.Quantified() | ir.Count() | ir.Aggregate():
            pool.collections[schema.entities[node.members.entity].plural] = None
        case ir.Call(arguments=arguments):
            fields = [one for one in arguments if isinstance(one, ir.Field)]
            for one in fields:
                pool.add((one.entity, one.name), _constants(arguments))
        case _:
            pass


def _constants(arguments: Sequence[ir.Node]) -> Iterator[object]:
    """The constants that a field is compared with, and what lies beside them."""
    for one in arguments:
        values: list[object] = []
        if isinstance(one, ir.Literal):
            values = [one.value]
        elif isinstance(one, ir.Parameter):
            values = [version.value for version in one.versions]
        for value in values:
            if isinstance(value, str) and isinstance(one, ir.Literal) and isinstance(one.type, Text):
                yield from (f"Other {value}", f"{value} other")
            if not isinstance(value, tuple):
                yield value
                yield from beside(value, one.type) if isinstance(one, ir.Literal | ir.Parameter) else ()


def _of_type(type_: Type) -> Iterator[object]:
    """Words of a list, yes and no, another text or record; then the states."""
    match type_:
        case EnumType(members=members):
            yield from members
        case Truth():
            yield from (True, False)
        case Text():
            yield from ("Something else", "")
        case RefType(entity):
            yield from (Ref(entity, "Somebody"), Ref(entity, "Somebody else"))
        case _:
            pass
    yield from (NONE, MISSING, Exempt("withheld"), Unreadable("?", "the example says so"))


def variations(record: ir.ExampleRecord, pool: Pool, schema: Schema) -> Iterator[ir.ExampleRecord]:
    """The record with one thing changed: a field of it or of one within, or a member of a collection."""
    for path, one in records_in(record):
        for (entity, name), values in pool.values.items():
            if entity != one.entity:
                continue
            for value in values:
                if one.fields.get(name, MISSING) != value:
                    yield with_value(record, (*path, name), value)
            yield from _led(record, (*path, name), one.fields.get(name), pool, schema)
        yield from _collections(record, path, one, pool, schema)


def _led(record: ir.ExampleRecord, path: Path, now: object, pool: Pool, schema: Schema) -> Iterator[ir.ExampleRecord]:
    """A reference that leads to a record of its own, with one field."""
    names = records_in(record, path[:-1])
    parent = next(iter(names))[1]
    declared = schema.find_field(parent.entity, str(path[-1]))
    if declared is None or not isinstance(declared.type, RefType) or isinstance(now, ir.ExampleRecord):
        return
    for (entity, name), values in pool.values.items():
        if entity == declared.type.entity:
            for value in values:
                yield with_value(record, path, ir.ExampleRecord(entity, {name: value}))


def _collections(
    record: ir.ExampleRecord, path: Path, one: ir.ExampleRecord, pool: Pool, schema: Schema
) -> Iterator[ir.ExampleRecord]:
    known = {**schema.collections_of("portfolio"), **schema.collections_of(one.entity)}
    for plural in pool.collections:
        if plural not in known or (path and plural not in schema.collections_of(one.entity)):
            continue
        now = one.fields.get(plural)
        members = now if isinstance(now, tuple) else ()
        entity = known[plural][0]
        for number in range(len(members)):
            yield with_value(record, (*path, plural), members[:number] + members[number + 1 :])
        for member in (*members, ir.ExampleRecord(entity, {})):
            for other in (member, *_member_variants(member, pool)):
                yield with_value(record, (*path, plural), (*members, other))
        if members:
            yield with_value(record, (*path, plural), MISSING)


def _member_variants(member: ir.ExampleRecord, pool: Pool) -> Iterator[ir.ExampleRecord]:
    for (entity, name), values in pool.values.items():
        if entity == member.entity:
            for value in values:
                yield replace(member, fields={**member.fields, name: value})


def records_in(record: ir.ExampleRecord, only: Path | None = None) -> Iterator[tuple[Path, ir.ExampleRecord]]:
    """The record and all within it, each with the way to it; with `only`, just the one there."""
    waiting: list[tuple[Path, ir.ExampleRecord]] = [((), record)]
    while waiting:
        path, one = waiting.pop(0)
        if only is None or path == only:
            yield path, one
        for name, value in one.fields.items():
            if isinstance(value, ir.ExampleRecord):
                waiting.append(((*path, name), value))
            elif isinstance(value, tuple):
                within = [(n, each) for n, each in enumerate(value) if isinstance(each, ir.ExampleRecord)]
                waiting += [((*path, name, number), each) for number, each in within]


def with_value(record: ir.ExampleRecord, path: Path, value: object) -> ir.ExampleRecord:
    """The record with a value put where a path leads."""
    changed = _put(record, path, value)
    assert isinstance(changed, ir.ExampleRecord)
    return changed


def _put(inside: object, path: Path, value: object) -> object:
    if not path:
        return value
    head, *rest = path
    match inside:
        case ir.ExampleRecord(fields=fields):
            return replace(inside, fields={**fields, str(head): _put(fields.get(str(head)), tuple(rest), value)})
        case tuple() if isinstance(head, int):
            return (*inside[:head], _put(inside[head], tuple(rest), value), *inside[head + 1 :])
        case _:
            return value


def is_measured(type_: Type) -> bool:
    """Whether a field's values lie on a line, so that the one at a threshold can be computed."""
    return isinstance(type_, Number | MoneyType | DateType)


def types_of(schema: Schema) -> Mapping[Names, Type]:
    """The type of every field."""
    return {(name, one.name): one.type for name in schema.entities for one in schema.fields_of(name)}
