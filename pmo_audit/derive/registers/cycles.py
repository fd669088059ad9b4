"""Cycles as records: the projects that wait for each other, and the way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from pmo_audit.derive.graph import Dependencies
from pmo_audit.derive.graph.clashes import clashes_of, undecided_of
from pmo_audit.derive.graph.cycles import cycles_of
from pmo_audit.derive.registers.making import Made, gap_of, make_record, make_register, reading, refs
from pmo_audit.findings import Evidence, Reading
from pmo_audit.oversight import Cycle, Link, Oversight
from pmo_audit.records import Gap, Portfolio, Record


def cycles(portfolio: Portfolio, as_of: date) -> Made:
    """The register of cycles; the facts are those of a drawing too: who waits for whom, and what cannot hold."""
    dependencies = Dependencies(portfolio)
    found = cycles_of(dependencies)
    register = make_register(portfolio, "cycle", [_record(portfolio, one) for one in found], _open(dependencies))
    evidence = {("cycle", one.id): (Evidence("the way round", "true", way(one.path)),) for one in found}
    oversight = Oversight(
        map=dependencies.map(),
        cycles=found,
        clashes=clashes_of(dependencies, as_of),
        undecided=undecided_of(dependencies, as_of),
    )
    return Made(oversight, (register,), evidence)


def _record(portfolio: Portfolio, one: Cycle) -> Record:
    return make_record(
        portfolio,
        "cycle",
        one.id,
        path=path_of(one.path),
        steps=Fraction(sum(link.record is not None for link in one.path)),
        deadlock=one.deadlock,
        projects=refs(one.projects),
    )


def _open(dependencies: Dependencies) -> Iterator[Gap]:
    """Dependencies of which an end is not known: they may lead round, unless it is surely outside the portfolio."""
    for tie in dependencies.ties:
        for end in (tie.waiting, tie.awaited) if tie.ends is None else ():
            if end.cause is not None and not end.unknown:
                yield gap_of(end.cause)


def path_of(links: Iterable[Link]) -> str:
    """A way by the names of what it leads over."""
    names: list[str] = []
    for link in links:
        names += [link.source.name] if not names else []
        names.append(link.target.name)
    return " → ".join(names)


def way(links: Iterable[Link]) -> tuple[Reading, ...]:
    """Each link of a way, with the cell that says so."""
    return tuple(reading(one.source, "waits for", _said(one), one.origin) for one in links if one.record is not None)


def _said(link: Link) -> str:
    kind = link.kind.replace("_", " ")
    lag = f", {link.lag:+d} days" if link.lag else ""
    return f"{link.target.name} ({kind}{lag})" if kind else link.target.name
