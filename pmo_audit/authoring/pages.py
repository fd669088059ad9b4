"""The page of a rule in the printed standard: everything there is to say of it, ready to be told in any format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.core_form import Line, core_form
from pmo_audit.authoring.literals import literal_words
from pmo_audit.authoring.patterns import one_of
from pmo_audit.authoring.phrases import list_names
from pmo_audit.backends import Reference
from pmo_audit.classes import dataclass
from pmo_audit.findings import Outcome
from pmo_audit.records import Schema
from pmo_audit.text import Location, in_words

CALENDAR = (
    "Working days follow the project's calendar; where it has none, the portfolio's; and where that has none, "
    "Monday to Friday with the holidays that belong to every calendar."
)
_ROUNDING: Final[Mapping[str, str]] = {
    "down": "A month added to a day that the other month lacks ends on the last day of that month.",
    "up": "A month added to a day that the other month lacks ends on the first day after that month.",
}


@dataclass(frozen=True, slots=True)
class ParameterSaid:
    """A parameter that a rule uses: what it declares, and the value that counts on the day of the page."""

    name: str
    said: str
    on_day: str
    """Empty where bands decide."""
    doc: str
    place: Location


@dataclass(frozen=True, slots=True)
class ExampleSaid:
    """An example in the author's words, and whether the rule agrees with it."""

    head: str
    record: str
    outcome: Outcome
    agrees: bool
    place: Location


@dataclass(frozen=True, slots=True)
class Page:
    """What the handbook says of a rule."""

    rule: ir.Rule
    standard: ir.Standard
    day: date
    subjects: str
    requirement: str
    """The sentence of the rule in its author's words, in its two halves."""
    exceptions: tuple[str, ...]
    core: tuple[Line, ...]
    message: str
    force: str
    """When it is in force, in words; empty where it always is."""
    in_force: bool
    parameters: tuple[ParameterSaid, ...]
    definitions: tuple[ir.DefinitionDeclared, ...]
    notes: tuple[str, ...]
    """The calendar and the rounding it rests on."""
    examples: tuple[ExampleSaid, ...]

    @property
    def dated(self) -> bool:
        """Whether it would say something else on another day."""
        return any(one.on_day for one in self.parameters)


def page_of(rule: ir.Rule, standard: ir.Standard, schema: Schema, day: date) -> Page:
    """The page of a rule, with thresholds as they are on a day."""
    subjects, requirement, exceptions = _sentence(rule)
    start, end = force_of(rule, standard)
    return Page(
        rule=rule,
        standard=standard,
        day=day,
        subjects=subjects,
        requirement=requirement,
        exceptions=exceptions,
        core=core_form(rule, standard, schema, day),
        message=_message(rule),
        force=force_words(start, end),
        in_force=rule.in_force(day) and standard.in_force(day),
        parameters=_parameters(rule, standard, day),
        definitions=_definitions(rule, standard),
        notes=tuple(_notes(rule, standard)),
        examples=tuple(_example(rule, one, schema, day) for one in rule.examples),
    )


def force_of(rule: ir.Rule, standard: ir.Standard) -> tuple[date | None, date | None]:
    """The first and the last day on which both the rule and its standard are in force."""
    start = max(filter(None, (standard.effective_from, rule.in_force_from)), default=None)
    end = min(filter(None, (standard.effective_until, rule.in_force_until)), default=None)
    return start, end


def force_words(start: date | None, end: date | None) -> str:
    """When something is in force: `from 2026-01-01 until 2026-12-31`; empty where it always is."""
    first = f"from {start.isoformat()}" if start is not None else ""
    last = f"until {end.isoformat()}" if end is not None else ""
    return " ".join(one for one in (first, last) if one)


def _sentence(rule: ir.Rule) -> tuple[str, str, tuple[str, ...]]:
    """The halves of a rule's sentence without their keywords, and its exceptions."""
    exceptions = tuple(" ".join(one.place.text.split()) for one in rule.exemptions)
    where = f" where {rule.text_of(rule.where)}" if rule.where is not None else ""
    subjects, _, rest = rule.sentence.partition(", require ")
    requirement = rest.removesuffix("".join(f", {one}" for one in exceptions))
    plain = subjects.removeprefix("for each").strip()
    return plain or f"{rule.entity}{where}", requirement, exceptions


def _message(rule: ir.Rule) -> str:
    parts = rule.message.parts if rule.message is not None else ()
    return "".join(part if isinstance(part, str) else f"{{{rule.text_of(part).strip('{} ')}}}" for part in parts)


# What the rule uses


def _used(rule: ir.Rule) -> Iterator[ir.Node]:
    for root in rule.roots:
        yield from ir.walk(root)
    for part in rule.message.parts if rule.message is not None else ():
        if not isinstance(part, str):
            yield from ir.walk(part)


def _parameters(rule: ir.Rule, standard: ir.Standard, day: date) -> tuple[ParameterSaid, ...]:
    used = {one.name for one in _used(rule) if isinstance(one, ir.Parameter | ir.Banded)} | _lists(rule, standard)
    return tuple(parameter_said(one, day) for one in standard.parameters if one.name in used)


def _lists(rule: ir.Rule, standard: ir.Standard) -> set[str]:
    """Parameters that hold lists, which stand in the tree as their values."""
    names = list_names(standard.parameters)
    found = (one_of(node) for node in _used(rule) if isinstance(node, ir.Or))
    return {names[chosen.values] for chosen in found if chosen is not None and chosen.values in names}


def parameter_said(one: ir.ParameterDeclared, day: date) -> ParameterSaid:
    """A parameter in words, with its value on a day."""
    value = next((version for version in one.versions if version.until is None or day <= version.until), None)
    changes = len(one.versions) > 1 or any(len(band.versions) > 1 for band in one.bands)
    on_day = literal_words(value.value, one.type) if value is not None and changes else ""
    return ParameterSaid(one.name, f" {one.said}" if one.bands else f" = {one.said}", on_day, one.doc, one.place)


def _definitions(rule: ir.Rule, standard: ir.Standard) -> tuple[ir.DefinitionDeclared, ...]:
    """The definitions the rule uses, also through others."""
    used = {one.name for one in _used(rule) if isinstance(one, ir.Defined)}
    return tuple(one for one in standard.definitions if one.name in used)


def _notes(rule: ir.Rule, standard: ir.Standard) -> Iterator[str]:
    nodes = list(_used(rule))
    if any(isinstance(one, ir.CalendarOf) for one in nodes):
        yield CALENDAR
    adds_months = any(isinstance(one, ir.Call) and one.overload.endswith(":date,months,text") for one in nodes)
    if adds_months and standard.month_rounding in _ROUNDING:
        yield _ROUNDING[standard.month_rounding]


def _example(rule: ir.Rule, one: ir.Example, schema: Schema, day: date) -> ExampleSaid:
    head, brace, record = " ".join(one.place.text.split()).partition("{")
    portfolio, subject = portfolio_of(one.record, schema)
    outcome = Reference(portfolio, one.as_of or day).judge(rule, subject).outcome
    words = head.removeprefix("example").strip()
    return ExampleSaid(words, f"{brace}{record}", outcome, outcome is one.outcome, one.place)


# A whole standard


@dataclass(frozen=True, slots=True)
class Handbook:
    """A standard with the page of each of its rules."""

    standard: ir.Standard
    description: str
    day: date
    pages: tuple[Page, ...]

    @property
    def facts(self) -> Mapping[str, str]:
        """What the title page says: version, owner, source, when it is in force, stages, rounding."""
        one = self.standard
        force = force_words(one.effective_from, one.effective_until)
        facts = {
            "Version": one.version,
            "Owner": one.owner,
            "Source": one.source,
            "In force": force,
            "Stages": in_words(one.lifecycle),
            "Months": f"rounded {one.month_rounding}" if one.month_rounding else "",
            "Thresholds as of": self.day.isoformat() if any(one.dated for one in self.pages) else "",
        }
        return {name: words for name, words in facts.items() if words}


def handbook_of(standard: ir.Standard, schema: Schema, day: date, description: str = "") -> Handbook:
    """The handbook of a standard, with thresholds as they are on a day."""
    pages = tuple(page_of(rule, standard, schema, day) for rule in standard.rules)
    return Handbook(standard, description, day, pages)
