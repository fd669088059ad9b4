"""What must hold for a condition to come to something: literals joined by `all` and `any`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from pmo_audit.authoring.solver.linear import Below
from pmo_audit.classes import dataclass

VALUE, NONE, MISSING, EXEMPT, UNREADABLE, LOST = "value", "none", "missing", "exempt", "unreadable", "lost"
"""The states of a cell; one is *lost* where nobody can say which, since its column, or the way to it, is not there."""
STATES = frozenset({VALUE, NONE, MISSING, EXEMPT, UNREADABLE, LOST})
UNKNOWN = STATES - {VALUE, NONE}
YES, NO = frozenset({"yes"}), frozenset({"no"})


class Want(Enum):
    """What a condition is asked to come to."""

    TRUE = "true"
    FALSE = "false"
    NOT_TRUE = "not true"
    NOT_FALSE = "not false"

    @property
    def opposite(self) -> Want:
        """What is asked of a condition under a `not`."""
        return _OPPOSITES[list(Want).index(self)]


_OPPOSITES = (Want.FALSE, Want.TRUE, Want.NOT_FALSE, Want.NOT_TRUE)


@dataclass(frozen=True, slots=True)
class Among:
    """Something with a closed list of possibilities (a state, a word, a fate) is one of these."""

    name: str
    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Same:
    """Two texts, words or truths are the same, or with `same` false are not; each a path or a `Text`."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class Says:
    """A text contains some words, begins or ends with them; or with `truly` false does not."""

    how: str
    path: str
    words: str
    truly: bool


@dataclass(frozen=True, slots=True, eq=False)
class Exists:
    """A collection has so many members of which this holds."""

    collection: str
    number: int
    of: Callable[[str], Formula]


@dataclass(frozen=True, slots=True, eq=False)
class ForAll:
    """This holds of every member of a collection."""

    collection: str
    of: Callable[[str], Formula]


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Some part holds."""

    parts: tuple[Formula, ...]


Formula = Among | Same | Says | Below | Exists | ForAll | All | Any
TRUE, FALSE = All(()), Any(())


def both(*parts: Formula) -> Formula:
    """All parts, without those that say nothing."""
    return every(parts)


def every(parts: Iterable[Formula]) -> Formula:
    """All of some parts, flat."""
    flat: list[Formula] = []
    for part in parts:
        if part == FALSE:
            return FALSE
        flat += part.parts if isinstance(part, All) else (part,)
    kept = tuple(dict.fromkeys(flat))
    return kept[0] if len(kept) == 1 else All(kept)


def either(parts: Iterable[Formula]) -> Formula:
    """One of some parts, flat."""
    flat: list[Formula] = []
    for part in parts:
        if part == TRUE:
            return TRUE
        flat += part.parts if isinstance(part, Any) else (part,)
    kept = tuple(dict.fromkeys(flat))
    return kept[0] if len(kept) == 1 else Any(kept)


@dataclass(frozen=True, slots=True)
class Fate:
    """What a condition may come to: for each truth value what must then hold.

    Each may claim less than the truth, never more, so that a contradiction in it is one.
    """

    true: Formula
    false: Formula
    unknown: Formula
