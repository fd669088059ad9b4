"""What must hold of any input at all: one function a target, which raises where it does not.

`grammar` takes any text, `fmt` too, and `evaluator` bytes that choose a standard and a portfolio. They need no fuzzer:
`test_corpus.py` calls them with what one has found, and `fuzz.py` with what it invents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from pmo_audit import audit, render
from pmo_audit.api import LoadedStandard, load_data, parse_standard
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import AuditResult, Outcome
from pmo_audit.language import parse, tree
from pmo_audit.language.formatting import format_text
from pmo_audit.text import Location, SourceText
from tests.backends.agreement import disagreements
from tests.fuzz.choices import Choices
from tests.fuzz.documents import document
from tests.fuzz.standards import Writer

AS_OF = date(2026, 3, 31)
LONGEST = 4000
"""Characters of a text; more tell no more, and take longer."""


def grammar(data: bytes) -> None:
    """Any text is read without a fault, twice the same, and what is wrong with it is told at a place in it."""
    text = text_of(data)
    first, second = (parse(SourceText("any.pmo", text)) for _ in range(2))
    assert first == second, "the same text was read in two ways"
    told = [*first.diagnostics, *parse_standard(text, "any.pmo", as_of=AS_OF).diagnostics]
    in_the_text(told, text)
    for block in first.file.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(first.file.source.content)


def fmt(data: bytes) -> None:
    """What is laid out is laid out once and for all, and says what it said."""
    text = text_of(data)
    found = format_text(SourceText("any.pmo", text))
    in_the_text(found.diagnostics, text)
    assert "PA904" not in [one.code for one in found.diagnostics], "its layout would have changed it"
    assert format_text(SourceText("any.pmo", found.text)).text == found.text, "a second layout is another"
    before, after = (parse(SourceText("any.pmo", one)).file.blocks for one in (text, found.text))
    assert [meaning(one) for one in before] == [meaning(one) for one in after], "it says something else"


def evaluator(data: bytes) -> None:
    """Whatever is checked is carried out on whatever was read, twice to the same bytes and by both backends alike."""
    rules, cells = Choices(data).split()
    text, given = Writer(rules).standard(), document(cells)
    standard = parse_standard(text, "fuzz.pmo", as_of=AS_OF)
    in_the_text(standard.diagnostics, text)
    loaded = load_data(given, standards=[standard])
    if not standard.ok:
        return
    first, second = (audit([standard], loaded, as_of=AS_OF) for _ in range(2))
    assert_no_fault(first)
    assert render(first, "json") == render(second, "json"), "two runs of the same give two reports"
    totals(standard, first)
    assert disagreements(standard.standard.rules, loaded.portfolio, AS_OF) == []


TARGETS: Mapping[str, Callable[[bytes], None]] = {"grammar": grammar, "fmt": fmt, "evaluator": evaluator}


# What is asked


def text_of(data: bytes) -> str:
    """Bytes as a text; what is no UTF-8 becomes some character."""
    return data.decode("utf-8", "replace")[:LONGEST]


def in_the_text(told: Iterable[Diagnostic], text: str) -> None:
    """Each diagnostic stands at a place in the text and can be printed."""
    for one in told:
        assert one.message
        assert isinstance(one.place, Location), one
        start, end = one.place.span.start, one.place.span.end
        assert 0 <= start <= end <= len(text), one
        assert str(one)


def assert_no_fault(result: AuditResult) -> None:
    """Only exceptions that contradict each other are an error, and those are told with their lines."""
    faults = [one for one in result.diagnostics if one.code.startswith("PA9")]
    assert not faults, faults[0].message
    wrong = {one.rule for one in result.findings if one.outcome is Outcome.ERROR}
    told = [one.message for one in result.diagnostics if one.code == "PA408"]
    for rule in wrong:
        assert any(f"`{rule.partition(':')[2] or rule}`" in message for message in told), rule
    assert not told or all(one.severity is Severity.ERROR for one in result.diagnostics if one.code == "PA408")


def totals(standard: LoadedStandard, result: AuditResult) -> None:
    """Every rule is in the result, once, and its outcomes are at least one."""
    assert [one.rule for one in result.rules] == [one.code for one in standard.standard.rules]
    for one in result.rules:
        assert sum(one.outcomes.values()) >= 1, one


def meaning(node: Any) -> Any:
    """A tree without the places in the text."""
    if isinstance(node, tuple):
        return tuple(meaning(one) for one in node)
    if type(node).__module__.startswith(tree.__name__):
        fields = [name for name in node.__dataclass_fields__ if name != "span"]
        return (type(node).__name__, *(meaning(getattr(node, name)) for name in fields))
    return node
