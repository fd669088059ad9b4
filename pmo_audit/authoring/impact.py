"""What becomes of the verdicts where a standard changes, or the day: whose verdict, in which direction, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.auditing import Selection, oversee, select_rules
from pmo_audit.auditing.plan import find_subjects, subject_of
from pmo_audit.authoring.impact_clauses import Reason, State, reasons_of
from pmo_audit.authoring.impact_rules import rule_changes
from pmo_audit.backends import Judgement, Reference
from pmo_audit.classes import TYPE_CHECKING, dataclass, replace
from pmo_audit.findings import Outcome, Subject
from pmo_audit.records import Portfolio, Record

if TYPE_CHECKING:
    from pmo_audit.oversight import Decided

Progress = Callable[[str, int, int], None]
"""Told after each rule: its code, how many are done, how many there are."""

_SILENT = (None, Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE)
"""Verdicts that say nothing of a subject; None where there is no such rule."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides that are compared: a standard, the day, and the data as this standard reads it."""

    standard: ir.Standard
    portfolio: Portfolio
    as_of: date
    decided: tuple[Decided, ...] = ()
    """What was decided about overlaps, beside the data."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A subject whose verdict changes, and why. An outcome is None where a side has no such rule."""

    subject: Subject
    old: Outcome | None
    new: Outcome | None
    reasons: tuple[Reason, ...]

    @property
    def direction(self) -> str:
        """From which verdict to which: `pass → fail`."""
        return f"{outcome_words(self.old)} → {outcome_words(self.new)}"


@dataclass(frozen=True, slots=True)
class RuleImpact:
    """What becomes of one rule: how its text changed, and whose verdicts move. `status` is new, dropped or kept."""

    code: str
    title: str
    status: str
    changes: tuple[str, ...]
    moved: tuple[Moved, ...]
    old: Mapping[Outcome, int]
    new: Mapping[Outcome, int]

    @property
    def directions(self) -> Mapping[str, int]:
        """How many verdicts move in each direction, the most common first."""
        return dict(Counter(one.direction for one in self.moved).most_common())


@dataclass(frozen=True, slots=True)
class Impact:
    """All that changes between two sides; `rules` are those that change in text or verdict."""

    old: Side
    new: Side
    rules: tuple[RuleImpact, ...]
    compared: int
    """How many rules there are on either side."""

    @property
    def moved(self) -> int:
        """How many verdicts change."""
        return sum(len(one.moved) for one in self.rules)

    @property
    def directions(self) -> Mapping[str, int]:
        """How many verdicts move in each direction, over all rules."""
        return dict(Counter(each.direction for one in self.rules for each in one.moved).most_common())

    @property
    def changes(self) -> bool:
        """Whether any verdict changes."""
        return bool(self.moved)


def outcome_words(outcome: Outcome | None) -> str:
    """An outcome in words; where there is none since there is no such rule, that."""
    return outcome.value if outcome is not None else "no rule"


def impact_of(old: Side, new: Side, *, select: Sequence[str] = (), progress: Progress | None = None) -> Impact:
    """Every rule of either side judged on both, and what differs. `select` names rules by code or `#tag`."""
    pairs = list(_pairs(old.standard, new.standard, select))
    old, new = _overseen(old, new, [one for pair in pairs for one in pair if one is not None])
    comparing = _Comparing(old, new, Reference(old.portfolio, old.as_of), Reference(new.portfolio, new.as_of))
    found = []
    for done, (before, after) in enumerate(pairs, start=1):
        one = comparing.rule(before, after)
        if one.moved or one.changes or one.status != "kept":
            found.append(one)
        if progress is not None:
            progress(one.code, done, len(pairs))
    return Impact(old, new, tuple(found), len(pairs))


def _overseen(old: Side, new: Side, rules: Sequence[ir.Rule]) -> tuple[Side, Side]:
    """Both sides with what these rules ask for and what is worked out of the data; once where they are alike."""
    alike = old.portfolio is new.portfolio and old.as_of == new.as_of
    before = oversee(old.portfolio, rules, as_of=old.as_of, decided=old.decided).portfolio
    after = before if alike else oversee(new.portfolio, rules, as_of=new.as_of, decided=new.decided).portfolio
    return replace(old, portfolio=before), replace(new, portfolio=after)


def _pairs(
    old: ir.Standard, new: ir.Standard, select: Sequence[str]
) -> Iterator[tuple[ir.Rule | None, ir.Rule | None]]:
    """The rules of both sides by their code: in the order of the new side, then what was dropped."""
    before, after = (_by_code(one, select) for one in (old, new))
    for code, rule in after.items():
        yield before.get(code), rule
    for code, rule in before.items():
        if code not in after:
            yield rule, None


def _by_code(standard: ir.Standard, select: Sequence[str]) -> dict[str, ir.Rule]:
    chosen, _ = select_rules([standard], Selection(select=tuple(select)))
    return {rule.code.casefold(): rule for _, rule in chosen}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A verdict with what it rests on."""

    subject: Subject
    outcome: Outcome
    record: Record | None = None
    judgement: Judgement | None = None


@dataclass
class _Comparing:
    old: Side
    new: Side
    before: Reference
    after: Reference

    def rule(self, before: ir.Rule | None, after: ir.Rule | None) -> RuleImpact:
        """Both versions of a rule on all their subjects."""
        shown = after or before
        assert shown is not None
        verdicts = self._verdicts(self.old, self.before, before), self._verdicts(self.new, self.after, after)
        return RuleImpact(
            code=shown.code,
            title=shown.title,
            status="kept" if before and after else "new" if after else "dropped",
            changes=rule_changes(before, after, self.old, self.new) if before and after else (),
            moved=tuple(self._moved(before, after, *verdicts)),
            old=_counts(verdicts[0]),
            new=_counts(verdicts[1]),
        )

    def _verdicts(self, side: Side, reference: Reference, rule: ir.Rule | None) -> dict[tuple[str, str], _Judged]:
        """The verdicts of a side by subject; none where the rule is not there or not in force."""
        if rule is None or not (side.standard.in_force(side.as_of) and rule.in_force(side.as_of)):
            return {}
        subjects = find_subjects(side.portfolio, rule.entity, frozenset())
        found: dict[tuple[str, str], _Judged] = {}
        for record in subjects.records:
            found[record.entity, record.key] = self._judged(side, reference, rule, record)
        for one in subjects.unjudged:
            key = (one.subject.entity, f"{one.subject.id} {one.cause.field}")
            found[key] = _Judged(one.subject, Outcome.UNKNOWN)
        return found

    def _judged(self, side: Side, reference: Reference, rule: ir.Rule, record: Record) -> _Judged:
        subject = subject_of(side.portfolio, record)
        try:
            judgement = reference.judge(rule, record)
        except Exception:  # noqa: BLE001 - the engine's own fault must not hide the other verdicts
            return _Judged(subject, Outcome.ERROR, record)
        return _Judged(subject, judgement.outcome, record, judgement)

    def _moved(
        self,
        before: ir.Rule | None,
        after: ir.Rule | None,
        old: Mapping[tuple[str, str], _Judged],
        new: Mapping[tuple[str, str], _Judged],
    ) -> Iterator[Moved]:
        for key in dict.fromkeys((*new, *old)):
            sides = (
                self._state(self.old, self.before, before, old.get(key)),
                self._state(self.new, self.after, after, new.get(key)),
            )
            outcomes = sides[0].outcome, sides[1].outcome
            if outcomes[0] is outcomes[1] or all(one in _SILENT for one in outcomes):
                continue
            subject = (new.get(key) or old[key]).subject
            yield Moved(subject, *outcomes, reasons_of(*sides))

    def _state(self, side: Side, reference: Reference, rule: ir.Rule | None, judged: _Judged | None) -> State:
        """What a side says of a subject; where the rule is there and nothing was judged, why."""
        outcome = judged.outcome if judged is not None else None
        if rule is not None and judged is None:
            in_force = side.standard.in_force(side.as_of) and rule.in_force(side.as_of)
            outcome = Outcome.NOT_APPLICABLE if in_force else Outcome.NOT_IN_FORCE
        record, judgement = (judged.record, judged.judgement) if judged is not None else (None, None)
        return State(side.standard, side.portfolio, side.as_of, reference, rule, outcome, record, judgement)


def _counts(verdicts: Mapping[tuple[str, str], _Judged]) -> Mapping[Outcome, int]:
    counts = Counter(one.outcome for one in verdicts.values())
    return {outcome: counts[outcome] for outcome in Outcome if counts[outcome]}
