"""Loads on the terminal: a strip of months for everybody, and the promises that make an overload."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.derive.loads.wording import amount_words
from pmo_audit.reporting.plain import one_line
from pmo_audit.text import counted, in_words

if TYPE_CHECKING:
    from pmo_audit.findings import Subject
    from pmo_audit.oversight import Loads, MonthLoad, Overload, Share, Unsettled

_OVER, _OPEN = "bold red", "bold yellow"
_BLOCKS, _PLAIN = "·░▒▓█?", ".-+=#?"
"""Nothing promised, up to a half, up to four fifths, up to all there is, more; and what cannot be told."""
_MEANINGS = ("nothing", "up to 50%", "up to 80%", "up to 100%", "more than there is", "open")
_LEVELS = (Fraction(1, 2), Fraction(4, 5))
_LONGEST, _FEW = 28, 8
_SHARES = 6


def show_loads(sheet: Sheet, loads: Loads, *, all_: bool, in_full: bool) -> None:
    """Shows who and what is over or open, in strips, and the overloads: the worst of each, or with `in_full` all."""
    rows = [(who, list(some)) for who, some in groupby(loads.months, key=lambda one: (one.resource, one.unit))]
    shown = [one for one in rows if all_ or any(month.state != "within" for month in one[1])]
    if shown:
        _show_strips(sheet, loads, [(who, months) for (who, _), months in shown])
    for _, overloads in groupby(loads.overloads, key=lambda one: (one.resource, one.unit)):
        _show_overloads(sheet, list(overloads), in_full=in_full)
    _show_unsettled(sheet, loads.unsettled, in_full=in_full)
    for one in loads.assumes:
        sheet.line(one, lead="taken for given: ")
    if loads.beyond:
        some = counted(loads.beyond, "promise reaches", "promises reach")
        sheet.line(f"{some} further than ten years, and only those ten are looked at", lead="taken for given: ")
    sheet.line(_closing(loads, rows))


# Strips


def _show_strips(sheet: Sheet, loads: Loads, rows: Sequence[tuple[Subject, Sequence[MonthLoad]]]) -> None:
    marks = _marks(sheet)
    widest = min(max(len(one_line(who.name)) for who, _ in rows), _LONGEST)
    periods = _periods(loads.first, loads.last)
    room = max(sheet.width - widest - 2, 12)
    for part in (periods[at : at + room] for at in range(0, len(periods), room)):
        for line in _heads(part):
            sheet.verbatim(" " * (widest + 2), styled(line, FAINT))
        for who, months in rows:
            found = {one.period: one for one in months}
            name = _short(one_line(who.name), widest)
            sheet.verbatim(name.ljust(widest + 2), *(_mark(found.get(one), marks) for one in part))
        sheet.blank()
    key = "  ".join(f"{mark} {meaning}" for mark, meaning in zip(marks, _MEANINGS, strict=True))
    sheet.line(styled(key, FAINT))
    sheet.blank()


def _marks(sheet: Sheet) -> str:
    """The signs of a strip; plain ones where the terminal has no others."""
    try:
        _BLOCKS.encode(sheet.stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return _BLOCKS


def _mark(one: MonthLoad | None, marks: str) -> Text:
    if one is None:
        return styled(marks[0], FAINT)
    if one.state == "over":
        return styled(marks[4], _OVER)
    if one.state == "open" or one.capacity is None:
        return styled(marks[5], _OPEN)
    share = one.promised / one.capacity if one.capacity else Fraction(0)
    level = next((number for number, limit in enumerate(_LEVELS, 1) if share <= limit), 3)
    return styled(marks[level if one.promised else 0], "" if one.promised else FAINT)


def _periods(first: str, last: str) -> list[str]:
    """The months from one to another."""
    begin, end = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
    return [f"{one // 12:04}-{one % 12 + 1:02}" for one in range(begin, end + 1)]


def _heads(periods: Sequence[str]) -> tuple[str, str]:
    """The years above the months, and the first letters of the months."""
    years = [" "] * (len(periods) + 4)
    for at, one in enumerate(periods):
        if one.endswith("-01") or at == 0:
            room = 12 - int(one[5:]) + 1
            for number, letter in enumerate(one[:4] if room >= 4 else ""):
                years[at + number] = letter
    return "".join(years).rstrip(), "".join("JFMAMJJASOND"[int(one[5:]) - 1] for one in periods)


def _short(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 1]}…"


# Overloads


def _show_overloads(sheet: Sheet, found: Sequence[Overload], *, in_full: bool) -> None:
    """The overloads of one person or resource: all, or the worst with the number of the others."""
    worst = max(found, key=lambda one: (one.promised - one.capacity, one.days))
    head = words(styled(one_line(worst.resource.name), STRONG), styled(f"  {one_line(worst.resource.id)}", FAINT))
    count = f"over in {counted(len(found), 'month')}"
    sheet.line(head, tail=styled(count, _OVER))
    for one in found if in_full else (worst,):
        _show_overload(sheet, one)
    sheet.blank()


def _show_overload(sheet: Sheet, one: Overload) -> None:
    promised = amount_words(one.promised, one.unit).removesuffix(f" {one.unit}")
    least = "at least " if one.at_least else ""
    amounts = f"{least}{promised} of {amount_words(one.capacity, one.unit)}"
    first, last = one.peak
    days = f"from {first} on"
    if one.average is not None:
        worst = f"on {first}" if first == last else f"from {first} to {last}"
        average = amount_words(one.average, one.unit)
        days = f"{counted(one.days, 'day')}, worst {worst}, {average} on average"
    sheet.line(words(styled(amounts, STRONG), f"; {days}"), lead=f"  {one.period}  ")
    for share in one.shares[:_SHARES]:
        _show_share(sheet, share, one.unit)
    if len(one.shares) > _SHARES:
        sheet.line(f"and {len(one.shares) - _SHARES} more", lead="           ")
    if one.also:
        projects = in_words(dict.fromkeys(_home(share) for share in one.also))
        sheet.line(styled(f"on other days also {projects}", FAINT), lead="           ")
    if one.limit:
        sheet.line(styled(one_line(one.limit), FAINT), lead="           ", tail=_place(one.limit_origin))


def _show_share(sheet: Sheet, share: Share, unit: str) -> None:
    days = f"{share.start} to {share.finish}" if share.finish != share.start else f"from {share.start}"
    lead = words("           ", styled(amount_words(share.amount, unit), STRONG), "  ")
    sheet.line(one_line(_home(share)), styled(f"  {days}", FAINT), lead=lead, tail=_place(share.origin))
    for one in share.assumes:
        sheet.line(styled(one_line(one), FAINT), lead=" " * lead.cell_len)


def _home(share: Share) -> str:
    return share.project.name if share.project is not None else share.record.name


def _place(origin: object) -> Text:
    return styled(str(origin) if origin is not None else "", FAINT)


# What cannot be told


def _show_unsettled(sheet: Sheet, unsettled: Sequence[Unsettled], *, in_full: bool) -> None:
    """What leaves months open, each reason once."""
    if not unsettled:
        return
    sheet.line(styled("What cannot be told", STRONG))
    grouped: dict[tuple[str, str], dict[str, None]] = {}
    for one in unsettled:
        grouped.setdefault((one.says, str(one.origin or "")), {}).update(dict.fromkeys(one.periods))
    entries = list(grouped.items())
    for (says, place), periods in entries if in_full else entries[:_FEW]:
        when = f": {_spans(sorted(periods))}" if periods else ""
        sheet.line(one_line(says), when, lead="  ", tail=styled(place, FAINT))
    if not in_full and len(entries) > _FEW:
        sheet.line(f"and {len(entries) - _FEW} more; `--format json` has all", lead="  ")
    sheet.blank()


def _spans(periods: Sequence[str]) -> str:
    """Months in few words: those that follow each other as from and to."""
    runs: list[list[str]] = []
    for one in periods:
        if runs and _periods(runs[-1][-1], one)[1:] == [one]:
            runs[-1].append(one)
        else:
            runs.append([one])
    said = [f"{run[0]} to {run[-1]}" if len(run) > 1 else run[0] for run in runs]
    return ", ".join(said[:4]) + (f" and {len(said) - 4} more" if len(said) > 4 else "")


def _closing(loads: Loads, rows: Iterable[tuple[tuple[Subject, str], Sequence[MonthLoad]]]) -> str:
    """How many are over, and of how many that cannot be told."""
    states: dict[Subject, set[str]] = {}
    for (who, _), months in rows:
        states.setdefault(who, set()).update(month.state for month in months)
    over = sum("over" in one for one in states.values())
    open_ = sum("open" in one and "over" not in one for one in states.values())
    if not states:
        return "Nothing is promised in these months."
    said = f"{over} of {len(states)} {'is' if over == 1 else 'are'} promised beyond capacity"
    if open_:
        said += f"; of {open_} it cannot be told"
    return f"{said}, from {loads.first} to {loads.last}."
