"""The map of dependencies as a networkx graph, for whoever goes on from here with its algorithms and formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from pmo_audit.oversight import DependencyMap
from pmo_audit.subjects import Subject

if TYPE_CHECKING:
    import networkx

    Graph: TypeAlias = networkx.MultiDiGraph[Any]


_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_networkx(found: DependencyMap) -> Graph:
    """A node for each thing, as `entity/id`, and an edge from what waits to what it waits for.

    Nodes have `entity`, `id` and `name`; edges `kind`, `lag` in calendar days where it is known, the id of the
    dependency as `dependency` and `place`, where it was read.
    """
    import networkx

    graph: Graph = networkx.MultiDiGraph()
    for one in found.nodes:
        graph.add_node(_name(one), entity=one.entity, id=one.id, name=one.name)
    for link in found.links:
        told = {
            "kind": link.kind,
            "lag": link.lag,
            "dependency": link.record.id if link.record is not None else None,
            "place": str(link.origin) if link.origin is not None else None,
        }
        graph.add_edge(
            _name(link.source), _name(link.target), **{key: one for key, one in told.items() if one is not None}
        )
    return graph


def graphml(found: DependencyMap) -> str:
    """The same as GraphML, which yEd, Gephi and other programs draw."""
    import networkx

    graph = as_networkx(found)
    for name, values in graph.nodes(data=True):
        graph.nodes[name].update({key: _printable(one) for key, one in values.items()})
    for *_, values in graph.edges(data=True):
        values.update({key: _printable(one) if isinstance(one, str) else one for key, one in values.items()})
    return "\n".join(networkx.generate_graphml(networkx.relabel_nodes(graph, _printable))) + "\n"


def _name(one: Subject) -> str:
    return f"{one.entity}/{one.id}"


def _printable(text: str) -> str:
    """A text without characters that XML forbids; each becomes the sign for what cannot be shown."""
    return _FORBIDDEN.sub("\ufffd", text)
