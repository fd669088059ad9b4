"""Loads a folder in a process of its own and tells what came of it and what it cost; run as a script."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Cost:
    """What one load came to. Seconds are the processor's, of both processes: a busy machine makes nothing slower."""

    codes: list[str]
    records: int
    whole: bool
    seconds: float
    megabytes: float


def cost_of(folder: Path) -> Cost:
    command = [sys.executable, __file__, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return Cost(**json.loads(done.stdout))


def _measure(folder: Path) -> Cost:
    import resource

    from pmo_audit.records import core_schema
    from pmo_audit.sources import load_portfolio

    loaded = load_portfolio(folder, schema=core_schema())
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Cost(
        sorted({one.code for one in loaded.diagnostics}),
        sum(len(one.records) for one in loaded.portfolio.registers.values()),
        not loaded.is_partial,
        sum(one.ru_utime + one.ru_stime for one in used),
        _own_peak() + used[1].ru_maxrss / 1024,
    )


def _own_peak() -> float:
    """Megabytes; `ru_maxrss` would also count what the test runner had before it started this process."""
    status = Path("/proc/self/status")
    if not status.exists():
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    print(json.dumps(_measure(Path(sys.argv[1])).__dict__))
