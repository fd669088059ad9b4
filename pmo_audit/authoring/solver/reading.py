"""From a condition, and what it is to come to, to what must then hold of the cells it looks at."""

from __future__ import annotations

from datetime import date

from pmo_audit import ir
from pmo_audit.authoring.solver import counts, states, texts
from pmo_audit.authoring.solver.cells import is_none
from pmo_audit.authoring.solver.formula import FALSE, TRUE, Among, Fate, Formula, Want, both, either, every
from pmo_audit.authoring.solver.keys import Keys
from pmo_audit.authoring.solver.numbers import Numbers
from pmo_audit.authoring.solver.orders import compared
from pmo_audit.authoring.solver.world import Places, World, fate


class Reading:
    """Reads conditions as of a day. In one `currency`, amounts are plain numbers, as an example has them."""

    def __init__(self, world: World, day: date, *, currency: str = "") -> None:
        self.world = world
        self.day = day
        self.keys = Keys(world, day)
        self.numbers = Numbers(self, currency)
        self._read: dict[tuple[int, Want, Places], tuple[ir.Node, Formula]] = {}

    def formula(self, node: ir.Node, want: Want, places: Places) -> Formula:
        """What must hold for a condition to come to what is wanted."""
        key = (id(node), want, places)
        if key not in self._read:
            self._read[key] = node, self._formula(node, want, places)
        return self._read[key][1]

    def _formula(self, node: ir.Node, want: Want, places: Places) -> Formula:
        match node:
            case ir.And(operands):
                parts = [self.formula(one, want, places) for one in operands]
                return every(parts) if want in (Want.TRUE, Want.NOT_FALSE) else either(parts)
            case ir.Or(operands):
                parts = [self.formula(one, want, places) for one in operands]
                return either(parts) if want in (Want.TRUE, Want.NOT_FALSE) else every(parts)
            case ir.Not(operand):
                return self.formula(operand, want.opposite, places)
            case ir.Defined(body=body):
                return self.formula(body, want, places)
        came = self.fate(node, places)
        match want:
            case Want.TRUE:
                return came.true
            case Want.FALSE:
                return came.false
            case Want.NOT_TRUE:
                return either((came.false, came.unknown))
            case Want.NOT_FALSE:
                return either((came.true, came.unknown))

    def fate(self, node: ir.Node, places: Places) -> Fate:
        """What a condition without `and`, `or` and `not` may come to."""
        match node:
            case ir.Literal(bool() as value):
                return Fate(TRUE, FALSE, FALSE) if value else Fate(FALSE, TRUE, FALSE)
            case ir.Parameter() if isinstance(node.on(self.day), bool):
                return Fate(TRUE, FALSE, FALSE) if node.on(self.day) else Fate(FALSE, TRUE, FALSE)
            case ir.StateTest():
                return states.fate_of(self, node, places)
            case ir.Quantified():
                return counts.quantified(self, node, places)
            case ir.Call():
                return self._call(node, places)
            case _:
                return self.opaque(node, places)

    def _call(self, node: ir.Call, places: Places) -> Fate:
        banded = _banded(node)
        if banded is not None:
            return self._by_band(node, banded, places)
        name, _, kind = node.overload.partition(":")
        found = self._of_condition(node, places) or counts.compared(self, node, places)
        if found is None and name == "equal" and kind in ("text", "word", "truth", "reference"):
            found = texts.equal(self, node, kind, places)
        if found is None and name in ("contains", "starts", "ends", "matches"):
            found = texts.says(self, node, places)
        if found is None and name in ("less", "at most", "more", "at least", "equal"):
            found = compared(self.numbers, node, places)
        return found if found is not None else self.opaque(node, places)

    def _of_condition(self, node: ir.Call, places: Places) -> Fate | None:
        """`(a or b) is true`: a condition compared with a constant is that condition, or its opposite."""
        if node.overload != "equal:truth":
            return None
        for one, other in (node.arguments, node.arguments[::-1]):
            if isinstance(other, ir.Literal) and not isinstance(one, ir.Field | ir.Literal):
                yes, no = (Want.TRUE, Want.FALSE) if other.value else (Want.FALSE, Want.TRUE)
                unsure = both(self.formula(one, Want.NOT_TRUE, places), self.formula(one, Want.NOT_FALSE, places))
                return Fate(self.formula(one, yes, places), self.formula(one, no, places), unsure)
        return None

    def opaque(self, node: ir.Node, places: Places) -> Fate:
        """A condition of which nothing is known but that it comes to one thing wherever it stands."""
        name = fate(self.keys.key(node, places))
        return Fate(*(Among(name, frozenset({one})) for one in ("true", "false", "unknown")))

    # Parameters that go by a field

    def _by_band(self, node: ir.Call, banded: ir.Banded, places: Places) -> Fate:
        """One comparison for each band, under the conditions that lead to it."""
        values = [band.value.on(self.day) for band in banded.bands]
        if len(set(map(repr, values))) < len(values):
            return self.opaque(node, places)  # where the band is unknown, two of one value may still agree
        true, false, unknown = [], [], []
        before: list[Formula] = []
        for band, value in zip(banded.bands, values, strict=True):
            here = self.formula(band.condition, Want.TRUE, places) if band.condition is not None else TRUE
            plain = _replaced(node, banded, ir.Literal(value, banded.type, banded.span))
            assert isinstance(plain, ir.Call)
            came = self._call(plain, places)
            reached = every((*before, here))
            true.append(both(reached, came.true))
            false.append(both(reached, came.false))
            unknown.append(both(reached, came.unknown))
            if band.condition is not None:
                unknown.append(both(*before, self._unsure(band.condition, places)))
                before.append(self.formula(band.condition, Want.FALSE, places))
        nothing = is_none(self.world, self.numbers.paths(node, places) | self.numbers.paths(banded.by, places))
        return Fate(either(true), either((*false, nothing)), either(unknown))

    def _unsure(self, node: ir.Node, places: Places) -> Formula:
        return both(self.formula(node, Want.NOT_TRUE, places), self.formula(node, Want.NOT_FALSE, places))


def _banded(node: ir.Node) -> ir.Banded | None:
    """The first banded parameter that goes into a computation."""
    match node:
        case ir.Banded():
            return node
        case ir.Defined(body=body):
            return _banded(body)
        case ir.Call(arguments=arguments):
            return next((found for one in arguments if (found := _banded(one)) is not None), None)
        case _:
            return None


def _replaced(node: ir.Node, old: ir.Banded, new: ir.Literal) -> ir.Node:
    """A computation with a constant in the place of a banded parameter, wherever it stands."""
    match node:
        case ir.Banded() if node == old:
            return new
        case ir.Defined(body=body):
            return _replaced(body, old, new)
        case ir.Call(overload, arguments, type_, span):
            return ir.Call(overload, tuple(_replaced(one, old, new) for one in arguments), type_, span)
        case _:
            return node
