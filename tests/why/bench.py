"""Small standards and portfolios for questions about one verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from pmo_audit.api import LoadedStandard, load_data, parse_standard
from pmo_audit.auditing.why import Advice, Bench, Case, Cases, Kind, Why, explain
from pmo_audit.auditing.why.edits import Edits, apply
from pmo_audit.backends import Reference
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio

TODAY = date(2026, 3, 31)
GOOD = (Outcome.PASS, Outcome.NOTHING_TO_CHECK, Outcome.EXCEPTED, Outcome.NOT_APPLICABLE)
"""What may come of a repair, the best first."""


def standard(*blocks: str, header: str = "") -> LoadedStandard:
    """A standard of some blocks, which must be without mistakes."""
    text = "\n".join([f'standard s "S"\n  {header}', *blocks])
    loaded = parse_standard(text, "s.pmo", as_of=TODAY)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    return loaded


def rule(require: str, *, each: str = "project", more: str = "") -> str:
    """A rule in the fewest words."""
    return f'rule R-1 "The rule"\n  severity minor\n  for each {each}\n  require {require}\n  {more}'


def ask(loaded: LoadedStandard, document: Any, subject: str = "A", code: str = "R-1", depth: int = 3) -> Why:
    """Everything there is to say of one verdict."""
    portfolio = load_data(document, standards=[loaded]).portfolio
    (found,) = [one for one in loaded.standard.rules if one.code == code]
    record = portfolio.find(found.entity, subject)
    assert record is not None
    return explain([loaded.standard], loaded.standard, found, portfolio, record, as_of=TODAY, depth=depth)


def why(require: str, document: Any, **options: Any) -> Why:
    """Everything there is to say of a rule with one requirement about project A."""
    each, more, header = (
        options.pop(name, default) for name, default in (("each", "project"), ("more", ""), ("header", ""))
    )
    return ask(standard(rule(require, each=each, more=more), header=header), document, **options)


def advice(require: str, document: Any, **options: Any) -> Advice:
    """What to do about a verdict that fails."""
    answer = why(require, document, **options)
    assert answer.outcome is Outcome.FAIL
    assert answer.advice is not None
    return answer.advice


def deeds(require: str, document: Any, **options: Any) -> list[str]:
    """What somebody does, in the best of the ways to put a verdict right."""
    found = advice(require, document, **options)
    assert found.kind is Kind.REPAIR, found
    return [one.deed for one in found.ways[0].changes]


def states(require: str, document: Any, **options: Any) -> list[list[str]]:
    """What would have to be otherwise, each way with all its parts."""
    found = advice(require, document, **options)
    assert found.kind is Kind.WOULD_HAVE_TO_BE, found
    return [[one.state for one in way.changes] for way in found.ways]


def cases(require: str, document: Any, **options: Any) -> Cases:
    """What each answer would give, where a verdict is open."""
    answer = why(require, document, **options)
    assert answer.outcome is Outcome.UNKNOWN
    assert answer.cases is not None
    return answer.cases


def told(found: Cases) -> list[str]:
    """The cases as lines, those within others indented."""
    return list(_lines(found.cases, ""))


def _lines(some: tuple[Case, ...], margin: str) -> Iterator[str]:
    for one in some:
        given = f"{one.what} {one.given}".strip()
        if one.cases:
            yield f"{margin}{given}:"
            yield from _lines(one.cases, f"{margin}  ")
        elif one.depends:
            yield f"{margin}{given}: {' or '.join(each.value for each in one.may_be)} by {'; '.join(one.depends)}"
        else:
            yield f"{margin}{given}: {one.outcome.value}"


# Proof by other means than the search


def outcome(bench: Bench, edits: Edits) -> Outcome:
    """What the rule says in a world made anew, of which nothing was kept from another one."""
    changed = apply(bench.portfolio, edits)
    anew = Portfolio(changed.schema, dict(changed.registers), changed.sources)
    record = anew.find(bench.subject.entity, bench.subject.key) or bench.subject
    return Reference(anew, bench.as_of).judge(bench.rule, record).outcome


def prove(bench: Bench, found: Advice) -> None:
    """Every way reaches what it promises, and no part of it does."""
    for way in found.ways:
        assert outcome(bench, way.edits) is way.reached
        assert way.reached in GOOD
        for number in range(len(way.changes)):
            for some in combinations(way.changes, number):
                part = tuple(edit for change in some for edit in change.edits)
                got = outcome(bench, part)
                assert got not in GOOD[: GOOD.index(way.reached) + 1], [one.deed for one in some]
        can = not any(one.hindrance for one in way.changes)
        assert can is (found.kind is Kind.REPAIR)
    assert bool(found.ways) is (found.kind is not Kind.IMPOSSIBLE)
