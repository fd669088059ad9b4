"""The impact of a change on the terminal: the summary first, then each rule with whose verdict changes and why."""

from __future__ import annotations

from pmo_audit.authoring.impact import Impact, Moved, RuleImpact, outcome_words
from pmo_audit.authoring.impact_words import (
    directions_words,
    outcome_of_all,
    side_words,
    status_words,
    values_words,
)
from pmo_audit.cli.styles import FAINT, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.findings import Outcome
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.reporting.wording import subject_words
from pmo_audit.text import counted

VERDICTS = 10
"""Verdicts of one rule that are shown; the others are in the other formats."""


def show_impact(sheet: Sheet, impact: Impact) -> None:
    """Shows everything, what it amounts to last."""
    sheet.line(one_line(side_words(impact.old)), lead="old  ")
    sheet.line(one_line(side_words(impact.new)), lead="new  ")
    sheet.blank()
    if impact.rules:
        _show_summary(sheet, impact)
    for one in impact.rules:
        if one.moved or one.changes:
            _show_rule(sheet, one)
    style = style_of(Outcome.UNKNOWN if impact.changes else Outcome.PASS)
    sheet.line(styled(outcome_of_all(impact), style))


def _show_summary(sheet: Sheet, impact: Impact) -> None:
    longest = max(len(one.code) for one in impact.rules)
    for one in impact.rules:
        lead = words(styled(f"  {one_line(one.code):<{longest}}", STRONG), f"  {status_words(one):<9}  ")
        sheet.line(directions_words(one) or "no verdict changes", lead=lead)
    sheet.blank()


def _show_rule(sheet: Sheet, one: RuleImpact) -> None:
    sheet.line(styled(one_line(one.title), STRONG), lead=styled(f"{one_line(one.code)}  ", STRONG))
    for change in one.changes:
        sheet.line(brief(change), lead="  ~ ")
    for each in one.moved[:VERDICTS]:
        _show_moved(sheet, each)
    if len(one.moved) > VERDICTS:
        more = counted(len(one.moved) - VERDICTS, "more verdict")
        sheet.line(styled(f"… and {more}; `--format json` has them all", FAINT), lead="  ")
    sheet.blank()


def _show_moved(sheet: Sheet, one: Moved) -> None:
    was, now = styled(outcome_words(one.old), _style(one.old)), styled(outcome_words(one.new), _style(one.new))
    sheet.line(one_line(subject_words(one.subject)), lead=words("  ", was, " → ", now, "  "))
    for reason in one.reasons:
        sheet.line(brief(reason.words), lead="      ")
        values = values_words(reason)
        if values:
            sheet.line(styled(brief(values), FAINT), lead="        ")


def _style(outcome: Outcome | None) -> str:
    return style_of(outcome) if outcome is not None else FAINT
