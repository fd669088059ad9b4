"""Which column of a table is which field, when it is known what the rows are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pmo_audit.classes import dataclass, replace
from pmo_audit.proposing.assignment import best_pairs
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.headings import wording
from pmo_audit.proposing.own_nouns import find_own_noun, leading, planned_beside_expected
from pmo_audit.proposing.synonyms import FIRST_NAMES, LAST_NAMES
from pmo_audit.proposing.vocabulary import LIKELY, SURE, Likeness, Vocabulary, known_words, split
from pmo_audit.records import Entity, Field
from pmo_audit.sources.tables import SECTION
from pmo_audit.sources.words import alike
from pmo_audit.text import in_words
from pmo_audit.types import ListType, MoneyType, article

_ALIKE = 0.03
"""Two scores nearer than this say the same."""
_UNFIT = 0.15
"""Cells that suit a field no better than this are something else."""
_EMPTY = 0.85
"""What is left of a likeness where nothing stands in the column that could speak for it."""
_OWN = 0.75
"""How likely an id or a name is that a noun of the register's own makes one: somebody should look."""
_YEAR = re.compile(r"\bFY\s?'?\d{2,4}\b|\b20\d\d\b|\b\d\d/\d\d\b", re.IGNORECASE)
_IN_PART = 0.85
"""What is left of a likeness where a heading names a year: `FY26 budget` is a part of `Approved budget`."""
_LITTLE = 0.2
"""A column filled no more than this beside one that is full is not the one that is kept."""


@dataclass(frozen=True, slots=True)
class Match:
    """A column and the field it is taken for. `score` is from 0 to 1; below `SURE` somebody should look."""

    column: Column
    field: Field
    score: float
    reason: str
    words: tuple[tuple[str, str], ...] = ()
    """What its cells stand for, where they are words for the field's; nothing else in it is then read."""

    with_columns: tuple[Column, ...] = ()
    """The columns that make up the field together, where it is more than one."""

    @property
    def is_sure(self) -> bool:
        """Whether nobody need look again."""
        return self.score >= SURE


@dataclass(frozen=True, slots=True)
class Question:
    """What a careful reader could not decide: these columns, these fields, and why."""

    columns: tuple[Column, ...]
    fields: tuple[Field, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Matching:
    """What is made of the columns of one table; `left` are those that nothing is made of, each with the reason."""

    matches: tuple[Match, ...]
    questions: tuple[Question, ...] = ()
    left: tuple[tuple[Column, str], ...] = ()

    def find(self, name: str) -> Match | None:
        """The match of a field, or None."""
        return next((one for one in self.matches if one.field.name == name), None)


class Matcher:
    """Matches the columns of one table to the fields of one entity."""

    def __init__(self, entity: Entity, columns: Sequence[Column], vocabulary: Vocabulary) -> None:
        self.entity = entity
        self.columns = [one for one in columns if one.heading and one.heading != SECTION and not one.holds_records]
        self.sections = [one for one in columns if one.heading == SECTION]
        self.vocabulary = vocabulary
        self.fields = vocabulary.schema.fields_of(entity.name)
        self.likely = [self._candidates(one) for one in self.columns]
        self._add_own_noun()
        self._part_days()
        self._part_texts()

    def matching(self) -> Matching:
        """The best matching, without what could as well be something else."""
        scores = [self._scores(row) for row in range(len(self.columns))]
        pairs = dict(best_pairs(scores))
        questions, open_rows = self._questions(scores, pairs)
        taken = {row: column for row, column in pairs.items() if row not in open_rows}
        matches = [self._match(row, self.fields[column]) for row, column in sorted(taken.items())]
        matches = self._completed(matches, [self.columns[one] for one in open_rows])
        used = {column.index for one in matches for column in (one.column, *one.with_columns)} | {
            self.columns[one].index for one in open_rows
        }
        left = [one for one in self.columns if one.index not in used and not self._is_nested(one)]
        sections = tuple((one, "it is the heading of a section") for one in self.sections)
        return Matching(
            tuple(matches), tuple(questions), (*((one, self._why_left(one, matches)) for one in left), *sections)
        )

    # Scores

    def _candidates(self, column: Column) -> dict[str, Likeness]:
        found = {one.field.name: one for one in self.vocabulary.like(self.entity, column.heading)}
        if _YEAR.search(column.heading):
            amounts = [one for one in found.values() if isinstance(one.field.type, MoneyType) and not one.strict]
            found |= {one.field.name: replace(one, score=one.score * _IN_PART) for one in amounts}
        label = self.entity.label
        codes = label in found and "id" not in found and column.looks_like_codes()
        identifier = self.vocabulary.schema.find_field(self.entity.name, "id")
        if codes and identifier is not None and label != "id":
            reason = "it says what the rows are, and its cells look like ids"
            found["id"] = Likeness(identifier, max(0.9, found[label].score), reason)
            found[label] = replace(found[label], score=found[label].score * 0.8)
        return found

    def _add_own_noun(self) -> None:
        """Adds id and name where the register has a noun of its own for its records, and nothing surer is known."""
        own = find_own_noun(self.columns)
        if own.id is None or any("id" in one and one["id"].score >= SURE for one in self.likely):
            return
        for name, column in (("id", own.id), (self.entity.label, own.name)):
            field = self.vocabulary.schema.find_field(self.entity.name, name)
            likely = self.likely[self.columns.index(column)] if column is not None else {}
            if column is None or field is None or any(one.score >= SURE for one in likely.values()):
                continue
            likely[name] = Likeness(field, _OWN, f"the register calls what its rows are `{own.noun}`")
        for column, likely in zip(self.columns, self.likely, strict=True):
            rest = own.beside(column.heading) if not likely else ""
            for one in self.vocabulary.like(self.entity, rest, closely=True) if rest else ():
                likely[one.field.name] = replace(one, score=one.score * _OWN, strict=False)

    def _part_days(self) -> None:
        """Takes what was planned at first for the baseline, where what is now expected of it stands beside it."""
        rows = {column.index: row for row, column in enumerate(self.columns)}
        for planned, expected in planned_beside_expected(self.columns).items():
            one, other = self.likely[rows[planned]], self.likely[rows[expected]]
            for name in [name for name in one if name in other]:
                field = self.vocabulary.schema.find_field(self.entity.name, f"baseline_{name}")
                if field is not None:
                    reason = f"`{self.columns[rows[expected]].heading}` says what is expected now"
                    score = max(SURE, one.pop(name).score)
                    one[field.name] = Likeness(field, score, reason)

    def _part_texts(self) -> None:
        """Takes a summary for what records are called, where details stand beside it and nothing surer names them."""
        label = self.entity.label
        described = [one for one in self.likely if one.get("description") and one["description"].score >= SURE]
        named = [one for one in described if label in one]
        if len(described) == 2 and len(named) == 1 and not any(label in one for one in self.likely if one not in named):
            del named[0]["description"]

    def _scores(self, row: int) -> list[float]:
        """The scores of a column for each field: that alone whose very name it has, if the cells suit."""
        scores = [self._score(row, field.name) for field in self.fields]
        named = [
            score if self._is_strict(row, field.name) else 0.0 for score, field in zip(scores, self.fields, strict=True)
        ]
        return named if max(named, default=0.0) >= SURE else scores

    def _is_strict(self, row: int, field: str) -> bool:
        likeness = self.likely[row].get(field)
        return likeness is not None and likeness.strict

    def _score(self, row: int, field: str) -> float:
        likeness = self.likely[row].get(field)
        if likeness is None:
            return 0.0
        column = self.columns[row]
        if (column.holds_lists and not isinstance(likeness.field.type, ListType)) or self._is_nested(column):
            return 0.0
        fit = column.fits(likeness.field)
        if fit < _UNFIT or (column.is_empty and likeness.score < SURE):
            return 0.0
        score = likeness.score * (_EMPTY if column.is_empty else 0.4 + 0.6 * fit)
        return score if score >= LIKELY else 0.0

    def _match(self, row: int, field: Field) -> Match:
        column, likeness = self.columns[row], self.likely[row][field.name]
        reason = likeness.reason
        fit = column.fits(field)
        if fit < 0.6 and not column.is_empty:
            reason += ", though few of the cells suit it"
        return Match(column, field, likeness.score * (1 if fit >= 0.5 else 0.7), reason)

    def _is_nested(self, column: Column) -> bool:
        """Whether a list of records of its own stands in the cells, as `objectives: ["Cut cost"]` in JSON."""
        owned = self.vocabulary.schema.collections_of(self.entity.name)
        return column.holds_lists and alike(column.heading) in {alike(plural) for plural in owned}

    # Questions

    def _questions(self, scores: Sequence[Sequence[float]], pairs: dict[int, int]) -> tuple[list[Question], set[int]]:
        """What could as well be otherwise, and the rows that are left open for it."""
        questions: list[Question] = []
        is_open: set[int] = set()
        for row, column in sorted(pairs.items()):
            score = scores[row][column]
            rivals = [
                other
                for other in range(len(self.columns))
                if other != row
                and abs(scores[other][column] - score) < _ALIKE
                and not self._is_settled(other, pairs, scores)
            ]
            rivals = [one for one in rivals if not self._says_the_same(row, one)]
            others = [
                self.fields[other]
                for other in range(len(self.fields))
                if other != column and scores[row][other] >= score - _ALIKE and other not in pairs.values()
            ]
            if rivals:
                columns = [self.columns[one] for one in sorted([row, *rivals])]
                said = in_words(f"`{one.heading}`" for one in columns)
                reason = f"{said} could each be `{self.fields[column].name}`"
                questions.append(Question(tuple(columns), (self.fields[column],), reason))
                is_open.update([row, *rivals])
            elif others:
                fields = (self.fields[column], *others)
                reason = f"it could be {in_words((f'`{one.name}`' for one in fields), 'or')}"
                questions.append(Question((self.columns[row],), fields, reason))
                is_open.add(row)
        return questions, is_open

    def _is_settled(self, row: int, pairs: dict[int, int], scores: Sequence[Sequence[float]]) -> bool:
        """Whether a column has found another field that suits it as well."""
        return row in pairs and scores[row][pairs[row]] >= max(scores[row]) - _ALIKE

    def _says_the_same(self, row: int, other: int) -> bool:
        """Whether two columns hold the same, or the second hardly anything."""
        one, two = self.columns[row], self.columns[other]
        return list(one.cells) == list(two.cells) or len(two.told) <= _LITTLE * len(one.told)

    # What the headings alone do not tell

    def _completed(self, matches: list[Match], left_open: Sequence[Column]) -> list[Match]:
        """The matches, with an identity for the records where the headings tell none."""
        matches = self._composed(self._named(matches))
        names = {one.field.name for one in matches}
        used = {one.column.index for one in [*matches]} | {one.index for one in left_open}
        identifier = self.vocabulary.schema.find_field(self.entity.name, "id")
        if identifier is None or "id" in names:
            return matches
        address = next((one for one in matches if one.field.name == "email"), None)
        if address is not None and address.column.looks_like_addresses():
            reason = "there are no ids, and no two have the same address"
            return [Match(address.column, identifier, SURE, reason), *matches]
        code = next((one for one in self.columns if one.index not in used and one.looks_like_codes()), None)
        if code is not None and code is leading(self.columns):
            return [Match(code, identifier, LIKELY, "each row has a code of its own in it"), *matches]
        return matches

    def _named(self, matches: list[Match]) -> list[Match]:
        """The matches, with a description as what the records are called where nothing else is."""
        label = self.vocabulary.schema.find_field(self.entity.name, self.entity.label)
        if label is None or label.name == "id" or any(one.field == label for one in matches):
            return matches
        for number, one in enumerate(matches):
            if one.field.name == "description" and label.name in self._known_for(one.column):
                reason = f"there is no other column for the `{label.name}`"
                more = self._description_beside(one, matches)
                return [*matches[:number], Match(one.column, label, SURE, reason), *more, *matches[number + 1 :]]
        return matches

    def _description_beside(self, named: Match, matches: Sequence[Match]) -> list[Match]:
        """The next best column for the description, where the best is what the records are called."""
        taken = {one.column.index for one in matches}
        rows = [row for row, one in enumerate(self.columns) if one.index not in taken]
        scores = {row: self._score(row, named.field.name) for row in rows}
        best = [row for row in rows if scores[row] >= LIKELY and scores[row] == max(scores.values())]
        return [self._match(best[0], named.field)] if len(best) == 1 else []

    def _composed(self, matches: list[Match]) -> list[Match]:
        """The matches, with a name put together of first and last names where people have no other."""
        name = self.vocabulary.schema.find_field(self.entity.name, "name")
        if self.entity.name != "person" or name is None or any(one.field == name for one in matches):
            return matches
        parts = [
            next((one for one in self.columns if wording(one.heading).sorted_core in known_words(split(words))), None)
            for words in (FIRST_NAMES, LAST_NAMES)
        ]
        if None in parts:
            return matches
        columns = tuple(one for one in parts if one is not None)
        return [*matches, Match(columns[0], name, SURE, "first and last names make the name", (), columns)]

    def _known_for(self, column: Column) -> Iterable[str]:
        return self.likely[self.columns.index(column)]

    def _why_left(self, column: Column, matches: Sequence[Match]) -> str:
        """Why nothing is made of a column."""
        likely = max(self.likely[self.columns.index(column)].values(), key=lambda one: one.score, default=None)
        noun = self.entity.name.replace("_", " ")
        if column.is_empty:
            return "it is empty"
        if likely is None or likely.score < LIKELY:
            return f"no field of {article(noun)} is called so"
        taken = next((one for one in matches if one.field == likely.field), None)
        if taken is not None:
            return f"`{likely.field.name}` is read from `{taken.column.heading}`"
        return f"it would be `{likely.field.name}`, but its cells are something else"
