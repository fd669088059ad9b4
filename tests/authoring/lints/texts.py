"""Standards as the tests of lints write them, and what the lints say of them."""

from __future__ import annotations

import re

from pmo_audit.api import LoadedStandard, lint, parse_standard
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.text import Location

HEAD = 'standard s "S"\n  months round down\n'


def rule(clauses: str, code: str = "R-1", severity: str = "minor") -> str:
    """A rule of these clauses."""
    return f'rule {code} "Rule {code}"\n  severity {severity}\n  {clauses}\n'


def read(*blocks: str) -> LoadedStandard:
    """A standard of these blocks, without a mistake."""
    loaded = parse_standard(HEAD + "".join(blocks))
    assert not loaded.diagnostics, [str(one) for one in loaded.diagnostics]
    return loaded


def told(*blocks: str, ignore: tuple[str, ...] = ("PA461",)) -> list[Diagnostic]:
    """What the lints say of a standard of these blocks, but for lacking examples."""
    return list(lint(read(*blocks), ignore=ignore))


def codes(*blocks: str, ignore: tuple[str, ...] = ("PA461",)) -> list[str]:
    """The codes of what the lints say."""
    return [one.code for one in told(*blocks, ignore=ignore)]


def words_at(diagnostic: Diagnostic) -> str:
    """The words of the standard that a lint points at."""
    assert isinstance(diagnostic.place, Location)
    return " ".join(diagnostic.place.text.split())


def examples_in(diagnostic: Diagnostic) -> list[str]:
    """The examples that a help shows."""
    return re.findall(r"^example .*$", diagnostic.help, re.MULTILINE)
