"""What would change a verdict, on the terminal: cases where it is open, advice where it fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pmo_audit.auditing.why import Advice, Case, Cases, Change, Effect, Kind, Way
from pmo_audit.cli.places import Places
from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled
from pmo_audit.findings import Outcome
from pmo_audit.reporting import wording
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.text import in_words

_LONGEST = 400
_WAITS = 5
"""Things waited for that are shown."""
_CHANGES = 10
"""Changes of one way that are shown."""
_COMES: Final[Mapping[Outcome, str]] = {
    Outcome.PASS: "it passes",
    Outcome.FAIL: "it fails",
    Outcome.UNKNOWN: "it stays open",
    Outcome.NOT_APPLICABLE: "the rule does not apply",
    Outcome.EXCEPTED: "it is excepted",
    Outcome.NOTHING_TO_CHECK: "there is nothing to check",
    Outcome.NOT_IN_FORCE: "the rule is not in force",
    Outcome.ERROR: "exceptions contradict each other",
}
_KEPT = (Outcome.PASS, Outcome.NOTHING_TO_CHECK)

# Open verdicts


def show_cases(sheet: Sheet, cases: Cases, places: Places) -> None:
    """What an open verdict waits for, and what each answer would give."""
    sheet.line(styled("What it waits for", STRONG))
    for one in cases.waits_for[:_WAITS]:
        sheet.line(brief(one.what, _LONGEST), lead="  ", tail=styled(places.one(one.origin), FAINT))
    if len(cases.waits_for) > _WAITS:
        sheet.line(styled(_more(len(cases.waits_for) - _WAITS, "thing"), FAINT), lead="  ")
    sheet.blank()
    if cases.cases:
        sheet.line(styled("What each answer would give", STRONG))
        if not cases.together:
            sheet.line("each by itself, while the others stay open:", lead="  ")
        _show_each(sheet, cases.cases, "  ")
    conclusion = _conclusion(cases)
    if conclusion:
        sheet.line(styled(conclusion, STRONG), lead="  ")
    sheet.blank()


def _more(number: int, noun: str) -> str:
    return f"… and {wording.counted(number, f'more {noun}')}, all with --format json"


def _show_each(sheet: Sheet, cases: Iterable[Case], margin: str) -> None:
    for one in cases:
        given = f"{one.what} {one.given}".strip()
        if one.cases:
            sheet.line(f"if {given}:", lead=margin)
            _show_each(sheet, one.cases, f"{margin}  ")
        else:
            sheet.line(f"if {given}, {_comes(one)}", lead=margin)


def _comes(case: Case) -> str:
    if not case.depends:
        return _COMES[case.outcome] + (f": {one_line(case.note)}" if case.note else "")
    clauses = in_words(f"`{one_line(clause)}`" for clause in case.depends)
    also = f", for which {in_words(case.also)} has to be known too" if case.also else ""
    may_be = in_words((_COMES[one] for one in case.may_be), "or")
    come = "comes" if len(case.depends) == 1 else "come"
    return f"{f'{may_be}, as' if may_be else 'it depends on how'} {clauses} {come} out{also}"


def _conclusion(cases: Cases) -> str:
    """What no case changes, which the rule by itself cannot see."""
    if not cases.exact or not cases.together or not cases.outcomes:
        return ""
    if len(cases.outcomes) == 1:
        (outcome,) = cases.outcomes
        return f"Whatever is filled in, {_COMES[outcome]}." if outcome is not Outcome.UNKNOWN else ""
    if not cases.outcomes.intersection((*_KEPT, Outcome.EXCEPTED, Outcome.UNKNOWN)):
        return "No value makes it pass."
    return "" if Outcome.FAIL in cases.outcomes else "No value makes it fail."


# Failures


def show_advice(sheet: Sheet, advice: Advice, places: Places) -> None:
    """What would put a failure right, or what would have to be otherwise."""
    match advice.kind:
        case Kind.REPAIR:
            _show_repair(sheet, advice, places)
        case Kind.WOULD_HAVE_TO_BE:
            _show_otherwise(sheet, advice, places)
        case Kind.IMPOSSIBLE:
            sheet.line(styled("What would put it right", STRONG))
            sheet.line(_nothing(advice), lead="  ")
    sheet.blank()


def _nothing(advice: Advice) -> str:
    if advice.proved:
        return "Nothing: whatever the records said, the rule would neither pass nor stop applying."
    return "Nothing was found: no change that was tried makes it pass, though not every one could be tried."


def _show_repair(sheet: Sheet, advice: Advice, places: Places) -> None:
    best, *others = advice.ways
    sheet.line(styled("What puts it right", STRONG))
    first, *rest = [one.deed for one in best.changes]
    _show_changes(sheet, [first[:1].upper() + first[1:], *(f"and {one}" for one in rest)], best.changes, places)
    sheet.line(_then(best), lead="  ")
    for effect in advice.effects:
        sheet.line(_effect(effect), lead="  ")
    for way in others:
        own = _own(way, best)
        first, *rest = [one.deed for one in own]
        _show_changes(sheet, [f"Or{_in_place(way, best)} {first}", *(f"and {one}" for one in rest)], own, places)


def _own(way: Way, best: Way) -> list[Change]:
    """What is other than in the best way."""
    return [one for one in way.changes if one not in best.changes]


def _in_place(way: Way, best: Way) -> str:
    """Which of the best changes another way does without, where it keeps some."""
    gone = [number for number, one in enumerate(best.changes) if one not in way.changes]
    if len(gone) == len(best.changes):
        return " instead"
    return f", in place of the {_ORDINALS[gone[0]]}," if len(gone) == 1 and gone[0] < len(_ORDINALS) else ", in part,"


_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def _show_changes(sheet: Sheet, said: Iterable[str], changes: Iterable[Change], places: Places) -> None:
    """Changes in words, each with its place."""
    shown = list(zip(said, changes, strict=True))
    for words, change in shown[:_CHANGES]:
        sheet.line(brief(words, _LONGEST), lead="  - ", tail=styled(places.one(change.origin), FAINT))
    if len(shown) > _CHANGES:
        sheet.line(styled(_more(len(shown) - _CHANGES, "change"), FAINT), lead="  - ")


def _then(way: Way) -> str:
    enough = " All of it is needed." if len(way.changes) > 1 and way.least else ""
    match way.reached:
        case Outcome.PASS:
            return f"Then the rule is kept.{enough}"
        case Outcome.NOTHING_TO_CHECK:
            return f"Then there is nothing left to check, so that the rule is kept.{enough}"
        case Outcome.EXCEPTED:
            return "The rule is not kept by this; it is excepted from it."
        case _:
            return "The rule is not kept by this; it no longer applies."


def _effect(effect: Effect) -> str:
    subject = one_line(wording.subject_words(effect.subject))
    breaks = effect.before in (*_KEPT, Outcome.EXCEPTED, Outcome.NOT_APPLICABLE)
    first = "But with it" if breaks else "With it"
    return (
        f"{first} {effect.rule} for {subject} comes out as {effect.after.value}, and no longer {effect.before.value}."
    )


def _show_otherwise(sheet: Sheet, advice: Advice, places: Places) -> None:
    best, *others = advice.ways
    sheet.line(styled("What would have to be otherwise", STRONG))
    sheet.line(f"Nothing that somebody can still do is enough. {_WOULD[best.reached]}", lead="  ")
    first, *rest = map(_state, best.changes)
    _show_changes(sheet, [f"if {first}", *(f"and if {one}" for one in rest)], best.changes, places)
    for way in others:
        own = _own(way, best)
        first, *rest = map(_state, own)
        place = _in_place(way, best).replace(" instead", "")
        _show_changes(sheet, [f"or{place} if {first}", *(f"and if {one}" for one in rest)], own, places)


_WOULD: Final[Mapping[Outcome, str]] = {
    Outcome.PASS: "It would pass",
    Outcome.NOTHING_TO_CHECK: "There would be nothing to check",
    Outcome.EXCEPTED: "It would be excepted",
    Outcome.NOT_APPLICABLE: "The rule would not apply",
}


def _state(change: Change) -> str:
    why = f"; {change.hindrance}" if change.hindrance else ""
    return brief(f"{change.state}{why}", _LONGEST)
