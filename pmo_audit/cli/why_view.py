"""One verdict explained on the terminal: what it is, why, and what would change it.

SG-201 major  Large projects hold contingency
project NW-02 Ticketing replacement as of 2026-03-31: fail
Ticketing replacement holds EUR 410,000 of contingency on a budget of EUR 5,200,000.

The rule applies
  …
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pmo_audit.auditing.why import Part, Step, Why
from pmo_audit.cli.places import Places
from pmo_audit.cli.styles import FAINT, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.cli.why_answers import show_advice, show_cases
from pmo_audit.findings import Outcome, Reading, Subject
from pmo_audit.reporting import wording
from pmo_audit.reporting.plain import brief, one_line

_LONGEST = 100
"""Letters of a value that are shown."""
_CLAUSES = 1
"""The depth at which no places are shown."""
_ASIDE = ("parameter", "run")
"""Kinds of subject that need not be named beside their values."""


def show_why(sheet: Sheet, why: Why, places: Places) -> None:
    """The whole answer."""
    _show_head(sheet, why)
    for part in why.parts:
        _show_part(sheet, part, why, places)
    if why.cases is not None:
        show_cases(sheet, why.cases, places)
    if why.advice is not None:
        show_advice(sheet, why.advice, places)
    if why.remedy and why.outcome in (Outcome.FAIL, Outcome.UNKNOWN):
        sheet.line(brief(why.remedy), lead=words(styled("= ", FAINT), "remedy: "))


def _show_head(sheet: Sheet, why: Why) -> None:
    severity = styled(why.severity.value, style_of(why.severity))
    sheet.line(styled(one_line(why.title), STRONG), lead=words(styled(why.rule, STRONG), " ", severity, "  "))
    outcome = styled(why.outcome.value, style_of(why.outcome))
    subject = one_line(wording.subject_words(why.subject))
    sheet.line(words(f"{subject} as of {why.as_of.isoformat()}: ", outcome))
    sheet.line(brief(why.message))
    sheet.blank()


def _show_part(sheet: Sheet, part: Part, why: Why, places: Places) -> None:
    sheet.line(styled(_heading(part), STRONG))
    for step in part.steps:
        if step.form == "all" and len(part.steps) == 1:
            _show_below(sheet, step, "  ", why, places, ())
        else:
            _show_step(sheet, step, "  ", why, places, ())
    sheet.blank()


def _heading(part: Part) -> str:
    """What a part of the rule came to, as a sentence that its clauses follow."""
    name = f"Exception “{one_line(part.title)}”" if part.title else "The rule"
    came_to, _, aside = part.came_to.partition(", ")
    applies = {"holds": "applies", "does not hold": "does not apply"}.get(came_to, "may apply or not")
    if part.role in ("scope", "exception"):
        return f"{name} {applies}"
    what = f"What exception “{one_line(part.title)}” requires" if part.title else "What it requires"
    return f"{what} {'is unknown' if came_to == 'unknown' else came_to}{f', {aside}' if aside else ''}"


Around = tuple[str, ...]
"""The records whose members are being shown, so that their names need not be said again."""


def _show_step(sheet: Sheet, step: Step, margin: str, why: Why, places: Places, around: Around) -> None:
    """A step, the values below it, and the steps below those."""
    lead = f"{margin}{_mark(step)}"
    idle = "" if step.decided or why.depth == _CLAUSES else styled("(made no difference)", FAINT)
    sheet.line(styled(_text(step), "" if step.decided else FAINT), lead=lead, tail=idle)
    if step.form == "member":
        around = (*around, step.text)
    below = f"{margin}  " if step.form == "value" else " " * len(lead)
    _show_values(sheet, step.readings, below, why, places, around)
    for note in step.notes:
        sheet.line(styled(brief(note, 240), FAINT), lead=below)
    only = step.steps[0] if len(step.steps) == 1 else None
    if step.form == "member" and only is not None and only.form == "all":
        _show_below(sheet, only, f"{margin}  ", why, places, around)
    else:
        _show_below(sheet, step, f"{margin}  ", why, places, around)


def _show_below(sheet: Sheet, step: Step, margin: str, why: Why, places: Places, around: Around) -> None:
    for one in step.steps:
        _show_step(sheet, one, margin, why, places, around)
    if step.left_out:
        sheet.line(styled(_left_out(step), FAINT), lead=margin)


def _text(step: Step) -> str:
    text = one_line(step.text)
    if step.form != "value":
        return text
    return f"{text} {'is' if step.came_to.startswith(('at least', 'unknown')) else '='} {step.came_to}"


def _mark(step: Step) -> str:
    """What a step came to, before its words."""
    if step.form == "value" or step.came_to not in _MARKS:
        return f"{step.came_to}  " if step.form == "member" else ""
    return _MARKS[step.came_to]


_MARKS: Final[Mapping[str, str]] = {"holds": "yes  ", "does not hold": "no   ", "unknown": "?    "}


def _left_out(step: Step) -> str:
    if step.form in ("all", "any"):
        noun = "condition" if step.left_out == 1 else "conditions"
        return f"({step.left_out} more {noun} made no difference; --depth 3 shows all)"
    return f"… and {step.left_out:,} more"


def _show_values(
    sheet: Sheet, readings: Iterable[Reading], lead: str, why: Why, places: Places, around: Around
) -> None:
    """The values of each record on one line, with their places where the depth asks for them."""
    by_subject: dict[Subject, list[Reading]] = {}
    for one in readings:
        by_subject.setdefault(one.subject, []).append(one)
    for subject, some in by_subject.items():
        name = wording.subject_words(subject)
        own = subject == why.subject or subject.entity in _ASIDE or name in around
        whose = "" if own else f"{one_line(name)}: "
        values = "; ".join(f"{one_line(one.field)} = {brief(one.value, _LONGEST)}" for one in some)
        where = places.together(one.origin for one in some) if why.depth > _CLAUSES else ""
        sheet.line(f"{whose}{values}", lead=lead, tail=styled(where, FAINT))
