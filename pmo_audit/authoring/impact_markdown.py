"""The impact of a change in Markdown, for the paper that goes with a new version of a standard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_audit.authoring.impact import Impact, Moved, RuleImpact, outcome_words
from pmo_audit.authoring.impact_words import (
    directions_words,
    outcome_of_all,
    side_words,
    status_words,
    values_words,
)
from pmo_audit.reporting.markdown_report import escape_markdown
from pmo_audit.reporting.wording import subject_words


def impact_markdown(impact: Impact) -> str:
    """The summary table first, then each rule with the subjects whose verdict changes."""
    return "\n".join(_lines(impact)) + "\n"


def _lines(impact: Impact) -> Iterator[str]:
    yield f"# {escape_markdown(outcome_of_all(impact))}"
    yield ""
    yield f"From {escape_markdown(side_words(impact.old))} to {escape_markdown(side_words(impact.new))}."
    if impact.rules:
        yield ""
        yield from _table(("Rule", "Title", "Text", "Verdicts that change"), map(_row, impact.rules))
    for one in impact.rules:
        yield from _rule(one)


def _row(one: RuleImpact) -> tuple[str, ...]:
    cells = (one.code, one.title, status_words(one), directions_words(one) or "none")
    return tuple(map(escape_markdown, cells))


def _rule(one: RuleImpact) -> Iterator[str]:
    yield ""
    yield f"## {escape_markdown(f'{one.code} {one.title}')}"
    yield ""
    yield f"{status_words(one).capitalize()}. {escape_markdown(directions_words(one) or 'no verdict changes')}."
    if one.changes:
        yield ""
    for change in one.changes:
        yield f"- {escape_markdown(change)}"
    if one.moved:
        yield ""
        yield from _table(("Whose", "Was", "Is", "Because"), map(_moved, one.moved))


def _moved(one: Moved) -> tuple[str, ...]:
    reasons = [
        f"{escape_markdown(each.words)}{f' [{escape_markdown(values)}]' if (values := values_words(each)) else ''}"
        for each in one.reasons
    ]
    return (
        escape_markdown(subject_words(one.subject)),
        outcome_words(one.old),
        outcome_words(one.new),
        "<br>".join(reasons),
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(row)} |"
