"""Mutants: a standard with one slip in it, and whether any example notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.authoring.clauses import Key
from pmo_audit.authoring.equivalence import reason_of
from pmo_audit.authoring.rewriting import rewrite_rule
from pmo_audit.authoring.sites import Edit, edits_of
from pmo_audit.authoring.trial import Prepared
from pmo_audit.classes import dataclass
from pmo_audit.records import Schema
from pmo_audit.text import Location

Progress = Callable[[str, int, int], None]
"""Told after each mutant: its rule, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One slip: where, what became of what, and the rules that it changes, each as it was and as it is then."""

    kind: str
    old: str
    new: str
    place: Location
    rules: tuple[tuple[ir.Rule, ir.Rule], ...]
    equivalent: str = ""
    """Why nothing can ever notice it; empty where something may."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules it changes."""
        return tuple(before.code for before, _ in self.rules)


@dataclass(frozen=True, slots=True)
class Judged:
    """A mutant and the first example that notices it; None where none does."""

    mutant: Mutant
    noticed_by: Prepared | None


@dataclass(frozen=True, slots=True)
class Hunt:
    """All mutants, those that can be told from the standard with what became of them."""

    judged: tuple[Judged, ...]
    equivalent: tuple[Mutant, ...]

    @property
    def killed(self) -> int:
        """How many an example notices."""
        return sum(one.noticed_by is not None for one in self.judged)

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """Those that no example notices."""
        return tuple(one.mutant for one in self.judged if one.noticed_by is None)

    @property
    def score(self) -> Fraction:
        """Noticed over all that something could notice; all of none."""
        return Fraction(self.killed, len(self.judged)) if self.judged else Fraction(1)


def mutants_of(
    rules: Iterable[ir.Rule], schema: Schema, parameters: Sequence[ir.ParameterDeclared]
) -> tuple[Mutant, ...]:
    """Every mutant of these rules. A slip in a definition or a parameter is one, however often that is used."""
    found: dict[Key, list[tuple[ir.Rule, Edit]]] = {}
    for rule in rules:
        for edit in edits_of(rule, schema, parameters):
            found.setdefault(edit.key, []).append((rule, edit))
    return tuple(_mutant(edits) for edits in found.values())


def _mutant(edits: Sequence[tuple[ir.Rule, Edit]]) -> Mutant:
    first = edits[0][1]
    rules: dict[str, tuple[ir.Rule, ir.Rule]] = {}
    for rule, edit in edits:
        if edit.rule is not None:
            rules[rule.code] = (rule, edit.rule)
    tables: dict[str, tuple[ir.Rule, dict[int, ir.Node]]] = {}
    for rule, edit in edits:
        if edit.target is not None and edit.node is not None:
            tables.setdefault(rule.code, (rule, {}))[1][id(edit.target)] = edit.node
    for code, (rule, table) in tables.items():
        rules[code] = (rule, rewrite_rule(rule, table))
    reasons = [reason_of(edit.frame, edit.target, edit.node) for _, edit in edits]
    why = reasons[0] if all(reasons) else ""
    return Mutant(first.kind, first.old, first.new, first.place, tuple(rules.values()), why)


def hunt(mutants: Sequence[Mutant], examples: Sequence[Prepared], progress: Progress | None = None) -> Hunt:
    """Which mutants the examples notice. All examples must agree with the standard as it is."""
    by_rule: dict[str, list[Prepared]] = {}
    for one in examples:
        by_rule.setdefault(one.rule.code, []).append(one)
    judged = []
    meant = [one for one in mutants if not one.equivalent]
    for done, mutant in enumerate(meant, start=1):
        judged.append(Judged(mutant, _noticing(mutant, by_rule)))
        if progress is not None:
            progress(mutant.codes[0], done, len(meant))
    return Hunt(tuple(judged), tuple(one for one in mutants if one.equivalent))


def _noticing(mutant: Mutant, examples: dict[str, list[Prepared]]) -> Prepared | None:
    for before, after in mutant.rules:
        for one in examples.get(before.code, ()):
            if one.outcome(after) is not one.example.outcome:
                return one
    return None
