"""Decisions to write down and read."""

from __future__ import annotations

from datetime import date

from pmo_audit.oversight import Decided, Decision

HEAD = "left,right,level,decision,by,because,on,left_words,right_words,contributions"
ROW = 'P1,P2,project,justified,Ann Lee,two regions,2026-03-31,Portal,patients,"{""words"": 4200}"'


def made(
    left: str = "P1",
    right: str = "P2",
    verdict: str = "justified",
    *,
    level: str = "project",
    by: str = "Ann Lee",
    because: str = "two regions",
    on: date | None = date(2026, 3, 31),
    words: tuple[str, str] = ("Portal", "patients"),
    points: dict[str, int] | None = None,
) -> Decided:
    """A decision as somebody may have taken it."""
    return Decided(
        left, right, level, Decision(verdict, by, because, on), words, {"words": 4200} if points is None else points
    )


def plain(one: Decided) -> tuple:
    """All of a decision but its place."""
    told = one.decision
    return (
        one.left,
        one.right,
        one.level,
        told.verdict,
        told.by,
        told.because,
        told.on,
        one.substance,
        dict(one.contributions),
    )
