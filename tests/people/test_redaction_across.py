"""What was found across the projects, without names: people, passages with their marks, terms, decisions, overload."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pmo_audit.api import audit, load_data, parse_standard, redact, render
from pmo_audit.auditing.redaction.forms import ORDINARY
from pmo_audit.oversight import (
    Contribution,
    Decision,
    DependencyMap,
    Link,
    Meeting,
    Overlap,
    Overload,
    Oversight,
    Passage,
    Served,
    Share,
    SharedIssue,
    Spread,
)
from pmo_audit.records.written_names import plain
from pmo_audit.reporting import formats
from pmo_audit.subjects import Actor, Subject

PEOPLE = [
    {"id": "Q1X", "name": "Ann Okafor", "email": "ann.okafor@example.org"},
    {"id": "Q2X", "name": "José García", "email": None},
]
STRANGER = "Quentin Frobisher"
PLAN, OTHER = Subject("project", "P1", "Plan of Ann Okafor"), Subject("project", "P2", "Depot")
ANN = Subject("person", "Q1X", "Ann Okafor")
AS_OF = date(2026, 3, 31)
RULE = """standard t "T"
rule T-1 "A"
  severity major
  for each project
  require  description is "x"
"""


def passage(text: str, *words: str) -> Passage:
    """A passage with these words marked."""
    return Passage(PLAN, "description", text, tuple((text.index(one), text.index(one) + len(one)) for one in words))


def facts(text: str, *words: str) -> Oversight:
    """Facts with the same text wherever a text can stand."""
    meeting = Meeting(
        (Actor("Q1X", "Ann Okafor", "manager of Plan of Ann Okafor"), Actor("", STRANGER, "supplier")),
        text,
        (Served(PLAN, OTHER, PLAN, text),),
    )
    parts = (Contribution("words", 7000, f"Words that both use: okafor, garcía and geocoder; {text}"),)
    overlap = Overlap(
        "O-1", "project", PLAN, OTHER, (PLAN, OTHER), "duplicate", 7000, True, text, parts,
        ((passage(text, *words), passage(text, *words)),),
        Decision("justified", STRANGER, f"{STRANGER} said: {text}", AS_OF), meeting,
    )  # fmt: skip
    issue = SharedIssue(
        "S-1", (PLAN, OTHER), PLAN, (PLAN, OTHER), 7000, parts, (passage(text, *words),), ("okafor", "geocoder"),
        (Spread("team", PLAN, OTHER, text),), (Actor("", "Ann Okafor", "owner"),), (PLAN,), meeting,
    )  # fmt: skip
    share = Share(Subject("assignment", "P1 / Q1X / 2026-03-01", "A"), PLAN, Fraction(1), AS_OF, AS_OF)
    load = Overload(
        "L-Q1X", ANN, "2026-03", "full time", Fraction(2), Fraction(1), (AS_OF, AS_OF), (share,), (PLAN,)
    )  # fmt: skip
    map_ = DependencyMap((PLAN, OTHER), (Link(PLAN, OTHER, "finish_to_start"),))
    return Oversight(map_, (), (), (overlap,), (issue,), (load,), {"Q1X": Fraction(1)}, {ANN: (PLAN,)})


def redacted(oversight: Oversight):
    """The result with these facts, without names."""
    loaded = load_data({"people": PEOPLE, "projects": [{"id": "P1", "manager": "Q1X"}, {"id": "P2"}]})
    result = replace(audit([parse_standard(RULE)], loaded, as_of=AS_OF), oversight=oversight)
    return redact(result, loaded).result


def test_no_name_is_left_in_any_format():
    result = redacted(facts("Ask Ann Okafor, OKAFOR A. or J. García about the geocoder, or ann.okafor@example.org."))
    for format in formats():
        page = render(result, format.name)
        if format.name == "html":
            page = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
        for name in ("okafor", "garcía", "garcia", "frobisher", "quentin", "q1x", "josé"):
            assert name not in page.casefold(), (name, format.name)
    assert list(result.oversight.capacities) == ["Person 1"]
    assert result.oversight.overloads[0].resource.name == "Person 1"
    assert result.oversight.overlaps[0].decision.by == "Person 3"
    assert result.oversight.overlaps[0].kind == "duplicate"


def test_marks_stay_on_their_words():
    text = "Ann Okafor buys one geocoder for José García and the cadastral register."
    one = redacted(facts(text, "one geocoder", "cadastral register", "José García")).oversight.overlaps[0]
    found = one.passages[0][0]
    assert [found.text[a:b] for a, b in found.marks] == ["one geocoder", "cadastral register", "Person 2"]


def test_a_text_without_names_stays_as_it_is():
    one = redacted(facts("one geocoder", "geocoder")).oversight
    assert (
        one.overlaps[0].passages[0][0] == passage("one geocoder", "geocoder") or "Person" in one.overlaps[0].left.name
    )
    assert one.overlaps[0].passages[0][0].marks == ((4, 12),)
    assert one.shared_issues[0].shares == ("[a name]", "geocoder")


FORMS = (
    "Ann Okafor",
    "OKAFOR, Ann",
    "A. Okafor",
    "ann.okafor@example.org",
    "Okafor",
    "José García",
    "García, J.",
    STRANGER,
)
OTHERS = ("the", "geocoder", "of", "Leeds", "cadastral", "register", "annual")


@pytest.mark.parametrize("seed", range(40))
def test_random_texts_lose_every_name_and_no_mark(seed):
    pick = random.Random(seed)
    words = [pick.choice(FORMS if pick.random() < 0.4 else OTHERS) for _ in range(pick.randint(2, 14))]
    text = " ".join(words)
    marked = sorted({one for one in words if one in OTHERS and pick.random() < 0.5})
    result = redacted(facts(text, *marked))
    page = [plain(one) for one in re.findall(r"[^\W_]+", render(result, "json"))]
    for name in ("okafor", "garcia", "frobisher", "quentin"):
        assert name not in page or name in ORDINARY
    one = result.oversight.overlaps[0].passages[0][0]
    assert [one.text[a:b] for a, b in one.marks] == marked
    assert all(word in one.text for word in words if word in OTHERS)


def test_the_key_of_a_person_in_the_name_of_a_fact_is_a_number():
    oversight = facts("x")
    assert oversight.overloads
    load = replace(oversight.overloads[0], id="person/Q1X/2026-03")
    result = redacted(replace(oversight, overloads=(load,)))
    assert result.oversight.overloads[0].id == "person/Person 1/2026-03"
