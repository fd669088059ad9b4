"""The other process: whichever way the program was started, and however it ends."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pmo_audit.sources.xlsx import process
from tests.sources.xlsx.made import by_hand, codes, read

ROOT = Path(__file__).parents[3]
BOOK = by_hand('<row r="1"><c r="A1" t="str"><v>id</v></c></row>')
CALL = "import sys; sys.path[:0] = sys.argv[1:2]; from pmo_audit.sources.xlsx.reading import read_workbook"
TELL = "print([row.cells for row in read_workbook(open(sys.argv[2], 'rb').read(), 'b', 'b').sheets[0].rows])"


def first_row() -> object:
    return read(BOOK).sheets[0].rows[0].cells


@pytest.mark.parametrize("options", [["-I"], ["-P"], ["-P", "-O"]])
def test_it_does_not_matter_where_the_program_runs(options, tmp_path):
    (tmp_path / "book.xlsx").write_bytes(BOOK)
    (tmp_path / "zipfile.py").write_text("raise RuntimeError('a module of the user stands in the way')")
    command = [sys.executable, *options, "-c", f"{CALL}; {TELL}", str(ROOT), "book.xlsx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[['id']]", "")


def test_the_package_may_lie_in_a_zip_file(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(BOOK)
    packed = tmp_path / "package.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for path in sorted((ROOT / "pmo_audit").rglob("*.py")):
            file.write(path, path.relative_to(ROOT))
    command = [sys.executable, "-c", f"{CALL}; {TELL}", str(packed), str(tmp_path / "book.xlsx")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[['id']]", "")


def test_a_program_that_reads_at_its_top_is_not_started_again(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(BOOK)
    (tmp_path / "program.py").write_text(f"print('started'); {CALL}; {TELL}")
    command = [sys.executable, "program.py", str(ROOT), "book.xlsx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.split("\n") == ["started", "[['id']]", ""]


def test_where_no_interpreter_can_be_started_the_same_is_read_here(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.find_interpreter() == ""
    assert first_row() == ["id"]


def test_a_host_that_embeds_python_is_not_started_in_its_place(monkeypatch, tmp_path):
    host = tmp_path / "office"
    host.write_text("")
    monkeypatch.setattr(sys, "executable", str(host))
    assert Path(process.find_interpreter()).name.startswith("python")
    monkeypatch.setattr(sys, "_base_executable", "", raising=False)
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path))
    assert process.find_interpreter() == ""


def test_an_interpreter_that_cannot_be_started_is_no_hindrance(monkeypatch, tmp_path):
    broken = tmp_path / "python3"
    broken.write_text("no program")
    monkeypatch.setattr(sys, "executable", str(broken))
    assert first_row() == ["id"]


@pytest.mark.parametrize(("name", "value"), [("_BOOT", "raise SystemExit(1)"), ("_BOOT", "import os; os.abort()")])
def test_one_that_ends_too_early_is_told(monkeypatch, name, value):
    monkeypatch.setattr(process, name, value)
    reading = read(BOOK)
    assert (codes(reading), reading.sheets, len(reading.tables[0].lost)) == (["PA542"], [], 1)


def test_one_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(process, "_BOOT", "import sys, time; sys.stdin.buffer.read(); time.sleep(60)")
    monkeypatch.setattr(process, "_LEAST_SECONDS", 0.2)
    assert codes(read(BOOK)) == ["PA542"]


def test_one_that_takes_too_much_memory_is_told(monkeypatch):
    pytest.importorskip("resource")
    monkeypatch.setattr(process, "_LEAST_MEMORY", 64 * 1024 * 1024)
    rows = "".join(f"<row><c t='str'><v>{number:0>99}</v></c></row>" for number in range(200))
    strings = "".join(f"<si><t>{number:0>200}</t></si>" for number in range(300_000))
    related = (
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/></Relationships>'
    )
    parts = {"xl/_rels/workbook.xml.rels": related, "xl/strings.xml": f"<sst>{strings}</sst>"}
    assert codes(read(by_hand(rows, parts=parts))) == ["PA542"]
