"""Words that conditions are made of, and how a name that is one of them is told."""

from __future__ import annotations

from collections.abc import Callable

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.language import BLOCK_WORDS, tree
from pmo_audit.text import Location, SourceText, Span

Report = Callable[[Diagnostic], None]

RESERVED = frozenset(
    [
        "not",
        "exactly",
        "fewer",
        "none",
        "some",
        "every",
        "no",
        "today",
        "count",
        "true",
        "false",
        "known",
        "missing",
        "exempt",
        "empty",
        "unreadable",
        "one",
        "at",
        "before",
        "after",
        "on",
        "more",
        "less",
        "is",
        "and",
        "or",
        "where",
        "satisfies",
        "sum",
        "average",
        "largest",
        "smallest",
        "earliest",
        "latest",
        "length",
        "working",
        "in",
    ]
)
"""Words that a condition already uses, so nothing can be called by them."""


def is_reserved(name: str) -> bool:
    """Whether a parameter, field or definition cannot be called so."""
    return name in RESERVED or name in BLOCK_WORDS


def tell(
    report: Report,
    source: SourceText,
    code: str,
    message: str,
    span: Span,
    help_: str = "",
    severity: Severity = Severity.ERROR,
) -> None:
    """Report a mistake at a place of a file."""
    report(Diagnostic(code, message, Location(source, span), help_, severity))


def tell_reserved(report: Report, source: SourceText, word: tree.Word) -> None:
    """Report a name that is a word of the language."""
    tell(report, source, "PA208", f"`{word.text}` is a word of the language", word.span, "choose another name")


def unique_words(file: tree.RuleFile, words: tuple[tree.Word, ...], what: str, report: Report) -> tuple[str, ...]:
    """The words of a list, each once; one that stands twice or is reserved is told."""
    seen: dict[str, None] = {}
    for word in words:
        if word.text in RESERVED:
            tell_reserved(report, file.source, word)
        elif word.text in seen:
            message = f"the {what} `{word.text}` stands twice"
            tell(report, file.source, "PA205", message, word.span, "leave one of them")
        seen.setdefault(word.text)
    return tuple(seen)
