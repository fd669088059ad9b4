"""Which sign stands before the decimals: told by the cells that can be read with one of the two only."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.proposing.reading.seen import Beside, Said, few, look
from pmo_audit.sources.amounts import TooLargeError, read_amount, read_percent

_LOOKED_AT = 60
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


def propose_decimal(texts: Iterable[str], beside: Beside, said: Said, heading: str, *, money: bool) -> None:
    """Settles the decimal sign of a column where that can be done."""
    signs = signs_in(texts)
    if signs.point and signs.comma:
        said.line = replace(said.line, decimal="either")
        both = f"{few(signs.point, 1)} and {few(signs.comma, 1)} cannot have the same decimal sign"
        said.guess(
            heading, "decimal point and decimal comma both", f"{both}; what does not tell is left open", sure=False
        )
    elif signs.point or signs.comma:
        _settled(signs, said, heading)
    elif signs.open_point or signs.open_comma:
        _unsettled(signs, beside, said, heading, money=money)


def _settled(signs: Signs, said: Said, heading: str) -> None:
    decimal, deciding = (".", signs.point) if signs.point else (",", signs.comma)
    said.line = replace(said.line, decimal=decimal)
    name = "point" if decimal == "." else "comma"
    open_ones = [*signs.open_point, *signs.open_comma]
    if decimal == "," or open_ones:
        so = f", and so of {few(open_ones, 2)}" if open_ones else ""
        said.guess(heading, f"decimal {name}", f"{few(deciding, 1)} can be read in no other way{so}")


def _unsettled(signs: Signs, beside: Beside, said: Said, heading: str, *, money: bool) -> None:
    """All cells are like `1.234` or `1,234`: the neighbours may tell, or that nobody counts money in three decimals."""
    others = signs_in(text for cells in beside.values() for text in look("", cells[:_LOOKED_AT]).texts)
    open_ones = [*signs.open_point, *signs.open_comma]
    if signs.open_point and signs.open_comma:
        decimal = "either"
    elif bool(others.point) != bool(others.comma):
        decimal, deciding = (".", others.point) if others.point else (",", others.comma)
        said.line = replace(said.line, decimal=decimal)
        reason = f"{few(open_ones, 1)} could be either; {few(deciding, 1)} beside it could not"
        said.guess(heading, f"decimal {'point' if decimal == '.' else 'comma'}", reason, sure=False)
        return
    elif signs.open_comma:
        decimal = "." if money or len(signs.open_comma) >= _SETTLES else "either"
    else:
        decimal = "," if money and len(signs.open_point) >= _SETTLES else "either"
    said.line = replace(said.line, decimal=decimal)
    if decimal == "either":
        said.guess(heading, "decimal sign not told", f"{few(open_ones)} could be thousands or decimals", sure=False)
    else:
        name = "commas" if decimal == "." else "points"
        reason = f"just three digits follow the sign in {few(open_ones)}"
        said.guess(heading, f"thousands parted by {name}", reason, sure=decimal == "." and len(open_ones) >= _SETTLES)
