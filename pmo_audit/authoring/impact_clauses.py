"""Why a verdict changes: the clause that was put in, left out or changed, or that comes out otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher

from pmo_audit import ir
from pmo_audit.auditing.evidence import decisive, evidence_of
from pmo_audit.authoring.clauses import parts_of
from pmo_audit.authoring.naming import outside
from pmo_audit.authoring.pages import force_of
from pmo_audit.authoring.parameters import declared_changes, parameter_changes
from pmo_audit.authoring.patterns import is_clause
from pmo_audit.authoring.phrases import Phrases, list_names
from pmo_audit.backends import Judgement, Reference, Trace, Unknown
from pmo_audit.classes import dataclass
from pmo_audit.findings import Evidence, Outcome
from pmo_audit.records import Portfolio, Record, Schema

Key = tuple[str, str]
"""A clause: the part of the rule in which it stands, and its canonical words with parameters by their names."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for another verdict. `clause` says what it is about, in the author's words, and how it came out.

    `kind` is `new rule`, `dropped rule`, `in force`, `exception`, `changed`, `added`, `left out`, `came out` or
    `put together`.
    """

    kind: str
    words: str
    old: Evidence | None = None
    new: Evidence | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What one side says of a subject."""

    standard: ir.Standard
    portfolio: Portfolio
    as_of: date
    reference: Reference
    rule: ir.Rule | None
    outcome: Outcome | None
    record: Record | None
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause on one side, with what it came to for the subject."""

    part: str
    words: str
    own: str
    node: ir.Node
    trace: Trace

    @property
    def came_to(self) -> str:
        """`true`, `false` or `unknown`."""
        if isinstance(self.trace.value, Unknown):
            return "unknown"
        return "true" if self.trace.value else "false"


def reasons_of(old: State, new: State) -> tuple[Reason, ...]:
    """Why the new side says something else than the old."""
    if old.rule is None:
        told = _first_evidence(new)
        return (Reason("new rule", f"the rule is new{_clause_words(told)}", None, told),)
    if new.rule is None:
        told = _first_evidence(old)
        return (Reason("dropped rule", f"the rule is no longer there{_clause_words(told)}", told, None),)
    if Outcome.NOT_IN_FORCE in (old.outcome, new.outcome):
        return (Reason("in force", _force_words(old, new)),)
    if old.record is None or new.record is None:
        side = "new" if old.record is None else "old"
        return (Reason("came out", f"only the {side} side has this record"),)
    found = [*_exceptions(old, new), *_clauses(old, new)]
    return tuple(found) or (Reason("put together", "the same clauses are put together otherwise"),)


def _first_evidence(state: State) -> Evidence | None:
    """The first clause that decided a verdict which is no pass."""
    if state.rule is None or state.judgement is None or state.outcome not in (Outcome.FAIL, Outcome.UNKNOWN):
        return None
    return next(iter(evidence_of(state.portfolio, state.rule, state.judgement.deciding)), None)


def _clause_words(told: Evidence | None) -> str:
    return f": {told.clause} is {told.outcome}" if told is not None else ""


def _force_words(old: State, new: State) -> str:
    """What puts the rule in force on one side only."""
    sides = []
    for state, name in ((old, "old"), (new, "new")):
        assert state.rule is not None
        start, end = force_of(state.rule, state.standard)
        if state.outcome is Outcome.NOT_IN_FORCE:
            early = start is not None and state.as_of < start
            bound = start if early else end
            day = bound.isoformat() if bound is not None else "another day"
            when = f"comes into force on {day}" if early else f"is in force until {day}"
            sides.append(f"as of {state.as_of.isoformat()} the {name} rule is not in force: it {when}")
    return "; ".join(sides)


def _exceptions(old: State, new: State) -> Iterator[Reason]:
    """Exceptions that are only on one side and make a difference there."""
    before, after = (_applying(one) for one in (old, new))
    for title in after:
        if title not in _titles(old):
            yield Reason("exception", f'the new exception "{title}" {after[title]}')
    for title in before:
        if title not in _titles(new):
            yield Reason("exception", f'the exception "{title}", which {before[title]}, is no longer there')


def _titles(state: State) -> set[str]:
    return {one.title for one in state.rule.exemptions} if state.rule is not None else set()


def _applying(state: State) -> Mapping[str, str]:
    """The exceptions that apply, or may."""
    exempted = state.judgement.exempted if state.judgement is not None else ()
    return {
        one.exemption.title: "applies" if one.applies else "may apply" for one in exempted if one.applies is not False
    }


# Clauses


def _clauses(old: State, new: State) -> Iterator[Reason]:
    before, after = _all_clauses(old), _all_clauses(new)
    wanted = [*_deciding(old, before), *_deciding(new, after)]
    paired: set[Key] = set()
    for key in dict.fromkeys(wanted):
        if key in before and key in after:
            yield from _came_out(old, new, before[key], after[key])
        elif key in after and key not in paired:
            other = _counterpart(key, before, after)
            if other is not None:
                paired |= {key, other}
                yield _changed(old, new, before[other], after[key])
            else:
                words = f"new clause in the {after[key].part}: {after[key].own} is {after[key].came_to}"
                yield Reason("added", words, None, _evidence(new, after[key]))
        elif key in before and key not in paired:
            other = _counterpart(key, after, before)
            if other is not None:
                paired |= {key, other}
                yield _changed(old, new, before[key], after[other])
            else:
                words = f"no longer in the {before[key].part}: {before[key].own}, which was {before[key].came_to}"
                yield Reason("left out", words, _evidence(old, before[key]), None)


def _came_out(old: State, new: State, before: _Clause, after: _Clause) -> Iterator[Reason]:
    """A clause that stands on both sides and comes out otherwise, with what is behind it."""
    if before.came_to == after.came_to:
        return
    behind = parameter_changes(before.trace, after.trace, old.standard, new.standard)
    if not behind and old.as_of != new.as_of and _asks_for_today(after.node):
        behind = [f"today is {new.as_of.isoformat()} and was {old.as_of.isoformat()}"]
    tail = f": {'; '.join(behind)}" if behind else ""
    words = f"{after.part}: {after.own} is {after.came_to} and was {before.came_to}{tail}"
    yield Reason("came out", words, _evidence(old, before), _evidence(new, after))


def _changed(old: State, new: State, before: _Clause, after: _Clause) -> Reason:
    """A clause that stands in the place of another; where the author's words are the same, what they mean now."""
    behind = parameter_changes(before.trace, after.trace, old.standard, new.standard)
    evidence = _evidence(old, before), _evidence(new, after)
    if before.own == after.own:
        behind += [one for one in _meanings(before, after, old, new) if one not in behind]
        words = f"{after.part}: {after.own} is {after.came_to} and was {before.came_to}: {'; '.join(behind)}"
        return Reason("changed", words, *evidence)
    tail = f" ({'; '.join(behind)})" if behind else ""
    words = (
        f"{after.part}: {after.own} is {after.came_to}, in the place of {before.own}, which was {before.came_to}{tail}"
    )
    return Reason("changed", words, *evidence)


def _meanings(before: _Clause, after: _Clause, old: State, new: State) -> Iterator[str]:
    """What the same words mean otherwise: definitions and lists that were declared anew."""
    known = {one.name: one.text for one in old.standard.definitions}
    used = {one.name for one in ir.walk(after.node) if isinstance(one, ir.Defined)}
    for one in new.standard.definitions:
        if one.name in used and known.get(one.name, one.text) != one.text:
            yield f"`{one.name}` means now {one.text.partition('=')[2].strip()}"
    names = set(re.findall(r"\w+", after.own))
    yield from declared_changes(old.standard, new.standard, names)


def _asks_for_today(node: ir.Node) -> bool:
    return any(isinstance(one, ir.Today) for one in ir.walk(node))


def _all_clauses(state: State) -> dict[Key, _Clause]:
    """The clauses about the subject itself, each with what it came to."""
    assert state.rule is not None
    assert state.record is not None
    schema = state.portfolio.schema
    found: dict[Key, _Clause] = {}
    for part, root in parts_of(state.rule):
        for node in _atoms(root):
            words = clause_words(node, state.rule, state.standard, schema)
            trace = state.reference.evaluate(node, (state.record,))
            found.setdefault((part, words), _Clause(part, words, state.rule.text_of(node), node, trace))
    return found


def clause_words(node: ir.Node, rule: ir.Rule, standard: ir.Standard, schema: Schema) -> str:
    """A clause in canonical words, by which it is known again in another version of its rule."""
    phrases = Phrases(schema, bare=True, expand=True, lists=list_names(standard.parameters))
    return phrases.words(node, outside(rule, schema))


def _atoms(node: ir.Node) -> Iterator[ir.Node]:
    """The conditions that evidence speaks of: `and`, `or` and a written `not` are seen through."""
    match node:
        case ir.And(operands) | ir.Or(operands) if not is_clause(node, in_definition=False):
            for one in operands:
                yield from _atoms(one)
        case ir.Not(operand, span) if isinstance(operand, ir.And | ir.Or | ir.Not) and operand.span != span:
            yield from _atoms(operand)
        case _:
            yield node


def _deciding(state: State, clauses: Mapping[Key, _Clause]) -> list[Key]:
    """The clauses that made the verdict what it is."""
    if state.judgement is None:
        return []
    nodes = [leaf.node for trace in state.judgement.deciding for leaf in decisive(trace)]
    return [key for key, clause in clauses.items() if any(clause.node is node for node in nodes)]


def _counterpart(key: Key, others: Mapping[Key, _Clause], own: Mapping[Key, _Clause]) -> Key | None:
    """The clause that stood, or stands, in the place of another: one like it that is only on its side."""
    mine = own[key]
    candidates = [one for one in others if one[0] == key[0] and one not in own]
    alike = [one for one in candidates if others[one].own == mine.own]
    alike += [one for one in candidates if _shape(one[1]) == _shape(key[1])]
    if alike:
        return alike[0]
    scored = [(SequenceMatcher(None, one[1], key[1], autojunk=False).ratio(), one) for one in candidates]
    best = max(scored, default=None, key=lambda pair: pair[0])
    return best[1] if best is not None and best[0] >= ALIKE else None


ALIKE = 0.6
"""How much two clauses must have in common for one to stand in the place of the other."""
_CONSTANT = re.compile(r'"(?:[^"]|"")*"|\b[A-Z]{3} [\d_.]+\w*|[\d_.]+(?:%|k|m|bn)?')


def _shape(words: str) -> str:
    """A clause without its constants."""
    return _CONSTANT.sub("#", words)


def _evidence(state: State, clause: _Clause) -> Evidence | None:
    assert state.rule is not None
    found: Iterable[Evidence] = evidence_of(state.portfolio, state.rule, [clause.trace])
    return next(iter(found), None)
