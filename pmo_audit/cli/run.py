"""`pmo-audit run`: audit a portfolio by standards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pmo_audit.cli.cache_option import NO_CACHE
from pmo_audit.cli.exits import FINE, WRONG_INPUT, exit_of_diagnostics, exit_of_run, is_about_usage
from pmo_audit.cli.redacting import Hiding, hidden, hidden_in, hiding_of, redact_options
from pmo_audit.cli.requests import CONFIG, CommandLine, Request, is_there, read_request, read_settings, split
from pmo_audit.cli.writing import TERMINAL, Outputs, choose_outputs, refuse_overwriting, write_reports

if TYPE_CHECKING:
    from pmo_audit.api import Loaded, LoadedStandard
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.cli.watching import Watched
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.findings import AuditResult, Finding
    from pmo_audit.records import Portfolio

    Fixes = Callable[[Finding], str]

_EPILOG = """
\b
Exit codes; where several apply, the highest wins:
  0  nothing was found
  1  failures at or above --fail-on; verdicts of any severity that the data
     cannot decide, unless --allow-unknown
  2  wrong input: mistakes in the standards, the settings or the command
     line; data of which something was lost, unless --allow-partial
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit run --rules stage_gate --data registers/
  pmo-audit run --rules stage_gate,our-rules/ --data projects.csv,risks.csv --output audit.html
  pmo-audit run --rules stage_gate --data registers/ --select '#money' --fail-on major --format json
  pmo-audit run --rules our-rules/ --data registers/ --watch

What need not be said each time can stand in pmo-audit.toml, in the current folder, under [run].
"""
_FORMAT = "html, json, markdown, text or terminal.  [default: terminal, or as --output ends]"
_FAIL_ON = "Findings from which severity make the exit code 1: info, minor, major, critical or never.  [default: minor]"
_BY = "How findings on the screen are grouped.  [default: rule]"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _many(*names: str, metavar: str, help: str) -> Callable[[_Command], _Command]:
    """An option that may be repeated."""
    return click.option(*names, metavar=metavar, multiple=True, help=help)


def _options(command: _Command) -> _Command:
    """The options of `run`, in the order in which `--help` lists them."""
    for option in reversed(
        (
            _many("--rules", metavar="PACK|PATH", help="Standards: shipped packs, files or folders."),
            _many("--data", metavar="PATH", help="Registers: files, or folders of files."),
            click.option("--as-of", metavar="DATE", help="The day on which the audit stands.  [default: today]"),
            _many("--project", "projects", metavar="ID", help="Only these projects."),
            _many("--select", metavar="RULE|#TAG", help="Only these rules."),
            _many("--ignore", metavar="RULE|#TAG", help="Not these rules."),
            _many("--format", "formats", metavar="NAME", help=_FORMAT),
            click.option("--output", metavar="PATH", help="A file for the report, or a folder for several formats."),
            click.option(
                "--across", is_flag=True, help="Look across projects, also where no rule asks, and report it."
            ),
            click.option("--fail-on", metavar="SEVERITY", help=_FAIL_ON),
            click.option("--allow-unknown/--no-allow-unknown", default=None, help="Let undecided verdicts pass."),
            click.option("--allow-partial/--no-allow-partial", default=None, help="Let data pass that lost a part."),
            click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]"),
            NO_CACHE,
            redact_options,
            click.option(
                "--repairs", is_flag=True, help="Say of each failure what would put it right, which takes longer."
            ),
            click.option("--by", type=click.Choice(("rule", "project")), default="rule", help=_BY),
            click.option("--watch", "watching", is_flag=True, help="Run again when rules, data or settings change."),
            click.option("--quiet", "-q", is_flag=True, help="Show errors and the outcome only."),
        )
    ):
        command = option(command)
    return command


@click.command(epilog=_EPILOG, short_help="Audit a portfolio by standards.")
@_options
def run(watching: bool, **options: Any) -> int:
    """Audit a portfolio by standards, and report what was found.

    Options that may be repeated also take several values with commas between them.
    """
    from pmo_audit.cli.terminal import never_fail_on_letters

    never_fail_on_letters()
    if not watching:
        return _once(**options)
    from pmo_audit.cli.since import Since
    from pmo_audit.cli.watching import watch

    tell = Since().tell
    return watch(lambda: _told_once(tell, **options), lambda: _watched(CommandLine(**_said(options))))


_SHOWN = ("quiet", "repairs", "by", "no_cache", "redact", "redact_key")


def _said(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that make the request, without those that say how it is shown."""
    return {name: value for name, value in options.items() if name not in _SHOWN}


def _once(
    then: Callable[[AuditResult], None] | None = None,
    *,
    quiet: bool,
    repairs: bool,
    by: str,
    no_cache: bool,
    redact: str | None,
    redact_key: str | None,
    **options: Any,
) -> int:
    settings, diagnostics = read_settings(options["config"])
    tell(diagnostics, quiet=quiet)
    if exit_of_diagnostics(diagnostics) != FINE:
        return WRONG_INPUT
    request = read_request(CommandLine(**options), settings)
    outputs = choose_outputs(request.formats, request.output)
    refuse_overwriting(outputs, (*request.rules, options["config"] or CONFIG), request.data)
    hiding = hiding_of(redact, redact_key, request.data, (path for path, _ in outputs.files))
    showing = Showing(quiet=quiet, repairs=repairs, by_project=by == "project", hiding=hiding)
    return perform(request, outputs, showing, cache=not no_cache, then=then)


def _told_once(then: Callable[[AuditResult], None], **options: Any) -> int:
    """The same, but a mistake is told and not the end, since it may be gone after the next change."""
    from pmo_audit.cli.diagnostics_view import show_diagnostic
    from pmo_audit.cli.mistakes import Mistake, diagnostic_of
    from pmo_audit.cli.terminal import errors

    try:
        return _once(then, **options)
    except Mistake as mistake:
        show_diagnostic(errors(), diagnostic_of(mistake))
        return WRONG_INPUT


def _watched(line: CommandLine) -> Watched:
    """The files and folders that a run reads, as far as they can be told, and what it writes."""
    from pmo_audit.cli.mistakes import Mistake
    from pmo_audit.cli.watching import Watched

    config = line.config or CONFIG
    try:
        request = read_request(line, read_settings(line.config)[0])
        outputs = choose_outputs(request.formats, request.output)
    except Mistake:
        return Watched((config,))
    rules = (one for one in request.rules if is_there(one))
    return Watched((config, *rules, *request.data), tuple(path for path, _ in outputs.files))


@dataclass(frozen=True, slots=True)
class Showing:
    """How a result is shown on the screen."""

    quiet: bool = False
    repairs: bool = False
    by_project: bool = False
    hiding: Hiding | None = None


def perform(
    request: Request,
    outputs: Outputs,
    showing: Showing = Showing(),
    *,
    cache: bool = True,
    then: Callable[[AuditResult], None] | None = None,
) -> int:
    """Runs an audit, shows and writes what it found, lets `then` see it, and returns the exit code."""
    from pmo_audit.cli.terminal import errors
    from pmo_audit.cli.waiting import Waiting

    with Waiting(errors(), silent=showing.quiet) as waiting:
        result, diagnostics, fixes = audited(request, waiting, cache=cache, hiding=showing.hiding)
    tell(diagnostics, quiet=showing.quiet)
    code = exit_of_run(result, diagnostics, request.bar)
    if result is None:
        return max(code, WRONG_INPUT)
    show_result(result, outputs, showing, fixes if showing.repairs else None)
    if then is not None:
        then(result)
    return code


def audited(
    request: Request, waiting: Waiting, *, cache: bool, hiding: Hiding | None = None
) -> tuple[AuditResult | None, tuple[Diagnostic, ...], Fixes | None]:
    """What was found, all that is to be told of the input, and what mends a failure; no result without an audit."""
    from pmo_audit import api
    from pmo_audit.diagnostics import in_order

    waiting.say("reading standards")
    standards = [api.load_standard(one, as_of=request.as_of, cache=cache) for one in request.rules]
    told = [each for one in standards for each in one.diagnostics]
    if exit_of_diagnostics(told) != FINE:
        return None, in_order(told), None
    waiting.say("reading data")
    loaded = api.load_portfolio(request.data, standards=standards, mapping=request.mapping)
    told += loaded.diagnostics
    if _is_nothing(loaded):
        return None, in_order(told), None
    try:
        result = _judge(request, standards, loaded, waiting)
    except api.InputError as error:
        return None, hidden_in(in_order((*told, *error.diagnostics)), loaded, hiding), None
    told += [*result.diagnostics]
    if not result.rules and not _unusable(told):
        told.append(_no_rules())
    fixes = _fixes(request, standards, loaded)
    if _unusable(told):
        return None, hidden_in(in_order(told), loaded, hiding), fixes
    return (result, in_order(told), fixes) if hiding is None else hidden(result, in_order(told), fixes, loaded, hiding)


def _fixes(request: Request, standards: list[LoadedStandard], loaded: Loaded) -> Fixes:
    """What says of a failure what would put it right, when it is asked."""

    known: list[Portfolio] = []

    def fix(finding: Finding) -> str:
        from pmo_audit import api
        from pmo_audit.auditing.why import fix_line

        plain = [one.standard for one in standards]
        if not known:  # what is worked out of the data is so once
            known.append(api.overseen(loaded, [rule for one in plain for rule in one.rules], as_of=request.as_of))
        return fix_line(plain, known[0], finding, request.as_of)

    return fix


def _unusable(told: Iterable[Diagnostic]) -> bool:
    """Whether what was asked for cannot be meant, so that a report would be about something else."""
    return any(is_about_usage(one) and exit_of_diagnostics([one]) != FINE for one in told)


def _judge(request: Request, standards: list[LoadedStandard], loaded: Loaded, waiting: Waiting) -> AuditResult:
    from pmo_audit import api

    return api.audit(
        standards,
        loaded,
        as_of=request.as_of,
        select=request.select,
        ignore=request.ignore,
        projects=_named(request.projects, loaded),
        across=request.across,
        progress=waiting.judged,
    )


def _named(projects: Iterable[str], loaded: Loaded) -> tuple[str, ...]:
    """The projects as they were given where that is the id of one, else parted at commas."""
    known = {one.key.casefold() for one in loaded.portfolio.register("project").records}
    return split([*(one for one in projects if one.casefold() not in known)]) + tuple(
        one for one in projects if one.casefold() in known
    )


def _is_nothing(loaded: Loaded) -> bool:
    """Whether nothing at all could be read, so that there is nothing to audit."""
    return loaded.is_partial and not any(one.records for one in loaded.portfolio.registers.values())


def _no_rules() -> Diagnostic:
    from pmo_audit.diagnostics import Diagnostic

    help_ = "`pmo-audit rules` lists the rules of a standard; look at `--select` and `--ignore`"
    return Diagnostic("PA708", "there is no rule to audit by", None, help_)


def tell(diagnostics: tuple[Diagnostic, ...], *, quiet: bool) -> None:
    """Shows what there is to say of the input; `quiet` leaves it at the errors."""
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.terminal import errors
    from pmo_audit.diagnostics import Severity

    wanted = [one for one in diagnostics if not quiet or one.severity is Severity.ERROR]
    show_briefly(errors(), wanted)


def show_result(result: AuditResult, outputs: Outputs, showing: Showing, fixes: Fixes | None = None) -> None:
    """Shows the report for the screen, writes the others, and says where they are."""
    from pmo_audit import api
    from pmo_audit.cli.closing_view import show_outcome
    from pmo_audit.cli.findings_view import show_report
    from pmo_audit.cli.repairing import remembered, with_repairs
    from pmo_audit.cli.terminal import errors, output, styled
    from pmo_audit.reporting import view_of

    fixes = remembered(fixes) if fixes is not None else None
    if outputs.screen is None or (outputs.screen == TERMINAL and showing.quiet):
        show_outcome(output(), view_of(result))
    elif outputs.screen == TERMINAL:
        show_report(output(), view_of(result), fixes, by_project=showing.by_project)
        if result.run.notice:
            output().line(result.run.notice, lead="note: ")
    else:
        output().document(api.render(with_repairs(result, fixes) if fixes else result, outputs.screen))
    mended = with_repairs(result, fixes) if fixes is not None and outputs.files else result
    for path in write_reports(mended, outputs):
        if not showing.quiet:
            errors().line(styled(path.as_posix(), "cyan"), lead="report written to ")
