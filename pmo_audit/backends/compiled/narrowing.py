"""The members that may be meant, for the reference, which explains but what does not pass and looks at each member.

Where `where` asks that a reference of the member leads to a record, members that lead elsewhere are left out: they are
certainly not meant, and neither a count nor its evidence speaks of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from pmo_audit import ir
from pmo_audit.backends.compiled.facts import Nodes
from pmo_audit.backends.compiled.ways import Way, way_of
from pmo_audit.records import Collection, Portfolio, Record
from pmo_audit.values import NoneKnown, Ref

Placed = tuple[int, Record]
"""A record with its place in its register."""


class Narrowing:
    """Members of whole registers by whom a reference leads to; what is grouped is grouped once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._nodes = Nodes()
        self._ways: dict[int, Way | None] = {}
        self._groups: dict[tuple[str, str], tuple[dict[str, list[Placed]], list[Placed]]] = {}

    def __call__(
        self,
        node: ir.Quantified | ir.Count | ir.Aggregate,
        collection: Collection,
        value: Callable[[ir.Node], object],
    ) -> Sequence[Record]:
        """The members of a collection without those that are certainly not meant, in order.

        `value` gives the value of a node for the records that are looked at.
        """
        way = self._way(node)
        mention = value(way.other) if way is not None else None
        if way is None or not isinstance(mention, Ref) or mention.key is None:
            return collection.members
        led, loose = self._grouped(collection, way.field.name)
        return [record for _, record in sorted(chain(led.get(mention.key, ()), loose), key=lambda one: one[0])]

    def _way(self, node: ir.Quantified | ir.Count | ir.Aggregate) -> Way | None:
        self._nodes.of(node)  # keeps the node, so that its id stays its own
        if id(node) not in self._ways:
            self._ways[id(node)] = way_of(self._nodes, node)
        return self._ways[id(node)]

    def _grouped(self, collection: Collection, field: str) -> tuple[dict[str, list[Placed]], list[Placed]]:
        """The records by the key of whom they lead to, and those that may lead to anybody."""
        key = (collection.entity, field)
        if key not in self._groups:
            led: dict[str, list[Placed]] = {}
            loose: list[Placed] = []
            for placed in enumerate(collection.members):
                match self._portfolio.value(placed[1], field):
                    case Ref(key=str() as whom):
                        led.setdefault(whom, []).append(placed)
                    case NoneKnown():
                        pass
                    case _:
                        loose.append(placed)
            self._groups[key] = (led, loose)
        return self._groups[key]
