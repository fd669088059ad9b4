"""The one sentence that a finding says, where the rule's author wrote none or the verdict is open."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit import ir
from pmo_audit.auditing.plan import subject_of
from pmo_audit.auditing.readings import said, shown
from pmo_audit.backends import Reference, Unknown
from pmo_audit.findings import Cause, Reason, Subject
from pmo_audit.records import Portfolio, Record

CAUSES_SHOWN = 3


def failure_message(reference: Reference, rule: ir.Rule, record: Record) -> str:
    """The author's message with the subject's values in it, else the title about the subject."""
    if rule.message is None:
        return f"{subject_of(reference.portfolio, record).name} does not meet “{rule.title}”."
    parts = [part if isinstance(part, str) else _value(reference, part, record) for part in rule.message.parts]
    return "".join(parts)


def _value(reference: Reference, field: ir.Field | ir.Defined, record: Record) -> str:
    trace = reference.evaluate(field, (record,))
    if isinstance(field, ir.Field) and trace.record is not None:
        return said(reference.portfolio, reference.portfolio.value(trace.record, field.name), field.type)
    return "unknown" if isinstance(trace.value, Unknown) else shown(trace.value, field.type)


def unknown_message(portfolio: Portfolio, subject: Subject, causes: Sequence[Cause]) -> str:
    """Why a verdict is open, in words: which field of what is missing."""
    reasons = [cause_words(portfolio, (subject.entity, subject.id), cause) for cause in causes[:CAUSES_SHOWN]]
    more = len(causes) - CAUSES_SHOWN
    tail = f"; and {more} more" if more > 0 else ""
    return f"{subject.name}: cannot be decided, since {'; '.join(reasons)}{tail}."


def cause_words(portfolio: Portfolio, subject: tuple[str, str], cause: Cause) -> str:
    """What keeps the verdict about a subject, (entity, key), open, as a clause."""
    what = f"`{cause.field}`" if cause.field else "it"
    if cause.key and (cause.entity, cause.key) != subject:
        record = portfolio.find(cause.entity, cause.key)
        name = subject_of(portfolio, record).name if record else cause.key
        what = f"{what} of {name}"
    match cause.reason:
        case Reason.MISSING if cause.note:
            return f"{what} is missing ({cause.note})"
        case Reason.EXEMPT:
            return f"{what} is withheld" + (f" ({_clipped(cause.note)})" if cause.note else "")
        case Reason.UNREADABLE:
            return f"{what} cannot be read ({_clipped(cause.note)})"
        case Reason.DANGLING:
            return f"{what} is a reference that leads nowhere ({_clipped(cause.note)})"
        case Reason.NO_RATE:
            return f"there is no exchange rate for {cause.note}"
        case Reason.UNDEFINED if not cause.field:
            return f"{cause.note} has no answer"
        case Reason.UNDEFINED:
            return f"{what} leads to {cause.note}"
        case Reason.INCOMPLETE:
            return f"the register {what} is incomplete ({_clipped(cause.note)})"
        case _:
            return f"{what} is missing"


def _clipped(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
