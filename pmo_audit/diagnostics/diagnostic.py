"""One diagnostic, and the order in which several are told."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from pmo_audit.classes import dataclass
from pmo_audit.text import Location, Origin


class Severity(Enum):
    """How much a diagnostic stands in the way."""

    ERROR = "error"
    """Something was left out or cannot be used: a rule, a record, a whole file."""
    WARNING = "warning"
    """Everything was used, but perhaps not as meant."""
    NOTE = "note"
    """Good to know."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A mistake or oddity of the input, at its place, with a way out.

    `code` is an entry of the catalogue and never re-used. `message` is one lower-case clause in the language's
    words with the user's own text in backticks; `help` says what to do about it.
    """

    code: str
    message: str
    place: Location | Origin | None = None
    help: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        help_ = f" ({self.help})" if self.help else ""
        return f"{where}{self.severity.value} {self.code}: {self.message}{help_}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file and place; equal ones once; those without a place last."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_position))


def _position(diagnostic: Diagnostic) -> tuple[int, str, str, int, str, str]:
    match diagnostic.place:
        case Location(source, span):
            return (0, source.name, "", span.start, "", diagnostic.code)
        case Origin(file, at):
            return (0, file, *_row_of(at), at, diagnostic.code)
        case _:
            return (1, "", "", 0, diagnostic.message, diagnostic.code)


def _row_of(at: str) -> tuple[str, int]:
    """The sheet and the row that a place in a table names, so that row 9 is told before row 10."""
    sheet, mark, cell = at.rpartition("!")
    if mark and (digits := cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")).isascii() and digits.isdigit():
        return sheet, int(digits)
    if not at.startswith(("/", "row ", "line ")):
        sheet, _, at = at.partition(", ")
    else:
        sheet = ""
    word = at.removeprefix("row ").removeprefix("line ").partition("/")[0].split(",")[0].split(" ")[0]
    return (sheet, int(word)) if word.isascii() and word.isdigit() else (sheet if word else "", 0)
