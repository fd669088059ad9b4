"""What each answer would give, where a verdict is open: everything that may be filled in, told apart by its outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmo_audit.auditing.evidence import decisive
from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.blanks import Filling, Unsaid, of_cell, of_rate
from pmo_audit.auditing.why.cells import Cell
from pmo_audit.auditing.why.edits import Edits
from pmo_audit.auditing.why.model import Case, Cases, Waiting
from pmo_audit.auditing.why.registers import of_register
from pmo_audit.auditing.wording import cause_words
from pmo_audit.backends import joined
from pmo_audit.classes import replace
from pmo_audit.findings import Cause, Outcome, Reason

DEEPEST = 3
"""Unknown things that are filled in one upon another."""
LEAVES = 24
"""Cases up to which all is told together; beyond that each unknown thing by itself."""


def cases_of(bench: Bench) -> Cases:
    """What an open verdict waits for, and what each answer would give."""
    causes = joined(bench.judge().deciding)
    splitter = _Splitter(bench)
    cases = splitter.split((), causes, ())
    together = sum(1 for _ in _leaves(cases)) <= LEAVES
    if not together:
        cases = tuple(case for cause in causes[:LEAVES] for case in splitter.alone(cause))
    subject = bench.subject
    waits = tuple(
        Waiting(cause_words(bench.portfolio, (subject.entity, subject.key), one), one.reason.value, one.origin)
        for one in causes
    )
    outcomes = frozenset(outcome for one in _leaves(cases) for outcome in one.may_be or (one.outcome,))
    return Cases(waits, cases, together, outcomes, splitter.exact and together)


def _leaves(cases: Iterable[Case]) -> Iterator[Case]:
    for one in cases:
        if one.cases:
            yield from _leaves(one.cases)
        else:
            yield one


class _Splitter:
    """Fills in one unknown thing after another."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.exact = True

    def split(
        self, edits: Edits, causes: Iterable[Cause], filled: tuple[tuple[str, str, str], ...]
    ) -> tuple[Case, ...]:
        """A case for each filling of the first thing that can be filled in, and within it for the next."""
        unsaid = next((one for one in (self._unsaid(edits, c) for c in causes) if self._is_new(one, filled)), None)
        if unsaid is None or len(filled) == DEEPEST:
            self.exact = False
            return ()
        self.exact = self.exact and unsaid.exact
        filled = (*filled, unsaid.cell)
        fillings = unsaid.fillings()
        return _together(unsaid, fillings, [self._case(unsaid, one, filled) for one in fillings])

    def alone(self, cause: Cause) -> tuple[Case, ...]:
        """A case for each filling of one thing, while all others stay unknown."""
        unsaid = self._unsaid((), cause)
        if unsaid is None:
            return ()
        fillings = unsaid.fillings()
        return _together(unsaid, fillings, [Case(unsaid.what, one.given, one.outcome) for one in fillings])

    @staticmethod
    def _is_new(unsaid: Unsaid | None, filled: tuple[tuple[str, str, str], ...]) -> bool:
        return unsaid is not None and unsaid.cell not in filled

    def _unsaid(self, edits: Edits, cause: Cause) -> Unsaid | None:
        """What a cause asks for; None where nothing can be filled in."""
        schema = self.bench.portfolio.schema
        if cause.reason is Reason.NO_RATE:
            return of_rate(self.bench, edits, cause.note)
        if cause.entity not in schema.entities or not cause.field:
            return None
        collections = schema.collections_of(cause.entity)
        if cause.field in collections:
            more = cause.reason is Reason.INCOMPLETE
            return of_register(self.bench, edits, collections[cause.field][0], more=more)
        if schema.find_field(cause.entity, cause.field) is None:
            return None
        return of_cell(self.bench, edits, Cell(cause.entity, cause.key, cause.field))

    def _case(self, unsaid: Unsaid, filling: Filling, filled: tuple[tuple[str, str, str], ...]) -> Case:
        """One filling; where that leaves the verdict open, what comes next, if it is the same for all examples."""
        what, given, outcome, examples = unsaid.what, filling.given, filling.outcome, filling.examples
        if outcome is not Outcome.UNKNOWN:
            return Case(what, given, outcome)
        causes = [joined(self.bench.judge(one).deciding) for one in examples]
        if all(one.reason is Reason.UNDEFINED for some in causes for one in some):
            return Case(what, given, outcome, note=causes[0][0].note)
        joint = any(unsaid.joint(one) for one in examples)
        further = [self.split(one, some, filled) for one, some in zip(examples, causes, strict=True)]
        if further[0] and not joint and all(one == further[0] for one in further):
            return Case(what, given, outcome, further[0])
        self.exact = self.exact and not joint and all(further)
        found = {one for some in further for leaf in _leaves(some) for one in leaf.may_be or (leaf.outcome,)}
        may_be = tuple(sorted(found, key=list(Outcome).index))
        also = tuple(dict.fromkeys(one.what for some in further for one in some if one.what != what))
        told = may_be if len(may_be) > 1 or not joint else ()
        return Case(what, given, outcome, (), self._clauses(examples[0]), also, told)

    def _clauses(self, edits: Edits) -> tuple[str, ...]:
        """The clauses that are open with some edits, in the author's words."""
        leaves = [leaf for trace in self.bench.judge(edits).deciding for leaf in decisive(trace)]
        return tuple(dict.fromkeys(self.bench.rule.text_of(one.node) for one in leaves))


def _together(unsaid: Unsaid, fillings: Sequence[Filling], cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases, where options of a list that come to the same are one."""
    groups: dict[object, list[tuple[Filling, Case]]] = {}
    for number, (filling, case) in enumerate(zip(fillings, cases, strict=True)):
        key = replace(case, given="") if filling.option is not None else number
        groups.setdefault(key, []).append((filling, case))
    options = sum(filling.option is not None for filling in fillings)
    found = []
    for some in groups.values():
        told = [filling.option for filling, _ in some if filling.option is not None]
        first = some[0][1]
        found.append(replace(first, given=unsaid.given(told, len(told) == options)) if told else first)
    return tuple(found)
