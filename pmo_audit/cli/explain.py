"""`pmo-audit explain`: what a diagnostic's code means, or what a rule asks and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.requests import split

if TYPE_CHECKING:
    from pmo_audit import ir
    from pmo_audit.api import LoadedStandard

_EPILOG = """
\b
Examples:
  pmo-audit explain PA201
  pmo-audit explain SG-301
  pmo-audit explain stage_gate/SG-301
  pmo-audit explain ACME-7 --rules our-rules/
"""
_ALL_SHIPPED = "all shipped packs"


@click.command(epilog=_EPILOG, short_help="Explain the code of a diagnostic, or a rule.")
@click.argument("name", metavar="CODE|RULE")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help=f"Where to look.  [default: {_ALL_SHIPPED}]")
def explain(name: str, rules: tuple[str, ...]) -> int:
    """Explain the code of a diagnostic, such as PA201, or a rule: by its code, or as PACK/CODE."""
    from pmo_audit.cli.terminal import never_fail_on_letters, output
    from pmo_audit.diagnostics import find_code

    never_fail_on_letters()
    code = find_code(name)
    if code is not None:
        from pmo_audit.cli.code_view import show_code

        show_code(output(), code)
        return FINE
    from pmo_audit.cli.rule_view import show_rule

    for number, (loaded, rule) in enumerate(_find(name, rules)):
        if number:
            output().blank()
        show_rule(output(), loaded, rule)
    return FINE


def _find(name: str, where: Sequence[str]) -> list[tuple[LoadedStandard, ir.Rule]]:
    """Every rule of that name in the standards. Raises `Mistake` where there is none."""
    loaded = _standards(name, split(where))
    wanted = name.casefold()
    found = [
        (one, rule)
        for one in loaded
        for rule in one.standard.rules
        if wanted in (rule.code.casefold(), f"{one.standard.name}/{rule.code}".casefold())
    ]
    if not found:
        known = [name for one in loaded for rule in one.standard.rules for name in _names(one, rule)]
        raise _unknown(name, known, split(where))
    return found


def _standards(name: str, where: Sequence[str]) -> list[LoadedStandard]:
    """The standards to search; the shipped pack alone that a name such as `stage_gate/SG-301` begins with."""
    from pmo_audit import api

    packs: Iterable[str] = where or api.shipped_packs()
    if not where and name.rpartition("/")[0] in api.shipped_packs():
        packs = [name.rpartition("/")[0]]
    loaded = [api.load_standard(one) for one in packs]
    _tell_unread(loaded)
    return loaded


def _tell_unread(loaded: Iterable[LoadedStandard]) -> None:
    """Says which standards could not be read at all; mistakes within one are for `check` to tell."""
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors

    show_diagnostics(errors(), [each for one in loaded if not one.sources for each in one.diagnostics])


def _names(loaded: LoadedStandard, rule: ir.Rule) -> tuple[str, str]:
    return rule.code, f"{loaded.standard.name}/{rule.code}"


def _unknown(name: str, known: list[str], where: Sequence[str]) -> Mistake:
    from pmo_audit.diagnostics import all_codes

    places = ", ".join(f"`{one}`" for one in where) or _ALL_SHIPPED
    near = suggestion(name, [*known, *(one.code for one in all_codes())])
    return Mistake("PA702", f"no diagnostic is called `{name}`, and no rule in {places}", near)
