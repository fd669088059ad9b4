"""What the examples of a standard have seen of its clauses: each true and false, and which rules lack an example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.authoring.clauses import Clause
from pmo_audit.authoring.trial import Sides
from pmo_audit.classes import dataclass
from pmo_audit.findings import Outcome


@dataclass(frozen=True, slots=True)
class Seen:
    """A clause and what it came to in the examples."""

    clause: Clause
    true: bool
    false: bool
    unknown: bool

    @property
    def never(self) -> tuple[str, ...]:
        """What it never came to: `true`, `false`, `unknown`."""
        return tuple(
            word for word, seen in (("true", self.true), ("false", self.false), ("unknown", self.unknown)) if not seen
        )


@dataclass(frozen=True, slots=True)
class Lacking:
    """The kinds of example that a rule should have and does not: `passes`, `fails`, `does not apply`."""

    rule: ir.Rule
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was seen of each clause. The share counts true and false; unknown, which not all can be, is told apart."""

    clauses: tuple[Seen, ...]
    lacking: tuple[Lacking, ...]

    @property
    def seen(self) -> int:
        """How many sides of clauses were seen."""
        return sum(one.true + one.false for one in self.clauses)

    @property
    def sides(self) -> int:
        """How many sides there are: two of each clause."""
        return 2 * len(self.clauses)

    @property
    def unknown(self) -> int:
        """How many clauses were seen unknown."""
        return sum(one.unknown for one in self.clauses)

    @property
    def share(self) -> Fraction:
        """The sides seen over all; all of none."""
        return Fraction(self.seen, self.sides) if self.sides else Fraction(1)


def coverage_of(rules: Iterable[ir.Rule], clauses: Sequence[Clause], seen: Sides) -> Coverage:
    """What was seen of these clauses, and what examples the rules lack."""
    told = tuple(_seen(one, seen) for one in clauses)
    lacking = tuple(Lacking(rule, kinds) for rule in rules if (kinds := lacking_kinds(rule)))
    return Coverage(told, lacking)


def _seen(clause: Clause, seen: Sides) -> Seen:
    values = seen.get(clause.key, set())
    return Seen(clause, True in values, False in values, None in values)


def lacking_kinds(rule: ir.Rule) -> tuple[str, ...]:
    """The kinds of example a rule should have and does not, as an example says them."""
    wanted = [(Outcome.PASS, "passes"), (Outcome.FAIL, "fails")]
    if rule.where is not None:
        wanted.append((Outcome.NOT_APPLICABLE, "does not apply"))
    if any(one.require is None for one in rule.exemptions):
        wanted.append((Outcome.EXCEPTED, "is excepted"))
    given = {one.outcome for one in rule.examples}
    return tuple(word for outcome, word in wanted if outcome not in given)
