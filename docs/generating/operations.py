"""`operations.md`: the catalogue of operations, from `pmo_audit/functions`."""

from __future__ import annotations

from docs.generating.markdown import code, page, parts, table
from pmo_audit.functions import Example, Overload, Undecided, all_overloads, overloads_named
from pmo_audit.text import in_words
from pmo_audit.types import ListType, Number, Text, Type, kind_of
from pmo_audit.values import format_value

_OPERATIONS = """
Everything that can be compared and computed, kind by kind, with examples that are tested. How it is written in a rule
is told in [the language](language.md); what comes out where a cell is empty or withheld, in [semantics](semantics.md).
"""
_WRITTEN: tuple[tuple[str, str, str, str], ...] = (
    (
        "equal",
        "The same",
        "Written `is`, `=`, `is one of`; the opposite is `is not`, `<>`, `is not one of`.",
        "{} is {}",
    ),
    ("less", "Less", "Written `<`, `is before`, `is less than`.", "{} < {}"),
    ("at most", "At most", "Written `<=`, `is on or before`, `is at most`.", "{} <= {}"),
    ("more", "More", "Written `>`, `is after`, `is more than`.", "{} > {}"),
    ("at least", "At least", "Written `>=`, `is on or after`, `is at least`.", "{} >= {}"),
    ("rank", "Place in an order", "Words that have an order are compared by their places in it.", "{} in {}"),
    ("distance", "How far apart", "Written `differs from … by …`.", "from {} to {}"),
    (
        "size",
        "How large",
        "`differs from … by at most 5%` and `at most 5% over …` take their share of the size, without the sign.",
        "{}",
    ),
    ("contains", "Contains", "Written `contains`; the opposite is `does not contain`.", "{} contains {}"),
    ("starts", "Begins", "Written `starts with`; the opposite is `does not start with`.", "{} starts with {}"),
    ("ends", "Ends", "Written `ends with`; the opposite is `does not end with`.", "{} ends with {}"),
    ("length", "Length", "Written `length(…)`.", "length({})"),
    ("matches", "Matches", "Written `matches`; the opposite is `does not match`.", "{} matches {}"),
    ("add", "Sum", "Written `+`.", "{} + {}"),
    ("subtract", "Difference", "Written `-`.", "{} - {}"),
    ("multiply", "Product", "Written `*`; `10% of …` is one too.", "{} * {}"),
    ("divide", "Quotient", "Written `/`.", "{} / {}"),
    (
        "working days between",
        "Working days between",
        "Written `working days from … to …`; the calendar is the project's, else the portfolio's.",
        "working days from {} to {}, {}",
    ),
    ("negate", "Opposite", "Written `-` before one value.", "-({})"),
)
"""Operation → its title, how it is written in a rule, and how the examples of this page show it."""
_KINDS = {
    "truth": "yes-or-no",
    "duration": "length of time",
    "working days": "number of working days",
    "months": "number of months",
    "list": "list of texts",
}


def operations_page() -> str:
    """The catalogue of operations, each with its meaning and its tested examples."""
    unwritten = {one.name for one in all_overloads().values()} - {name for name, *_ in _WRITTEN}
    if unwritten:
        raise LookupError(f"say in _WRITTEN how these are written: {sorted(unwritten)}")
    return page("Operations", _OPERATIONS, *(_operation(*one) for one in _WRITTEN))


def _operation(name: str, title: str, written: str, template: str) -> str:
    rows = (
        (
            in_words(map(_kind, one.arguments)),
            _kind(one.result),
            _meaning(one),
            "<br>".join(_example(one, each, template) for each in one.examples),
        )
        for one in overloads_named(name)
    )
    return parts(f"## {title}", written, table(("Of", "Gives", "Meaning", "Examples"), rows))


def _meaning(overload: Overload) -> str:
    """The line of documentation, where it says more than the title."""
    return "" if overload.doc.startswith(f"{overload.name} ") else overload.doc


def _example(overload: Overload, example: Example, template: str) -> str:
    given = (_value(value, kind) for value, kind in zip(example.arguments, overload.arguments, strict=True))
    result = example.result
    if isinstance(result, Undecided):
        return f"{code(template.format(*given))} → *unknown*: {result.reason.value} ({result.note})"
    return f"{code(template.format(*given))} → {code(_value(result, overload.result))}"


def _kind(kind: Type) -> str:
    name = kind_of(kind)
    return _KINDS.get(name, name)


def _value(value: object, kind: Type) -> str:
    """A value as a rule has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(kind, Text):
        return f'"{value}"'
    if isinstance(kind, ListType) and isinstance(value, tuple):
        return f"[{', '.join(_value(one, kind.item) for one in value)}]"
    return format_value(value, percent=isinstance(kind, Number) and kind.percent)
