"""Guesses about many words told in few lines: all that are taken for the same together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.proposing.guess import Guess
from pmo_audit.sources.words import shorten
from pmo_audit.text import in_words

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What to say of guesses that mean the same, and whether all are sure."""

    text: str
    sure: bool


def told_together(guesses: Iterable[Guess], heading: str) -> list[Told]:
    """What there is to say of guesses about a column: of the column itself one by one, of words by their meaning."""
    groups: dict[tuple[str, bool], list[Guess]] = {}
    found: list[Told] = []
    for one in guesses:
        if one.about == heading:
            found.append(Told(f"{one.meaning}, since {one.reason}", one.sure))
        else:
            groups.setdefault((one.meaning, one.sure), []).append(one)
    return found + [Told(_words(meaning, these), sure) for (meaning, sure), these in groups.items()]


def _words(meaning: str, guesses: Sequence[Guess]) -> str:
    """Words with what they are taken for; the reason where there is one word only."""
    shown = [f"`{shorten(one.about.strip('`'))}`" for one in guesses]
    said = in_words(shown) if len(shown) <= _SHOWN else f"{', '.join(shown[:_SHOWN])} and {len(shown) - _SHOWN} more"
    reason = f", since {guesses[0].reason}" if len(guesses) == 1 and _tells(guesses[0]) else ""
    return f"{said} → {meaning}{reason}"


def _tells(guess: Guess) -> bool:
    """Whether the reason says more than that a word is another word."""
    return not guess.reason.endswith("is another word for it")
