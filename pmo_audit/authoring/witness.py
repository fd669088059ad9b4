"""A record that tells a mutant from its rule: the example that is lacking, found by search near those there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.mutants import Mutant
from pmo_audit.authoring.trial import Prepared
from pmo_audit.authoring.variations import Path, Pool, is_measured, pool_of, records_in, variations, with_value
from pmo_audit.backends import Reference, Trace
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record, Schema
from pmo_audit.values import Days, Money, Months, WorkingDays

MOST = 1_500
"""Records that are tried for one mutant."""
_AT_ONCE = 40
"""Records with one thing changed from which those with two are made."""
_ORDERS = ("less", "at most", "more", "at least", "equal")


@dataclass(frozen=True, slots=True)
class Witness:
    """A record, what the rule says of it, and what the mutant does."""

    rule: ir.Rule
    record: ir.ExampleRecord
    as_of: date | None
    outcome: Outcome
    mutated: Outcome


def witness_of(mutant: Mutant, examples: Sequence[Prepared], schema: Schema) -> Witness | None:
    """A record that an example could spell out, for which the mutant comes out otherwise; None where none was found."""
    for before, after in mutant.rules:
        own = [one for one in examples if one.rule.code == before.code]
        search = _Search(before, after, schema, pool_of((before, after), schema), turning_days(before))
        found = search.among(own)
        if found is not None:
            return found
    return None


def turning_days(rule: ir.Rule) -> tuple[date, ...]:
    """The last day of each version of a parameter that a rule uses, and the first of the next."""
    nodes = [node for root in rule.roots for node in ir.walk(root)]
    ends = [one.until for node in nodes if isinstance(node, ir.Parameter) for one in node.versions]
    ends += [_end_of_list(node) for node in nodes]
    days = [day for end in ends if end is not None for day in (end, end + timedelta(days=1))]
    return tuple(dict.fromkeys(days))


def _end_of_list(node: ir.Node) -> date | None:
    """The last day of a list that a parameter holds, which stands in the tree as a condition on the day."""
    match node:
        case ir.Call("at most:date", (ir.Today(), ir.Literal(value=date() as day))):
            return day
        case _:
            return None


@dataclass
class _Search:
    before: ir.Rule
    after: ir.Rule
    schema: Schema
    pool: Pool
    days: tuple[date, ...]
    """Days on which a parameter of the rule is another than the day before, and those days before."""
    tried: int = 0

    def among(self, examples: Sequence[Prepared]) -> Witness | None:
        """The first record near an example that tells the two rules apart: one thing changed, then two."""
        later: list[tuple[Prepared, ir.ExampleRecord]] = []
        for one in [*examples, *self._on_other_days(examples)]:
            found = self._told_apart(one, one.example.record)
            if found is not None:
                return found
            for record in self._near(one, one.example.record):
                found = self._told_apart(one, record)
                if found is not None:
                    return found
                later.append((one, record))
        for one, record in self._spread(later):
            for other in islice(self._near(one, record), MOST // _AT_ONCE):
                found = self._told_apart(one, other)
                if found is not None:
                    return found
        return None

    def _on_other_days(self, examples: Sequence[Prepared]) -> list[Prepared]:
        """The same examples on the days on which a parameter changes."""
        return [
            replace(one, as_of=day, example=replace(one.example, as_of=day)) for day in self.days for one in examples
        ]

    def _near(self, one: Prepared, record: ir.ExampleRecord) -> Iterator[ir.ExampleRecord]:
        yield from self._at_thresholds(one, record)
        yield from variations(record, self.pool, self.schema)

    def _spread(
        self, later: Sequence[tuple[Prepared, ir.ExampleRecord]]
    ) -> Sequence[tuple[Prepared, ir.ExampleRecord]]:
        return later[:: max(1, len(later) // _AT_ONCE)]

    def _told_apart(self, one: Prepared, record: ir.ExampleRecord) -> Witness | None:
        if self.tried >= MOST:
            return None
        self.tried += 1
        portfolio, subject = portfolio_of(record, self.schema)
        reference = Reference(portfolio, one.as_of)
        outcomes = [reference.judge(rule, subject).outcome for rule in (self.before, self.after)]
        if outcomes[0] is outcomes[1] or Outcome.ERROR in outcomes:
            return None
        return Witness(self.before, record, one.example.as_of, outcomes[0], outcomes[1])

    # Values at which a comparison turns, computed on the line through two others

    def _at_thresholds(self, one: Prepared, record: ir.ExampleRecord) -> Iterator[ir.ExampleRecord]:
        for path, value in self._measured(record):
            for turning in self._turning(one, record, path, value):
                for beside in _beside(turning):
                    yield with_value(record, path, beside)

    def _measured(self, record: ir.ExampleRecord) -> Iterator[tuple[Path, object]]:
        """The amounts, numbers and days of a record that the rule looks at."""
        for path, one in records_in(record):
            for name, value in one.fields.items():
                declared = self.schema.find_field(one.entity, name)
                measured = declared is not None and is_measured(declared.type)
                looked_at = (one.entity, name) in self.pool.values
                if looked_at and measured and isinstance(value, Fraction | Money | date):
                    yield (*path, name), value

    def _turning(self, one: Prepared, record: ir.ExampleRecord, path: Path, value: object) -> list[object]:
        moved = _shifted(value, Fraction(1))
        gaps = [self._gaps(one, each) for each in (record, with_value(record, path, moved))]
        if len(gaps[0]) != len(gaps[1]):
            return []
        found = []
        for here, there in zip(*gaps, strict=True):
            if here is not None and there is not None and here != there:
                found.append(_shifted(value, here / (here - there)))
        return list(dict.fromkeys(found))

    def _gaps(self, one: Prepared, record: ir.ExampleRecord) -> list[Fraction | None]:
        """How far apart the two sides of each comparison are, in the order in which they are looked at."""
        portfolio, subject = portfolio_of(record, self.schema)
        measuring = _Measuring(portfolio, one.as_of)
        for rule in (self.before, self.after):
            measuring.judge(rule, subject)
        return measuring.gaps


class _Measuring(Reference):
    """The reference evaluator, which notes how far apart the two sides of each comparison are."""

    def __init__(self, portfolio: Portfolio, as_of: date) -> None:
        super().__init__(portfolio, as_of)
        self.gaps: list[Fraction | None] = []

    def evaluate(self, node: ir.Node, records: tuple[Record, ...]) -> Trace:
        """The value of a node; of a comparison of measures the distance is noted too."""
        trace = super().evaluate(node, records)
        if isinstance(node, ir.Call) and node.overload.partition(":")[0] in _ORDERS and len(trace.children) == 2:
            left, right = (_measure(one.value) for one in trace.children)
            self.gaps.append(left - right if left is not None and right is not None else None)
        return trace


def _measure(value: object) -> Fraction | None:
    match value:
        case bool():
            return None
        case Fraction():
            return value
        case Money(amount):
            return amount
        case Days(count) | WorkingDays(count) | Months(count):
            return count
        case date():
            return Fraction(value.toordinal())
        case _:
            return None


def _shifted(value: object, by: Fraction) -> object:
    match value:
        case Money(amount, currency):
            return Money(Fraction(round(amount + by)), currency)
        case date():
            try:
                return value + timedelta(days=int(by))
            except OverflowError:
                return value
        case Fraction():
            return value + by
        case _:
            return value


def _beside(value: object) -> Iterable[object]:
    """A value, and a unit to either side."""
    small = Fraction(1, 100) if isinstance(value, Fraction) else Fraction(1)
    return (value, _shifted(value, small), _shifted(value, -small))
