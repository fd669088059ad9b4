"""What a slip hits on the terminal: how far each thing moves, and by which way.

+18 days  Hydrogen shuttle pilot  NW-11  finish 2028-03-31 → 2028-04-18
          Hydrogen shuttle pilot cannot start before Ring Road bus priority finishes, 12 days to spare  DEP-09 […]
"""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.cli.dependencies_view import AT_MOST
from pmo_audit.cli.places import Places, places_of
from pmo_audit.cli.styles import FAINT, PLACE, STRONG
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.derive.graph.wording import causes_words, link_words
from pmo_audit.oversight import Hit, Impact, Step, Untold
from pmo_audit.records import Portfolio
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.text import counted

_HIT, _OPEN = "bold red", "bold yellow"


def show_impact(sheet: Sheet, found: Impact, portfolio: Portfolio) -> None:
    """Everything that is hit, and what nobody can tell."""
    places = places_of([file for file, _ in portfolio.sources])
    slip = f"slips by {counted(found.days, 'day')}, as of {found.as_of.isoformat()}"
    sheet.line(styled(one_line(found.project.name), STRONG), f" {slip}", tail=styled(one_line(found.project.id), FAINT))
    sheet.blank()
    sheet.line(styled("Hit", STRONG), f": {len(found.hits):,}" if found.hits else ": nothing, for all that is known")
    for hit in found.hits[:AT_MOST]:
        _show_hit(sheet, hit, places)
    _rest(sheet, len(found.hits))
    if found.untold:
        sheet.line(styled("Nobody can tell", STRONG), f": {len(found.untold):,}")
        for one in found.untold[:AT_MOST]:
            _show_untold(sheet, one, places)
        _rest(sheet, len(found.untold))


def _rest(sheet: Sheet, number: int) -> None:
    if number > AT_MOST:
        sheet.line(styled(f"… and {number - AT_MOST:,} more; `--format json` has them all", FAINT), lead="  ")
    sheet.blank()


def _show_hit(sheet: Sheet, hit: Hit, places: Places) -> None:
    more = f" (at most {counted(hit.at_most, 'day')})" if hit.at_most > hit.days else ""
    days = f"{hit.was.isoformat()} → {hit.becomes.isoformat()}" if hit.was and hit.becomes else "on a day nobody knows"
    tail = styled(f"{one_line(hit.thing.id)}, {hit.field} {days}", FAINT)
    lead = words("  ", styled(f"{'+' + counted(hit.days, 'day'):>10}", _HIT), "  ")
    sheet.line(styled(one_line(hit.thing.name), STRONG), more, lead=lead, tail=tail)
    _show_path(sheet, hit.path, places)


def _show_untold(sheet: Sheet, one: Untold, places: Places) -> None:
    lead = words("  ", styled(f"{'0 to ' + counted(one.at_most, 'day'):>10}", _OPEN), "  ")
    sheet.line(styled(one_line(one.thing.name), STRONG), lead=lead, tail=styled(one_line(one.thing.id), FAINT))
    if one.missing:
        where = styled(places.together(each.origin for each in one.missing), PLACE)
        sheet.line(f"since {brief(causes_words(one.missing, one.thing))}", lead=" " * 14, tail=where)
    _show_path(sheet, one.path, places)


def _show_path(sheet: Sheet, path: Sequence[Step], places: Places) -> None:
    for step in path:
        record = one_line(step.link.record.id) if step.link.record is not None else ""
        where = " ".join(one for one in (record, places.one(step.link.origin)) if one)
        sheet.line(f"{one_line(link_words(step.link))}{_spare(step)}", lead=" " * 14, tail=styled(where, PLACE))


def _spare(step: Step) -> str:
    if step.slack is None:
        return ", and nobody knows with how much to spare"
    return f", with {counted(step.slack, 'day')} to spare" if step.slack else ""
