"""What records answer to: their ids, the names people call them by, the addresses and initials of persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pmo_audit.classes import dataclass
from pmo_audit.records.persons import known_as
from pmo_audit.text import fold
from pmo_audit.values import Value

Names = Mapping[str, tuple[str, ...]]
"""What records are called → the keys of all that are called so."""


def _exactly(text: str) -> str:
    return text


_FORMS: tuple[Callable[[str], str], ...] = (_exactly, fold, fold, fold, fold)
"""The forms in which the names of each step are compared."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that the records of one entity answer to.

    The surest comes first: id, id in other letters, name, address, and what else the register of people says that
    somebody is known as.
    """

    steps: tuple[Names, ...] = ({}, {}, {}, {}, {})

    @classmethod
    def of(cls, called: Iterable[tuple[str, str, Mapping[str, Value]]], label: str) -> Directory:
        """The directory of records, each given with its identity, its key and its values; `label` is their name."""
        exact: dict[str, list[str]] = {}
        folded: dict[str, list[str]] = {}
        named: dict[str, list[str]] = {}
        mailed: dict[str, list[str]] = {}
        known: dict[str, list[str]] = {}
        for identity, key, values in called:
            exact.setdefault(identity, []).append(key)
            if key != identity:
                exact.setdefault(key, []).append(key)
            folded.setdefault(fold(identity), []).append(key)
            for names, field in ((named, label), (mailed, "email")):
                value = values.get(field)
                if isinstance(value, str):
                    names.setdefault(fold(value), []).append(key)
            for other in known_as(values):
                known.setdefault(fold(other), []).append(key)
        return cls((_fixed(exact), _fixed(folded), _fixed(named), _fixed(mailed), _fixed(known)))

    def find(self, text: str, *others: Directory) -> tuple[str, ...]:
        """The keys of the records, of this directory or of others, that a text may mean: none, one, or several."""
        for step, form in enumerate(_FORMS):
            formed = form(text)
            keys = self.steps[step].get(formed, ())
            for other in others:
                keys = tuple(dict.fromkeys((*keys, *other.steps[step].get(formed, ()))))
            if keys:
                return keys
        return ()


def _fixed(names: Mapping[str, list[str]]) -> Names:
    return {name: tuple(dict.fromkeys(keys)) for name, keys in names.items()}
