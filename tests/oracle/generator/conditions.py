"""Conditions as text: comparisons of every kind, states, quantifiers within one another, and, or, not."""

from __future__ import annotations

from tests.oracle.generator import pools
from tests.oracle.generator.facts import Kind
from tests.oracle.generator.scope import Scope
from tests.oracle.generator.values import LENGTHS, Values

SAME = ("is", "is not", "=", "<>")
SIGNS = ("<", "<=", ">", ">=")
OF_TIME = ("is before", "is on or before", "is after", "is on or after")
OF_AMOUNTS = ("is less than", "is at most", "is more than", "is at least")
STATES = ("known", "missing", "exempt", "empty")
MOST_WORK = (3, 6, 12, 12, 24, 40, 90)
"""Members that a rule looks at for one record, about."""


class Conditions(Values):
    """Writes conditions."""

    def condition(self, scope: Scope, depth: int) -> str:
        """A condition that can stand beside others: it is closed, or in parentheses."""
        random = self.random
        if depth <= 0:
            return self._plain(scope, 0)
        chance = random.random()
        if chance < 0.22:
            word = random.choice((" and ", " or "))
            return f"({word.join(self.condition(scope, depth - 1) for _ in range(random.choice((2, 2, 3))))})"
        if chance < 0.29:
            return f"not ({self.condition(scope, depth - 1)})"
        if chance < (0.65 if depth < 3 else 0.8):
            quantified = self._quantified(scope, depth - 1)
            if quantified is not None:
                return f"({quantified})"
        return self._plain(scope, depth)

    def _plain(self, scope: Scope, depth: int) -> str:
        """One comparison or question, with values that may be computed."""
        random = self.random
        depth = max(depth, random.choice((0, 1, 1, 2)))
        chance = random.random()
        if chance < 0.1:
            return self._state(scope)
        if chance < 0.15:
            named = scope.defined("condition") or scope.defined("truth")
            if named is not None:
                return named
        if chance < 0.17:
            return self.value(scope, "truth", 0)
        if chance < 0.18:
            return scope.depends() or self._state(scope)
        if chance < 0.25:
            return self._of_text(scope, depth)
        if chance < 0.45:
            return self._special(scope, depth)
        if chance < 0.53 and depth > 0:
            sign = random.choice(SIGNS + OF_AMOUNTS + SAME)
            return f"{self._count_of(scope, 'number', depth - 1)} {sign} {self.value(scope, 'number', 0)}"
        return self._compared(scope, depth)

    def _state(self, scope: Scope) -> str:
        random = self.random
        negated = random.choice(("", "", "not "))
        state = random.choice(STATES)
        if random.random() < 0.25:
            plural = scope.setting.facts.plurals[self._noun(scope)]
            if plural not in scope.setting.facts.fields[scope.inner]:
                return f"{plural} is {negated}{state}"
        kind = random.choice(sorted(scope.setting.facts.paths(scope.inner)))
        return f"{scope.path(kind)} is {negated}{state}"

    # Comparisons

    def _kind(self, scope: Scope) -> Kind:
        """A kind that something at hand has; money, days and words oftener than the rest."""
        kinds = list(scope.setting.facts.paths(scope.inner))
        likely = [one for one in ("money", "date", "number", "percent", "text", *LENGTHS) if self.random.random() < 0.5]
        if "period" in kinds and self.random.random() < 0.25:
            return "period"
        return self.random.choice(likely or kinds) if self.random.random() < 0.6 else self.random.choice(kinds)

    def _compared(self, scope: Scope, depth: int) -> str:
        kind = self._kind(scope)
        if kind == "list":
            return self._of_text(scope, depth)
        left = self.value(scope, kind, depth) if kind not in scope.setting.facts.words else self._only(scope, kind, 0)
        if not self.can(scope, kind):
            return self._state(scope)
        right = self._beside(scope, kind, left, depth)
        if self._is_bare(scope, left, kind) and self._is_bare(scope, right, kind):
            left = self._only(scope, kind, 0) if scope.path(kind) else left
        relation = self._relation(scope, kind)
        if right == "after" and relation.startswith("is"):  # `is after` would be one relation
            relation = "="
        return f"{left} {relation} {right}"

    def _beside(self, scope: Scope, kind: Kind, left: str, depth: int) -> str:
        """Something to compare a value with. A percentage is not held against a number written without its sign."""
        if kind == "truth" and self.random.random() < 0.3 and depth > 0:
            return f"({self.condition(scope, depth - 1)})"
        if kind == "number" and self.random.random() < 0.1:
            return self.value(scope, "percent", 0) if not left[0].isdigit() else self.value(scope, kind, depth)
        return self.value(scope, kind, depth)

    def _is_bare(self, scope: Scope, written: str, kind: Kind) -> bool:
        """Whether this is a word of an enumeration, which says what it is only beside another thing."""
        words = scope.setting.facts.words.get(kind)
        return words is not None and written in words.members

    def _relation(self, scope: Scope, kind: Kind) -> str:
        words = scope.setting.facts.words.get(kind)
        if self.random.random() < 0.25 or kind in ("text", "truth") or kind.startswith("ref "):
            return self.random.choice(SAME)
        if kind in ("date", "period"):
            return self.random.choice(SIGNS + OF_TIME)
        if words is not None:
            return self.random.choice(SIGNS + OF_TIME + OF_AMOUNTS if words.ordered else SAME)
        return self.random.choice(SIGNS + OF_AMOUNTS)

    def _special(self, scope: Scope, depth: int) -> str:
        """`differs from`, `over`, `under`, `in the last`, `is one of`."""
        form = self.random.randrange(6)
        if form == 0:
            return self._in_the_last(scope, depth)
        if form <= 2:
            return self._one_of(scope, depth)
        kind = self.random.choice(("money", "date", "number", "percent", *LENGTHS, "money", "date"))
        left, right = self.value(scope, kind, depth), self.value(scope, kind, depth)
        if form == 3:
            word = self.random.choice(("at most", "at least", "more than", "less than"))
            return f"{left} differs from {right} by {word} {self._limit(scope, kind, 'days')}"
        unit = self.random.choice(LENGTHS if scope.setting.months else LENGTHS[:2])
        word = self.random.choice(SIGNS + OF_AMOUNTS)
        return f"{left} {word} {self._limit(scope, kind, unit)} {self.random.choice(('over', 'under'))} {right}"

    def _limit(self, scope: Scope, kind: Kind, unit: Kind) -> str:
        """How far: of the same kind, of a date a length of time, or else a share."""
        if kind == "date":
            return self.value(scope, unit, 0)
        return self.value(scope, "percent" if self.random.random() < 0.4 else kind, 0)

    def _in_the_last(self, scope: Scope, depth: int) -> str:
        unit = self.random.choice(LENGTHS if scope.setting.months else LENGTHS[:2])
        negated = self.random.choice(("", "not "))
        within = self.random.choice(("last", "next"))
        return f"{self.value(scope, 'date', depth)} is {negated}in the {within} {self.value(scope, unit, 0)}"

    def _one_of(self, scope: Scope, depth: int) -> str:
        negated = self.random.choice(("", "not "))
        kind = self._kind(scope)
        if self.random.random() < 0.4 and scope.setting.lists:
            kind = self.random.choice(sorted(scope.setting.lists))
            return (
                f"{self.value(scope, kind, depth)} is {negated}one of {self.random.choice(scope.setting.lists[kind])}"
            )
        if kind == "list" or not self.can(scope, kind) or not (path := scope.path(kind)):
            return self._state(scope)
        choices = ", ".join(self._choice(scope, kind) for _ in range(self.random.choice((1, 2, 3))))
        return f"{path} is {negated}one of [{choices}]"

    def _choice(self, scope: Scope, kind: Kind) -> str:
        literal = self.literal(scope, kind)
        if literal is not None and self.random.random() < 0.7:
            return literal
        return scope.path(kind) or self._only(scope, kind, 0)

    def _of_text(self, scope: Scope, depth: int) -> str:
        random = self.random
        text = self.value(scope, "text", depth)
        form = random.randrange(5)
        listed = scope.path("list") if form == 0 else None
        if listed is not None and self._is_of_texts(scope, listed):
            return f"{listed} {random.choice(('contains', 'does not contain'))} {self.value(scope, 'text', 0)}"
        if form <= 1:
            return f"{text} {random.choice(('contains', 'does not contain'))} {self.value(scope, 'text', 0)}"
        if form == 2:
            return f"{text} {random.choice(('starts with', 'does not start with'))} {self.value(scope, 'text', 0)}"
        if form == 3:
            return f"{text} {random.choice(('ends with', 'does not end with'))} {self.value(scope, 'text', 0)}"
        return f"{text} {random.choice(('matches', 'does not match'))} {pools.quoted(random.choice(pools.PATTERNS))}"

    def _is_of_texts(self, scope: Scope, path: str) -> bool:
        return path.rsplit(".", 1)[-1] == "skills" or path.rsplit(".", 1)[-1].startswith("x_texts")

    # Collections

    def _noun(self, scope: Scope) -> str:
        """A kind of record to go through: mostly what belongs to the innermost record, and is there at all."""
        setting = scope.setting
        own = [one for one in setting.facts.owned(scope.inner) if one in setting.focus]
        chance = self.random.random()
        if own and chance < 0.8:
            return self.random.choice(own)
        return self.random.choice(setting.focus if chance < 0.97 else list(setting.facts.fields))

    def among(self, scope: Scope) -> tuple[str, Scope] | None:
        """The words for a collection and the scope of its members; None where that would be too much work."""
        entity = self._noun(scope)
        members = 3 if entity in scope.setting.facts.owned(scope.inner) else 12
        setting = scope.setting
        if scope.work * members > setting.left:
            return None
        setting.left -= scope.work * members
        alias = ""
        if any(one.entity == entity for one in scope.looked) or self.random.random() < 0.15:
            setting.named += 1
            alias = f"a_{setting.named}"
        words = (entity, setting.facts.plurals[entity])
        named = f" as {alias}" if alias else ""
        return f"{self.random.choice(words)}{named}", scope.inside(entity, alias, members)

    def _quantified(self, scope: Scope, depth: int) -> str | None:
        found = self.among(scope)
        if found is None:
            return None
        noun, inner = found
        form = self.random.randrange(4)
        first = self.condition(inner, depth)
        if form == 0:
            words = f"{self._quantifier(every=False)} {noun} where {first}"
        elif form == 1:
            words = f"{self._quantifier()} {noun} satisfies {first}"
        elif form == 2:
            words = f"{self._quantifier()} {noun} where {first} satisfies {self.condition(inner, depth)}"
        else:
            words = f"{self._quantifier(every=False, share=False)} {noun}"
        return words

    def _quantifier(self, *, every: bool = True, share: bool = True) -> str:
        plain = ("some", "no", "every") if every else ("some", "no")
        chance = self.random.random()
        if chance < 0.5:
            return self.random.choice(plain)
        bound = self.random.choice(("at least", "at most", "exactly", "more than", "fewer than"))
        if share and chance < 0.75:
            return f"{bound} {pools.percent_text(self.random.choice(pools.SHARES))} of"
        return f"{bound} {self.random.choice((0, 1, 1, 2, 2, 3))}"
