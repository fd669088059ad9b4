"""Who waits for whom, what cannot hold as planned, and what is hit when one project slips."""

from __future__ import annotations

from datetime import date
from math import ceil

from pmo_audit.api.judging import records_of
from pmo_audit.api.loading import InputError
from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Portfolio, Record
from pmo_audit.sources import Loaded
from pmo_audit.values import Days, Months, add_months

if TYPE_CHECKING:
    from pmo_audit.derive.graph import Dependencies
    from pmo_audit.derive.graph.graphs import Graph
    from pmo_audit.oversight import Clash, Cycle, DependencyMap, Impact, Oversight

SLIPS = "write 30d, 6w, 2m or 1y: whole days, weeks, months or years, 100 years at most; a number alone counts days"
"""How a slip is written."""
_MOST = 36_525
"""The days of the longest slip, a hundred years."""


def dependencies(portfolio: Loaded | Portfolio, *, as_of: date | None = None) -> Oversight:
    """Everything about who waits for whom, as of a day (today where none is given).

    The map with the longest chains, the cycles, the dependencies that clash, and those of which nobody can tell; all
    other fields are None. `notices` says what there is to say about the dependencies as such.
    """
    from pmo_audit.derive.graph.clashes import clashes_of, undecided_of
    from pmo_audit.derive.graph.cycles import cycles_of
    from pmo_audit.derive.graph.remarks import remarks_on, remarks_on_cycles
    from pmo_audit.oversight import Oversight

    found, day = _dependencies(portfolio), as_of or date.today()
    cycles = cycles_of(found)
    return Oversight(
        map=found.map(),
        cycles=cycles,
        clashes=clashes_of(found, day),
        undecided=undecided_of(found, day),
        notices=(*remarks_on(found), *remarks_on_cycles(cycles)),
    )


def dependency_map(portfolio: Loaded | Portfolio) -> DependencyMap:
    """Who waits for whom, with the longest chains."""
    return _dependencies(portfolio).map()


def dependency_graph(portfolio: Loaded | Portfolio) -> Graph:
    """The same as a networkx graph: an edge leads from what waits to what it waits for."""
    from pmo_audit.derive.graph.graphs import as_networkx

    return as_networkx(dependency_map(portfolio))


def graphml_of(found: DependencyMap) -> str:
    """A map of dependencies as GraphML."""
    from pmo_audit.derive.graph.graphs import graphml

    return graphml(found)


def find_cycles(portfolio: Loaded | Portfolio) -> tuple[Cycle, ...]:
    """The things that wait for each other in circles, deadlocks first."""
    from pmo_audit.derive.graph.cycles import cycles_of

    return cycles_of(_dependencies(portfolio))


def find_clashes(portfolio: Loaded | Portfolio, *, as_of: date | None = None) -> tuple[Clash, ...]:
    """The dependencies that cannot hold as things are planned, as of a day (today where none is given)."""
    from pmo_audit.derive.graph.clashes import clashes_of

    return clashes_of(_dependencies(portfolio), as_of or date.today())


def impact(portfolio: Loaded | Portfolio, project: str, slip: int | str, *, as_of: date | None = None) -> Impact:
    """What is hit when what is left of a project on a day slips by so much: days, or a text such as `6w` or `2m`.

    The project is named by its id, or by a name that no other has. Raises `InputError` where there is none such, or
    where the slip is none.
    """
    from pmo_audit.derive.graph.slips import impact_of

    found, day = _dependencies(portfolio), as_of or date.today()
    record = _project(found.portfolio, project)
    thing = found.made.of(record)
    days = slip_days(slip, thing.finish.day or day) if isinstance(slip, str) else slip
    if days is None or not 1 <= days <= _MOST:
        said = f"`{slip}` is no slip" if isinstance(slip, str) else f"a slip of {slip} days is none"
        raise InputError([Diagnostic("PA821", said, None, SLIPS)])
    return impact_of(found, record, days, day)


def slip_days(text: str, day: date) -> int | None:
    """How many days a length of time in whole numbers is, with months counted from a day; None where it is none."""
    from pmo_audit.sources.days import read_length

    words = " ".join(text.split())
    if "." in words:
        return None
    length = read_length(words, ".", "days") or read_length(words, ".", "months")
    if isinstance(length, Days):
        return ceil(length.count)
    if not isinstance(length, Months) or length.count.denominator != 1:
        return None
    later = add_months(day, length.count.numerator, up=False)
    return (later - day).days if later is not None else None


def _dependencies(portfolio: Loaded | Portfolio) -> Dependencies:
    from pmo_audit.derive.graph import Dependencies

    return Dependencies(records_of(portfolio)[0])


def _project(portfolio: Portfolio, called: str) -> Record:
    """The project of that id or name. Raises `InputError` where there is none, or are several."""
    keys = portfolio.directory("project").find(called)
    record = portfolio.find("project", keys[0]) if len(keys) == 1 else None
    if record is not None:
        return record
    if keys:
        message, help_ = f"several projects are called `{called}`", f"name one by its id: {', '.join(keys)}"
    else:
        near = _nearest(portfolio, called)
        message, help_ = f"no project is called `{called}`", f"did you mean `{near}`?" if near else "name one by its id"
    raise InputError([Diagnostic("PA820", message, None, help_, Severity.ERROR)])


def _nearest(portfolio: Portfolio, called: str) -> str | None:
    from pmo_audit.text import nearest

    return nearest(called, (one.key for one in portfolio.register("project").records))
