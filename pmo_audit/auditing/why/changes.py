"""Edits in words: what somebody does, or what would have to be so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pmo_audit.auditing.plan import subject_of
from pmo_audit.auditing.readings import said
from pmo_audit.auditing.why.axis import position
from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.cells import Cell, about
from pmo_audit.auditing.why.edits import AddRecord, Complete, Edits, SetField, is_new
from pmo_audit.auditing.why.hindrance import hindrance
from pmo_audit.auditing.why.model import Change
from pmo_audit.auditing.why.search import GOOD
from pmo_audit.auditing.why.space import SOMEBODY, Space
from pmo_audit.auditing.why.words import OWN_WORDS
from pmo_audit.classes import replace
from pmo_audit.findings import Subject
from pmo_audit.records import Field, Record
from pmo_audit.text import in_words
from pmo_audit.types import DateType, DurationType, EnumType, MoneyType, Number, PeriodType, article
from pmo_audit.values import Exempt, Missing, NoneKnown, Ref, Unreadable, Value

_QUOTED = 60
"""Letters of a text that are quoted."""

_ADD: Final[Mapping[str, str]] = {
    "approval": "get",
    "meeting": "hold",
    "gate_review": "hold",
    "decision": "take",
    "risk": "record",
    "lesson": "record",
    "status_report": "send",
}
"""What one does to have one more of something."""


def change_of(bench: Bench, edits: Edits, group: Edits, *, briefly: bool = False) -> Change:
    """One group of some edits, as people count them, in words; briefly: without trying what else would do as well."""
    hindrances = dict.fromkeys(hindrance(bench.portfolio, one, bench.as_of) for one in group)
    why = "; ".join(one for one in hindrances if one)
    first = group[0]
    if isinstance(first, SetField):
        return _of_field(bench, edits, first, group, why, briefly=briefly)
    if isinstance(first, AddRecord):
        return _of_newcomer(bench, first, group, why)
    assert isinstance(first, Complete)
    plural = bench.portfolio.schema.entities[first.entity].plural
    subject = Subject("portfolio", "", "the whole portfolio")
    words = f"the register of {plural.replace('_', ' ')} is complete"
    return Change(subject, plural, "", "complete", f"see that {words}", words, why, None, group)


def named(subject: Subject) -> str:
    """A record as one speaks of it: its kind, its id, and its name where that says more."""
    kind = subject.entity.replace("_", " ")
    name = f" {subject.name}" if subject.name and subject.name != subject.id else ""
    return f"{kind} {subject.id}{name}" if subject.id else subject.name


# Fields


def _of_field(bench: Bench, edits: Edits, edit: SetField, group: Edits, why: str, *, briefly: bool) -> Change:
    portfolio = bench.portfolio
    record = portfolio.find(edit.entity, edit.key) or Record(edit.entity, edit.key, {})
    cell = Cell(edit.entity, edit.key, edit.field)
    field = cell.declared(portfolio)
    before = portfolio.value(record, edit.field)
    subject = subject_of(portfolio, record)
    now = _quoted(said(portfolio, before, field.type))
    traits = _traits(bench, group[1:])
    own = (record.entity, record.key) == (bench.subject.entity, bench.subject.key)
    what = f"`{edit.field}`" if own else f"`{edit.field}` of {named(subject)}"
    then = edit.words
    if edit.brings is not None or edit.words == SOMEBODY:
        then = _somebody(bench, edits, edit, before, briefly=briefly) + traits
    elif not briefly:
        then = _as_well(bench, edits, edit, field)
    deed = _deed(what, field, before, edit.value, now, then)
    state = _state(what, before, edit.value, now, then)
    return Change(subject, edit.field, now, then, deed, state, why, record.origin(edit.field), group)


def _as_well(bench: Bench, edits: Edits, edit: SetField, field: Field) -> str:
    """What the field would hold: of a list of words every one that would do as well."""
    if not isinstance(field.type, EnumType) or edit.words == "any" or edit.value not in field.type.members:
        return edit.words
    reached = bench.outcome(edits)
    options = [
        (word, tuple(replace(one, value=word) if one is edit else one for one in edits)) for word in field.type.members
    ]
    words = [word for word, some in options if bench.outcome(some) is reached]
    return in_words(words, "or") if len(words) < len(field.type.members) else "any"


def _deed(what: str, field: Field, before: Value, value: Value, now: str, then: str) -> str:
    """What somebody does, as one would ask for it."""
    blank = isinstance(before, Missing | NoneKnown | Unreadable | Exempt)
    match value:
        case NoneKnown():
            return f"clear {what}, which is {now}"
        case Missing():
            return f"leave {what} open"
        case Exempt():
            return f"withhold {what}, and say for what reason"
        case Ref():
            return f"name {then} as {what}"
        case tuple():
            return _deed_of_list(what, before, value, then)
    if then == "any":
        return f"say what {what} is"
    if value == OWN_WORDS:
        return f"write {what}" if blank else f"write {what} in words of its own, and not “{now}”"
    if blank:
        return f"set {what} to {then}"
    return f"{_verb(field, before, value)} {what} from {now} to {then}"


def _deed_of_list(what: str, before: Value, value: tuple[object, ...], then: str) -> str:
    if not value:
        return f"empty {what}"
    longer = not isinstance(before, tuple) or len(value) > len(before)
    return f"add {then} to {what}" if longer else f"take {then} out of {what}"


def _verb(field: Field, before: Value, value: Value) -> str:
    if isinstance(field.type, MoneyType | Number | DurationType):
        old, new = position(before), position(value)
        return "raise" if old is not None and new is not None and new > old else "lower"
    return "move" if isinstance(field.type, DateType | PeriodType) else "change"


def _state(what: str, before: Value, value: Value, now: str, then: str) -> str:
    """What would be so, as a clause of a sentence with `if`."""
    match value:
        case NoneKnown():
            return f"there were no {what} (it is {now})"
        case Missing():
            return f"nobody had said what {what} is (it is {now})"
        case Exempt():
            return f"{what} were withheld with a reason"
        case tuple():
            longer = not isinstance(before, tuple) or len(value) > len(before)
            return f"{what} held {then}{'' if longer else ' no longer'} (it is {now})"
    if then == "any":
        return f"{what} were known, whatever it is" if isinstance(before, Missing) else f"{what} were given"
    if value == OWN_WORDS:
        return f"{what} were in words of its own"
    return f"{what} were {then} (it is {now})"


def _somebody(bench: Bench, edits: Edits, edit: SetField, before: Value, *, briefly: bool) -> str:
    """Somebody, and who it may not be: the one it is, and those with whom the rule would not be kept."""
    assert isinstance(edit.value, Ref | tuple)
    target = edit.value.entity if isinstance(edit.value, Ref) else ""
    noun = "somebody" if target == "person" else article(target) if target else "another"
    if briefly:
        return f"{noun} other than {_called(bench, before)}" if isinstance(before, Ref) else noun
    cell = Cell(edit.entity, edit.key, edit.field)
    rest = tuple(one for one in edits if one.cell != edit.cell)
    world = bench.world(rest)
    roots = tuple((root, (bench.subject,)) for root in bench.rule.roots)
    space = Space(bench, rest, cell, tuple(about(bench, world, cell, roots)))
    wrong = [one for one in space.options() if one.brings is None and isinstance(one.value, Ref)]
    wrong = [one for one in wrong if one.words != edit.words and bench.outcome(space.with_value(one)) not in GOOD]
    names = [_called(bench, one) for one in (before, *(one.value for one in wrong)) if isinstance(one, Ref)]
    return f"{noun} other than {in_words(dict.fromkeys(names), 'or')}" if names else noun


def _called(bench: Bench, ref: Ref) -> str:
    record = bench.portfolio.follow(ref)
    return subject_of(bench.portfolio, record).name if record is not None else ref.text


def _traits(bench: Bench, group: Edits) -> str:
    """What is asked of the one who is named."""
    told = [f"`{one.field}` {_value(one)}" for one in group if isinstance(one, SetField)]
    return f" with {in_words(told)}" if told else ""


def _value(edit: SetField) -> str:
    if edit.brings is not None or edit.words == SOMEBODY:
        return "named"
    if edit.words == "any":
        return "known"
    return "in words of its own" if edit.value == OWN_WORDS else edit.words


# Records that are added


def _of_newcomer(bench: Bench, edit: AddRecord, group: Edits, why: str) -> Change:
    """A record that is added, with what is asked of it."""
    portfolio = bench.portfolio
    kind = article(edit.entity)
    own = [one for one in group[1:] if isinstance(one, SetField) and one.key == edit.key]
    fields = [f"`{one.field}` {_value(one)}" for one in own]
    owner = _owner(bench, edit)
    whose = f" for {named(owner)}" if owner is not None else ""
    told = f" with {in_words(fields)}" if fields else ""
    deed = f"{_ADD.get(edit.entity, 'add')} {kind}{whose}{told}"
    state = f"there were {kind}{whose}{told}"
    subject = Subject(edit.entity, "", kind)
    place = portfolio.place_of(edit.entity, None)
    return Change(subject, "", "", in_words(fields) or kind, deed, state, why, place, group)


def _owner(bench: Bench, edit: AddRecord) -> Subject | None:
    """Whose record it is, where that is not the one that is judged."""
    own = (bench.subject.entity, bench.subject.key)
    leads = [value for _, value in edit.links if isinstance(value, Ref) and value.key is not None]
    if not leads or any((one.entity, one.key) == own for one in leads):
        return None
    record = bench.portfolio.follow(leads[0])
    return subject_of(bench.portfolio, record) if record is not None and not is_new(record.key) else None


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[: _QUOTED - 1].rstrip()}…"
