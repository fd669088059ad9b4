"""What was found across the projects, for machines: every fact as its type has it, and the schema made of the types.

So a fact that is added to `oversight` is in the report, and in its schema, at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final, get_args, get_origin, get_type_hints

from pmo_audit.classes import names_of, replace
from pmo_audit.oversight import Loads, Overlap, Oversight, SharedIssue
from pmo_audit.subjects import Actor, Subject
from pmo_audit.text import Origin

Json = dict[str, Any]
_SHARED: Final[Mapping[type, str]] = {Subject: "subject", Origin: "origin", Actor: "actor"}
"""Types of which the report's schema knows the form already."""
_SCORED = (Overlap, SharedIssue)
"""Types with points, of which the share of one is told too."""


SIMILAR = 200
"""Pairs of the kind `similar` that are told, the most alike first."""
_LEFT: Final = "similar_left_out"


def across_json(facts: Oversight) -> Json:
    """All that was found across the projects, as `across_schema` describes it."""
    kept, left = _worth_telling(facts.overlaps)
    made = _value(replace(facts, overlaps=kept))
    assert isinstance(made, dict)
    return made | {_LEFT: left}


def _worth_telling(overlaps: tuple[Overlap, ...] | None) -> tuple[tuple[Overlap, ...] | None, int]:
    """The overlaps but for pairs that are hardly alike, of which there may be any number; and how many those are."""
    if overlaps is None:
        return None, 0
    similar = sorted((one for one in overlaps if one.kind == "similar"), key=lambda one: (-one.points, one.id))
    left = {one.id for one in similar[SIMILAR:] if one.decision is None}
    return tuple(one for one in overlaps if one.id not in left), len(left)


def _value(value: Any) -> Any:
    match value:
        case Fraction():
            return float(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_value(one) for one in value]
        case Mapping():
            return {str(key): _value(one) for key, one in value.items()}
        case _ if names_of(value) is not None:
            made = {name: _value(getattr(value, name)) for name in _told(type(value))}
            if isinstance(value, Oversight) and value.homes is not None:
                made["homes"] = [{"of": _value(key), "is": _value(one)} for key, one in value.homes.items()]
            return made | {"score": float(value.score)} if isinstance(value, _SCORED) else made
        case _:
            return value


def _told(kind: type) -> tuple[str, ...]:
    """The facts of a type; the overloads stand once, and not beside their months again."""
    return tuple(one for one in names_of(kind) or () if not (kind is Loads and one == "overloads"))


def across_schema() -> tuple[Json, dict[str, Json]]:
    """The schema of that part of the report, or null where nobody looked; and the definitions it refers to."""
    known: dict[str, Json] = {}
    _of_class(Oversight, known)
    whole = {"$ref": "#/$defs/oversight"}
    return {"description": "What no single project sees.", "anyOf": [whole, {"type": "null"}]}, known


def _of_class(kind: type, known: dict[str, Json]) -> Json:
    name = _SHARED.get(kind) or kind.__name__[0].lower() + kind.__name__[1:]
    if kind not in _SHARED and name not in known:
        known[name] = {}
        hints = get_type_hints(kind)
        properties = {one: {"description": _described(kind, one), **_of_type(hints[one], known)} for one in _told(kind)}
        if kind in _SCORED:
            properties["score"] = {"description": "The points as a share of one.", "type": "number"}
        if kind is Oversight:
            properties[_LEFT] = {"description": f"Pairs of the kind `similar` beyond {SIMILAR}.", "type": "integer"}
        known[name] = {
            "description": (kind.__doc__ or name).strip().split("\n\n")[0].replace("\n    ", " "),
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _of_type(hint: Any, known: dict[str, Json]) -> Json:
    of, parts = get_origin(hint), get_args(hint)
    if type(None) in parts:
        return {"anyOf": [*(_of_type(one, known) for one in parts if one is not type(None)), {"type": "null"}]}
    if of is tuple and parts[-1] is ...:
        return {"type": "array", "items": _of_type(parts[0], known)}
    if of is tuple:
        return {"type": "array", "prefixItems": [_of_type(one, known) for one in parts], "minItems": len(parts),
                "maxItems": len(parts)}  # fmt: skip
    if of is Mapping and parts[0] is Subject:
        pair = {"of": _of_type(parts[0], known), "is": _of_type(parts[1], known)}
        return {"type": "array", "items": {"type": "object", "properties": pair, "required": ["of", "is"]}}
    if of is Mapping:
        return {"type": "object", "additionalProperties": _of_type(parts[1], known)}
    plain = {str: "string", int: "integer", bool: "boolean", Fraction: "number"}
    if hint in plain:
        return {"type": plain[hint]}
    return {"type": "string", "format": "date"} if hint is date else _of_class(hint, known)


def _described(kind: type, name: str) -> str:
    return _WORDS.get(name, f"The {name.replace('_', ' ')} of the {kind.__name__.lower()}.")


_WORDS: Final[Mapping[str, str]] = {
    "points": "Ten-thousandths, which those of the contributions add up to.",
    "marks": "Ranges of characters that the other side has too: where each begins, and where it has ended.",
    "flag": "Whether it is raised.",
    "says": "The same in words.",
    "because": "Why, in words.",
    "homes": "The projects of each thing that is no project itself.",
    "capacities": "The capacity of each person and resource, by its key.",
    "period": "The month, as `2026-03`.",
    "peak": "The first and the last day on which it is highest.",
    "lag": "Calendar days between the two; null where nobody said.",
    "source": "What waits; of a spread, the project the issue comes from.",
    "target": "What is waited for; of a spread, the project it goes to.",
    "record": "The record that says so; null where it follows from one being part of the other.",
    "stale": "Whether a text has changed in substance since.",
    "deadlock": "Whether the circle leaves no way out: as registered, nothing in it can come to its end.",
    "begun": "What in the circle is known to have begun.",
    "shares": "Words in common; of an overload, the promises that make it up.",
    "undecided": "Dependencies of which nobody can tell whether they hold; null where nobody looked for them.",
    "doubts": "What keeps a part of this from being whole.",
    "part": "The part of this that it is about, such as `cycles`.",
    "whole": "Whether nothing of that part could be told at all.",
    "cycles": "Circles of waiting; null where nobody looked for them.",
    "clashes": "Dependencies that cannot hold; null where nobody looked for them.",
    "overlaps": "Work that may be done twice; null where nobody looked for it.",
    "shared_issues": "Problems that several projects have logged; null where nobody looked for them.",
    "overloads": "Promises beyond capacity; null where nobody looked for them.",
    "map": "Who waits for whom; null where nobody looked.",
    "longest": "The longest chain of waiting, from what is waited for first.",
}
"""What fields mean, where their names do not say enough."""
