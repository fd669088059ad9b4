"""`pmo-audit decide`: what somebody decides about an overlap, written down beside the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.plain_json import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pmo_audit.oversight import Decided
    from pmo_audit.proposing.account import Account

_EPILOG = """
\b
Decisions:
  merge            the work is to be brought together
  justified        the same is done twice, and that is accepted
  not-a-duplicate  they only look alike

\b
Examples:
  pmo-audit decide TG1250 TG1225 merge --by "Ann Lee" --because "one team, one contract" --data registers/
  pmo-audit decide TG1250~TG1225 justified --by "Ann Lee" --because "two regulators" --data registers/
  pmo-audit decide O-3fa94c1e not-a-duplicate --by "Ann Lee" --because "two sites" --data registers/
  pmo-audit decide --list --data registers/
  pmo-audit decide --undo TG1250 TG1225 --by "Ann Lee" --data registers/

OVERLAP is the id of an overlap, or the ids of two projects, or of two deliverables.
A decision is a row of overlap-decisions.csv, in the folder of the data or beside the file of it. Until either text
changes in substance the pair is not raised again. From decisions that say different things pmo-audit learns what tells
duplicates here.
"""


@click.command(epilog=_EPILOG, short_help="Decide about an overlap, so that it is not raised again.")
@click.argument("words", metavar="[OVERLAP] [DECISION]", nargs=-1)
@click.option("--by", metavar="NAME", default="", help="Who has decided.")
@click.option("--because", metavar="TEXT", default="", help="Why.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--level", type=click.Choice(("project", "deliverable")), help="Which of them the ids are of.")
@click.option("--on", metavar="DATE", help="The day of the decision.  [default: today]")
@click.option("--list", "listing", is_flag=True, help="List what was decided, and what no longer holds.")
@click.option("--undo", is_flag=True, help="Take the decision about OVERLAP back.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@FORMAT
def decide(
    words: tuple[str, ...],
    by: str,
    because: str,
    data: tuple[str, ...],
    level: str | None,
    on: str | None,
    listing: bool,
    undo: bool,
    config: str | None,
    as_json: bool,
) -> int:
    """Write down what was decided about an overlap: merge, justified or not-a-duplicate."""
    from pmo_audit.cli.registers import read_registers, sources_of
    from pmo_audit.cli.requests import read_day
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    overlap, verdict = _asked(words, by, because, listing=listing, undo=undo)
    day = _day(read_day(on)) if on else None
    with Waiting(errors()) as waiting:
        account, told = read_registers(data, config, (), waiting)
        if account is None:
            waiting.end()
            return _refuse(told)
        sources = sources_of(data, config)
        if not listing:
            waiting.say("comparing texts")
            taken = _written(account, sources, overlap, verdict, by=by, because=because, level=level, on=day)
    if listing:
        return _list(account, sources, as_json=as_json)
    return _tell(taken, sources, as_json=as_json)


def _day(on: date) -> date:
    """The day of a decision. Raises `Mistake` where it is yet to come."""
    from datetime import date

    if on > date.today():
        raise Mistake("PA706", f"`{on.isoformat()}` is yet to come", "a decision is written down when it was taken")
    return on


def _asked(
    words: Sequence[str], by: str, because: str, *, listing: bool, undo: bool
) -> tuple[tuple[str, ...], str | None]:
    """The overlap that is meant, and the verdict, None where it is taken back. Raises `Mistake` for what is lacking."""
    from pmo_audit.oversight import VERDICTS
    from pmo_audit.text import fold, in_words

    known = in_words((f"`{one}`" for one in VERDICTS), "or")
    if listing and (words or undo):
        raise Mistake("PA712", "`--list` lists all decisions, and takes nothing else", "leave the rest out")
    if listing or undo:
        if undo and not words:
            raise Mistake("PA707", "no overlap is given", "name one, as in `--undo P1 P2`")
        return tuple(words), None
    verdict = fold(words[-1]).replace(" ", "-").replace("_", "-") if words else ""
    if not words:
        raise Mistake("PA707", "no overlap and no decision are given", "as in `decide P1 P2 merge`")
    if verdict not in VERDICTS:
        help_ = suggestion(words[-1], VERDICTS) or f"it comes last, and is {known}"
        raise Mistake("PA712", f"`{words[-1]}` is no decision", help_)
    if len(words) == 1:
        raise Mistake("PA707", "no overlap is given", f"name one before the decision, as in `P1 P2 {verdict}`")
    for option, given in (("--by", by), ("--because", because)):
        if not given.strip():
            what = "who has decided" if option == "--by" else "why, for whoever asks next year"
            raise Mistake("PA707", f"`{option}` is not given", f"say {what}")
    return tuple(words[:-1]), verdict


def _written(
    account: Account,
    sources: Sequence[str],
    overlap: tuple[str, ...],
    verdict: str | None,
    *,
    by: str,
    because: str,
    level: str | None,
    on: date | None,
) -> Decided:
    """Writes the decision down. Raises `Mistake` where it cannot be."""
    from pmo_audit import api

    where = {"data": sources, "portfolio": account.portfolio, "level": level, "on": on}
    try:
        if verdict is None:
            return api.undo_decision(overlap, by=by, because=because, **where)  # type: ignore[arg-type]
        return api.decide(overlap, verdict, by=by, because=because, **where)  # type: ignore[arg-type]
    except api.InputError as error:
        told = error.diagnostics[0]
        raise Mistake(told.code, told.message, told.help) from error


def _refuse(told: Sequence[object]) -> int:
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.terminal import errors

    show_briefly(errors(), told)  # type: ignore[arg-type]
    return WRONG_INPUT


def _tell(taken: Decided, sources: Sequence[str], *, as_json: bool) -> int:
    """Says what was written, and where."""
    from pmo_audit.cli.decide_view import show_taken
    from pmo_audit.cli.terminal import output
    from pmo_audit.sources.decision_files import place_among
    from pmo_audit.sources.decisions import name_of

    show_taken(output(), taken, name_of(place_among(sources)), as_json=as_json)
    return FINE


def _list(account: Account, sources: Sequence[str], *, as_json: bool) -> int:
    """Lists what was decided."""
    from pmo_audit.api import load_decisions
    from pmo_audit.cli.decide_view import show_all
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.terminal import errors, output
    from pmo_audit.derive.overlaps.deciding import Decisions

    read = load_decisions(sources)
    decisions = Decisions(account.portfolio, read.decided)
    lost = frozenset(
        one.pair for one in read.decided for key in (one.left, one.right) if decisions.record(one.level, key) is None
    )
    show_all(output(), [(one, decisions.now(one)) for one in read.decided], lost, as_json=as_json)
    told = (*read.diagnostics, *decisions.unknown())
    show_briefly(errors(), told)
    return exit_of_diagnostics(told)
