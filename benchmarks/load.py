"""How fast a large standard is ready to be used, from its text and from the cache."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import DisagreementError, Figure, Size
from benchmarks.many_rules import many_rules
from benchmarks.portfolios import AS_OF
from benchmarks.timing import by_turns, ratio
from pmo_audit import load_standard
from pmo_audit.api import compiled_of

ROUNDS = 5


@contextmanager
def cache_at(folder: Path | None) -> Iterator[None]:
    """The program's cache in a folder of its own, or none at all."""
    names = ("PMO_AUDIT_CACHE_DIR", "PMO_AUDIT_NO_CACHE")
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ.update({"PMO_AUDIT_NO_CACHE": "1"} if folder is None else {"PMO_AUDIT_CACHE_DIR": str(folder)})
    try:
        yield
    finally:
        for name in names:
            os.environ.pop(name, None)
        os.environ.update(before)


def _load(file: Path, cache: Path | None, rules: int) -> None:
    with cache_at(cache):
        loaded = load_standard(file, as_of=AS_OF)
        compiled_of([loaded])
    if len(loaded.standard.rules) != rules or loaded.diagnostics:
        raise DisagreementError(f"{len(loaded.standard.rules)} of {rules} rules; {loaded.diagnostics[:1]}")


def _taken(size: Size) -> dict[str, list[float]]:
    with TemporaryDirectory() as name:
        file, cache = Path(name, "many.pmo"), Path(name, "cache")
        file.write_text(many_rules(size.rules), encoding="utf-8")
        jobs = {
            "text": lambda: _load(file, None, size.rules),
            "cache": lambda: _load(file, cache, size.rules),
        }
        return by_turns(jobs, min(size.rounds, ROUNDS))


def rules(size: Size) -> float:
    """Seconds from the text of a thousand rules to rules that can be carried out."""
    return min(_taken(size)["text"])


def rules_cached(size: Size) -> float:
    """The same from the cache, over the time from the text."""
    taken = _taken(size)
    return ratio(taken["cache"], taken["text"])


FIGURES = (
    Figure(
        "load.1000_rules",
        "seconds",
        "<= 3",
        "nothing: the time to parse, check and compile them",
        rules,
    ),
    Figure(
        "load.1000_rules.cached",
        "times the time without the cache",
        "<= 0.2",
        "the same standard read from its text and compiled",
        rules_cached,
    ),
)
