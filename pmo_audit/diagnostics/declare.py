"""How a diagnostic's code is declared: its page is part of it, and a test runs the page."""

from __future__ import annotations

from pmo_audit.classes import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """A file of an example: its name (which says what reads it) and its text."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of the catalogue: what the code means, an example that gives it and one that does not.

    `wrong` gives exactly this code and `right` gives none. Examples of rule text are files `*.pmo`; examples of
    data are the files of a folder, with their mapping in `pmo-audit.toml`. Codes that only a command line or an
    accident can give have no examples. `linted` says that it is told by a lint, and not by reading.
    """

    code: str
    title: str
    meaning: str
    wrong: tuple[Given, ...] = ()
    right: tuple[Given, ...] = ()
    linted: bool = False


def rules(text: str) -> tuple[Given, ...]:
    """An example that is one rule file."""
    return (Given("example.pmo", text),)


def data(*files: tuple[str, str]) -> tuple[Given, ...]:
    """An example that is a folder of data files, given as (name, text)."""
    return tuple(Given(name, text) for name, text in files)
