"""Writes the pages of the manual that follow from the code, so that they never tell anything else.

    python docs/generate.py            writes them anew
    python docs/generate.py --check    names those that are stale, and ends with 1 where there is one

`fields.md` follows from `pmo_audit/records`, `operations.md` from `pmo_audit/functions`, `diagnostics.md` from
`pmo_audit/diagnostics`, and `rules.md` from the shipped standards. Each page is one function.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pmo_audit.api import LoadedStandard, load_standard, shipped_packs
from pmo_audit.cli.code_view import diagnostics_of
from pmo_audit.diagnostics import Code, Diagnostic, all_codes
from pmo_audit.diagnostics.declare import Given
from pmo_audit.functions import Example, Overload, Undecided, all_overloads, overloads_named
from pmo_audit.ir import DefinitionDeclared, ParameterDeclared, Rule
from pmo_audit.records import Blank, Entity, Extension, Field, Schema, core_schema
from pmo_audit.text import in_words
from pmo_audit.types import EnumType, ListType, Number, RefType, Text, Type, article, describe, kind_of
from pmo_audit.values import format_value

FOLDER = Path(__file__).resolve().parent
WIDTH = 100
"""Letters in a line of a grey box."""
_WRITTEN_BY = "<!-- Written by docs/generate.py: change the code, and run `python docs/generate.py`. -->"

# Fields ------------------------------------------------------------------------------------------------------------

_FIELDS = """
Every kind of record, and what pmo-audit can know of it. A kind of record is a register of yours, a field is one of its
columns. None of them has to be there: what you do not have is *missing*, and a rule that needs it says so.

* **Holds** is what stands in a cell. A list such as `low < high` has an order, one such as `open, closed` has none.
* **Blank** is what an empty cell means. Mostly nobody has said (*missing*). In some fields it means that there is none
  (*none*): a project without an `actual_finish` still runs.
* **Can be acted on** marks what somebody could still change, as against what has happened; *until its day* says that
  the day of something that takes place stands once it has passed. Of some records one can be added, and some are
  settled from a day on: nothing of them changes any more. [Why](why.md) uses this to tell repairs from wishes.
* **Also read from** are other headings under which registers have the field. Capitals, spaces, `_`, `-` and `/` make no
  difference, and the record's own name may stand before: `Project name` is the `name` of a project.

A standard adds fields with [`extend`](language.md#extend-fields-and-records-of-your-own). How cells are read is told in
[Reading data](data.md).
"""


def fields_page() -> str:
    """All entities and fields, from their declarations."""
    schema = core_schema()
    overview = _table(
        ("Record", "Many", "What it is"),
        ((f"[`{one.name}`](#{one.name})", f"`{one.plural}`", one.doc) for one in schema.entities.values()),
    )
    return _page("Fields", _FIELDS, overview, *(_entity(schema, one) for one in schema.entities.values()))


def _entity(schema: Schema, entity: Entity) -> str:
    headings = ("Field", "What it is", "Holds", "Blank", "Can be acted on", "Also read from")
    rows = _table(headings, (_field(one) for one in entity.fields))
    told = (_identified(entity), _belongings(schema, entity), _changes(entity))
    return _parts(f"## `{entity.name}`", entity.doc, *told, rows)


def _changes(entity: Entity) -> str:
    """Whether one can be added, and from when on nothing of it changes."""
    added = "Somebody can still add one." if entity.addable else ""
    settled = f"It is settled from `{entity.settled_by}` on." if entity.settled_by else ""
    return " ".join(one for one in (added, settled) if one)


def _identified(entity: Entity) -> str:
    key = in_words(f"`{name}`" for name in entity.key)
    return f"In the plural: `{entity.plural}`. A record is known by its `id`, or without one by its {key}."


def _belongings(schema: Schema, entity: Entity) -> str:
    named = ((name, entity.owner_of(name) or "") for name in entity.part_of)
    owners = [_link(owner) if name == owner else f"`{name}` ({_a(owner)})" for name, owner in named]
    part_of = f"It belongs to its {in_words(owners)}. " if owners else ""
    owned = schema.collections_of(entity.name)
    if len(owned) == len(schema.entities) - 1:
        return f"{part_of}All registers belong to it."
    names = in_words(f"[`{plural}`](#{member})" for plural, (member, _) in owned.items())
    return f"{part_of}To it belong {names}." if owned else part_of.strip()


def _field(field: Field) -> tuple[str, ...]:
    blank = "none" if field.blank is Blank.NONE else "missing"
    return (
        f"`{field.name}`",
        field.doc,
        f"{_holds(field.type)} ({field.unit})" if field.unit else _holds(field.type),
        blank,
        ("until its day" if field.happens else "yes") if field.actionable else "",
        ", ".join(field.aliases),
    )


def _holds(kind: Type) -> str:
    """A type in words, its words or target with it."""
    match kind:
        case EnumType(members=members, ordered=ordered):
            return f"one of {_code(' < '.join(members) if ordered else ', '.join(members))}"
        case RefType(entity):
            return f"a reference to {_a(entity)}"
        case _:
            return describe(kind)


def _a(entity: str) -> str:
    return f"{article(entity).split()[0]} {_link(entity)}"


def _link(entity: str) -> str:
    return f"[`{entity}`](#{entity})"


# Operations --------------------------------------------------------------------------------------------------------

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
    return _page("Operations", _OPERATIONS, *(_operation(*one) for one in _WRITTEN))


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
    return _parts(f"## {title}", written, _table(("Of", "Gives", "Meaning", "Examples"), rows))


def _meaning(overload: Overload) -> str:
    """The line of documentation, where it says more than the title."""
    return "" if overload.doc.startswith(f"{overload.name} ") else overload.doc


def _example(overload: Overload, example: Example, template: str) -> str:
    given = (_value(value, kind) for value, kind in zip(example.arguments, overload.arguments, strict=True))
    result = example.result
    if isinstance(result, Undecided):
        return f"{_code(template.format(*given))} → *unknown*: {result.reason.value} ({result.note})"
    return f"{_code(template.format(*given))} → {_code(_value(result, overload.result))}"


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


# Diagnostics -------------------------------------------------------------------------------------------------------

_DIAGNOSTICS = """
What pmo-audit says when something is wrong with what it was given: rules, data, settings, the command line. Each
message has a code that never changes its meaning. `pmo-audit explain PA201` shows the same in the terminal.

An *error* says that something was left out or cannot be used. A *warning* says that all was used, but perhaps not as
meant. A *note* is good to know.
"""
_ROOMS: tuple[tuple[str, str], ...] = (
    ("PA1", "Reading the text of rules"),
    ("PA2", "Names in rules"),
    ("PA3", "Kinds of values in rules"),
    ("PA4", "Standards as a whole"),
    ("PA5", "Data"),
    ("PA6", "Settings and mappings"),
    ("PA7", "The command line"),
    ("PA9", "Faults of pmo-audit itself"),
)


def diagnostics_page() -> str:
    """Every code with its meaning, an example that gives it, what that prints, and one that does not give it."""
    rooms = (
        _parts(f"## {title}", *(_diagnostic(one) for one in all_codes() if one.code.startswith(prefix)))
        for prefix, title in _ROOMS
    )
    return _page("Messages", _DIAGNOSTICS, *rooms)


def _diagnostic(code: Code) -> str:
    head = (f"### {code.code}", f"**{code.title[:1].upper()}{code.title[1:]}.** {code.meaning}")
    if not code.wrong:
        return _parts(*head)
    prints = "\n".join(map(show_diagnostic, diagnostics_of(code.wrong, linted=code.linted)))
    return _parts(*head, "Wrong:", _files(code.wrong), "prints", _box("text", prints), "Right:", _files(code.right))


def _files(files: Sequence[Given]) -> str:
    alone = len(files) == 1 and files[0].file.endswith(".pmo")
    return _parts(*(_parts("" if alone else f"`{one.file}`", _content(one)) for one in files))


def _content(given: Given) -> str:
    ending = given.file.rsplit(".", 1)[1]
    return _box(ending if ending in ("pmo", "csv", "json", "toml") else "text", given.text) if given.text else "(empty)"


def show_diagnostic(diagnostic: Diagnostic) -> str:
    """A diagnostic as the terminal shows it, without the lines of the file."""
    lines = _wrapped(f"{diagnostic.severity.value}[{diagnostic.code}]: ", diagnostic.message)
    if diagnostic.place is not None:
        lines.append(f"  --> {diagnostic.place}")
    if diagnostic.help:
        lead = "   = help: "
        for number, line in enumerate(diagnostic.help.split("\n")):
            lines += _wrapped(" " * len(lead) if number else lead, line)
    return "\n".join(lines)


# Rules -------------------------------------------------------------------------------------------------------------

_RULES = """
The standards that come with pmo-audit. `pmo-audit run --rules stage_gate` audits by one of them, and
`pmo-audit explain SG-301` shows a rule with its examples. They are text files that you may copy and change.
"""


def rules_page() -> str:
    """The shipped standards, each with all its rules."""
    packs = [load_standard(name) for name in shipped_packs()]
    return _page("Rules", _RULES, *map(_pack, packs))


def _pack(pack: LoadedStandard) -> str:
    standard = pack.standard
    files = ", ".join(f"[`{one.name}`](../rules/{one.name})" for one in pack.sources)
    facts = [f"Version {standard.version}, {standard.owner}.", f"Source: {standard.source}.", f"Text: {files}."]
    if standard.lifecycle:
        facts.append(f"Stages: {_code(', '.join(standard.lifecycle))}.")
    overview = (
        (
            f"[{one.code}](#{_anchor(_title(one))})",
            one.severity.value,
            one.title,
            " ".join(f"`#{tag}`" for tag in one.tags),
        )
        for one in standard.rules
    )
    return _parts(
        f"## `{standard.name}`: {standard.title}",
        pack.description,
        "\n".join(f"* {fact}" for fact in facts),
        _table(("Rule", "Severity", "What it asks", "Tags"), overview),
        _parameters(standard.parameters),
        _extensions(standard.extensions),
        _definitions(standard.definitions),
        *map(_rule, standard.rules),
    )


def _parameters(parameters: Sequence[ParameterDeclared]) -> str:
    rows = ((f"`{one.name}`", _code(one.said), one.doc) for one in parameters)
    return _parts("Its parameters:", _table(("Parameter", "Value", "What it is"), rows)) if parameters else ""


def _extensions(extensions: Sequence[Extension]) -> str:
    rows = ((one.entity, f"`{one.field.name}`", one.field.doc, _plain(one.field.type)) for one in extensions)
    headings = ("Record", "Field", "What it is", "Holds")
    return _parts("The fields it adds:", _table(headings, rows)) if extensions else ""


def _definitions(definitions: Sequence[DefinitionDeclared]) -> str:
    return _parts("What it defines:", _box("pmo", "\n".join(one.text for one in definitions))) if definitions else ""


def _plain(kind: Type) -> str:
    return _holds(kind).replace("](#", "](fields.md#")


def _rule(rule: Rule) -> str:
    scope, _, require = rule.sentence.partition(", require ")
    sentence = "\n".join(_wrapped("for each ", scope.removeprefix("for each ")) + _wrapped("require  ", require))
    texts = (
        ("Severity", rule.severity.value),
        ("Because", rule.because),
        ("Remedy", rule.remedy),
        ("Source", rule.source),
    )
    told = "\n".join(f"* {name}: {text}" for name, text in texts if text)
    return _parts(f"### {_title(rule)}", _box("text", sentence), told)


def _title(rule: Rule) -> str:
    return f"{rule.code}: {rule.title}"


# Markdown ----------------------------------------------------------------------------------------------------------


def _page(title: str, head: str, *parts: str) -> str:
    return _parts(_WRITTEN_BY, f"# {title}", head.strip(), *parts) + "\n"


def _parts(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _box(kind: str, text: str) -> str:
    ended = text if text.endswith("\n") else f"{text}\n"
    return f"```{kind}\n{ended}```"


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _anchor(heading: str) -> str:
    """How a heading is linked to."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _wrapped(lead: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


# The command -------------------------------------------------------------------------------------------------------

PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("fields.md", fields_page),
    ("operations.md", operations_page),
    ("diagnostics.md", diagnostics_page),
    ("rules.md", rules_page),
)


def main(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """Writes the pages that are stale, or with `--check` names them. Returns the exit code."""
    written = ((folder / name, make()) for name, make in PAGES)
    stale = [(file, text) for file, text in written if not file.is_file() or file.read_text(encoding="utf-8") != text]
    check = "--check" in arguments
    for file, text in stale:
        sys.stdout.write(f"{file.name} is stale: run python docs/generate.py\n" if check else f"{file.name} written\n")
        if not check:
            file.write_text(text, encoding="utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
