"""`pmo-audit check`: read standards, run their examples, and say what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.cache_option import NO_CACHE
from pmo_audit.cli.exits import FINE, exit_of_diagnostics
from pmo_audit.cli.plain_json import FORMAT, diagnostic_json, dump

if TYPE_CHECKING:
    from pmo_audit.api import LoadedStandard
    from pmo_audit.cli.terminal import Sheet
    from pmo_audit.diagnostics import Diagnostic

_EPILOG = """
\b
Exit codes:
  0  no mistakes; there may be warnings
  2  mistakes
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit check our-rules/
  pmo-audit check charter.pmo --format json
"""


@click.command(epilog=_EPILOG, short_help="Check standards and run their examples.")
@click.argument("standards", metavar="PACK|PATH...", nargs=-1, required=True)
@NO_CACHE
@FORMAT
def check(standards: tuple[str, ...], as_json: bool, no_cache: bool) -> int:
    """Check standards: rule files, folders of them, or shipped packs by name.

    Every name, every type and every example of every rule is checked.
    """
    from pmo_audit import api
    from pmo_audit.cli.terminal import never_fail_on_letters, output
    from pmo_audit.diagnostics import in_order

    never_fail_on_letters()
    loaded = [api.load_standard(one, cache=not no_cache) for one in standards]
    diagnostics = in_order(each for one in loaded for each in one.diagnostics)
    if as_json:
        output().document(_document(loaded, diagnostics))
    else:
        _show(output(), loaded, diagnostics)
    return exit_of_diagnostics(diagnostics)


def _document(loaded: list[LoadedStandard], diagnostics: tuple[Diagnostic, ...]) -> str:
    standards = [{"name": one.standard.name, "rules": len(one.standard.rules)} for one in loaded if one.sources]
    return dump({"standards": standards, "diagnostics": [diagnostic_json(one) for one in diagnostics]})


def _show(sheet: Sheet, loaded: list[LoadedStandard], diagnostics: tuple[Diagnostic, ...]) -> None:
    from pmo_audit.cli.diagnostics_view import counts_of, show_diagnostics
    from pmo_audit.cli.styles import style_of
    from pmo_audit.cli.terminal import styled
    from pmo_audit.diagnostics import Severity
    from pmo_audit.findings import Outcome
    from pmo_audit.reporting.wording import counted

    show_diagnostics(sheet, diagnostics)
    rules = sum(len(one.standard.rules) for one in loaded)
    what = f"{counted(rules, 'rule')} in {counted(sum(bool(one.sources) for one in loaded), 'standard')}"
    if exit_of_diagnostics(diagnostics) == FINE:
        counts = counts_of(diagnostics)
        sheet.line(styled(f"{what}, no mistakes{f', {counts}' if counts else ''}", style_of(Outcome.PASS)))
    else:
        sheet.line(styled(f"{counts_of(diagnostics)} ({what})", style_of(Severity.ERROR)))
