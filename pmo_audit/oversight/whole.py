"""All that was found across the projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.oversight.graph import Clash, Cycle, DependencyMap, Link, Undecided
from pmo_audit.oversight.loads import Loads, Overload
from pmo_audit.oversight.texts import Meeting, Overlap, SharedIssue
from pmo_audit.subjects import Subject
from pmo_audit.text import Origin


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a part of these facts is not whole: `part` is the name of its field, and `says` what is lacking, as a clause.

    `whole` says that nothing of that part could be told at all, so that finding nothing there means nothing.
    """

    part: str
    says: str
    whole: bool = False
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Oversight:
    """All that was found across the projects. What was not looked for is None, and what was looked for and not found
    is empty."""

    map: DependencyMap | None = None
    cycles: tuple[Cycle, ...] | None = None
    clashes: tuple[Clash, ...] | None = None
    overlaps: tuple[Overlap, ...] | None = None
    shared_issues: tuple[SharedIssue, ...] | None = None
    overloads: tuple[Overload, ...] | None = None
    capacities: Mapping[str, Fraction] | None = None
    """The capacity of each person and resource by its key, as far as it was given."""
    homes: Mapping[Subject, tuple[Subject, ...]] | None = None
    """The projects of each thing named here that is no project itself, as far as the records say."""
    loads: Loads | None = None
    """What was found of promises, month by month; its overloads are those above."""
    undecided: tuple[Undecided, ...] | None = None
    """The dependencies of which nobody can tell whether they hold."""
    notices: tuple[Diagnostic, ...] = ()
    """What there is to say about the registers that this rests on."""
    doubts: tuple[Doubt, ...] = ()
    """What keeps a part of this from being whole: registers that never came, and what they lack."""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Every record that is named here, each once, in the order in which they are."""
        return tuple(dict.fromkeys(_subjects(self)))


def _subjects(facts: Oversight) -> Iterator[Subject]:
    if facts.map is not None:
        yield from facts.map.nodes
        yield from _ends(facts.map.links)
    for cycle in facts.cycles or ():
        yield from _ends(cycle.path)
    yield from _ends(clash.link for clash in facts.clashes or ())
    yield from _ends(one.link for one in facts.undecided or () if one.link is not None)
    for overlap in facts.overlaps or ():
        yield from (overlap.left, overlap.right, *_met(overlap.meeting))
    for issue in facts.shared_issues or ():
        yield from (*issue.members, *issue.threatens, *_met(issue.meeting))
    for overload in facts.overloads or ():
        yield from (overload.resource, *(share.record for share in overload.shares))


def _ends(links: Iterable[Link]) -> Iterator[Subject]:
    return (end for link in links for end in (link.source, link.target))


def _met(meeting: Meeting | None) -> Iterator[Subject]:
    for one in meeting.serves if meeting is not None else ():
        yield from (one.what, one.of, one.serves)
