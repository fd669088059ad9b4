"""What of the facts across projects may hold a name, and how marks in a text outlast the names in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any, Final

from pmo_audit.classes import names_of, replace
from pmo_audit.oversight import Contribution, Decision, Overlap, Passage, SharedIssue
from pmo_audit.subjects import Actor

_HOME: Final = "pmo_audit.oversight"
_CLOSED: Final = frozenset(
    (
        "kind",
        "level",
        "verdict",
        "why",
        "via",
        "unit",
        "period",
        "state",
        "periods",
        "first",
        "last",
        "stale",
        "flag",
        "part",
    )
)
"""Fields of these facts that hold words of the program."""
_TERMS: Final = ((Contribution, "says"), (SharedIssue, "shares"), (Overlap, "because"))
"""Where words stand that the program has picked out of texts, and put into small letters."""
_TOKEN = re.compile(r"\w+|\W", re.DOTALL)


def is_of(value: object) -> bool:
    """Whether something is one of these facts."""
    return type(value).__module__.startswith(_HOME)


def is_closed(value: object, name: str, everywhere: frozenset[str]) -> bool:
    """Whether a field holds words from a closed list; `everywhere` are those that do in any class."""
    if isinstance(value, Decision) and name == "by":
        return False
    return name in everywhere or (is_of(value) and name in _CLOSED)


def is_term(value: object, name: str) -> bool:
    """Whether a field holds words picked out of texts."""
    return any(isinstance(value, kind) and name == field for kind, field in _TERMS)


def people_of(value: Any) -> Iterator[str]:
    """Everybody whom these facts name as a person, before their texts are gone through."""
    match value:
        case Actor(id="", name=name):
            yield name
        case tuple():
            for one in value:
                yield from people_of(one)
        case _ if is_of(value):
            if isinstance(value, Decision):
                yield value.by
            for name in names_of(value) or ():
                yield from people_of(getattr(value, name))
        case _:
            return


def passage(one: Passage, without: Callable[[Any], Any]) -> Passage:
    """A passage without names, its marks on the words that are left and on what stands for the others."""
    text = without(one.text)
    marks = one.marks if text == one.text else _moved(one.text, text, one.marks)
    return replace(one, subject=without(one.subject), text=text, marks=marks, origin=without(one.origin))


def _moved(before: str, after: str, marks: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    at_old, at_new = _starts(old), _starts(new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    spans = [(tag, at_old[a], at_old[b], at_new[c], at_new[d]) for tag, a, b, c, d in steps]
    moved = []
    for begin, end in marks:
        parts = [_part(begin, end, span) for span in spans if begin < span[2] and span[1] < end]
        if parts and parts[0][0] < parts[-1][1]:
            moved.append((parts[0][0], parts[-1][1]))
    return tuple(moved)


def _part(begin: int, end: int, span: tuple[str, int, int, int, int]) -> tuple[int, int]:
    """The part of a mark that lies in a stretch of the text, in the new text; all of what was replaced."""
    tag, old, old_end, new, new_end = span
    if tag != "equal":
        return new, new_end
    return new + max(begin, old) - old, new + min(end, old_end) - old


def _starts(tokens: list[str]) -> list[int]:
    found = [0]
    for one in tokens:
        found.append(found[-1] + len(one))
    return found
