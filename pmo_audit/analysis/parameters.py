"""Parameters: constants with a name, which may change from a day on and go by a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pmo_audit import ir
from pmo_audit.analysis.reserved import Report, is_reserved, tell, tell_reserved
from pmo_audit.language import tree
from pmo_audit.text import Location, Span
from pmo_audit.types import ListType, MoneyType, Number, Text, Truth, Type, describe
from pmo_audit.values import format_value

Block = tree.ParameterBlock | tree.BandedParameterBlock


def read_parameters(
    blocks: Iterable[tuple[tree.RuleFile, Block]], broken: Iterable[str], report: Report
) -> dict[str, ir.ParameterDeclared | None]:
    """Parameters by name; None for one whose declaration has a mistake, told already."""
    found: dict[str, ir.ParameterDeclared | None] = dict.fromkeys(broken)
    for file, block in blocks:
        name = block.name.text
        if is_reserved(name):
            tell_reserved(report, file.source, block.name)
        elif found.get(name) is not None:
            message = f"the parameter `{name}` is declared twice"
            tell(report, file.source, "PA205", message, block.name.span, "rename one")
        else:
            found[name] = _Reading(file, report).parameter(block)
    return found


def usable(parameters: Mapping[str, ir.ParameterDeclared | None]) -> tuple[ir.ParameterDeclared, ...]:
    """The parameters without those that have a mistake, in the order declared."""
    return tuple(one for one in parameters.values() if one is not None)


class _Reading:
    """Reads the declarations of one file."""

    def __init__(self, file: tree.RuleFile, report: Report) -> None:
        self.file = file
        self.report = report

    def tell(self, code: str, message: str, span: Span, help_: str) -> None:
        tell(self.report, self.file.source, code, message, span, help_)

    def parameter(self, block: Block) -> ir.ParameterDeclared | None:
        """The parameter of a block, or None where something in it is wrong."""
        doc = block.doc.text if block.doc else ""
        place = Location(self.file.source, block.span)
        if isinstance(block, tree.BandedParameterBlock):
            return self._banded(block, doc, place)
        typed = self._versions(block.versions)
        return ir.ParameterDeclared(block.name.text, typed[0], typed[1], doc, place) if typed is not None else None

    def _versions(self, versions: Sequence[tree.Version]) -> tuple[tuple[ir.Version, ...], Type] | None:
        """The values of a parameter in the order of their days, all of one type."""
        typed = [self._value(one.value) for one in versions]
        whole = [one for one in typed if one is not None]
        if len(whole) < len(typed) or not self._in_order(versions):
            return None
        spans = [one.value.span for one in versions]
        if not self._alike([type_ for _, type_ in whole], spans, "in a parameter that is first"):
            return None
        made = tuple(ir.Version(value, version.until) for (value, _), version in zip(whole, versions, strict=True))
        return made, whole[0][1]

    def _in_order(self, versions: Sequence[tree.Version]) -> bool:
        days = [(one.until, one.value.span) for one in versions[:-1]]
        if any(day is None for day, _ in days):
            return False  # there is no such day, which is told
        for (before, _), (day, span) in pairwise(days):
            if before is not None and day is not None and day <= before:
                message = f"this ends on {day}, and what stands before it on {before}"
                self.tell("PA212", message, span, "write the days in order, the earliest first")
                return False
        return True

    def _alike(self, types: Sequence[Type], spans: Sequence[Span], what: str) -> bool:
        first = types[0]
        for type_, span in zip(types, spans, strict=True):
            if not _same_kind(type_, first):
                message = f"{describe(type_)} {what} {describe(first)}"
                self.tell("PA301", message, span, "make all of one kind")
                return False
        return True

    def _value(self, value: tree.Literal | tree.ListOf | tree.Mistake) -> tuple[object, Type] | None:
        match value:
            case tree.Literal(content, type_):
                return content, type_
            case tree.ListOf(items):
                return self._list(items)
            case _:
                return None

    def _list(self, items: Sequence[tree.Expression]) -> tuple[object, Type] | None:
        literals = [item for item in items if isinstance(item, tree.Literal)]
        if len(literals) < len(items):
            other = next(item for item in items if not isinstance(item, tree.Literal))
            if not isinstance(other, tree.Mistake):
                help_ = 'words stand in quotation marks, as in ["n/a", "none"]'
                self.tell("PA301", "a parameter's list holds values only", other.span, help_)
            return None
        spans = [item.span for item in literals]
        if not self._alike([item.type for item in literals], spans, "in a list of which the first is"):
            return None
        return tuple(item.value for item in literals), ListType(literals[0].type)

    # Bands

    def _banded(self, block: tree.BandedParameterBlock, doc: str, place: Location) -> ir.ParameterDeclared | None:
        typed = [self._versions(band.versions) for band in block.bands]
        whole = [one for one in typed if one is not None]
        if len(whole) < len(typed) or not self._covers(block) or not self._rises(block):
            return None
        if not self._alike([type_ for _, type_ in whole], [one.span for one in block.bands], "in a parameter that is"):
            return None
        bands = tuple(
            ir.BandDeclared(*_limit(band), versions) for band, (versions, _) in zip(block.bands, whole, strict=True)
        )
        by = ".".join(part.text for part in block.by.parts)
        return ir.ParameterDeclared(block.name.text, (), whole[0][1], doc, place, by, bands)

    def _covers(self, block: tree.BandedParameterBlock) -> bool:
        """Whether the last band, and no other, takes all that is left."""
        early = next((band for band in block.bands[:-1] if band.limit is None), None)
        if early is not None:
            self.tell("PA211", "nothing is left after `otherwise`", early.span, "put `otherwise` last")
            return False
        if block.bands[-1].limit is not None:
            message = f"`{block.name.text}` has no value above its last limit"
            self.tell("PA211", message, block.bands[-1].span, "end with `otherwise …`, so that there is no gap")
            return False
        return True

    def _rises(self, block: tree.BandedParameterBlock) -> bool:
        """Whether each limit is above the one before it; words are compared where their order is known."""
        limits = [band.limit for band in block.bands[:-1]]
        if any(isinstance(limit, tree.Mistake) for limit in limits):
            return False
        given = [limit for limit in limits if isinstance(limit, tree.Literal)]
        for before, limit in pairwise(given):
            if not _same_kind(before.type, limit.type) or isinstance(limit.type, Text | Truth | ListType):
                message = f"{describe(limit.type)} cannot be the next limit after {describe(before.type)}"
                self.tell("PA301", message, limit.span, "give all limits of one kind that has an order")
                return False
            if not _is_above(before, limit):
                message = f"this band begins at {_said(before)} and ends at {_said(limit)}"
                help_ = "write the limits from the lowest to the highest, in one currency, so that no bands overlap"
                self.tell("PA211", message, limit.span, help_)
                return False
        return True


def _same_kind(one: Type, other: Type) -> bool:
    if isinstance(one, ListType) and isinstance(other, ListType):
        return type(one.item) is type(other.item)
    return type(one) is type(other) and getattr(one, "unit", "") == getattr(other, "unit", "")


def _is_above(before: tree.Literal, limit: tree.Literal) -> bool:
    low: Any = before.value
    high: Any = limit.value
    if isinstance(limit.type, MoneyType):
        return bool(low.currency == high.currency and low.amount < high.amount)
    return bool(low < high)


def _said(limit: tree.Literal) -> str:
    return format_value(limit.value, percent=limit.type == Number(percent=True))


def _limit(band: tree.Band) -> tuple[object, Type | None]:
    match band.limit:
        case tree.Literal(value, type_):
            return value, type_
        case tree.Word(text):
            return text, None
        case _:
            return None, None
