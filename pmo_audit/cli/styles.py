"""The few styles there are. Colour only repeats what the words say, so nothing is lost without it."""

from __future__ import annotations

from pmo_audit.diagnostics import Severity
from pmo_audit.findings import Grade, Outcome

STRONG = "bold"
FAINT = "dim"
PLACE = "cyan"


def style_of(what: Severity | Grade | Outcome) -> str:
    """The style in which a severity or an outcome is written."""
    match what:
        case Severity.ERROR | Grade.CRITICAL | Outcome.FAIL:
            return "bold red"
        case Severity.WARNING | Grade.MAJOR | Outcome.UNKNOWN:
            return "bold yellow"
        case Outcome.ERROR:
            return "bold magenta"
        case Outcome.PASS:
            return "bold green"
        case _:
            return STRONG
