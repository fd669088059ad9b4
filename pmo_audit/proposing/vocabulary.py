"""How like a heading is to what a field is called, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from pmo_audit.classes import dataclass
from pmo_audit.proposing.headings import ASPECTS, CHANGING, Wording, core_of, forms, wording
from pmo_audit.proposing.nouns import OF_RECORDS
from pmo_audit.proposing.synonyms import EVERYWHERE
from pmo_audit.proposing.synonyms_of_kinds import OF_ONE_KIND
from pmo_audit.records import Entity, Field, Schema
from pmo_audit.sources.words import alike
from pmo_audit.text import slips
from pmo_audit.types import Number, RefType

SURE = 0.8
"""From this likeness on nobody need look again."""
LIKELY = 0.5
"""Below this likeness nothing is taken for anything."""
_SYNONYM, _WEAK, _WHOLE = 0.95, 0.62, 0.93
_TYPED, _PART, _MORE = 0.86, 0.6, 0.12


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a heading is to a field, from 0 to 1, and the reason in words."""

    field: Field
    score: float
    reason: str
    strict: bool = False
    """Whether `run` would find the field by this heading without a mapping."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    wording: Wording
    field: Field
    score: float


class Vocabulary:
    """What the fields of every entity of a schema are called."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._phrases: dict[str, tuple[_Phrase, ...]] = {}
        self._by_core: dict[str, Mapping[tuple[str, ...], list[_Phrase]]] = {}
        self._found: dict[tuple[str, str, bool], tuple[Likeness, ...]] = {}

    def like(self, entity: Entity, heading: str, *, closely: bool = False) -> tuple[Likeness, ...]:
        """The fields that a heading may mean, the likest first. `closely` leaves out typos and parts of headings."""
        key = (entity.name, heading, closely)
        if key not in self._found:
            best: dict[str, Likeness] = {}
            share_of_hundred = "percent" in wording(heading).words
            for one in self._all(entity, heading, closely):
                if share_of_hundred and not (isinstance(one.field.type, Number) and one.field.type.percent):
                    continue
                if one.field.name not in best or best[one.field.name].score < one.score:
                    best[one.field.name] = one
            self._found[key] = tuple(sorted(best.values(), key=lambda one: -one.score))
        return self._found[key]

    def _all(self, entity: Entity, heading: str, closely: bool) -> Iterator[Likeness]:
        strict = list(self._strict(entity, heading))
        yield from strict
        found = False
        for form, share in forms(heading):
            for one in self._exact(entity, wording(form), heading):
                found = True
                yield Likeness(one.field, one.score * share, one.reason)
        if not (strict or found or closely):
            for form, share in forms(heading):
                for one in self._near(entity, wording(form)):
                    yield Likeness(one.field, one.score * share, one.reason)

    def _strict(self, entity: Entity, heading: str) -> Iterator[Likeness]:
        """The fields that the heading names as `run` would read it."""
        said, own = alike(heading), alike(entity.name)
        for field in self.schema.fields_of(entity.name):
            names = (field.name, *field.aliases)
            if said == alike(field.name) or said == f"{own} {alike(field.name)}":
                yield Likeness(field, 1.0, "the name of the field", strict=True)
            elif said in [form for name in names for form in (alike(name), f"{own} {alike(name)}")]:
                yield Likeness(field, 0.99, f"another word for `{field.name}`", strict=True)

    def _exact(self, entity: Entity, said: Wording, heading: str) -> Iterator[Likeness]:
        by_core = self._index(entity)
        for core, share in ((said.sorted_core, 1.0), (tuple(sorted(self._without_noun(entity, said))), 0.96)):
            to_the_letter = {one.field.name for one in by_core.get(core, ()) if one.wording.words == said.words}
            for one in by_core.get(core, ()):
                exact = one.wording.words == said.words
                if exact or one.field.name not in to_the_letter:
                    score = one.score * share * (1.0 if exact else 0.985)
                    yield Likeness(one.field, score, f"another word for `{one.field.name}`")
            if not core and (label := self.schema.find_field(entity.name, entity.label)) is not None:
                yield Likeness(label, _WHOLE, f"it says what the rows are, so it is taken for their `{label.name}`")

    def _near(self, entity: Entity, said: Wording) -> Iterator[Likeness]:
        """Phrases that are a typo away, or a part of the heading."""
        for core in {said.core, self._without_noun(entity, said)} - {()}:
            for one in self._of(entity):
                known = one.wording.core
                if _typed(known, core):
                    reason = f"it looks like `{one.text}`, another word for `{one.field.name}`"
                    yield Likeness(one.field, one.score * _TYPED, reason)
                elif _is_part(known, core) and not _is_less(one.field, known, core):
                    score = one.score * (_PART + _MORE * len(known) / len(core))
                    yield Likeness(one.field, score, f"`{one.text}` in it is a word for `{one.field.name}`")

    def _without_noun(self, entity: Entity, said: Wording) -> tuple[str, ...]:
        """What is left of a heading without the record's own name; () where it is nothing else."""
        for noun in nouns_of(entity.name):
            if set(noun) <= set(said.core):
                left = [one for one in said.core if one not in noun]
                return tuple(left)
        typed = [one for one in said.core if not any(_typed(noun, (one,)) for noun in nouns_of(entity.name))]
        return tuple(typed) if typed else said.core

    def _index(self, entity: Entity) -> Mapping[tuple[str, ...], list[_Phrase]]:
        if entity.name not in self._by_core:
            found: dict[tuple[str, ...], list[_Phrase]] = {}
            for one in self._of(entity):
                found.setdefault(one.wording.sorted_core, []).append(one)
            self._by_core[entity.name] = found
        return self._by_core[entity.name]

    def _of(self, entity: Entity) -> tuple[_Phrase, ...]:
        if entity.name not in self._phrases:
            fields = self.schema.fields_of(entity.name)
            self._phrases[entity.name] = tuple(one for field in fields for one in _phrases(entity, field))
        return self._phrases[entity.name]


def nouns_of(entity: str) -> tuple[tuple[str, ...], ...]:
    """What records of an entity are called, each as the words that matter."""
    said = [*split(OF_RECORDS.get(entity, "")), entity.replace("_", " ")]
    return tuple(dict.fromkeys(wording(one).core for one in said))


def split(phrases: str) -> tuple[str, ...]:
    """The phrases of one entry of a table of words."""
    return tuple(one for part in phrases.replace("\n", ",").split(",") if (one := part.strip()))


def _phrases(entity: Entity, field: Field) -> Iterator[_Phrase]:
    own = OF_ONE_KIND.get((entity.name, field.name))
    for text in (field.name, *field.aliases):
        yield _phrase(text, field, _SYNONYM + 0.02)
    for text in (*split(own or ""), *split(EVERYWHERE.get(field.name, ""))):
        yield _phrase(text.removeprefix("~"), field, _WEAK if text.startswith("~") else _SYNONYM)
    if isinstance(field.type, RefType) and field.name in (field.type.entity, *entity.part_of):
        taken = {alike(name) for one in entity.fields if one != field for name in (one.name, *one.aliases)}
        yield from _leading_to(field, field.type.entity, taken)


def _leading_to(field: Field, entity: str, taken: Set[str]) -> Iterator[_Phrase]:
    """The headings of a reference to a record: what it is called, with a word for its id or its name.

    What another field is called by name means that field.
    """
    for noun in (one for one in split(OF_RECORDS.get(entity, "")) if alike(one) not in taken):
        yield _phrase(noun, field, _SYNONYM)
        for word in split(EVERYWHERE["id"]):
            yield _phrase(f"{noun} {word.removeprefix('~')}", field, _SYNONYM + 0.02)
        for word in ("name", "title", "nom", "titel", "nombre", "naam", "nome"):
            yield _phrase(f"{noun} {word}", field, _SYNONYM - 0.05)


def _phrase(text: str, field: Field, score: float) -> _Phrase:
    return _Phrase(text, wording(text), field, score)


def _typed(known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether two phrases differ by slips of the finger only, one in a short word and two in a long one."""
    return len(known) == len(said) and all(_same(one, other) for one, other in zip(known, said, strict=True))


def _same(known: str, said: str) -> bool:
    if known == said:
        return True
    shorter = min(len(known), len(said))
    return shorter >= 5 and slips(known, said) <= (2 if shorter >= 8 else 1)


def _is_part(known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a heading says this and more, and the more does not make something else of it."""
    more = [one for one in said if one not in known]
    if not more or not set(known) <= set(said) or CHANGING.intersection(core_of(more) + tuple(more)):
        return False
    return any(len(one) >= 3 for one in known) and not CHANGING.issuperset(known)


def _is_less(field: Field, known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a part of a heading is too little for a field: one word for an id, the colour of one aspect."""
    if field.name == "id":
        return len(known) < 2
    return field.name == "rag" and bool(ASPECTS.intersection(said))


def known_words(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Phrases as the words that matter, whatever their order."""
    return frozenset(wording(one).sorted_core for one in phrases)
