"""Which records words mean: "among the ids, then among the names, and for people also among the addresses. Capitals and
spacing make no difference."

A record that has no id is called by its key, without the number that tells it from others of that name. Words that
several records bear lead nowhere, since either may be meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.oracle.meaning.plain import Rec
from tests.oracle.meaning.texts import shape


class Directory:
    """What the records of one entity are called."""

    def __init__(self, records: Iterable[Rec], label: str) -> None:
        self._steps: tuple[dict[str, list[str]], ...] = ({}, {}, {})
        for one in records:
            own = (
                one.cells.get("id"),
                one.key,
                one.key.partition("#")[0] if not isinstance(one.cells.get("id"), str) else None,
            )
            called = own, (one.cells.get(label),), (one.cells.get("email"),)
            for names, step in zip(called, self._steps, strict=True):
                for name in {shape(name) for name in names if isinstance(name, str)}:
                    step.setdefault(name, []).append(one.key)

    def meant(self, words: str) -> tuple[str, ...]:
        """The keys of the records that words may mean: none, one, or several."""
        found = (step[shape(words)] for step in self._steps if shape(words) in step)
        return tuple(next(found, ()))
