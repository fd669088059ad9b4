"""A rule as it is explained: what it asks, what that means, why, what to do, and the examples that prove it."""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.authoring.pages import ExampleSaid, Page
from pmo_audit.cli.styles import FAINT, PLACE, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.findings import Outcome


def show_page(sheet: Sheet, page: Page) -> None:
    """Shows everything that the standard says of a rule."""
    rule = page.rule
    severity = styled(rule.severity.value, style_of(rule.severity))
    name = words(styled(f"{page.standard.name}/{rule.code} ", STRONG), severity, "  ")
    sheet.line(styled(rule.title, STRONG), lead=name)
    sheet.line(styled(str(rule.place), PLACE), lead=styled("  --> ", FAINT))
    sheet.blank()
    sheet.line(page.subjects, lead="  for each  ")
    sheet.line(page.requirement, lead="  require   ")
    for one in page.exceptions:
        sheet.line(one.removeprefix("except").strip(), lead="  except    ")
    sheet.blank()
    _show_texts(sheet, page)
    _show_core(sheet, page)
    _show_definitions(sheet, page.definitions)
    _show_parameters(sheet, page)
    _show_examples(sheet, page.examples)
    _show_source(sheet, page.standard)


def _show_texts(sheet: Sheet, page: Page) -> None:
    rule = page.rule
    tags = " ".join(f"#{tag}" for tag in rule.tags)
    force = page.force + ("" if page.in_force else f" (not in force on {page.day.isoformat()})")
    texts = (
        ("because", rule.because),
        ("remedy", rule.remedy),
        ("source", rule.source),
        ("message", page.message),
        ("tags", tags),
        ("in force", force if page.force else ""),
    )
    told = [(label, text) for label, text in texts if text]
    for label, text in told:
        sheet.line(text, lead=f"  {label:<10}")
    if told:
        sheet.blank()


def _show_core(sheet: Sheet, page: Page) -> None:
    as_of = styled(f"  as of {page.day.isoformat()}", FAINT) if page.dated else ""
    sheet.line(styled("What it means", STRONG), as_of)
    for line in page.core:
        note = styled(f"  -- {'; '.join(line.notes)}", FAINT) if line.notes else ""
        sheet.line(line.words, note, lead="  " * (line.indent + 1))
    for note in page.notes:
        sheet.blank()
        sheet.line(note, lead="  ")


def _show_definitions(sheet: Sheet, definitions: tuple[ir.DefinitionDeclared, ...]) -> None:
    if definitions:
        sheet.blank()
        sheet.line(styled("Definitions", STRONG))
    for one in definitions:
        sheet.line(one.text, lead="  ")


def _show_parameters(sheet: Sheet, page: Page) -> None:
    if page.parameters:
        sheet.blank()
        sheet.line(styled("Parameters", STRONG))
    for one in page.parameters:
        now = f" (now {one.on_day})" if one.on_day else ""
        doc = f"  {one.doc}" if one.doc else ""
        sheet.line(f"{one.name}{one.said}{now}{doc}", styled(f"  [{one.place}]", FAINT), lead="  ")


def _show_examples(sheet: Sheet, examples: tuple[ExampleSaid, ...]) -> None:
    if examples:
        sheet.blank()
        sheet.line(styled("Examples", STRONG))
    for one in examples:
        odd = "" if one.agrees else styled(f"  the rule says {one.outcome.value}", style_of(Outcome.FAIL))
        sheet.line(one.head, odd, lead="  ")
        sheet.line(one.record, lead="      ")


def _show_source(sheet: Sheet, standard: ir.Standard) -> None:
    sheet.blank()
    sheet.line(styled("Standard", STRONG))
    name = f"{standard.name} {standard.version}".strip()
    sheet.line(f"{standard.title} ({name})" if standard.title else name, lead="  ")
    for label, text in (("owner", standard.owner), ("source", standard.source)):
        if text:
            sheet.line(text, lead=f"  {label:<8}")
