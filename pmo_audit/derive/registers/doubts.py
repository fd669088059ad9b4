"""What keeps the facts from being whole, so that nobody takes nothing found for nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pmo_audit.oversight import Doubt
from pmo_audit.records import Gap, Portfolio, Register
from pmo_audit.text import counted

_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "clash": ("clashes",),
    "cycle": ("cycles", "clashes"),
    "overlap": ("overlaps",),
    "overload": ("overloads",),
    "shared_issue": ("shared_issues",),
}
"""The parts of the facts that are looked for together with each kind of derived record."""
_OWN: Final[Mapping[str, tuple[str, str]]] = {
    "overlap": ("project says nothing of what it is about", "projects say nothing of what they are about"),
    "shared_issue": ("entry does not say whose it is", "entries do not say whose they are"),
}
"""What the gaps of a kind mean that are none of the registers it is worked out of; others are told in their place."""


def doubts_of(portfolio: Portfolio, registers: Iterable[Register]) -> Iterator[Doubt]:
    """What is lacking of what these registers of derived records were worked out of, each once for each part."""
    found = (
        Doubt(part, one.says, one.whole, one.origin)
        for register in registers
        for part in _PARTS.get(register.entity, ())
        for one in _of(portfolio, register)
    )
    yield from dict.fromkeys(found)


def _of(portfolio: Portfolio, register: Register) -> Iterator[Doubt]:
    sources = portfolio.schema.entities[register.entity].derived_from
    plurals = [portfolio.schema.entities[one].plural for one in sources]
    if not register.delivered:
        yield Doubt("", f"no register of {' or '.join(plurals)} came", whole=True)
        return
    for entity, plural in zip(sources, plurals, strict=True):
        members = portfolio.members(entity)
        if not members.delivered:
            yield Doubt("", f"no register of {plural} came")
        yield from _gaps(members.gaps, plural)
    yield from _own(register)


def _gaps(gaps: Sequence[Gap], plural: str) -> Iterator[Doubt]:
    never = [one for one in gaps if one.undelivered]
    lost = [one for one in gaps if not one.undelivered]
    if never:
        yield Doubt("", f"{counted(len(never), 'project')} came without {plural}", origin=never[0].place)
    if lost:
        yield Doubt("", f"the register of {plural} is not whole: {lost[0].reason}", origin=lost[0].place)


def _own(register: Register) -> Iterator[Doubt]:
    words = _OWN.get(register.entity)
    fields = ("description", "project")
    gaps = [one for one in register.lost if one.lack is not None and one.lack.field in fields]
    if words is None or not gaps:
        return
    every = len(gaps) == 1 and gaps[0].lack is not None and not gaps[0].lack.key
    yield Doubt("", gaps[0].reason if every else counted(len(gaps), *words), origin=gaps[0].place)
