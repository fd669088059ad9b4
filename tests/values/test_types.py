"""Types in the words of the language, with their article, as messages and the reference pages print them."""

from __future__ import annotations

import pytest

from pmo_audit.types import (
    CalendarType,
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
    Type,
    UnknownType,
    article,
    describe,
    kind_of,
)

WORDS: list[tuple[Type, str, str]] = [
    (Truth(), "a yes-or-no", "truth"),
    (Text(), "a text", "text"),
    (Number(), "a number", "number"),
    (Number(percent=True), "a percentage", "number"),
    (MoneyType(), "an amount of money", "money"),
    (DateType(), "a date", "date"),
    (DurationType(), "a length of time", "duration"),
    (DurationType("working days"), "a number of working days", "working days"),
    (DurationType("months"), "a number of months", "months"),
    (CalendarType(), "a calendar", "calendar"),
    (PeriodType(), "a period", "period"),
    (EnumType("phase", ("a", "b"), ordered=True), "one of the words of `phase`", "word"),
    (RefType("person"), "a reference to a person", "reference"),
    (RefType("issue"), "a reference to an issue", "reference"),
    (RefType("status_report"), "a reference to a status report", "reference"),
    (ListType(Text()), "a list, each a text", "list"),
    (UnknownType(), "something unknown", "unknown"),
]


@pytest.mark.parametrize(("type_", "described", "kind"), WORDS, ids=lambda one: str(one)[:20])
def test_in_words(type_: Type, described: str, kind: str) -> None:
    assert describe(type_) == described
    assert kind_of(type_) == kind


@pytest.mark.parametrize(
    ("noun", "words"),
    [("risk", "a risk"), ("issue", "an issue"), ("exchange_rate", "an exchange rate")],
)
def test_articles(noun: str, words: str) -> None:
    assert article(noun) == words
