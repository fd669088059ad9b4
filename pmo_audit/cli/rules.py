"""`pmo-audit rules`: which standards are shipped, and which rules a standard has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import exit_of_diagnostics
from pmo_audit.cli.plain_json import FORMAT, dump, rule_json

if TYPE_CHECKING:
    from pmo_audit.api import LoadedStandard
    from pmo_audit.cli.terminal import Sheet

_EPILOG = """
\b
Examples:
  pmo-audit rules
  pmo-audit rules stage_gate
  pmo-audit rules our-rules/ --format json
"""


@click.command(epilog=_EPILOG, short_help="List the shipped packs, or the rules of a standard.")
@click.argument("standards", metavar="[PACK|PATH]...", nargs=-1)
@FORMAT
def rules(standards: tuple[str, ...], as_json: bool) -> int:
    """List the rules of standards; the shipped packs where none are named."""
    from pmo_audit import api
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors, never_fail_on_letters, output

    never_fail_on_letters()
    loaded = [api.load_standard(one) for one in standards or api.shipped_packs()]
    told = [each for one in loaded for each in one.diagnostics]
    show_diagnostics(errors(), told)
    if as_json:
        output().document(dump([_pack_json(one, with_rules=bool(standards)) for one in loaded]))
    elif standards:
        for number, one in enumerate(loaded):
            if number:
                output().blank()
            _show_rules(output(), one)
    else:
        _show_packs(output(), loaded)
    return exit_of_diagnostics(told)


def _pack_json(one: LoadedStandard, *, with_rules: bool) -> dict[str, object]:
    standard = one.standard
    told: dict[str, object] = {
        "name": standard.name,
        "title": standard.title,
        "version": standard.version,
        "description": one.description,
        "count": len(standard.rules),
    }
    return told | ({"rules": [rule_json(rule) for rule in standard.rules]} if with_rules else {})


def _show_packs(sheet: Sheet, loaded: Sequence[LoadedStandard]) -> None:
    from pmo_audit.cli.terminal import styled, words

    longest = max((len(one.standard.name) for one in loaded), default=0)
    for one in loaded:
        name = words(styled(f"{one.standard.name:<{longest}}", "bold"), f"  {len(one.standard.rules):>3} rules  ")
        sheet.line(one.description or one.standard.title, lead=name)


def _show_rules(sheet: Sheet, one: LoadedStandard) -> None:
    from pmo_audit.cli.styles import FAINT, STRONG, style_of
    from pmo_audit.cli.terminal import styled, words

    standard = one.standard
    if not one.sources:
        return
    sheet.line(styled(f"{standard.name} {standard.version}".strip(), STRONG), f"  {standard.title}")
    longest = max((len(rule.code) for rule in standard.rules), default=0)
    for rule in standard.rules:
        severity = styled(f"{rule.severity.value:<8}", style_of(rule.severity))
        tags = " ".join(f"#{tag}" for tag in rule.tags)
        sheet.line(rule.title, styled(f"  {tags}", FAINT), lead=words(f"  {rule.code:<{longest}}  ", severity, "  "))
