"""Keeps what is worth trying again: `python -m tests.fuzz.keep TARGET FOLDER…` writes to `corpus/TARGET`.

Of what stands in the folders, and in the corpus already, it keeps inputs until each step from line to line that any of
them takes is taken by one that stays; short ones first. What no longer leads anywhere of its own goes.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from coverage import Coverage

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).with_name("corpus")
LONGEST = 700
"""Bytes of an input that is kept."""

Steps = frozenset[tuple[str, int, int]]


def steps_of(target: str, data: bytes) -> Steps:
    """The steps from line to line that a target takes with an input."""
    coverage = Coverage(data_file=None, branch=True)
    with coverage.collect():
        TARGETS[target](data)
    found = coverage.get_data()
    return frozenset((file, *arc) for file in found.measured_files() for arc in found.arcs(file) or ())


def chosen(target: str, inputs: list[bytes]) -> list[bytes]:
    """The inputs that together take every step, the short ones first."""
    kept: list[bytes] = []
    taken: set[tuple[str, int, int]] = set()
    for data in sorted(set(inputs), key=lambda one: (len(one), one)):
        steps = steps_of(target, data)
        if not steps <= taken:
            kept.append(data)
            taken |= steps
    return kept


def main() -> None:
    """Writes the corpus of one target anew."""
    _, target, *folders = sys.argv
    own = CORPUS / target
    own.mkdir(parents=True, exist_ok=True)
    files = [file for folder in (own, *map(Path, folders)) for file in folder.iterdir()]
    inputs = [data for file in files if len(data := file.read_bytes()) <= LONGEST]
    for file in own.iterdir():
        file.unlink()
    for data in chosen(target, inputs):
        (own / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
    print(f"{target}: {len(list(own.iterdir()))} of {len(inputs)} inputs kept")


if __name__ == "__main__":
    main()
