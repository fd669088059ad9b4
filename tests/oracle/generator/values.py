"""Expressions of a kind, as text: literals, paths, computations, aggregates."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from tests.oracle.generator import pools
from tests.oracle.generator.facts import Kind
from tests.oracle.generator.scope import Scope

AMOUNT_KINDS = ("number", "percent", "money", "days", "working days", "months")
"""What can be added, multiplied, summed up."""
LENGTHS = ("days", "working days", "months")


class Values:
    """Writes expressions; `Conditions` adds what is true or false."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def condition(self, scope: Scope, depth: int) -> str:
        """A condition; given by `Conditions`."""
        raise NotImplementedError

    def among(self, scope: Scope) -> tuple[str, Scope] | None:
        """A collection and the scope of its members; given by `Conditions`."""
        raise NotImplementedError

    def value(self, scope: Scope, kind: Kind, depth: int) -> str:
        """An expression of a kind."""
        chance = self.random.random()
        if depth > 0 and chance < 0.35:
            made = self._computed(scope, kind, depth - 1)
            if made is not None:
                return made
        if chance < 0.44:
            named = scope.band(kind) or scope.defined(kind)
            if named is not None:
                return named
        if chance < 0.5 and kind in scope.setting.parameters:
            return self.random.choice(scope.setting.parameters[kind])
        if chance < 0.65 and kind.startswith("ref ") and (record := scope.record(kind.removeprefix("ref "))):
            return record
        path = scope.path(kind) if chance < 0.85 else None
        return path or self.literal(scope, kind) or self._only(scope, kind, depth)

    def _only(self, scope: Scope, kind: Kind, depth: int) -> str:
        """Where a kind has no literal and no path is at hand: the record itself, or a way that surely leads there."""
        named = scope.path(kind) or (scope.record(kind.removeprefix("ref ")) if kind.startswith("ref ") else None)
        assert named is not None, f"nothing of kind {kind} stands in {scope.looked}"
        return named

    def can(self, scope: Scope, kind: Kind) -> bool:
        """Whether anything of a kind can be written here."""
        return self.literal(scope, kind) is not None or scope.path(kind) is not None

    def literal(self, scope: Scope, kind: Kind) -> str | None:
        """A value of a kind written out; None for kinds that have no such."""
        random = self.random
        match kind:
            case "number":
                return pools.number_text(random.choice(pools.NUMBERS))
            case "percent":
                return pools.percent_text(random.choice(pools.SHARES))
            case "money":
                currency = "EUR" if random.random() < 0.8 else random.choice(pools.CURRENCIES)
                return f"{currency} {pools.number_text(random.choice(pools.AMOUNTS))}"
            case "date":
                if random.random() < 0.35:
                    return "today"
                return pools.some_day(random, scope.setting.today).isoformat()
            case "days" | "working days":
                return f"{self._count(pools.COUNTS)} {kind}"
            case "months":
                return f"{self._count(pools.MONTHS)} months"
            case "text":
                return pools.quoted(random.choice(pools.PIECES))
            case "truth":
                return random.choice(("true", "false"))
            case _ if kind in scope.setting.facts.words:
                return random.choice(scope.setting.facts.words[kind].members)
            case _:
                return None

    def _count(self, counts: tuple[Fraction, ...]) -> str:
        return "1.5" if self.random.random() < 0.02 else pools.number_text(self.random.choice(counts))

    def _computed(self, scope: Scope, kind: Kind, depth: int) -> str | None:
        """A computation or an aggregate that gives a kind; None where there is none for it."""
        random = self.random
        if random.random() < 0.35 and (aggregated := self._aggregate(scope, kind, depth)):
            return aggregated
        if kind == "date":
            return self._shifted(scope, depth)
        if kind in AMOUNT_KINDS:
            return f"({random.choice(self._ways(kind))(scope, kind, depth)})"
        return None

    def _ways(self, kind: Kind) -> list[Callable[[Scope, Kind, int], str]]:
        ways: list[Callable[[Scope, Kind, int], str]] = [self._sum, self._sum, self._negative]
        if kind == "number":
            ways += [self._ratio, self._ratio, self._ratio, self._product, self._quotient, self._length, self._length]
            ways += [self._count_of, self._count_of, self._count_of]
        elif kind != "percent":
            ways += [self._product, self._quotient, self._quotient, self._part]
        if kind == "days":
            ways += [self._apart, self._apart]
        if kind == "working days":
            ways += [self._worked, self._worked]
        return ways

    def _sum(self, scope: Scope, kind: Kind, depth: int) -> str:
        return f"{self.value(scope, kind, depth)} {self.random.choice('+-')} {self.value(scope, kind, depth)}"

    def _negative(self, scope: Scope, kind: Kind, depth: int) -> str:
        return f"-{self.value(scope, kind, depth)}"

    def _product(self, scope: Scope, kind: Kind, depth: int) -> str:
        sides = [self.value(scope, kind, depth), self.value(scope, self._factor(), depth)]
        self.random.shuffle(sides)
        return " * ".join(sides)

    def _factor(self) -> Kind:
        return self.random.choice(("number", "percent"))

    def _quotient(self, scope: Scope, kind: Kind, depth: int) -> str:
        return f"{self.value(scope, kind, depth)} / {self.value(scope, self._factor(), depth)}"

    def _part(self, scope: Scope, kind: Kind, depth: int) -> str:
        return f"{self.literal(scope, 'percent')} of {self.value(scope, kind, depth)}"

    def _ratio(self, scope: Scope, kind: Kind, depth: int) -> str:
        of = self.random.choice(("money", "days", "working days", "months", "money"))
        return f"{self.value(scope, of, depth)} / {self.value(scope, of, depth)}"

    def _apart(self, scope: Scope, kind: Kind, depth: int) -> str:
        return f"{self.value(scope, 'date', depth)} - {self.value(scope, 'date', depth)}"

    def _worked(self, scope: Scope, kind: Kind, depth: int) -> str:
        return f"working days from {self.value(scope, 'date', depth)} to {self.value(scope, 'date', depth)}"

    def _length(self, scope: Scope, kind: Kind, depth: int) -> str:
        listed = scope.path("list") if self.random.random() < 0.5 else None
        return f"length({listed or self.value(scope, 'text', depth)})"

    def _shifted(self, scope: Scope, depth: int) -> str:
        unit = self.random.choice(("days", "days", "working days", "months" if scope.setting.months else "days"))
        day, by = self.value(scope, "date", depth), self.value(scope, unit, depth)
        sign = self.random.choice("+-")
        if sign == "+" and self.random.random() < 0.3:
            day, by = by, day
        return f"({day} {sign} {by})"

    def _count_of(self, scope: Scope, kind: Kind, depth: int) -> str:
        found = self.among(scope)
        if found is None:
            return self._length(scope, kind, depth)
        noun, inner = found
        where = f" where {self.condition(inner, depth)}" if self.random.random() < 0.7 else ""
        return f"count({noun}{where})"

    def _aggregate(self, scope: Scope, kind: Kind, depth: int) -> str | None:
        words = {"date": ("earliest", "latest"), "period": ("earliest", "latest")}
        if kind not in AMOUNT_KINDS and kind not in words:
            return None
        found = self.among(scope)
        if found is None or not self.can(found[1], kind):
            return None
        noun, inner = found
        of = inner.path(kind) if self.random.random() < 0.7 else None
        value = of or f"({self.value(inner, kind, depth)})"
        where = f" where {self.condition(inner, depth)}" if self.random.random() < 0.5 else ""
        word = self.random.choice(words.get(kind, ("sum", "average", "largest", "smallest")))
        return f"{word}({value} of {noun}{where})"
