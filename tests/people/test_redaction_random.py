"""Random registers whose texts are full of names in random forms: none is left, and no other word is touched."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest

from pmo_audit.api import audit, load_data, parse_standard, redact, render
from pmo_audit.auditing.redaction.forms import ORDINARY
from pmo_audit.records.written_names import plain

GIVEN = ("Ann", "Bo", "José", "Will", "Mary Jane", "Li", "Anne-Marie", "Zoë", "Ng", "Olu", "Dee")
SURNAMES = (
    *("Lee", "May", "O'Brien", "van der Berg", "Khan", "García López", "Smith-Jones", "Banks", "Ek", "Øst"),
    *("Grant", "al-Haytham"),
)
OTHERS = ("the", "and", "fleet", "asked", "by", "Annual", "Leeds", "khanate", "bookend", "Gekko")
RULES = """standard t "T"

rule T-1 "A"
  severity major
  for each project
  require  description is "x" and sponsor is manager and budget > EUR 1
  message  "{name}: {description} by {sponsor} and {manager}"

rule T-2 "B"
  severity major
  for each person
  require  skills is known and department is "q"
  message  "{name} {email}"
"""


def written(given: str, surname: str, pick: random.Random) -> str:
    """A name in one of the forms that people write."""
    first = given[0]
    forms = (
        *(f"{given} {surname}", f"{surname}, {given}", f"{surname.upper()} {given}", f"{given}  {surname}'s"),
        *(f"{first}. {surname}", f"{surname}, {first}.", f"Dr {given} {surname}", f"({given} {surname})"),
        *(f"{given}_{surname}", f"{given} {surname} (PMO)", f"{given}.{surname}".lower().replace(" ", ".")),
    )
    return pick.choice(forms)


@pytest.mark.parametrize("seed", range(30))
def test_no_name_is_left_and_no_other_word_touched(seed: int) -> None:
    pick = random.Random(seed)
    people = sorted({(pick.choice(GIVEN), pick.choice(SURNAMES)) for _ in range(pick.randint(1, 5))})
    page, untouched = made(people, pick)
    words = [plain(one) for one in re.findall(r"[^\W_]+", page)]
    joined = f" {' '.join(words)} "
    for given, surname in people:
        own = [[plain(one) for one in re.findall(r"[^\W_]+", part)] for part in (given, surname)]
        for row in (own[0] + own[1], own[1] + own[0]):
            assert f" {' '.join(row)} " not in joined or set(row) <= ORDINARY
        singles = {one for one in own[0] + own[1] if len(one) > 1 and one not in ORDINARY}
        assert [one for one in re.findall(r"[^\W_]+", page) if one[0].isupper() and plain(one) in singles] == []
    assert "@x.example" not in page
    assert all(one in page for one in untouched)


def made(people: list[tuple[str, str]], pick: random.Random) -> tuple[str, set[str]]:
    """A report without names on random registers, and words that are no names in it."""

    def name() -> str:
        return written(*pick.choice(people), pick)

    register = [
        {
            "id": f"U{number}9",
            "name": pick.choice([f"{given} {surname}", f"{surname}, {given}"]),
            "email": f"{plain(given + '.' + surname).replace(' ', '')}@x.example" if pick.random() < 0.6 else None,
        }
        for number, (given, surname) in enumerate(people)
    ]
    texts = [[pick.choice([*OTHERS, name()]) for _ in range(8)] for _ in range(3)]
    projects = [
        {
            "id": f"P{number}",
            "name": f"Plan of {name() if pick.random() < 0.5 else 'x'}",
            "description": " ".join(words),
            "sponsor": name(),
            "manager": pick.choice([name(), f"{name()} / {name()}", f"vacant (was {name()})"]),
        }
        for number, words in enumerate(texts)
    ]
    standards = [parse_standard(RULES)]
    loaded = load_data({"people": register, "projects": projects}, standards=standards)
    redaction = redact(audit(standards, loaded, as_of=date(2026, 3, 31)), loaded)
    return render(redaction.result, "json"), {one for words in texts for one in words if one in OTHERS}
