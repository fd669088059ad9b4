"""A record that tells a mutant from its rule: the example that is lacking, found by search near those there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.mutants import Mutant, Progress
from pmo_audit.authoring.trial import Prepared
from pmo_audit.authoring.variations import Path, Pool, is_measured, pool_of, records_in, variations, with_value
from pmo_audit.backends import Reference, Trace
from pmo_audit.classes import dataclass, field, replace
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record, Schema
from pmo_audit.values import Days, Money, Months, WorkingDays

MOST = 20_000
"""Verdicts that are looked at for the mutants of one rule."""
_AT_ONCE = 80
"""Records with one thing changed from which those with two are made."""
_EACH = 50
"""Records that are made of one of those."""
_ORDERS = ("less", "at most", "more", "at least", "equal")


@dataclass(frozen=True, slots=True)
class Witness:
    """A record, what the rule says of it, and what the mutant does."""

    rule: ir.Rule
    record: ir.ExampleRecord
    as_of: date | None
    outcome: Outcome
    mutated: Outcome


def witnesses_of(
    mutants: Sequence[Mutant], examples: Sequence[Prepared], schema: Schema, progress: Progress | None = None
) -> tuple[Witness | None, ...]:
    """For each mutant a record that an example could spell out and that tells it; None where none was found.

    The mutants of one rule are looked for together, since a record is soon tried on all of them.
    """
    found: dict[int, Witness] = {}
    rules = {before.code: before for one in mutants for before, _ in one.rules}
    for rule in rules.values():
        left = {
            place: after
            for place, one in enumerate(mutants)
            for before, after in one.rules
            if before.code == rule.code and place not in found
        }
        own = [one for one in examples if one.rule.code == rule.code] or _blank(rule, examples, schema)
        if left and own:
            pool = pool_of((rule, *left.values()), schema)
            found |= _Search(rule, left, schema, pool, turning_days(rule)).among(own)
        if progress is not None:
            progress(rule.code, len(found), len(mutants))
    return tuple(found.get(place) for place in range(len(mutants)))


def _blank(rule: ir.Rule, examples: Sequence[Prepared], schema: Schema) -> list[Prepared]:
    """A record of which nothing is known, to begin with where a rule has no example."""
    if not examples:
        return []
    record = ir.ExampleRecord(rule.entity, {})
    example = ir.Example("", None, Outcome.UNKNOWN, record, rule.place)
    return [Prepared(rule, example, *portfolio_of(record, schema), examples[0].as_of)]


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
    """Looks for records that tell the mutants of one rule from it. `left` are those for which none was found yet."""

    rule: ir.Rule
    left: dict[int, ir.Rule]
    schema: Schema
    pool: Pool
    days: tuple[date, ...]
    """Days on which a parameter of the rule is another than the day before, and those days before."""
    tried: int = 0
    found: dict[int, Witness] = field(default_factory=dict)

    def among(self, examples: Sequence[Prepared]) -> Mapping[int, Witness]:
        """The first record near an example that tells each mutant: with nothing, one thing, then two changed."""
        later: list[tuple[Prepared, ir.ExampleRecord]] = []
        for one in [*examples, *self._on_other_days(examples)]:
            self._try(one, one.example.record)
            for record in self._near(one, one.example.record, [self.rule, *self.left.values()]):
                if self._is_over():
                    return self.found
                self._try(one, record)
                later.append((one, record))
        for one, record in self._spread(later):
            for other in islice(self._near(one, record, [self.rule]), _EACH):
                if self._is_over():
                    return self.found
                self._try(one, other)
        return self.found

    def _is_over(self) -> bool:
        return not self.left or self.tried >= MOST

    def _on_other_days(self, examples: Sequence[Prepared]) -> list[Prepared]:
        """The same examples on the days on which a parameter changes."""
        return [
            replace(one, as_of=day, example=replace(one.example, as_of=day)) for day in self.days for one in examples
        ]

    def _near(self, one: Prepared, record: ir.ExampleRecord, measured: Sequence[ir.Rule]) -> Iterator[ir.ExampleRecord]:
        yield from self._at_thresholds(one, record, measured)
        yield from variations(record, self.pool, self.schema)

    def _spread(
        self, later: Sequence[tuple[Prepared, ir.ExampleRecord]]
    ) -> Sequence[tuple[Prepared, ir.ExampleRecord]]:
        return later[:: max(1, len(later) // _AT_ONCE)]

    def _try(self, one: Prepared, record: ir.ExampleRecord) -> None:
        """Tries a record on all mutants that are left."""
        self.tried += 1 + len(self.left)
        portfolio, subject = portfolio_of(record, self.schema)
        reference = Reference(portfolio, one.as_of)
        outcome = reference.judge(self.rule, subject).outcome
        for place, after in tuple(self.left.items()):
            mutated = reference.judge(after, subject).outcome
            if mutated is not outcome and Outcome.ERROR not in (mutated, outcome):
                self.found[place] = Witness(self.rule, record, one.example.as_of, outcome, mutated)
                del self.left[place]

    # Values at which a comparison turns, computed on the line through two others

    def _at_thresholds(
        self, one: Prepared, record: ir.ExampleRecord, rules: Sequence[ir.Rule]
    ) -> Iterator[ir.ExampleRecord]:
        for path, value in self._measured(record):
            for turning in self._turning(one, record, path, value, rules):
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

    def _turning(
        self, one: Prepared, record: ir.ExampleRecord, path: Path, value: object, rules: Sequence[ir.Rule]
    ) -> list[object]:
        moved = _shifted(value, Fraction(1))
        gaps = [self._gaps(one, each, rules) for each in (record, with_value(record, path, moved))]
        if len(gaps[0]) != len(gaps[1]):
            return []
        found = []
        for here, there in zip(*gaps, strict=True):
            if here is not None and there is not None and here != there:
                found.append(_shifted(value, here / (here - there)))
        return list(dict.fromkeys(found))

    def _gaps(self, one: Prepared, record: ir.ExampleRecord, rules: Sequence[ir.Rule]) -> list[Fraction | None]:
        """How far apart the two sides of each comparison are, in the order in which they are looked at."""
        portfolio, subject = portfolio_of(record, self.schema)
        measuring = _Measuring(portfolio, one.as_of)
        for rule in rules:
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
