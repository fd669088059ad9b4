"""What there is to say of a comparison beside its pairs: what could not be compared, and what is not given."""

from __future__ import annotations

from pmo_audit.derive.overlaps.find import Search
from pmo_audit.derive.overlaps.works import LEVELS, read_works
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Portfolio
from pmo_audit.text import counted, in_words


def told_of_works(portfolio: Portfolio, level: str | None, found: Search) -> tuple[Diagnostic, ...]:
    """An error where nothing could be compared, a warning where some could not, a note where pairs are left out."""
    told: list[Diagnostic] = []
    levels = LEVELS if level is None else (level,)
    if not found.scored:
        told.append(_nothing(portfolio, levels))
    told += (one for each in levels if found.scored and (one := _silent(portfolio, each)) is not None)
    left_out = found.scored - len(found.overlaps)
    if left_out:
        message = f"{counted(left_out, 'pair')} with lower scores {'is' if left_out == 1 else 'are'} not given"
        told.append(Diagnostic("PA832", message, None, "`--all` gives them too", Severity.NOTE))
    return tuple(told)


def _nothing(portfolio: Portfolio, levels: tuple[str, ...]) -> Diagnostic:
    counts = [f"{_with_words(portfolio, one)} of {len(portfolio.register(one).records)} {one}s" for one in levels]
    message = f"there is nothing to compare: {in_words(counts, 'and')} have a name or a description"
    if "deliverable" in levels and _with_words(portfolio, "deliverable") > 1:
        message += ", and deliverables of one project are not compared"
    help_ = "`pmo-audit read` shows what was read; the mapping says which columns are names and descriptions"
    return Diagnostic("PA830", message, None, help_)


def _silent(portfolio: Portfolio, level: str) -> Diagnostic | None:
    number = len(portfolio.register(level).records) - _with_words(portfolio, level)
    if not number:
        return None
    verb = "has" if number == 1 else "have"
    message = f"{counted(number, level)} {verb} neither a name nor a text, and cannot be compared with anything"
    return Diagnostic("PA834", message, None, "give each at least a name", Severity.WARNING)


def _with_words(portfolio: Portfolio, level: str) -> int:
    return sum(bool(one.passages) for one in read_works(portfolio, level))
