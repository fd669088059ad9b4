"""`overlaps` and `shared-issues`: what is asked of them, in which shapes, and what they say of nothing."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pmo_audit.cli import main
from tests.cli.transcript import SCREEN
from tests.derive.overlaps.given import CARDS, DEBIT, MANY, OFFICE
from tests.docs import drawing

Json = Mapping[str, Any]
PLAIN: Sequence[Json] = [*OFFICE, {"id": "A", **CARDS}, {"id": "B", **DEBIT}]
TOLD = {
    "issues": [
        {"id": "I1", "project": "A", "title": "Pingwell caps texts", "description": "Codes come late by text."},
        {"id": "I2", "project": "B", "title": "Codes late", "description": "Pingwell caps traffic, codes come late."},
        {"id": "I3", "project": "Z1", "title": "Trench flooded", "description": "Rain filled the trench in the south."},
        {"id": "I4", "project": "Z2", "title": "Cook is ill", "description": "No meals on Tuesday."},
    ]
}  # fmt: skip


def invoke(*line: str) -> Result:
    return CliRunner().invoke(main, list(line), prog_name="pmo-audit", env=SCREEN)


def save(path: Path, rows: Sequence[Json]) -> None:
    if path.suffix == ".json":
        path.write_text(json.dumps(rows), encoding="utf-8")
    elif path.suffix == ".ndjson":
        path.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
    elif path.suffix == ".xlsx":
        lines = ["== Projects ==", "id | name | description"]
        drawing.save("\n".join([*lines, *(" | ".join(map(str, one.values())) for one in rows)]), path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["id", "name", "description"])
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The cases of the tests of kinds as one portfolio, with issues, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    document = {"projects": [*PLAIN, *MANY], **TOLD}
    Path("portfolio.json").write_text(json.dumps(document), encoding="utf-8")
    return "portfolio.json"


def pairs(*line: str) -> list[Json]:
    result = invoke("overlaps", *line, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[Json] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("name", ["plain.json", "plain.ndjson", "plain.csv", "projects.csv", "plain.xlsx"])
def test_plain_records_are_projects(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save(Path(name), PLAIN)
    found = pairs("--data", name)
    assert len(found) == 28
    assert [(one["left"], one["right"]) for one in found if one["flag"]] == [("A", "B")]


def test_a_folder_of_registers_is_read_too(tmp_path: Path) -> None:
    save(tmp_path / "projects.csv", PLAIN)
    (tmp_path / "deliverables.csv").write_text(
        "id,project,name,description\nD1,A,Leak walk,Survey of compressed air lines\n"
        "D2,B,Air leak survey,Walk along the compressed air lines\n",
        encoding="utf-8",
    )
    assert {one["level"] for one in pairs("--data", str(tmp_path))} == {"project", "deliverable"}
    (only,) = pairs("--data", str(tmp_path), "--level", "deliverable")
    assert {only["left"], only["right"]} == {"D1", "D2"}


def test_pairs_have_these_keys_and_their_evidence(portfolio: str) -> None:
    found = pairs("--data", portfolio)
    assert [one["flag"] for one in found] == sorted((one["flag"] for one in found), reverse=True)
    for one in found:
        assert list(one)[:6] == ["left", "right", "kind", "score", "flag", "evidence"]
        assert 0 <= one["score"] <= 1
        assert sum(each["points"] for each in one["evidence"]["contributions"]) == round(one["score"] * 10_000)
        assert all(list(each) == ["name", "points", "says"] for each in one["evidence"]["contributions"])
    sides = found[0]["evidence"]["passages"][0]
    assert list(sides) == ["left", "right"]
    for side in sides.values():
        assert list(side) == ["record", "entity", "field", "text", "marks", "place"]
        assert side["place"]["file"] == portfolio
        assert all(side["text"][begin:end] for begin, end in side["marks"])


def test_the_same_bytes_twice(portfolio: str) -> None:
    line = ("overlaps", "--data", portfolio, "--format", "json")
    assert invoke(*line).stdout == invoke(*line).stdout


def test_pairs_are_chosen(portfolio: str) -> None:
    every = pairs("--data", portfolio)
    assert pairs("--data", portfolio, "--all") == every
    for kind in ("recurrence", "template"):
        found = pairs("--data", portfolio, "--kind", kind)
        assert found == [one for one in every if one["kind"] == kind]
        assert found
    assert pairs("--data", portfolio, "--min-score", "60.5") == [one for one in every if one["score"] >= 0.605]
    assert pairs("--data", portfolio, "--project", "A") == [one for one in every if "A" in one["projects"]]


def test_what_is_left_out_is_said(portfolio: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmo_audit.derive.overlaps.MOST", 3)
    result = invoke("overlaps", "--data", portfolio, "--format", "json")
    left_out = len(pairs("--data", portfolio, "--all")) - len(json.loads(result.stdout))
    assert left_out > 100
    assert f"note[PA832]: {left_out:,} pairs with lower scores are not given" in result.stderr
    assert "--all" in result.stderr


def test_the_table_shows_what_is_raised_and_counts_the_rest(portfolio: str) -> None:
    shown = invoke("overlaps", "--data", portfolio).stdout
    assert "Card controls in the app (A) and Self-service for debit cards (B)" in " ".join(shown.split())
    assert "template" not in shown.split("compared, ")[0]
    assert "(`--kind " in shown
    kinds = invoke("overlaps", "--data", portfolio, "--kind", "template").stdout
    assert "template, not raised" in kinds
    assert "The same form for something else: Alder Street and Corliss Mall." in kinds


def test_markdown_has_the_sentences_side_by_side(portfolio: str) -> None:
    shown = invoke("overlaps", "--data", portfolio, "--format", "markdown", "--project", "A").stdout
    assert shown.startswith("# Work that is done twice\n")
    assert "| A | B |\n| --- | --- |\n" in shown
    assert "**" in shown
    assert "- +42.00 start: Where every pair begins." in shown


def test_printed_contributions_add_up_to_the_printed_score(portfolio: str) -> None:
    shown = invoke("overlaps", "--data", portfolio, "--format", "markdown", "--all").stdout.replace("\u2212", "-")
    pages = shown.split("\n## ")[1:]
    assert len(pages) > 100
    for page in pages:
        addends = [Decimal(one) for one in re.findall(r"^- ([+-][\d.]+) ", page, re.MULTILINE)]
        assert sum(addends) == Decimal(page.split("%")[0])


def test_hostile_text_cannot_drive_a_terminal_or_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    evil = "Roof \u202e of <b>hall</b> | four"
    rows = [{"id": one, "name": f"{evil} {one}", "description": f"{evil} leaks. {one}"} for one in ("x|y", "<i>")]
    save(Path("projects.csv"), [*OFFICE, *rows])
    for form in ("table", "markdown", "json"):
        shown = invoke("overlaps", "--data", "projects.csv", "--format", form, "--all").output
        assert "\u202e" not in shown
        assert form != "markdown" or "<b>" not in shown


@pytest.mark.parametrize(
    ("command", "document", "code"),
    [
        ("overlaps", {"projects": [{"id": "A"}, {"id": "B"}]}, "PA830"),
        ("overlaps", {"projects": [PLAIN[0]]}, "PA830"),
        ("overlaps", {"risks": [{"id": "R", "name": "Rain", "description": "It rains."}]}, "PA830"),
        ("shared-issues", {"projects": PLAIN}, "PA831"),
        ("shared-issues", {"projects": PLAIN, "issues": [{"id": one, "project": one} for one in "AB"]}, "PA831"),
    ],
)  # fmt: skip
def test_nothing_to_compare_is_an_error_and_no_empty_table(
    command: str, document: Json, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("portfolio.json").write_text(json.dumps(document), encoding="utf-8")
    for form in ("table", "json", "markdown"):
        result = invoke(command, "--data", "portfolio.json", "--format", form)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"error[{code}]: " in result.stderr


def test_texts_that_are_left_out_are_told(tmp_path: Path) -> None:
    path = tmp_path / "projects.csv"
    path.write_text(
        "id,name,start,finish,Blurb\nA,Cards,2026-01-01,2026-09-01,New cards for all of the staff\n"
        "B,Debit,2026-01-01,2026-09-01,Cards for debit by the end of June\n"
    )
    told = invoke("overlaps", "--data", str(path))
    assert "warning[PA835]: no descriptions of projects were read; text columns left out: `Blurb`" in (
        " ".join(told.stderr.split())
    )
    assert 'add `description = "Blurb"` to' in " ".join(told.stderr.split())
    assert "  not read: `Blurb`\n" in invoke("read", str(path)).stdout
    path.write_text(path.read_text().replace("Blurb", "What it is about"))
    assert "PA835" not in invoke("overlaps", "--data", str(path)).stderr


def test_records_without_words_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save(Path("projects.csv"), [*PLAIN, {"id": "S", "name": "", "description": ""}])
    result = invoke("overlaps", "--data", "projects.csv")
    assert result.exit_code == 0
    assert "warning[PA834]: 1 project has neither a name nor a text" in result.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["--data", "portfolio.json", "--project", "Nobody"], "PA705"),
        (["--data", "portfolio.json", "--level", "programme"], "PA712"),
        (["--data", "portfolio.json", "--min-score", "101"], "PA712"),
        (["--data", "portfolio.json", "--kind", "twin"], "PA712"),
        ([], "PA707"),
        (["--data", "gone.json"], "PA5"),
    ],
)
def test_mistakes_are_told(line: list[str], code: str, portfolio: str) -> None:
    result = invoke("overlaps", *line)
    assert result.exit_code == 2
    assert f"error[{code}" in result.stderr


def test_the_settings_say_how_registers_are_read_and_which(portfolio: str) -> None:
    Path("ours.json").write_text(
        json.dumps([{"key": one["id"], "what": one["name"], "why": one["description"]} for one in PLAIN]),
        encoding="utf-8",
    )
    Path("pmo-audit.toml").write_text(
        '[run]\ndata = "ours.json"\n[[table]]\nfile = "ours.json"\nentity = "project"\n[table.fields]\n'
        'id = "key"\nname = "what"\ndescription = "why"\n',
        encoding="utf-8",
    )
    assert [one["left"] for one in pairs() if one["flag"]] == ["A"]


# Shared issues


def test_shared_issues(portfolio: str) -> None:
    result = invoke("shared-issues", "--data", portfolio, "--format", "json")
    assert result.exit_code == 0, result.stderr
    (one,) = json.loads(result.stdout)
    assert list(one)[:4] == ["members", "score", "spread", "evidence"]
    assert one["members"] == ["I1", "I2"]
    assert 0 < one["score"] <= 1
    assert one["projects"] == ["A", "B"]
    assert invoke("shared-issues", "--data", portfolio, "--format", "json", "--project", "Z1").stdout == "[]\n"
    table = invoke("shared-issues", "--data", portfolio).stdout
    assert "1 shared issue: 2 entries of 2 projects." in table
    page = invoke("shared-issues", "--data", portfolio, "--format", "markdown").stdout
    assert "| Member | What it says |" in page
    assert "**Pingwell" in page


def test_a_run_looks_across_projects_where_it_is_asked_to(tmp_path: Path) -> None:
    rules = tmp_path / "own.pmo"
    rules.write_text(
        'standard own "Own"\n  version "1.0"\n  owner   "PMO"\n\nrule A-1 "Named"\n  severity minor\n'
        "  for each project\n  require  name is known\n",
        encoding="utf-8",
    )
    data = tmp_path / "portfolio.json"
    data.write_text(json.dumps({"projects": PLAIN}), encoding="utf-8")
    line = ["run", "--rules", str(rules), "--data", str(data), "--format", "json", "--fail-on", "never"]
    assert json.loads(invoke(*line).stdout)["across"] is None
    across = json.loads(invoke(*line, "--across").stdout)["across"]
    assert [(one["left"]["id"], one["right"]["id"]) for one in across["overlaps"] if one["flag"]] == [("A", "B")]
