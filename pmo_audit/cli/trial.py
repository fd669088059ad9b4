"""`pmo-audit test`: try the examples of standards, and see what they reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, FOUND, OWN_FAULT, exit_of_diagnostics, is_about_usage
from pmo_audit.cli.plain_json import FORMAT, diagnostic_json, dump
from pmo_audit.cli.requests import read_day, split

if TYPE_CHECKING:
    from datetime import date

    from pmo_audit.api import LoadedStandard
    from pmo_audit.auditing import Progress
    from pmo_audit.authoring.report import Report
    from pmo_audit.diagnostics import Diagnostic

_EPILOG = """
\b
Exit codes; where several apply, the highest wins:
  0  every example agrees with its rule, and reaches what was asked
  1  an example comes out otherwise; or less is reached than --min-coverage
     or --min-score asks
  2  mistakes in the standards or the command line
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit test our-rules/
  pmo-audit test our-rules/ --select ACME-7 --mutate
  pmo-audit test our-rules/ --min-coverage 95 --format json
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the examples: shares in hundredths, None where nothing is."""

    coverage: int | None
    score: int | None


@click.command("test", epilog=_EPILOG, short_help="Try the examples of standards, and see what they reach.")
@click.argument("standards", metavar="PACK|PATH...", nargs=-1, required=True)
@click.option("--select", metavar="RULE|#TAG", multiple=True, help="Only these rules.")
@click.option("--as-of", metavar="DATE", help="The day for examples that name none.  [default: today]")
@click.option("--mutate", is_flag=True, help="Also try small slips in the rules, and list those no example notices.")
@click.option(
    "--min-coverage", type=click.IntRange(0, 100), metavar="N", help="Fail below N% of sides of clauses seen."
)
@click.option(
    "--min-score", type=click.IntRange(0, 100), metavar="N", help="Fail below N% of slips noticed; tries them."
)
@click.option("--quiet", "-q", is_flag=True, help="Show what is wrong and the outcome only.")
@FORMAT
def test(
    standards: tuple[str, ...],
    select: tuple[str, ...],
    as_of: str | None,
    mutate: bool,
    min_coverage: int | None,
    min_score: int | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Try every example of standards: rule files, folders of them, or shipped packs by name.

    Every clause of a rule should be true in one example and false in another: what was never seen is listed with its
    line. With --mutate small slips are made in the rules, one at a time, and those that no example notices are listed.
    """
    from pmo_audit.cli.terminal import errors, never_fail_on_letters, output
    from pmo_audit.cli.trial_view import show_report
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    day = read_day(as_of) if as_of else None
    wanted = Wanted(min_coverage, min_score)
    with Waiting(errors(), silent=quiet or as_json) as waiting:
        waiting.say("reading standards")
        loaded, told = _load(standards, split(select), day)
        loaded = [] if any(is_about_usage(one) for one in told) else loaded
        reports = [_try(one, split(select), day, mutate or min_score is not None, waiting.tried) for one in loaded]
    told += _told_of(reports, wanted, mutate=mutate or min_score is not None)
    if as_json:
        output().document(_document(reports, told))
    else:
        _tell(told)
        for one in reports:
            show_report(output(), one, quiet=quiet)
    return _exit_code(reports, told)


def _load(
    names: Sequence[str], select: Sequence[str], day: date | None
) -> tuple[list[LoadedStandard], list[Diagnostic]]:
    """The standards, and what is wrong with them but for examples, which are told otherwise."""
    from pmo_audit import api
    from pmo_audit.auditing import Selection, select_rules

    loaded = [api.load_standard(one, as_of=day) for one in names]
    told = [each for one in loaded for each in one.diagnostics if each.code != "PA401"]
    _, unknown = select_rules([one.standard for one in loaded], Selection(select=tuple(select)))
    return [one for one in loaded if one.sources], told + list(unknown)


def _try(one: LoadedStandard, select: Sequence[str], day: date | None, mutate: bool, progress: Progress) -> Report:
    from pmo_audit import api

    return api.try_standard(one, as_of=day, select=select, mutate=mutate, progress=progress)


def _told_of(reports: Iterable[Report], wanted: Wanted, *, mutate: bool) -> list[Diagnostic]:
    """What is to be told of the reports as a whole: nothing to try, too little seen, too little noticed."""
    from pmo_audit.diagnostics import Diagnostic, Severity

    reports = tuple(reports)
    told = []
    if reports and not any(one.tried for one in reports):
        help_ = 'give each rule an example that passes and one that fails, as in example "…" fails { … }'
        told.append(Diagnostic("PA423", "there is no example to try", None, help_, Severity.WARNING))
    for one in reports:
        name = one.standard.name
        share = one.coverage.share
        if wanted.coverage is not None and share < Fraction(wanted.coverage, 100):
            told.append(_too_little("PA420", name, "see", share, wanted.coverage, "of the sides of its clauses"))
        if mutate and one.hunt is None:
            help_ = "put right those that do not, and try again"
            message = f"slips in `{name}` are not tried, since not all of its examples agree"
            told.append(Diagnostic("PA422", message, None, help_, Severity.WARNING))
        elif one.hunt is not None and wanted.score is not None and one.hunt.score < Fraction(wanted.score, 100):
            told.append(_too_little("PA421", name, "notice", one.hunt.score, wanted.score, "of the slips"))
    return told


def _too_little(code: str, name: str, verb: str, share: Fraction, wanted: int, of: str) -> Diagnostic:
    from pmo_audit.authoring.report_json import percent
    from pmo_audit.diagnostics import Diagnostic

    message = f"the examples of `{name}` {verb} {percent(share):g}% {of}, and {wanted}% are asked for"
    return Diagnostic(code, message, None, "`pmo-audit test` lists what is lacking")


def _document(reports: Iterable[Report], told: Iterable[Diagnostic]) -> str:
    from pmo_audit.authoring.report_json import report_json

    standards = [report_json(one) for one in reports]
    return dump({"standards": standards, "diagnostics": [diagnostic_json(one) for one in told]})


def _tell(told: Iterable[Diagnostic]) -> None:
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors
    from pmo_audit.diagnostics import in_order

    show_diagnostics(errors(), in_order(told))


def _exit_code(reports: Iterable[Report], told: Iterable[Diagnostic]) -> int:
    low = [one for one in told if one.code in ("PA420", "PA421")]
    codes = [exit_of_diagnostics([one for one in told if one not in low]), FOUND if low else FINE]
    codes += [FOUND for one in reports if one.disagreeing]
    codes += [OWN_FAULT for one in reports if any(each.fault for each in one.tried)]
    return max(codes)
