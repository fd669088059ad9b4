"""The outcome of a rule for a record: its scope, its exceptions, and what it requires.

| scope | outcome |
| --- | --- |
| false | not applicable |
| unknown | unknown, since *not applicable* is like no other outcome |
| true, or no scope | that of the exceptions that apply and, where none does, of what the rule requires |

| requires | outcome |
| --- | --- |
| T | pass |
| T° | nothing to check |
| U | unknown |
| F°, F | fail |
| nothing: a bare exception | excepted |

An exception of which it is unknown whether it applies may or may not: every way is tried. Where all ways give the one
definite outcome, that is the verdict; else it is unknown. What several come to that all apply:

| they come to | together |
| --- | --- |
| one outcome | that |
| pass and nothing to check | pass, since both say that the rule is kept |
| one of these, and unknown | unknown |
| anything else | error: the standard contradicts itself |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from pmo_audit import ir
from tests.oracle.meaning.plain import FALSE_OF_NOTHING, TRUE, TRUE_OF_NOTHING, Truth, Unknown
from tests.oracle.meaning.truth import Found, holds

PASS, FAIL, UNKNOWN, NOT_APPLICABLE = "pass", "fail", "unknown", "not applicable"
EXCEPTED, NOTHING_TO_CHECK, ERROR = "excepted", "nothing to check", "error"


class Verdict(NamedTuple):
    """An outcome, with the reasons of one that is unknown."""

    outcome: str
    reasons: frozenset[str] = frozenset()


class Branch(NamedTuple):
    """What an exception, or the rule itself, would make of a record, and why that is unknown."""

    outcome: str
    reasons: frozenset[str] = frozenset()


def verdict_of(rule: ir.Rule, truth: Callable[[ir.Node], Found]) -> Verdict:
    """The verdict of a rule, given what each of its conditions comes to."""
    scope = truth(rule.where) if rule.where is not None else TRUE
    if isinstance(scope, Unknown):
        return Verdict(UNKNOWN, scope.reasons)
    if not holds(scope):
        return Verdict(NOT_APPLICABLE)
    exceptions = [(truth(one.where), one.require) for one in rule.exemptions]
    taken = [(applies, _branch(truth, require)) for applies, require in exceptions if holds(applies) is not False]
    return settled(_branch(truth, rule.require), taken)


def settled(own: Branch, exceptions: Sequence[tuple[Found, Branch]]) -> Verdict:
    """The verdict where these exceptions apply, or may."""
    sure = any(isinstance(one, Truth) for one, _ in exceptions)
    doubts = [one.reasons for pair in exceptions for one in pair if isinstance(one, Unknown | Branch)]
    doubts += [] if sure else [own.reasons]
    choices = [(True,) if isinstance(one, Truth) else (True, False) for one, _ in exceptions]
    results = []
    for ways in product(*choices):
        applying = [branch for way, (_, branch) in zip(ways, exceptions, strict=True) if way]
        results.append(_together(applying) if applying else Verdict(*own))
    outcomes = {one.outcome for one in results}
    if len(results) == 1:
        return results[0]
    if len(outcomes) == 1 and UNKNOWN not in outcomes:
        return results[0]
    return Verdict(UNKNOWN, frozenset().union(*doubts))


def _together(applying: Sequence[Branch]) -> Verdict:
    """What several exceptions come to that all apply."""
    definite = {one.outcome for one in applying if one.outcome != UNKNOWN}
    if len(definite) > 1 and definite != {PASS, NOTHING_TO_CHECK}:
        return Verdict(ERROR)
    if any(one.outcome == UNKNOWN for one in applying):
        return Verdict(UNKNOWN, frozenset().union(*(one.reasons for one in applying)))
    return Verdict(PASS if PASS in definite else definite.pop())


def _branch(truth: Callable[[ir.Node], Found], require: ir.Node | None) -> Branch:
    """The table of what is required."""
    found = truth(require) if require is not None else None
    if found is None:
        return Branch(EXCEPTED)
    if isinstance(found, Unknown):
        return Branch(UNKNOWN, found.reasons)
    if found is TRUE_OF_NOTHING:
        return Branch(NOTHING_TO_CHECK)
    return Branch(PASS if found is TRUE else FAIL) if found is not FALSE_OF_NOTHING else Branch(FAIL)
