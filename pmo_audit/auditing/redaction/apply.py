"""Takes the people out of a result, wherever they stand in it: one place for every format.

It goes through everything that a result holds. What is made of closed words stays; what may hold a name is searched for
names; what must be a person becomes a number as a whole. So a part that a later version adds is searched too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from pmo_audit.auditing.redaction import across
from pmo_audit.auditing.redaction.collect import Everybody, Hidden, is_person_field
from pmo_audit.classes import dataclass, names_of, replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import (
    Actor,
    Ask,
    AuditResult,
    Cause,
    Finding,
    GroupCount,
    ProjectFacts,
    Reading,
    RuleExample,
    RuleSummary,
    StandardUsed,
    Subject,
)
from pmo_audit.oversight import Decision, Passage
from pmo_audit.records import Portfolio
from pmo_audit.text import Location, Origin, fold

_CLOSED: Final = frozenset(
    (
        *("rule", "standard", "code", "digest", "version", "entity", "field", "outcome", "reason", "severity", "by"),
        *("fingerprint", "file", "data", "tags"),
    )
)
"""Fields of a result that hold words of the program or the standard's own codes, whatever class they are of."""
_STANDARD: Final = frozenset(("title", "because", "remedy", "sentence", "clause"))
"""Fields whose words are a standard's or the program's, so that only whole names are looked for."""
_PLAIN: Final = (RuleSummary, RuleExample, StandardUsed, ProjectFacts, GroupCount)
"""Classes of which all words are such, or names of departments and programmes."""
_TAKEN: Final = "PA660"
"""The note that a text is taken for somebody; without names it says nothing."""
_PART: Final = " / "
"""What stands between the parts of a key."""
_OWN = frozenset(("id", "name", "email", "initials", "also_known_as"))
"""Fields of a person's record that tell who it is."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A result without names, and the key to it: who is which number."""

    result: AuditResult
    key: tuple[Hidden, ...]
    walk: Redactor

    def text(self, text: str) -> str:
        """Any other text that belongs to the report, without names."""
        return self.walk.everybody.names.out_of(text)

    def diagnostics(self, told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What was told of the input, without names."""
        return (*_without_names(told, self.walk), _note(len(self.key)))


def redact(result: AuditResult, portfolio: Portfolio) -> Redaction:
    """The result of an audit of this portfolio with every person by a number.

    Somebody has one number throughout; it says nothing but the order in the register. Fingerprints stay as they are,
    but for findings about a person: theirs is made of the number.
    """
    walk = Redactor(Everybody.of(portfolio))
    for name in across.people_of(result.oversight):
        walk.everybody.somebody(name)
    told = tuple(one for one in result.diagnostics if one.code != _TAKEN)
    made = walk.value(replace(result, diagnostics=told))
    note = _note(len(walk.everybody.hidden))
    made = replace(made, run=replace(made.run, notice=note.message), diagnostics=(*made.diagnostics, note))
    return Redaction(made, tuple(walk.everybody.hidden), walk)


def redact_diagnostics(told: Iterable[Diagnostic], portfolio: Portfolio) -> tuple[Diagnostic, ...]:
    """What was told of reading this portfolio, without names, where there is no result."""
    return _without_names(told, Redactor(Everybody.of(portfolio)))


def _without_names(told: Iterable[Diagnostic], walk: Redactor) -> tuple[Diagnostic, ...]:
    return tuple(walk.value(one) for one in told if one.code != _TAKEN)


def _note(count: int) -> Diagnostic:
    """What a report says of it in its own words."""
    people = "1 person is" if count == 1 else f"{count} people are"
    notice = (
        f"{people} named by number here; names that stand in free text and in no register or field for a person, "
        "and names of files, are not recognised"
    )
    return Diagnostic("PA663", notice, None, "", Severity.NOTE)


class Redactor:
    """Goes through the parts of a result."""

    def __init__(self, everybody: Everybody) -> None:
        self.everybody = everybody
        self._portfolio = everybody.portfolio
        self._subjects: dict[Subject, Subject] = {}
        self._origins: dict[Origin, Origin] = {}

    def value(self, value: Any) -> Any:
        """A part without names."""
        match value:
            case Subject():
                return self._kept(self._subjects, value, self._subject)
            case Origin():
                return self._kept(self._origins, value, self._parts)
            case Reading():
                return self._reading(value)
            case Actor():
                return self._actor(value)
            case Finding():
                return self._finding(value)
            case Location():
                return self._location(value)
            case Passage():
                return across.passage(value, self.value)
            case tuple():
                return tuple(self.value(one) for one in value) if value else value
            case Mapping():
                return {self._mapped(key): self.value(one) for key, one in value.items()}
            case str():
                return self.everybody.names.out_of(value)
            case _ if names_of(value) is not None and not isinstance(value, type):
                return self._parts(value)
            case _:
                return value

    def _kept(self, known: dict[Any, Any], value: Any, make: Any) -> Any:
        found = known.get(value)
        if found is None:
            found = known[value] = make(value)
        return found

    def _parts(self, value: Any) -> Any:
        """The parts of a value of a class, by what they are called."""
        changes: dict[str, Any] = {}
        for name in names_of(value) or ():
            part = getattr(value, name)
            if part is None or part == "" or part == () or across.is_closed(value, name, _CLOSED):
                continue
            if across.is_term(value, name):
                made = self._terms(part)
            elif isinstance(part, str) and name in self._persons_in(value):
                made = self.everybody.somebody(part)
            elif isinstance(part, str) and (name in _STANDARD or isinstance(value, _PLAIN)) and not across.is_of(value):
                made = self.everybody.names.out_of(part, data=False)
            elif isinstance(value, Cause | Ask | Subject) and name in ("key", "id"):
                made = self._key(value.entity, part)
            elif across.is_of(value) and name == "id":
                made = self._key("", part)
            else:
                made = self.value(part)
            if made is not part:
                changes[name] = made
        return replace(value, **changes) if changes else value

    def _persons_in(self, value: Any) -> tuple[str, ...]:
        match value:
            case ProjectFacts():
                return ("manager", "sponsor")
            case Ask():
                return ("owner",)
            case Decision():
                return ("by",)
            case _:
                return ()

    def _terms(self, value: Any) -> Any:
        """Words that a program has put together, alone or several."""
        terms = self.everybody.names.out_of_terms
        return tuple(map(terms, value)) if isinstance(value, tuple) else terms(value)

    def _mapped(self, key: Any) -> Any:
        """What something is found by: a record, or the key of one, which may be a person's."""
        if isinstance(key, str):
            return self.everybody.by_key.get(key) or self._key("", key)
        return self.value(key) if isinstance(key, Subject) else key

    def _key(self, entity: str, key: str) -> str:
        """The key of a record: that of a person is a number, and others may be made of what names one."""
        if entity == "person":
            return self.everybody.by_key.get(key) or self.everybody.names.out_of(key)
        every = self.everybody
        parts = [
            every.names.out_of(one) if fold(one) in every.others else every.called(one) for one in key.split(_PART)
        ]
        return _PART.join(parts)

    def _subject(self, one: Subject) -> Subject:
        if one.entity == "person" and one.id:
            who = self._key(one.entity, one.id)
            return replace(one, id=who, name=who)
        made: Subject = self._parts(one)
        return made

    def _reading(self, one: Reading) -> Reading:
        subject, origin = self.value(one.subject), self.value(one.origin)
        value = one.value
        if one.subject.entity == "person" and one.field in _OWN and value not in _STATES:
            value = self._key(one.subject.entity, one.subject.id)
        elif is_person_field(self._portfolio, one.subject.entity, one.field) and value not in _STATES:
            value = self.everybody.names.meant(value) or self.value(value)
        else:
            value = self.value(value)
        return replace(one, subject=subject, value=value, origin=origin)

    def _actor(self, one: Actor) -> Actor:
        who = self.everybody.by_key.get(one.id) or self.everybody.somebody(one.name)
        return Actor(who if one.id else "", who, self.value(one.role))

    def _finding(self, one: Finding) -> Finding:
        made: Finding = self._parts(one)
        if made.subject.id == one.subject.id:
            return made
        clauses = sorted({each.clause for each in one.evidence} or {each.field for each in one.missing})
        parts = (one.standard, one.rule, one.subject.entity, made.subject.id, *clauses)
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return replace(made, fingerprint=digest[:16])

    def _location(self, one: Location) -> Location | Origin:
        """A place in a rule file; where its lines hold a name, the place alone."""
        text = one.source.content
        if self.everybody.names.out_of(text, data=False) == text:
            return one
        line, column = one.source.line_and_column(one.span.start)
        return Origin(one.source.name, f"line {line}, column {column}")


_STATES: Final = frozenset(("missing", "none", "exempt", "unreadable"))
