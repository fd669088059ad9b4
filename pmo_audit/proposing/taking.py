"""What one table is taken for: one register, several, or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.proposing.across import Group, find_days, find_group
from pmo_audit.proposing.evidence import Column
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.kinds import Kind, as_good, identifies, is_about_registers, likely_kinds
from pmo_audit.proposing.matching import Match, Matcher, Matching
from pmo_audit.proposing.repeating import Repeats, find_repeats
from pmo_audit.proposing.several import Types, find_types
from pmo_audit.proposing.tables import Seen
from pmo_audit.proposing.vocabulary import LIKELY, SURE, Vocabulary
from pmo_audit.records import Entity
from pmo_audit.settings import Layout
from pmo_audit.sources.layout import HEADING
from pmo_audit.text import counted, in_words
from pmo_audit.types import article

_LEAST = 2
"""A table of which fewer columns are known is no register."""
_ENOUGH, _SHARE = 4, 0.3
"""Nor is one of which less than this share is known, unless it is so many."""


@dataclass(slots=True, eq=False)
class Taken:
    """A table taken for one register."""

    seen: Seen
    entity: Entity
    matching: Matching
    reason: str
    sure: bool = True
    layout: Layout = Layout()
    distinct: bool = False
    across: tuple[Column, ...] = ()
    """The columns whose headings stand across."""
    guesses: list[Guess] = field(default_factory=list)

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns of the table, those that stand across too."""
        return (*self.seen.columns, *self.across)


@dataclass(frozen=True, slots=True)
class Refused:
    """A table that is taken for nothing, and why. `is_question` where it may well be a register."""

    seen: Seen
    reason: str
    is_question: bool = False
    candidates: tuple[Taken, ...] = ()
    """What it may be."""


class Taker:
    """Takes tables for registers, by the words of one schema."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.schema = vocabulary.schema

    def take(self, seen: Seen) -> list[Taken | Refused]:
        """What a table is taken for."""
        if seen.table.sheet and is_about_registers(seen.title) and not self._is_plainly_one(seen):
            return [Refused(seen, f"`{seen.title.near}` is a name for what is about registers, and not one of them")]
        if not seen.columns:
            return [Refused(seen, "it has no headings")]
        types = find_types(seen.columns, self.schema)
        if types is not None:
            return self._by_type(seen, types)
        group = find_group(seen.columns, self.vocabulary)
        if group is not None:
            return self._across(seen, group)
        return self._plain(seen)

    def take_like(self, seen: Seen, other: Taken) -> Taken | None:
        """A table taken for what another is, where it has no headings but those of the other; else None."""
        own = {one.heading for one in seen.columns if not one.is_empty}
        if len(own) < _ENOUGH or not own <= {one.heading for one in other.seen.columns}:
            return None
        matching = Matcher(other.entity, seen.columns, self.vocabulary).matching()
        if len(matching.matches) < _LEAST or not self._identifies(other.entity, matching, seen):
            return None
        reason = f"it has the headings of `{other.seen.name}`"
        return Taken(seen, other.entity, matching, reason, False, seen.layout)

    def _is_plainly_one(self, seen: Seen) -> bool:
        """Whether the headings say so much of what the rows are that a name does not count against it."""
        kinds = self._kinds(seen)
        taken = self._as(seen, kinds[0]) if kinds else None
        return isinstance(taken, Taken) and taken.sure and len(taken.matching.matches) >= _ENOUGH

    # One register

    def _plain(self, seen: Seen) -> list[Taken | Refused]:
        kinds = self._kinds(seen)
        best = as_good(kinds)
        days = find_days(seen.columns, self.vocabulary)
        if days and (not best or isinstance(self._as(seen, best[0]), Refused)):
            said = in_words(f"`{one.heading}`" for one in days[:3])
            reason = f"{said} hold days of something, and nothing tells whether planned, expected or reached"
            return [Refused(seen, reason, True, self._candidates(seen, kinds[:1]))]
        if not best:
            return [Refused(seen, "none of its headings tells what its rows are")]
        if len(best) > 1 and not self._is_nested(seen):
            nouns = in_words((f"`{one.entity.name}`" for one in best), "or")
            return [Refused(seen, f"its rows could be {nouns}", True, self._candidates(seen, best))]
        taken = self._as(seen, best[0])
        if isinstance(taken, Refused):
            return [taken]
        repeats = find_repeats(taken.entity, taken.matching, seen, self.vocabulary)
        return [taken] if repeats is None else self._repeated(taken, repeats)

    def _candidates(self, seen: Seen, kinds: Sequence[Kind]) -> tuple[Taken, ...]:
        """What a table may be, each with what its columns then are."""
        return tuple(one for kind in kinds if isinstance(one := self._as(seen, kind), Taken))

    def _kinds(self, seen: Seen) -> list[Kind]:
        kinds = likely_kinds(seen.title, seen.columns, self.vocabulary)
        if seen.owner is None:
            return kinds
        owned = self._owned(seen.owner)
        return [one for one in kinds if one.entity.name in owned]

    def _owned(self, owner: Seen) -> set[str]:
        """The kinds of record that may stand in those of a table."""
        kinds = self._kinds(owner)
        return {member for member, _ in self.schema.collections_of(kinds[0].entity.name).values()} if kinds else set()

    def _is_nested(self, seen: Seen) -> bool:
        return seen.owner is not None

    def _as(self, seen: Seen, kind: Kind) -> Taken | Refused:
        matching = Matcher(kind.entity, seen.columns, self.vocabulary).matching()
        known = len(matching.matches) + len(matching.questions)
        width = len([one for one in seen.columns if not one.is_empty])
        few = known < min(_LEAST, width) or kind.fields < min(_LEAST, width) or known < min(_ENOUGH, _SHARE * width)
        if few or not self._identifies(kind.entity, matching, seen):
            noun = kind.entity.name.replace("_", " ")
            reason = f"too few of its headings are known, be it as those of {article(noun)}"
            return Refused(seen, reason if few else f"nothing tells one {noun} from another", bool(matching.questions))
        sure = kind.points >= 1.5 and 2 * known >= width
        return Taken(seen, kind.entity, matching, kind.reason, sure, seen.layout)

    def _identifies(self, entity: Entity, matching: Matching, seen: Seen) -> bool:
        """Whether the records can be told apart: by an id, by their name or by what else identifies them."""
        names = {one.field.name for one in matching.matches}
        owners = set(entity.part_of) if seen.owner is not None else set()
        return identifies(entity, names | owners)

    # Several

    def _by_type(self, seen: Seen, types: Types) -> list[Taken | Refused]:
        """A register for each kind of record that a column names."""
        rest = seen.without([types.column])
        found: list[Taken | Refused] = []
        for name, words in types.words:
            entity = self.schema.entities[name]
            part = rest.only(types.rows_of(name))
            matching = Matcher(entity, part.columns, self.vocabulary).matching()
            matching = replace(matching, left=(*matching.left, (types.column, "it says what each row is")))
            said = in_words((f"`{one}`" for one in words), "or")
            noun = entity.name.replace("_", " ")
            layout = replace(seen.layout, where=((types.column.heading, words),))
            how_many = counted(part.rows, "row")
            reason = f"its `{types.column.heading}` says {said} in {how_many}, and such a row is {article(noun)}"
            found.append(Taken(part, entity, matching, reason, True, layout))
        first = found[0] if found else None
        if types.others and isinstance(first, Taken):
            said = in_words(f"`{one}`" for one in types.others)
            reason = f"there is no kind of record for {said}"
            rows = [number for number, cell in enumerate(types.column.told) if cell in types.others]
            places = ", ".join(seen.table.rows[number].at for number in rows)
            about = f"{types.column.heading}: {said}"
            first.guesses.append(Guess(about, "not read", f"{reason} ({places})", seen.place, False))
        return found

    def _across(self, seen: Seen, group: Group) -> list[Taken | Refused]:
        """The records that stand across, and those whose rows they stand in, where the other columns tell of these."""
        rest = seen.without(group.columns)
        matching = self._with_group(Matcher(group.entity, rest.columns, self.vocabulary).matching(), group)
        matching = self._at_home(matching, group.entity, rest)
        layout = replace(seen.layout, across=group.across)
        across = Taken(rest, group.entity, matching, group.reason, group.sure, layout, across=group.columns)
        return [*self._rows_across(rest, group), across]

    def _at_home(self, matching: Matching, entity: Entity, rest: Seen) -> Matching:
        """A matching with the first column as the project, where each row must be about one and no heading says so."""
        project = self.schema.find_field(entity.name, "project")
        if project is None or "project" not in entity.part_of or matching.questions or not rest.columns:
            return matching
        first = min(rest.columns, key=lambda one: one.index)
        if any(map(matching.find, entity.part_of)) or first.distinct < 1 or len(first.told) < rest.rows:
            return matching
        reason = "it stands first, and each row has another"
        return replace(
            matching,
            matches=(
                Match(first, project, LIKELY, reason),
                *(one for one in matching.matches if one.column.index != first.index),
            ),
            left=tuple(one for one in matching.left if one[0].index != first.index),
        )

    def _rows_across(self, rest: Seen, group: Group) -> list[Taken]:
        """The projects that the rows are, where the columns beside what stands across name them."""
        matching = Matcher(self.schema.entities["project"], rest.columns, self.vocabulary).matching()
        known = {name: match for name in ("id", "name") if (match := matching.find(name)) is not None}
        if len(known) < 2 or min(match.column.distinct for match in known.values()) < 1:
            return []
        aside = tuple((column, "it stands across; see the table after this") for column in group.columns)
        matching = replace(matching, left=(*matching.left, *aside))
        reason = f"each row is a project, with its `{known['id'].column.heading}` and `{known['name'].column.heading}`"
        return [Taken(rest, self.schema.entities["project"], matching, reason, layout=rest.layout)]

    def _with_group(self, matching: Matching, group: Group) -> Matching:
        """A matching with the fields that the columns made of headings and cells are read into."""
        made, values = group.merged(), group.across.values
        field = self.schema.find_field(group.entity.name, values) if values is not None else None
        if field is not None:
            more = Matching((Match(made[0], field, SURE, "the cells below these headings"),))
        else:
            more = Matcher(group.entity, made, self.vocabulary).matching()
        theirs = {one.field.name for one in more.matches} | {group.across.into, "id"}  # a row gives several records
        ours = tuple(one for one in matching.matches if one.field.name not in theirs)
        headings = self._headings_of(group)
        return Matching((*ours, *headings, *more.matches), (*matching.questions, *more.questions), matching.left)

    def _headings_of(self, group: Group) -> tuple[Match, ...]:
        """What the headings that stand across are read as, where they do not say it plainly."""
        field = self.schema.find_field(group.entity.name, group.across.into)
        if field is None or not group.words:
            return ()
        headings = [one.heading for one in group.columns]
        made = Column(group.columns[0].index, HEADING, headings, [None] * len(headings), {})
        return (Match(made, field, SURE, "the headings go on month by month", group.words),)

    def _repeated(self, taken: Taken, repeats: Repeats) -> list[Taken | Refused]:
        """The projects of a table with several rows for each, and the reports that the rows are."""
        fixed = replace(taken.matching, matches=repeats.fixed, left=(*taken.matching.left, *repeats.left))
        once = Taken(taken.seen, taken.entity, fixed, taken.reason, taken.sure, taken.layout, True)
        once.guesses.append(
            Guess(taken.seen.title.near, "several rows for one record", repeats.reason, taken.seen.place)
        )
        if repeats.reports is None:
            return [once]
        entity = self.schema.entities["status_report"]
        return [once, Taken(taken.seen, entity, repeats.reports, repeats.why_reports, True, taken.layout)]


def file_pattern(file: str, others: Sequence[str]) -> str:
    """What a mapping calls a file: its name, or more of its path where another file has the same."""
    name = PurePosixPath(file).name
    return name if sum(PurePosixPath(one).name == name for one in others) < 2 else file
