"""Whether a part of what was found across the projects is whole, so that nothing is told as none for want of data."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_audit.classes import dataclass
from pmo_audit.oversight import Oversight, Undecided
from pmo_audit.text import counted

PARTS = (
    ("overlaps", "work done twice"),
    ("shared_issues", "shared problems"),
    ("cycles", "circles of waiting"),
    ("clashes", "dependencies that cannot hold"),
    ("overloads", "overload"),
)
"""What may be looked for, and what it is called."""
NO_PROMISES = "no register of assignments came"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is lacking of a part, in clauses; `whole` says that nothing of it could be told."""

    says: tuple[str, ...] = ()
    whole: bool = False

    def none_found(self, clear: str) -> str:
        """What to say where nothing was found; `clear` is said only where nothing is lacking."""
        if not self.says:
            return clear
        if self.whole:
            return f"Not looked at, since {self.says[0]}: nobody can tell."
        return f"None is found, as far as can be told: {'; '.join(self.says)}."

    @property
    def more(self) -> str:
        """What to say below what was found; empty where nothing is lacking."""
        return f"There may be more: {'; '.join(self.says)}." if self.says else ""


def standing_of(facts: Oversight, part: str) -> Standing:
    """How a part of the facts stands; `part` is the name of its field."""
    doubts = [one for one in facts.doubts if one.part == part]
    missed = part == "overloads" and facts.loads is not None and not facts.loads.delivered
    says = dict.fromkeys((*(one.says for one in doubts), *_further(facts, part), *([NO_PROMISES] if missed else ())))
    return Standing(tuple(says), missed or any(one.whole for one in doubts))


def _further(facts: Oversight, part: str) -> Iterator[str]:
    """What the facts themselves leave open."""
    undecided = [
        one for one in facts.undecided or () if part == "clashes" or (part == "cycles" and _may_lead_round(one))
    ]
    if undecided:
        yield f"of {counted(len(undecided), 'dependency', 'dependencies')} nobody can tell"
    if part == "overloads" and facts.loads is not None and facts.loads.delivered and facts.loads.unsettled:
        yield f"{counted(len(facts.loads.unsettled), 'gap')} in promises and capacities"


def _may_lead_round(one: Undecided) -> bool:
    """Whether the dependency itself is not known, and not only a day of one of its ends."""
    said = [
        cause for cause in one.missing if cause.entity in ("dependency", "portfolio") and cause.field != "needed_by"
    ]
    return one.link is None or bool(said)
