"""How the examples of a standard came out, what they saw of it, and which slips they would not notice."""

from __future__ import annotations

from pmo_audit.authoring.coverage import Coverage, Seen
from pmo_audit.authoring.mutants import Hunt, Mutant
from pmo_audit.authoring.report import Report, Suggestion
from pmo_audit.authoring.report_json import example_words, percent, place_words, witness_words
from pmo_audit.authoring.trial import Tried
from pmo_audit.cli.styles import FAINT, PLACE, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.findings import Evidence, Outcome
from pmo_audit.reporting.plain import brief
from pmo_audit.text import counted, in_words

NEVER_UNKNOWN = 10
"""Clauses that were never unknown of which so many are listed; the others are in the JSON."""


def show_report(sheet: Sheet, report: Report, *, quiet: bool = False) -> None:
    """Shows the report on one standard; with `quiet` only what is wrong and what it amounts to."""
    standard = report.standard
    sheet.line(styled(f"{standard.name} {standard.version}".strip(), STRONG), f"  {standard.title}")
    for one in report.tried:
        if not quiet or not one.agrees:
            _show_tried(sheet, one)
    if not quiet:
        sheet.blank()
        _show_coverage(sheet, report.coverage)
        _show_lacking(sheet, report.coverage)
        if report.hunt is not None:
            _show_hunt(sheet, report, report.hunt)
    _show_outcome(sheet, report)
    sheet.blank()


# Examples


def _show_tried(sheet: Sheet, one: Tried) -> None:
    mark = styled("ok  ", style_of(Outcome.PASS)) if one.agrees else styled("FAIL", style_of(Outcome.FAIL))
    lead = words("  ", mark, f"  {one.rule.code}  ")
    took = styled(f"{one.seconds * 1000:.1f} ms", FAINT)
    where = styled(f"[{place_words(one.example.place)}]", FAINT)
    sheet.line(f'"{one.example.title}" {example_words(one.example.outcome)}', lead=lead, tail=words(where, " ", took))
    if not one.agrees:
        _show_why(sheet, one)


def _show_why(sheet: Sheet, one: Tried) -> None:
    lead = " " * 8
    if one.fault:
        sheet.line(f"the rule could not be carried out: {one.fault}", lead=lead)
        return
    sheet.line(f"expected `{one.example.outcome.value}`, and the rule says `{one.outcome.value}`", lead=lead)
    for each in one.why:
        _show_evidence(sheet, each, f"{lead}  ")
    if one.outcome is Outcome.NOT_APPLICABLE:
        sheet.line("the rule is not about such a record", lead=f"{lead}  ")


def _show_evidence(sheet: Sheet, one: Evidence, lead: str) -> None:
    sheet.line(f"{brief(one.clause)} is {one.outcome}", lead=lead)
    values = "; ".join(f"{each.field} = {brief(each.value, 80)}" for each in one.readings)
    for line in (values, one.note):
        if line:
            sheet.line(styled(line, FAINT), lead=f"{lead}  ")


# Coverage


def _show_coverage(sheet: Sheet, coverage: Coverage) -> None:
    unseen = [one for one in coverage.clauses if not (one.true and one.false)]
    open_ = [one for one in coverage.clauses if one.true and one.false and not one.unknown]
    if unseen:
        sheet.line(styled("Never seen true, or never false", STRONG))
        for one in unseen:
            _show_seen(sheet, one)
        sheet.blank()
    if open_:
        sheet.line(styled("Never seen unknown", STRONG))
        for one in open_[:NEVER_UNKNOWN]:
            _show_seen(sheet, one)
        if len(open_) > NEVER_UNKNOWN:
            more = counted(len(open_) - NEVER_UNKNOWN, "more clause")
            sheet.line(styled(f"… and {more}; `--format json` has them all", FAINT), lead="  ")
        sheet.blank()


def _show_seen(sheet: Sheet, one: Seen) -> None:
    clause = one.clause
    wanted = ("unknown",) if one.true and one.false else ("true", "false")
    never = in_words(f"never {word}" for word in one.never if word in wanted)
    place = styled(f"[{place_words(clause.place)}]", PLACE)
    told = styled(f"({clause.part})", FAINT)
    sheet.line(brief(clause.words, 120), " ", told, lead=f"  {clause.rule.code}  ", tail=words(f"{never} ", place))


def _show_lacking(sheet: Sheet, coverage: Coverage) -> None:
    if not coverage.lacking:
        return
    sheet.line(styled("Examples that are lacking", STRONG))
    for one in coverage.lacking:
        kinds = in_words((f"`{kind}`" for kind in one.kinds), "or")
        place = styled(f"[{place_words(one.rule.place)}]", PLACE)
        sheet.line(f"no example that {kinds}", lead=f"  {one.rule.code}  ", tail=place)
    sheet.blank()


# Mutants


def _show_hunt(sheet: Sheet, report: Report, hunt: Hunt) -> None:
    if report.survivors:
        sheet.line(styled("Slips that no example notices", STRONG))
        for one in report.survivors:
            _show_mutant(sheet, one.mutant)
        sheet.blank()
    if report.suggestions:
        sheet.line(styled("Examples that would notice them", STRONG))
        for each in report.suggestions:
            _show_suggestion(sheet, each, report)
        sheet.blank()
    if hunt.equivalent:
        sheet.line(styled("Slips that nothing can notice, which do not count", STRONG))
        for mutant in hunt.equivalent:
            _show_mutant(sheet, mutant)
        sheet.blank()


def _show_mutant(sheet: Sheet, mutant: Mutant) -> None:
    place = styled(f"[{place_words(mutant.place)}]", PLACE)
    because = styled(f"  {mutant.equivalent}", FAINT) if mutant.equivalent else ""
    what = f"{brief(mutant.old, 120)} → {brief(mutant.new, 120)}"
    sheet.line(what, because, lead=f"  {', '.join(mutant.codes)}  ", tail=place)


def _show_suggestion(sheet: Sheet, one: Suggestion, report: Report) -> None:
    number = styled(f"notices {len(one.notices)}", FAINT)
    sheet.line(witness_words(one.witness, report), lead=f"  {one.witness.rule.code}  ", tail=number)


# What it amounts to


def _show_outcome(sheet: Sheet, report: Report) -> None:
    wrong = len(report.disagreeing)
    told = f"{counted(len(report.tried), 'example')} in {report.seconds:.2f} s"
    if wrong:
        sheet.line(
            styled(f"{wrong} of {told} {'comes' if wrong == 1 else 'come'} out otherwise", style_of(Outcome.FAIL))
        )
    else:
        sheet.line(styled(f"{told}, all as they say", style_of(Outcome.PASS)))
    coverage = report.coverage
    sheet.line(
        f"seen: {percent(coverage.share):g}% ({coverage.seen} of {coverage.sides} sides of "
        f"{counted(len(coverage.clauses), 'clause')}); {coverage.unknown} seen unknown"
    )
    if report.hunt is not None:
        hunt = report.hunt
        equivalent = f"; {len(hunt.equivalent)} cannot be noticed" if hunt.equivalent else ""
        noticed = f"{hunt.killed} of {counted(len(hunt.judged), 'slip')}"
        sheet.line(f"noticed: {percent(hunt.score):g}% ({noticed}{equivalent})")
