"""How long it takes from nothing to a verdict: a new process that judges one project before it is approved."""

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
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True)
    return perf_counter() - begin, done.stdout


def check(size: Size) -> float:
    """A process to the verdict over one that does nothing."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        office = document(SMALL_OFFICE)
        registers, project = folder / "registers.json", folder / "project.json"
        registers.write_text(json.dumps(office), encoding="utf-8")
        project.write_text(json.dumps(office["projects"][0]), encoding="utf-8")
        judge = ["-c", JUDGE, str(RULES20), str(registers), str(project), AS_OF.isoformat()]
        environment = _environment(folder / "cache")
        run(judge, environment)  # fills the cache, and Python's own of compiled modules
        taken: dict[str, list[float]] = {"judge": [], "nothing": []}
        for _ in range(size.processes):
            seconds, said = run(judge, environment)
            if not said.strip():
                raise DisagreementError("the process came to no verdict")
            taken["judge"].append(seconds)
            taken["nothing"].append(run(["-c", "pass"], environment)[0])
        return median_ratio(taken["judge"], taken["nothing"])


def _environment(cache: Path) -> dict[str, str]:
    """One in which modules are compiled once, as they are where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    here = str(Path(__file__).parent.parent)
    return kept | {"PMO_AUDIT_CACHE_DIR": str(cache), "PMO_AUDIT_NO_CACHE": "", "PYTHONPATH": here}


FIGURES = (
    Figure(
        "start.check",
        "times the time of a process that does nothing",
        "<= 8",
        "python -c pass; the process judges one project by 20 rules from the cache, in a portfolio of three",
        check,
    ),
)
