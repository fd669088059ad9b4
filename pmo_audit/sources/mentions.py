"""Persons whom cells mention in other words than the register of people has, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Portfolio
from pmo_audit.records.people import NOBODY, Meant, People
from pmo_audit.records.persons import Person, person_of
from pmo_audit.records.written_names import ways_to_read
from pmo_audit.sources.drafts import Draft
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin, fold, in_words

_SHOWN = 3
"""Pairs of texts that are named."""


class Mentioned:
    """Whom texts mean that are no id, name or address; each that is read into a short form is told once.

    `lossy` says that a record of the register of people was lost: a short form may mean that person.
    """

    def __init__(self, people: Iterable[Draft], within: Portfolio | None, notes: Notes, *, lossy: bool) -> None:
        self._drafts = people
        self._within = within
        self._notes = notes
        self._lossy = lossy
        self._found: dict[str, Meant] = {}
        self._told: set[str] = set()
        self._people: People | None = None

    def look_up(self, texts: Iterable[str]) -> None:
        """Finds whom texts mean, all at once: who is named in full and in no register may be meant by a short form."""
        wanted = list(texts)
        if not wanted:
            return
        self._people = people = People.of(self._persons())
        first = {text: people.find(text) for text in wanted}
        people.meet(text for text, one in first.items() if not one.keys and not one.several)
        for text, one in first.items():
            self._found[text] = one if one.sure or not one.keys else self._find(people, text)

    def _find(self, people: People, text: str) -> Meant:
        found = people.find(text)
        return Meant(near=found.keys) if self._lossy and found.keys and not found.sure else found

    def _persons(self) -> Iterable[Person]:
        if self._within is not None:
            for one in self._within.register("person").records:
                own = one.values.get("id")
                yield person_of(own if isinstance(own, str) else one.key, one.key, one.values)
        yield from (person_of(one.identity, one.key, one.values) for one in self._drafts)

    def compare(self, texts: Iterable[str], where: Callable[[str], Origin]) -> None:
        """Says which texts may mean one person where no register of people tells; they are taken for different ones."""
        once = {fold(text): text for text in sorted(texts, reverse=True)}
        written = {text: way for text in once.values() for way in ways_to_read(text)[:1]}
        people = People.of(Person(text, "", text) for text, way in written.items() if way.is_full)
        pairs: dict[frozenset[str], tuple[str, str]] = {}
        for text in sorted(written):
            alike = [one for one in people.find(text).keys if one != text]
            if len(alike) == 1:
                pairs.setdefault(frozenset((text, alike[0])), (alike[0], text))
        if pairs:
            told = list(pairs.values())
            shown = "; ".join(f"`{shorten(one)}` and `{shorten(other)}`" for one, other in told[:_SHOWN])
            more = f"; and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
            message = f"{shown}{more}: taken for different people, since there is no register of people"
            help_ = "deliver one, be it a file `people.csv` with the columns `id` and `name`"
            self._notes.add(Diagnostic("PA665", message, where(told[0][1]), help_, Severity.NOTE))

    def meant(self, text: str) -> Meant:
        """Whom a text means that was looked up; nobody for any other."""
        found = self._found.get(text)
        if found is None and self._people is not None:
            found = self._found[text] = self._find(self._people, text)
        return found or NOBODY

    def tell(self, text: str, meant: Meant, heading: str, field: str, place: Origin) -> None:
        """Says for whom a text is taken, and how to contradict; once for each text."""
        if text in self._told or self._people is None:
            return
        self._told.add(text)
        message = f"`{shorten(text)}` is taken for {self._named(meant.keys[0])}"
        line = f'{field} = {{ column = "{heading}", words = {{ "{shorten(text)}" = "their id" }} }}'
        help_ = f"if it is somebody else, write their id, or say so in the mapping: `{line}`"
        self._notes.add(Diagnostic("PA660", message, place, help_, Severity.NOTE))

    def near(self, meant: Meant) -> str:
        """What to do about a text that means nobody for sure, where somebody comes near; else nothing."""
        if self._people is None or not meant.near:
            return ""
        named = in_words(map(self._named, meant.near), "or")
        return f"if it is {named}, write the id; else add the person"

    def _named(self, key: str) -> str:
        assert self._people is not None
        person = self._people.person(key)
        return f"{person.name} ({key})" if person.name and person.name != key else key
