"""Which records belong to which: the collections of a portfolio, and what may be lacking in them.

A register comes whole, or nested in the records that own its parts; then a part may be lacking, or the owners
themselves. A record may also not say whose it is, or say it in words that lead nowhere or to several. Each of these
is a gap in the collections it may concern, so that nothing passes on records that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.records.record import Collection, Gap, Record, Register
from pmo_audit.records.schema import Schema
from pmo_audit.text import Origin, in_words
from pmo_audit.values import NoneKnown, Ref, Value


@dataclass(frozen=True, slots=True)
class _Groups:
    """Records of an entity by whom a reference field leads to.

    `led` by the owner's key; `unsaid` may be anybody's; `meant` by the key of an owner that ambiguous words may mean;
    `astray` by the letters and digits of words that lead nowhere.
    """

    led: Mapping[str, Sequence[Record]]
    unsaid: Sequence[Record]
    meant: Mapping[str, Sequence[Record]]
    astray: Mapping[str, Sequence[Record]]


class Belonging:
    """Answers who owns what in one portfolio; groups are made once, when first asked for."""

    def __init__(
        self,
        schema: Schema,
        registers: Mapping[str, Register],
        value: Callable[[Record, str], Value],
        place_of: Callable[[str, Record | None], Origin | None],
    ) -> None:
        self._schema = schema
        self._registers = registers
        self._value = value
        self._place_of = place_of
        self._groups: dict[tuple[str, str], _Groups] = {}
        self._nested_by: dict[str, tuple[str, ...]] = {}
        self._by_key: dict[str, Mapping[str, Record]] = {}

    def within(
        self,
        registers: Mapping[str, Register],
        value: Callable[[Record, str], Value],
        place_of: Callable[[str, Record | None], Origin | None],
    ) -> Belonging:
        """The answers for a portfolio of which only some registers differ; the groups of all others are kept."""
        other = Belonging(self._schema, registers, value, place_of)
        same = {name for name, one in registers.items() if self._registers.get(name) is one}
        other._groups.update({key: groups for key, groups in self._groups.items() if key[0] in same})
        return other

    def members(self, entity: str) -> Collection:
        """All records of an entity."""
        register = self._register(entity)
        gaps = register.lost if register.delivered else register.lost + tuple(self._lacking(entity, frozenset()))
        came = register.delivered or bool(register.delivered_for) or bool(register.records)
        return Collection(entity, register.records, came, gaps, register.place)

    def owned(self, owner: Record, entity: str, by: str) -> Collection:
        """The records of an entity whose field `by` leads to `owner`; where `by` is the owner's own, those it names."""
        if by not in self._schema.entities[entity].part_of:
            return self._named(owner, entity, by)
        register, groups = self._register(entity), self._grouped(entity, by)
        mine = tuple(groups.led.get(owner.key, ()))
        came, gaps = (True, ()) if register.delivered else self._parts(owner, entity, by)
        if mine and not came:
            came, gaps = True, (Gap("only records that name it from elsewhere came", self._place_of(entity, owner)),)
        lost = tuple(gap for gap in register.lost if self._concerns(gap, owner, entity, by))
        strays = tuple(self._strays(groups, owner, by)) if came else ()  # of what never came all is lacking
        return Collection(entity, mine, came, lost + gaps + strays, register.place, (by, owner.key))

    def _named(self, owner: Record, entity: str, by: str) -> Collection:
        """The records that a list of the owner names."""
        value, place = self._value(owner, by), owner.origin(by)
        if not isinstance(value, tuple):
            return Collection(entity, (), isinstance(value, NoneKnown), (), place, (by, owner.key))
        led = [self._find(entity, one.key) if isinstance(one, Ref) and one.key is not None else None for one in value]
        nowhere = sum(one is None for one in led)
        verb, noun = ("leads" if nowhere == 1 else "lead"), entity.replace("_", " ")
        gaps = (Gap(f"{nowhere} of the {len(led)} that it names {verb} to no {noun}", place),) if nowhere else ()
        members = {one.key: one for one in led if one is not None}
        return Collection(entity, tuple(members.values()), True, gaps, place, (by, owner.key))

    # Registers that came nested in the records that own their parts

    def _parts(self, owner: Record, entity: str, by: str) -> tuple[bool, tuple[Gap, ...]]:
        """Whether the owner's part came, directly or in what it owns, and what of it did not."""
        register = self._register(entity)
        came, gaps = (by, owner.key) in register.delivered_for, []
        for nest in self._nests(register):
            between = self._schema.entities[entity].owner_of(nest)
            if nest == by or between is None:
                continue
            link = self._link(between, owner.entity)
            holders = self.members(between) if link is None else self.owned(owner, between, link)
            if not holders.delivered:
                continue
            came = True
            gaps += [self._undelivered(entity, nest, one) for one in self._without(register, nest, holders.members)]
            gaps += holders.gaps
        return came, tuple(gaps)

    def _lacking(self, entity: str, seen: frozenset[str]) -> Iterator[Gap]:
        """The parts of a nested register that never came, and those that the lack of their owners hides."""
        register = self._register(entity)
        for nest in self._nests(register):
            between = self._schema.entities[entity].owner_of(nest)
            if between is None or between in seen:
                continue
            for one in self._without(register, nest, self._register(between).records):
                if not self._came_within(one, register, nest):
                    yield self._undelivered(entity, nest, one)
            if not self._register(between).delivered:
                yield from self._hidden(entity, between, seen | {entity})

    def _hidden(self, entity: str, between: str, seen: frozenset[str]) -> Iterator[Gap]:
        for gap in self._lacking(between, seen):
            field = gap.owner[0] if gap.owner is not None else ""
            outer = self._schema.entities[between].owner_of(field) if field else None
            same = outer is not None and self._schema.entities[entity].owner_of(field) == outer
            yield Gap(gap.reason, gap.place, gap.owner if same else None, gap.undelivered)

    def _came_within(self, owner: Record, register: Register, nest: str) -> bool:
        """Whether the owner's part came in records that it owns instead."""
        entity = self._schema.entities[register.entity]
        for other in self._nests(register):
            between = entity.owner_of(other)
            link = self._link(between, owner.entity) if between is not None and other != nest else None
            if between is not None and link is not None:
                held = self._grouped(between, link).led.get(owner.key, ())
                if any((other, one.key) in register.delivered_for for one in held):
                    return True
        return False

    def _undelivered(self, entity: str, nest: str, owner: Record) -> Gap:
        plural = self._schema.entities[entity].plural
        place = self._place_of(entity, owner)
        return Gap(f"no {plural} were delivered for {owner.key}", place, (nest, owner.key), undelivered=True)

    def _without(self, register: Register, nest: str, owners: Iterable[Record]) -> Iterator[Record]:
        return (one for one in owners if (nest, one.key) not in register.delivered_for)

    def _nests(self, register: Register) -> tuple[str, ...]:
        """The reference fields by which parts of a register came nested in records."""
        found = self._nested_by.get(register.entity)
        if found is None:
            found = tuple(sorted({field for field, _ in register.delivered_for}))
            self._nested_by[register.entity] = found
        return found

    def _link(self, entity: str, owner: str) -> str | None:
        """The field by which records of one entity belong to another."""
        declared = self._schema.entities[entity]
        return next((field for field in declared.part_of if declared.owner_of(field) == owner), None)

    # Records that were lost, or do not say whose they are

    def _concerns(self, gap: Gap, owner: Record, entity: str, by: str) -> bool:
        """Whether a lost record may have been the owner's: it is not known whose it was, or it was the owner's own."""
        if gap.owner is None or gap.owner == (by, owner.key):
            return True
        field, key = gap.owner
        declared = self._schema.entities[entity]
        between = declared.owner_of(field)
        if field == by or between is None:
            return False
        if gap.lack is not None and {field, by} <= set(declared.either):
            return False  # what is worked out of a person's promises is no resource's
        link = self._link(between, owner.entity)
        holder = self._find(between, key)
        led = self._value(holder, link) if holder is not None and link is not None else None
        return not isinstance(led, Ref) or led.key is None or led.key == owner.key

    def _strays(self, groups: _Groups, owner: Record, by: str) -> Iterator[Gap]:
        noun = by.replace("_", " ")
        if groups.unsaid:
            some = _so_many(groups.unsaid, "does not say", "do not say")
            yield Gap(
                f"{some} which {noun} it belongs to" if len(groups.unsaid) == 1 else f"{some} their {noun}",
                groups.unsaid[0].origin(by),
            )
        perhaps = [*groups.meant.get(owner.key, ()), *self._nearly_led(groups, owner)]
        if perhaps:
            said = [value.text for one in perhaps for value in _ways(one, by) if isinstance(value, Ref)]
            words = in_words((f"`{one}`" for one in list(dict.fromkeys(said))[:3]), "or")
            reason = f"{_so_many(perhaps, 'names', 'name')} {words}, which may mean this {noun}"
            yield Gap(reason, perhaps[0].origin(by), (by, owner.key))

    def _nearly_led(self, groups: _Groups, owner: Record) -> Iterator[Record]:
        """Records whose words lead nowhere, but may mean this owner: its id or name in other punctuation.

        An owner whose name nobody gave may be called anything.
        """
        if not groups.astray:
            return
        label = self._value(owner, self._schema.entities[owner.entity].label)
        if not isinstance(label, str):
            yield from (one for strays in groups.astray.values() for one in strays)
            return
        own = self._value(owner, "id")
        names = {_bare(owner.key), _bare(label), _bare(own) if isinstance(own, str) else ""} - {""}
        for name in sorted(names):
            yield from groups.astray.get(name, ())

    def _register(self, entity: str) -> Register:
        return self._registers.get(entity, Register(entity))

    def _find(self, entity: str, key: str) -> Record | None:
        if entity not in self._by_key:
            self._by_key[entity] = {one.key: one for one in reversed(self._register(entity).records)}
        return self._by_key[entity].get(key)

    def _grouped(self, entity: str, by: str) -> _Groups:
        key = (entity, by)
        if key not in self._groups:
            self._groups[key] = _group(self._register(entity).records, by)
        return self._groups[key]


def _group(records: Iterable[Record], by: str) -> _Groups:
    led: dict[str, list[Record]] = {}
    meant: dict[str, list[Record]] = {}
    astray: dict[str, list[Record]] = {}
    unsaid: list[Record] = []
    for record in records:
        for way in _ways(record, by):
            match way:
                case Ref(key=str() as key):
                    led.setdefault(key, []).append(record)
                case Ref(candidates=candidates) if candidates:
                    for candidate in candidates:
                        meant.setdefault(candidate, []).append(record)
                case Ref(text=text):
                    astray.setdefault(_bare(text), []).append(record)
                case NoneKnown():
                    pass
                case _:
                    unsaid.append(record)
    return _Groups(led, unsaid, meant, astray)


def _ways(record: Record, by: str) -> Sequence[Value]:
    """What a record says of whose it is: a value, or those of a list, each owner once."""
    value = record.values.get(by)
    if not isinstance(value, tuple):
        return (value,)
    told = {(one.key or one.text if isinstance(one, Ref) else one): one for one in reversed(value)}
    return tuple(reversed(told.values()))


def _bare(text: str) -> str:
    """What is left of words when only letters and digits count: `P-1` and `p1` are alike."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _so_many(records: Sequence[Record], one: str, several: str) -> str:
    return f"a record {one}" if len(records) == 1 else f"{len(records)} records {several}"
