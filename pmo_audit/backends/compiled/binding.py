"""A program bound to a portfolio and a day: what gives verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pmo_audit import ir
from pmo_audit.backends.compiled.layout import Row
from pmo_audit.backends.compiled.rows import Rows
from pmo_audit.backends.compiled.verdict import Verdict
from pmo_audit.backends.compiled.writing import Group, RuleKey, key_of
from pmo_audit.classes import dataclass
from pmo_audit.records import Record

Judge = Callable[[Row], tuple[Verdict, ...]]
"""Generated code: the verdicts of a group of rules on a row."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the verdict of a rule is found."""

    judge: Judge
    place: int


class Bound:
    """The verdicts of compiled rules on the records of one portfolio as of one day.

    Rows and indexes are made when first asked for and kept; verdicts are not. Whatever generated code raises is a
    fault of it or of the records, and the caller's to settle: the reference says what is right.
    """

    def __init__(self, rows: Rows, groups: Sequence[Group], judges: Sequence[Judge]) -> None:
        self._rows = rows
        self._ready: dict[int, tuple[Judge, Row]] = {}
        by_entity: dict[str, list[Judge]] = {}
        self._rules: dict[str, tuple[RuleKey, ...]] = {}
        self._placed: dict[RuleKey, Placed] = {}
        for group, judge in zip(groups, judges, strict=True):
            by_entity.setdefault(group.entity, []).append(judge)
            self._rules[group.entity] = self._rules.get(group.entity, ()) + group.rules
            self._placed |= {rule: Placed(judge, place) for place, rule in enumerate(group.rules)}
        self._judges = {entity: _together(judges) for entity, judges in by_entity.items()}

    def rules_of(self, entity: str) -> tuple[RuleKey, ...]:
        """The rules that judge records of an entity, in the order of `verdicts`."""
        return self._rules.get(entity, ())

    def judges(self, rule: ir.Rule) -> bool:
        """Whether this is one of the rules, and not one that was refused."""
        return key_of(rule) in self._placed

    def verdicts(self, record: Record) -> tuple[Verdict, ...]:
        """All verdicts on a record, one for each rule of its entity."""
        judge, row = self._ready.get(id(record)) or self._prepared(record)
        return judge(row)

    def verdicts_on(self, records: Iterable[Record]) -> list[tuple[Verdict, ...]]:
        """The same for each of several records."""
        ready = self._ready.get
        return [judge(row) for judge, row in [ready(id(record)) or self._prepared(record) for record in records]]

    def _prepared(self, record: Record) -> tuple[Judge, Row]:
        """What judges a record, and its row; kept by the record itself, which lives as long as its row does."""
        made = self._ready[id(record)] = self._judges[record.entity], self._rows.row(record)
        return made

    def verdict(self, rule: ir.Rule, record: Record) -> Verdict:
        """The verdict of one rule on a record."""
        placed = self.placed(rule)
        return placed.judge(self._rows.row(record))[placed.place]

    def placed(self, rule: ir.Rule) -> Placed:
        """Where the verdict of a rule is found."""
        return self._placed[key_of(rule)]

    def row(self, record: Record) -> Row:
        """The row of a record."""
        return self._rows.row(record)


def _together(judges: Sequence[Judge]) -> Judge:
    """All groups of the rules of an entity as one."""
    if len(judges) == 1:
        return judges[0]
    return lambda row: tuple([verdict for judge in judges for verdict in judge(row)])


class Sweep:
    """Verdicts rule by rule on many records: rules that are judged together are judged once, and all is kept."""

    def __init__(self, bound: Bound) -> None:
        self._bound = bound
        self._known: dict[Judge, dict[str, tuple[Verdict, ...]]] = {}

    def verdicts(self, rule: ir.Rule, records: Sequence[Record]) -> Sequence[Verdict | None]:
        """The verdict of a rule on each of some records of the portfolio; None where generated code fails on one."""
        placed = self._bound.placed(rule)
        known, place = self._known.setdefault(placed.judge, {}), placed.place
        verdicts: list[Verdict | None] = []
        for record in records:
            found = known.get(record.key) or self._judged(placed.judge, record, known)
            verdicts.append(found[place] if found is not None else None)
        return verdicts

    def _judged(
        self, judge: Judge, record: Record, known: dict[str, tuple[Verdict, ...]]
    ) -> tuple[Verdict, ...] | None:
        try:
            found = known[record.key] = judge(self._bound.row(record))
        except Exception:  # noqa: BLE001 - the reference says what is right there, or that it too fails
            return None
        return found
