"""The map of dependencies as text for programs that draw: Graphviz and Mermaid.

An arrow leads from what is waited for to what waits, as work goes. What is in a cycle is red and thick, what clashes is
orange and dashed, and a part of a project hangs on it by a dotted line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pmo_audit.oversight import DependencyMap, Link, Oversight
from pmo_audit.reporting.plain import one_line
from pmo_audit.text import counted

_SHORT: Final[Mapping[str, str]] = {
    "finish_to_start": "FS",
    "start_to_start": "SS",
    "finish_to_finish": "FF",
    "start_to_finish": "SF",
}
CYCLE, CLASH, PART, PLAIN = "cycle", "clash", "part", ""
_SHAPES: Final[Mapping[str, tuple[str, str]]] = {"milestone": ("{{", "}}"), "deliverable": ("(", ")")}
_DOT_SHAPES: Final[Mapping[str, str]] = {"milestone": "diamond", "deliverable": "note"}
_DOT_LINES: Final[Mapping[str, str]] = {
    CYCLE: 'color="red", penwidth=2',
    CLASH: 'color="orange", style="dashed"',
    PART: 'style="dotted", arrowhead="none"',
}


def dot(found: Oversight) -> str:
    """The map in the language of Graphviz."""
    map_ = found.map or DependencyMap((), ())
    numbers = {one: number for number, one in enumerate(map_.nodes, start=1)}
    lines = ["digraph dependencies {", "  rankdir=LR;", '  node [shape="box"];']
    for one, number in numbers.items():
        shape = f', shape="{_DOT_SHAPES[one.entity]}"' if one.entity in _DOT_SHAPES else ""
        lines.append(f'  n{number} [label="{_dot_text(one.id)}\\n{_dot_text(one.name)}"{shape}];')
    for link, sort in _drawn(found, map_):
        said = [f'label="{_label(link)}"'] if _label(link) else []
        said += [_DOT_LINES[sort]] if sort else []
        more = f" [{', '.join(said)}]" if said else ""
        lines.append(f"  n{numbers[link.target]} -> n{numbers[link.source]}{more};")
    return "\n".join([*lines, "}", ""])


def mermaid(found: Oversight) -> str:
    """The map in the language of Mermaid."""
    map_ = found.map or DependencyMap((), ())
    numbers = {one: number for number, one in enumerate(map_.nodes, start=1)}
    lines, styles = ["flowchart LR"], []
    for one, number in numbers.items():
        left, right = _SHAPES.get(one.entity, ("[", "]"))
        lines.append(f'  n{number}{left}"{_mermaid_text(one.id)}<br/>{_mermaid_text(one.name)}"{right}')
    for place, (link, sort) in enumerate(_drawn(found, map_)):
        arrow = "-.-" if sort == PART else "-.->" if sort == CLASH else "==>" if sort == CYCLE else "-->"
        label = f"|{_label(link)}|" if _label(link) else ""
        lines.append(f"  n{numbers[link.target]} {arrow}{label} n{numbers[link.source]}")
        if sort in (CYCLE, CLASH):
            styles.append(f"  linkStyle {place} stroke:{'red' if sort == CYCLE else 'orange'}")
    return "\n".join([*lines, *styles, ""])


DRAWINGS: Final[Mapping[str, Callable[[Oversight], str]]] = {"dot": dot, "mermaid": mermaid}


def _drawn(found: Oversight, map_: DependencyMap) -> Iterator[tuple[Link, str]]:
    """Every link with how it is drawn."""
    circles = {(one.record, one.source, one.target) for cycle in found.cycles or () for one in cycle.path}
    clashing = {one.link.record for one in found.clashes or ()}
    for link in map_.links:
        if (link.record, link.source, link.target) in circles:
            yield link, CYCLE
        elif link.record is None:
            yield link, PART
        else:
            yield link, CLASH if link.record in clashing else PLAIN


def _label(link: Link) -> str:
    """The kind in short, with its lag: `FS +5 days`."""
    if link.record is None:
        return ""
    lag = f" {'+' if link.lag > 0 else '-'}{counted(abs(link.lag), 'day')}" if link.lag else ""
    return f"{_SHORT.get(link.kind, '?')}{lag}"


def _dot_text(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace('"', '\\"')


def _mermaid_text(text: str) -> str:
    """A text with every sign that means something to Mermaid, or to the page it is in, as a code."""
    return "".join(one if one.isalnum() or one in " .,:'/()-_" else f"#{ord(one)};" for one in one_line(text))
