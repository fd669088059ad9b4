"""`init` takes a workbook for a form where a map lists its cells, and what it writes down reads what it showed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pmo_audit.api import load_portfolio, propose, read_files
from pmo_audit.api.proposing import find_map, settings_text
from pmo_audit.cli import main
from pmo_audit.proposing.proposal import Proposal
from pmo_audit.settings import load_settings, parse_settings
from pmo_audit.values import format_value
from tests.sources.forms.test_forms import CELLS, workbook

MAP = """cell_key,template_sheet,cellreference,type
Project name,Summary,C3,TEXT
Senior responsible owner,Summary,C4,TEXT
Question 12,Plan,B2,DATE
Milestone 1 name,Plan,A5,TEXT
Milestone 2 name,Plan,A7,TEXT
"""
PLAN = {**CELLS["Plan"], "A2": "End date"}


def prepared(folder: Path, *names: str) -> Path:
    (folder / "datamap.csv").write_text(MAP, encoding="utf-8")
    for number, name in enumerate(names):
        summary = {**CELLS["Summary"], "C3": f"Project {number}"}
        workbook(folder / name, {**CELLS, "Summary": summary, "Plan": PLAN})
    return folder


def test_keys_are_taken_for_fields_and_labels_where_keys_say_nothing(tmp_path: Path) -> None:
    here = prepared(tmp_path, "rail-return.xlsx", "tram-return.xlsx")
    proposal = propose(here, cells=here / "datamap.csv", settings=here / "pmo-audit.toml")
    (table,) = proposal.tables
    assert (table.entity, table.rows, table.mapping.file) == ("project", 2, "*-return.xlsx")
    assert {one.field: one.heading for one in table.columns} == {
        "id": "{file}",
        "name": "Project name",
        "sponsor": "Senior responsible owner",
        "finish": "Question 12",
    }
    (finish,) = [one for one in table.columns if one.field == "finish"]
    assert finish.reason.startswith("beside it stands `End date`")
    (form,) = proposal.mapping.forms
    assert form.map == "datamap.csv"
    assert proposal.mapping.tables == (), "the map is no register"


def test_what_is_written_down_reads_what_was_shown(tmp_path: Path) -> None:
    here = prepared(tmp_path, "rail.xlsx")
    config = here / "pmo-audit.toml"
    proposal = propose(here, cells=here / "datamap.csv", settings=config)
    config.write_text(settings_text(proposal, rules=(), data=(".",)), encoding="utf-8")
    settings, told = load_settings(config)
    assert told == ()
    shown, written = (load_portfolio(here, mapping=one).portfolio for one in (proposal.mapping, settings.mapping))
    (one,), (other,) = shown.register("project").records, written.register("project").records
    assert dict(one.values) == dict(other.values)
    assert format_value(one.values["finish"]) == "2026-11-30"
    assert str(other.origin("finish")).endswith("rail.xlsx: Plan!B2")


def test_a_map_beside_the_form_is_found(tmp_path: Path) -> None:
    here = prepared(tmp_path, "rail.xlsx")
    form = here / "rail.xlsx"
    assert find_map(form, read_files(form)) == here / "datamap.csv"
    (here / "datamap.csv").write_text("key,sheet,cell\na,Other,C1\nb,Other,C2\nc,Elsewhere,C3\n", encoding="utf-8")
    assert find_map(form, read_files(form)) is None, "it lists the cells of another workbook"
    (here / "datamap.csv").write_text("id,name\nP1,Rail\n", encoding="utf-8")
    assert find_map(here, read_files(here)) is None


def test_the_command_takes_a_form(tmp_path: Path) -> None:
    here = prepared(tmp_path, "rail.xlsx")
    line = ["init", "--from", str(here / "rail.xlsx"), "--cells", str(here / "datamap.csv"), "--into", str(here)]
    result = CliRunner().invoke(main, line, prog_name="pmo-audit")
    assert result.exit_code == 0, result.output
    text = (here / "pmo-audit.toml").read_text(encoding="utf-8")
    assert '[[form]]\nentity = "project"\nfile = "rail.xlsx"\nmap = "datamap.csv"\n[form.fields]\n' in text
    assert "# the map: 2 keys are not read" in text


AMOUNTS = """cell_key,template_sheet,cellreference,type
Project name,Summary,C3,TEXT
Overall contingency (-m),Costs,B1,NUMBER
Total budget,Costs,B2,NUMBER
Worth for all projects and for programmes if available,Costs,B3,NUMBER
"""


def amounts(folder: Path, contingency: str, budget: str, value: object = 1699.37) -> Proposal:
    (folder / "datamap.csv").write_text(AMOUNTS, encoding="utf-8")
    costs = {"A1": contingency, "B1": 12.5, "A2": budget, "B2": value, "A3": "Worth", "B3": 134}
    workbook(folder / "rail.xlsx", {**CELLS, "Costs": costs})
    return propose(folder, cells=folder / "datamap.csv", settings=folder / "pmo-audit.toml")


def test_the_unit_of_an_amount_is_in_its_label_too(tmp_path: Path) -> None:
    (table,) = amounts(tmp_path, "Contingency (£m)", "Budget (£k)").tables
    units = {one.field: (one.line.currency, one.line.scale) for one in table.columns if one.line.currency}
    assert units == {"contingency": ("GBP", 1_000_000), "budget": ("GBP", 1000)}


def test_an_amount_of_untold_size_beside_millions_is_asked_and_not_read(tmp_path: Path) -> None:
    proposal = amounts(tmp_path, "Contingency (£m)", "Spend total")
    (table,) = proposal.tables
    assert "budget" not in {one.field for one in table.columns}
    (question,) = [one for one in table.questions if one.fields == ("budget",)]
    assert "`1699.37`, while others, such as `Contingency (£m)`, are in millions" in question.reason
    text = settings_text(proposal, rules=(), data=())
    for unit in ("GBP m", "GBP"):
        line = f'budget = {{ column = "Total budget", unit = "{unit}", label = "Spend total" }}'
        assert f"\n# {line}\n" in text
        settings, told = parse_settings(text.replace(f"# {line}", line))
        assert told == ()
        assert settings.mapping.forms[0].table.fields["budget"].currency == "GBP"


@pytest.mark.parametrize(
    ("label", "value"), [("Spend total (£)", 1699.37), ("Spend total", "£1,699.37m"), ("Spend total (€m)", 5)]
)
def test_an_amount_whose_size_is_told_is_read(tmp_path: Path, label: str, value: object) -> None:
    (table,) = amounts(tmp_path, "Contingency (£m)", label, value).tables
    assert "budget" in {one.field for one in table.columns}


def test_amounts_of_a_form_that_names_no_size_are_read_as_they_stand(tmp_path: Path) -> None:
    (table,) = amounts(tmp_path, "Contingency", "Spend total").tables
    assert {"budget", "contingency"} <= {one.field for one in table.columns}


def test_a_key_and_a_label_of_different_sizes_are_asked(tmp_path: Path) -> None:
    text = AMOUNTS.replace("Total budget", "Total budget (£m)")
    proposal = amounts(tmp_path, "Contingency", "Budget (£k)")
    (tmp_path / "datamap.csv").write_text(text, encoding="utf-8")
    proposal = propose(tmp_path, cells=tmp_path / "datamap.csv", settings=tmp_path / "pmo-audit.toml")
    assert any("different sizes" in one.reason for one in proposal.tables[0].questions)


def test_a_number_under_a_long_key_is_no_reference(tmp_path: Path) -> None:
    (table,) = amounts(tmp_path, "Contingency (£m)", "Budget (£k)").tables
    assert "programme" not in {one.field for one in table.columns}
    (question,) = [one for one in table.questions if one.fields == ("programme",)]
    assert "here `134`, is a number" in question.reason


def told(*words: str) -> str:
    result = CliRunner().invoke(main, ["init", "--from", *words], prog_name="pmo-audit")
    assert result.exit_code == 2
    return result.output


def test_a_map_that_is_not_there_is_told(tmp_path: Path) -> None:
    here = prepared(tmp_path, "rail.xlsx")
    output = told(str(here), "--cells", str(here / "nope.csv"), "--into", str(here / "audit"))
    assert "error[PA501]: there is no file" in output
    assert not (here / "audit").exists()


@pytest.mark.parametrize("text", ["id,name\nP1,Rail\n", "key,sheet,cell\na,Other,C1\nb,Elsewhere,C2\n"])
def test_a_map_of_something_else_is_told(tmp_path: Path, text: str) -> None:
    here = prepared(tmp_path, "rail.xlsx")
    (here / "other.csv").write_text(text, encoding="utf-8")
    proposal = propose(here / "rail.xlsx", cells=here / "other.csv", settings=here / "pmo-audit.toml")
    assert "PA644" in {one.code for one in proposal.diagnostics}


@pytest.mark.parametrize(("name", "code"), [("nope", "PA501"), ("broken.xlsx", "PA540"), ("empty", "PA502")])
def test_what_cannot_be_opened_is_told_once(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.xlsx").write_text("junk", encoding="utf-8")
    output = told(str(tmp_path / name), "--into", str(tmp_path / "audit"))
    assert f"error[{code}]" in output
    assert "PA586" not in output
