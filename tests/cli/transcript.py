"""Transcripts of command lines: what was typed, everything that was shown, and the exit code.

# prose
$ pmo-audit check toy.pmo
3 rules in 1 standard, no mistakes
[exit 0]
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from pmo_audit.cli import main

_TIMES = re.compile(r"(?<![\w.])\d+\.(\d+)( m?s)\b")
_SECONDS = re.compile(r'("seconds"): [\d.e-]+')
"""How long something took, which is never the same."""
PROMPT = "$ pmo-audit "
SCREEN = {"COLUMNS": "80", "NO_COLOR": None, "FORCE_COLOR": None, "PMO_AUDIT_DEBUG": None}


@dataclass
class Step:
    """One command line with the prose above it and what it shows."""

    prose: list[str] = field(default_factory=list)
    command: str = ""
    shown: list[str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(f"{line}\n" for line in [*self.prose, f"$ {self.command}", *self.shown])


def read_transcript(path: Path) -> list[Step]:
    """The steps of a transcript."""
    steps = [Step()]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(PROMPT):
            steps[-1].command = line.removeprefix("$ ")
        elif not steps[-1].command:
            steps[-1].prose.append(line)
        else:
            steps[-1].shown.append(line)
            if line.startswith("[exit "):
                steps.append(Step())
    assert not steps[-1].command, f"{path.name} ends without an exit code"
    return [one for one in steps if one.command]


def _without_times(line: str) -> str:
    line = _TIMES.sub(lambda match: f"0.{'0' * len(match[1])}{match[2]}", line)
    return _SECONDS.sub(r"\1: 0", line)


def play(step: Step) -> Step:
    """The step as it goes now."""
    result = CliRunner().invoke(main, shlex.split(step.command)[1:], prog_name="pmo-audit", env=SCREEN)
    lines = [_without_times(line.rstrip()) for line in result.output.splitlines()]
    return Step(step.prose, step.command, [*lines, f"[exit {result.exit_code}]"])
