"""Which sign stands before the decimals: told by the cells that can be read with one of the two only."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.proposing.reading.headings import read_heading
from pmo_audit.proposing.reading.seen import Beside, Said, few, look
from pmo_audit.sources.amounts import TooLargeError, read_amount, read_percent

_LOOKED_AT = 60
_POINT = frozenset(("GBP", "USD", "AUD", "CAD", "NZD", "INR", "SGD", "HKD", "JPY", "CNY", "MXN", "ILS", "AED", "NGN"))
_COMMA = frozenset(("SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "BRL"))
_SETTLES = 3
"""So many different cells with just three digits after the sign, and amounts have no three decimals."""


@dataclass(slots=True)
class Signs:
    """Cells by what they tell: a point or a comma before the decimals, or neither for sure."""

    point: list[str] = field(default_factory=list)
    comma: list[str] = field(default_factory=list)
    open_point: list[str] = field(default_factory=list)
    """Such as `1.234`."""
    open_comma: list[str] = field(default_factory=list)


def signs_in(texts: Iterable[str]) -> Signs:
    """Sorts texts by what they tell about the decimal sign."""
    found = Signs()
    for text in texts:
        if "." not in text and "," not in text:
            continue
        with_point, with_comma = (_number(text, sign) for sign in (".", ","))
        if with_point == with_comma:
            continue
        if with_comma is None:
            found.point.append(text)
        elif with_point is None:
            found.comma.append(text)
        else:
            (found.open_comma if with_point > with_comma else found.open_point).append(text)
    return found


def _number(text: str, decimal: str) -> Fraction | None:
    try:
        amount = read_amount(text, decimal)
        return abs(amount.number) if amount is not None else read_percent(text, decimal)
    except TooLargeError:
        return None


@dataclass(frozen=True, slots=True)
class Habit:
    """What is known of the numbers of a column besides: how those who count in its currency write, and in what size.

    `decimal` is the sign they put before decimals, where all of them do. `money` in `whole` units has no three
    decimals, while thousands and millions may.
    """

    decimal: str = ""
    money: bool = False
    whole: bool = True


_ANY = Habit()


def habit_of(currencies: Iterable[str], *, scaled: bool) -> Habit:
    """The habit of those who count in these currencies; the euro has several."""
    found = {"." if one in _POINT else "," if one in _COMMA else "" for one in currencies}
    return Habit(found.pop() if len(found) == 1 else "", money=True, whole=not scaled)


def propose_decimal(texts: Iterable[str], beside: Beside, said: Said, heading: str, habit: Habit = _ANY) -> None:
    """Settles the decimal sign of a column where that can be done."""
    signs = signs_in(texts)
    if signs.point and signs.comma:
        said.line = replace(said.line, decimal="either")
        both = f"{few(signs.point, 1)} and {few(signs.comma, 1)} cannot have the same decimal sign"
        reason = f"{both}; what does not tell is left open"
        said.guess(heading, "decimal point and decimal comma both", reason, sure=False)
    elif signs.point or signs.comma:
        _settled(signs, said, heading)
    elif signs.open_point or signs.open_comma:
        _unsettled(signs, beside, said, heading, habit)


def _settled(signs: Signs, said: Said, heading: str) -> None:
    decimal, deciding = (".", signs.point) if signs.point else (",", signs.comma)
    said.line = replace(said.line, decimal=decimal)
    name = "point" if decimal == "." else "comma"
    open_ones = [*signs.open_point, *signs.open_comma]
    if decimal == "," or open_ones:
        so = f", and so of {few(open_ones, 2)}" if open_ones else ""
        said.guess(heading, f"decimal {name}", f"{few(deciding, 1)} can be read in no other way{so}")


def _unsettled(signs: Signs, beside: Beside, said: Said, heading: str, habit: Habit) -> None:
    """All cells are like `1.234` or `1,234`: the neighbours may tell, or how people write such amounts."""
    open_ones = [*signs.open_point, *signs.open_comma]
    others = _signs_beside(beside)
    if signs.open_point and signs.open_comma:
        _leave(open_ones, said, heading)
    elif bool(others.point) != bool(others.comma):
        decimal, deciding = (".", others.point) if others.point else (",", others.comma)
        said.line = replace(said.line, decimal=decimal)
        reason = f"{few(open_ones, 1)} could be either; {few(deciding, 1)} beside it could not"
        said.guess(heading, f"decimal {'point' if decimal == '.' else 'comma'}", reason, sure=False)
    else:
        _by_habit(open_ones, "," if signs.open_comma else ".", said, heading, habit)


def _by_habit(open_ones: list[str], sign: str, said: Said, heading: str, habit: Habit) -> None:
    """Amounts in whole units with just three digits after the sign are thousands, as nobody counts in three decimals.

    That holds for the comma at once, and for the point where enough cells have it; against the habit of a currency it
    holds for neither.
    """
    opposite = "." if sign == "," else ","
    thousands = habit.money and habit.whole and (sign == "," or len(open_ones) >= _SETTLES)
    shown = few(open_ones)
    if habit.decimal == opposite or (thousands and not habit.decimal):
        said.line = replace(said.line, decimal=opposite)
        reason = f"just three digits follow the sign in {shown}"
        name = "commas" if sign == "," else "points"
        sure = habit.decimal == "." or (sign == "," and len(open_ones) >= _SETTLES)
        said.guess(heading, f"thousands parted by {name}", reason, sure=sure)
    elif habit.decimal == sign and not habit.whole:
        said.line = replace(said.line, decimal=sign)
        name = "point" if sign == "." else "comma"
        said.guess(heading, f"decimal {name}", f"such is the habit with this currency, as in {shown}", sure=False)
    elif not habit.money and sign == "," and len(open_ones) >= _SETTLES:
        said.line = replace(said.line, decimal=".")
        said.guess(heading, "thousands parted by commas", f"just three digits follow it in {shown}", sure=False)
    else:
        _leave(open_ones, said, heading)


def _leave(open_ones: list[str], said: Said, heading: str) -> None:
    said.line = replace(said.line, decimal="either")
    said.guess(heading, "decimal sign not told", f"{few(open_ones)} could be thousands or decimals", sure=False)


def _signs_beside(beside: Beside) -> Signs:
    """What the other columns tell that surely hold amounts or percentages; `1.2` elsewhere may be a version."""
    found = Signs()
    for heading, cells in beside.items():
        texts = look("", cells[:_LOOKED_AT]).texts
        unit = read_heading(heading)
        if unit.currencies or unit.scales or any("%" in one for one in texts):
            other = signs_in(texts)
            found.point += other.point
            found.comma += other.comma
    return found
