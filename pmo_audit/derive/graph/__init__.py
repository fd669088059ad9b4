"""Dependencies: who waits for whom, in which circles, what cannot hold as planned, and what a slip hits.

Projects, deliverables and milestones depend on each other. `things` reads their days, `ties` the dependencies, and
`events` says which starts and finishes wait for which. On these rest `chains`, `cycles`, `clashes` and `slips`.
`network` holds the verbs over arrays; the libraries behind it are imported when a circle or a chain is asked for.
"""

from __future__ import annotations

from datetime import date

from pmo_audit.derive.graph.clashes import clashes_of, undecided_of
from pmo_audit.derive.graph.dependencies import Dependencies
from pmo_audit.derive.graph.slips import impact_of
from pmo_audit.oversight import Clash, Cycle, DependencyMap, Impact, Undecided
from pmo_audit.records import Portfolio, Record

__all__ = ["Dependencies", "dependency_map", "find_clashes", "find_cycles", "find_undecided", "impact"]


def dependency_map(portfolio: Portfolio) -> DependencyMap:
    """Who waits for whom, with the longest chains."""
    return Dependencies(portfolio).map()


def find_cycles(portfolio: Portfolio) -> tuple[Cycle, ...]:
    """The things that wait for each other in circles, deadlocks first."""
    from pmo_audit.derive.graph.cycles import cycles_of

    return cycles_of(Dependencies(portfolio))


def find_clashes(portfolio: Portfolio, as_of: date) -> tuple[Clash, ...]:
    """The dependencies that cannot hold as planned, seen from a day."""
    return clashes_of(Dependencies(portfolio), as_of)


def find_undecided(portfolio: Portfolio, as_of: date) -> tuple[Undecided, ...]:
    """The dependencies of which nobody can tell whether they hold, and what is missing for it."""
    return undecided_of(Dependencies(portfolio), as_of)


def impact(portfolio: Portfolio, project: Record | str, days: int, as_of: date) -> Impact:
    """What is hit when what is left of a project (a record, or the key of one) on a day slips by so many days."""
    record = portfolio.find("project", project) if isinstance(project, str) else project
    if record is None:
        raise LookupError(f"no project has the key {project}")
    return impact_of(Dependencies(portfolio), record, days, as_of)
