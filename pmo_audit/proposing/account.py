"""What was read out of registers, record by record and cell by cell, and everything there is to say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.proposal import Proposal
from pmo_audit.records import Portfolio, Record
from pmo_audit.sources.tables import Reading
from pmo_audit.text import Location, Origin, fold
from pmo_audit.values import Exempt, Missing, Money, NoneKnown, Ref, Unreadable, Value, format_value

_IN_TABLE = re.compile(r"row (\d+)(?:, column (.*))?", re.DOTALL)
_ABOUT_CELLS = "PA531"
"""The code of what is told of each cell that cannot be read; here every cell tells of itself."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about what was read, and where. `code` is that of a diagnostic, if it is one."""

    file: str
    text: str
    at: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What was read: the portfolio, the guesses it was read by (None where settings said how), and what was odd."""

    portfolio: Portfolio
    proposal: Proposal | None
    diagnostics: tuple[Diagnostic, ...]
    readings: tuple[Reading, ...] = ()

    def remarks(self) -> tuple[Remark, ...]:
        """Everything there is to say: each guess, each diagnostic, each cell that tells no value."""
        found = [*_of_guesses(self.proposal), *_of_diagnostics(self.diagnostics), *_of_cells(self.portfolio)]
        places = _Places(self.readings)
        placed = (
            Remark(one.file, one.text, tuple(places.cell(one.file, at) for at in one.at), one.code) for one in found
        )
        return tuple(dict.fromkeys(placed))

    def document(self) -> dict[str, Any]:
        """The records of each file with their places, and the remarks about it, ready to be written as JSON."""
        tables = [one.file for each in self.readings for one in each.tables]
        files = dict.fromkeys([*tables, *(one.file for each in self.readings for one in each.sheets)])
        names = _short_names(files)
        places = _Places(self.readings)
        held: dict[str, dict[str, list[object]]] = {name: {"records": [], "reports": []} for name in names.values()}
        for register in self.portfolio.registers.values():
            for record in register.records:
                if record.place is not None and record.place.file in names:
                    held[names[record.place.file]]["records"].append(_record(record, self.portfolio, places))
        elsewhere: list[object] = []
        for one in self.remarks():
            said = {"text": one.text, "at": list(one.at), **({"code": one.code} if one.code else {})}
            (held[names[one.file]]["reports"] if one.file in names else elsewhere).append(said)
        return {"files": held, **({"reports": elsewhere} if elsewhere else {})}


# Records


def _record(record: Record, portfolio: Portfolio, places: _Places) -> dict[str, object]:
    entity = portfolio.schema.entities[record.entity]
    fields: dict[str, object] = {}
    at: dict[str, str] = {}
    for name, value in (*record.values.items(), *record.extras.items()):
        if name not in record.columns and name not in entity.part_of:
            continue  # worked out, and not read
        shown = _shown(value)
        if shown is not None:
            fields[name] = shown
            origin = record.origin(name)
            if origin is not None:
                at[name] = places.cell(origin.file, origin.at)
    identifier = record.values.get("id")
    known = identifier if isinstance(identifier, str) else None
    return {"entity": record.entity, "id": known, "fields": fields, "at": at}


def _shown(value: Value) -> object:
    """A value as JSON has it; None for what is no value."""
    match value:
        case Missing() | Exempt() | Unreadable() | NoneKnown():
            return None
        case Money():
            return {"amount": _number(value.amount), "currency": value.currency}
        case Ref():
            return value.text
        case bool() | str():
            return value
        case Fraction() | int():
            return _number(Fraction(value))
        case date():
            return value.isoformat()
        case tuple():
            return [_shown(one) for one in value]
        case _:
            return format_value(value)


def _number(number: Fraction) -> str:
    """A number with all its digits; as a fraction where it has no end."""
    left = number.denominator
    for prime in (2, 5):
        while left % prime == 0:
            left //= prime
    if left != 1:
        return f"{number.numerator}/{number.denominator}"
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    digits = str(abs((number * 10**places).numerator)).rjust(places + 1, "0")
    whole, tail = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{'-' if number < 0 else ''}{whole}{f'.{tail}' if tail else ''}"


# Remarks


def _of_guesses(proposal: Proposal | None) -> Iterator[Remark]:
    for table in proposal.tables if proposal is not None else ():
        yield _about(Guess(table.name, table.entity, table.reason, table.place, table.sure), read=True)
        yield from (_about(one) for one in table.guesses)
        for one in table.columns:
            yield _about(Guess(one.heading, one.field, one.reason, one.place, one.sure), read=True)
            for guess, cells in zip(one.guesses, one.cells or ((),) * len(one.guesses), strict=True):
                yield _about(guess, cells)
        for left in table.left:
            if not left.is_empty:
                text = f'the column "{left.heading}" is not read: {left.reason}'
                yield Remark(left.place.file, text, (left.place.at,))
        for question in table.questions:
            said = ", ".join(f'"{one}"' for one in question.headings)
            text = f"{said}: {question.reason}, so it is not read"
            yield Remark(question.place.file, text, (question.place.at,), "PA582")
    for refused in proposal.not_taken if proposal is not None else ():
        code = "PA581" if refused.is_question else "PA580"
        yield Remark(refused.place.file, f'"{refused.name}" is not read: {refused.reason}', (refused.place.at,), code)


def _about(one: Guess, cells: Sequence[str] = (), *, read: bool = False) -> Remark:
    """What a guess says, with the cells it is about, or else with its own place."""
    doubt = "" if one.sure else " (not sure)"
    text = (
        f'"{one.about}" is read as {one.meaning}: {one.reason}'
        if read
        else f'"{one.about}": {one.meaning}, since {one.reason}'
    )
    place = one.place or Origin("", "")
    return Remark(place.file, f"{text}{doubt}", tuple(cells) or (place.at,))


def _of_diagnostics(diagnostics: Iterable[Diagnostic]) -> Iterator[Remark]:
    for one in diagnostics:
        if one.code in (_ABOUT_CELLS, "PA580", "PA581", "PA582"):
            continue
        match one.place:
            case Origin(file, at):
                yield Remark(file, one.message, (at,) if at else (), one.code)
            case Location(source, _):
                yield Remark(source.name, one.message, (), one.code)
            case _:
                yield Remark("", one.message, (), one.code)


def _of_cells(portfolio: Portfolio) -> Iterator[Remark]:
    """What the cells say that tell no value, or name somebody otherwise than the register of people does."""
    for register in portfolio.registers.values():
        for gap in register.lost:
            if gap.place is not None and gap.place.at:
                yield Remark(gap.place.file, f"not read: {gap.reason}", (gap.place.at,))
        for record in register.records:
            for name, value in (*record.values.items(), *record.extras.items()):
                origin, said = record.origin(name), _why_no_value(value) or _taken_for(value, portfolio)
                if said and origin is not None and name in record.columns:
                    heading = record.columns[name]
                    yield Remark(origin.file, f'in "{heading}" {said}', (origin.at,))


def _why_no_value(value: Value) -> str:
    match value:
        case Missing(reason) if reason:
            return f"`{reason}` says that nobody knows"
        case Exempt(reason):
            return f"`{reason}` says that it is withheld"
        case Unreadable(raw, why):
            return f"`{raw}` cannot be read: {why}"
        case _:
            return ""


def _taken_for(value: Value, portfolio: Portfolio) -> str:
    """Whom a cell means that writes a person otherwise than the register of people, as by initials."""
    target = portfolio.follow(value) if isinstance(value, Ref) and value.entity == "person" else None
    if not isinstance(value, Ref) or target is None:
        return ""
    known = [target.key, *(one for name in ("id", "name", "email") if isinstance(one := target.values.get(name), str))]
    name = target.values.get("name")
    shown = name if isinstance(name, str) else target.key
    return "" if fold(value.text) in map(fold, known) else f"`{value.text}` is taken for {shown}"


class _Places:
    """Places in files as programs want them: `Sheet!C5` in a workbook, `row:column` in a table of text."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._columns: dict[str, tuple[str, ...]] = {}
        for one in (table for each in readings for table in each.tables):
            if not one.keyed:
                self._columns.setdefault(one.file, one.columns)

    def cell(self, file: str, at: str) -> str:
        """A place, its row and column as numbers where it tells them in words."""
        found = _IN_TABLE.fullmatch(at)
        if found is None or file not in self._columns:
            return at
        heading = found[2]
        columns = self._columns[file]
        return f"{found[1]}:{columns.index(heading) + 1}" if heading in columns else found[1]


def _short_names(files: Mapping[str, object] | Sequence[str]) -> dict[str, str]:
    """What each file is called: its name, or its path where several have the same name."""
    names = [PurePosixPath(one).name for one in files]
    return {one: name if names.count(name) == 1 else one for one, name in zip(files, names, strict=True)}
