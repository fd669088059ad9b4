"""What no single project sees: work done twice, and problems that several projects have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.records import Portfolio

if TYPE_CHECKING:  # arrays and texts are brought along where they are needed only
    from pmo_audit.oversight import Overlap, SharedIssue


def find_overlaps(
    portfolio: Portfolio, *, level: str | None = None, semantic: bool = False, most: int | None = 20_000
) -> tuple[Overlap, ...]:
    """The pairs of projects, and of deliverables of different projects, that resemble each other; the likest first.

    `level` is `project` or `deliverable`, None for both. `flag` is set on those that are raised. `semantic` compares
    meanings too, which needs the extra `semantic`: without it, `MissingModelError` has a diagnostic that says so.
    `most` bounds how many pairs of a level are given that are far from being raised; None gives every pair that was
    scored.
    """
    from pmo_audit.derive.overlaps import find_overlaps as found

    if level not in (None, "project", "deliverable"):
        raise ValueError(f"there is no level `{level}`; it is `project`, `deliverable` or None for both")
    return found(portfolio, level=level, semantic=semantic, most=most)


def find_shared_issues(portfolio: Portfolio) -> tuple[SharedIssue, ...]:
    """The problems and risks that several projects have logged in their own words, the surest first."""
    from pmo_audit.derive.shared import find_shared_issues as found

    return found(portfolio)


def compare_texts(
    records: Iterable[Mapping[str, object]], *, semantic: bool = False, most: int | None = 20_000
) -> tuple[Overlap, ...]:
    """The pairs of plain texts that resemble each other, as `find_overlaps` gives those of projects.

    Each record has an `id`, and a `title` or a `text` or both. Raises `ValueError` where an id is lacking or stands
    twice.
    """
    from pmo_audit.derive.overlaps import compare_texts as compared

    return compared(records, semantic=semantic, most=most)
