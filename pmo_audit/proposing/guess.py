"""One guess about a register, and why."""

from __future__ import annotations

from pmo_audit.classes import dataclass
from pmo_audit.text import Origin


@dataclass(frozen=True, slots=True)
class Guess:
    """What is taken for what, and the reason in words.

    `about` is what the guess is about, as the user sees it: a sheet, a heading, a word. `meaning` is what it is taken
    for. `sure` is False where a careful reader would want to look at it. `place` is where to look.
    """

    about: str
    meaning: str
    reason: str
    place: Origin | None = None
    sure: bool = True
