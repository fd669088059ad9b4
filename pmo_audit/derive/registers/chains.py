"""Chains of dependencies as records: who waits for whom, directly or through others, each pair on the shortest way.

What waits for a part of a project waits for the project; what a whole project waits for, its parts wait for; and a
project waits for what any of its parts does. A dependency that is met keeps nobody waiting any more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from pmo_audit.analysis.depending import TARGETS
from pmo_audit.classes import dataclass, replace
from pmo_audit.derive.graph import Dependencies
from pmo_audit.derive.graph.things import Thing
from pmo_audit.derive.graph.ties import Tie
from pmo_audit.derive.registers.cycles import path_of, way
from pmo_audit.derive.registers.making import Made, gap_of, gaps_of, make_record, ref
from pmo_audit.findings import Cause, Evidence, Reason, Subject
from pmo_audit.oversight import Link, Oversight
from pmo_audit.records import Gap, Portfolio, Record, Register
from pmo_audit.values import NONE, Value

MOST = 200_000
"""Chains that are told; a register with more of them is incomplete."""
Key = tuple[str, str]
_ENTITY = "dependency_chain"


@dataclass(frozen=True, slots=True)
class _Chain:
    """A chain from a thing to another; `home` is the project of the other."""

    source: Thing
    target: Subject
    home: Subject
    ties: tuple[Tie, ...]


def chains(portfolio: Portfolio, *, parts: bool) -> Made:
    """The register of chains; with `parts`, those of deliverables and milestones too."""
    if not portfolio.members("dependency").delivered:
        return Made(Oversight(), (Register(_ENTITY),))
    finder = _Finder(portfolio)
    records: list[Record] = []
    evidence: dict[Key, tuple[Evidence, ...]] = {}
    gaps = list(finder.general())
    for source in finder.sources(parts=parts):
        if len(records) > MOST:
            cause = Cause(Reason.INCOMPLETE, "portfolio", "", "dependencies", None, f"there are over {MOST:,} chains")
            gaps.append(gap_of(cause))
            break
        reached = finder.reached(source)
        for one in finder.told(source, reached, parts=parts):
            record = _record(portfolio, one)
            records.append(record)
            evidence[_ENTITY, record.key] = (Evidence("the way there", "true", way(_links(one.ties))),)
        if source.subject.entity == "project":
            gaps += finder.open_to(source, reached)
    return Made(Oversight(), (Register(_ENTITY, tuple(records), delivered=True, lost=tuple(gaps)),), evidence)


def _record(portfolio: Portfolio, one: _Chain) -> Record:
    source, target, home = one.source.subject, one.target, one.home
    given: dict[str, Value] = {}
    if source.entity != "project":
        given[source.entity] = ref(source)
    if target.entity != "project":
        given[TARGETS[target.entity]] = ref(target)
    own = one.source.home
    return make_record(
        portfolio,
        _ENTITY,
        f"{_name(source)} > {_name(target)}",
        project=ref(portfolio.subject(own)) if own is not None else NONE,
        target=ref(home) if own is None or home.id != own.key else NONE,
        steps=Fraction(len(one.ties)),
        path=path_of(_joined(one)),
        **given,
    )


def _name(subject: Subject) -> str:
    return subject.id if subject.entity == "project" else f"{subject.entity} {subject.id}"


def _links(ties: Sequence[Tie]) -> tuple[Link, ...]:
    return tuple(link for tie in ties if (link := tie.link) is not None)


def _joined(one: _Chain) -> tuple[Link, ...]:
    """The links of a chain, the first from what it is the chain of."""
    first, *rest = _links(one.ties)
    return (Link(one.source.subject, first.target, first.kind), *rest)


class _Finder:
    """Goes from thing to thing along the dependencies of a portfolio."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._all = Dependencies(portfolio)
        self._made = self._all.made
        self._own: dict[Key, list[Tie]] = {}
        """By the thing itself that waits."""
        self._whole: dict[Key, list[Tie]] = {}
        """By the project that it is, or is a part of."""
        self._ties = tuple(one for one in self._all.ties if not one.met)
        for tie in (one for one in self._ties if one.ends is not None):
            waiting = tie.both[0]
            self._own.setdefault(waiting.key, []).append(tie)
            self._whole.setdefault(self._made.home_of(waiting).key, []).append(tie)

    def sources(self, *, parts: bool) -> Iterator[Thing]:
        """What may wait for something: projects first, then with `parts` what they are made of."""
        things = self._all.things
        yield from (one for one in things if one.subject.entity == "project")
        yield from (one for one in things if parts and one.is_part)

    def _next(self, thing: Thing) -> list[Tie]:
        """The dependencies that keep a thing waiting: its own, and of a project those of its parts."""
        if not thing.is_part:
            return self._whole.get(thing.key, [])
        return [*self._own.get(thing.key, []), *self._own.get(self._made.home_of(thing).key, [])]

    def reached(self, source: Thing) -> Mapping[Key, tuple[Thing, tuple[Tie, ...]]]:
        """Everything that a thing waits for, each on the shortest way."""
        found: dict[Key, tuple[Thing, tuple[Tie, ...]]] = {}
        waiting: deque[tuple[Thing, tuple[Tie, ...]]] = deque([(source, ())])
        while waiting:
            thing, ties = waiting.popleft()
            for tie in self._next(thing):
                other = tie.both[1]
                if other.key not in found:
                    found[other.key] = (other, (*ties, tie))
                    waiting.append(found[other.key])
        return found

    def told(
        self, source: Thing, reached: Mapping[Key, tuple[Thing, tuple[Tie, ...]]], *, parts: bool
    ) -> Iterator[_Chain]:
        """The chains of a thing: to each other project, and with `parts` to each part that it waits for."""
        own = self._made.home_of(source).key
        homes: dict[Key, _Chain] = {}
        for thing, ties in reached.values():
            home = self._made.home_of(thing)
            if home.key != own:
                homes.setdefault(home.key, _Chain(source, home.subject, home.subject, ties))
            if parts and thing.is_part and thing.key != source.key:
                yield _Chain(source, thing.subject, home.subject, ties)
        yield from homes.values()

    # What may be lacking

    def general(self) -> Iterator[Gap]:
        """What is lacking whoever else it concerns: anybody, where records were lost or nobody knows who waits."""
        for gap in gaps_of(self._portfolio, "dependency"):
            lack = gap.lack
            owner = ("project", lack.key) if lack is not None and lack.entity == "project" else None
            yield replace(gap, owner=owner)
        for tie in self._ties:
            if tie.waiting.thing is None and tie.waiting.cause is not None:
                yield gap_of(tie.waiting.cause)
        for home, cause in self._astray:
            yield gap_of(cause, home)

    def open_to(self, source: Thing, reached: Mapping[Key, tuple[Thing, tuple[Tie, ...]]]) -> Iterator[Gap]:
        """What may add to the chains of one project: what is lacking at something that it waits for."""
        owner = source.key
        homes = {self._made.home_of(thing).key for thing, _ in reached.values()} - {owner}
        for home, cause in self._astray:
            if home in homes:
                yield gap_of(cause, owner)
        for gap in gaps_of(self._portfolio, "dependency"):
            if gap.lack is not None and (gap.lack.entity, gap.lack.key) in homes:
                yield replace(gap, owner=owner)

    @cached_property
    def _astray(self) -> tuple[tuple[Key, Cause], ...]:
        """The dependencies that end nowhere, by the project that waits."""
        return tuple(
            (self._made.home_of(tie.waiting.thing).key, tie.awaited.cause)
            for tie in self._ties
            if tie.awaited.thing is None and tie.waiting.thing is not None and tie.awaited.cause is not None
        )
