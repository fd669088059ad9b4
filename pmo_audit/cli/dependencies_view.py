"""Dependencies on the terminal: cycles, clashes, what nobody can tell, and the longest chains.

Cycles
  deadlock  Timetable software → Driver rostering → Timetable software  CY-15abb618
            NW-03 cannot start before NW-05 finishes  DEP-02 [dependencies.csv: row 3, column Waits for]
            …
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pmo_audit.cli.places import Places, places_of
from pmo_audit.cli.styles import FAINT, PLACE, STRONG
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.derive.graph.wording import link_words
from pmo_audit.oversight import Clash, Cycle, DependencyMap, Link, Oversight, Undecided
from pmo_audit.records import Portfolio
from pmo_audit.reporting.across_words import cycle_note
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.subjects import Subject
from pmo_audit.text import counted, in_words

AT_MOST = 50
"""Of each sort so many are shown."""
NO_REGISTER = "No register of dependencies came"
_LONGEST = 60
"""Letters of a name."""
_BAD, _OPEN = "bold red", "bold yellow"


def show_dependencies(sheet: Sheet, found: Oversight, portfolio: Portfolio, as_of: date) -> None:
    """Everything that was found."""
    if not portfolio.members("dependency").delivered:
        sheet.line(f"{NO_REGISTER}, so nothing can be told of who waits for whom.")
        return
    map_ = found.map or DependencyMap((), ())
    places = places_of([file for file, _ in portfolio.sources])
    records = len(portfolio.register("dependency").records)
    sheet.line(
        styled(counted(records, "dependency", "dependencies"), STRONG),
        f" as of {as_of.isoformat()}",
        f"; {_taking_part(map_)}" if map_.nodes else "",
    )
    sheet.blank()
    _show_cycles(sheet, found.cycles or (), places)
    _show_clashes(sheet, found.clashes or (), places)
    _show_undecided(sheet, found.undecided or (), places)
    _show_longest(sheet, map_, places)


def _taking_part(map_: DependencyMap) -> str:
    """How many projects, deliverables and milestones wait or are waited for."""
    kinds = Counter(one.entity for one in map_.nodes)
    some = in_words(counted(kinds[one], one) for one in ("project", "deliverable", "milestone") if kinds[one])
    return f"{some} {'takes' if len(map_.nodes) == 1 else 'take'} part"


def _head(sheet: Sheet, title: str, number: int, nothing: str) -> None:
    sheet.line(styled(title, STRONG), f": {number:,}" if number else f": {nothing}")


def _rest(sheet: Sheet, number: int) -> None:
    if number > AT_MOST:
        sheet.line(styled(f"… and {number - AT_MOST:,} more; `--format json` has them all", FAINT), lead="  ")
    sheet.blank()


def _show_cycles(sheet: Sheet, cycles: Sequence[Cycle], places: Places) -> None:
    _head(sheet, "Cycles", len(cycles), "none")
    for one in cycles[:AT_MOST]:
        sort = words(styled("deadlock", _BAD)) if one.deadlock else words(styled("circle", _OPEN), "  ")
        round_ = " → ".join(_name(each) for each in [*(link.source for link in one.path), one.path[0].source])
        sheet.line(styled(round_, STRONG), lead=words("  ", sort, "  "), tail=styled(one.id, FAINT))
        for link in one.path:
            show_link(sheet, link, " " * 12, places)
        if one.together:
            sheet.line("Only if all of them happened on one and the same day could this hold.", lead=" " * 12)
        elif one.deadlock:
            sheet.line(one_line(cycle_note(one)), lead=" " * 12)
        else:
            sheet.line("Each waits by another end or part, so that all may hold; look whether they do.", lead=" " * 12)
    _rest(sheet, len(cycles))


def _show_clashes(sheet: Sheet, clashes: Sequence[Clash], places: Places) -> None:
    _head(sheet, "Clashes", len(clashes), "none")
    for one in clashes[:AT_MOST]:
        lead = words("  ", styled(f"{one.why:<9}", _BAD), " ")
        record = one.link.record.id if one.link.record is not None else ""
        sheet.line(f"{brief(one.says)}.", lead=lead, tail=styled(one_line(record), FAINT))
        sheet.line(styled(places.together(one.origins), PLACE), lead=" " * 12)
    _rest(sheet, len(clashes))


def _show_undecided(sheet: Sheet, undecided: Sequence[Undecided], places: Places) -> None:
    if not undecided:
        return
    _head(sheet, "Nobody can tell", len(undecided), "")
    for one in undecided[:AT_MOST]:
        link = f"{_name(one.link.source)} → {_name(one.link.target)}: " if one.link is not None else ""
        lead = words("  ", styled("open", _OPEN), " " * 6)
        sheet.line(f"{link}{brief(one.says)}.", lead=lead, tail=styled(one_line(one.record.id), FAINT))
        sheet.line(styled(places.together(each.origin for each in one.missing), PLACE), lead=" " * 12)
    _rest(sheet, len(undecided))


def _show_longest(sheet: Sheet, map_: DependencyMap, places: Places) -> None:
    ties = sum(one.record is not None for one in map_.longest)
    if not ties:
        return
    sheet.line(styled("Longest chain", STRONG), f": {counted(ties, 'dependency', 'dependencies')}")
    _show_chain(sheet, map_.longest, places)
    if map_.days is not None:
        sheet.blank()
        days = f"{counted(map_.days, 'day')} of work one after another"
        sheet.line(styled("Longest chain by days", STRONG), f": {days}{_more(map_.undated)}")
        if map_.longest_by_days != map_.longest:
            _show_chain(sheet, map_.longest_by_days, places)
        else:
            sheet.line("the same", lead="  ")


def _more(undated: Sequence[Subject]) -> str:
    if not undated:
        return ""
    return f", and more, since nobody knows how long {_listed(undated)} {'takes' if len(undated) == 1 else 'take'}"


def _listed(things: Sequence[Subject]) -> str:
    shown = ", ".join(_name(one) for one in things[:3])
    return shown if len(things) <= 3 else f"{shown} and {len(things) - 3:,} more"


def _show_chain(sheet: Sheet, chain: Iterable[Link], places: Places) -> None:
    for link in chain:
        show_link(sheet, link, "  ", places)


def show_link(sheet: Sheet, link: Link, margin: str, places: Places) -> None:
    """A link as a sentence, with the dependency that says so and where it stands."""
    record = one_line(link.record.id) if link.record is not None else ""
    where = " ".join(one for one in (record, places.one(link.origin)) if one)
    sheet.line(one_line(link_words(link)), lead=margin, tail=styled(where, PLACE))


def _name(one: Subject) -> str:
    name = one_line(one.name if one.name == one.id else f"{one.id} {one.name}")
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
