"""Headings that stand across and are no fields: documents, milestones, months, each with its own columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal

from pmo_audit.classes import dataclass
from pmo_audit.proposing.evidence import Column, is_day, is_number
from pmo_audit.proposing.headings import STOREYS, wording, words_in
from pmo_audit.proposing.month_headings import is_plain_month, months_in
from pmo_audit.proposing.nouns import DOCUMENTS
from pmo_audit.proposing.vocabulary import SURE, Vocabulary, known_words, nouns_of, split
from pmo_audit.records import Entity
from pmo_audit.settings import STOCK_MISSING, Across
from pmo_audit.sources.layout import CELL
from pmo_audit.sources.tables import Cell, show
from pmo_audit.sources.words import alike
from pmo_audit.text import fold
from pmo_audit.types import article
from pmo_audit.values import Period

_STOREYED = (("milestone", "name"), ("artifact", "kind"), ("cost_line", "period"), ("gate_review", "gate"))
"""What headings of two storeys may hold: the kind of record, and the field that the upper storey goes into."""
_MOSTLY = 0.6
_LEAST = 2
"""Fewer headings than these are not taken to stand across."""
_TWICE = 2
_SHARE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,4})?\s?%|[0-9](?:[.,][0-9]{1,4})?")
_DOCUMENT_WORDS = words_in(
    "plan case charter register log report strategy brief mandate assessment certificate specification requirement "
    "schedule design document matrix agreement budget review approval"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Columns whose headings stand across: what each of their cells is a record of, and why."""

    entity: Entity
    across: Across
    columns: tuple[Column, ...]
    lower: tuple[str, ...]
    """The lower storeys of the headings, where there are two."""
    reason: str
    sure: bool = True
    words: tuple[tuple[str, str], ...] = ()
    """What the headings mean, where they do not say it plainly: `Apr 26` is `2026-04`."""

    def merged(self) -> list[Column]:
        """The columns that are made of these: one for each lower storey, or one for all the cells."""
        if not self.lower:
            return [_joined(CELL, self.columns)]
        return [
            _joined(lower, [one for one in self.columns if alike(one.heading.partition(STOREYS)[2]) == alike(lower)])
            for lower in self.lower
        ]


def _joined(heading: str, columns: Sequence[Column]) -> Column:
    cells = [cell for one in columns for cell in one.cells]
    fills = [fill for one in columns for fill in one.fills]
    at = [one.stands_at(number) for one in columns for number in range(len(one.cells))]
    return Column(columns[0].index, heading, cells, fills, {heading: cells}, columns[0].key, at)


def find_group(columns: Sequence[Column], vocabulary: Vocabulary) -> Group | None:
    """The columns of a table whose headings stand across, if there are such."""
    return _storeyed(columns, vocabulary) or _documents(columns, vocabulary) or _months(columns, vocabulary)


def find_days(columns: Sequence[Column], vocabulary: Vocabulary) -> list[Column]:
    """Columns of days whose headings no field is called by, as gates are: which days they are is not told."""
    kinds = [vocabulary.schema.entities[name] for name in ("project", "milestone", "gate_review", "status_report")]
    unknown = [one for one in columns if not any(vocabulary.like(kind, one.heading, closely=True) for kind in kinds)]
    held = [one for one in unknown if not one.is_empty and one.share(is_day) > _MOSTLY]
    return held if len(held) >= _LEAST else []


def _storeyed(columns: Sequence[Column], vocabulary: Vocabulary) -> Group | None:
    """Columns under headings of two storeys, the same lower ones under each upper one."""
    uppers: dict[str, dict[str, Column]] = {}
    for one in columns:
        upper, parted, lower = one.heading.partition(STOREYS)
        if parted:
            uppers.setdefault(upper, {})[alike(lower)] = one
    repeated = {upper: below for upper, below in uppers.items() if _is_repeated(below, uppers)}
    if len(repeated) < _LEAST:
        return None
    below_each = tuple(
        dict.fromkeys(one.heading.partition(STOREYS)[2] for below in repeated.values() for one in below.values())
    )
    held = tuple(one for below in repeated.values() for one in below.values())
    best = max(_STOREYED, key=lambda one: _known(one[0], one[1], below_each, repeated, vocabulary))
    if _known(*best, below_each, repeated, vocabulary) < SURE:
        return None
    entity = vocabulary.schema.entities[best[0]]
    noun = entity.name.replace("_", " ")
    reason = f"{len(repeated)} headings stand across, each over {_listed(below_each)}: each is {article(noun)}"
    return Group(entity, Across(tuple(repeated), best[1]), held, below_each, reason)


def _is_repeated(below: Mapping[str, Column], uppers: Mapping[str, Mapping[str, Column]]) -> bool:
    return any(other is not below and set(other) & set(below) for other in uppers.values())


def _known(
    entity: str, into: str, lower: Sequence[str], uppers: Mapping[str, Mapping[str, Column]], vocabulary: Vocabulary
) -> float:
    """How well the lower storeys are known as fields of an entity, and the upper ones as what it has them for."""
    kind = vocabulary.schema.entities[entity]
    likely = [next(iter(vocabulary.like(kind, one, closely=True)), None) for one in lower]
    known = [one for one in likely if one is not None]
    days = all(one.is_empty or one.share(is_day) > _MOSTLY for below in uppers.values() for one in below.values())
    points = sum(
        one.score * max(below[key].fits(one.field) for below in uppers.values() if (key := alike(said)) in below)
        for said, one in zip(lower, likely, strict=True)
        if one is not None and one.field.name != into
    )
    if into == "period" and not all(_is_period(one) for one in uppers):
        return 0.0
    # Where all are days, most of them known, one more word for some day does not count against it.
    return points / (len(known) if days and len(known) >= max(_LEAST, _MOSTLY * len(lower)) else len(lower))


def _documents(columns: Sequence[Column], vocabulary: Vocabulary) -> Group | None:
    """Columns with documents as headings and few words below: how far each document is."""
    entity = vocabulary.schema.entities["artifact"]
    status = vocabulary.schema.find_field("artifact", "status")
    held = [one for one in columns if _tells_how_far(one) and is_document(one.heading)]
    if status is None or len(held) < _LEAST:
        return None
    words = {alike(told) for one in held for told in one.told}
    held = [one for one in columns if one in held or _belongs(one, held, words, vocabulary)]
    shared = [
        one
        for one in held
        if any(set(map(alike, one.told)) & set(map(alike, other.told)) for other in held if other is not one)
    ]
    if len(words) > 3 * len(held) + 6 or len(shared) < _LEAST:
        return None
    reason = f"{_listed([one.heading for one in held])} are documents, and the cells say how far each is"
    across = Across(tuple(one.heading for one in held), "kind", "status")
    return Group(entity, across, tuple(held), (), reason)


def _months(columns: Sequence[Column], vocabulary: Vocabulary) -> Group | None:
    """Columns with months as headings and shares of somebody's time below, beside whose and for which project."""
    entity = vocabulary.schema.entities["assignment"]
    months = months_in([one.heading for one in columns])
    held = [one for one in columns if one.heading in months]
    if len(held) < _LEAST or not all(one.is_empty or one.share(_is_share_or_unknown) == 1 for one in held):
        return None
    beside = [one for one in columns if one not in held]
    likely = [next(iter(vocabulary.like(entity, one.heading, closely=True)), None) for one in beside]
    known = {one.field.name for one in likely if one is not None and one.score >= SURE}
    parts = any(re.search(r"[%.,]", told) for one in held for told in one.told)  # whole numbers may count anything
    if "project" not in known or not known.intersection(entity.either) or not parts:
        return None
    reason = f"{_listed([one.heading for one in held])} are months, and the cells say how much of somebody's time"
    across = Across(tuple(one.heading for one in held), "period", "share")
    words = () if all(map(is_plain_month, months)) else tuple(months.items())
    return Group(entity, across, tuple(held), (), reason, words=words)


def _is_share_or_unknown(cell: Cell) -> bool:
    """Whether a cell is a share of full time, or says that nobody knows it.

    A share is a percentage, or a number that is no more than twice the whole.
    """
    text = show(cell).strip()
    if fold(text) in map(fold, STOCK_MISSING):
        return True
    return bool(_SHARE.fullmatch(text)) and (text.endswith("%") or Decimal(text.replace(",", ".")) <= _TWICE)


def _tells_how_far(column: Column) -> bool:
    """Whether few words or signs stand in a column, as tell how far a document is; amounts do not."""
    numbers = column.share(is_number) > 1 - _MOSTLY and not set(column.told) <= {"0", "1"}
    return column.is_vocabulary and not column.is_empty and not numbers


def _belongs(column: Column, held: Sequence[Column], words: Set[str], vocabulary: Vocabulary) -> bool:
    """Whether a column beside those of documents has their signs and no field's heading: it is one more."""
    near = any(abs(column.index - one.index) == 1 for one in held)
    kinds = (vocabulary.schema.entities[name] for name in ("artifact", "project"))
    return (
        (near or (any(one.index < column.index for one in held) and any(one.index > column.index for one in held)))
        and not column.is_empty
        and {alike(told) for told in column.told} <= words
        and not any(vocabulary.like(kind, column.heading, closely=True) for kind in kinds)
    )


def is_document(heading: str) -> bool:
    """Whether a heading names a document that projects keep."""
    said = wording(heading)
    if said.core in nouns_of("artifact"):  # it says what stands below, or beside
        return False
    return said.sorted_core in known_words(split(DOCUMENTS)) or bool(_DOCUMENT_WORDS.intersection(said.core[-1:]))


def _is_period(text: str) -> bool:
    return Period.parse(text) is not None


def _listed(said: Sequence[str]) -> str:
    shown = ", ".join(f"`{one}`" for one in said[:3])
    return shown if len(said) <= 3 else f"{shown} and {len(said) - 3} more"
