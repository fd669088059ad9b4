"""A rule as it is explained: what it asks, why, what to do, and the examples that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from pmo_audit import ir
from pmo_audit.api import LoadedStandard
from pmo_audit.cli.styles import FAINT, PLACE, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.text import Location

_REQUIRE = ", require "


def show_rule(sheet: Sheet, loaded: LoadedStandard, rule: ir.Rule) -> None:
    """Shows everything that the standard says of a rule."""
    severity = styled(rule.severity.value, style_of(rule.severity))
    name = words(styled(f"{loaded.standard.name}/{rule.code} ", STRONG), severity, "  ")
    sheet.line(styled(rule.title, STRONG), lead=name)
    sheet.line(styled(str(rule.place), PLACE), lead=styled("  --> ", FAINT))
    sheet.blank()
    subjects, _, condition = rule.sentence.partition(_REQUIRE)
    sheet.line(subjects.removeprefix("for each").strip(), lead="  for each  ")
    sheet.line(condition, lead="  require   ")
    sheet.blank()
    _show_texts(sheet, rule)
    _show_definitions(sheet, loaded.standard, rule)
    _show_parameters(sheet, loaded.standard, rule)
    _show_examples(sheet, rule)


def _show_texts(sheet: Sheet, rule: ir.Rule) -> None:
    tags = " ".join(f"#{tag}" for tag in rule.tags)
    texts = (("because", rule.because), ("remedy", rule.remedy), ("message", _message(rule)), ("tags", tags))
    for label, text in texts:
        if text:
            sheet.line(text, lead=f"  {label:<10}")


def _message(rule: ir.Rule) -> str:
    parts = rule.message.parts if rule.message is not None else ()
    return "".join(part if isinstance(part, str) else f"{{{rule.text_of(part).strip('{} ')}}}" for part in parts)


def _show_definitions(sheet: Sheet, standard: ir.Standard, rule: ir.Rule) -> None:
    """The definitions the rule uses, also through others, in the author's words."""
    used = {one.name for one in _nodes(rule) if isinstance(one, ir.Defined)}
    declared = [one for one in standard.definitions if one.name in used]
    if declared:
        sheet.blank()
        sheet.line(styled("Definitions", STRONG))
    for one in declared:
        sheet.line(one.text, lead="  ")


def _show_parameters(sheet: Sheet, standard: ir.Standard, rule: ir.Rule) -> None:
    used = {one.name for one in _nodes(rule) if isinstance(one, ir.Parameter)}
    declared = [one for one in standard.parameters if one.name in used]
    if declared:
        sheet.blank()
        sheet.line(styled("Parameters", STRONG))
    for one in declared:
        doc = f"  {one.doc}" if one.doc else ""
        sheet.line(f"{one.name}{_value(one)}{doc}", styled(f"  [{one.place}]", FAINT), lead="  ")


def _value(parameter: ir.ParameterDeclared) -> str:
    return f" {parameter.said}" if parameter.bands else f" = {parameter.said}"


def _show_examples(sheet: Sheet, rule: ir.Rule) -> None:
    if rule.examples:
        sheet.blank()
        sheet.line(styled("Examples", STRONG))
    for example in rule.examples:
        head, brace, record = " ".join(example.place.text.split()).partition("{")
        sheet.line(head.removeprefix("example").strip(), lead="  ")
        sheet.line(f"{brace}{record}", lead="      ")


def _nodes(part: object) -> Iterator[object]:
    """Everything in a rule's tree, itself included."""
    yield part
    if isinstance(part, tuple):
        for one in part:
            yield from _nodes(one)
    elif is_dataclass(part) and not isinstance(part, Location | ir.Example | type):
        for each in fields(part):
            yield from _nodes(getattr(part, each.name))
