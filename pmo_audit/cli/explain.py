"""`pmo-audit explain`: what a diagnostic's code means, what a rule asks and why, or a whole standard as a handbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, WRONG_INPUT
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.plain_json import dump
from pmo_audit.cli.requests import read_day, split

if TYPE_CHECKING:
    from pmo_audit import ir
    from pmo_audit.api import LoadedStandard
    from pmo_audit.authoring.pages import Page
    from pmo_audit.diagnostics import Code

_EPILOG = """
\b
Examples:
  pmo-audit explain PA201
  pmo-audit explain SG-301
  pmo-audit explain stage_gate/SG-301 --format markdown
  pmo-audit explain ACME-7 --rules our-rules/
  pmo-audit explain our-rules/ > handbook.md
"""
_DEFAULT = "the standards of pmo-audit.toml and all shipped packs"
_FORMATS = ("text", "json", "markdown")


@click.command(epilog=_EPILOG, short_help="Explain the code of a diagnostic, a rule, or a whole standard.")
@click.argument("name", metavar="CODE|RULE|PACK|PATH")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help=f"Where to look.  [default: {_DEFAULT}]")
@click.option("--as-of", metavar="DATE", help="The day of which thresholds are shown.  [default: today]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="For people, for programs, or to print.  [default: text; of a whole standard markdown]",
)
def explain(name: str, rules: tuple[str, ...], as_of: str | None, format_: str | None) -> int:
    """Explain the code of a diagnostic, such as PA201; a rule, by its code or as PACK/CODE; or a whole standard.

    A rule is shown as a page of its standard's handbook: its sentence, what that means with every name resolved and
    every threshold filled in, its exceptions, parameters, definitions and examples. A standard is shown as the whole
    handbook, with a table of contents.
    """
    from pmo_audit.cli.terminal import never_fail_on_letters
    from pmo_audit.diagnostics import find_code

    never_fail_on_letters()
    day = read_day(as_of) if as_of else date.today()
    code = find_code(name)
    if code is not None:
        return _explain_code(code, format_ or "text")
    standard = _load_standard(name, day) if not rules else None
    if standard is not None:
        return _explain_standard(standard, day, format_ or "markdown")
    searched = _standards(name, split(rules), day)
    found = _find_rules(name, searched)
    if found:
        return _explain_rules(found, day, format_ or "text")
    return _explain_standard(_find_standard(name, searched, split(rules)), day, format_ or "markdown")


def _explain_code(code: Code, format_: str) -> int:
    from pmo_audit.cli.code_view import code_json, code_markdown, show_code
    from pmo_audit.cli.terminal import output

    if format_ == "json":
        output().document(dump(code_json(code)))
    elif format_ == "markdown":
        output().document(code_markdown(code))
    else:
        show_code(output(), code)
    return FINE


def _explain_rules(found: Sequence[tuple[LoadedStandard, ir.Rule]], day: date, format_: str) -> int:
    from pmo_audit import api
    from pmo_audit.authoring.page_json import page_json
    from pmo_audit.authoring.page_markdown import page_markdown
    from pmo_audit.authoring.pages import page_of
    from pmo_audit.cli.terminal import output

    pages = [page_of(rule, one.standard, api.schema_of([one]), day) for one, rule in found]
    if format_ == "json":
        output().document(dump([page_json(one) for one in pages] if len(pages) > 1 else page_json(pages[0])))
    elif format_ == "markdown":
        output().document("\n".join(map(page_markdown, pages)))
    else:
        _show_pages(pages)
    return FINE


def _explain_standard(loaded: LoadedStandard, day: date, format_: str) -> int:
    from pmo_audit import api
    from pmo_audit.authoring.page_json import handbook_json
    from pmo_audit.authoring.page_markdown import handbook_markdown
    from pmo_audit.authoring.pages import handbook_of
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors, output

    show_diagnostics(errors(), loaded.diagnostics)
    handbook = handbook_of(loaded.standard, api.schema_of([loaded]), day, loaded.description)
    if format_ == "json":
        output().document(dump(handbook_json(handbook)))
    elif format_ == "markdown":
        output().document(handbook_markdown(handbook))
    else:
        _show_pages(handbook.pages)
    return FINE if loaded.ok else WRONG_INPUT


def _show_pages(pages: Iterable[Page]) -> None:
    from pmo_audit.cli.rule_view import show_page
    from pmo_audit.cli.terminal import output

    for number, page in enumerate(pages):
        if number:
            output().blank()
        show_page(output(), page)


# Finding what is meant


def _load_standard(name: str, day: date) -> LoadedStandard | None:
    """The standard that a name leads to: a shipped pack, or something on the disk that holds rules."""
    from pmo_audit import api
    from pmo_audit.cli.requests import is_there

    if name not in api.shipped_packs() and not is_there(name):
        return None
    loaded = api.load_standard(name, as_of=day)
    return loaded if loaded.sources else None


def _find_rules(name: str, searched: Sequence[LoadedStandard]) -> list[tuple[LoadedStandard, ir.Rule]]:
    """Every rule of that name in the standards."""
    wanted = name.casefold()
    return [
        (one, rule)
        for one in searched
        for rule in one.standard.rules
        if wanted in (rule.code.casefold(), f"{one.standard.name}/{rule.code}".casefold())
    ]


def _find_standard(name: str, searched: Sequence[LoadedStandard], where: Sequence[str]) -> LoadedStandard:
    """The standard of that name. Raises `Mistake` where there is none, with what may have been meant."""
    found = next((one for one in searched if one.standard.name == name and one.sources), None)
    if found is not None:
        return found
    known = [each for one in searched for rule in one.standard.rules for each in _names(one, rule)]
    raise _unknown(name, [*known, *(one.standard.name for one in searched)], where)


def _standards(name: str, where: Sequence[str], day: date) -> list[LoadedStandard]:
    """The standards to search; the shipped pack alone that a name such as `stage_gate/SG-301` begins with."""
    from pmo_audit import api

    packs: Iterable[str] = where or (*_own(), *api.shipped_packs())
    if not where and name.rpartition("/")[0] in api.shipped_packs():
        packs = [name.rpartition("/")[0]]
    loaded = [api.load_standard(one, as_of=day) for one in packs]
    _tell_unread(loaded)
    return loaded


def _own() -> tuple[str, ...]:
    """The standards that the settings of this folder name."""
    from pmo_audit.cli.requests import CommandLine, own_rules, read_settings

    settings, _ = read_settings(None)
    return own_rules(CommandLine(), settings)


def _tell_unread(loaded: Iterable[LoadedStandard]) -> None:
    """Says which standards could not be read at all; mistakes within one are for `check` to tell."""
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors

    show_diagnostics(errors(), [each for one in loaded if not one.sources for each in one.diagnostics])


def _names(loaded: LoadedStandard, rule: ir.Rule) -> tuple[str, str]:
    return rule.code, f"{loaded.standard.name}/{rule.code}"


def _unknown(name: str, known: list[str], where: Sequence[str]) -> Mistake:
    from pmo_audit.diagnostics import all_codes

    places = ", ".join(f"`{one}`" for one in where) or _DEFAULT
    near = suggestion(name, [*known, *(one.code for one in all_codes())])
    return Mistake("PA702", f"no diagnostic or standard is called `{name}`, and no rule in {places}", near)
