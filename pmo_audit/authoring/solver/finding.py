"""Finding a record for which conditions come to what is asked, and looking for one where that is said to be impossible.

Every record found has been carried out by the reference evaluator, so it is a witness and no guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.solver.evaluation import any_way, comes_about
from pmo_audit.authoring.solver.linear import is_short
from pmo_audit.authoring.solver.models import Model
from pmo_audit.authoring.solver.moments import Moment
from pmo_audit.authoring.solver.samples import Samples
from pmo_audit.authoring.solver.solver import Asked, Solver
from pmo_audit.classes import dataclass, replace
from pmo_audit.records import Schema
from pmo_audit.values import Days, Money, Months, WorkingDays

TRIES = 80
"""Records at random that are tried."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A record, and the day on which it shows what it shows."""

    record: ir.ExampleRecord
    day: date


Test = Callable[[ir.ExampleRecord, date], bool]


class Finder:
    """Looks for records of the entity that a solver is about."""

    def __init__(self, solver: Solver, schema: Schema) -> None:
        self.solver = solver
        self.schema = schema

    def witness(self, asked: Sequence[Asked], moments: Sequence[Moment], also: Test | None = None) -> Witness | None:
        """A record for which all comes about, and which passes the test; first as it follows, then at random."""

        def shows(record: ir.ExampleRecord, day: date) -> bool:
            return (
                _can_be_written(record)
                and comes_about(asked, record, self.schema, day)
                and (also is None or also(record, day))
            )

        candidates = (one for moment in moments[::-1] for one in self._candidates(asked, moment))
        found = next((one for one in candidates if shows(one.record, one.day)), None)
        if found is None:
            return None
        return Witness(_shortened(found.record, lambda record: shows(record, found.day)), found.day)

    def contradicted(
        self,
        asked: Sequence[Asked],
        moments: Sequence[Moment],
        one_of: Sequence[Asked] = (),
        *,
        near: ir.ExampleRecord | None = None,
        tries: int = TRIES,
    ) -> bool:
        """Whether a record shows that something is possible after all; then a proof of the contrary has a flaw.

        It is for all that is asked, and where there are any for one of `one_of`. Records are taken at random, every
        other one `near` a record that shows a part of it, such as one in which everything is in one currency.
        """
        roots = [one.node for one in (*asked, *one_of)]
        for moment in moments:
            day = moment.day_near(self.solver.day)
            samples = Samples(roots, self.schema, day)
            near = near or self._follows(asked, moment) or self._follows(asked[:-1], moment)
            first = [near] if near is not None else []
            for number, record in enumerate((*first, *samples.records(self.solver.entity, tries))):
                tried = samples.mixed(near, record) if near is not None and number % 2 else record
                portfolio, subject = portfolio_of(tried, self.schema)
                if any_way(asked, portfolio, subject, day) and (
                    not one_of or any(any_way((*asked, one), portfolio, subject, day) for one in one_of)
                ):
                    return True
        return False

    def _follows(self, asked: Sequence[Asked], moment: Moment) -> ir.ExampleRecord | None:
        """A record as it follows from what is asked, whether it shows it or not."""
        currency = currency_of(asked)
        branch = self.solver.way(asked, moment, currency)
        return Model(branch, self.schema, currency).record(self.solver.entity) if branch is not None else None

    def _candidates(self, asked: Sequence[Asked], moment: Moment) -> Iterator[Witness]:
        usual = moment.day_near(self.solver.day)
        currency = currency_of(asked)
        branch = self.solver.way(asked, moment, currency)
        follows, day = None, usual
        if branch is not None:
            model = Model(branch, self.schema, currency)
            follows, day = model.record(self.solver.entity), model.day(usual)
            yield Witness(follows, day)
        roots = [one.node for one in asked]
        for record in Samples(roots, self.schema, usual).records(self.solver.entity, TRIES):
            yield Witness(record, usual)
            if follows is not None:
                yield Witness(_with_days_of(follows, record), day)


def _shortened(record: ir.ExampleRecord, shows: Callable[[ir.ExampleRecord], bool]) -> ir.ExampleRecord:
    """A record without what it need not say."""
    for name, value in record.fields.items():
        rest = {other: one for other, one in record.fields.items() if other != name}
        if shows(replace(record, fields=rest)):
            record = replace(record, fields=rest)
        elif isinstance(value, tuple):
            record = _with_fewer(record, name, value, shows)
    return record


def _with_fewer(
    record: ir.ExampleRecord, name: str, items: tuple[object, ...], shows: Callable[[ir.ExampleRecord], bool]
) -> ir.ExampleRecord:
    """A record with no more in one of its lists than it needs."""
    for one in items:
        listed = record.fields[name]
        assert isinstance(listed, tuple)
        fewer = replace(record, fields={**record.fields, name: tuple(each for each in listed if each is not one)})
        if shows(fewer):
            record = fewer
    return record


def _can_be_written(value: object) -> bool:
    """Whether every number in a record ends after a few decimals."""
    match value:
        case ir.ExampleRecord(fields=fields):
            return all(map(_can_be_written, fields.values()))
        case tuple():
            return all(map(_can_be_written, value))
        case Fraction():
            return is_short(value)
        case Money(amount) | Days(amount) | WorkingDays(amount) | Months(amount):
            return is_short(amount)
        case _:
            return True


def _with_days_of(record: ir.ExampleRecord, other: ir.ExampleRecord) -> ir.ExampleRecord:
    """A record with the dates of another: what calendars and months come to is not computed, but tried."""
    days = {name: value for name, value in other.fields.items() if isinstance(value, date)}
    return ir.ExampleRecord(record.entity, {**record.fields, **days})


def currency_of(asked: Sequence[Asked]) -> str:
    """The first currency in which an amount is written out; one must be chosen for those that are not."""
    for one in asked:
        for node in ir.walk(one.node):
            value = node.value if isinstance(node, ir.Literal) else None
            if isinstance(node, ir.Parameter):
                value = node.versions[-1].value
            if isinstance(value, Money) and value.currency:
                return value.currency
    return "EUR"
