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
_SHORT = 3


@dataclass(frozen=True, slots=True)
class OwnNoun:
    """The columns that a register's own noun makes its id and its name, where there are such, and the noun.

    `words` is the noun as headings are compared.
    """

    noun: str = ""
    id: Column | None = None
    name: Column | None = None
    words: tuple[str, ...] = ()

    def beside(self, heading: str) -> str:
        """What a heading says after the noun: `Manager` of `Site Manager`; nothing where it does not begin with it."""
        said = wording(heading).words
        size = len(self.words)
        return " ".join(said[size:]) if size and said[:size] == self.words else ""


def find_own_noun(columns: Sequence[Column]) -> OwnNoun:
    """The first column that does not repeat as the id, where its heading is a noun with a word for ids.

    The name is the column that puts a word for names to the same noun, or that stands next to the id with such a word
    or with the noun in full.
    """
    first = leading(columns)
    noun = _beside(first.heading, _FOR_IDS) if first is not None else ()
    if first is None or not noun or not _tells_apart(first):
        return OwnNoun()
    others = [one for one in columns if one is not first]
    same = [one for one in others if noun in (_beside(one.heading, _FOR_NAMES), wording(one.heading).words)]
    next_ = [one for one in others if one.index == first.index + 1]
    named = [one for one in next_ if _beside(one.heading, _FOR_NAMES) or _is_short_for(noun, one.heading)]
    said = " ".join(one for one in first.heading.split() if not set(wording(one).words) & _FOR_IDS)
    return OwnNoun(said or first.heading, first, next(iter([*same, *named]), None), noun)


def leading(columns: Sequence[Column]) -> Column | None:
    """The first column that may tell rows apart: those before it, such as a programme, say the same of several rows."""
    held = sorted((one for one in columns if not one.is_empty), key=lambda one: one.index)
    return next((one for one in held if one.distinct >= _DISTINCT), None)


def _is_short_for(noun: tuple[str, ...], heading: str) -> bool:
    """Whether a noun is the beginning of a heading of one word: `Dev` of `Development`."""
    words = wording(heading).words
    return len(noun) == len(words) == 1 and len(noun[0]) >= _SHORT and words[0].startswith(noun[0])


def _beside(heading: str, fillers: frozenset[str]) -> tuple[str, ...]:
    """What a heading says beside a word for ids or for names; nothing where it has none, or nothing else."""
    words = wording(heading).words
    left = tuple(one for one in words if one not in fillers)
    return left if len(left) < len(words) <= 4 else ()


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
