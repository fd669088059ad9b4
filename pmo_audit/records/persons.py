"""A person as texts speak of one: by name in full or in short, by where they work, by what they are.

Each way in which a name may be written short is one function here. Nothing is decided by them alone: whom a text
means is `people.py`'s to say, which knows everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmo_audit.classes import dataclass
from pmo_audit.records.written_names import Written, pieces, plain, ways_to_read
from pmo_audit.text import fold
from pmo_audit.values import Ref, Value

PASSING = frozenset(
    (
        *("acting", "interim", "temporary", "temp", "part time", "lead", "chair", "owner", "manager", "pm", "sponsor"),
        *("sro", "senior responsible owner", "executive", "project manager", "programme manager", "project sponsor"),
        *("project owner", "budget owner", "risk owner", "action owner"),
    )
)
"""Remarks beside a name that say what somebody does in this, and not who it is."""
_SMALL = frozenset(("of", "and", "the", "for", "in"))
"""Words that the first letters of a department's name leave out."""


@dataclass(frozen=True, slots=True)
class Person:
    """One record of the register of people, as far as it tells whom a text means."""

    key: str
    identity: str
    name: str = ""
    email: str = ""
    known_as: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Where the person works, in the register's words."""
    post: str = ""


def person_of(identity: str, key: str, values: Mapping[str, Value]) -> Person:
    """What a record of the register of people tells of that."""
    unit = values.get("organisation_unit")
    places = (_text(values, "department"), unit.text if isinstance(unit, Ref) else "")
    return Person(
        key,
        identity,
        _text(values, "name"),
        _text(values, "email"),
        known_as(values),
        tuple(one for one in places if one),
        _text(values, "job_title"),
    )


def known_as(values: Mapping[str, Value]) -> tuple[str, ...]:
    """What the register says that a person is known as, beside the name: initials, and whatever else."""
    others = values.get("also_known_as")
    named = (_text(values, "initials"), *(others if isinstance(others, tuple) else ()))
    return tuple(one for one in named if isinstance(one, str) and one)


def _text(values: Mapping[str, Value], field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way in which a person's name is known: its words, and whether the register has it as the name.

    Else it was read out of the address.
    """

    person: Person
    words: tuple[str, ...]
    named: bool = True


def resembles(person: Person, way: Written) -> bool:
    """Whether a name beside an id or an address may be the person's: a word of it at least is the same."""
    said = {piece for piece in way.pieces if len(piece) > 1}
    known = {piece for form in forms_of(person) for piece in pieces(form.words)}
    return bool(said & known) or joined(way.words) == plain(person.name) or not person.name


def shortens(way: Written, form: Form) -> bool:
    """Whether a text is a short form of a name, or the name of it: the surname whole, the given names fitting."""
    cuts = (len(way.words) - way.surname,) if way.surname else range(1, len(way.words))
    return any(
        joined(form.words[start:]) == joined(way.words[cut:]) and _given(way.words[:cut], form.words[:start])
        for cut in cuts
        for start in range(1, len(form.words))
    )


def _given(said: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether given names fit: each the same or the other's first letter, those at the end left out."""
    ours, theirs = pieces(said), pieces(known)
    if len(ours) > len(theirs) and (len(theirs[0]) == 1 or ours[0] != theirs[0]):
        return False
    pairs = zip(ours, theirs, strict=False)
    return all(one == other or (1 in (len(one), len(other)) and one[0] == other[0]) for one, other in pairs)


def forms_of(person: Person) -> Iterator[Form]:
    """The ways in which a person's name is known: as the register has it, and in full as the address has it."""
    named = _name_of(person)
    if named:
        yield Form(person, named, named=True)
    spelt = spelt_by(person.email).words if person.email else ()
    if len(spelt) > 1 and spelt != named:
        fits = named and joined(named[-1:]) == spelt[-1] and _given(spelt[:-1], named[:-1])
        if fits or not person.name:
            yield Form(person, spelt, named=False)


def _name_of(person: Person) -> tuple[str, ...]:
    """The words of a name in a register, without what stands beside it; none where it is a single word."""
    places = {plain(one) for one in (*person.places, person.post)}
    for one in ways_to_read(person.name):
        if len(one.words) > 1 and not (one.surname and plain(" ".join(one.words[: -one.surname])) in places):
            return one.words
    return ()


def spelt_by(address: str) -> Written:
    """The name that an address spells: `aisha.khan@…`."""
    local = fold(address).partition("@")[0]
    words = tuple(plain(one) for one in local.replace("_", ".").split(".") if one)
    return Written(words if len(words) > 1 and all(one.replace("-", "").isalpha() for one in words) else ())


def telling(form: Form) -> Iterator[str]:
    """The words of a name that are more than a letter."""
    yield from (piece for piece in pieces(form.words) if len(piece) > 1)


def is_spelt(way: Written) -> bool:
    """Whether no word of a name is only a letter."""
    return all(len(piece) > 1 for piece in way.pieces)


def remark_on(person: Person, remark: str) -> bool | None:
    """Whether what is said beside a name is so of a person; None where that is not known."""
    if agrees(person, remark):
        return True
    said = plain(remark.replace("-", " ").replace(".", ""))
    unchecked = not person.places and len(said.split()) == 1
    return None if said in PASSING or unchecked else False


def agrees(person: Person, remark: str) -> bool:
    """Whether a remark is where the person works or as what, or the first letters of that."""
    said = plain(remark).replace(".", "")
    for place in (*person.places, person.post):
        words = plain(place).replace("-", " ").split()
        letters = "".join(word[0] for word in words)
        small = "".join(word[0] for word in words if word not in _SMALL)
        if words and (said == plain(place) or (len(words) > 1 and said in (letters, small))):
            return True
    return fold(remark) in {fold(one) for one in (person.identity, person.email, *person.known_as) if one}


def joined(words: Iterable[str]) -> str:
    """The words as one text, those with a hyphen cut at it."""
    return " ".join(pieces(words))
