"""The sweep against a day-by-day reckoning that shares no code with it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.api import load_data
from pmo_audit.derive.loads import find_loads
from pmo_audit.oversight import Loads
from tests.derive.loads import day_by_day

TODAY = date(2026, 3, 31)
FIRST = date(2026, 2, 16)
PEOPLE = ("E1", "E2")
PROJECTS = ("P1", "P2", "P3", "P4")

days = st.integers(0, 90).map(lambda one: (FIRST + timedelta(days=one)).isoformat())
shares = st.sampled_from(("0%", "10%", "25%", "40%", "50%", "60%", "75%", "100%", "130%"))
blank = st.none()
unclear = st.just("TBC")
"""It counts as a blank where the project's own days can be taken."""
unreadable = st.just("who knows")


def told(**fields: Any) -> dict[str, Any]:
    """A record without its blank fields."""
    return {name: one for name, one in fields.items() if one is not None}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A portfolio with a few people, projects and promises, of which not everything is known."""
    statuses = st.sampled_from((None, "active", "on_hold", "proposed", "completed", "cancelled"))
    projects = [
        told(
            id=key,
            status=draw(statuses),
            start=draw(blank | days),
            actual_start=draw(blank | blank | days),
            finish=draw(blank | days),
            actual_finish=draw(blank | blank | blank | days),
        )
        for key in PROJECTS
    ]
    capacities = draw(st.booleans())
    people = [
        told(
            id=key,
            name=f"Person {key}",
            capacity=draw(blank | shares) if capacities else None,
            left_on=draw(blank | blank | days),
        )
        for key in PEOPLE
    ]
    assignments = [
        told(
            id=f"A{number}",
            project=draw(st.sampled_from(PROJECTS)),
            person=draw(st.sampled_from(PEOPLE)),
            share=draw(shares | shares | shares | blank | unclear),
            start=draw(days | days | days | blank | unreadable),
            finish=draw(days | days | days | blank | unreadable),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    entries = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(days)
        finish = draw(blank | days)
        finish = None if finish is None else max(start, finish)
        share = draw(shares | blank)
        entries.append(
            told(id=f"V{number}", person=draw(st.sampled_from(PEOPLE)), share=share, start=start, finish=finish)
        )
    off = draw(st.lists(days, max_size=3, unique=True))
    return {
        "projects": projects,
        "people": people,
        "assignments": assignments,
        "availabilities": entries,
        "holidays": [{"id": one, "date": one} for one in off],
    }


def loads_of(document: dict[str, Any]) -> Loads:
    """What the program finds."""
    return find_loads(load_data(document).portfolio, as_of=TODAY)


@settings(max_examples=150)
@given(documents())
def test_every_month_is_as_its_days_are(document: dict[str, Any]) -> None:
    loads = loads_of(document)
    for person in PEOPLE:
        expected = day_by_day.months(document, person, TODAY)
        found = {one.period: one for one in loads.months if one.resource.id == person}
        assert found.keys() <= expected.keys()
        assert {one for one in expected if one <= "2026-03" or expected[one].over} <= found.keys()
        for label, one in found.items():
            month = expected[label]
            assert (one.state, one.average, one.days) == (month.state, month.average, month.over)


@settings(max_examples=100)
@given(documents())
def test_an_overload_is_its_worst_day_and_its_shares_add_up(document: dict[str, Any]) -> None:
    for one in loads_of(document).overloads:
        month = day_by_day.months(document, one.resource.id, TODAY)[one.period]
        first, worst = month.peak()
        assert (one.peak[0], one.promised, one.capacity) == (first, worst.low, worst.most)
        assert sum((share.amount for share in one.shares), Fraction(0)) == one.promised
        assert all(share.start <= one.peak[0] and one.peak[1] <= share.finish for share in one.shares)
        assert one.at_least == (worst.high != worst.low)
        assert one.days == month.over
        ids = [share.record.id for share in (*one.shares, *one.also)]
        assert len(ids) == len(set(ids))
        projects = {each["id"]: each for each in document["projects"]}
        over = [when for when, each in month.days.items() if each.is_over]
        made = {
            each["id"]
            for each in document["assignments"]
            if each["person"] == one.resource.id
            and day_by_day.amount(each.get("share"))
            and any(day_by_day.held(each, projects, when, TODAY) == day_by_day.SURE for when in over)
        }
        assert set(ids) == made


@settings(max_examples=60)
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_records_makes_no_difference(document: dict[str, Any], random: Any) -> None:
    other = {name: random.sample(some, len(some)) for name, some in document.items()}
    one, two = loads_of(document), loads_of(other)
    assert [(each.id, each.promised, each.peak, each.days) for each in one.overloads] == [
        (each.id, each.promised, each.peak, each.days) for each in two.overloads
    ]
    assert [(each.resource, each.period, each.state) for each in one.months] == [
        (each.resource, each.period, each.state) for each in two.months
    ]


@settings(max_examples=100)
@given(documents(), shares, st.integers(0, 40))
def test_what_is_filled_in_contradicts_nothing_that_was_told(document: dict[str, Any], share: str, length: int) -> None:
    """A month that is over stays over and one within stays within, whatever a gap turns out to be."""
    loads = loads_of(document)
    gaps = {(one.record.id, one.field) for one in loads.unsettled if one.record is not None}
    filled = dict(document)
    filled["assignments"] = [_filled(one, gaps, share, length) for one in document["assignments"]]
    after = {(one.resource.id, one.period): one.state for one in loads_of(filled).months}
    for one in loads.months:
        if one.state != "open":
            assert after.get((one.resource.id, one.period), one.state) == one.state


def _filled(one: dict[str, Any], gaps: set[tuple[str, str]], share: str, length: int) -> dict[str, Any]:
    """A promise with what was told not to be known of it."""
    more = dict(one)
    if (one["id"], "share") in gaps:
        more["share"] = share
    start, finish = day_by_day.day(one.get("start")), day_by_day.day(one.get("finish"))
    if (one["id"], "finish") in gaps and start is not None and finish is None:
        more["finish"] = (start + timedelta(days=length)).isoformat()
    if (one["id"], "start") in gaps and finish is not None and start is None:
        more["start"] = (finish - timedelta(days=length)).isoformat()
    return more


@settings(max_examples=60)
@given(documents())
def test_an_open_month_has_its_reasons(document: dict[str, Any]) -> None:
    loads = loads_of(document)
    told = {(one.resource.id, period) for one in loads.unsettled if one.resource is not None for period in one.periods}
    assert told == {(one.resource.id, one.period) for one in loads.months if one.state == "open"}
    assert {(one.resource.id, one.period) for one in loads.overloads} == {
        (one.resource.id, one.period) for one in loads.months if one.state == "over"
    }
