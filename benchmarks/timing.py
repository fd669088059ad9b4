"""Taking times so that they can be compared: by turns, in one process, with the collector of garbage at rest."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os import times
from statistics import median
from time import process_time

Job = Callable[[], object]


@contextmanager
def no_collection() -> Iterator[None]:
    """The garbage collector rests meanwhile, after it has cleared up what was left before."""
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def seconds(job: Job) -> float:
    """How much of the processor's time a job takes, once: what other programs do meanwhile is not in it."""
    begin = process_time()
    job()
    return process_time() - begin


def seconds_of_all(job: Job) -> float:
    """The same with the processes that it starts and waits for, where the platform tells what they took."""
    begin = times()
    job()
    end = times()
    return sum(end[:4]) - sum(begin[:4])


def by_turns(jobs: Mapping[str, Job], rounds: int, take: Callable[[Job], float] = seconds) -> dict[str, list[float]]:
    """The seconds of each job in each round: first every job once, then every job again, and so on.

    A machine that is busy for a while is then busy for all of them. One round before does not count: it is for what is
    made at first use.
    """
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(rounds):
        for name, job in jobs.items():
            with no_collection():
                taken[name].append(take(job))
    return taken


def ratio(measured: Sequence[float], peer: Sequence[float]) -> float:
    """How many times as long the measured one takes as its peer: the fastest round of the one over that of the other.

    What a busy machine adds to a round is never less than nothing, so the fastest round is the nearest to the truth.
    """
    return min(measured) / min(peer)


def median_ratio(measured: Sequence[float], peer: Sequence[float]) -> float:
    """The same, by the median of the ratios of rounds: for processes, of which no round is like another."""
    return median(one / other for one, other in zip(measured, peer, strict=True))


def slope(sizes: Sequence[int], taken: Sequence[float]) -> float:
    """How time grows with size: the slope of log time over log size by least squares. 1 is in proportion."""
    xs, ys = [math.log(size) for size in sizes], [math.log(time) for time in taken]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - x_mean) ** 2 for x in xs)
