"""What no single project sees: work done twice, and problems that several projects have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.records import Portfolio

if TYPE_CHECKING:  # arrays and texts are brought along where they are needed only
    from pmo_audit.oversight import Decided, Overlap, SharedIssue
    from pmo_audit.reporting.introductions import Note


def find_overlaps(
    portfolio: Portfolio,
    *,
    level: str | None = None,
    semantic: bool = False,
    most: int | None = 20_000,
    decided: Iterable[Decided] = (),
) -> tuple[Overlap, ...]:
    """The pairs of projects, and of deliverables of different projects, that resemble each other; the likest first.

    `level` is `project` or `deliverable`, None for both. `flag` is set on those that are raised. `semantic` compares
    meanings too, which needs the extra `semantic`: without it, `MissingModelError` has a diagnostic that says so.
    `most` bounds how many pairs of a level are given where fewer reach the threshold; None gives every pair that was
    scored. `decided` is what `load_decisions` gives: a pair that was decided is not raised while neither text has
    changed in substance, and decisions teach which contributions tell more.
    """
    from pmo_audit.derive.overlaps import find_overlaps as found

    if level not in (None, "project", "deliverable"):
        raise ValueError(f"there is no level `{level}`; it is `project`, `deliverable` or None for both")
    return found(portfolio, level=level, semantic=semantic, most=most, decided=decided)


def find_shared_issues(portfolio: Portfolio) -> tuple[SharedIssue, ...]:
    """The problems and risks that several projects have logged in their own words, the surest first."""
    from pmo_audit.derive.shared import find_shared_issues as found

    return found(portfolio)


def introductions(
    portfolio: Portfolio,
    overlaps: Iterable[Overlap],
    shared: Iterable[SharedIssue],
    *,
    as_of: date,
    projects: Iterable[str] | None = None,
) -> tuple[Note, ...]:
    """A note for each team: who else works on something close, what to talk about, and what of one serves the other.

    `overlaps` and `shared` are what `find_overlaps` and `find_shared_issues` give; `projects` are the ids of those for
    which a note is wanted, None for all. Nobody is named who has left by `as_of`.
    """
    from pmo_audit.derive.meetings import introduce
    from pmo_audit.reporting.introductions import notes_of

    wanted = frozenset(projects) if projects is not None else None
    return notes_of(*introduce(portfolio, overlaps, shared, as_of), as_of, wanted)


def compare_texts(
    records: Iterable[Mapping[str, object]], *, semantic: bool = False, most: int | None = 20_000
) -> tuple[Overlap, ...]:
    """The pairs of plain texts that resemble each other, as `find_overlaps` gives those of projects.

    Each record has an `id`, and a `title` or a `text` or both. Raises `ValueError` where an id is lacking or stands
    twice.
    """
    from pmo_audit.derive.overlaps import compare_texts as compared

    return compared(records, semantic=semantic, most=most)
