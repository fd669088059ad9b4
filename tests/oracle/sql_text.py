"""Conditions as SQL; see `sql` for what can be said in it and how records are kept."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.types import ListType, PeriodType, RefType, Type
from tests.oracle.meaning import World
from tests.oracle.meaning.plain import Amount, Length, Mention
from tests.oracle.meaning.texts import shape
from tests.oracle.meaning.world import plain

UNIT = 1_000_000
"""Numbers are kept in millionths, so that they are whole."""


class OutsideError(Exception):
    """The rule says what SQL cannot."""


def stored(cell: object) -> object:
    """A cell as it is kept; None for one that says nothing, or holds what the fragment leaves out."""
    match cell:
        case bool():
            return int(cell)
        case Fraction():
            return _whole(cell)
        case Amount(amount):
            return _whole(amount)
        case Length(_, count):
            return _whole(count)
        case date():
            return cell.toordinal()
        case Mention(key=key):
            return key
        case str():
            return shape(cell).encode("utf-8", "replace").decode()
        case _:
            return None


def _whole(number: Fraction) -> int:
    scaled = number * UNIT
    if scaled.denominator != 1 or abs(scaled) > 2**50:
        raise OutsideError("a number beyond whole millionths")
    return int(scaled)


class Conditions:
    """Writes conditions as SQL. The record at depth 3 is the row `t3`."""

    def __init__(self, world: World) -> None:
        self.world = world

    # Conditions

    def truth(self, node: ir.Node) -> str:
        """An expression that is 1, 0 or null."""
        match node:
            case ir.And(operands):
                return f"({' AND '.join(map(self.truth, operands))})"
            case ir.Or(operands):
                return f"({' OR '.join(map(self.truth, operands))})"
            case ir.Not(operand):
                return f"(NOT {self.truth(operand)})"
            case ir.Defined(body=body):
                return self.truth(body)
            case ir.Quantified():
                return self._quantified(node)
            case ir.Call(overload=overload, arguments=(left, right)) if _name(overload) in _SIGNS:
                return self._compared(_name(overload), left, right)
            case ir.Call(overload="contains:text,text", arguments=(left, ir.Literal(value=str(words)))) if shape(words):
                return f"(instr({self.value(left)}, {_quoted(shape(words))}) > 0)"
            case ir.StateTest(state="known" | "missing" as state, operand=ir.Field(base=ir.Local()) as field):
                return f"({self.value(field)} IS {'NOT ' if state == 'known' else ''}NULL)"
            case ir.Literal(value=bool(value)) | ir.Parameter(versions=(ir.Version(bool(value), None),)):
                return str(int(value))
            case _:
                raise OutsideError(type(node).__name__)

    def _compared(self, name: str, left: ir.Node, right: ir.Node) -> str:
        for one, other, turned in ((left, right, name), (right, left, _TURNED[name])):
            if isinstance(one, ir.Count) and isinstance(other, ir.Literal) and isinstance(other.value, Fraction):
                return self._counted(one, turned, other.value)
        return f"({self.value(left)} {_SIGNS[name]} {self.value(right)})"

    # Collections

    def _asked(self, members: ir.Members, depth: int, asked: str) -> str:
        """What is asked, of every member: a query; the owner whose members they are is known where it is one."""
        if not self.world.shelf(members.entity).whole:
            raise OutsideError("a register that did not come")
        if members.by and members.by not in self.world.kinds[members.entity].single:
            raise OutsideError("lists of whose a record is")
        owner = "1" if members.owner is None else f't{depth}."f_{members.by}" = {self._key(members.owner)}'
        return f'SELECT {asked} FROM "{members.entity}" AS t{depth} WHERE {owner}'

    def _known(self, members: ir.Members, answer: str) -> str:
        """The answer where it is known whose members they are."""
        if members.owner is None or isinstance(members.owner, ir.Local):
            return answer
        return f"(CASE WHEN {self._key(members.owner)} IS NULL THEN NULL ELSE {answer} END)"

    def _quantified(self, node: ir.Quantified) -> str:
        where = self.truth(node.where) if node.where is not None else "1"
        body = self.truth(node.body) if node.body is not None else "1"
        if node.percent:
            raise OutsideError("a share")
        if node.limit is not None:
            low, high = self._bounds(node.members, node.depth, f"({where} AND {body})")
            return self._known(node.members, _between(_WORDS[node.quantifier], low, high, int(node.limit)))
        if node.quantifier == "every":
            asked = self._asked(node.members, node.depth, f"((NOT {where}) OR {body})")
            return self._known(node.members, f"(NOT (0 IN ({asked})))")
        asked = self._asked(node.members, node.depth, f"({where} AND {body})")
        some = f"(1 IN ({asked}))"
        return self._known(node.members, some if node.quantifier == "some" else f"(NOT {some})")

    def _bounds(self, members: ir.Members, depth: int, asked: str) -> tuple[str, str]:
        """How many surely count, and how many may."""
        sure, most = (self._asked(members, depth, f"{one} AS asked") for one in (asked, f"coalesce({asked}, 1)"))
        return _total(sure), _total(most)

    def _counted(self, node: ir.Count, name: str, number: Fraction) -> str:
        where = self.truth(node.where) if node.where is not None else "1"
        low, high = self._bounds(node.members, node.depth, where)
        if number.denominator != 1:
            raise OutsideError("a count against a part of one")
        return self._known(node.members, _between(name, low, high, int(number)))

    # Values

    def value(self, node: ir.Node) -> str:
        """An expression for a value, null where it is missing."""
        match node:
            case ir.Literal(value=value, type=type_):
                return _literal(value, type_)
            case ir.Parameter(versions=(ir.Version(value=value, until=None),), type=type_):
                return _literal(value, type_)
            case ir.Today():
                return str(self.world.today.toordinal())
            case ir.Defined(body=body):
                return self.value(body)
            case ir.Local(depth=depth):
                return f"t{depth}.key"
            case ir.Field(base=base, name=name, type=type_) if not isinstance(type_, PeriodType | ListType):
                return self._field(base, name)
            case ir.Call(overload="rank:word", arguments=(word, ir.Literal(value=tuple(order)))):
                places = " ".join(f"WHEN {_quoted(one)} THEN {at}" for at, one in enumerate(order))
                return f"(CASE {self.value(word)} {places} END)"
            case ir.Call(overload=overload, arguments=arguments) if overload in _COMPUTED:
                return f"({_COMPUTED[overload].format(*map(self.value, arguments))})"
            case ir.Call() | ir.StateTest() | ir.And() | ir.Or() | ir.Not() | ir.Quantified():
                return self.truth(node)
            case _:
                raise OutsideError(type(node).__name__)

    def _field(self, base: ir.Local | ir.Field, name: str) -> str:
        if isinstance(base, ir.Local):
            return f't{base.depth}."f_{name}"'
        assert isinstance(base.type, RefType)
        return f'(SELECT x."f_{name}" FROM "{base.type.entity}" AS x WHERE x.key = {self._key(base)})'

    def _key(self, node: ir.Local | ir.Field) -> str:
        return f"t{node.depth}.key" if isinstance(node, ir.Local) else self._field(node.base, node.name)


def _name(overload: str) -> str:
    return overload.partition(":")[0]


def _total(query: str) -> str:
    return f"(SELECT coalesce(sum(asked), 0) FROM ({query}))"


def _between(name: str, low: str, high: str, number: int) -> str:
    """A comparison of what lies between two bounds: where they agree, that; where they do not, null."""
    same, sign = f"({low} = {high})", _SIGNS[name]
    if name == "equal":
        within = f"({low} <= {number} AND {number} <= {high})"
        return f"(CASE WHEN {same} THEN {low} = {number} WHEN {within} THEN NULL ELSE 0 END)"
    return f"(CASE WHEN ({low} {sign} {number}) = ({high} {sign} {number}) THEN {low} {sign} {number} ELSE NULL END)"


def _literal(value: object, type_: Type) -> str:
    if isinstance(type_, ListType):
        raise OutsideError("a list")
    known = plain(value)
    if isinstance(known, Amount) and known.currency != "EUR":
        raise OutsideError("another currency")
    kept = stored(known)
    return _quoted(kept) if isinstance(kept, str) else str(kept)


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"


_SIGNS = {"equal": "=", "less": "<", "at most": "<=", "more": ">", "at least": ">="}
_TURNED = {"equal": "equal", "less": "more", "at most": "at least", "more": "less", "at least": "at most"}
_WORDS = {
    "at least": "at least",
    "at most": "at most",
    "exactly": "equal",
    "more than": "more",
    "fewer than": "less",
}
_DAY = "CASE WHEN {1} % 1000000 = 0 AND {0} + {1} / 1000000 BETWEEN 1 AND 3652059 THEN {0} + {1} / 1000000 END"
_COMPUTED = {
    "add:number,number": "{0} + {1}",
    "subtract:number,number": "{0} - {1}",
    "negate:number": "- {0}",
    "size:number": "abs({0})",
    "distance:number,number": "abs({0} - {1})",
    "add:money,money": "{0} + {1}",
    "subtract:money,money": "{0} - {1}",
    "negate:money": "- {0}",
    "size:money": "abs({0})",
    "distance:money,money": "abs({0} - {1})",
    "add:duration,duration": "{0} + {1}",
    "subtract:duration,duration": "{0} - {1}",
    "negate:duration": "- {0}",
    "subtract:date,date": "({0} - {1}) * 1000000",
    "distance:date,date": "abs({0} - {1}) * 1000000",
    "add:date,duration": _DAY,
    "add:duration,date": _DAY.replace("{0}", "{x}").replace("{1}", "{0}").replace("{x}", "{1}"),
    "subtract:date,duration": _DAY.replace("{1}", "(- {1})"),
}
