"""The border of the program: no exception gets out, nothing that drives a terminal, no colour that is not wanted."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pmo_audit import __version__, api
from pmo_audit.cli import main
from pmo_audit.cli.findings_view import show_report
from pmo_audit.cli.terminal import Sheet
from pmo_audit.reporting import view_of
from tests.cli.transcript import SCREEN
from tests.reporting.hostile import hostile

GIVEN = Path(__file__).parent / "given"
RUN = ["run", "--rules", "toy.pmo", "--data", "registers", "--as-of", "2026-03-31"]
MEANT_HARM = ("\x1b", "\x9b", "\x07", "\x7f", "\u202e", "\u2066", "\u200f", "\ufeff", "\u2028", "\U000e0041")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the given files, which is the current one."""
    shutil.copytree(GIVEN, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def invoke(*line: str, **environment: str) -> Result:
    return CliRunner().invoke(main, list(line), prog_name="pmo-audit", env={**SCREEN, **environment})


def _fail(*_: object, **__: object) -> None:
    raise KeyError("no\x1b[31m")


def process(*line: str, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pmo_audit", *line]
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root, "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    if os.name != "nt":  # whoever starts the tests in the background has it ignored, and so would the process
        more["preexec_fn"] = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment, encoding="utf-8", **more)  # type: ignore[call-overload,no-any-return]


# Faults --------------------------------------------------------------------------------------------------------------


def test_a_fault_of_ours_is_a_diagnostic(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "load_portfolio", _fail)
    result = invoke(*RUN)
    assert result.exit_code == 3
    assert result.stderr.startswith("error[PA902]: pmo-audit failed: KeyError: 'no\\x1b[31m'")
    assert "Traceback" not in result.output
    assert "PMO_AUDIT_DEBUG=1" in result.stderr


def test_a_fault_of_ours_is_shown_whole_on_demand(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "load_portfolio", _fail)
    result = invoke(*RUN, PMO_AUDIT_DEBUG="1")
    assert result.exit_code == 3
    assert "Traceback" in result.stderr
    assert "error[PA902]" in result.stderr
    assert "\x1b" not in result.stderr


def test_an_engine_fault_is_ours(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmo_audit.auditing.run.evidence_of", lambda *_: 1 / 0)
    result = invoke(*RUN, "--quiet")
    assert result.exit_code == 3
    assert "PA901" in result.stderr


def test_interruption_is_quiet(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "load_portfolio", interrupt)
    result = invoke(*RUN)
    assert (result.exit_code, result.output) == (130, "")


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_a_reader_who_leaves_is_no_fault(here: Path) -> None:
    with process(*RUN) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.wait(timeout=60) == 141
        assert running.stderr is not None
        assert "Traceback" not in (said := running.stderr.read())
        assert "BrokenPipe" not in said


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_ctrl_c_is_quiet(here: Path) -> None:
    fifo = here / "slow.csv"
    os.mkfifo(fifo)
    with process("run", "--rules", "toy.pmo", "--config", str(fifo)) as running:
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 130
        assert running.stderr is not None
        assert running.stderr.read() == ""


# Hostile text --------------------------------------------------------------------------------------------------------


def test_a_hostile_result_drives_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = io.StringIO()
    show_report(Sheet(stream), view_of(hostile()))
    shown = stream.getvalue()
    assert not [one for one in MEANT_HARM if one in shown]
    assert "\\u202e" in shown
    assert "\\u001b[2J" in shown


def test_colours_are_the_only_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = io.StringIO()
    show_report(Sheet(stream), view_of(hostile()))
    assert "\x1b[1;31m" in stream.getvalue()
    assert "\x1b[2J" not in stream.getvalue()
    assert "\x9b" not in stream.getvalue()


HARM = "Evil [red]name[/red] \x1b]0;owned\x07 \u202egnp [link=file:///etc]x[/link] :smile:"


@pytest.mark.parametrize("format", ["terminal", "text", "markdown", "json"])
def test_hostile_data_is_shown_letter_by_letter(here: Path, format: str) -> None:
    projects = [{"id": "P1", "name": HARM, "status": "active"}, {"id": HARM, "name": HARM, "status": HARM}]
    Path("portfolio.json").write_text(json.dumps({"projects": projects, "risks": []}), encoding="utf-8")
    line = ["run", "--rules", "toy.pmo", "--data", "portfolio.json", "--format", format]
    for result in (invoke(*line), invoke(*line, FORCE_COLOR="1")):
        assert result.exit_code == 1
        shown = result.stdout + result.stderr
        assert "\x1b]" not in shown
        assert "\x07" not in shown
        assert "\u202e" not in shown
        if format in ("terminal", "text"):
            assert "[red]name[/red]" in result.stdout
            assert ":smile:" in result.stdout


def test_hostile_rules_are_shown_letter_by_letter(here: Path) -> None:
    text = Path("toy.pmo").read_text(encoding="utf-8").replace("Toy standard", "Toy [red]\u202e\x1b[31m")
    Path("toy.pmo").write_text(text.replace("sponsor is known\n", "sponsr\x1b[2J is known\n"), encoding="utf-8")
    for line in (["check", "toy.pmo"], ["rules", "toy.pmo"], ["explain", "T-2", "--rules", "toy.pmo"]):
        result = invoke(*line)
        assert not [one for one in MEANT_HARM if one in result.output]
        assert result.exit_code in (0, 2)


def test_hostile_arguments_are_shown_letter_by_letter(here: Path) -> None:
    for line in (["\x1b[2J"], ["run", "--\u202e"], ["explain", "\x1b[31m"], ["schema", "\x9b"], ["check", "[red]\x07"]):
        result = invoke(*line)
        assert result.exit_code == 2
        assert not [one for one in MEANT_HARM if one in result.output]


# Colour and letters --------------------------------------------------------------------------------------------------


def test_no_colour_where_it_is_not_wanted(here: Path) -> None:
    assert "\x1b[" in invoke(*RUN, FORCE_COLOR="1").output
    assert "\x1b" not in invoke(*RUN, FORCE_COLOR="1", NO_COLOR="1").output
    assert "\x1b" not in invoke(*RUN).output


def test_colour_says_nothing_that_words_do_not(here: Path) -> None:
    import re

    coloured = invoke(*RUN, FORCE_COLOR="1").output
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == invoke(*RUN).output


def test_lines_fit_the_width(here: Path) -> None:
    for width in (60, 80, 120):
        lines = invoke(*RUN, COLUMNS=str(width)).stdout.splitlines()
        assert max(map(len, lines)) <= width


def test_a_terminal_without_the_letters_shows_their_codes(here: Path) -> None:
    with process("check", "broken.pmo") as running:
        assert "日本語" in running.communicate()[0]
    command = [sys.executable, "-m", "pmo_audit", "check", "broken.pmo"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert b"\\u65e5" in done.stdout


# What is light and what is said --------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [["--version"], ["--help"], ["run", "--help"]])
def test_version_and_help_import_nothing_of_the_engine(line: list[str]) -> None:
    code = (
        "import sys\nfrom pmo_audit.cli import main\n"
        f"try: main({line!r}, prog_name='pmo-audit')\nexcept SystemExit: pass\n"
        "print('\\n', *sorted(sys.modules), sep='\\n')"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = done.stdout.split("\n\n")[-1].split()
    ours = {name for name in loaded if name.startswith("pmo_audit.") and not name.startswith("pmo_audit.cli")}
    assert ours == set()
    assert not {"rich", "pydantic", "jinja2", "lark", "re2"} & set(loaded)


def test_version() -> None:
    result = invoke("--version")
    assert (result.exit_code, result.output) == (0, f"pmo-audit {__version__}\n")


@pytest.mark.parametrize("command", ["run", "check", "rules", "explain", "schema", "demo"])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_everywhere(command: str, option: str) -> None:
    result = invoke(command, option)
    assert result.exit_code == 0
    assert f"pmo-audit {command}" in result.output


def test_help_of_run_documents_the_exit_codes() -> None:
    shown = invoke("run", "--help").output
    assert all(f"\n    {code}  " in shown for code in range(4))


def test_no_command_shows_the_help() -> None:
    assert invoke().output == invoke("--help").output


def test_reports_and_diagnostics_do_not_mix(here: Path) -> None:
    result = invoke("run", "--rules", "toy.pmo", "--data", "lossy", "--format", "json")
    assert json.loads(result.stdout)["summary"]["decision"]
    assert "PA521" in result.stderr
