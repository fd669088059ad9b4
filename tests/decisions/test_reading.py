"""Files of decisions as people and spreadsheets leave them: what is read, and what is told of the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies

from pmo_audit.diagnostics import Severity
from pmo_audit.records import core_schema
from pmo_audit.sources import load_portfolio
from pmo_audit.sources.decisions import DecisionsRead, load_decisions, read_decisions
from tests.decisions.given import HEAD, ROW, made, plain


def read(text: str) -> DecisionsRead:
    return read_decisions(text.encode(), "overlap-decisions.csv")


def codes(read: DecisionsRead) -> list[tuple[str, str]]:
    return [(one.code, getattr(one.place, "at", "")) for one in read.diagnostics]


def test_a_row_is_a_decision() -> None:
    found = read(f"{HEAD}\n{ROW}\n")
    assert [plain(one) for one in found.decided] == [plain(made())]
    assert str(found.decided[0].decision.origin) == "overlap-decisions.csv: row 2"
    assert found.diagnostics == ()


SAVED = {
    "with a mark": f"\ufeff{HEAD}\n{ROW}\n",
    "by Windows": f"{HEAD}\r\n{ROW}\r\n",
    "without an end": f"{HEAD}\n{ROW}",
    "with semicolons": f"{HEAD};more\n".replace(",", ";")
    + 'P1;P2;project;justified;Ann Lee;two regions;2026-03-31;Portal;patients;"{""words"": 4200}";\n',
    "with tabs and a line for Excel": "sep=\t\n"
    + HEAD.replace(",", "\t")
    + "\n"
    + ROW.replace(",", "\t").replace('"{""', '{"').replace('"": ', '": ').replace('}"', "}")
    + "\n",
    "with all quoted": '"'
    + HEAD.replace(",", '","')
    + '"\n"P1","P2","project","justified","Ann Lee","two regions","2026-03-31","Portal","patients",'
    '"{""words"": 4200}"\n',
    "with other columns between": "note,on,right,left,decision,level,because,by,Right words,left_words,contributions\n"
    'x,2026-03-31,P2,P1,justified,project,two regions,Ann Lee,patients,Portal,"{""words"": 4200}"\n',
    "with blank rows": f"\n{HEAD}\n\n,,,,,,,,,\n{ROW}\n\n",
    "as people write": f"{HEAD}\n{ROW.replace('project', 'Project ').replace('justified', ' Justified')}\n",
}


@pytest.mark.parametrize("name", SAVED)
def test_a_file_is_read_as_it_was_saved(name: str) -> None:
    found = read(SAVED[name])
    assert [plain(one) for one in found.decided] == [plain(made())]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-31 00:00:00", date(2026, 3, 31)),
        ("31.03.2026", date(2026, 3, 31)),
        ("31/03/2026", date(2026, 3, 31)),
        ("3/31/2026", date(2026, 3, 31)),
        ("3/3/2026", date(2026, 3, 3)),
        ("31-Mar-2026", date(2026, 3, 31)),
        ("2026/03/31", date(2026, 3, 31)),
        ("3/4/2026", None),
        ("31/31/2026", None),
        ("2026-02-30", None),
        ("soon", None),
        ("46112", None),
    ],
)
def test_a_day_is_read_where_it_can_mean_one_day_only(cell: str, day: date | None) -> None:
    found = read(f"{HEAD}\n{ROW.replace('2026-03-31', cell)}\n")
    assert [one.decision.on for one in found.decided] == [day]
    assert codes(found) == ([] if day else [("PA842", "row 2, column on")])


BAD = {
    "P1,P2,project,maybe,Ann,x,,a,b,": "there is no decision `maybe`",
    "P1,P2,programme,merge,Ann,x,,a,b,": "there is no level `programme`",
    "P1,P2,,merge,Ann,x,,a,b,": "there is no level ``",
    ",P2,project,merge,Ann,x,,a,b,": "`left` names no record",
    "P1,,project,merge,Ann,x,,a,b,": "`right` names no record",
    "P1,p1 ,project,merge,Ann,x,,a,b,": "`P1` cannot overlap with itself",
    "P1,P2": "it ends after 2 of 10 columns",
    "P1,P2,project,merge,Ann,one, two,,a,b,{}": "more cells than the header",
    'P1,P2,project,merge,Ann,"one,,a,b,': "a quoted cell does not end as it should",
    'P1,P2,project,merge,Ann,"one"two,,a,b,': "a quoted cell does not end as it should",
}


@pytest.mark.parametrize("row", BAD)
def test_a_row_that_cannot_be_read_keeps_no_other_from_being_read(row: str) -> None:
    found = read(f'{HEAD}\n{ROW}\n{row}\nP3,P4,project,merge,Bo,"long\nand, yes",,a,b,\n{ROW.replace("P1", "P5")}\n')
    assert codes(found) == [("PA841", "row 3")]
    assert BAD[row] in found.diagnostics[0].message
    assert {one.left: one.decision.because for one in found.decided} == {
        "P1": "two regions",
        "P3": "long and, yes",
        "P5": "two regions",
    }


def test_a_part_that_cannot_be_read_is_told_and_the_decision_counts() -> None:
    for cell in ("{", "[1]", '"{""a"": 1.5}"', '"{""a"": true}"', "[" * 100_000):
        found = read(f"{HEAD}\nP1,P2,project,merge,Ann,x,2026-03-31,a,b,{cell}\n")
        assert codes(found) == [("PA842", "row 2, column contributions")], cell[:20]
        assert plain(found.decided[0])[-1] == {}
    for words, column in ((",b", "left_words"), ("a,", "right_words"), (",", "left_words")):
        found = read(f"{HEAD}\nP1,P2,project,merge,Ann,x,2026-03-31,{words},\n")
        assert codes(found) == [("PA842", f"row 2, column {column}")]
        assert len(found.decided) == 1


def test_a_file_written_by_hand_needs_six_columns() -> None:
    found = read("left,right,level,decision,by,because\nP1,P2,deliverable,Not a duplicate,Ann,seen\n")
    assert [one.decision.verdict for one in found.decided] == ["not-a-duplicate"]
    assert {one.severity for one in found.diagnostics} == {Severity.WARNING}


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xff",
        b"left,right\nP1,P2\n",
        b"a" * 10,
        b"left;right,level\n",
        b"\x00\x00\x00",
        "\ufeffäöü".encode("cp1252", "ignore"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(content: bytes) -> None:
    found = read_decisions(content, "overlap-decisions.csv")
    assert found.decided == ()
    assert {one.code for one in found.diagnostics} == {"PA840"}


def test_a_file_that_windows_saved_is_read_and_told() -> None:
    found = read_decisions(f"{HEAD}\n{ROW.replace('Ann Lee', 'Zoë Bäck')}\n".encode("cp1252"), "overlap-decisions.csv")
    assert [one.decision.by for one in found.decided] == ["Zoë Bäck"]
    assert [(one.code, one.severity) for one in found.diagnostics] == [("PA840", Severity.WARNING)]


@pytest.mark.parametrize("title", ["Decisions of the board, 2026\n", "Decisions\n\n;as of;today\n"])
def test_a_title_above_the_header_is_told_and_the_rows_are_read(title: str) -> None:
    found = read(f"{title}{HEAD}\n{ROW}\n")
    assert [plain(one) for one in found.decided] == [plain(made())]
    assert [(one.code, one.severity) for one in found.diagnostics] == [("PA840", Severity.NOTE)]
    assert codes(read(f"{'note' + chr(10)}" * 5 + f"{HEAD}\n{ROW}\n")) == [("PA840", "row 1")]


def test_a_workbook_of_decisions_is_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "overlap-decisions.xlsx").write_bytes(b"PK")
    found = load_decisions(tmp_path)
    assert [(one.code, one.severity) for one in found.diagnostics] == [("PA840", Severity.WARNING)]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", f"{HEAD}\n", f"\n{HEAD}"])
def test_nothing_decided_is_no_mistake(text: str) -> None:
    assert read(text) == DecisionsRead()


@given(strategies.binary(max_size=300) | strategies.text(max_size=300).map(lambda one: f"{HEAD}\n{one}".encode()))
def test_nothing_makes_reading_fail(content: bytes) -> None:
    read_decisions(content, "x.csv")


# --------------------------------------------------------------------------------------- several about one pair


def row(
    verdict: str, on: str = "2026-03-31", words: str = "Portal,patients", pair: str = "P1,P2", by: str = "Ann"
) -> str:
    return f"{pair},project,{verdict},{by},x,{on},{words},\n"


@pytest.mark.parametrize(
    ("rows", "counts", "told"),
    [
        ((row("merge"),), ["merge"], []),
        ((row("merge"), row("merge")), ["merge"], [("PA843", Severity.NOTE)]),
        ((row("merge"), row("justified")), ["justified"], [("PA844", Severity.NOTE)]),
        ((row("merge"), row("justified", by="Bo")), ["justified"], [("PA844", Severity.WARNING)]),
        (
            (row("merge"), row("justified", pair="p2,P1", words="patients,Portal", by="Bo")),
            ["justified"],
            [("PA844", Severity.WARNING)],
        ),
        ((row("merge", "2026-03-30"), row("justified", by="Bo")), ["justified"], [("PA844", Severity.NOTE)]),
        ((row("merge"), row("justified", "2026-03-30", by="Bo")), ["justified"], [("PA844", Severity.WARNING)]),
        ((row("merge"), row("justified", words="Portal,Leeds")), ["justified"], []),
        ((row("merge"), row("undone")), [], []),
        ((row("undone"),), [], []),
        ((row("merge"), row("undone"), row("justified")), ["justified"], []),
        ((row("merge"), row("justified", pair="P1,P3")), ["merge", "justified"], []),
        ((row("merge"), row("justified").replace("project", "deliverable")), ["justified", "merge"], []),
    ],
)
def test_the_last_decision_counts(rows: tuple[str, ...], counts: list[str], told: list, tmp_path: Path) -> None:
    (tmp_path / "overlap-decisions.csv").write_text(f"{HEAD}\n{''.join(rows)}", encoding="utf-8")
    found = load_decisions(tmp_path)
    assert [one.decision.verdict for one in found.decided] == counts
    assert [(one.code, one.severity) for one in found.diagnostics] == told
    assert len(found.history) == len(rows)


def test_two_files_are_read_together(tmp_path: Path) -> None:
    for name, verdict in (("a", "merge"), ("b", "justified")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "overlap-decisions.csv").write_text(f"{HEAD}\n{row(verdict)}", encoding="utf-8")
    found = load_decisions([tmp_path / "a", tmp_path / "b"])
    assert [one.decision.verdict for one in found.decided] == ["justified"]
    assert "a/overlap-decisions.csv: row 2" in found.diagnostics[0].message
    assert str(found.diagnostics[0].place) == "b/overlap-decisions.csv: row 2"


# ------------------------------------------------------------------------------------------- beside the data


@pytest.mark.parametrize(
    "given", [".", "projects.csv", ("projects.csv", "overlap-decisions.csv"), "overlap-decisions.csv"]
)
def test_it_comes_with_the_data_and_is_no_register(given, tmp_path: Path) -> None:
    (tmp_path / "projects.csv").write_text("id,name\nP1,Portal\n", encoding="utf-8")
    (tmp_path / "overlap-decisions.csv").write_text(f"{HEAD}\n{ROW}\nP1,P2,project,no,A,b,,,,\n", encoding="utf-8")
    paths = [tmp_path / one for one in ((given,) if isinstance(given, str) else given)]
    loaded = load_portfolio(paths, schema=core_schema())
    assert [plain(one) for one in loaded.decided] == [plain(made())]
    assert [one.code for one in loaded.diagnostics] == ["PA841"]
    assert [name for name, _ in loaded.portfolio.sources if "decisions" in name] == []


def test_without_a_file_nothing_of_it_is_imported(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "projects.csv").write_text("id,name\nP1,Portal\n", encoding="utf-8")
    program = (
        "import sys; from pmo_audit.sources import load_portfolio; from pmo_audit.records import core_schema; "
        "load_portfolio('projects.csv', schema=core_schema()); "
        "print(*sorted({'pmo_audit.oversight', 'pmo_audit.sources.decisions', 'pmo_audit.derive'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env={"PYTHONPATH": str(root)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
