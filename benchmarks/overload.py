"""How long it takes to add up what is promised of everybody, against a plain loop over all days of all promises."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from benchmarks.figures import DisagreementError, Figure, Size
from benchmarks.timing import by_turns, ratio, seconds, slope
from pmo_audit.api import load_data
from pmo_audit.derive.loads import find_loads
from pmo_audit.oversight import Loads
from pmo_audit.records import Portfolio

AS_OF = date(2026, 3, 31)
ROUNDS = 3
EACH = 10
"""Promises of one person, on average."""
STEPS = (1, 2, 5, 10)
"""The sizes at which growth is measured are the largest one over these."""
Promise = tuple[str, int, date, date]
"""The person, the share in percent, the first and the last day."""
Worst = Mapping[tuple[str, str], tuple[Fraction, frozenset[str]]]
"""By person and month: what is promised on the worst day where that is too much, and by which promises."""


def promises(number: int) -> dict[str, Promise]:
    """Promises made up from a seed: of five to forty percent, for some days up to half a year, over three years."""
    chance = random.Random(17)
    found: dict[str, Promise] = {}
    for one in range(number):
        start = date(2025, 1, 1) + timedelta(days=chance.randrange(1000))
        finish = start + timedelta(days=chance.randrange(10, 180))
        person = f"E{chance.randrange(max(1, number // EACH))}"
        found[f"A{one}"] = person, chance.choice((5, 10, 20, 25, 40)), start, finish
    return found


def portfolio_of(made: Mapping[str, Promise]) -> Portfolio:
    """The promises as a portfolio: of people who give all of their time, to fifty projects."""
    people = sorted({person for person, *_ in made.values()})
    document = {
        "projects": [{"id": f"P{one}"} for one in range(50)],
        "people": [{"id": one, "capacity": "100%"} for one in people],
        "assignments": [
            {
                "id": key,
                "project": f"P{number % 50}",
                "person": person,
                "share": f"{share}%",
                "start": start.isoformat(),
                "finish": finish.isoformat(),
            }
            for number, (key, (person, share, start, finish)) in enumerate(made.items())
        ],
    }
    return load_data(document).portfolio


def by_hand(made: Mapping[str, Promise]) -> Worst:
    """The same as somebody would write it down first: every working day of every promise."""
    held: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key, (person, _, start, finish) in made.items():
        for day in range(start.toordinal(), finish.toordinal() + 1):
            if (day - 1) % 7 < 5:
                held[person, day].append(key)
    found: dict[tuple[str, str], tuple[Fraction, frozenset[str]]] = {}
    for (person, day), keys in sorted(held.items()):
        total = sum(made[key][1] for key in keys)
        if total > 100:
            at = person, f"{date.fromordinal(day):%Y-%m}"
            if at not in found or found[at][0] < Fraction(total, 100):
                found[at] = Fraction(total, 100), frozenset(keys)
    return found


def worst_of(loads: Loads) -> Worst:
    """What the program found, in the form of the loop."""
    return {
        (one.resource.id, one.period): (one.promised, frozenset(each.record.id for each in one.shares))
        for one in loads.overloads
    }


def assignments(size: Size) -> float:
    """All months of everybody with their promises, over the loop's time for the worst days alone."""
    made = promises(size.largest)
    portfolio = portfolio_of(made)
    if worst_of(find_loads(portfolio, as_of=AS_OF)) != by_hand(made):
        raise DisagreementError("other overloads, or other promises on the worst days")
    jobs = {"ours": lambda: find_loads(portfolio, as_of=AS_OF), "peer": lambda: by_hand(made)}
    taken = by_turns(jobs, min(size.rounds, ROUNDS), seconds)
    return ratio(taken["ours"], taken["peer"])


def growth(size: Size) -> float:
    """How time grows with promises."""
    sizes: Sequence[int] = [size.largest // step for step in reversed(STEPS)]
    portfolios = {str(number): portfolio_of(promises(number)) for number in sizes}
    jobs = {name: partial(find_loads, one, as_of=AS_OF) for name, one in portfolios.items()}
    taken = by_turns(jobs, min(size.rounds, ROUNDS), seconds)
    return slope(sizes, [min(taken[str(number)]) for number in sizes])


FIGURES = (
    Figure(
        "overload.assignments",
        "times a loop over days",
        "<= 0.5",
        "every working day of every promise in plain Python, for the worst days alone",
        assignments,
    ),
    Figure("overload.growth", "slope of log time over log size", "<= 1.1", "itself at smaller sizes", growth),
)
