"""What a register calls its own records, where no list of words has it: `Site ID` beside `Site name`, `WO Number`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.headings import wording, words_in

_FOR_IDS = words_in("id ids no nr num number ref reference code key identifier nummer numero codigo kennung numer")
_FOR_NAMES = words_in("name title description titel bezeichnung nom nombre naam nome")
_DISTINCT = 0.8
"""A register may repeat an id by mistake; a column that repeats more of its cells refers to something else."""
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class OwnNoun:
    """The columns that a register's own noun makes its id and its name, where there are such, and the noun."""

    noun: str = ""
    id: Column | None = None
    name: Column | None = None


def find_own_noun(columns: Sequence[Column]) -> OwnNoun:
    """The first column as the id, where its heading is a noun with a word for ids and each cell is another.

    The name is the column that puts a word for names to the same noun, or that stands next to the id.
    """
    if not columns:
        return OwnNoun()
    first = min(columns, key=lambda one: one.index)
    noun = _beside(first.heading, _FOR_IDS)
    if not noun or not _tells_apart(first):
        return OwnNoun()
    names = [one for one in columns if one is not first and (_beside(one.heading, _FOR_NAMES) or _is(one, noun))]
    same = [one for one in names if noun in (_beside(one.heading, _FOR_NAMES), wording(one.heading).words)]
    next_ = [one for one in names if one.index == first.index + 1]
    name = next(iter([*same, *next_]), None)
    said = " ".join(one for one in first.heading.split() if not set(wording(one).words) & _FOR_IDS)
    return OwnNoun(said or first.heading, first, name)


def _beside(heading: str, fillers: frozenset[str]) -> tuple[str, ...]:
    """What a heading says beside a word for ids or for names; nothing where it has none, or nothing else."""
    words = wording(heading).words
    left = tuple(one for one in words if one not in fillers)
    return left if len(left) < len(words) <= 4 else ()


def _is(column: Column, noun: tuple[str, ...]) -> bool:
    return wording(column.heading).words == noun


def _tells_apart(column: Column) -> bool:
    """Whether each cell is another, and short as ids are."""
    return len(column.told) > 1 and column.distinct >= _DISTINCT and all(len(one) <= _LONGEST for one in column.told)


PLANNED = words_in(
    "planned plan original baseline baselined approved initial geplant prevu previsto planificado gepland"
)
"""Words for what was meant at first."""
EXPECTED = words_in("forecast expected current revised latest estimated projected anticipated prognose erwartet revise")
"""Words for what is thought now."""


def planned_beside_expected(columns: Sequence[Column]) -> Mapping[int, int]:
    """Columns for what was planned → those for what is now expected of it: `Planned go-live`, `Forecast go-live`."""
    said = {column.index: frozenset(wording(column.heading).words) for column in columns}
    return {
        one: other
        for one, words in said.items()
        for other, others in said.items()
        if words & PLANNED and others & EXPECTED and words - PLANNED == others - EXPECTED and words - PLANNED
    }
