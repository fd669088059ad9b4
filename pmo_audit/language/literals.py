"""Values written out in rule text, as exact values; what cannot be one is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.language.tree import Literal, Mistake
from pmo_audit.text import Location, SourceText, Span, nearest
from pmo_audit.types import DateType, DurationType, MoneyType, Number
from pmo_audit.values import CURRENCIES, Days, Money, Months, WorkingDays

SCALES = (("bn", 10**9), ("m", 10**6), ("k", 10**3))

Report = Callable[[Diagnostic], None]


LONGEST = 400
"""Digits of a number; more are a slip, and too many would take for ever."""


def too_long(text: str, span: Span, source: SourceText, report: Report) -> bool:
    """Whether a number has more digits than any quantity needs, which is told."""
    if len(text) <= LONGEST:
        return False
    place = Location(source, span)
    report(Diagnostic("PA108", f"this number has {len(text)} digits", place, f"at most {LONGEST} can be read"))
    return True


def number(text: str, span: Span) -> Literal:
    """`3`, `1_000`, `2.5`."""
    return Literal(Fraction(text.replace("_", "")), Number(), span)


def percent(text: str, span: Span) -> Literal:
    """`5%` is one twentieth."""
    return Literal(Fraction(text.rstrip("%").replace("_", "")) / 100, Number(percent=True), span)


def days(text: str, span: Span) -> Literal:
    """`45 days`."""
    return Literal(Days(Fraction(text.replace("_", ""))), DurationType(), span)


def working_days(text: str, span: Span) -> Literal:
    """`5 working days`."""
    return Literal(WorkingDays(Fraction(text.replace("_", ""))), DurationType("working days"), span)


def months(text: str, span: Span) -> Literal:
    """`6 months`."""
    return Literal(Months(Fraction(text.replace("_", ""))), DurationType("months"), span)


def money(text: str, span: Span, source: SourceText, report: Report) -> Literal | Mistake:
    """`EUR 2.5m` is two and a half million euros."""
    currency, digits = text[:3], text[3:].strip().replace("_", "")
    if currency not in CURRENCIES:
        near = next((one for one in sorted(CURRENCIES) if sorted(one) == sorted(currency)), None)
        near = near or nearest(currency, CURRENCIES)
        hint = f"did you mean `{near}`? " if near else ""
        place = Location(source, Span(span.start, span.start + 3))
        report(
            Diagnostic(
                "PA108",
                f"`{currency}` is no currency",
                place,
                f"{hint}use a code of ISO 4217, as in EUR 2.5m",
            )
        )
        return Mistake(span)
    scale = 1
    for suffix, factor in SCALES:
        if digits.endswith(suffix):
            digits, scale = digits.removesuffix(suffix), factor
            break
    return Literal(Money(Fraction(digits) * scale, currency), MoneyType(), span)


def day(text: str, span: Span, source: SourceText, report: Report) -> date | None:
    """`2026-03-31`, or None for a day that no calendar has."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        report(
            Diagnostic(
                "PA108",
                f"there is no day `{text}`",
                Location(source, span),
                "write year-month-day, as in 2026-03-31",
            )
        )
        return None


def day_literal(text: str, span: Span, source: SourceText, report: Report) -> Literal | Mistake:
    """A date as an expression."""
    value = day(text, span, source, report)
    return Literal(value, DateType(), span) if value is not None else Mistake(span)
