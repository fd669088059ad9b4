"""How long it takes from nothing: to a verdict in a program of one's own, and to what the command line answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figures import DisagreementError, Figure, Size
from benchmarks.many_rules import RULES20
from benchmarks.portfolios import AS_OF, Shape, document
from benchmarks.timing import median_ratio

SMALL_OFFICE = Shape(seed=31, projects=3, people=8, records=0.4)

COMMAND = ("-m", "pmo_audit")
_FOUND = 1
"""The highest exit code of a command that did what it was asked."""
JUDGE = """
import json, sys
from datetime import date
from pmo_audit import check, load_portfolio, load_standard

rules, registers, project, day = sys.argv[1:]
standard = load_standard(rules, as_of=date.fromisoformat(day))
portfolio = load_portfolio(registers, standards=[standard])
with open(project) as file:
    result = check(json.load(file), within=portfolio, standards=[standard], as_of=date.fromisoformat(day))
print(len(result.verdicts), result.ok)
"""
"""What the process does: the standard comes from the cache, the portfolio and the project from files."""


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[float, str]:
    """The seconds that a Python process takes, and what it prints."""
    begin = perf_counter()
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    taken = perf_counter() - begin
    if done.returncode > _FOUND:
        raise DisagreementError(f"the process ended with {done.returncode}: {done.stderr.strip()[-200:]}")
    return taken, done.stdout


def check(size: Size) -> float:
    """A process to the verdict over one that does nothing."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        registers = _registers(folder)
        project = folder / "project.json"
        project.write_text(json.dumps(json.loads(registers.read_text())["projects"][0]), encoding="utf-8")
        judge = ["-c", JUDGE, str(RULES20), str(registers), str(project), AS_OF.isoformat()]
        return _over_nothing(judge, folder, size, "")


def version(size: Size) -> float:
    """`pmo-audit --version`."""
    with TemporaryDirectory() as name:
        return _over_nothing([*COMMAND, "--version"], Path(name), size, "pmo-audit")


def help_text(size: Size) -> float:
    """`pmo-audit --help`."""
    with TemporaryDirectory() as name:
        return _over_nothing([*COMMAND, "--help"], Path(name), size, "Usage")


def run_command(size: Size) -> float:
    """`pmo-audit run` to the terminal: twenty rules from the cache on three projects."""
    with TemporaryDirectory() as name:
        registers = _registers(Path(name))
        line = ["run", "--rules", str(RULES20), "--data", str(registers), "--as-of", AS_OF.isoformat()]
        return _over_nothing([*COMMAND, *line], Path(name), size, "compliance")


def _registers(folder: Path) -> Path:
    registers = folder / "registers.json"
    registers.write_text(json.dumps(document(SMALL_OFFICE)), encoding="utf-8")
    return registers


def _over_nothing(arguments: Sequence[str], folder: Path, size: Size, expected: str) -> float:
    """The median ratio of a process to one that does nothing. It must say what is expected of it."""
    environment = _environment(folder / "cache")
    run(arguments, environment)  # fills the cache, and Python's own of compiled modules
    asked: list[float] = []
    nothing: list[float] = []
    for _ in range(size.processes):
        seconds, said = run(arguments, environment)
        if not said.strip() or expected not in said:
            raise DisagreementError(f"the process said nothing of `{expected}`")
        asked.append(seconds)
        nothing.append(run(["-c", "pass"], environment)[0])
    return median_ratio(asked, nothing)


def _environment(cache: Path) -> dict[str, str]:
    """One in which modules are compiled once, as they are where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    here = str(Path(__file__).parent.parent)
    return kept | {"PMO_AUDIT_CACHE_DIR": str(cache), "PMO_AUDIT_NO_CACHE": "", "PYTHONPATH": here}


_TIMES = "times the time of a process that does nothing"
FIGURES = (
    Figure(
        "start.check",
        _TIMES,
        "<= 8",
        "python -c pass; the process judges one project by 20 rules from the cache, in a portfolio of three",
        check,
    ),
    Figure("start.version", _TIMES, "<= 6", "python -c pass; `pmo-audit --version`", version),
    Figure("start.help", _TIMES, "<= 14", "python -c pass; `pmo-audit --help`", help_text),
    Figure(
        "start.run",
        _TIMES,
        "<= 36",
        "python -c pass; `pmo-audit run` of 20 rules from the cache on three projects, to the terminal",
        run_command,
    ),
)
