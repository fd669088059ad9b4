"""Facts as records: what was found across the projects, so that rules judge it in the words of any other register.

What a fact rests on and never came leaves the register undelivered or incomplete, so that nothing passes on it. Each
kind has its own module, and what finds its facts is imported only when that kind is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmo_audit.classes import replace
from pmo_audit.derive.registers.doubts import doubts_of
from pmo_audit.derive.registers.making import Made
from pmo_audit.oversight import Decided, Oversight
from pmo_audit.records import Portfolio

__all__ = ["Made", "derive"]


def derive(
    portfolio: Portfolio, kinds: Iterable[str], *, as_of: date, decided: Iterable[Decided] = (), parts: bool = False
) -> Made:
    """The registers of these kinds of derived record, with the facts that they were made of.

    `decided` is what somebody decided about overlaps. `parts` asks for the chains of deliverables and milestones too,
    and not of whole projects only.
    """
    made = Made(Oversight())
    for kind in sorted(kinds):
        match kind:
            case "overlap":
                from pmo_audit.derive.registers.overlaps import overlaps

                made = made.with_(overlaps(portfolio, decided))
            case "shared_issue":
                from pmo_audit.derive.registers.shared import shared_issues

                made = made.with_(shared_issues(portfolio))
            case "cycle":
                from pmo_audit.derive.registers.cycles import cycles

                made = made.with_(cycles(portfolio, as_of))
            case "clash":
                from pmo_audit.derive.registers.clashes import clashes

                made = made.with_(clashes(portfolio, as_of))
            case "dependency_chain":
                from pmo_audit.derive.registers.chains import chains

                made = made.with_(chains(portfolio, parts=parts))
            case "overload":
                from pmo_audit.derive.registers.overloads import overloads

                made = made.with_(overloads(portfolio, as_of))
            case _:
                raise ValueError(f"nothing called {kind} is derived")
    registers = tuple(sorted(made.registers, key=lambda one: one.entity))
    facts = replace(_at_home(portfolio, made.oversight), doubts=tuple(doubts_of(portfolio, registers)))
    return replace(made, registers=registers, oversight=facts)


def _at_home(portfolio: Portfolio, facts: Oversight) -> Oversight:
    """The facts with the projects of all that is named in them and is no project itself."""
    homes = {}
    for one in facts.subjects:
        record = portfolio.find(one.entity, one.id) if one.entity != "project" else None
        projects = portfolio.record_projects(record) if record is not None else ()
        if projects:
            homes[one] = tuple(portfolio.subject(each) for each in projects)
    return replace(facts, homes=homes)
