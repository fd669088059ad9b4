"""The map as the page carries it for its script: what is chosen, what stands beside it, and every link."""

from __future__ import annotations

from typing import Any

from pmo_audit.oversight import Link
from pmo_audit.reporting.across_view import AcrossView
from pmo_audit.reporting.across_words import kind_words, name_of
from pmo_audit.reporting.html_data import Texts, packed
from pmo_audit.reporting.wording import entity_words, place_words


def map_parcel(across: AcrossView, projects: dict[str, str]) -> str:
    """The nodes and links of the map in the order in which the drawing has them; `projects` are names of addresses."""
    map_ = across.map
    if map_ is None:
        return ""
    texts = Texts()
    at = {one.subject: number for number, one in enumerate(map_.nodes)}
    links = {_key(one.link): number for number, one in enumerate(map_.links)}
    longest = across.facts.map.longest if across.facts.map is not None else ()
    sets = {across.anchors["cycle", one.id]: one.path for one in across.facts.cycles or ()} | {"chain": longest}
    document: dict[str, Any] = {
        "box": [across.box.width, across.box.height],
        "size": [map_.width, map_.height],
        "nodes": {
            "id": [texts(one.subject.id) for one in map_.nodes],
            "name": [texts(name_of(one.subject)) for one in map_.nodes],
            "kind": [texts(entity_words(one.subject.entity)) for one in map_.nodes],
            "home": [at.get(one.home, -1) if one.home is not None else -1 for one in map_.nodes],
            "x": [one.x for one in map_.nodes],
            "y": [one.y for one in map_.nodes],
            "lines": [texts("\n".join(one.lines)) for one in map_.nodes],
            "page": [
                texts(projects.get(one.subject.id, "") if one.subject.entity == "project" else "") for one in map_.nodes
            ],
        },
        "links": {
            "source": [one.source for one in map_.links],
            "target": [one.target for one in map_.links],
            "how": [texts(kind_words(one.link)) for one in map_.links],
            "trouble": [texts(", ".join(one.trouble)) for one in map_.links],
            "doubt": [texts(one.doubt) for one in map_.links],
            "place": [texts(place_words(one.link.origin)) for one in map_.links],
            "badge": [texts(one.badge) for one in map_.links],
            "mark": [one.mark for one in map_.links],
            "order": [links[_key(one.link)] for one in across.links],
        },
        "sets": {name: [links[_key(step)] for step in path] for name, path in sets.items()},
    }
    return packed({"texts": texts.since(0), **document})


def _key(one: Link) -> object:
    return one.source, one.target, one.kind, one.record
