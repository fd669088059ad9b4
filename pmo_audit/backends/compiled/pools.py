"""The records of a register by whom a reference of theirs leads to, so that no rule looks at all of them for each.

`count(projects where manager is person and …)` for each person looks at the projects that lead to that person. A
project whose manager nobody knows may be anybody's: what such projects come to is the same for every person as long
as nothing else depends on the person, and is then found once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pmo_audit.backends.compiled.absent import NONE, Absent, both, either
from pmo_audit.backends.compiled.layout import Row
from pmo_audit.backends.compiled.recipes import Pooling
from pmo_audit.backends.compiled.working import reference
from pmo_audit.values import Ref

Result = tuple[Any, ...]
Part = Callable[..., Result]
"""Generated code: what some rows come to, for a key, the reference it is of, and the rows looked at besides."""
_NOBODY = Ref("", "\0", "\0")
"""A reference to a record that none is: what is said of records that may be anybody's holds of it."""


class Grouped:
    """The rows of a register by whom their reference leads to."""

    def __init__(self, rows: Sequence[Row], who: int, whole: int, folded: Mapping[str, str]) -> None:
        self.rows = tuple(rows)
        self.led: dict[str, list[Row]] = {}
        """By the key of whom they lead to, or may."""
        self.loose: list[Row] = []
        """Those that may lead to anybody."""
        self.spelt: set[str] = set()
        """The words of references that lead to nobody known."""
        self.folded = folded
        for row in rows:
            self._add(row, row[who], row[whole])

    def _add(self, row: Row, who: str | None, whole: Ref | Absent) -> None:
        if who is not None:
            self.led.setdefault(who, []).append(row)
        elif isinstance(whole, Absent):
            if whole is not NONE:
                self.loose.append(row)
        elif whole.candidates:
            for key in whole.candidates:
                self.led.setdefault(key, []).append(row)
        else:
            self.loose.append(row)
            self.spelt.add(self.folded[whole.text])

    def is_spelt(self, mention: Any) -> bool:
        """Whether some reference that leads nowhere has the very words of this one, and so means the same."""
        return bool(self.spelt) and self.folded[reference(mention).text] in self.spelt


class Pool:
    """Judges the rows that may lead to a record."""

    def __init__(self, pooling: Pooling, grouped: Callable[[], Grouped]) -> None:
        self._pooling = pooling
        self._find = grouped
        self._merge = MERGES[pooling.merge]
        self._grouped: Grouped | None = None
        self._loose: Result | None = None
        self._known: dict[object, Result] = {}
        """What was found for references that lead to no record."""

    def __call__(self, part: Part, who: str | None, whole: Any, *outer: Row) -> Result:
        """What all rows come to, for a record or a reference that leads to none."""
        grouped = self._grouped
        if grouped is None:
            grouped = self._grouped = self._find()
        if who is None or grouped.is_spelt(whole):
            return self._of_all(grouped, part, who, whole, outer)
        near = grouped.led.get(who, ())
        if not self._pooling.alone:
            rows = [*near, *grouped.loose]
            return self._with_rest(part(rows, who, whole, *outer), len(rows), grouped)
        if self._loose is None:
            self._loose = part(grouped.loose, _NOBODY.key, _NOBODY)
        found = self._merge(part(near, who, whole), self._loose) if near else self._loose
        return self._with_rest(found, len(near) + len(grouped.loose), grouped)

    def _of_all(self, grouped: Grouped, part: Part, who: str | None, whole: Any, outer: tuple[Row, ...]) -> Result:
        """The same without a group to look at: every row, though but once for each reference that is alike."""
        if whole is NONE:
            return self._with_rest(part((), who, whole, *outer), 0, grouped)
        if not self._pooling.alone:
            return part(grouped.rows, who, whole, *outer)
        key = whole if isinstance(whole, Absent) else (reference(whole).text, who, reference(whole).candidates)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = part(grouped.rows, who, whole)
        return found

    def _with_rest(self, found: Result, looked_at: int, grouped: Grouped) -> Result:
        """The result where the other rows count as not met."""
        if not self._pooling.rest or looked_at == len(grouped.rows):
            return found
        return (either(found[0], False),)


def _sums(one: Result, other: Result) -> Result:
    """Numbers and lists are added, and the reasons at the end joined."""
    *parts, why = one
    *others, also = other
    added = [mine + theirs for mine, theirs in zip(parts, others, strict=True)]
    return (*added, why if also is None else also if why is None else why | also)


MERGES: Final[Mapping[str, Callable[[Result, Result], Result]]] = {
    "any": lambda one, other: (either(one[0], other[0]),),
    "every": lambda one, other: (both(one[0], other[0]),),
    "sums": _sums,
}
"""How what two parts of the members come to is put together."""
