"""A portfolio with one project as somebody proposes it, in the place of the one it has.

A register that the proposal delivers takes the place of what the project had in it, be it empty; of other registers
the project keeps what it had. A project that the portfolio does not know has nothing anywhere else, and nobody can have
said anything of it there: those registers are not delivered for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pmo_audit.classes import replace
from pmo_audit.records.declare import Entity
from pmo_audit.records.portfolio import Portfolio
from pmo_audit.records.record import Gap, Record, Register
from pmo_audit.values import Ref, Value

_Names = set[tuple[str, str]]
"""Records, by entity and key."""
ALONE = "only the project that is proposed came"


def with_project(portfolio: Portfolio, proposed: Portfolio) -> Portfolio:
    """The portfolio with the one project that the proposal has, and all that came with it."""
    (project,) = proposed.register("project").records
    is_new = portfolio.find("project", project.key) is None
    gone = _replaced(portfolio, proposed)
    proposed = _apart(proposed, _taken(portfolio, proposed, gone))
    registers = dict(portfolio.registers)
    for name, register in proposed.registers.items():
        before = portfolio.register(name)
        registers[name] = _projects(before, project) if name == "project" else _joined(before, register, gone)
    for name in {entity for entity, _ in gone} - {*proposed.registers}:
        registers[name] = _joined(registers[name], Register(name), gone)
    if is_new:
        for name in _unheard_of(portfolio, proposed):
            registers[name] = _without(registers[name], project)
    return Portfolio(portfolio.schema, MappingProxyType(registers), portfolio.sources, portfolio.never_filled)


def _projects(before: Register, project: Record) -> Register:
    """The register of projects, with this one in its place or at the end."""
    others = [one.key for one in before.records]
    records = tuple(project if one.key == project.key else one for one in before.records)
    if project.key not in others:
        records += (project,)
    alone = () if before.delivered or before.records else (Gap(ALONE, None, None, undelivered=True),)
    return replace(before, records=records, lost=before.lost + alone)


def _joined(before: Register, register: Register, gone: _Names) -> Register:
    """A register without what is gone, and with what is proposed."""
    parts = register.delivered_for
    return Register(
        before.entity,
        tuple(one for one in before.records if (one.entity, one.key) not in gone) + register.records,
        before.delivered,
        before.delivered_for | parts,
        tuple(one for one in before.lost if one.owner not in parts) + register.lost,
        before.place or register.place,
    )


def _without(register: Register, project: Record) -> Register:
    """A register that came whole, and of this project not."""
    reason = f"no {register.entity.replace('_', ' ')} was delivered for {project.key}"
    gap = Gap(reason, register.place, ("project", project.key), undelivered=True)
    return replace(register, lost=(*register.lost, gap))


def _unheard_of(portfolio: Portfolio, proposed: Portfolio) -> list[str]:
    """The registers that came whole, so that they would be taken to hold all there is of a new project."""
    return [
        name
        for name, register in portfolio.registers.items()
        if register.delivered
        and portfolio.schema.entities[name].owner_of("project") == "project"
        and "project" in portfolio.schema.entities[name].part_of
        and not any(by == "project" for by, _ in proposed.register(name).delivered_for)
    ]


# What goes


def _replaced(portfolio: Portfolio, proposed: Portfolio) -> _Names:
    """The records of registers that are delivered anew, and all that is part of them."""
    gone: _Names = set()
    back = {(name, one.key) for name, register in proposed.registers.items() for one in register.records}
    for name, register in proposed.registers.items():
        for by, key in register.delivered_for:
            owner = portfolio.schema.entities[name].owner_of(by)
            record = portfolio.find(owner, key) if owner is not None else None
            if record is not None:
                _go(portfolio, portfolio.owned(record, name, by).members, gone, back)
    return gone


def _go(portfolio: Portfolio, records: Iterable[Record], gone: _Names, back: _Names) -> None:
    """Takes records away, and what is part of them unless they come back."""
    for record in records:
        name = (record.entity, record.key)
        if name in gone:
            continue
        gone.add(name)
        if name in back:
            continue
        for entity, by in portfolio.schema.collections_of(record.entity).values():
            _go(portfolio, portfolio.owned(record, entity, by).members, gone, back)


# Keys that others have already


def _taken(portfolio: Portfolio, proposed: Portfolio, gone: _Names) -> Mapping[tuple[str, str], str]:
    """Records of the proposal whose key is that of a record which stays, with another key for each."""
    found: dict[tuple[str, str], str] = {}
    for name, register in proposed.registers.items():
        own = {one.key for one in register.records}
        for record in register.records if name != "project" else ():
            if portfolio.find(name, record.key) is not None and (name, record.key) not in gone:
                number = 2
                while (key := f"{record.key}#{number}") in own or portfolio.find(name, key) is not None:
                    number += 1
                found[name, record.key] = key
                own.add(key)
    return found


def _apart(proposed: Portfolio, taken: Mapping[tuple[str, str], str]) -> Portfolio:
    """The proposal with other keys for some of its records."""
    if not taken:
        return proposed
    registers = {name: _renamed(proposed, register, taken) for name, register in proposed.registers.items()}
    return replace(proposed, registers=MappingProxyType(registers))


def _renamed(proposed: Portfolio, register: Register, taken: Mapping[tuple[str, str], str]) -> Register:
    entity = proposed.schema.entities[register.entity]
    return replace(
        register,
        records=tuple(
            replace(
                one,
                key=taken.get((one.entity, one.key), one.key),
                values={name: _led(value, taken) for name, value in one.values.items()},
                extras={name: _led(value, taken) for name, value in one.extras.items()},
            )
            for one in register.records
        ),
        delivered_for=frozenset(_owner(entity, one, taken) for one in register.delivered_for),
        lost=tuple(
            replace(one, owner=_owner(entity, one.owner, taken)) if one.owner is not None else one
            for one in register.lost
        ),
    )


def _owner(entity: Entity, owner: tuple[str, str], taken: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    """Whose part of a register it is, by the owner's new key."""
    by, key = owner
    return by, taken.get((entity.owner_of(by) or "", key), key)


def _led(value: Value, taken: Mapping[tuple[str, str], str]) -> Value:
    """A reference that leads to the record by its new key."""
    if isinstance(value, tuple):
        return tuple(_led(one, taken) for one in value)
    if not isinstance(value, Ref) or value.key is None:
        return value
    return replace(value, key=taken.get((value.entity, value.key), value.key))
