"""What a slip hits on the terminal: how far each thing moves, and by which way.

+18 days  Hydrogen shuttle pilot  NW-11  finish 2028-03-31 → 2028-04-18
          Hydrogen shuttle pilot cannot start before Ring Road bus priority finishes, 12 days to spare  DEP-09 […]
"""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.cli.dependencies_view import AT_MOST, NO_REGISTER, show_link
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
    sheet.line(
        styled(one_line(found.project.name), STRONG), f" {_slip(found)}", tail=styled(one_line(found.project.id), FAINT)
    )
    sheet.blank()
    delivered = portfolio.members("dependency").delivered
    if not delivered:
        sheet.line(f"{NO_REGISTER}, so nobody can tell what of other projects is hit.")
        sheet.blank()
    if found.over:
        _show_waiting(sheet, found, places)
        return
    if found.hits or delivered:
        _show_hits(sheet, found.hits, places)
    if found.untold:
        sheet.line(styled("Nobody can tell", STRONG), f": {len(found.untold):,}")
        for one in found.untold[:AT_MOST]:
            _show_untold(sheet, one, places)
        _rest(sheet, len(found.untold))


def _slip(found: Impact) -> str:
    """How far it slips, and to what day; or that it is over."""
    if found.over:
        how = "is cancelled" if found.over == "cancelled" else "is over"
        return f"{how}, so nothing slips with it"
    slip = f"slips by {counted(found.days, 'day')}, as of {found.as_of.isoformat()}"
    if found.was is None or found.becomes is None:
        return f"{slip}; it finishes on a day nobody knows"
    return f"{slip}; it finishes on {found.becomes.isoformat()} instead of {found.was.isoformat()}"


def _show_waiting(sheet: Sheet, found: Impact, places: Places) -> None:
    """Who still waits for something cancelled."""
    if not found.waiting:
        return
    sheet.line(styled("Still waiting for it", STRONG), f": {len(found.waiting):,}")
    for link in found.waiting[:AT_MOST]:
        show_link(sheet, link, "  ", places)
    _rest(sheet, len(found.waiting))


def _show_hits(sheet: Sheet, hits: Sequence[Hit], places: Places) -> None:
    sheet.line(styled("Hit", STRONG), f": {len(hits):,}" if hits else ": nothing, for all that is known")
    for hit in hits[:AT_MOST]:
        _show_hit(sheet, hit, places)
    _rest(sheet, len(hits))


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
