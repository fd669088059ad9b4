"""Which rule and which record are meant, and what is said where none is."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit import InputError, load_data, why
from pmo_audit.findings import Outcome
from tests.why.bench import rule, standard

AS_OF = date(2026, 3, 31)
LOADED = standard(rule("sponsor is known"))
DATA = load_data(
    {"projects": [{"id": "A", "name": "Depot renewal"}, {"id": "B", "name": "Twin"}, {"id": "C", "name": "twin"}]},
    standards=[LOADED],
)


@pytest.mark.parametrize("code", ["R-1", "r-1", "s/R-1"])
@pytest.mark.parametrize("subject", ["A", "a", "depot  renewal", "project A", "project/A"])
def test_rules_and_records_are_found_by_what_they_are_called(code: str, subject: str) -> None:
    assert why([LOADED], DATA, code, subject, as_of=AS_OF).subject.id == "A"


@pytest.mark.parametrize(
    ("code", "subject", "diagnostic", "help_"),
    [
        ("R-2", "A", "PA430", "did you mean `R-1`? `pmo-audit rules` lists them"),
        ("nothing", "A", "PA430", "`pmo-audit rules` lists them"),
        ("R-1", "Depot renewl", "PA431", "did you mean `A` (Depot renewal)?"),
        ("R-1", "zzz", "PA431", "records are named by their id, or by their name"),
        ("R-1", "Twin", "PA432", "say which by its id: `B` or `C`"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(code: str, subject: str, diagnostic: str, help_: str) -> None:
    with pytest.raises(InputError) as caught:
        why([LOADED], DATA, code, subject, as_of=AS_OF)
    (one,) = caught.value.diagnostics
    assert (one.code, one.help) == (diagnostic, help_)


def test_a_code_that_two_standards_have_needs_the_standard() -> None:
    from pmo_audit import parse_standard

    other = parse_standard('standard t "T"\n' + rule("manager is known"), "t.pmo", as_of=AS_OF)
    with pytest.raises(InputError, match="`s/R-1` or `t/R-1`"):
        why([LOADED, other], DATA, "R-1", "A", as_of=AS_OF)
    assert why([LOADED, other], DATA, "t/R-1", "A", as_of=AS_OF).standard == "t"


def test_there_are_three_depths() -> None:
    with pytest.raises(ValueError, match="no depth 4"):
        why([LOADED], DATA, "R-1", "A", as_of=AS_OF, depth=4)


def test_a_rule_about_the_whole_portfolio() -> None:
    loaded = standard(rule('no project where name is "x"', each="portfolio"))
    answer = why([loaded], DATA, "R-1", "portfolio", as_of=AS_OF)
    assert answer.outcome is Outcome.PASS


def test_a_rule_that_is_not_in_force_says_what_it_would_say() -> None:
    loaded = standard(rule("1 > 2", more="in force from 2027-01-01"))
    answer = why([loaded], DATA, "R-1", "A", as_of=AS_OF)
    assert answer.outcome is Outcome.NOT_IN_FORCE
    assert answer.message == "This rule is not in force on 2026-03-31; as things stand it would say: fail"
    assert answer.advice is None
