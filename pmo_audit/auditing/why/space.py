"""What may stand in a cell: a line of values, or a list of options, as far as a condition can tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from fractions import Fraction

from pmo_audit.auditing.readings import said
from pmo_audit.auditing.why.axis import Axis, axis_of, position
from pmo_audit.auditing.why.bench import Bench, World
from pmo_audit.auditing.why.cells import Cell, Comparison, other_side
from pmo_audit.auditing.why.edits import NEW, AddRecord, Edits, SetField, new_record, overlaid
from pmo_audit.auditing.why.ranges import Gap, Range, ranges
from pmo_audit.auditing.why.words import texts
from pmo_audit.backends import Trace
from pmo_audit.classes import dataclass
from pmo_audit.records import Blank
from pmo_audit.types import DateType, EnumType, ListType, PeriodType, RefType, Text, Truth, Type
from pmo_audit.values import NONE, Money, Ref

SOMEBODY = "somebody else"
"""What a person is called who is only meant to be another one."""

Answer = Callable[[Edits], Hashable]


@dataclass(frozen=True, slots=True)
class Space:
    """The values of one cell beside some edits, and the comparisons that part them."""

    bench: Bench
    edits: Edits
    cell: Cell
    comparisons: tuple[Comparison, ...]

    @property
    def world(self) -> World:
        """The world as it is with the edits."""
        return self.bench.world(self.edits)

    @property
    def type(self) -> Type:
        """The kind of value."""
        return self.cell.type(self.bench.portfolio)

    def with_value(self, edit: SetField) -> Edits:
        """The edits, and the cell set."""
        return overlaid(self.edits, (edit,))

    # Lines

    def axis(self) -> Axis | None:
        """The line on which the values lie; None where they are no quantity."""
        return axis_of(self.type, [self.cell.value(self.world.portfolio), *self._seen(), *self._column()])

    def goes_below_zero(self) -> bool:
        """Whether any record holds less than nothing in the field, so that it may be meant."""
        values = (self.cell.value(self.world.portfolio), *self._column())
        return any((x := position(one)) is not None and x < 0 for one in values)

    def _column(self) -> list[object]:
        """What other records hold in the field."""
        portfolio = self.bench.portfolio
        records = portfolio.register(self.cell.entity).records
        return [
            value for one in records[:_SOME] if position(value := portfolio.value(one, self.cell.field)) is not None
        ]

    def _seen(self) -> Iterator[object]:
        """Every value that goes into the comparisons."""
        for call, records in self.comparisons:
            for trace in self.world.evaluate(call, records).walk():
                yield trace.value

    def ranges(self, axis: Axis, answer: Answer) -> list[Range]:
        """The answer for every value, in ranges."""

        def look(x: Fraction) -> Hashable:
            return answer(self.with_value(self.cell.set_to(axis.make(x))))

        gaps = [self._gap(axis, one) for one in self.comparisons]
        return ranges(axis, look, gaps, self._points(axis))

    def _gap(self, axis: Axis, comparison: Comparison) -> Gap:
        call, records = comparison

        def gap(x: Fraction) -> Fraction | None:
            world = self.bench.world(self.with_value(self.cell.set_to(axis.make(x))))
            sides = [world.evaluate(one, records).value for one in call.arguments]
            if len(sides) != 2:
                return None
            if all(isinstance(one, Money) for one in sides):
                together = world.portfolio.rates.together([one for one in sides if isinstance(one, Money)], world.as_of)
                sides = [None, None] if isinstance(together, str) else list(together)
            left, right = map(position, sides)
            return left - right if left is not None and right is not None else None

        return gap

    def _points(self, axis: Axis) -> set[Fraction]:
        """Values near which something may change: those that are compared, and some far and wide."""
        kind = type(axis.make(axis.up(Fraction(30_000))))
        found = _thinned({x for one in self._seen() if isinstance(one, kind) and (x := position(one)) is not None})
        now = position(self.cell.value(self.world.portfolio))
        found |= {now} if now is not None else set()
        if isinstance(self.type, DateType):
            today = Fraction(self.bench.as_of.toordinal())
            return found | {today, today - 400, today + 400}
        if isinstance(self.type, PeriodType):
            return found | {x + by for x in found for by in (-24, 24)} or {Fraction(24_000)}
        far = max((abs(x) for x in found), default=Fraction(0)) + 1
        return found | {Fraction(0), far / 2, 2 * far, 3 * far, -far, -2 * far}

    def usual(self) -> tuple[Fraction, ...]:
        """Two values like those that others have, to begin with where nothing is known."""
        if isinstance(self.type, DateType):
            today = Fraction(self.bench.as_of.toordinal())
            return today, today + 400
        found = sorted({x for one in self._column() if (x := position(one)) is not None})
        middle = found[len(found) // 2] if found else Fraction(24_000 if isinstance(self.type, PeriodType) else 1)
        return middle, 2 * middle + 1 if not isinstance(self.type, PeriodType) else middle + 12

    # Options

    def options(self) -> list[SetField]:
        """The values that a condition can tell apart, one for each; empty where they lie on a line."""
        cell, type_ = self.cell, self.type
        match type_:
            case Truth():
                return [cell.set_to(True, "yes"), cell.set_to(False, "no")]
            case EnumType(members=members):
                return [cell.set_to(word, word) for word in members]
            case RefType(entity):
                return [*self._others(), self.somebody(entity)]
            case Text():
                return [cell.set_to(text, words) for text, words in texts(self._sides(), self._current_text())]
            case ListType(RefType(entity)):
                one = self.somebody(entity)
                more = (*self._items(), one.value)
                some = SetField(cell.entity, cell.key, cell.field, more, one.words, one.brings)
                return [some, cell.set_to((), "nothing")]
            case ListType(Text()):
                return [*self._longer_and_shorter(), cell.set_to((), "nothing")]
            case _:
                return []

    def _items(self) -> tuple[object, ...]:
        now = self.cell.value(self.world.portfolio)
        return now if isinstance(now, tuple) else ()

    def _longer_and_shorter(self) -> list[SetField]:
        """The list with one text more, or with one less."""
        now = self._items()
        sides = [("equal", other) for _, other in self._sides()]
        more = [self.cell.set_to((*now, text), words) for text, words in texts(sides, None) if text]
        less = [self.cell.set_to(tuple(one for one in now if one != item), f'"{item}"') for item in dict.fromkeys(now)]
        return more + less

    def none(self) -> SetField | None:
        """That there is none, where a blank of the field means that."""
        blank = self.cell.declared(self.bench.portfolio).blank
        return self.cell.set_to(NONE, "none") if blank is Blank.NONE or isinstance(self.type, RefType) else None

    def _current_text(self) -> str | None:
        now = self.cell.value(self.world.portfolio)
        return now if isinstance(now, str) else None

    def _sides(self) -> list[tuple[str, object]]:
        """How the cell is compared, and with what."""
        found = []
        for call, records in self.comparisons:
            traces = tuple(self.world.evaluate(one, records) for one in call.arguments)
            other = other_side(call, traces, self.cell)
            if other is not None:
                found.append((call.overload, other.value))
            elif len(traces) == 2:
                found += [(f"length {call.overload}", one.value) for one in traces if isinstance(one.value, Fraction)]
        return found

    def _others(self) -> list[SetField]:
        """The records it is compared with."""
        found: dict[str, SetField] = {}
        for call, records in self.comparisons:
            traces = tuple(self.world.evaluate(one, records) for one in call.arguments)
            other = other_side(call, traces, self.cell)
            if other is not None and isinstance(other.value, Ref):
                edit = self.cell.set_to(other.value, self._named(other))
                found.setdefault(other.value.key or other.value.text, edit)
        return list(found.values())

    def _named(self, trace: Trace) -> str:
        assert isinstance(trace.value, Ref)
        return said(self.world.portfolio, trace.value, RefType(trace.value.entity))

    def somebody(self, entity: str) -> SetField:
        """A record that nobody else refers to: a person who has no other part in this, whoever it is."""
        cell, portfolio = self.cell, self.bench.portfolio
        label = portfolio.schema.entities[entity].label
        words = SOMEBODY if entity == "person" else f"another {entity.replace('_', ' ')}"
        if not portfolio.register(entity).records:
            return cell.set_to(Ref(entity, words), words)
        key = f"{NEW}{cell.field} of {cell.entity} {cell.key}"
        record = new_record(portfolio, AddRecord(entity, key, ((label, words),)))
        return SetField(cell.entity, cell.key, cell.field, Ref(entity, words, key), words, record)


_SOME = 200
"""Records whose values show what is usual in a column."""


_POINTS = 40
"""Values that are compared and near which something may change; of more, as where many are summed, only some."""


def _thinned(points: set[Fraction]) -> set[Fraction]:
    if len(points) <= _POINTS:
        return points
    ordered = sorted(points)
    return {*ordered[:: len(ordered) // _POINTS + 1], ordered[-1]}
