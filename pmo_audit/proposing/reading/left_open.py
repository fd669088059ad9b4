"""What stays open in a column, cell by cell: read with what was proposed, and told why it makes no value."""

from __future__ import annotations

from datetime import date

from pmo_audit.proposing.reading.seen import Said, Seen
from pmo_audit.records import Field
from pmo_audit.settings import DataDefaults
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.days import WHICH_ORDER, read_date
from pmo_audit.sources.kinds import NO_CURRENCY
from pmo_audit.sources.words import shorten
from pmo_audit.values import Unreadable

_MOST = 12


def tell_open(field: Field, seen: Seen, said: Said) -> None:
    """Tells of the texts that are no value of the field. That no cell has a currency is told once, of the column."""
    read = reader_for(field, said.line, DataDefaults())
    told = {one.about for one in said.guesses}
    texts = (one for one in (*seen.texts, *seen.long) if one not in told)
    left = [(text, value) for text in texts if isinstance(value := read(text), Unreadable)]
    left = [(text, value) for text, value in left if value.why != NO_CURRENCY]
    for text, value in left[:_MOST]:
        said.guess(text, "left open", _why(text, value.why, said), sure=False)
    if len(left) > _MOST:
        said.guess(seen.heading, "left open", f"{len(left) - _MOST} more of its cells cannot be read", sure=False)


def _why(text: str, why: str, said: Said) -> str:
    century = said.line.two_digit_years_from
    days = [read_date(text, order, century) for order in ("day-first", "month-first")]
    if why == WHICH_ORDER and all(isinstance(one, date) for one in days):
        return f"`{text}` could be {days[0]} or {days[1]}"
    return f"`{shorten(text)}`: {why}"
