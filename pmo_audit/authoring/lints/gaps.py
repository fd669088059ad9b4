"""PA457 and PA458: rules whose scopes are bands of one field, and leave out or share the value where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.authoring.lints.phrases import clause, example, is_dated, judged, place_of, shown
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.literals import literal_words
from pmo_audit.authoring.solver import Asked, Keys, Moment, Reading, Want, Witness
from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.types import kind_of
from pmo_audit.values import Money

_SUBJECT = ("$",)
_UPPER, _LOWER = ("less", "at most"), ("more", "at least")


@dataclass(frozen=True)
class _Side:
    """An end of a band: the comparison that makes it, and its constant."""

    node: ir.Call
    value: Fraction
    included: bool


@dataclass(frozen=True)
class _Banded:
    """A rule whose scope is a band of one value and otherwise some other conditions."""

    studied: Studied
    moment: Moment
    low: _Side | None
    high: _Side | None
    rest: tuple[ir.Node, ...]


def gaps_between_rules(study: Study) -> Iterator[Diagnostic]:
    """Bands that meet at a value which neither has, or both have."""
    groups: dict[tuple[object, ...], list[_Banded]] = {}
    for studied in study.rules:
        if len(studied.moments) == 1:
            for key, band in _bands(study, studied):
                groups.setdefault(key, []).append(band)
    for bands in groups.values():
        if len({one.studied.rule.code for one in bands}) > 1:
            yield from _meetings(study, sorted(bands, key=_position))


def _position(band: _Banded) -> tuple[bool, Fraction, int]:
    value = band.low.value if band.low is not None else Fraction(0)
    return band.low is not None, value, band.studied.order


def _bands(study: Study, studied: Studied) -> Iterator[tuple[tuple[object, ...], _Banded]]:
    """Each value that the scope bounds by constants, as a band of it; keyed by the value and all else in the scope."""
    rule, moment = studied.rule, studied.moments[0]
    conjuncts = [one.node for asked in studied.scope for one in asked.split() if one.want is Want.TRUE]
    keys = study.about(rule.entity).solver.reading(moment, "").keys
    sides: dict[str, list[tuple[str, _Side]]] = {}
    for node in conjuncts:
        found = _side(study.about(rule.entity).solver.reading(moment, ""), node)
        if found is not None:
            sides.setdefault(found[0], []).append((found[1], found[2]))
    for subject, given in sides.items():
        uppers = [side for which, side in given if which == "high"]
        lowers = [side for which, side in given if which == "low"]
        if len(uppers) > 1 or len(lowers) > 1:
            continue
        rest = tuple(one for one in conjuncts if not any(one is side.node for _, side in given))
        key = (rule.entity, subject, moment, tuple(sorted({keys.key(one, _SUBJECT) for one in rest})))
        yield key, _Banded(studied, moment, next(iter(lowers), None), next(iter(uppers), None), rest)


def _side(reading: Reading, node: ir.Node) -> tuple[str, str, _Side] | None:
    """What a comparison with a constant bounds, on which side, and where."""
    if not isinstance(node, ir.Call) or node.overload.partition(":")[0] not in _UPPER + _LOWER:
        return None
    subject, limit = node.arguments
    upper = node.overload.partition(":")[0] in _UPPER
    if not isinstance(limit, ir.Literal | ir.Parameter):
        subject, limit, upper = limit, subject, not upper
    if not isinstance(limit, ir.Literal | ir.Parameter):
        return None
    value = limit.value if isinstance(limit, ir.Literal) else limit.on(reading.day)
    place = reading.numbers.number(limit, _SUBJECT).constant
    if place is None:
        return None
    unit = value.currency if isinstance(value, Money) else ""
    key = f"{reading.keys.key(subject, _SUBJECT)} {unit}"
    included = node.overload.partition(":")[0] in ("at most", "at least")
    return key, "high" if upper else "low", _Side(node, place, included)


def _meetings(study: Study, bands: Sequence[_Banded]) -> Iterator[Diagnostic]:
    """What is wrong where one band ends and the next begins."""
    for one, other in pairwise(bands):
        if one.high is None or other.low is None or one.high.value != other.low.value:
            continue
        if not one.studied.requires_of & other.studied.requires_of:
            continue
        if not one.high.included and not other.low.included and not _covered(bands, one.high.value):
            yield from _told(study, one, other, shared=False)
        if one.high.included and other.low.included and _alike(study, one, other):
            yield from _told(study, one, other, shared=True)


def _covered(bands: Sequence[_Banded], value: Fraction) -> bool:
    """Whether some band has the value."""
    return any(
        (one.low is None or one.low.value < value or (one.low.value == value and one.low.included))
        and (one.high is None or value < one.high.value or (one.high.value == value and one.high.included))
        for one in bands
    )


class _Skeletons(Keys):
    """Keys of conditions without their constants."""

    def key(self, node: ir.Node, places: tuple[str, ...]) -> str:
        """The key of a node, with a blank for each constant."""
        return "_" if isinstance(node, ir.Literal | ir.Parameter) else super().key(node, places)


def _alike(study: Study, one: _Banded, other: _Banded) -> bool:
    """Whether two rules ask for the same with other constants, as bands do."""
    solver = study.about(one.studied.rule.entity).solver
    skeletons = _Skeletons(solver.world, study.day)
    first, second = (skeletons.key(each.studied.rule.require, _SUBJECT) for each in (one, other))
    keys = solver.reading(one.moment, "").keys
    same = keys.key(one.studied.rule.require, _SUBJECT) == keys.key(other.studied.rule.require, _SUBJECT)
    return first == second and not same


def _told(study: Study, one: _Banded, other: _Banded, *, shared: bool) -> Iterator[Diagnostic]:
    assert one.high is not None
    assert other.low is not None
    first, second = one.studied.rule, other.studied.rule
    witness = _at(study, one, other, shared=shared)
    if witness is None:
        return
    outcome = judged(second, witness, study.schema)
    said = example(witness, outcome, study.schema, dated=is_dated([first, second]))
    value = f"exactly {_value(one.high.node)}"
    sides = (
        f"{clause(first, one.high.node)} of rule `{first.code}` and {clause(second, other.low.node)} of `{second.code}`"
    )
    yield Diagnostic(
        "PA458" if shared else "PA457",
        f"{value} is in the scope of both: {sides}" if shared else f"{value} is in the scope of neither: {sides}",
        place_of(second, other.low.node),
        shown("leave it out of one of them" if shared else "include it in one of them", said),
        Severity.WARNING,
    )


def _at(study: Study, one: _Banded, other: _Banded, *, shared: bool) -> Witness | None:
    """A record with the very value, in the scope of both rules or of neither."""
    assert one.high is not None
    node = one.high.node
    kind = kind_of(type_of(node.arguments[0]))
    exact = ir.Call(f"equal:{kind}", node.arguments, node.type, node.span)
    asked = [Asked(exact, Want.TRUE), *(Asked(rest, Want.TRUE) for rest in one.rest)]
    scopes = [each.studied.rule.where for each in (one, other)]
    want = Want.TRUE if shared else Want.FALSE
    asked += [Asked(where, want) for where in scopes if where is not None]
    return study.witness(asked, one.studied.moments, one.studied.rule.entity)


def _value(node: ir.Call) -> str:
    """The constant of a comparison, in the words of the language."""
    limit = next(one for one in node.arguments if isinstance(one, ir.Literal | ir.Parameter))
    value = limit.value if isinstance(limit, ir.Literal) else limit.versions[-1].value
    return literal_words(value, limit.type)
