"""`diagnostics.md` and a page for each code, from `pmo_audit/diagnostics`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs.generating.markdown import box, page, parts, table, wrapped
from pmo_audit.cli.code_view import diagnostics_of
from pmo_audit.diagnostics import Code, Diagnostic, all_codes
from pmo_audit.diagnostics.declare import Given

_DIAGNOSTICS = """
What pmo-audit says when something is wrong with what it was given: rules, data, settings, the command line. Each
message has a code that never changes its meaning. `pmo-audit explain PA201` shows the same in the terminal.

An *error* says that something was left out or cannot be used. A *warning* says that all was used, but perhaps not as
meant. A *note* is good to know.
"""
CODES = "diagnostics"
"""The folder of the pages of codes."""
_BACK = "[All messages](../diagnostics.md)"
_ROOMS: tuple[tuple[str, str], ...] = (
    ("PA1", "Reading the text of rules"),
    ("PA2", "Names in rules"),
    ("PA3", "Kinds of values in rules"),
    ("PA4", "Standards as a whole"),
    ("PA5", "Data"),
    ("PA6", "Settings and mappings"),
    ("PA7", "The command line"),
    ("PA8", "Across projects"),
    ("PA9", "Faults of pmo-audit itself"),
)


def diagnostics_page() -> str:
    """Every code in one line, with a link to its own page."""
    rooms = (parts(f"## {title}", _overview(prefix)) for prefix, title in _ROOMS)
    return page("Messages", _DIAGNOSTICS, *rooms)


def _overview(prefix: str) -> str:
    codes = (one for one in all_codes() if one.code.startswith(prefix))
    return table(("Code", "What it says"), ((f"[{one.code}]({CODES}/{one.code}.md)", one.title) for one in codes))


def code_pages() -> Iterator[tuple[str, str]]:
    """The page of every code: its meaning, an example that gives it, what that prints, and one that does not."""
    for one in all_codes():
        yield f"{CODES}/{one.code}.md", page(f"{one.code}: {one.title}", one.meaning, *_examples(one), _BACK)


def _examples(code: Code) -> Sequence[str]:
    if not code.wrong:
        return ()
    prints = "\n".join(map(show_diagnostic, diagnostics_of(code.wrong, linted=code.linted)))
    return ("Wrong:", _files(code.wrong), "prints", box("text", prints), "Right:", _files(code.right))


def _files(files: Sequence[Given]) -> str:
    alone = len(files) == 1 and files[0].file.endswith(".pmo")
    return parts(*(parts("" if alone else f"`{one.file}`", _content(one)) for one in files))


def _content(given: Given) -> str:
    ending = given.file.rsplit(".", 1)[1]
    return box(ending if ending in ("pmo", "csv", "json", "toml") else "text", given.text) if given.text else "(empty)"


def show_diagnostic(diagnostic: Diagnostic) -> str:
    """A diagnostic as the terminal shows it, without the lines of the file."""
    lines = wrapped(f"{diagnostic.severity.value}[{diagnostic.code}]: ", diagnostic.message)
    if diagnostic.place is not None:
        lines.append(f"  --> {diagnostic.place}")
    if diagnostic.help:
        lead = "   = help: "
        for number, line in enumerate(diagnostic.help.split("\n")):
            lines += wrapped(" " * len(lead) if number else lead, line)
    return "\n".join(lines)
