"""Compares as long as asked, in one process or several, and says what was found."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context

from tests.oracle.compare import compare
from tests.oracle.evaluators import PRODUCT
from tests.oracle.generator import make_batch
from tests.oracle.generator.batches import RefusedError
from tests.oracle.ledger import Entry
from tests.oracle.shrink import shrink

SHOWN = 5
"""Differences that are made small and printed; the first of each kind."""
EVERY = 10.0
"""Seconds between two lines of progress."""


@dataclass
class Found:
    """What one batch showed: counts, and the differences as text, each with its kind."""

    seed: int
    entry: Entry
    differences: list[tuple[str, tuple[int, int, str, str]]] = field(default_factory=list)
    trouble: str = ""


def work(seed: int) -> Found:
    """One batch, from its seed."""
    entry = Entry(seed, seed, standards=1)
    try:
        batch = make_batch(seed)
    except RefusedError as error:
        return Found(seed, entry, trouble=f"seed {seed}: refused\n{error}")
    except Exception as error:  # noqa: BLE001 - reading and checking never fail, whatever is written
        return Found(seed, entry, trouble=f"seed {seed}: {type(error).__name__}: {error}")
    tally = compare(batch, thorough=False)
    entry.pairs, entry.outcomes, entry.reasons = tally.pairs, tally.outcomes, tally.reasons
    entry.differences = len(tally.differences)
    return Found(
        seed,
        entry,
        [
            (f"{one.evaluator}: {one.expected} / {one.said}", (one.case, one.rule, one.record.key, one.evaluator))
            for one in tally.differences
        ],
    )


def run(first: int, *, pairs: int | None, seconds: float | None, jobs: int, quiet: bool = False) -> Entry:
    """Batch after batch until so many pairs are compared, or so many seconds are over."""
    entry, began, told = Entry(first, first), time.monotonic(), time.monotonic()
    shown: set[str] = set()
    try:
        for found in _batches(first, jobs):
            _add(entry, found)
            entry.seconds = time.monotonic() - began
            if found.trouble:
                entry.differences += 1
                print(found.trouble, flush=True)
            for kind, place in found.differences:
                if kind not in shown and len(shown) < SHOWN:
                    shown.add(kind)
                    print(_small(found.seed, *place), kind, sep="\n", flush=True)
            if not quiet and time.monotonic() - told > EVERY:
                told = time.monotonic()
                print(progress(entry), flush=True)
            if (pairs and compared(entry) >= pairs) or (seconds and entry.seconds >= seconds):
                break
    except KeyboardInterrupt:
        print("stopped", flush=True)
    return entry


def _add(entry: Entry, found: Found) -> None:
    entry.last_seed = max(entry.last_seed, found.seed)
    entry.standards += 1
    entry.pairs.update(found.entry.pairs)
    entry.outcomes.update(found.entry.outcomes)
    entry.reasons.update(found.entry.reasons)
    entry.differences += found.entry.differences


def _batches(first: int, jobs: int) -> Iterator[Found]:
    """What each batch shows, in the order of the seeds."""
    if jobs == 1:
        seed = first
        while True:
            yield work(seed)
            seed += 1
    with get_context("spawn").Pool(jobs, _leave_stopping_to_the_first) as pool:
        start = first
        while True:
            yield from pool.imap(work, range(start, start + 64 * jobs), chunksize=2)
            start += 64 * jobs


def _leave_stopping_to_the_first() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _small(seed: int, case: int, rule: int, key: str, evaluator: str) -> str:
    batch = make_batch(seed)
    by_name = {one.name: one for one in PRODUCT}
    said = f"===== seed {seed}, portfolio {case}, rule {rule}, record {key}, {evaluator}\n"
    if evaluator not in by_name:
        return f"{said}{batch.written.rules[rule]}"
    return f"{said}{shrink(batch, case, rule, key, by_name[evaluator])}"


def progress(entry: Entry) -> str:
    """How far it is."""
    counts = ", ".join(f"{count:_} {name}" for name, count in sorted(entry.pairs.items()))
    rate = f"{entry.seconds / max(compared(entry), 1) * 1e6:.0f} µs each"
    return (
        f"{entry.seconds:.0f} s: {entry.standards} standards, pairs: {counts}; {rate}; {entry.differences} differences"
    )


def compared(entry: Entry) -> int:
    """How many pairs of a rule and a record the oracle and at least one other judged."""
    return max(entry.pairs.values(), default=0)
