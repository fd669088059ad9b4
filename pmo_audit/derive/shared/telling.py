"""What there is to say of a search for shared issues beside what it found: what could not be compared."""

from __future__ import annotations

from pmo_audit.derive.shared.entries import ENTITIES, read_entries
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Portfolio
from pmo_audit.text import counted
from pmo_audit.values import Ref


def told_of_entries(portfolio: Portfolio) -> tuple[Diagnostic, ...]:
    """An error where nothing could be compared, a warning where some issues or risks could not."""
    entries = read_entries(portfolio)
    number = sum(len(portfolio.register(one).records) for one in ENTITIES)
    if len({one.project.id for one in entries}) < 2:
        message = "there is no issue or risk to compare"
        if number:
            noun = counted(number, "issue or risk", "issues and risks")
            message = f"there is nothing to compare: among {noun} {_lacking(portfolio)}"
        help_ = "`pmo-audit read` shows what was read; the mapping says which columns are titles and projects"
        return (Diagnostic("PA831", message, None, help_),)
    silent = number - len(entries)
    if not silent:
        return ()
    verb = "lacks" if silent == 1 else "lack"
    noun = counted(silent, "issue or risk", "issues and risks")
    message = f"{noun} {verb} a text or a project that is known, and cannot be compared with anything"
    help_ = "give each a title, and the id of its project"
    return (Diagnostic("PA834", message, None, help_, Severity.WARNING),)


def _lacking(portfolio: Portfolio) -> str:
    """What keeps entries from being compared: their projects, or their texts."""
    values = [portfolio.value(record, "project") for one in ENTITIES for record in portfolio.register(one).records]
    if not any(isinstance(one, Ref) for one in values):
        return "none names its project"
    known = any(isinstance(one, Ref) and portfolio.follow(one) is not None for one in values)
    if not known and portfolio.register("project").records:
        return "none names a project that was delivered"
    return "no two of different projects have a text"
