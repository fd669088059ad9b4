"""What the rows of a table are: by its name, by its headings, and by what stands in its cells."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pmo_audit.classes import dataclass
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.headings import wording
from pmo_audit.proposing.nouns import NO_REGISTERS, OF_LISTS, OF_RECORDS
from pmo_audit.proposing.vocabulary import Vocabulary, nouns_of, split
from pmo_audit.records import Entity
from pmo_audit.text import in_words
from pmo_audit.types import article

_CLOSE = 0.85
"""A heading this like a field tells what the rows are."""
_NAMED, _LISTED, _HEADED = 2.0, 0.8, 1.0
"""What the name of the table, a word for such lists in it, and a heading with the record's own name are worth."""
_HOMELESS = 0.7
"""What is left of the points where records should say which project they belong to, and no heading does."""
_NAMELESS = 0.7
"""And what is left where nothing tells one record from another."""
_WHEN = frozenset(("start", "finish", "period"))
_AS_GOOD = 0.92
"""A second kind of record with this share of the points of the first is as good."""
_COMMON = ("project", "risk", "issue", "action", "milestone", "person", "artifact")
"""Kinds of record that most registers are about, the most common first: they go before where all else is equal."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the rows of a table may be, with points for it and the reason."""

    entity: Entity
    points: float
    reason: str
    fields: int
    """How many of its fields the headings name."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a table is called: by its sheet, key or title, and by its file."""

    near: str
    far: str


def likely_kinds(title: Title, columns: Sequence[Column], vocabulary: Vocabulary) -> list[Kind]:
    """What the rows may be, the likeliest first."""
    schema = vocabulary.schema
    liked = {name: _liked(entity, columns, vocabulary) for name, entity in schema.entities.items()}
    shared = [sum(1 for fields in liked.values() if row in fields) for row in range(len(columns))]
    found = [_kind(entity, liked[name], shared, title, columns) for name, entity in schema.entities.items()]
    return sorted((one for one in found if one.fields), key=lambda one: (-one.points, _rank(one.entity)))


def as_good(kinds: Sequence[Kind]) -> list[Kind]:
    """The first kind, and those that are as good; a name alone is not as good as many headings."""
    best = [one for one in kinds if one.points >= _AS_GOOD * kinds[0].points] if kinds else []
    known = max((one.fields for one in best), default=0)
    return [one for one in best if 2 * one.fields >= known]


def identifies(entity: Entity, names: Set[str]) -> bool:
    """Whether fields tell the records of an entity apart: an id, what they are called, or what else identifies them."""
    if "id" in names or entity.label in names:
        return True
    if entity.either:  # one of these, and whatever says when
        return bool(names & set(entity.either)) and set(entity.key) - _WHEN - set(entity.either) <= names
    return set(entity.key) - {"finish", "kind"} <= names


def is_about_registers(title: Title) -> bool:
    """Whether the name of a sheet says that it is instructions, lists to choose from or the like."""
    said = tuple(one.removesuffix("s") for one in wording(title.near).words)
    return said in {tuple(one.removesuffix("s") for one in wording(phrase).words) for phrase in split(NO_REGISTERS)}


def _liked(entity: Entity, columns: Sequence[Column], vocabulary: Vocabulary) -> dict[int, tuple[str, float]]:
    """Row of a column → the field its heading is close to, and how well it suits; each field once."""
    best: dict[str, tuple[float, int]] = {}
    for row, column in enumerate(columns):
        for one in vocabulary.like(entity, column.heading, closely=True)[:3]:
            points = one.score * (0.3 + 0.7 * column.fits(one.field))
            if one.score >= _CLOSE and points > best.get(one.field.name, (0.5, 0))[0]:
                best[one.field.name] = (points, row)
    return {row: (name, points) for name, (points, row) in best.items()}


def _kind(
    entity: Entity,
    liked: dict[int, tuple[str, float]],
    shared: Sequence[int],
    title: Title,
    columns: Sequence[Column],
) -> Kind:
    points = sum(one / max(1, shared[row]) ** 0.5 for row, (_, one) in liked.items())
    reasons = []
    noun = entity.name.replace("_", " ")
    if named := _named(entity, title):
        points += named
        reasons.append(
            f"it is called `{title.near}`" if _named(entity, Title(title.near, "")) else "its file is called so"
        )
    headings = [columns[row].heading for row, (name, _) in liked.items() if _says(entity, columns[row].heading, name)]
    if headings:
        points += _HEADED
        reasons.append(f"`{headings[0]}` names {article(noun)}")
    reasons.append(f"{len(liked)} of its {len(columns)} headings are those of {article(noun)}")
    if "project" in entity.part_of and not {name for name, _ in liked.values()}.intersection(entity.part_of):
        points *= _HOMELESS
    if not identifies(entity, {name for name, _ in liked.values()}):
        points *= _NAMELESS
    repeats = next((columns[row].distinct for row, (name, _) in liked.items() if name == "id"), 1.0)
    return Kind(entity, points * (1 if repeats > 0.5 else 0.6), in_words(reasons), len(liked))


def _named(entity: Entity, title: Title) -> float:
    """What the names of a table are worth for an entity."""
    lists = [wording(one).core for one in split(OF_LISTS.get(entity.name, ""))]
    for text, share in ((title.near, 1.0), (title.far, 0.5)):
        words = set(wording(text).core)
        if any(set(noun) <= words for noun in nouns_of(entity.name) if noun):
            return _NAMED * share
        if any(set(noun) <= words for noun in lists if noun):
            return _LISTED * share
    return 0.0


def _says(entity: Entity, heading: str, field: str) -> bool:
    """Whether a heading names the record itself: `Risk ID`, `Risk`, `Milestone`."""
    if entity.name not in OF_RECORDS or field not in ("id", entity.label):
        return False
    core = wording(heading).core
    return any(set(noun) <= set(core) for noun in nouns_of(entity.name))


def _rank(entity: Entity) -> int:
    return _COMMON.index(entity.name) if entity.name in _COMMON else len(_COMMON)
