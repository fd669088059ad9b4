"""One way in which conditions may come to what is asked: everything said so far, and whether it goes together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from pmo_audit.authoring.solver.formula import (
    LOST,
    NONE,
    STATES,
    VALUE,
    All,
    Among,
    Any,
    Exists,
    ForAll,
    Formula,
    Same,
    Says,
)
from pmo_audit.authoring.solver.linear import Below, Bound, Form, Variable, at_most_zero, solve
from pmo_audit.authoring.solver.wording import contradict
from pmo_audit.authoring.solver.world import SIGNS, World, sign, state, word

_UNKNOWN_THERE = frozenset({LOST})
_NOWHERE = frozenset({NONE})
MOST_MEMBERS = 8
"""Members that are spelt out at once; a formula that needs more may be found to go together though it does not."""


class Branch:
    """What has been said, and the choices that are still open."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.possible: dict[str, frozenset[str]] = {}
        self.low: dict[Variable, Bound] = {}
        self.high: dict[Variable, Bound] = {}
        self.joint: dict[Below, None] = {}
        """Inequalities over several variables."""
        self.same: dict[Same, None] = {}
        self.says: dict[Says, None] = {}
        self.members: dict[str, list[str]] = {}
        self.rules: list[ForAll] = []
        self.open: list[Any] = []

    def copy(self) -> Branch:
        """The same, to go on from apart."""
        other = Branch(self.world)
        other.possible, other.low, other.high = dict(self.possible), dict(self.low), dict(self.high)
        other.joint, other.same, other.says = dict(self.joint), dict(self.same), dict(self.says)
        other.members = {name: list(members) for name, members in self.members.items()}
        other.rules, other.open = list(self.rules), list(self.open)
        return other

    # Saying more

    def add(self, formula: Formula) -> bool:
        """Says one thing more; False where that is seen to contradict what was said."""
        match formula:
            case All(parts):
                return all(self.add(part) for part in parts)
            case Any(()):
                return False
            case Any():
                self.open.append(formula)
                return True
            case Among(name, allowed):
                return self.restrict(name, allowed)
            case Below():
                return self._bound(formula)
            case Same():
                self.same[formula] = None
                return True
            case Says():
                self.says[formula] = None
                return True
            case Exists():
                return self._spell_out(formula)
            case ForAll():
                self.rules.append(formula)
                return all(self.add(formula.of(one)) for one in self.members.get(formula.collection, ()))

    def restrict(self, name: str, allowed: frozenset[str]) -> bool:
        """Leaves of the possibilities of something only these."""
        before = self.possible.get(name)
        if before is None:
            before = self.world.domain(name)
        left = before & allowed
        self.possible[name] = left
        if not left:
            return False
        return left == before or not name.startswith("state ") or self._led(name.removeprefix("state "), left)

    def _led(self, path: str, left: frozenset[str]) -> bool:
        """What the state of a cell says of the cell that leads to it, and of those it leads to."""
        parent = self.world.parents.get(path)
        if parent is not None and state(parent) in self.world.domains:
            ways = frozenset(one for one in STATES if left & _states_below(one))
            if not self.restrict(state(parent), ways):
                return False
        below = frozenset(each for one in left for each in _states_below(one))
        if below == STATES:
            return True
        return all(self.restrict(state(child), below) for child in self.world.children.get(path, ()))

    def _bound(self, one: Below) -> bool:
        terms = one.form.terms
        if not terms:
            return one.form.constant < 0 or (one.form.constant == 0 and not one.strict)
        if len(terms) > 1:
            self.joint[one] = None
            return True
        variable, factor = terms[0]
        bound = Bound(-one.form.constant / factor, one.strict)
        low, high = self.low.get(variable), self.high.get(variable)
        if factor > 0 and (high is None or (bound.value, not bound.strict) < (high.value, not high.strict)):
            self.high[variable] = high = bound
        elif factor < 0 and (low is None or (bound.value, bound.strict) > (low.value, low.strict)):
            self.low[variable] = low = bound
        return not _crossed(low, high) and self._signed(variable, low, high)

    def _signed(self, variable: Variable, low: Bound | None, high: Bound | None) -> bool:
        """What the range of an amount says of its sign, in this comparison and in all others."""
        of = self.world.signed.get(variable.name)
        if of is None:
            return True
        left = set(SIGNS)
        if low is not None and low.value >= 0:
            left -= {"below", "zero"} if low.value > 0 or low.strict else {"below"}
        if high is not None and high.value <= 0:
            left -= {"above", "zero"} if high.value < 0 or high.strict else {"above"}
        return len(left) == len(SIGNS) or self.restrict(sign(of), frozenset(left))

    def _spell_out(self, one: Exists) -> bool:
        """Members with a name each; the rules about all members hold for them too."""
        known = self.members.setdefault(one.collection, [])
        for _ in range(one.number):
            if sum(map(len, self.members.values())) >= MOST_MEMBERS:
                return True
            member = self.world.member(one.collection, str(len(known) + 1))
            known.append(member)
            rules = [rule.of(member) for rule in self.rules if rule.collection == one.collection]
            if not self.add(one.of(member)) or not all(self.add(rule) for rule in rules):
                return False
        return True

    # Looking ahead

    def refutes(self, formula: Formula) -> bool:
        """Whether it is plain that a formula contradicts what was said."""
        match formula:
            case Among(name, allowed):
                return not self._left(name) & allowed
            case Below():
                return self._refutes_bound(formula)
            case Same(left, right, same):
                return Same(left, right, not same) in self.same
            case Says(how, path, words, truly):
                return Says(how, path, words, not truly) in self.says
            case All(parts):
                return any(self.refutes(part) for part in parts)
            case Any(parts):
                return all(self.refutes(part) for part in parts)
            case _:
                return False

    def entails(self, formula: Formula) -> bool:
        """Whether it is plain that a formula follows from what was said."""
        match formula:
            case Among(name, allowed):
                return self._left(name) <= allowed
            case Below():
                return formula in self.joint or self._refutes_bound(formula.opposite)
            case Same():
                return formula in self.same
            case Says():
                return formula in self.says
            case All(parts):
                return all(self.entails(part) for part in parts)
            case Any(parts):
                return any(self.entails(part) for part in parts)
            case _:
                return False

    def _left(self, name: str) -> frozenset[str]:
        found = self.possible.get(name)
        return found if found is not None else self.world.domain(name)

    def _refutes_bound(self, one: Below) -> bool:
        if one.form.is_number:
            return one.form.constant > 0 or (one.strict and one.form.constant == 0)
        if len(one.form.terms) > 1:
            return bool(self.joint) and one.opposite in self.joint
        variable, factor = one.form.terms[0]
        bound = Bound(-one.form.constant / factor, one.strict)
        return _crossed(self.low.get(variable), bound) if factor > 0 else _crossed(bound, self.high.get(variable))

    # Whether it goes together

    def goes_together(self) -> bool:
        """Whether the texts do, and the numbers. Raises `TooLargeError` where the numbers are too many."""
        if (self.same or self.says) and contradict(self.same, self.says, self._words):
            return False
        return not self._has_joint_numbers() or self.values() is not None

    def _has_joint_numbers(self) -> bool:
        """Whether numbers have to do with each other, or with words; others were looked at one by one."""
        if self.joint:
            return True
        return any(
            each.name.startswith(("least ", "most ")) or each.name in self.world.ranks
            for side in (self.low, self.high)
            for each in side
        )

    def _words(self, path: str) -> frozenset[str] | None:
        name = word(path)
        return self._left(name) if name in self.world.domains else None

    def values(self, also: Iterable[Below] = ()) -> Mapping[Variable, Fraction] | None:
        """Values of all numbers, or None where there are none."""
        system = [*self.joint, *also]
        variables = {each for one in system for each, _ in one.form.terms} | set(self.low) | set(self.high)
        for variable in sorted(variables):
            system += self._about(variable)
        return solve(system)

    def _about(self, variable: Variable) -> list[Below]:
        """Everything known of one variable by itself."""
        itself = Form.of(variable)
        found = []
        if variable in self.low:
            low = self.low[variable]
            found.append(at_most_zero(Form.number(low.value).plus(itself, -1), strict=low.strict))
        if variable in self.high:
            high = self.high[variable]
            found.append(at_most_zero(itself.plus(Form.number(high.value), -1), strict=high.strict))
        if variable.name in self.world.ranks:
            path, words = self.world.ranks[variable.name]
            places = [place for place, one in enumerate(words) if one in self._left(word(path))]
            found += [
                at_most_zero(Form.number(places[0]).plus(itself, -1)),
                at_most_zero(itself.plus(Form.number(places[-1]), -1)),
            ]
        if variable.name in self.world.signed:
            left = self._left(sign(self.world.signed[variable.name]))
            if "below" not in left:
                found.append(at_most_zero(itself.times(-1), strict="zero" not in left))
            if "above" not in left:
                found.append(at_most_zero(itself, strict="zero" not in left))
        which, _, name = variable.name.partition(" ")
        if name in self.world.counts and which in ("least", "most"):
            most = Form.of(Variable(f"most {name}", whole=True))
            found += [at_most_zero(itself.times(-1)), at_most_zero(itself.plus(most, -1))]
        return found


def _states_below(way: str) -> frozenset[str]:
    """The states in which a cell may be where the cell that leads to it is in this one."""
    if way == VALUE:
        return STATES
    return _NOWHERE if way == NONE else _UNKNOWN_THERE


def _crossed(low: Bound | None, high: Bound | None) -> bool:
    if low is None or high is None:
        return False
    return low.value > high.value or (low.value == high.value and (low.strict or high.strict))
