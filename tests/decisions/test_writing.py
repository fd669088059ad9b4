"""A decision is written so that nothing is lost, whoever else writes, and so that a spreadsheet opens it harmlessly."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies

from pmo_audit.sources.decision_files import NAME, files_among, place_among
from pmo_audit.sources.decisions import append_decision, load_decisions
from pmo_audit.sources.decisions.cells import as_meant, harmless
from tests.decisions.given import HEAD, ROW, made, plain

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "'=1",
    "''=1",
    "'",
    "＝1",
    'a"b',
    "a,b;c\td",
    "a\nb",
    "é\u202e",
    "\ud800",
)


def test_the_first_decision_makes_the_file(tmp_path: Path) -> None:
    file = tmp_path / NAME
    assert append_decision(file, made()) is None
    assert file.read_bytes() == f"\ufeff{HEAD}\n{ROW}\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == [NAME]


def test_the_next_adds_a_line_and_changes_no_other(tmp_path: Path) -> None:
    file = tmp_path / NAME
    append_decision(file, made())
    before = file.read_bytes()
    append_decision(file, made("P3", "P4", "merge", because='one\nteam, "really"'))
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 1
    assert [one.decision.because for one in load_decisions(tmp_path).decided] == ["two regions", 'one team, "really"']


KEPT = {
    "with semicolons and line ends of Windows": (f"{HEAD}\r\n".replace(",", ";"), "\r\n", ";"),
    "without an end of line": (f"{HEAD}\nP8,P9,project,merge,Ann,x,,a,b,", "\n", ","),
    "with other columns": ("on,note,because,by,decision,level,right,left,left_words,right_words\n", "\n", ","),
    "empty": ("", "\n", ","),
    "blank": ("\n\n", "\n", ","),
    "only a mark": ("\ufeff", "\n", ","),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_file_keeps_its_manner(name: str, tmp_path: Path) -> None:
    before, end, separator = KEPT[name]
    file = tmp_path / NAME
    file.write_bytes(before.encode())
    assert append_decision(file, made()) is None
    after = file.read_bytes().decode()
    assert after.startswith(before)
    assert after.endswith(end)
    assert separator in after.splitlines()[-1]
    found = load_decisions(tmp_path)
    assert [one.code for one in found.diagnostics] == []
    assert plain(found.decided[0])[:8] == plain(made())[:8]


@pytest.mark.parametrize(
    "content", [b"id,name\nP1,Portal\n", "left;ö\n".encode("cp1252"), "left,right\n".encode("utf-16")]
)
def test_to_what_cannot_be_read_nothing_is_added(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_bytes(content)
    told = append_decision(file, made())
    assert told is not None
    assert told.code == "PA847"
    assert file.read_bytes() == content


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder" / NAME).mkdir(parents=True)
    for file in (tmp_path / "no" / NAME, tmp_path / "folder" / NAME, tmp_path / "a\0b"):
        told = append_decision(file, made())
        assert told is not None, file
        assert told.code == "PA847"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text: str, tmp_path: Path) -> None:
    append_decision(tmp_path / NAME, made(f"{text}1", f"{text}2", by=text, because=text, points={text: 1}))
    (row,) = list(csv.reader(io.StringIO((tmp_path / NAME).read_text(encoding="utf-8-sig"))))[1:]
    assert [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert not any(ord(char) < 32 for cell in row for char in cell)
    assert len(load_decisions(tmp_path).decided) == 1


@given(strategies.text(max_size=60) | strategies.sampled_from(HOSTILE))
def test_what_is_made_harmless_is_read_as_meant(text: str) -> None:
    written = harmless(text)
    assert written[:1] not in ("=", "+", "-", "@")
    assert harmless(as_meant(written)) == written
    if text.isprintable():
        assert as_meant(written) == " ".join(text.split())


def test_no_row_is_lost_that_others_write_at_the_same_time(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from pmo_audit.sources.decisions import append_decision; "
        "from tests.decisions.given import made\n"
        "for number in range(25):\n"
        "    told = append_decision(Path(sys.argv[1]), made(f'{sys.argv[2]}-{number}', words=('Portal ' * 700, 'b')))\n"
        "    assert told is None, told\n"
    )
    line = [sys.executable, "-c", program, str(tmp_path / NAME)]
    running = [subprocess.Popen([*line, str(one)], cwd=ROOT) for one in range(6)]
    assert [one.wait() for one in running] == [0] * 6
    found = load_decisions(tmp_path)
    assert found.diagnostics == ()
    assert {one.left for one in found.decided} == {f"{one}-{number}" for one in range(6) for number in range(25)}
    assert [one.name for one in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("cut", [1, 40, 60, 80, 84])
def test_a_row_that_was_cut_off_does_no_harm_to_the_next(cut: int, tmp_path: Path) -> None:
    file = tmp_path / NAME
    append_decision(file, made())
    append_decision(file, made("P3", "P4", because='a, "b"'))
    file.write_bytes(file.read_bytes()[:-cut])
    append_decision(file, made("P5", "P6"))
    found = load_decisions(tmp_path)
    assert [one.left for one in found.decided] == ["P1", "P3", "P5"][:: 1 if cut == 1 else 2]
    told = [] if cut == 1 else [("PA841", "row 3")]
    assert [(one.code, getattr(one.place, "at", "")) for one in found.diagnostics] == told


def test_it_stands_by_the_data(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "p.json").write_text("{}", encoding="utf-8")
    paths = [tmp_path / "a", tmp_path / "b" / "p.json"]
    assert place_among(paths) == tmp_path / "a" / NAME
    assert place_among(tmp_path / "b" / "p.json") == tmp_path / "b" / NAME
    assert place_among("p.json") == Path(NAME)
    assert place_among([]) == Path(NAME)
    assert files_among(paths) == ()
    (tmp_path / "b" / NAME).write_text("", encoding="utf-8")
    assert place_among(paths) == tmp_path / "b" / NAME
    assert files_among(paths) == (tmp_path / "b" / NAME,)
