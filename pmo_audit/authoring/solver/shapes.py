"""The shape of a comparison of amounts: what meets what, so that equal shapes exchange alike."""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.authoring.solver.keys import Keys
from pmo_audit.authoring.solver.world import Places
from pmo_audit.classes import dataclass
from pmo_audit.types import MoneyType
from pmo_audit.values import Money

Shape = str | tuple["Shape", "Shape"]
"""A cell or a currency, or two shapes that meet."""

_MEETING = ("add:money,money", "subtract:money,money", "distance:money,money")
_CURRENCY = "¤"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a comparison of amounts. Amounts written out count in the currency of the first of them."""

    whole: str
    at: str
    unit: str

    @classmethod
    def of(cls, left: Shape, right: Shape) -> Spot:
        """The spot of a comparison of two amounts."""
        whole = meeting(left, right)
        return cls(repr(whole), "", _first_currency(whole, "") or "")

    @property
    def name(self) -> str:
        """What tells the spot from all others, in this and other comparisons."""
        return f"@{self.at} in {self.whole}"

    @property
    def is_unit(self) -> bool:
        """Whether amounts count in the currency that is written here."""
        return self.at == self.unit

    def below(self, left: Shape, right: Shape) -> tuple[Spot, Spot]:
        """The spots of two amounts that meet here; amounts of one shape are exchanged alike, so they share one."""
        if left == right:
            return self, self
        first, second = Spot(self.whole, f"{self.at}0", self.unit), Spot(self.whole, f"{self.at}1", self.unit)
        return (first, second) if repr(left) < repr(right) else (second, first)


def meeting(left: Shape, right: Shape) -> Shape:
    """The shape of two amounts that meet, in whichever order."""
    if left == right:
        return left
    return (left, right) if repr(left) < repr(right) else (right, left)


def _first_currency(shape: Shape, at: str) -> str | None:
    if isinstance(shape, str):
        return at if shape.startswith(_CURRENCY) else None
    found = _first_currency(shape[0], f"{at}0")
    return found if found is not None else _first_currency(shape[1], f"{at}1")


def shape_of(keys: Keys, node: ir.Node, places: Places) -> Shape:
    """The shape of a computation of an amount; multiplying and dividing by numbers does not change it."""
    match node:
        case ir.Defined(body=body):
            return shape_of(keys, body, places)
        case ir.Literal(Money(currency=currency)):
            return f"{_CURRENCY}{currency}"
        case ir.Parameter():
            value = node.on(keys.day)
            return f"{_CURRENCY}{value.currency if isinstance(value, Money) else ''}"
        case ir.Call(overload, (left, right)) if overload in _MEETING:
            return meeting(shape_of(keys, left, places), shape_of(keys, right, places))
        case ir.Call() if (amount := _scaled(node)) is not None:
            return shape_of(keys, amount, places)
        case _:
            return keys.key(node, places)


def _scaled(node: ir.Call) -> ir.Node | None:
    """The amount that a call only makes so many times larger, or gives another sign; None where it does more."""
    amounts = [one for one in node.arguments if isinstance(type_of(one), MoneyType)]
    others = [one for one in node.arguments if not isinstance(type_of(one), MoneyType)]
    name = node.overload.partition(":")[0]
    fixed = all(_is_constant(one) for one in others)
    return amounts[0] if len(amounts) == 1 and fixed and name in ("multiply", "divide", "negate", "size") else None


def _is_constant(node: ir.Node) -> bool:
    match node:
        case ir.Literal() | ir.Parameter():
            return True
        case ir.Defined(body=body):
            return _is_constant(body)
        case ir.Call(arguments=arguments):
            return all(_is_constant(one) for one in arguments)
        case _:
            return False


def spots(keys: Keys, node: ir.Call, places: Places, spot: Spot | None) -> tuple[Spot | None, ...]:
    """The spot of each argument of a computation or comparison of amounts; None for what is no amount."""
    if len(node.arguments) == 2 and all(isinstance(type_of(one), MoneyType) for one in node.arguments):
        left, right = (shape_of(keys, one, places) for one in node.arguments)
        return (spot or Spot.of(left, right)).below(left, right)
    if spot is None:
        return (None,) * len(node.arguments)
    return tuple(spot if isinstance(type_of(one), MoneyType) else None for one in node.arguments)


def meet_of(keys: Keys, node: ir.Call, places: Places) -> frozenset[str]:
    """What must be defined for the two amounts of a call to meet; nothing where they are of one currency anyhow."""
    if len(node.arguments) != 2 or not all(isinstance(type_of(one), MoneyType) for one in node.arguments):
        return frozenset()
    left, right = (shape_of(keys, one, places) for one in node.arguments)
    ratio = {keys.key(node, places)} if node.overload.startswith("divide") else set()
    return frozenset(ratio if left == right else {f"rates {meeting(left, right)}", *ratio})
