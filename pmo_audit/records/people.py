"""Whom a text means that is neither the id, nor the address, nor the whole name of a person as the register has it.

A careful reader takes `Khan, A. (PMO)` for Aisha Khan where nobody else it could mean is known, and says so. The ways
in which a name may be written short are few and stand here; what fits two people fits nobody. Persons are found by
their surname, so that long registers of references cost little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import islice

from pmo_audit.classes import dataclass, field
from pmo_audit.records.persons import (
    Form,
    Person,
    agrees,
    forms_of,
    is_spelt,
    joined,
    remark_on,
    resembles,
    shortens,
    spelt_by,
    telling,
)
from pmo_audit.records.written_names import (
    LONGEST,
    Written,
    addresses,
    pieces,
    several_parts,
    turned,
    ways_to_read,
)
from pmo_audit.text import fold

_NEAR = 3
"""Persons who are named as coming near."""
_ALIKE_ENOUGH = 200
"""Persons of one surname and first letter, beyond which a short form tells nothing."""


class Fit(Enum):
    """How a text fits a person, the surest first."""

    WHOLE = "whole"
    """The whole name, in one of the orders in which names are written."""
    TURNED = "turned"
    """The whole name, the words the other way round."""
    SHORT = "short"
    """A part of the name, the rest left out or only its first letters."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a text means: the keys of the persons it may mean, and whether that is sure.

    With one key and not `sure` it is a reading that has to be told. `near` are persons who come near, so that they can
    be named to whoever has to correct the text. `several` are the parts of a text that names more than one person.
    """

    keys: tuple[str, ...] = ()
    sure: bool = True
    near: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


NOBODY = Meant()


@dataclass(slots=True)
class People:
    """The persons of a portfolio, found by what people write."""

    _persons: dict[str, Person] = field(default_factory=dict)
    _called: dict[str, list[Person]] = field(default_factory=dict)
    """By id, name, and whatever else the register says they are known as."""
    _whole: dict[str, list[Person]] = field(default_factory=dict)
    _by_surname: dict[tuple[str, str], list[Form]] = field(default_factory=dict)
    _surnames: dict[str, list[Person]] = field(default_factory=dict)
    _by_local: dict[str, list[Person]] = field(default_factory=dict)
    _by_address: dict[str, list[Person]] = field(default_factory=dict)
    _nameless: list[Person] = field(default_factory=list)
    _strangers: dict[tuple[str, str], list[Form]] = field(default_factory=dict)

    @classmethod
    def of(cls, persons: Iterable[Person]) -> People:
        """The index of these persons."""
        people = cls()
        for one in persons:
            people._add(one)
        return people

    def _add(self, person: Person) -> None:
        self._persons[person.key] = person
        for called in {fold(one) for one in (person.identity, person.name, *person.known_as) if one}:
            self._called.setdefault(called, []).append(person)
        if person.email:
            self._by_address.setdefault(fold(person.email), []).append(person)
            self._by_local.setdefault(fold(person.email).partition("@")[0], []).append(person)
        forms = list(forms_of(person))
        for form in forms:
            first, last = pieces(form.words)[0], pieces(form.words)[-1]
            if form.named:
                self._whole.setdefault(joined(form.words), []).append(person)
            self._surnames.setdefault(last, []).append(person)
            self._by_surname.setdefault((last, first[0]), []).append(form)
        if not forms and not person.name:
            self._nameless.append(person)

    def meet(self, texts: Iterable[str]) -> None:
        """Takes note of people who are named in full somewhere and are in no register.

        `A. Khan` may then mean Ahmed Khan, whom only another cell knows, as well as Aisha Khan of the register.
        """
        for text in texts:
            for written in ways_to_read(text)[:1]:
                if written.is_full:
                    form = Form(Person("", ""), written.words, named=False)
                    self._strangers.setdefault((written.pieces[-1], written.pieces[0][0]), []).append(form)

    def person(self, key: str) -> Person:
        """The person of that key."""
        return self._persons[key]

    def find(self, text: str) -> Meant:
        """Whom a text means, that no id, name or address of the register is."""
        if len(text) > LONGEST:
            return NOBODY
        parts, mailed = several_parts(text), addresses(text)
        if len(parts) != 1 or len(mailed) > 1:
            return self._together(parts if len(parts) > 1 else mailed)
        meant = self._one(text)
        if not meant.keys and "," in text:
            apart = tuple(part.strip() for part in text.split(",") if part.strip())
            found = [self._any(part) for part in apart]
            if len(apart) > 1 and all(one.keys for one in found) and any(len(one.keys) == 1 for one in found):
                return Meant(several=apart) if len({one.keys for one in found}) > 1 else found[0]
        return meant

    def _any(self, text: str) -> Meant:
        """Whom a part of a text means, be it an id, a name, an address, or any other form."""
        for known in (self._called, self._by_address):
            if found := known.get(fold(text)):
                return Meant(_keys(found))
        return self._one(text)

    def _together(self, parts: Iterable[str]) -> Meant:
        """A text of several parts: several people, or one and where they work."""
        apart = tuple(part.strip(" ,") for part in parts if part.strip(" ,"))
        found = [(part, self._any(part)) for part in apart]
        keys = tuple(dict.fromkeys(one.keys[0] for _, one in found if len(one.keys) == 1))
        if not keys:
            return NOBODY
        others = [part for part, one in found if len(one.keys) != 1]
        if len(keys) == 1 and all(agrees(self._persons[keys[0]], part) for part in others):
            return self._doubted(Meant(keys, sure=False), ())
        return Meant(several=apart)

    def _one(self, text: str) -> Meant:
        ways = ways_to_read(text)
        for way in ways:
            if way.address:
                return self._addressed(way, ways)
        found = self._by_name(ways) if ways else NOBODY
        return found if found.keys else self._local(text, found)

    def _addressed(self, way: Written, ways: tuple[Written, ...]) -> Meant:
        """A text with an address in it, which decides; the name beside it must not speak against it."""
        found = self._by_address.get(way.address, [])
        read = ways if way.words else (spelt_by(way.address),)
        named = [form.person for one in read for form, _ in self._fits(one)]
        if not found:
            silent = _keys(one for one in named if not one.email)
            if silent and silent == _keys(named):
                return self._doubted(Meant(silent, sure=False), read)
            return Meant(near=_keys(named))
        if not way.words or (len(found) == 1 and resembles(found[0], way)):
            return Meant(_keys(found))
        others = [one for one in _keys(named) if one not in _keys(found)]
        return Meant((*_keys(found), *others), sure=False) if others else Meant(near=_keys(found))

    def _by_name(self, ways: tuple[Written, ...]) -> Meant:
        by_id = self._with_id(ways)
        if by_id is not None:
            return by_id
        fits = [(form.person, how, way) for way in ways for form, how in self._fits(way)]
        for fit in Fit:
            persons, agreed = _checked([(person, way) for person, how, way in fits if how is fit])
            keys = _keys(persons)
            if len(keys) == 1 and fit is Fit.WHOLE and agreed and is_spelt(ways[0]):
                return Meant(keys)
            if keys:
                return self._doubted(Meant(keys, sure=False), ways)
        return Meant(near=_few(person for person, _, _ in fits) or self._namesakes(ways[0]))

    def _fits(self, way: Written) -> Iterator[tuple[Form, Fit]]:
        """The persons whose name a text fits, and how."""
        if not way.words:
            return
        for person in self._whole.get(joined(way.words), ()):
            yield Form(person, way.words, named=True), Fit.WHOLE
        for other in turned(way):
            for person in self._whole.get(joined(other.words), ()):
                yield Form(person, other.words, named=True), Fit.TURNED
        for one in (way, *turned(way)):
            yield from ((form, Fit.SHORT) for form in _short(one, self._by_surname))

    def _doubted(self, meant: Meant, ways: tuple[Written, ...]) -> Meant:
        """What is read into a short form, where somebody else may be meant of whom too little is known."""
        strangers = (each for way in ways for one in (way, *turned(way)) for each in _short(one, self._strangers))
        if next(strangers, None) is not None:
            return Meant(near=meant.keys)
        return Meant(tuple(dict.fromkeys((*meant.keys, *_keys(self._nameless)))), sure=False, near=meant.near)

    def _with_id(self, ways: tuple[Written, ...]) -> Meant | None:
        """The person whose id stands beside the name: `Aisha Khan (E7)`, `E7 Aisha Khan`."""
        for way in ways:
            beside = [(one, way) for one in way.remarks]
            for at, rest in ((0, way.words[1:]), (-1, way.words[:-1])):
                if rest and any(char.isdigit() for char in way.words[at]):
                    beside.append((way.words[at], Written(rest)))
            for said, name in beside:
                found = self._called.get(fold(said), [])
                if len(found) == 1:
                    return Meant(_keys(found)) if resembles(found[0], name) else Meant(near=_keys(found))
        return None

    def _local(self, text: str, otherwise: Meant) -> Meant:
        """The person whose address begins so: `aisha.khan`, or `aisha.khan@` with the rest left out."""
        local = fold(text).rstrip("….").removesuffix("@")
        found = self._by_local.get(local, [])
        if len(found) != 1 or not any(piece in local for form in forms_of(found[0]) for piece in telling(form)):
            return otherwise
        return Meant(_keys(found), sure=False)

    def _namesakes(self, way: Written) -> tuple[str, ...]:
        """Persons of whom only the surname fits."""
        return _few(self._surnames.get(way.pieces[-1], ()) or self._surnames.get(way.pieces[0], ()))


def _checked(fits: list[tuple[Person, Written]]) -> tuple[list[Person], bool]:
    """The persons against whom nothing speaks that a text says beside the name, those whom it speaks for alone.

    Also whether all that it says beside the name is known to be so.
    """
    judged = [(person, [remark_on(person, one) for one in way.remarks]) for person, way in fits]
    agreeing = [person for person, said in judged if said and all(one is True for one in said)]
    if agreeing:
        return agreeing, True
    fitting = [(person, said) for person, said in judged if not any(one is False for one in said)]
    return [person for person, _ in fitting], all(not said for _, said in fitting)


def _short(way: Written, index: Mapping[tuple[str, str], list[Form]]) -> list[Form]:
    """The forms of names of which a text is a short one, or that are a short one of it."""
    words = way.pieces
    if len(words) < 2:
        return []
    known = index.get((words[-1], words[0][0]), [])
    return [] if len(known) > _ALIKE_ENOUGH else [one for one in known if shortens(way, one)]


def _keys(persons: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.key for one in persons))


def _few(persons: Iterable[Person]) -> tuple[str, ...]:
    """The keys of a few persons; none where there are many, since nobody could choose among them."""
    keys = _keys(islice(persons, _NEAR + 1))
    return keys if len(keys) <= _NEAR else ()
