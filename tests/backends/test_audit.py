"""How an audit uses the two backends: one decides, the other explains, and neither is believed alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from pmo_audit import audit, load_data, parse_standard
from pmo_audit.api import LoadedStandard
from pmo_audit.auditing import audit as audit_with
from pmo_audit.backends import Reference
from pmo_audit.backends.compiled import Compiled, Sweep, Verdict
from pmo_audit.findings import AuditResult, Outcome
from pmo_audit.records import Portfolio, Record, Register
from tests.backends.agreement import disagreements
from tests.engine.test_cases import FILES, block

AS_OF = date(2026, 3, 31)
HEAD = 'standard s "S"\n'
RULE = 'rule R-1 "Sponsored"\n  severity critical\n  for each project\n  require sponsor is known\n'
OTHER = 'rule R-2 "Named"\n  severity minor\n  for each project\n  require name is known\n'
DATA = {"projects": [{"id": "A", "name": "Alpha", "sponsor": "Ann"}, {"id": "B", "name": "Beta", "sponsor": None}]}


def run(text: str = HEAD + RULE + OTHER) -> AuditResult:
    standard = parse_standard(text, as_of=AS_OF)
    return audit([standard], load_data(DATA, standards=[standard]), as_of=AS_OF)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_backends_agree_on_every_case(file: Path) -> None:
    page = file.read_text(encoding="utf-8")
    standard = parse_standard(block(page, "pmo"), as_of=AS_OF)
    portfolio = load_data(json_of(page), standards=[standard]).portfolio
    assert disagreements(standard.standard.rules, portfolio, AS_OF) == []


def json_of(page: str) -> object:
    import json

    return json.loads(block(page, "json"))


def test_the_reference_judges_only_what_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[tuple[str, str]] = []
    judge = Reference.judge

    def noted(self, rule, record):
        judged.append((rule.code, record.key))
        return judge(self, rule, record)

    monkeypatch.setattr(Reference, "judge", noted)
    assert run().count(Outcome.PASS) == 3
    assert judged == [("R-1", "B")]


def test_what_the_compiled_backend_does_not_do_the_reference_does() -> None:
    deep = "name is known"
    for number in range(20):
        deep = f"(no risk as r{number} where name is known and {deep})"
    result = run(f'{HEAD}{RULE}rule R-3 "Deep"\n  severity minor\n  for each project\n  require {deep}\n')
    assert result.rules[1].outcomes == {Outcome.UNKNOWN: 2}
    assert result.diagnostics == ()


def changed(change: Callable[[Verdict | None], Verdict | None]) -> Callable[..., list[Verdict | None]]:
    verdicts = Sweep.verdicts

    def other(self, rule, records):
        found = zip(verdicts(self, rule, records), records, strict=True)
        return [change(one) if (rule.code, record.key) == ("R-1", "A") else one for one, record in found]

    return other


def test_two_backends_that_disagree_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sweep, "verdicts", changed(lambda _: Verdict(Outcome.FAIL)))
    result = run()
    assert result.rules[0].outcomes == {Outcome.FAIL: 1, Outcome.ERROR: 1}
    assert result.rules[1].outcomes == {Outcome.PASS: 2}
    (told,) = result.diagnostics
    assert told.code == "PA903"
    assert "`R-1` came out as `fail` for Alpha, and as `pass`" in told.message


def test_where_the_compiled_backend_fails_the_reference_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sweep, "verdicts", changed(lambda _: None))
    result = run()
    assert result.rules[0].outcomes == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert result.diagnostics == ()


def test_a_record_that_no_reader_makes_is_judged_by_the_reference() -> None:
    standard = parse_standard(f'{HEAD}rule R-1 "R"\n  severity minor\n  for each project\n  require status is active\n')
    portfolio = load_data({"projects": [{"id": "A", "status": "active"}]}, standards=[standard]).portfolio
    odd = Record("project", "B", MappingProxyType({"id": "B", "status": 5}))
    register = Register("project", (*portfolio.register("project").records, odd), delivered=True)
    whole = Portfolio(portfolio.schema, MappingProxyType({"project": register}))
    result = audit([standard], whole, as_of=AS_OF)
    assert result.rules[0].outcomes == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert result.diagnostics == ()


def test_rules_that_are_not_yet_in_force_are_judged_too() -> None:
    result = run(f"{HEAD}{RULE}  in force from 2027-01-01\n")
    assert result.rules[0].outcomes == {Outcome.NOT_IN_FORCE: 1}
    assert [one.code for one in result.diagnostics] == ["PA409"]
    assert "Beta would fail" in result.diagnostics[0].message


def test_compiled_rules_may_come_from_a_cache() -> None:
    loaded: LoadedStandard = parse_standard(HEAD + RULE + OTHER, as_of=AS_OF)
    portfolio = load_data(DATA, standards=[loaded]).portfolio
    again = Compiled.from_cache(Compiled.of(loaded.standard.rules).to_cache())
    assert again is not None
    results = [audit_with([loaded.standard], portfolio, as_of=AS_OF, version="", compiled=one) for one in (again, None)]
    assert results[0] == results[1]
