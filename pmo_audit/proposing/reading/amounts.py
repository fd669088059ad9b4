"""Columns of money: their currency, their size, and how the numbers are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pmo_audit.classes import dataclass, replace
from pmo_audit.proposing.reading.decimals import Habit, habit_of, propose_decimal
from pmo_audit.proposing.reading.headings import HeadingUnit, read_heading
from pmo_audit.proposing.reading.seen import Beside, Said, Seen, few, look
from pmo_audit.sources.amounts import Amount, TooLargeError, read_amount
from pmo_audit.sources.number_formats import shown_currency, thousands_hidden
from pmo_audit.sources.tables import Cell
from pmo_audit.sources.units import BILLION, MILLION, THOUSAND, currencies_of
from pmo_audit.sources.words import alike
from pmo_audit.text import in_words
from pmo_audit.values import CURRENCIES

_SIZES: Final[Mapping[int, str]] = {
    THOUSAND: "thousands",
    10**5: "lakhs",
    MILLION: "millions",
    10**7: "crores",
    BILLION: "billions",
}
_LOOKED_AT = 60
_ENOUGH, _FAR = 3, 1000
_CURRENCY_HEADINGS = ("currency", "curr", "ccy", "devise", "monnaie", "wahrung", "währung", "moneda", "valuta", "munt")


@dataclass(slots=True)
class Own:
    """What the cells of a column say of their currency themselves: each sign with a cell, and cells without any."""

    signs: dict[str, str]
    bare: list[str]


def propose_amounts(seen: Seen, beside: Beside, said: Said) -> None:
    """How the amounts of a column are to be read."""
    unit = read_heading(seen.heading)
    propose_decimal(seen.texts, beside, said, seen.heading, _habit(unit, seen, beside))
    decimal = said.line.decimal or "."
    own = _own(seen, decimal)
    if not (own.signs or own.bare):
        return
    _scale(unit, own, said, seen)
    _currency(unit, own, beside, said, seen)
    _tell_signs(seen, decimal, said)


def _habit(unit: HeadingUnit, seen: Seen, beside: Beside) -> Habit:
    """How the numbers are likely written, by all the currencies that may be meant."""
    amounts = [found for text in seen.texts if (found := _amount(text, "either")) is not None]
    signs = {*unit.currencies, *(one.currency for one in amounts if one.currency is not None)}
    column = None if signs else _currency_column(beside, seen.heading)
    if column is not None:
        signs = set(look("", beside[column]).texts)
    meant = {one for sign in signs for one in currencies_of(sign)}
    return habit_of(meant, scaled=bool(unit.scales) or any(one.scale for one in amounts))


def _own(seen: Seen, decimal: str) -> Own:
    own = Own({}, [])
    for text in seen.texts:
        amount = _amount(text, decimal)
        if amount is not None and amount.currency is not None and currencies_of(amount.currency):
            own.signs.setdefault(amount.currency.upper(), text)
        elif amount is not None and amount.currency is None:
            own.bare.append(text)
    for number in seen.numbers:
        sign = shown_currency(number.format) if number.format else None
        if sign is not None:
            own.signs.setdefault(sign.upper(), number.text)
        else:
            own.bare.append(number.text)
    return own


def _amount(text: str, decimal: str) -> Amount | None:
    try:
        found = read_amount(text, "." if decimal == "either" else decimal)
        return read_amount(text, ",") if found is None and decimal == "either" else found
    except TooLargeError:
        return None


def _scale(unit: HeadingUnit, own: Own, said: Said, seen: Seen) -> None:
    if len(unit.scales) > 1:
        said.guess(seen.heading, "size not told", f"its heading says {unit.words}", sure=False)
    elif unit.scale in _SIZES:
        said.line = replace(said.line, scale=unit.scale)
        example = next(iter(own.bare), "1")
        reason = f"its heading says `{unit.words}`, so `{example}` is multiplied by {unit.scale:,}"
        if seen.numbers and all(thousands_hidden(one.format) == unit.scale for one in seen.numbers):
            reason = f"its heading says `{unit.words}`, and so the cells show `{example}` by their number format"
        said.guess(seen.heading, f"amounts in {_SIZES[unit.scale]}", reason)
        _tell_outliers(own, said)


def _tell_outliers(own: Own, said: Said) -> None:
    """Tells of numbers so much larger than the rest that they may already be in whole units."""
    decimal = said.line.decimal or "."
    sizes = {text: abs(found.number) for text in own.bare if (found := _amount(text, decimal)) and found.scale is None}
    usual = sorted(sizes.values())[len(sizes) // 2] if len(sizes) >= _ENOUGH else 0
    for text in [one for one, number in sizes.items() if usual and number >= _FAR * usual]:
        said.guess(
            text,
            "multiplied as the heading says",
            f"`{text}` is more than {_FAR:,} times what is usual in the column",
            sure=False,
        )


def _currency(unit: HeadingUnit, own: Own, beside: Beside, said: Said, seen: Seen) -> None:
    """The currency, from the surest place to the least: heading, a column of currencies, the cells, the neighbours."""
    if len(unit.scales) > 1:
        return
    if len(unit.currencies) > 1:
        said.guess(seen.heading, "currency not told", f"its heading says {few(unit.currencies)}", sure=False)
        return
    column = _currency_column(beside, seen.heading) if own.bare else None
    if column is not None and not unit.currencies:
        said.line = replace(said.line, currency_column=column)
        said.guess(seen.heading, f"currency from the column `{column}`", _shown_currencies(beside[column]))
        return
    if unit.currencies:
        _named(unit.currencies[0], f"its heading says `{unit.words}`", beside, own, said, seen.heading)
    elif len(own.signs) == 1 and (own.bare or len(currencies_of(next(iter(own.signs)))) > 1):
        ((sign, cell),) = own.signs.items()
        _named(sign, f"`{cell}` says so", beside, own, said, seen.heading, sure=not own.bare)
    elif not own.bare and len(shared := [one for one in own.signs if len(currencies_of(one)) > 1]) == 1:
        _named(shared[0], f"`{own.signs[shared[0]]}` says so", beside, own, said, seen.heading)
    elif seen.numbers and not own.bare:
        shown = few(list(own.signs))
        said.guess(seen.heading, "amounts in the currency that is shown", f"the number format says {shown}")
    elif not own.signs or own.bare:
        _from_neighbours(unit, own, beside, said, seen)


def _named(sign: str, reason: str, beside: Beside, own: Own, said: Said, heading: str, *, sure: bool = True) -> None:
    """Takes the currency that a sign means, where it means one; a bare dollar is a US dollar unless another is near."""
    meant = currencies_of(sign)
    if len(meant) > 1:
        near = {one for one in _near(beside) | _all(own.signs) if one in meant}
        if not near and "USD" in meant:
            near, reason = {"USD"}, f"{reason}, and nothing speaks of other dollars"
        meant, sure = frozenset(near), False
    if len(meant) != 1:
        said.guess(heading, "currency not told", f"{reason}, which could be several", sure=False)
        return
    (currency,) = meant
    said.line = replace(said.line, currency=currency)
    said.guess(heading, f"amounts in {currency}", reason, sure=sure)


def _from_neighbours(unit: HeadingUnit, own: Own, beside: Beside, said: Said, seen: Seen) -> None:
    """The currency that all other amounts of the table are in, where they are counted alike."""
    near = _near(beside)
    sizes = {read_heading(one).scale for one in beside if read_heading(one).currencies}
    if len(near) == 1 and not own.signs and sizes <= {unit.scale}:
        (currency,) = near
        said.line = replace(said.line, currency=currency)
        said.guess(seen.heading, f"amounts in {currency}", "the other amounts of the table are", sure=False)
        return
    why = f"neither the heading nor {few(own.bare, 1)} says so"
    if near:
        why += f", and beside it stand {in_words(sorted(near))}"
    said.guess(seen.heading, "currency not told", why, sure=False)


def _all(signs: Iterable[str]) -> set[str]:
    """The currencies that signs name for sure."""
    return {one for sign in signs if len(meant := currencies_of(sign)) == 1 for one in meant}


def _near(beside: Beside) -> set[str]:
    """The currencies that the other columns name for sure, in their headings or in the first of their cells."""
    found: set[str] = set()
    for heading, cells in beside.items():
        found |= _all(read_heading(heading).currencies)
        for text in look("", cells[:_LOOKED_AT]).texts:
            amount = _amount(text, "either") if not text.isalpha() else None
            if amount is not None and amount.currency is not None:
                found |= _all([amount.currency])
    return found


def _currency_column(beside: Beside, heading: str) -> str | None:
    """The column that holds the currencies of this one: all its cells are currencies."""
    found = [name for name, cells in beside.items() if _holds_currencies(cells)]
    if len(found) > 1:
        words = set(alike(heading).split())
        own = [one for one in found if words & set(alike(one).split()) - set(_CURRENCY_HEADINGS)]
        found = own or [one for one in found if alike(one) in _CURRENCY_HEADINGS]
    return found[0] if len(found) == 1 else None


def _holds_currencies(cells: Sequence[Cell]) -> bool:
    first = look("", cells[:_LOOKED_AT])
    if not first.texts or first.numbers or first.days or not all(map(_is_code, first.texts)):
        return False
    return all(_is_code(one) for one in look("", cells).texts)


def _is_code(text: str) -> bool:
    return text in CURRENCIES or (len(text) <= 8 and text.upper() not in CURRENCIES and bool(currencies_of(text)))


def _shown_currencies(cells: Sequence[Cell]) -> str:
    return f"it holds {few(list(look('', cells).texts))}"


def _tell_signs(seen: Seen, decimal: str, said: Said) -> None:
    """Tells of cells that carry a size of their own, or a sign as accountants write it."""
    sized = [text for text in seen.texts if (found := _amount(text, decimal)) and found.scale]
    if sized and (first := _amount(sized[0], decimal)) and first.scale:
        reason = f"{few(sized)} name their own size and are expanded"
        said.guess(sized[0], f"an amount in {_SIZES[first.scale]}", reason)
    negative = [
        text for text in seen.texts if ("(" in text or text.endswith(("-", "−"))) and _is_negative(text, decimal)
    ]
    if negative:
        said.guess(negative[0], "a negative amount", f"{few(negative)}: brackets or a minus behind mean below zero")


def _is_negative(text: str, decimal: str) -> bool:
    amount = _amount(text, decimal)
    return amount is not None and amount.number < 0
