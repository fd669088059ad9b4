"""Several tables of one and the same records: parts that belong together, or the same list on another day."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.taking import Refused, Taken
from pmo_audit.sources.words import alike
from pmo_audit.text import in_words

_SHARED = 0.5
"""Tables that share so many ids are about the same records."""


def settle_same(found: Sequence[Taken | Refused]) -> list[Taken | Refused]:
    """The tables, with those that hold the same records made one register, or all but the last left out."""
    settled: list[Taken | Refused] = list(found)
    for number, one in enumerate(settled):
        if not isinstance(one, Taken):
            continue
        for other in range(number):
            earlier = settled[other]
            if isinstance(earlier, Taken) and _same(earlier, one):
                if _fields(one) == _fields(earlier):
                    settled[other] = _older(earlier, one)
                else:
                    _together(earlier, one)
    return settled


def _same(one: Taken, other: Taken) -> bool:
    """Whether two tables hold the same records."""
    if one.entity != other.entity or one.seen.table is other.seen.table or one.seen.owner is not None:
        return False
    ours, theirs = _ids(one), _ids(other)
    fewer = min(len(ours), len(theirs))
    return fewer > 1 and len(ours & theirs) >= _SHARED * fewer


def _ids(one: Taken) -> set[str]:
    match = one.matching.find("id") or one.matching.find(one.entity.label)
    return {alike(told) for told in match.column.told} if match is not None else set()


def _fields(one: Taken) -> set[str]:
    return {match.field.name for match in one.matching.matches}


def _older(earlier: Taken, later: Taken) -> Refused:
    """The same list from another day: two of them would be twice as many records."""
    reason = (
        f"it holds the same {later.entity.plural.replace('_', ' ')} under the same headings as "
        f"`{later.seen.table.noun}`, which is read instead"
    )
    return Refused(earlier.seen, reason, True, (earlier,))


def _together(earlier: Taken, later: Taken) -> None:
    """Two tables that tell different things of the same records."""
    for one, other in ((earlier, later), (later, earlier)):
        if one.distinct:
            continue
        one.distinct = True
        more = in_words(f"`{name}`" for name in sorted(_fields(one) - _fields(other))) or "nothing"
        reason = f"it holds the same records as `{other.seen.table.noun}` and tells {more} besides"
        one.guesses.append(Guess(one.seen.table.noun, "one record together", reason, one.seen.place, False))
