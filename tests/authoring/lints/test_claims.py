"""What lints claim is so: on random rules and records, in examples that are pasted, and where the solver is wrong."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from pmo_audit import load_data, parse_standard
from pmo_audit.api import LoadedStandard, lint, schema_of
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.solver import Solver
from pmo_audit.authoring.solver.samples import Samples
from pmo_audit.backends import Reference
from pmo_audit.diagnostics import Diagnostic, all_codes
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record
from tests.authoring.lints.texts import codes, examples_in, rule
from tests.laws.generated import conditions, portfolios

AS_OF = date(2026, 3, 31)
KEPT = (Outcome.PASS, Outcome.NOTHING_TO_CHECK)
FREELY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
CASES = [given_.text for code in all_codes() if code.linted for given_ in code.wrong]


@st.composite
def standards(draw: st.DrawFn) -> str:
    """Three rules, some of whose conditions are the same."""
    pool = [draw(conditions(depth=draw(st.integers(0, 2)))) for _ in range(4)]
    words = st.sampled_from([*pool, f"({pool[0]} or {pool[1]})", f"not ({pool[0]})", f"({pool[1]} and {pool[2]})"])
    blocks = []
    for number in range(1, 4):
        where = f" where {draw(words)}" if draw(st.booleans()) else ""
        blocks.append(f'rule R-{number} "R"\nseverity minor\nfor each project{where}\nrequire {draw(words)}\n')
    return 'standard s "S"\n' + "".join(blocks)


def judged(loaded: LoadedStandard, portfolio: Portfolio, project: Record) -> dict[str, Outcome]:
    reference = Reference(portfolio, AS_OF)
    return {one.code: reference.judge(one, project).outcome for one in loaded.standard.rules}


def contradicts(told: Diagnostic, outcomes: dict[str, Outcome]) -> bool:
    """Whether verdicts show that a lint is wrong."""
    first, *others = re.findall(r"`(R-\d)`", told.message) or [""]
    match told.code:
        case "PA450" if "can meet its requirement" in told.message:
            return outcomes[first] in KEPT
        case "PA451" if "can never fail" in told.message:
            return outcomes[first] is Outcome.FAIL
        case "PA451" if "leaves nobody out" in told.message:
            return outcomes[first] is Outcome.NOT_APPLICABLE
        case "PA452":
            return outcomes[first] not in (Outcome.NOT_APPLICABLE, Outcome.UNKNOWN)
        case "PA462":
            return all(outcomes[code] in KEPT for code in (first, others[0]))
        case "PA463":
            return outcomes[first] is Outcome.FAIL and outcomes[others[0]] is not Outcome.FAIL
        case _:
            return False


@given(standards(), st.lists(portfolios(), min_size=4, max_size=4))
@FREELY
def test_no_record_contradicts_a_lint(text: str, documents: list[dict[str, object]]) -> None:
    loaded = parse_standard(text, as_of=AS_OF)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    found = lint(loaded, ignore=["PA461"])
    if not found:
        return
    note(text)
    schema = schema_of([loaded])
    roots = [root for one in loaded.standard.rules for root in one.roots]
    cases = [portfolio_of(one, schema) for one in Samples(roots, schema, AS_OF, seed=7).records("project", 60)]
    for document in documents:
        portfolio = load_data(document, standards=[loaded]).portfolio
        cases.append((portfolio, portfolio.register("project").records[0]))
    for portfolio, project in cases:
        outcomes = judged(loaded, portfolio, project)
        assert not [str(one) for one in found if contradicts(one, outcomes)], outcomes


@given(standards())
@FREELY
def test_examples_that_are_shown_come_out_as_they_say(text: str) -> None:
    loaded = parse_standard(text, as_of=AS_OF)
    for told in lint(loaded):
        assert_pasted(text, told)


@pytest.mark.parametrize("text", CASES)
def test_examples_of_the_pages_come_out_as_they_say(text: str) -> None:
    for told in lint(parse_standard(text)):
        if told.code != "PA455":  # which outcome is meant, its author has to say
            assert_pasted(text, told)


def assert_pasted(text: str, told: Diagnostic) -> None:
    """Every example stands where it can be pasted into the rule that the lint is about."""
    code = {"PA463": 0, "PA461": 0}.get(told.code, -1)
    names = re.findall(r"(?:rules? )?`([A-Z]-\d)`", told.message)
    for example in examples_in(told):
        pasted = re.sub(rf"(rule {names[code]} (?:(?!\nrule ).)*)", rf"\1\n{example}\n", text, count=1, flags=re.DOTALL)
        assert pasted != text
        again = parse_standard(pasted, as_of=AS_OF)
        assert [str(one) for one in again.diagnostics] == [], example


SOUND = (
    "for each project where budget >= EUR 2m\n  require contingency > EUR 1m",
    "for each project where status is active\n  require sponsor is known and finish > start",
    "for each project where status is active\n  require count(risks where status is open) <= 3",
)


@pytest.mark.parametrize("clauses", SOUND)
def test_a_solver_that_is_wrong_raises_nothing(clauses: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it takes for proved is tried on records first."""
    assert codes(rule(clauses)) == []
    monkeypatch.setattr(Solver, "impossible", lambda *_, **__: True)
    assert codes(rule(clauses)) == []
    other = rule("for each project\n  require contingency > EUR 2m or start < finish or sponsor is manager", "R-2")
    assert codes(rule(clauses), other) == []


def test_a_solver_that_is_wrong_about_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the second look at a proof keeps these from being told."""
    monkeypatch.setattr(Solver, "core", lambda _, asked, __: tuple(asked))
    real = Solver.impossible

    def wrong(self, asked, *rest, **kept):
        asked = tuple(asked)
        return len(asked) > 1 or real(self, asked, *rest, **kept)

    monkeypatch.setattr(Solver, "impossible", wrong)
    for clauses in SOUND:
        assert codes(rule(clauses)) == []
