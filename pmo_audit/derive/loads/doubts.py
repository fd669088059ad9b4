"""What is not known of a promise or a capacity, and why."""

from __future__ import annotations

from pmo_audit.classes import dataclass
from pmo_audit.findings import Reason, Subject
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import Origin, in_words
from pmo_audit.values import MISSING, Exempt, Missing, NoneKnown, Ref, Unreadable


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that is not known: of which record, which field, why not, and what to say of it."""

    record: Subject | None
    field: str
    reason: Reason
    says: str
    origin: Origin | None = None


def doubt_that(portfolio: Portfolio, record: Record, field: str, says: str) -> Doubt:
    """A value that there is and that cannot be reckoned with; `says` tells why, after the name of the field."""
    subject = portfolio.subject(record)
    return Doubt(subject, field, Reason.UNDEFINED, f"{_noun(subject, field)} {says}", record.origin(field))


def doubt_of(portfolio: Portfolio, record: Record, field: str, value: object) -> Doubt:
    """Why what a field holds cannot be reckoned with."""
    subject = portfolio.subject(record)
    origin, noun = record.origin(field), _noun(subject, field)
    match value:
        case Missing(said):
            return Doubt(subject, field, Reason.MISSING, f"{noun} is not known{f' (`{said}`)' if said else ''}", origin)
        case Exempt(reason):
            return Doubt(subject, field, Reason.EXEMPT, f"{noun} is withheld ({reason})", origin)
        case Unreadable(raw, why):
            return Doubt(subject, field, Reason.UNREADABLE, f"{noun} cannot be read (`{raw}`: {why})", origin)
        case Ref(text=text, candidates=candidates) if candidates:
            named = in_words((f"`{one}`" for one in candidates), "or")
            return Doubt(subject, field, Reason.DANGLING, f"`{text}` in {noun} may mean {named}", origin)
        case Ref(text=text):
            return Doubt(subject, field, Reason.DANGLING, f"`{text}` in {noun} leads nowhere", origin)
        case _:
            return Doubt(subject, field, Reason.MISSING, f"{noun} is none", origin)


def is_said(value: object) -> bool:
    """Whether something stands in a field: a value, or words that are none or cannot be read; not a blank."""
    return not isinstance(value, NoneKnown) and value != MISSING


def _noun(subject: Subject, field: str) -> str:
    return f"`{field.replace('_', ' ')}` of {subject.name}"
