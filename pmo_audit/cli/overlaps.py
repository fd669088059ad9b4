"""`pmo-audit overlaps`: work that is done twice, with its kind and the reasons for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pmo_audit.cli.exits import WRONG_INPUT, exit_of_diagnostics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.oversight import Decided, Overlap
    from pmo_audit.records import Portfolio

LEVELS = ("project", "deliverable")
KINDS = ("duplicate", "recurrence", "successor", "sibling", "template", "similar")
FORMATS = ("table", "json", "markdown")
_EPILOG = """
\b
Exit codes:
  0  the texts were compared
  2  there was nothing to compare, something was lost, or the settings are wrong
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit overlaps --data registers/
  pmo-audit overlaps --data registers.xlsx --level project --semantic
  pmo-audit overlaps --data registers/ --kind template --kind successor
  pmo-audit overlaps --data portfolio.json --format json > pairs.json

Registers are read as the settings say; without settings, as `pmo-audit init` would propose.
Plain records of an id, a name and a description are taken for projects.
"""
_ALL = "Every pair that was scored, however low."


@click.command(epilog=_EPILOG, short_help="Find work that is done twice, with the reasons.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--level", type=click.Choice(LEVELS), help="Only pairs of these.  [default: both]")
@click.option("--semantic", is_flag=True, help="Compare meanings too, by a sentence model: the extra `semantic`.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only pairs of this kind.")
@click.option("--min-score", metavar="PERCENT", type=click.FloatRange(0, 100), help="Only pairs from this score on.")
@click.option("--project", "projects", metavar="ID", multiple=True, help="Only pairs in which this project takes part.")
@click.option("--all", "all_", is_flag=True, help=_ALL)
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards whose fields and stages are looked for.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="What is raised, for people or to be sent; or every pair with its evidence, for programs.",
)
def overlaps(data: tuple[str, ...], config: str | None, rules: tuple[str, ...], **options: Any) -> int:
    """Find work that is done twice: projects, and deliverables of different projects, that do the same.

    Each pair is a duplicate, a recurrence (the same again in another period), a successor (the next step), a sibling
    (another part of one undertaking), a template (the same form for something else) or just similar. Duplicates and
    recurrences are raised from a score of 50% on.
    """
    from pmo_audit.api import load_decisions
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.registers import known_projects, read_registers, sources_of
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.undescribed import told_undescribed
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    with Waiting(errors()) as waiting:
        account, told = read_registers(data, config, rules, waiting, meaning=LEVELS)
        if account is not None:
            projects = known_projects(options["projects"], account.portfolio)
            decided = load_decisions(sources_of(data, config)).decided
            found, scored, more = _found(account.portfolio, decided, options, waiting)
            levels = LEVELS if options["level"] is None else (options["level"],)
            told += (*told_undescribed(account, levels), *more)
    if account is None:
        show_briefly(errors(), told)
        return WRONG_INPUT
    if scored:
        _show(_wanted(found, options, projects), found, scored, options)
    show_briefly(errors(), told)
    return exit_of_diagnostics(told)


def _found(
    portfolio: Portfolio, decided: Sequence[Decided], options: dict[str, Any], waiting: Waiting
) -> tuple[Sequence[Overlap], int, tuple[Diagnostic, ...]]:
    """The pairs, of how many a score was made, and what there is to say of the comparison."""
    waiting.say("comparing texts")
    from pmo_audit.derive.overlaps import MOST, search
    from pmo_audit.derive.overlaps.deciding import Decisions
    from pmo_audit.derive.overlaps.telling import told_of_works
    from pmo_audit.derive.texts.meaning import MissingModelError

    level, every = options["level"], options["all_"]
    most = None if every else MOST
    try:
        result = search(portfolio, level=level, semantic=options["semantic"], most=most, decided=decided)
    except MissingModelError as missing:
        return (), 0, (missing.diagnostic,)
    told = (*told_of_works(portfolio, level, result), *Decisions(portfolio, decided).unknown())
    return result.overlaps, result.scored, told


def _wanted(found: Sequence[Overlap], options: dict[str, Any], projects: frozenset[str]) -> list[Overlap]:
    """The pairs that were asked for: of a table, those that are raised where nothing else is said."""
    least, kinds = (options["min_score"] or 0) * 100, options["kinds"]
    narrowed = options["all_"] or kinds or options["min_score"] is not None or options["form"] == "json"
    return [
        one
        for one in found
        if (one.flag or narrowed)
        and one.points >= least
        and (not kinds or one.kind in kinds)
        and (not projects or any(each.id in projects for each in one.projects))
    ]


def _show(wanted: Sequence[Overlap], found: Sequence[Overlap], scored: int, options: dict[str, Any]) -> None:
    from pmo_audit.cli.terminal import output

    if options["form"] == "json":
        from pmo_audit.cli.across_json import document, overlap_json

        for piece in document(overlap_json(one) for one in wanted):
            output().document(piece)
    elif options["form"] == "markdown":
        from pmo_audit.cli.overlaps_view import markdown

        output().document(markdown(wanted, found, scored))
    else:
        from pmo_audit.cli.overlaps_view import show_table

        show_table(output(), wanted, found, scored)
