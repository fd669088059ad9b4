"""Whom a text means: what a careful reader accepts, what not, and what holds whatever is written."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.records.people import Meant, People
from pmo_audit.records.persons import Person

KHAN = Person("E7", "E7", "Aisha Khan", "a.khan@example.org", ("AK",), ("PMO",))
REGISTER = (
    KHAN,
    Person("E8", "E8", "Bridget Walsh", "bridget.walsh@example.org", (), ("Legal Services",), "Head of Law"),
    Person("E9", "E9", "Adam Khan", "", (), ("Finance",)),
    Person("E10", "E10", "José García López"),
    Person("E11", "E11", "Anna van der Berg", "", (), ("Programme Management Office",)),
    Person("E12", "E12", "Eze, C. (Data)", "chidi.eze@example.org", (), ("Data",)),
    Person("E13", "E13", "Anne-Marie Smith-Jones"),
    Person("E14", "E14", "Will May", "", (), ("Estates",)),
    Person("E15", "E15", "Niamh O'Brien"),
    Person("E16", "E16", "Łukasz Sørensen"),
)
PEOPLE = People.of(REGISTER)

SURE = {
    "E7": ("Khan, Aisha", "KHAN, AISHA", "Khan,Aisha", "Dr Aisha Khan", "Ms. Aisha Khan", "Aisha Khan (PMO)"),
    "E8": ("Walsh, Bridget, PhD", "Prof. Walsh, Bridget", "Bridget Walsh, Legal Services", "Bridget Walsh (LS)"),
    "E10": ("JOSE GARCIA LOPEZ", "Garcia Lopez, Jose", "Jose\u0301 Garci\u0301a Lo\u0301pez"),
    "E11": ("van der Berg, Anna", "Anna van der Berg (PMO)", "Berg, Anna van der"),
    "E13": ("Anne Marie Smith Jones", "Smith-Jones, Anne-Marie"),
    "E14": ("May, Will", "Will May (E14)", "E14 Will May", "E14 - Will May", "Will May - Estates"),
    "E15": ("Niamh O’Brien", "OBrien, Niamh"),
    "E16": ("Lukasz Sorensen",),
}
"""The whole name, however it is written: nothing has to be told."""
ADDRESSED = {
    "E7": ("Aisha Khan <a.khan@example.org>", "Khan, A. (A.KHAN@example.org)", "mailto:a.khan@example.org"),
    "E8": ("Walsh <bridget.walsh@example.org>",),
}
TOLD = {
    "E7": ("Khan, A. (PMO)", "A. Khan (PMO)", "Khan Aisha", "Aisha Khan (acting)", "Aisha Khan / PMO", "A Khan - PMO"),
    "E8": (
        "B. Walsh",
        "B Walsh",
        "Walsh, B.",
        "Walsh B",
        "Ms B. Walsh",
        "B.Walsh",
        "Bridget M. Walsh",
        "bridget.walsh@",
    ),
    "E9": ("A. Khan (Finance)", "Khan, A. [Finance]"),
    "E10": ("J. García López", "J Garcia Lopez"),
    "E11": ("A. van der Berg", "A. Berg", "van der Berg, A."),
    "E12": ("Chidi Eze", "C. Eze", "Eze, C."),
    "E13": ("A.-M. Smith-Jones", "AM Smith-Jones", "A. Smith-Jones", "Smith-Jones, Anne"),
    "E14": ("W. May", "MAY W"),
    "E15": ("N. O'Brien",),
}
"""A part of the name, or the name turned round: taken, and told."""
NOBODY = (
    *("Walsh", "Mr Walsh", "Bridget", "Bridget W", "A. Walsh", "B. M. Walsh", "BM Walsh", "A. Jones", "J. García"),
    *("Aisha Khan (Finance)", "Bridget Walsh (Bo Ek)", "Bridget Walsh (TBC)", "Will May (E8)", "A Khan (Estates)"),
    *("bridget.walsh@other.example", "Bridget Walsh <b@other.example>", "Bridget Walsh <a.khan@example.org>"),
    *("Finance", "PMO", "Health and Safety", "Team 3", "", " ", "-", ",", "()", "a@b", "<>", "K.", "May"),
    *("Finance Director", "Walsh Ltd", "Sponsor: Bridget Walsh", "Bridget Walsh?", "x" * 5000, "A, B, C, D"),
)
SEVERAL = (
    *("A. Khan (PMO) / B. Walsh", "A Khan & B Walsh", "B. Walsh; Will May", "B. Walsh and W. May", "B. Walsh\nW. May"),
    *("Bridget Walsh, Will May", "Bridget Walsh + Bo Ek", "B. Walsh, A. Khan", "Aisha & Bridget Walsh"),
    "a.khan@example.org bridget.walsh@example.org",
)


def cases(told: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(text, key) for key, texts in told.items() for text in texts]


@pytest.mark.parametrize(("text", "key"), cases(SURE) + cases(ADDRESSED))
def test_the_whole_name_and_the_address_are_sure(text: str, key: str) -> None:
    assert PEOPLE.find(text) == Meant((key,))


@pytest.mark.parametrize(("text", "key"), cases(TOLD))
def test_a_short_form_is_taken_and_told(text: str, key: str) -> None:
    found = PEOPLE.find(text)
    assert (found.keys, found.sure, found.several) == ((key,), False, ())


@pytest.mark.parametrize("text", NOBODY, ids=lambda text: text[:30])
def test_what_is_not_sure_enough_means_nobody(text: str) -> None:
    found = PEOPLE.find(text)
    assert len(found.keys) != 1
    assert found.several == ()


@pytest.mark.parametrize("text", SEVERAL)
def test_two_names_are_not_one_person(text: str) -> None:
    found = PEOPLE.find(text)
    assert found.keys == ()
    assert len(found.several) == 2


def test_what_fits_two_names_both() -> None:
    assert PEOPLE.find("A. Khan").keys == ("E7", "E9")


def test_who_comes_near_is_named() -> None:
    assert PEOPLE.find("Walsh").near == ("E8",)
    assert PEOPLE.find("Aisha Khan (Finance)").near == ("E7",)


def test_a_stranger_who_is_named_in_full_makes_a_short_form_open() -> None:
    people = People.of([KHAN])
    assert people.find("A. Khan").keys == ("E7",)
    people.meet(["Ahmed Khan"])
    assert people.find("A. Khan") == Meant(near=("E7",))
    assert people.find("Khan, Aisha") == Meant(("E7",))


def test_somebody_without_a_name_may_be_meant_by_a_short_form() -> None:
    people = People.of([KHAN, Person("E17", "E17")])
    assert people.find("A. Khan") == Meant(("E7", "E17"), sure=False)
    assert people.find("Khan, Aisha") == Meant(("E7",))


def test_a_department_that_nobody_knows_is_no_contradiction() -> None:
    people = People.of([Person("E7", "E7", "Aisha Khan")])
    assert people.find("Khan, A. (PMO)") == Meant(("E7",), sure=False)
    assert people.find("Aisha Khan, Bo Walsh").keys == ()


# --------------------------------------------------------------------------------------- whatever is written

GIVEN = ("Aisha", "Adam", "Bo", "José", "Anne-Marie", "Will", "Mary Jane", "Åsa", "Ng")
SURNAMES = ("Khan", "Walsh", "May", "van der Berg", "Smith-Jones", "O'Brien", "Li", "García López", "Will")
names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
registers = st.lists(names, min_size=1, max_size=8, unique=True)


def people_of(register: Sequence[tuple[str, str]]) -> list[Person]:
    return [Person(f"E{n}", f"E{n}", " ".join(one)) for n, one in enumerate(register)]


def forms(given: str, surname: str) -> tuple[str, ...]:
    letter = given[0]
    whole = (f"{given} {surname}", f"{surname}, {given}", f"Dr {given} {surname}", f"{surname} {given}")
    return (*whole, f"{letter}. {surname}", f"{letter} {surname}", f"{surname}, {letter}.", f"{surname} {letter}")


@given(registers, st.data())
def test_a_form_of_a_name_never_means_somebody_else(register, data) -> None:
    at = data.draw(st.integers(0, len(register) - 1))
    text = data.draw(st.sampled_from(forms(*register[at])))
    found = index_of(register).find(text)
    assert not found.keys or f"E{at}" in found.keys or _turned_is_another(register, text)


def index_of(register: Sequence[tuple[str, str]]) -> People:
    return People.of(people_of(register))


def _turned_is_another(register, text: str) -> bool:
    """Whether the words are the whole name of another, the plainest way to read them: `Will May`, `May Will`."""
    words = text.replace(",", " ").replace("Dr ", "").casefold().split()
    return any(sorted(words) == sorted(" ".join(one).casefold().split()) for one in register)


@given(registers, st.data())
def test_order_and_case_make_no_difference(register, data) -> None:
    text = data.draw(st.sampled_from(forms(*data.draw(st.sampled_from(register)))))
    persons = people_of(register)
    one, other = People.of(persons).find(text), People.of(persons[::-1]).find(text)
    assert (set(one.keys), one.sure) == (set(other.keys), other.sure)
    composed = unicodedata.normalize("NFD", text.casefold())
    assert set(People.of(persons).find(composed).keys) == set(one.keys)


@given(registers, names, st.data())
def test_one_more_person_never_moves_a_letter_and_a_surname_to_somebody_else(register, more, data) -> None:
    given_, surname = data.draw(st.sampled_from(register))
    text = f"{given_[0]}. {surname}"
    before = index_of(register).find(text).keys
    after = index_of([*register, more]).find(text).keys
    assert len(before) != 1 or before[0] in after or after == ()


@given(st.text(max_size=60), registers)
def test_no_text_is_too_odd(text: str, register) -> None:
    found = index_of(register).find(text)
    assert set(found.keys) | set(found.near) <= {f"E{n}" for n in range(len(register))}


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["Khan", "A.", ",", "(", ")", "PMO", "/", "and", "@", "E7", "Dr", "<", ">", "-"])))
def test_no_mixture_is_too_odd(words: list[str]) -> None:
    PEOPLE.find(" ".join(words))


def test_many_references_to_many_people_of_one_name_take_little_time() -> None:
    people = People.of(Person(f"E{n}", f"E{n}", f"Name{n} Khan") for n in range(5000))
    before = time.perf_counter()
    for n in range(20_000):
        people.find(f"Khan, N. ({n % 7})")
        people.find(f"Somebody{n} Khan")
    assert time.perf_counter() - before < 20
