"""What a figure is, and what is printed of it."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from pmo_audit import __version__


@dataclass(frozen=True, slots=True)
class Size:
    """How much work to measure with. `SMALL` only shows that a figure can be taken."""

    projects: int
    rounds: int
    rules: int
    largest: int
    """Project records at the largest size of `scale.records`."""
    processes: int
    findings: int
    """Findings of the report that a browser opens."""
    rows: int
    """Rows of the register that is read."""
    texts: int
    """Texts among which those that say the same are looked for."""
    nodes: int = 100_000
    """Nodes of the graph; it has three times as many links."""


FULL = Size(
    projects=60, rounds=100, rules=1000, largest=100_000, processes=25, findings=50_000, rows=50_000, texts=100_000
)
SMALL = Size(projects=4, rounds=2, rules=40, largest=200, processes=2, findings=200, rows=200, texts=300, nodes=300)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about the program, and what it should come to.

    `needs` are the packages, besides the program's own, without which it cannot be taken.
    """

    name: str
    unit: str
    goal: str
    peer: str
    measure: Callable[[Size], float]
    needs: tuple[str, ...] = ()

    def line(self, size: Size) -> str:
        """Takes the figure and says it as one line of JSON."""
        told = {
            "name": self.name,
            "value": round(self.measure(size), 4),
            "unit": self.unit,
            "goal": self.goal,
            "peer": self.peer,
            "versions": self.versions(),
        }
        return json.dumps(told, ensure_ascii=False)

    def versions(self) -> Mapping[str, str]:
        """What was measured with what."""
        found = {"pmo-audit": __version__, platform.python_implementation(): platform.python_version()}
        return found | {name: version(name) for name in self.needs}

    def lacking(self) -> list[str]:
        """The packages that are not installed."""
        return [name for name in self.needs if not _is_installed(name)]


@dataclass(frozen=True, slots=True)
class Quality(Figure):
    """A number about how well something is found, on labelled data; `details` are those of each means tried."""

    details: Callable[[], Mapping[str, Mapping[str, object]]] = dict

    def line(self, size: Size) -> str:
        """The same line, with the figures of each means under `by`."""
        told = json.loads(super(Quality, self).line(size))
        return json.dumps(told | {"by": self.details()}, ensure_ascii=False)


class DisagreementError(Exception):
    """Two sides that were to come to the same did not, so that their times say nothing."""


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
