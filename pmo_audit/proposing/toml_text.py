"""A proposal as the text of `pmo-audit.toml`: every guess on a line of its own, with its reason beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.proposing.grouping import told_together
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.proposal import ColumnGuess, LeftOut, NotTaken, OpenQuestion, Proposal, TableGuess
from pmo_audit.proposing.toml_words import comment, key_text, line_text, list_text, quoted
from pmo_audit.settings import FormMapping, Layout, TableMapping, Tree
from pmo_audit.sources.grid import letters
from pmo_audit.types import article

_WIDTH = 110
"""A line with its comment is no longer; the comment then stands above it."""
_NARROW = 48
"""Comments begin no further right than here where there is room."""


@dataclass(frozen=True, slots=True)
class RunLines:
    """What `[run]` is to say."""

    rules: tuple[str, ...]
    data: tuple[str, ...]


def empty_text(run: RunLines) -> str:
    """The file of somebody who has no registers yet."""
    return "\n".join(["# How the registers are read and audited.", "", *_run(run), "", *_data()]) + "\n"


def settings_text(proposal: Proposal, run: RunLines) -> str:
    """The whole file."""
    lines = [*_lead(proposal), "", *_run(run), "", *_data()]
    forms = list(proposal.mapping.forms)
    for form, one in ((form, one) for form in forms for one in proposal.tables if one.mapping == form.table):
        lines += ["", *_table(one, form)]
    written = {one.mapping.number: list(_table(one)) for one in proposal.tables if one.mapping.part == "table"}
    written |= {one.mapping.number: list(_nothing(one)) for one in proposal.not_taken}
    for number in sorted(written):
        lines += ["", *written[number]]
    return "\n".join(lines) + "\n"


def _lead(proposal: Proposal) -> Iterator[str]:
    yield "# How the registers are read, as `pmo-audit init` proposed it. Each line says why; change what is wrong."
    if not all(one.sure for one in proposal.guesses()) or any(one.questions for one in proposal.tables):
        yield "# `?` marks what somebody who knows the registers should look at."


def _run(run: RunLines) -> Iterator[str]:
    yield "[run]"
    yield f"rules = {list_text(run.rules)}"
    if run.data:
        yield f"data = {quoted(run.data[0]) if len(run.data) == 1 else list_text(run.data)}"


def _data() -> Iterator[str]:
    yield "[data]"
    yield "# What holds for every register, such as:"
    yield '# currency = "GBP"          # the currency of amounts that do not name theirs'
    yield '# dates = "day-first"       # which way round 03/04/2026 is'


# Tables


def _form(form: FormMapping) -> Iterator[str]:
    yield "[[form]]"
    yield f"entity = {quoted(form.table.entity)}"
    yield f"file = {quoted(form.table.file or '*')}"
    if form.map is not None:
        yield f"map = {quoted(form.map)}"


def _table(one: TableGuess, form: FormMapping | None = None) -> Iterator[str]:
    mark = "" if one.sure else "? "
    yield f"# {mark}{comment(one.name)}: {comment(one.reason)}."
    for guess in one.guesses:
        yield f"# {_told(guess)}."
    if form is not None:
        yield from _form(form)
        yield from (line.replace("[table.fields", "[form.fields") for line in _fields(one))
        return
    yield from _head(one.mapping)
    yield from _ignore(one.left, one.questions)
    yield from _fields(one)
    yield from _across(one.mapping.layout)
    yield from _cells(one.mapping.tree)


def _nothing(one: NotTaken) -> Iterator[str]:
    yield f"# {'? ' if one.is_question else ''}{comment(one.name)} is not read: {comment(one.reason)}."
    if one.is_question:
        yield '# Say what each of its rows is instead of "undecided", in the singular: "risk"; or "nothing".'
    yield from _head(one.mapping)
    for each in one.candidates:
        yield f"# If {article(each.entity.replace('_', ' '))}, take away the `#` of these lines:"
        yield from (f"#{line}" for line in _table(each))


def _head(mapping: TableMapping) -> Iterator[str]:
    layout = mapping.layout
    yield "[[table]]"
    yield f"entity = {quoted(mapping.entity)}"
    for name in ("file", "encoding", "at"):
        if (said := getattr(mapping, name)) is not None:
            yield f"{name} = {quoted(said)}"
    yield from _where_it_stands(layout)
    for name in ("distinct", "only_mapped"):
        if getattr(mapping, name):
            yield f"{name} = true"
    yield from _tree(mapping.tree)
    if layout.where:
        pairs = ", ".join(f"{key_text(heading)} = {list_text(words)}" for heading, words in layout.where)
        yield f"where = {{ {pairs} }}"


def _tree(tree: Tree) -> Iterator[str]:
    if tree.open:
        yield f"open = {list_text(tree.open)}"
    for name in ("total", "more"):
        if (said := getattr(tree, name)) is not None:
            yield f"{name} = {quoted(said)}"


def _cells(tree: Tree) -> Iterator[str]:
    for one in tree.cells:
        yield "[[table.cells]]"
        for name in ("list", "name", "value", "titles"):
            if (said := getattr(one, name)) is not None:
                yield f"{name} = {quoted(said)}"
        for name in ("id", "title") if one.titles is not None else ():
            if (said := getattr(one, name)) != name:
                yield f"{name} = {quoted(said)}"


def _where_it_stands(layout: Layout) -> Iterator[str]:
    if layout.sheet is not None:
        yield f"sheet = {quoted(layout.sheet)}"
    if layout.transposed is not None:
        yield f"transposed = {'true' if layout.transposed else 'false'}"
    turned = bool(layout.transposed)
    if layout.header:
        yield f"header = {_lines(layout.header, turned)}"
    if layout.rows is not None:
        yield f"rows = {quoted(_span(layout.rows, False))}"
    if layout.columns is not None:
        yield f"columns = {quoted(_span(layout.columns, True))}"
    if layout.skip:
        yield f"skip = {_lines(layout.skip, turned)}"


def _lines(numbers: Sequence[int], turned: bool) -> str:
    said = [quoted(letters(one)) if turned else str(one) for one in numbers]
    return said[0] if len(said) == 1 else f"[{', '.join(said)}]"


def _span(span: tuple[int, int | None], lettered: bool) -> str:
    begin, end = (None if one is None else letters(one) if lettered else str(one) for one in span)
    return f"{begin}-{end or ''}"


def _ignore(left: Sequence[LeftOut], questions: Sequence[OpenQuestion]) -> Iterator[str]:
    why = [(one.heading, one.reason) for one in left]
    why += [(heading, f"? {one.reason}; see below") for one in questions for heading in one.headings]
    if not why:
        return
    unique = dict(reversed(why))
    yield "ignore = ["
    for heading in dict.fromkeys(heading for heading, _ in why):
        yield _beside(f"  {quoted(heading)},", unique[heading])
    yield "]"


def _fields(one: TableGuess) -> Iterator[str]:
    lines = [(each, line_text(each.line)) for each in one.columns]
    short = [(each, text) for each, text in lines if len(text) <= _WIDTH - len(each.field)]
    if short or one.questions:
        yield "[table.fields]"
    for each, text in short:
        yield from _noted(f"{key_text(each.field)} = {text}", each)
    for question in one.questions:
        yield f"# ? {comment(question.reason)}. Write the line that is right:"
        for line in question.lines:
            yield from (f"# {key_text(name)} = {line_text(line)}" for name in question.fields)
        for heading in question.headings if not question.lines else ():
            for name in question.fields:
                yield f"# {key_text(name)} = {quoted(heading)}"
    for each, text in lines:
        if (each, text) not in short:
            yield from _long(each)


def _long(one: ColumnGuess) -> Iterator[str]:
    """A line with many words, each of them on its own."""
    from pmo_audit.proposing.toml_words import parts_of

    yield ""
    yield f"[table.fields.{key_text(one.field)}]"
    yield from (f"# {reason}" for reason in _reasons(one))
    words = [(name, pairs) for name, pairs in parts_of(one.line) if isinstance(pairs, tuple)]
    for name, text in parts_of(one.line):
        if isinstance(text, str):
            yield f"{name} = {text}"
    for name, pairs in words:
        yield f"[table.fields.{key_text(one.field)}.{name}]"
        yield from (f"{quoted(word)} = {quoted(meaning)}" for word, meaning in pairs)


def _noted(line: str, one: ColumnGuess) -> Iterator[str]:
    """A line with its reasons: beside it where there is room for one, else above."""
    reasons = list(_reasons(one))
    beside = _beside(line, reasons[0]) if len(reasons) == 1 else ""
    if beside and len(beside) <= _WIDTH:
        yield beside
    else:
        yield from (f"# {reason}" for reason in reasons)
        yield line


def _reasons(one: ColumnGuess) -> Iterator[str]:
    yield f"{'' if one.sure else '? '}{comment(one.reason)}"
    for told in told_together(one.guesses, one.heading):
        yield f"{'' if told.sure else '? '}{comment(told.text)}"


def _told(guess: Guess) -> str:
    mark = "" if guess.sure else "? "
    return f"{mark}{comment(guess.about)}: {comment(guess.meaning)}, since {comment(guess.reason)}"


def _beside(line: str, reason: str) -> str:
    return f"{line.ljust(_NARROW)}  # {comment(reason)}"


def _across(layout: Layout) -> Iterable[str]:
    across = layout.across
    if across is None:
        return []
    lines = ["[table.across]", f"columns = {list_text(across.columns)}", f"into = {quoted(across.into)}"]
    return lines if across.values is None else [*lines, f"values = {quoted(across.values)}"]
