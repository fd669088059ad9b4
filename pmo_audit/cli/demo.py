"""`pmo-audit demo`: the whole thing on a sample portfolio, to see what it is like."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, FOUND

if TYPE_CHECKING:
    from pmo_audit.cli.requests import Request

SAMPLE = "northway"
REPORT = "pmo-audit-demo.html"


@click.command(short_help="Audit a sample portfolio, to see what it is like.")
@click.option("--output", metavar="DIR", help="The folder for the HTML report.  [default: the current one]")
def demo(output: str | None) -> int:
    """Audit the sample portfolio that is shipped, and write the report as a page of HTML too.

    The exit code is 0 although there are findings, since that is what the sample is for.
    """
    from pmo_audit.cli.requests import CONFIG, CommandLine, read_request, read_settings
    from pmo_audit.cli.run import perform
    from pmo_audit.cli.terminal import never_fail_on_letters
    from pmo_audit.cli.writing import TERMINAL, Outputs
    from pmo_audit.resources import shipped

    never_fail_on_letters()
    report = Path(output or ".") / REPORT
    config = _seen_from_here(shipped("fixtures") / SAMPLE / CONFIG)
    settings, _ = read_settings(str(config))
    request = read_request(CommandLine(config=str(config), output=str(report)), settings)
    request = replace(request, bar=replace(request.bar, allow_partial=True), across=True)
    _show_lead(request, config, report)
    code = perform(request, Outputs(TERMINAL, ((report, "html"),)))
    if code > FOUND:
        return code
    _show_next(request, report)
    return FINE


def _seen_from_here(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _show_lead(request: Request, config: Path, report: Path) -> None:
    from shlex import join

    from pmo_audit.cli.terminal import output, styled

    line = ["pmo-audit", "run", "--config", str(config), "--format", "terminal,html", "--output", str(report)]
    standards = ", ".join(f"`{one}`" for one in request.rules)
    sheet = output()
    sheet.line(f"An audit of the sample portfolio `{SAMPLE}` by the standard {standards}, the same as")
    sheet.verbatim("  ", styled(join(line), "bold"))
    sheet.blank()


def _show_next(request: Request, report: Path) -> None:
    from pmo_audit.cli.terminal import output, styled

    rules = request.rules[0]
    sheet = output()
    sheet.blank()
    sheet.line(styled("What next", "bold"))
    sheet.line(f"open {report.as_posix()} in a browser: the same findings, to read and to send", lead="  - ")
    sheet.line(f"pmo-audit rules {rules}: the rules behind them; pmo-audit explain CODE: one of these", lead="  - ")
    sheet.line(f"pmo-audit run --rules {rules} --data FOLDER: audit your own registers", lead="  - ")
