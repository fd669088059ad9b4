"""What stands in a cell: a value of its kind, one of the other states, or nothing at all."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
    Type,
)
from pmo_audit.values import (
    MISSING,
    NONE,
    Days,
    Exempt,
    Missing,
    Money,
    Months,
    Period,
    Ref,
    Unreadable,
    Value,
    WorkingDays,
)
from tests.oracle.generator import pools
from tests.oracle.generator.plan import Row

OTHER_STATES: tuple[Value, ...] = (
    *(NONE, NONE, MISSING, Missing("TBC"), Exempt("withheld"), Unreadable("#REF!", "it makes no sense")),
)
ABSENT = object()
"""No cell at all."""
NOBODY = ("Nobody Known", "nobody  known", "Zoe Zett", "P-1", "e 2", "P.2", "1")
"""Words that lead nowhere, or nearly somewhere."""


class Cells:
    """Throws the cells of one portfolio. `clean` is the share of cells that hold a value.

    In a `plain` one all others are missing, mentions lead somewhere, and there is one currency.
    """

    def __init__(self, random: Random, today: date, clean: float, *, plain: bool = False) -> None:
        self.random = random
        self.today = today
        self.clean = clean
        self.plain = plain
        self.currency = "EUR" if random.random() < 0.85 else random.choice(pools.CURRENCIES)
        self.mixed = 0.02 if random.random() < 0.5 else 0.25
        if plain:
            self.currency, self.mixed = "EUR", 0.0
        self.rows: dict[str, list[Row]] = {}
        """The records that mentions may lead to, by entity."""

    def cell(self, kind: Type, clean: float | None = None) -> Value:
        """What stands in a cell."""
        chance = self.random.random()
        share = self.clean if clean is None else clean
        if chance < share and not (self.plain and isinstance(kind, RefType) and not self.rows.get(kind.entity)):
            return self.value(kind)
        if self.plain:
            return MISSING
        if chance < share + (1 - share) * 0.12:
            return ABSENT
        return self.random.choice(OTHER_STATES)

    def value(self, kind: Type) -> Value:
        """A value of a type."""
        random = self.random
        match kind:
            case Number(percent=True):
                return random.choice(pools.SHARES)
            case Number():
                return random.choice(pools.NUMBERS if self.plain or random.random() < 0.9 else pools.ODD_NUMBERS)
            case MoneyType():
                return self._money()
            case DateType():
                return pools.some_day(random, self.today)
            case DurationType(unit):
                return self._length(unit)
            case PeriodType():
                return self._period()
            case Truth():
                return random.random() < 0.5
            case EnumType(members=members):
                return random.choice(members)
            case RefType(entity):
                return self.mention(entity)
            case ListType(item):
                return tuple(self.value(item) for _ in range(random.choice((0, 1, 1, 2, 3))))
            case Text():
                return random.choice(pools.TEXTS)
            case _:
                raise AssertionError(kind)

    def _money(self) -> Money:
        random = self.random
        currency = random.choice(pools.CURRENCIES) if random.random() < self.mixed else self.currency
        amount = random.choice(pools.AMOUNTS)
        return Money(-amount if random.random() < 0.05 else amount, currency)

    def _length(self, unit: str) -> Value:
        random = self.random
        count = random.choice(pools.MONTHS if unit == "months" else pools.COUNTS)
        if random.random() < 0.12:
            count = random.choice((-count, Fraction(1, 2), Fraction(10**7)))
        return {"days": Days, "working days": WorkingDays, "months": Months}[unit](count)

    def _period(self) -> Period:
        day = self.today.replace(day=1) - timedelta(days=31 * self.random.choice((-1, 0, 0, 1, 2, 3, 12)))
        label = self.random.choice(
            (f"{day.year}", f"{day.year}-Q{(day.month + 2) // 3}", f"{day.year}-{day.month:02d}", day.isoformat())
        )
        found = Period.parse(label)
        assert found is not None
        return found

    def mention(self, entity: str) -> Ref:
        """A mention of a record: by its id, its name, in other letters; or of somebody whom nobody knows."""
        random = self.random
        rows = self.rows.get(entity)
        if rows and self.plain:
            return Ref(entity, random.choice(rows).key)
        if not rows or random.random() < 0.06:
            return Ref(entity, random.choice(NOBODY))
        row = random.choice(rows)
        chance = random.random()
        called = row.cells.get("id" if chance < 0.7 else "email" if chance > 0.96 else "name")
        words = called if isinstance(called, str) and called.strip() else row.key
        return Ref(entity, words.swapcase() if random.random() < 0.08 else words)
