"""How much of what a careful reader reads out of a register was read, and what of it was read wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.proposing.registers.make import OPEN, Expected

_KEYS = ("id", "period", "kind", "name", "project")


@dataclass
class Figures:
    """Cells that were right, wrong, left open, and records that are too many or lacking."""

    right: int = 0
    cells: int = 0
    wrong: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.right + other.right,
            self.cells + other.cells,
            self.wrong + other.wrong,
            self.lacking + other.lacking,
            self.surplus + other.surplus,
        )


def compare(expected: Expected, records: Iterable[Mapping[str, Any]]) -> Figures:
    """The figures of one file."""
    figures = Figures()
    left = list(records)
    for entity, fields in expected:
        found = next((one for one in left if one["entity"] == entity and _is_same(one["fields"], fields)), None)
        figures.cells += sum(value != OPEN for value in fields.values())
        if found is None:
            figures.lacking.append(f"{entity} {fields}")
            continue
        left.remove(found)
        for name, value in fields.items():
            read = found["fields"].get(name)
            if value == OPEN:
                figures.wrong += [f"{entity} {name}: {read} was not to be decided"] if read is not None else []
            elif read == value:
                figures.right += 1
            elif read is None:
                figures.lacking.append(f"{entity} {fields.get('id')}, {name}: {value}")
            else:
                figures.wrong.append(f"{entity} {fields.get('id')}, {name}: {read}, not {value}")
    figures.surplus += [f"{one['entity']} {one['fields']}" for one in left]
    return figures


def _is_same(read: Mapping[str, Any], fields: Mapping[str, object]) -> bool:
    """Whether a record that was read is the one that is meant: by its id, else by all that tells it from others."""
    if "id" in fields:
        return read.get("id") == fields["id"]
    named = [name for name in _KEYS if name in fields]
    return all(read.get(name) == fields[name] for name in named)
