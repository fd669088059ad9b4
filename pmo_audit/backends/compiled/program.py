"""Compiled rules: the program as Python's own code, ready to be bound to a portfolio and to be kept in a cache."""

from __future__ import annotations

import gc
import marshal
import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Any

from pmo_audit import ir
from pmo_audit.backends.compiled.binding import Bound
from pmo_audit.backends.compiled.recipes import Recipe
from pmo_audit.backends.compiled.rows import Rows
from pmo_audit.backends.compiled.writing import Group, RuleKey, write
from pmo_audit.classes import dataclass
from pmo_audit.records import Portfolio


@dataclass(frozen=True, slots=True)
class _Plan:
    """What goes with the code: the recipes of its constants and what it is about (see `Written`)."""

    recipes: tuple[Recipe, ...]
    layouts: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[Group, ...]
    refused: Mapping[RuleKey, str]


class Compiled:
    """Rules as one Python program. It knows no portfolio and no day, and is the same for all."""

    def __init__(self, code: CodeType, plan: _Plan) -> None:
        self._code = code
        self._plan = plan
        self._constants = [None if one.of_run else one.made(None) for one in plan.recipes]
        space: dict[str, Any] = {}
        exec(code, space)
        self._program = space["program"]

    @classmethod
    def of(cls, rules: Iterable[ir.Rule]) -> Compiled:
        """Compiles rules, which may be of several standards."""
        with _no_collection():
            written = write(list(rules))
            code = compile(written.module, "<rules>", "exec")
        return cls(code, _Plan(written.recipes, written.layouts, written.groups, written.refused))

    @property
    def refused(self) -> Mapping[RuleKey, str]:
        """The rules that this backend does not do, each with what it cannot do of it."""
        return self._plan.refused

    def bind(self, portfolio: Portfolio, as_of: date) -> Bound:
        """The rules as they judge the records of a portfolio on a day; what they need of it is found when needed."""
        rows = Rows(portfolio, as_of, dict(self._plan.layouts))
        made = zip(self._plan.recipes, self._constants, strict=True)
        readers, judges = self._program(tuple(one.made(rows) if one.of_run else known for one, known in made))
        entities = [entity for entity, _ in self._plan.layouts]
        rows.read_with(dict(zip(entities, readers, strict=True)))
        return Bound(rows, self._plan.groups, judges)

    # A cache on disk keeps these bytes under the digest of the standards' texts and the version of this program

    def to_cache(self) -> bytes:
        """Everything as bytes, for the Python that runs now."""
        return pickle.dumps((MAGIC_NUMBER, marshal.dumps(self._code), self._plan))

    @classmethod
    def from_cache(cls, kept: bytes) -> Compiled | None:
        """What `to_cache` gave; None where that was another Python. Only bytes of one's own are safe to read."""
        with _no_collection():
            magic, code, plan = pickle.loads(kept)
            return cls(marshal.loads(code), plan) if magic == MAGIC_NUMBER else None


@contextmanager
def _no_collection() -> Iterator[None]:
    """While a program is made nothing is garbage, and to look for some again and again takes longer than making it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
