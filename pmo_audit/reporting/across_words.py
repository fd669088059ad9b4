"""How what was found across the projects is said, so that every format says it alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from pmo_audit.classes import dataclass
from pmo_audit.oversight import (
    Clash,
    Contribution,
    Cycle,
    Decision,
    Link,
    Meeting,
    MonthLoad,
    Overlap,
    Overload,
    Oversight,
    Share,
    Undecided,
)
from pmo_audit.reporting.across_standing import standing_of
from pmo_audit.reporting.wording import subject_words
from pmo_audit.subjects import Actor, Subject
from pmo_audit.text import counted, in_words

PEOPLE = frozenset({"full time", "FTE", ""})
"""Units of which an amount is said as a share: so much of a person's time."""


def name_of(one: Subject) -> str:
    """What people call a record: its name, else its id."""
    return one.name or one.id or subject_words(one)


def points_words(points: int, *, signed: bool = False) -> str:
    """Ten-thousandths as hundredths of a hundred, `83.12`; so what is added up on paper comes out."""
    sign = "−" if points < 0 else "+" if signed else ""
    return f"{sign}{abs(points) // 100}.{abs(points) % 100:02d}"


def sum_words(contributions: Iterable[Contribution], points: int) -> str:
    """The whole sum: `54.60 + 12.10 − 4.58 = 62.12`."""
    parts = [points_words(one.points, signed=True) for one in contributions]
    spaced = " ".join(f"{one[0]} {one[1:]}" for one in parts).removeprefix("+ ")
    return f"{spaced} = {points_words(points)}"


def decision_words(one: Decision) -> str:
    """What was decided, by whom, when and why."""
    when = f" on {one.on.isoformat()}" if one.on is not None else ""
    by = f" by {one.by}" if one.by else ""
    why = f": {one.because}" if one.because else ""
    stale = " (a text has changed in substance since, so it no longer counts)" if one.stale else ""
    return f"{one.verdict.replace('-', ' ')}{by}{when}{why}{stale}"


def cycle_words(one: Cycle) -> str:
    """The way round: `A waits for B, which waits for A`."""
    names = [name_of(step.source) for step in one.path]
    return f"{names[0]} waits for {', which waits for '.join((*names[1:], names[0]))}" if names else ""


def cycle_note(one: Cycle) -> str:
    """Whether there is a way out."""
    if one.deadlock and one.together:
        return "It holds only if all of it happens on one and the same day."
    return _no_way_out(one) if one.deadlock else "They wait for each other, but all may hold."


def _no_way_out(one: Cycle) -> str:
    """What a deadlock means: for things that have begun all the same, not that they cannot."""
    number = len({step.source for step in one.path})
    none = "neither of them can" if number == 2 else "none of them can" if number > 2 else "it cannot"
    if one.begun:
        names = in_words(dict.fromkeys(name_of(each) for each in one.begun))
        have = "has" if len(one.begun) == 1 else "have"
        return f"{names} {have} begun all the same: {none} finish as registered, or the kind of a dependency is wrong."
    starts = all(step.kind.endswith("_to_start") for step in one.path)
    return f"No way out: {none} {'begin' if starts else 'finish'}."


def kind_words(one: Link) -> str:
    """Which ends are tied, and with what lag."""
    kind = one.kind.replace("_", " ") or "kind not said"
    if one.record is None:
        kind = f"part of the other, {kind}" if one.kind != "part_of" else "part of the other"
    return f"{kind}, {days_words(one.lag)} later" if one.lag else kind


def days_words(days: int) -> str:
    """`1 day`, `12 days`."""
    return counted(days, "day")


def clash_words(one: Clash) -> str:
    """What is wrong, in a few words."""
    if one.why == "late":
        return f"{days_words(one.days)} late" if one.days is not None else "late"
    return {"cancelled": "waits for something cancelled", "unknown": "waits for something in no register"}.get(
        one.why, one.why.replace("_", " ")
    )


def undecided_words(one: Undecided) -> str:
    """Why nobody can tell of a dependency: `cannot be told: kind of D-1 is not known`."""
    return f"cannot be told: {one.says.partition(', since ')[2] or one.says}"


def meeting_words(one: Meeting) -> str:
    """Who should meet about what."""
    who = ", ".join(map(actor_words, one.people)) or "nobody is named"
    return f"{who}: {one.about}" if one.about else who


def actor_words(one: Actor) -> str:
    """Somebody, and as what."""
    return f"{one.name} ({one.role.replace('_', ' ')})" if one.role else one.name


def amount_words(amount: Fraction, unit: str) -> str:
    """How much: `110%` of a person, `3 cranes` of anything else."""
    if unit in PEOPLE:
        return f"{_decimal(amount * 100)}%"
    return f"{_decimal(amount)} {unit}"


def ratio_words(one: Overload) -> str:
    """What is promised of what there is: `150% of 100%`, `2 of 1 crane`."""
    if one.unit in PEOPLE:
        return f"{amount_words(one.promised, one.unit)} of {amount_words(one.capacity, one.unit)}"
    return f"{_decimal(one.promised)} of {amount_words(one.capacity, one.unit)}"


def peak_words(one: Overload) -> str:
    """The days on which it is highest: one day, or from one to another."""
    first, last = (day.isoformat() for day in one.peak)
    return f"on {first}" if first == last else f"{first} to {last}"


def until_words(one: Share) -> str:
    """The last day of a promise, where it is another than the first."""
    return one.finish.isoformat() if one.finish != one.start else "that day"


def over_words(one: Overload) -> str:
    """How much of the capacity is promised: `110%`; where there is none, what is promised."""
    if one.capacity > 0:
        return f"{_decimal(one.promised / one.capacity * 100, 0)}%"
    return amount_words(one.promised, one.unit)


def month_words(one: MonthLoad) -> str:
    """The load of a month that is not known to be too much: `80%`, or `?` where that cannot be told."""
    if one.state == "open" or one.capacity is None:
        return "?"
    return (
        f"{_decimal(one.promised / one.capacity * 100, 0)}%"
        if one.capacity > 0
        else amount_words(one.promised, one.unit)
    )


def load_words(one: Overload) -> str:
    """What else there is to know of an overload, in sentences."""
    said = []
    if one.days:
        said.append(f"{counted(one.days, 'day')} of the month {'is' if one.days == 1 else 'are'} beyond capacity.")
    if one.average is not None:
        said.append(f"On average {amount_words(one.average, one.unit)} is promised.")
    if one.at_least:
        said.append("More may be promised, since not everything is known of another promise.")
    said += [f"{each[:1].upper()}{each[1:]}." for each in (one.limit, *one.assumes) if each]
    return " ".join(said).replace("..", ".")


def _decimal(number: Fraction, places: int = 2) -> str:
    scaled = round(number * 10**places)
    text = f"{abs(scaled) // 10**places:,}"
    rest = f"{abs(scaled) % 10**places:0{places}d}".rstrip("0") if places else ""
    return f"{'−' if scaled < 0 else ''}{text}{'.' if rest else ''}{rest}"


def raised(facts: Oversight) -> tuple[Overlap, ...]:
    """The overlaps that are raised, the most alike first."""
    return tuple(sorted((one for one in facts.overlaps or () if one.flag), key=lambda one: (-one.points, one.id)))


@dataclass(frozen=True, slots=True)
class Headline:
    """How many there are of what: `number` is None where nobody can tell, and `note` what that number leaves open."""

    place: str
    number: int | None
    noun: str
    note: str = ""

    @property
    def words(self) -> str:
        """The whole in a line."""
        many = "?" if self.number is None else f"{self.number:,}"
        return f"{many} {self.noun}" + (f" ({self.note})" if self.note else "")


def headlines(facts: Oversight) -> tuple[Headline, ...]:
    """What there is to see, for what was looked for. Nothing is counted as none where nobody can tell."""
    loaded = len({one.resource for one in facts.overloads or ()})
    open_ = facts.undecided or None
    many = (
        ("circles", facts.cycles, len(facts.cycles or ()), "circle of waiting", "circles of waiting"),
        ("clashes", facts.clashes, len(facts.clashes or ()), "dependency cannot hold", "dependencies cannot hold"),
        ("undecided", open_, len(open_ or ()), "dependency cannot be told", "dependencies cannot be told"),
        ("overlaps", facts.overlaps, len(raised(facts)), "pair may be the same work", "pairs may be the same work"),
        ("shared", facts.shared_issues, len(facts.shared_issues or ()), "shared problem", "shared problems"),
        ("overload", facts.overloads, loaded, "person or resource overbooked", "people and resources overbooked"),
    )
    return tuple(
        _headline(facts, place, number, one if number == 1 else several)
        for place, told, number, one, several in many
        if told is not None and (number or open_ is None or place != "clashes")
    )


_OF_PLACE: Final[Mapping[str, str]] = MappingProxyType(
    {"circles": "cycles", "clashes": "clashes", "overlaps": "overlaps", "shared": "shared_issues",
     "overload": "overloads"}
)  # fmt: skip


def _headline(facts: Oversight, place: str, number: int, noun: str) -> Headline:
    standing = standing_of(facts, _OF_PLACE.get(place, ""))
    if number or not standing.says:
        return Headline(place, number, noun)
    if standing.whole:
        return Headline(place, None, noun, f"{standing.says[0]}, so nobody can tell")
    return Headline(place, number, noun, "as far as can be told")
