"""Paths into what JSON and its like hold: a tiny language in which every path has an answer for every document.

    fields.status.name                            a key below a key
    boards.*.items                                `*`: every item of a list, or everything in an object
    column_values[title=Status].text              of a list, the items whose `title` is `Status`
    links[type.inward=is blocked by].issue.key    what is asked of an item may be a path of keys itself
    ^.name                                        one object up from the record, and there the key `name`
    "Est. hours".value                            a key with a dot, a bracket or a star in it

A step into a list without `*` goes to each of its items, and a step into a text reads the text as JSON. What is not
there gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pmo_audit.classes import dataclass
from pmo_audit.sources.tables import Bad, Cell, pointer, show
from pmo_audit.sources.words import alike
from pmo_audit.text import fold

ANY = "*"
UP = "^"
_STEP = re.compile(r'\s*(?:"([^"]*)"|([^.\[\]"]*))((?:\[[^\]]*\])*)\s*(?:\.|$)')
_TEST = re.compile(r"\[([^=\]]*)=([^\]]*)\]")
_DEEPEST = 40
"""So many steps a path may have; nobody writes more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a key, or `*`, and what the items there are asked for, each a path of keys with its answer."""

    key: str
    tests: tuple[tuple[tuple[str, ...], str], ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """So many objects up, and then these steps."""

    up: int
    steps: tuple[Step, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it is one key and nothing more."""
        return not self.up and len(self.steps) == 1 and not self.steps[0].tests and self.steps[0].key != ANY


@dataclass(frozen=True, slots=True)
class Hit:
    """What a path leads to, where that stands, and the objects around it, the innermost first, each with its place."""

    at: str
    value: Cell
    around: tuple[tuple[str, Cell], ...] = ()


@lru_cache(maxsize=1024)
def read_path(text: str) -> Path | None:
    """The path that a text writes; None where it writes none."""
    rest = text.strip()
    up = len(rest) - len(rest.lstrip(UP))
    rest = rest[up:].removeprefix(".")
    steps: list[Step] = []
    here = 0
    while here < len(rest) and len(steps) < _DEEPEST:
        match = _STEP.match(rest, here)
        if match is None or match.end() == here:
            return None
        key, tests = match[1] if match[1] is not None else match[2].strip(), _tests(match[3])
        if tests is None or not (key or match[1] is not None):
            return None
        steps.append(Step(key, tests, match[1] is not None))
        here = match.end()
    if here < len(rest) or rest.endswith(".") or not (steps or up):
        return None
    return Path(up, tuple(steps))


def _tests(text: str) -> tuple[tuple[tuple[str, ...], str], ...] | None:
    found = _TEST.findall(text)
    if "".join(f"[{key}={value}]" for key, value in found) != text:
        return None
    return tuple((tuple(part.strip() for part in key.split(".")), value.strip().strip('"')) for key, value in found)


def follow(path: Path, start: Hit) -> list[Hit]:
    """Everything that a path leads to from somewhere; nothing where it leads nowhere."""
    if path.up > len(start.around):
        return []
    if path.up:
        at, value = start.around[path.up - 1]
        start = Hit(at, value, start.around[path.up :])
    hits = [start]
    for step in path.steps:
        hits = [one for hit in hits for one in _taken(step, hit)]
    return hits


def _taken(step: Step, hit: Hit) -> Iterator[Hit]:
    """What one step leads to."""
    value = opened(hit.value)
    if step.key == ANY and not step.quoted:
        found = list(inside(Hit(hit.at, value, hit.around)))
    elif isinstance(value, Mapping):
        key = key_of(value, step.key)
        found = [] if key is None else [_below(hit, value, key)]
    elif _is_list(value):
        yield from (one for item in inside(Hit(hit.at, value, hit.around)) for one in _taken(step, item))
        return
    elif isinstance(value, Bad):
        yield Hit(hit.at, value, hit.around)
        return
    else:
        return
    if step.tests:
        found = [item for one in found for item in _items(one) if _passes(item.value, step)]
    yield from found


def key_of(value: Mapping[object, Cell] | Mapping[str, object], wanted: str) -> object | None:
    """The key of an object that is meant: to the letter, else in other letters where only one is."""
    if wanted in value:
        return wanted
    alike_ = [key for key in value if fold(show(key)) == fold(wanted)]
    return alike_[0] if len(alike_) == 1 else None


def _below(hit: Hit, value: Mapping[object, Cell], key: object) -> Hit:
    return Hit(f"{hit.at}/{pointer(show(key))}", value[key], ((hit.at, value), *hit.around))


def inside(hit: Hit) -> Iterator[Hit]:
    """The items of a list, or all that an object holds."""
    if isinstance(hit.value, Mapping):
        yield from (_below(hit, hit.value, key) for key in hit.value)
    elif isinstance(hit.value, list | tuple):
        yield from (Hit(f"{hit.at}/{number}", item, hit.around) for number, item in enumerate(hit.value))


def _items(hit: Hit) -> Iterator[Hit]:
    """What a test is put to: each item of a list, or what stands there itself."""
    value = opened(hit.value)
    if _is_list(value):
        yield from inside(Hit(hit.at, value, hit.around))
    else:
        yield Hit(hit.at, value, hit.around)


def _passes(item: Cell, step: Step) -> bool:
    return all(
        any(alike(show(one.value)) == alike(answer) for one in follow(_keys(keys), Hit("", item)))
        for keys, answer in step.tests
    )


def _keys(keys: Iterable[str]) -> Path:
    return Path(0, tuple(Step(key, (), True) for key in keys))


def _is_list(value: Cell) -> bool:
    return isinstance(value, list | tuple)


def opened(value: Cell) -> Cell:
    """What stands there; of a text that holds JSON, what that says."""
    if not isinstance(value, str) or not value.strip():
        return value
    from pmo_audit.sources.json_source import parse_text

    return parse_text(value)


def as_cell(hits: Sequence[Hit]) -> Cell:
    """What hits are as one cell: nothing, the one, or the list of all."""
    if len(hits) == 1:
        return hits[0].value
    values = [one.value for one in hits if one.value is not None]
    flat = [item for one in values for item in (one if isinstance(one, list | tuple) else (one,))]
    return flat[0] if len(flat) == 1 else flat or None
