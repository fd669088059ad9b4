"""All dependencies of a portfolio, read once: the things that take part, the ties between them, and the map."""

from __future__ import annotations

from functools import cached_property

from pmo_audit.derive.graph.chains import Chain, longest
from pmo_audit.derive.graph.events import Events, finishes_with, stands_before, starts_with
from pmo_audit.derive.graph.things import Thing, Things
from pmo_audit.derive.graph.ties import Reader, Tie
from pmo_audit.oversight import DependencyMap, Link
from pmo_audit.records import Portfolio


class Dependencies:
    """The dependencies of a portfolio; what is asked of them several times is worked out once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.portfolio = portfolio
        self.made = Things(portfolio)
        self.ties: tuple[Tie, ...] = Reader(portfolio, self.made).ties()

    @cached_property
    def joined(self) -> tuple[Tie, ...]:
        """The ties of which both ends are known."""
        return tuple(one for one in self.ties if one.ends is not None)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Everything that waits or is waited for, and the projects of it, in the order of keys."""
        ends = [thing for tie in self.joined for thing in tie.ends or ()]
        found = {one.key: one for thing in ends for one in (thing, self.made.home_of(thing))}
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def events(self) -> Events:
        """The starts and finishes of all these, tied by what still keeps something waiting."""
        return Events(self.things, [one for one in self.joined if one.is_live], self.made)

    @cached_property
    def chains(self) -> tuple[Chain, Chain]:
        """The longest chains: by the number of dependencies, and by days."""
        return longest(self.events, by_days=False), longest(self.events, by_days=True)

    def map(self) -> DependencyMap:
        """Who waits for whom. What is in no register has no place on it."""
        by_links, by_days = self.chains
        links = [tie.link for tie in self.joined] + [self._part(one) for one in self.things if one.is_part]
        return DependencyMap(
            nodes=tuple(one.subject for one in self.things),
            links=tuple(one for one in links if one is not None),
            longest=by_links.links,
            longest_by_days=by_days.links,
            days=by_days.days,
            undated=by_days.undated,
        )

    def _part(self, thing: Thing) -> Link | None:
        home = self.made.home_of(thing)
        if home is thing:
            return None
        return finishes_with(home, thing) if stands_before(thing, home) else starts_with(thing, home)
