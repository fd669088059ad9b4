"""How long it takes to find which of many texts say the same, and how much room, against plain TF-IDF and a product.

Each side runs in a process of its own, `python -m benchmarks.texts SIDE FILE`, which reads the texts, does its work,
and says as JSON how many seconds of the processor it took and how much memory it ever had. Ours goes from the texts to
overlaps with their reasons; the peer only as far as the ten nearest of each text.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import Figure, Size
from benchmarks.timing import slope
from benchmarks.wording import wording

Indices = NDArray[np.integer]
Job = Callable[[Sequence[str]], object]
Finding = Callable[[Sequence[str], object], tuple[Indices, Indices]]

TITLE = 5
"""So many first words of a text stand for its title."""
ROUNDS = 3
"""Times that ours runs at each size, of which the fastest counts. The peer runs once: it takes minutes."""
PARTS = (10, 3, 1)
"""The sizes by which growth is told are these parts of the greatest."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a side took, and which share of the planted pairs is among those that it found."""

    seconds: float
    megabytes: float
    recall: float


def _ours() -> tuple[Job, Finding]:
    from pmo_audit.derive.overlaps.likeness import measure
    from pmo_audit.derive.overlaps.plain import compare_texts

    def job(texts: Sequence[str]) -> object:
        return compare_texts({"id": f"T-{at}", "title": _title(text), "text": text} for at, text in enumerate(texts))

    def found(texts: Sequence[str], _: object) -> tuple[Indices, Indices]:
        scored = measure([_title(text) for text in texts], texts)
        return scored.left, scored.right

    return job, found


def _title(text: str) -> str:
    return " ".join(text.split()[:TITLE])


def _peer() -> tuple[Job, Finding]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    def job(texts: Sequence[str]) -> object:
        matrix = TfidfVectorizer().fit_transform(texts)
        return sp_matmul_topn(matrix, matrix.T.tocsr(), 11).tocoo()

    def found(_: Sequence[str], nearest: Any) -> tuple[Indices, Indices]:
        return np.minimum(nearest.row, nearest.col), np.maximum(nearest.row, nearest.col)

    return job, found


SIDES: Mapping[str, Callable[[], tuple[Job, Finding]]] = {"ours": _ours, "peer": _peer}


def _most_memory() -> float:
    """The megabytes that this process ever had, where the system tells that."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return float("nan")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")


def _run_here(side: str, file: Path) -> Run:
    told = json.loads(file.read_text(encoding="utf-8"))
    texts: list[str] = told["texts"]
    job, found_by = SIDES[side]()
    begin = process_time()
    result = job(texts)
    seconds, memory = process_time() - begin, _most_memory()
    left, right = found_by(texts, result)
    pairs = np.array(told["pairs"], np.int64)
    found = np.isin(pairs.min(axis=1) * len(texts) + pairs.max(axis=1), left.astype(np.int64) * len(texts) + right)
    return Run(seconds, memory, float(found.mean()))


@cache
def _run(side: str, number: int, rounds: int) -> Run:
    """The fastest of a few runs, in processes of their own."""
    made = wording(number)
    with TemporaryDirectory() as folder:
        file = Path(folder, "texts.json")
        file.write_text(json.dumps({"texts": made.texts, "pairs": made.pairs}), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.texts", side, str(file)]
        said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(rounds)]
    return min((Run(**json.loads(one)) for one in said), key=lambda run: run.seconds)


def _ours_at(size: Size, part: int) -> Run:
    return _run("ours", size.texts // part, min(ROUNDS, size.rounds // 2))


def time(size: Size) -> float:
    """From the texts to overlaps with their reasons, over the peer's time to the nearest ten."""
    return _ours_at(size, 1).seconds / _run("peer", size.texts, 1).seconds


def memory(size: Size) -> float:
    """The most that the process ever has, the interpreter, its libraries and the texts included."""
    return _ours_at(size, 1).megabytes


def recall(size: Size) -> float:
    """The share of the planted pairs that are among those that get a score."""
    return _ours_at(size, 1).recall


def growth(size: Size) -> float:
    """From a tenth of the texts to all of them."""
    sizes = [size.texts // part for part in PARTS]
    return slope(sizes, [_ours_at(size, part).seconds for part in PARTS])


_NEEDS = ("scikit-learn", "sparse-dot-topn")
_ITSELF = "itself: 100,000 texts of about 60 words"

FIGURES = (
    Figure(
        "texts.time",
        "times the peer's",
        "<= 0.33",
        "TfidfVectorizer and sp_matmul_topn (ten nearest), 100,000 texts of about 60 words",
        time,
        _NEEDS,
    ),
    Figure("texts.memory", "MB", "<= 700", _ITSELF, memory, _NEEDS),
    Figure("texts.recall", "share of planted pairs", ">= 0.98", _ITSELF, recall, _NEEDS),
    Figure(
        "texts.growth", "slope of log time over log size", "<= 1.1", "itself: 10,000 to 100,000 texts", growth, _NEEDS
    ),
)


if __name__ == "__main__":
    print(json.dumps(asdict(_run_here(sys.argv[1], Path(sys.argv[2])))))
