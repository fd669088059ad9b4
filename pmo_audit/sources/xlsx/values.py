"""From what stands in a cell's XML to the cell, as the line tells it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from json.encoder import encode_basestring_ascii as quoted

from pmo_audit.sources.xlsx import limits
from pmo_audit.sources.xlsx.styles import DAY, ELAPSED, NUMBER, Style

NOTHING = "null"
NEVER_CALCULATED = "its formula was never calculated"
NO_DAY = "it is no day that a spreadsheet knows"
TOO_LONG = "it is longer than a cell can be"
NOT_A_NUMBER = "it is marked as a number and is none"

_SHORT = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?")
_NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")
_AS_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d*)?Z?)?|T?(\d\d:\d\d(?::\d\d)?)(?:\.\d*)?Z?")
_SECONDS = 86_400


def text(value: str) -> str:
    """A text; an empty one is nothing."""
    if not value:
        return NOTHING
    return quoted(value) if len(value) <= limits.CELL_CHARACTERS else bad(value[:100], TOO_LONG)


def bad(raw: str, why: str) -> str:
    """A cell that cannot be read."""
    return f'{{"bad": {quoted(raw)}, "why": {quoted(why)}}}'


def error(raw: str) -> str:
    """A cell that shows an error, such as `#REF!`."""
    return f'{{"error": {quoted(raw[:50])}}}'


def number(value: str, style: Style, since_1904: bool) -> str:
    """A number, or the day or time that its style makes of it."""
    digits = as_shown(value)
    if not digits:
        return bad(value, NOT_A_NUMBER)
    if style.kind == NUMBER:
        return f'{{"number": "{digits}", "format": {quoted(style.format)}}}' if style.format else digits
    return _moment(digits, style, since_1904)


def as_shown(value: str) -> str:
    """The digits of a number as a spreadsheet shows them, fifteen at most; "" where it is none."""
    if _SHORT.fullmatch(value) and len(value) <= 16:
        return value.rstrip("0").rstrip(".") if "." in value else value
    if not _NUMBER.fullmatch(value := value.strip()) or len(value) > 400:
        return ""
    try:
        rounded = _AS_SHOWN.create_decimal(value).normalize(_AS_SHOWN)
    except InvalidOperation:
        return ""
    if not rounded:
        return "0"
    return format(rounded, "f") if -15 < rounded.adjusted() < 21 else str(rounded)


def dated(value: str) -> str:
    """A day or time that is written out, as few programs do."""
    found = _ISO.fullmatch(value.strip())
    if not found:
        return text(value)
    day, time, alone = found.groups()
    if alone:
        return quoted(alone)
    try:
        date.fromisoformat(day)
    except ValueError:
        return bad(value, NO_DAY)
    midnight = not time or time.strip("0:") == ""
    return f'{{"day": "{day}"}}' if midnight else f'{{"moment": "{day}T{time}"}}'


def _moment(digits: str, style: Style, since_1904: bool) -> str:
    serial = Decimal(digits)
    if abs(serial) > 10_000_000:
        return bad(digits, NO_DAY)
    seconds = int((serial * _SECONDS).to_integral_value(ROUND_HALF_UP))
    days, rest = divmod(seconds, _SECONDS)
    if style.kind == ELAPSED:
        return quoted(f"{'-' if seconds < 0 else ''}{_clock(abs(seconds))}")
    if days == 0 and style.kind != DAY:
        return quoted(_clock(rest))
    day = _day(days, since_1904)
    if day is None:
        return bad(digits, NO_DAY)
    if not rest:
        return f'{{"day": "{day.isoformat()}"}}'
    return f'{{"moment": "{datetime.combine(day, datetime.min.time()) + timedelta(seconds=rest):%Y-%m-%dT%H:%M:%S}"}}'


def _day(days: int, since_1904: bool) -> date | None:
    """The day of a serial. Spreadsheets since 1900 count a 29 February 1900 that never was."""
    if since_1904:
        first, offset = date(1904, 1, 1), days
    else:
        first, offset = date(1899, 12, 31 if days < 60 else 30), days
        if days < 1 or days == 60:
            return None
    try:
        return first + timedelta(offset) if offset >= 0 else None
    except OverflowError:
        return None


def _clock(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}" if second else f"{hour:02}:{minute:02}"
