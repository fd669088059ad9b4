"""The ledger: what was compared with which product, run by run, one line of JSON each."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pmo_audit import __version__

HERE = Path(__file__).resolve().parent
LEDGER = HERE / "ledger.jsonl"
ROOT = HERE.parents[1]


@dataclass
class Entry:
    """One run."""

    first_seed: int
    last_seed: int = 0
    standards: int = 0
    pairs: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    differences: int = 0
    seconds: float = 0.0

    def written(self) -> str:
        """The line for the ledger."""
        return json.dumps(
            {
                "date": datetime.now(UTC).date().isoformat(),
                "product": __version__,
                "source": digest_of("pmo_audit", "grammar"),
                "oracle": digest_of("tests/oracle"),
                "seeds": f"{self.first_seed}-{self.last_seed}",
                "standards": self.standards,
                "pairs": dict(sorted(self.pairs.items())),
                "outcomes": dict(self.outcomes.most_common()),
                "reasons": dict(self.reasons.most_common()),
                "differences": self.differences,
                "seconds": round(self.seconds),
            },
            ensure_ascii=False,
        )

    def append(self, ledger: Path = LEDGER) -> None:
        """Adds the line to the ledger."""
        with ledger.open("a", encoding="utf-8") as file:
            file.write(f"{self.written()}\n")


def digest_of(*folders: str) -> str:
    """The beginning of the SHA-256 of all source files below some folders, by name and content."""
    found = hashlib.sha256()
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".lark")]
    for path in sorted(paths):
        found.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
