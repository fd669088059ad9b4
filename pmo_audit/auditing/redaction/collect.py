"""Who is to be hidden: the people of a portfolio, and everybody whom a cell for a person names in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pmo_audit.auditing.redaction.forms import PERSON, Names, rows_of
from pmo_audit.classes import dataclass, field
from pmo_audit.records import Portfolio, Record
from pmo_audit.records.persons import forms_of, known_as, person_of
from pmo_audit.records.written_names import plain, several_parts
from pmo_audit.text import fold
from pmo_audit.types import ListType, RefType
from pmo_audit.values import Exempt, Missing, Ref, Unreadable, Value

WITHHELD = "[withheld]"
"""What stands for words in a cell for a person that are nobody's name for certain."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A person who is hidden: the number in the report, and who it is; `id` is empty for one in no register."""

    pseudonym: str
    id: str
    name: str
    email: str = ""


@dataclass(slots=True)
class Everybody:
    """All people who are hidden, with what they are called."""

    portfolio: Portfolio
    names: Names = field(default_factory=Names)
    hidden: list[Hidden] = field(default_factory=list)
    by_key: dict[str, str] = field(default_factory=dict)
    """Key of a person's record → the number."""
    others: frozenset[str] = frozenset()
    """The ids of all other records: one that a project bears too is not looked for in texts."""

    @classmethod
    def of(cls, portfolio: Portfolio) -> Everybody:
        """The people of a portfolio: those of the register in its order, then those whom only cells name."""
        registers = [one for entity, one in portfolio.registers.items() if entity != "person"]
        keys = {fold(record.key) for one in registers for record in one.records}
        every = cls(portfolio, others=frozenset(one for one in keys if any(char.isdigit() for char in one)))
        for record in portfolio.register("person").records:
            every._register(record)
        for value in sorted(set(_mentions(portfolio)), key=repr):
            every._mention(value)
        return every

    def somebody(self, text: str) -> str:
        """The number of whoever is called so, where a person must be meant; a new one for whom nobody knows."""
        if not text.strip():
            return text
        return self.names.meant(text) or self._stranger(text)

    def called(self, text: str) -> str:
        """A text without names; the number where all of it is what a cell for a person holds."""
        return self.names.meant(text) or self.names.out_of(text)

    def _register(self, record: Record) -> None:
        own = record.values.get("id")
        identity = own if isinstance(own, str) else record.key
        person = person_of(identity, record.key, record.values)
        who = self._next(record.key if own is None else identity, person.name, person.email)
        self.by_key[record.key] = who
        for text in (person.name, person.email, *known_as(record.values)):
            if text:
                self.names.learn(text, who, exact=True)
        for text in dict.fromkeys((record.key, identity)):
            self.names.learn(text, who, exact=True, elsewhere=fold(text) not in self.others)
        if person.email:
            local = person.email.partition("@")[0]
            self.names.learn(local, who)
        spelt = [form.words for form in forms_of(person)]
        if not set("()[]<>") & set(person.name):
            family, _, given = person.name.partition(",")
            spelt.append((*given.split(), *family.split()))
        for text in rows_of(person.name, spelt):
            self.names.learn(text, who)
        for words in spelt:
            self.names.learn("".join(plain(word) for word in words if len(word) > 1), who, joined=len(words) > 1)
        for text in (person.name, *(" ".join(words) for words in spelt)):
            self.names.learn_singles(_without_places(text, person.places))

    def _mention(self, value: Value) -> None:
        match value:
            case Ref(text=text, key=str() as key) if key in self.by_key:
                self.names.learn(text, self.by_key[key], exact=True, elsewhere=fold(text) not in self.others)
            case Ref(text=text):
                self.somebody(text)
            case Unreadable(raw=text):
                self._whatever(text)
            case Missing(said=text) | Exempt(reason=text) if len(text.split()) > 1:
                self._whatever(text)

    def _whatever(self, text: str) -> None:
        """A text in a cell for a person that was not read: its parts may be names."""
        parts = [part.strip() for part in several_parts(text)]
        for part in parts if len(parts) > 1 else ():
            if self.names.meant(part) is None and self.names.out_of(part) == part:
                self._stranger(part)
        self.names.learn(text, WITHHELD, exact=True, data=True)

    def _stranger(self, text: str) -> str:
        who = self._next("", text, "")
        self.names.learn(text, who, exact=True, data=True)
        if 1 < len(text.split()) < 5:
            self.names.learn_singles(text)
        return who

    def _next(self, id_: str, name: str, email: str) -> str:
        who = f"{PERSON}{len(self.hidden) + 1}"
        self.hidden.append(Hidden(who, id_, name, email))
        return who


def _without_places(name: str, places: tuple[str, ...]) -> str:
    """A name without what stands in brackets beside it, such as the department."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", name)
    return bare if plain(bare) not in {plain(one) for one in places} else ""


def is_person_field(portfolio: Portfolio, entity: str, name: str) -> bool:
    """Whether a field holds a person, or several."""
    known = portfolio.schema.find_field(entity, name) if entity in portfolio.schema.entities else None
    kind = known.type.item if known is not None and isinstance(known.type, ListType) else known and known.type
    return kind == RefType("person")


def _mentions(portfolio: Portfolio) -> Iterator[Value]:
    """What the cells for persons hold, in every register."""
    for entity, register in portfolio.registers.items():
        fields = [one.name for one in portfolio.schema.fields_of(entity)]
        persons = [name for name in fields if is_person_field(portfolio, entity, name)]
        for record in register.records:
            for values in (record.values, record.extras):
                yield from _in(values, persons)
            if entity == "stakeholder":
                yield from _stakeholder(record)


def _in(values: Mapping[str, Value], names: list[str]) -> Iterator[Value]:
    for name in names:
        value = values.get(name)
        if isinstance(value, tuple):
            yield from value
        elif value is not None:
            yield value


def _stakeholder(record: Record) -> Iterator[Value]:
    """The name of a stakeholder who is one person."""
    person, name = record.values.get("person"), record.values.get("name")
    if isinstance(person, Ref) and isinstance(name, str) and fold(name) != fold(person.text):
        yield Ref("person", name, person.key)
