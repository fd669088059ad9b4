"""How a report on the terminal ends: what to ask for, what to do first, and what it all amounts to."""

from __future__ import annotations

from pmo_audit.cli.places import Places
from pmo_audit.cli.styles import FAINT, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.reporting import View, wording
from pmo_audit.reporting.plain import brief, one_line

ASKS = 5
"""Things to ask for that are shown."""


def show_closing(sheet: Sheet, view: View, places: Places) -> None:
    """The end of the report, the outcome last, since that is where people look."""
    _show_asks(sheet, view, places)
    _show_first(sheet, view)
    _show_severities(sheet, view)
    show_outcome(sheet, view)


def show_outcome(sheet: Sheet, view: View) -> None:
    """What it all amounts to, with the two shares."""
    tally = view.tally
    if view.caution:
        sheet.line(styled(view.caution, STRONG))
    sheet.line(styled(view.decision, style_of(view.standing)))
    if tally.checks:
        decided = f"({tally.passed:,} of {tally.compliance.whole:,} decided)"
        applicable = f"({tally.coverage.part:,} of {tally.coverage.whole:,} applicable)"
        sheet.line(f"compliance {tally.compliance.text} {decided}, coverage {tally.coverage.text} {applicable}")


def _show_asks(sheet: Sheet, view: View, places: Places) -> None:
    if not view.asks:
        return
    sheet.line(styled("What to ask for", STRONG))
    for number, ask in enumerate(view.asks[:ASKS], start=1):
        who = f"; ask {one_line(ask.owner)}" if ask.owner else ""
        where = styled(places.one(ask.origin), FAINT)
        sheet.line(f"{brief(ask.what)}: {wording.ask_effect(ask)}{who}", lead=f"  {number}. ", tail=where)
    more = wording.left_out(len(view.asks), ASKS, "thing to ask for", "things to ask for")
    if more:
        sheet.line(styled(more, FAINT), lead="  ")
    sheet.blank()


def _show_first(sheet: Sheet, view: View) -> None:
    if not view.first:
        return
    sheet.line(styled("What to do first", STRONG))
    for number, group in enumerate(view.first, start=1):
        rule = group.rule
        failures = wording.failures_words(rule.tally.failed, len(group.projects))
        tail = styled(f"({one_line(rule.id)}: {failures})", FAINT)
        sheet.line(brief(rule.remedy or rule.title), lead=f"  {number}. ", tail=tail)
    sheet.blank()


def _show_severities(sheet: Sheet, view: View) -> None:
    rows = [one for one in view.severities if one.tally.failed or one.tally.unknown or one.tally.errors]
    for one in rows:
        name = styled(f"{one.severity.value:<10}", style_of(one.severity))
        sheet.line(wording.findings_words(one.tally), lead=words("  ", name))
    if rows:
        sheet.blank()
