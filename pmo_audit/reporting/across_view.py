"""All that the templates of the view across projects ask for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pmo_audit.oversight import Clash, Overlap, Oversight, SharedIssue, Unsettled
from pmo_audit.reporting import across_page, across_words
from pmo_audit.reporting.across_map import BOX, Map, MapLink, map_of
from pmo_audit.reporting.across_standing import PARTS, Standing, standing_of


class AcrossView:
    """What was found across the projects, in the order in which the page tells it."""

    box = BOX
    name = staticmethod(across_words.name_of)
    points = staticmethod(across_words.points_words)
    actor = staticmethod(across_words.actor_words)
    decision = staticmethod(across_words.decision_words)
    cycle_note = staticmethod(across_words.cycle_note)
    kind = staticmethod(across_words.kind_words)
    clash = staticmethod(across_words.clash_words)
    amount = staticmethod(across_words.amount_words)
    over = staticmethod(across_words.over_words)
    month = staticmethod(across_words.month_words)
    undecided = staticmethod(across_words.undecided_words)
    ratio = staticmethod(across_words.ratio_words)
    peak = staticmethod(across_words.peak_words)
    until = staticmethod(across_words.until_words)
    load = staticmethod(across_words.load_words)
    pieces = staticmethod(across_page.pieces_of)
    bars = staticmethod(across_page.bars_of)
    way = staticmethod(across_page.way_of)
    heat = staticmethod(across_page.heat)

    def __init__(self, facts: Oversight) -> None:
        self.facts = facts
        self.headlines = across_words.headlines(facts)
        self.anchors = across_page.anchors_of(facts)
        self.unraised = across_page.unraised(facts)
        self.shared: tuple[SharedIssue, ...] = across_page.shared_in_order(facts)
        self.months, self.loads = across_page.load_rows(facts)

    @cached_property
    def map(self) -> Map | None:
        """The map of who waits for whom."""
        return map_of(self.facts)

    @cached_property
    def raised(self) -> tuple[Overlap, ...]:
        """The overlaps that are raised."""
        return across_words.raised(self.facts)

    def standing(self, part: str) -> Standing:
        """Whether a part of the facts is whole."""
        return standing_of(self.facts, part)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What cannot hold: what waits for nothing that comes, then the latest first."""
        return tuple(sorted(self.facts.clashes or (), key=lambda one: (one.why == "late", -(one.days or 0))))

    @property
    def links(self) -> tuple[MapLink, ...]:
        """All links, those in trouble first, then those of which nobody can tell."""
        links = self.map.links if self.map is not None else ()
        return tuple(sorted(links, key=lambda one: (not one.trouble, not one.doubt, not one.chain)))

    @property
    def unsettled(self) -> tuple[Unsettled, ...]:
        """What keeps an overload from being told."""
        return self.facts.loads.unsettled if self.facts.loads is not None else ()

    @property
    def unasked(self) -> tuple[str, ...]:
        """What was not looked for."""
        return tuple(says for name, says in PARTS if getattr(self.facts, name) is None)

    @property
    def examples(self) -> Mapping[str, str]:
        """For each part of the view its worst entry, by name."""
        name = across_words.name_of
        cycles, clashes, raised, shared = self.facts.cycles, self.clashes, self.raised, self.shared
        untold = [across_words.undecided_words(one) for one in self.facts.undecided or ()]
        return {
            "circles": across_words.cycle_words(cycles[0]) if cycles else "",
            "clashes": f"{name(clashes[0].link.source)}, for {name(clashes[0].link.target)}" if clashes else "",
            "undecided": untold[0].removeprefix("cannot be told: ") if untold else "",
            "overlaps": f"{name(raised[0].left)} and {name(raised[0].right)}" if raised else "",
            "shared": name(shared[0].exemplar) if shared else "",
            "overload": name(self.loads[0].resource) if self.loads else "",
        }
