"""The Python door: what a program that embeds the auditor sees."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import pmo_audit
from pmo_audit import InputError, audit, load_data, load_portfolio, load_standard, parse_standard, render, schema_of
from pmo_audit.findings import Outcome
from pmo_audit.types import EnumType
from pmo_audit.values import Missing, Money

AS_OF = date(2026, 3, 31)
HEAD = 'standard s "S"\n'
RULE = 'rule R-1 "Sponsored"\n  severity critical\n  tags people\n  for each project\n  require sponsor is known\n'
OTHER = 'rule R-2 "Named"\n  severity minor\n  tags words\n  for each project\n  require name is known\n'
DATA = {"projects": [{"id": "A", "name": "Alpha", "sponsor": "Ann"}, {"id": "B", "name": "Beta", "sponsor": None}]}


def run(text: str, document: object = DATA, **options):
    standard = parse_standard(text, as_of=AS_OF)
    return audit([standard], load_data(document, standards=[standard]), as_of=AS_OF, **options)


def test_every_promised_name_is_there():
    for name in pmo_audit.__all__:
        assert getattr(pmo_audit, name) is not None
    with pytest.raises(AttributeError, match="no attribute"):
        _ = pmo_audit.nothing_of_the_kind


def test_a_shipped_pack_audits_a_folder(tmp_path: Path):
    (tmp_path / "projects.csv").write_text("id,name,status,sponsor,manager\nA,Alpha,active,Ann,Ann\n", encoding="utf-8")
    standards = [load_standard("stage_gate")]
    result = audit(standards, load_portfolio(tmp_path, standards=standards), as_of=AS_OF, select=["SG-301"])
    assert [one.subject.id for one in result.findings] == ["A"]
    assert json.loads(render(result, "json"))["findings"][0]["rule"] == "SG-301"


def test_a_standard_with_mistakes_is_refused_with_its_mistakes():
    standard = parse_standard(f"{HEAD}{RULE.replace('sponsor is', 'sponser is')}", "mine.pmo")
    assert not standard.ok
    with pytest.raises(InputError, match="PA201") as caught:
        audit([standard], load_data({}, standards=[standard]), as_of=AS_OF)
    assert [one.code for one in caught.value.diagnostics] == ["PA201"]


def test_an_unknown_pack_is_told_with_the_nearest_name():
    standard = load_standard("stage_gates")
    assert [one.code for one in standard.diagnostics] == ["PA405"]
    assert "`stage_gate`" in standard.diagnostics[0].help


def test_rules_are_selected_by_code_and_by_tag():
    text = HEAD + RULE + OTHER
    assert [one.rule for one in run(text, select=["r-2"]).rules] == ["R-2"]
    assert [one.rule for one in run(text, select=["#people"]).rules] == ["R-1"]
    assert [one.rule for one in run(text, select=["s/R-1", "R-2"], ignore=["#words"]).rules] == ["R-1"]
    slip = run(text, select=["R-1", "R-9"])
    assert [one.code for one in slip.diagnostics] == ["PA704"]


def test_projects_are_selected_by_id_and_their_records_with_them():
    text = HEAD + RULE.replace("each project", "each risk").replace("sponsor", "owner")
    risks = [{"id": "R1"}, {"id": "R2", "owner": "Ann"}]
    document = {"projects": [{"id": "A", "risks": risks}, {"id": "B", "risks": [{"id": "R3"}]}]}
    assert [one.subject.id for one in run(text, document).findings] == ["R1", "R3"]
    only = run(text, document, projects=["b"])
    assert [one.subject.id for one in only.findings] == ["R3"]
    assert only.run.projects == 1
    assert [one.code for one in run(text, document, projects=["C"]).diagnostics] == ["PA705"]


def test_a_standard_outside_its_time_is_not_in_force():
    text = f'standard s "S" effective from 2026-04-01 until 2026-04-30\n{RULE}'
    assert run(text).rules[0].outcomes == {Outcome.NOT_IN_FORCE: 1}
    standard = parse_standard(text)
    loaded = load_data(DATA, standards=[standard])
    for day in (date(2026, 4, 1), date(2026, 4, 30)):
        assert audit([standard], loaded, as_of=day).rules[0].outcomes == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert audit([standard], loaded, as_of=date(2026, 5, 1)).rules[0].outcomes == {Outcome.NOT_IN_FORCE: 1}


def test_the_portfolio_is_a_subject_too():
    text = f'{HEAD}rule R-1 "Few"\n  severity minor\n  for each portfolio\n  require count(projects) <= 1\n'
    (finding,) = run(text).findings
    assert (finding.subject.entity, finding.evidence[0].note) == ("portfolio", "count(projects) = 2")


def test_standards_share_one_schema():
    one = parse_standard('standard a "A"\nlifecycle start, end\nextend project with esg: one of low < high "E"\n')
    two = parse_standard('standard b "B"\nextend project with esg: one of low < high "E"\n')
    schema = schema_of([one, two])
    assert [member.field.name for member in schema.extensions] == ["esg"]
    phase = schema.find_field("project", "phase")
    assert phase is not None
    assert phase.type == EnumType("phase", ("start", "end"), ordered=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('standard a "A"\nlifecycle start, end\n', 'standard b "B"\nlifecycle begin, end\n'),
        (
            'standard a "A"\nlifecycle start, end\n',
            'standard b "B"\nrule B-1 "x"\n  severity minor\n  for each project\n  require phase is planning\n',
        ),
        ('standard a "A"\nextend project with esg: text\n', 'standard b "B"\nextend project with esg: number\n'),
        ('standard a "A"\n', 'standard a "Again"\n'),
    ],
    ids=["lifecycles", "a stage the other does not have", "fields", "names"],
)
def test_standards_that_contradict_each_other_are_refused(first: str, second: str):
    standards = [parse_standard(first), parse_standard(second)]
    with pytest.raises(InputError, match="PA403"):
        audit(standards, load_data({}, standards=standards), as_of=AS_OF)


def test_a_fingerprint_outlives_values_and_places():
    before = run(HEAD + RULE).findings[0]
    moved = {"projects": [*reversed(DATA["projects"]), {"id": "C", "sponsor": "Bo"}]}
    moved["projects"][0] = {"id": "B", "name": "Renamed"}
    after = run(HEAD + RULE, moved).findings[0]
    assert (before.subject.id, before.fingerprint) == (after.subject.id, after.fingerprint)
    assert run(HEAD + RULE.replace("R-1", "R-9")).findings[0].fingerprint != before.fingerprint


def test_extensions_are_read_and_live_beside_the_record():
    text = (
        f'{HEAD}extend project with esg: one of low < high "Rating"\n'
        'rule R-1 "Rated"\n  severity minor\n  for each project\n  require esg is at least high\n'
    )
    standard = parse_standard(text)
    loaded = load_data({"projects": [{"id": "A", "esg": "high"}, {"id": "B", "esg": "Low"}]}, standards=[standard])
    records = loaded.portfolio.register("project").records
    assert [dict(one.extras) for one in records] == [{"esg": "high"}, {"esg": "low"}]
    assert [one.subject.id for one in audit([standard], loaded, as_of=AS_OF).findings] == ["B"]


def test_an_unknown_format_is_named():
    with pytest.raises(ValueError, match="there is no report format `pdf`"):
        render(run(HEAD + RULE), "pdf")


def test_a_fault_of_the_engine_is_told_and_hides_nothing(monkeypatch: pytest.MonkeyPatch):
    from pmo_audit.backends import Reference

    standard = parse_standard(HEAD + RULE + OTHER)
    loaded = load_data(DATA, standards=[standard])
    judge = Reference.judge

    def failing(self, rule, record):
        if (rule.code, record.key) == ("R-1", "B"):
            raise ZeroDivisionError("by hand")
        return judge(self, rule, record)

    monkeypatch.setattr(Reference, "judge", failing)
    result = audit([standard], loaded, as_of=AS_OF)
    assert result.rules[0].outcomes == {Outcome.PASS: 1, Outcome.ERROR: 1}
    assert result.rules[1].outcomes == {Outcome.PASS: 2}
    assert [one.code for one in result.diagnostics] == ["PA901"]
    with_example = parse_standard(HEAD + RULE + '  example "e" fails { }\n')
    assert with_example.ok
    monkeypatch.setattr(Reference, "judge", lambda *_: 1 / 0)
    assert [one.code for one in parse_standard(HEAD + RULE + '  example "e" fails { }\n').diagnostics] == ["PA901"]


def test_a_portfolio_read_for_other_standards_is_refused():
    standard = parse_standard(f"{HEAD}extend project with esg: text\n{RULE}")
    with pytest.raises(InputError, match="PA404"):
        audit([standard], load_data(DATA), as_of=AS_OF)


def test_data_settings_alone_are_laid_over_a_packs_mapping(tmp_path: Path):
    from pmo_audit.settings import parse_settings

    data = tmp_path / "gmpp-2020.csv"
    data.write_text("year,project_name,dca_ipa,fy_baseline_gbp_m\n2020,Alpha,awaited,5\n", encoding="utf-8")
    standard = load_standard("uk_gmpp")
    settings, told = parse_settings('[data]\nmissing = ["awaited"]\n')
    assert told == ()
    loaded = load_portfolio(data, standards=[standard], mapping=settings.mapping)
    (report,) = loaded.portfolio.register("status_report").records
    assert loaded.portfolio.value(report, "dca") == Missing("awaited")
    assert loaded.portfolio.value(report, "period_budget") == Money(Fraction(5_000_000), "GBP")


def test_only_one_shipped_mapping_is_used_and_the_other_is_told():
    first, second = load_standard("uk_gmpp"), replace(load_standard("uk_gmpp"))
    loaded = load_data(DATA, standards=[first, second], schema=schema_of([first]))
    assert "PA715" in [one.code for one in loaded.diagnostics]
