"""Looks for input on which a target does not hold: `python -m tests.fuzz.fuzz TARGET FOLDER… [-option=value …]`.

What is new to the program goes to the first folder; the others are read, and libFuzzer's options follow. A target that
fails ends the run, and leaves the input beside. It needs the extra `fuzz` (`make fuzz` sets it up).
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOMS = ["pmo_audit.analysis", "pmo_audit.backends", "pmo_audit.functions", "pmo_audit.language", "pmo_audit.values"]
"""Where it is told which way the program took."""
WORDS = Path(__file__).with_name("words.dict")

with atheris.instrument_imports(include=ROOMS):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Runs one target until its time is up or something fails."""
    program, target, *rest = sys.argv
    dictionary = [] if target == "evaluator" else [f"-dict={WORDS}"]
    atheris.Setup([program, *rest, *dictionary], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
