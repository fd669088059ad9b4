"""How parameters differ between two sides: their values where they were used, and what they declare."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit import ir
from pmo_audit.authoring.literals import literal_words
from pmo_audit.authoring.patterns import one_of
from pmo_audit.authoring.phrases import list_names
from pmo_audit.backends import Trace, Unknown
from pmo_audit.values import NoneKnown

_SHOWN = 5
"""Items of a list that are named."""


def parameter_changes(before: Trace, after: Trace, old: ir.Standard, new: ir.Standard) -> list[str]:
    """Each parameter that was another value where the clause was looked at: `large is EUR 2m and was EUR 1m`."""
    values = _values(before), _values(after)
    found = [
        f"`{name}` is {words} and was {values[0][name]}"
        for name, words in values[1].items()
        if name in values[0] and values[0][name] != words
    ]
    return found + list(_list_changes(before.node, after.node, old, new))


def _values(trace: Trace) -> dict[str, str]:
    """What each parameter came to in a clause."""
    found: dict[str, str] = {}
    for one in trace.walk():
        if isinstance(one.node, ir.Parameter | ir.Banded):
            found.setdefault(one.node.name, _said(one.value, one.node))
    return found


def _said(value: object, node: ir.Parameter | ir.Banded) -> str:
    match value:
        case Unknown():
            return "unknown"
        case NoneKnown():
            return "none"
        case _:
            return literal_words(value, node.type)


def _list_changes(before: ir.Node, after: ir.Node, old: ir.Standard, new: ir.Standard) -> Iterator[str]:
    sides = _lists(before, old), _lists(after, new)
    for name, values in sides[1].items():
        if name in sides[0] and sides[0][name] != values:
            yield list_change(name, sides[0][name], values)


def _lists(node: ir.Node, standard: ir.Standard) -> dict[str, tuple[object, ...]]:
    """The parameters that hold lists and are used in a clause, with their values."""
    names = list_names(standard.parameters)
    found = (one_of(one) for one in ir.walk(node) if isinstance(one, ir.Or))
    return {names[one.values]: one.values for one in found if one is not None and one.values in names}


def list_change(name: str, old: tuple[object, ...], new: tuple[object, ...]) -> str:
    """What came into a list and what went out of it."""
    came = [literal_words(one) for one in new if one not in old]
    went = [literal_words(one) for one in old if one not in new]
    parts = [f"{word} {_some(items)}" for word, items in (("has now", came), ("lacks now", went)) if items]
    return f"`{name}` {' and '.join(parts)}" if parts else f"`{name}` is in another order"


def _some(items: list[str]) -> str:
    more = f" and {len(items) - _SHOWN} more" if len(items) > _SHOWN else ""
    return ", ".join(items[:_SHOWN]) + more


def declared_changes(old: ir.Standard, new: ir.Standard, used: set[str]) -> Iterator[str]:
    """How the declarations of the parameters that a rule uses differ."""
    before, after = ({one.name: one for one in standard.parameters} for standard in (old, new))
    for name in sorted(used & before.keys() & after.keys()):
        first, second = before[name], after[name]
        if (first.versions, first.by, first.bands) == (second.versions, second.by, second.bands):
            continue
        lists = [one.versions[0].value for one in (first, second) if len(one.versions) == 1]
        if len(lists) == 2 and isinstance(lists[0], tuple) and isinstance(lists[1], tuple):
            yield f"parameter {list_change(name, lists[0], lists[1])}"
        else:
            yield f"parameter `{name}`: {second.said}, was {first.said}"
